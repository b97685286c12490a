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

/** Of how many units a value was put together where some had none yet: 1 of 10; null for all others. */
export const partialOf = (
  cell: ViewCell | null | undefined,
): { readonly from: number; readonly all: number } | null => {
  const derived = cell?.derived;
  if (!derived || derived.missing.length === 0) return null;
  if (derived.how !== 'consolidated' && derived.how !== 'weighted') return null;
  return { from: derived.from, all: derived.from + derived.missing.length };
};
