import type { PrintedBook } from '../../../shared/contract/printPages';
import type { SheetView } from '../../../shared/form/types';
import { layOutSet, type SetOptions } from './exportSet';
import { layOut } from './layOut';
import { paginate } from './paginate';

/** A Biểu to be printed: as an annex of a set where it has a number, else as it is. */
export interface ShownSheet {
  readonly view: SheetView;
  readonly number: number | null;
}

/** What would be exported, page by page: the same layout, broken as a spreadsheet breaks it. */
export const printPages = (sheets: readonly ShownSheet[], options: SetOptions): PrintedBook => {
  const [alone] = sheets;
  if (alone && alone.number === null) return { sheets: [paginate(layOut(alone.view, options))] };
  const numbered = sheets.map(({ view, number }, index) => ({ view, number: number ?? index + 1 }));
  return { sheets: layOutSet(numbered, options).map(paginate) };
};
