import type { ViewCell } from './types';

/** A cell with nothing in it. */
export const emptyCell = (note: string | null): ViewCell => ({
  text: '',
  typed: '',
  value: null,
  state: 'empty',
  verdict: null,
  reason: null,
  estimate: false,
  nature: null,
  overruled: null,
  note,
  derived: null,
  others: [],
});

/** A cell that shows just what was typed. */
export const plainCell = (text: string, note: string | null): ViewCell => ({
  ...emptyCell(note),
  text,
  typed: text,
  state: text === '' ? 'empty' : 'ok',
});
