import type { Measure } from '../../../shared/domain/measure';
import type { SheetView } from '../../../shared/form/types';
import { readHeaderAt, type TablePlace } from '../import/findTable';
import type { RowModel, SheetIndex } from '../read/sheetModel';
import { columnsOf } from './mappedTable';
import { readColumns } from './readColumns';

/** Where a header may be that the words of the Biểu do not know, and how many of its columns it would give. */
interface Guess {
  readonly place: TablePlace;
  readonly values: number;
}

const fewestTexts = 3;
/** Titles are short; a header further down is for a person to point at. */
const lastTop = 40;
const deepest = 3;
const labelWeight = 2;

/**
 * The likeliest header of a sheet where none was found by words alone: the one under which most columns are known by what
 * they say of kind and time. Else the first row with several texts: better to point at one than at none.
 */
export const guessPlace = (index: SheetIndex, view: SheetView, measures: readonly Measure[]): Guess => {
  const candidates = index.sheet.rows.filter((row) => row.number <= lastTop && textsIn(index, row) >= fewestTexts);
  let best: Guess | null = null;
  let bestScore = 0;
  for (const { number: top } of candidates) {
    for (let bottom = top; bottom < top + deepest; bottom++) {
      const place = readHeaderAt(index, view, top, bottom);
      if (place.names.length === 0) continue;
      const columns = readColumns(index, view, { top, bottom }, columnsOf(view, place), 'header', measures);
      const meant = columns.filter(({ meaning }) => meaning !== null);
      const values = meant.filter(({ meaning, why }) => meaning?.kind === 'cell' && why === 'period').length;
      const score = (values * labelWeight + meant.length) * 10 - (bottom - top);
      if (values > 0 && score > bestScore) [best, bestScore] = [{ place, values }, score];
    }
  }
  if (best) return best;
  const row = candidates[0] ?? index.sheet.rows[0];
  const top = row?.number ?? 1;
  return { place: readHeaderAt(index, view, top, row ? bottomOf(index, row) : top), values: 0 };
};

const textsIn = (index: SheetIndex, row: RowModel): number =>
  row.cells.filter(({ kind, column }) => kind === 'text' && !index.sheet.hiddenColumns.has(column)).length;

/** Headings that are merged down tell how deep the header is. */
const bottomOf = (index: SheetIndex, { number: top, cells }: RowModel): number =>
  Math.min(top + deepest - 1, Math.max(top, ...cells.map(({ column }) => index.mergeAt(top, column)?.bottom ?? top)));
