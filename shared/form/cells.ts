import type { ViewCell } from './types';

/** A cell that shows just what was typed. */
export const plainCell = (text: string, note: string | null): ViewCell => ({
  text,
  typed: text,
  value: null,
  state: text === '' ? 'empty' : 'ok',
  verdict: null,
  reason: null,
  estimate: false,
  nature: null,
  overruled: null,
  note,
  derived: null,
  others: NO_OTHERS,
});

/** What a person reads: the text, in the display unit of the form where that is another. */
export const readText = ({ text, shown }: Pick<ViewCell, 'text' | 'shown'>): string => shown ?? text;

const NO_OTHERS: ViewCell['others'] = [];

/** A cell with nothing in it. */
export const emptyCell = (note: string | null): ViewCell => plainCell('', note);
