import type { ViewColumn } from '../../../shared/form/columns';
import type { SheetView } from '../../../shared/form/types';
import { foldHeader } from '../../../shared/reading/headerWords';
import type { SheetIndex } from '../read/sheetModel';
import { contradicts, readHeaderPeriod } from './headerPeriod';
import { type HeaderTexts, type HeaderWords, headerWords, scoreHeader } from './headerWords';
import { hasNumbers, valueColumns } from './valueColumns';

/** Where the table of a sheet stands. */
export interface TablePlace {
  readonly headerTop: number;
  readonly headerBottom: number;
  /** Physical column of each column of the view that was found, by id; the name column by its first half. */
  readonly columns: ReadonlyMap<string, number>;
  readonly marker: number | null;
  /** Physical columns of the label: one, or more where it is split. */
  readonly names: readonly number[];
  /** Hidden columns of an own export that tell which derived numbers came back untouched, by column id. */
  readonly untouched?: ReadonlyMap<string, number>;
  /** How well the header was recognised, for choosing between sheets. */
  readonly score: number;
}

const deepestHeader = 3;
const lastHeaderRow = 300;

/** What a header block says above a column; null when it says nothing. */
export const headerTexts = (index: SheetIndex, top: number, bottom: number, column: number): HeaderTexts | null => {
  const levels: string[] = [];
  for (let row = top; row <= bottom; row++) {
    const cell = index.at(row, column);
    if (isTitle(index, row, column)) continue;
    const text = foldHeader(cell?.text ?? '');
    if (text !== '' && levels.at(-1) !== text) levels.push(text);
  }
  if (levels.length === 0) return null;
  return { last: levels.at(-1) ?? '', path: levels.join(' '), first: levels[0] ?? '' };
};

/** A cell merged from the first column over most of the sheet is a title above the table, not a header. */
const isTitle = (index: SheetIndex, row: number, column: number): boolean => {
  const merge = index.mergeAt(row, column);
  if (merge === null || merge.right - merge.left + 1 <= Math.max(3, index.lastColumn * 0.6)) return false;
  let first = 1;
  while (index.sheet.hiddenColumns.has(first)) first++;
  return merge.left <= first;
};

/**
 * Finds the header of a view in a sheet: title rows above, one to three rows, merged cells, capitals, line breaks,
 * formulas (their cached text), groups that have the same lines below them. Null without a label column and a column
 * that holds what the sheet is about. Hidden columns are helpers and do not count.
 */
export const findTable = (index: SheetIndex, view: SheetView): TablePlace | null => {
  const words = headerWords(view);
  const values = new Set(valueColumns(view));
  const enough = hasNumbers(view) ? 1 : 2;
  let best: TablePlace | null = null;
  for (const { number: top } of index.sheet.rows) {
    if (top > lastHeaderRow) break;
    for (let depth = 1; depth <= deepestHeader; depth++) {
      const place = placeAt(index, view, words, top, top + depth - 1);
      if (place.names.length === 0 || place.headerBottom > top + 5 || isCut(index, place)) continue;
      const known = [...place.columns.keys()].filter((id) => values.has(id)).length;
      if (known >= enough && place.score > (best?.score ?? 0) && !(best && isFurther(best, place, values)))
        best = place;
    }
  }
  return best;
};

/** A header further down, on the next page or of another table, counts only where it knows more of the Biểu's values. */
const isFurther = (first: TablePlace, place: TablePlace, values: ReadonlySet<string>): boolean => {
  const known = ({ columns }: TablePlace): number => [...columns.keys()].filter((id) => values.has(id)).length;
  return place.headerTop > first.headerBottom && known(place) <= known(first);
};

/** A header does not begin in the middle of a merged heading: what stands above its lower rows belongs to it. */
const isCut = (index: SheetIndex, { headerTop, columns }: TablePlace): boolean =>
  [...columns.values()].some((column) => (index.mergeAt(headerTop, column)?.top ?? headerTop) < headerTop);

/** The header that a person pointed at, read as far as its words are known; `names` may be empty. */
export const readHeaderAt = (index: SheetIndex, view: SheetView, top: number, bottom: number): TablePlace => ({
  ...placeAt(index, view, headerWords(view), top, bottom),
  headerBottom: bottom,
});

/** A heading that is the column's own, all its lines, is believed; another one only where it speaks of no other time. */
const wholePath = 6;

/** By a usual word, or its beginning: "Kế hoạch năm 2022" over "Tỉnh giao" and "Huyện giao" means either of them. */
const weak = 2;
const LABELS: ReadonlySet<ViewColumn['kind']> = new Set(['marker', 'name', 'unit']);

interface Hit {
  readonly words: HeaderWords;
  readonly column: number;
  readonly score: number;
}

/** Another column that might as well be the one. */
const isRival = (index: SheetIndex, row: number, hit: Hit, other: Hit, taken: ReadonlySet<number>): boolean =>
  other.words === hit.words &&
  other.score === hit.score &&
  !taken.has(other.column) &&
  !mergedColumns(index, row, hit.column).includes(other.column);

/** A heading over several columns that have headings of their own further down. */
const hasSeveralBelow = (index: SheetIndex, bottom: number, headerBottom: number, column: number): boolean => {
  const texts = new Set<string>();
  for (const covered of mergedColumns(index, bottom, column)) {
    for (let row = bottom + 1; row <= headerBottom; row++) texts.add(foldHeader(index.at(row, covered)?.text ?? ''));
  }
  texts.delete('');
  return texts.size > 1;
};

const placeAt = (
  index: SheetIndex,
  view: SheetView,
  words: readonly HeaderWords[],
  top: number,
  bottom: number,
): TablePlace => {
  const found: Hit[] = [];
  const width = Math.min(index.lastColumn, 200);
  const texts = new Map<number, HeaderTexts | null>();
  for (let column = 1; column <= width; column++) {
    if (index.sheet.hiddenColumns.has(column)) continue;
    const here = headerTexts(index, top, bottom, column);
    texts.set(column, here);
    if (here === null) continue;
    for (const word of words) {
      const score = scoreHeader(word, here);
      if (score === 0) continue;
      const isBelieved = score === wholePath || word.own.has(here.path);
      if (!isBelieved && contradicts(readHeaderPeriod(here.path, view), word.column, view)) continue;
      found.push({ words: word, column, score });
    }
  }
  found.sort((a, b) => b.score - a.score || a.column - b.column);
  const columns = new Map<string, number>();
  const taken = new Set<number>();
  const contested = new Set<string>();
  const values: Hit[] = [];
  let score = 0;
  let name: number | null = null;
  let marker: number | null = null;
  let headerBottom = bottom;
  for (const hit of found) {
    const { id, kind } = hit.words.column;
    if (columns.has(id) || taken.has(hit.column) || contested.has(id)) continue;
    if (hit.score <= weak && !LABELS.has(kind) && found.some((other) => isRival(index, bottom, hit, other, taken))) {
      contested.add(id);
      continue;
    }
    columns.set(id, hit.column);
    for (const covered of mergedColumns(index, bottom, hit.column)) taken.add(covered);
    score += hit.score;
    if (kind === 'name') name = hit.column;
    if (kind === 'marker') marker = hit.column;
    headerBottom = Math.max(headerBottom, index.mergeAt(bottom, hit.column)?.bottom ?? bottom);
    if (!LABELS.has(kind)) values.push(hit);
  }
  for (const { words: known, column } of values) {
    if (hasSeveralBelow(index, bottom, headerBottom, column)) columns.delete(known.column.id);
  }
  return {
    headerTop: top,
    headerBottom,
    columns,
    marker,
    names: name === null ? [] : nameColumns(index, texts, name, bottom, new Set(columns.values())),
    // A block with a title row in it must not beat the bare header.
    score: score * 10 - (bottom - top),
  };
};

const mergedColumns = (index: SheetIndex, row: number, column: number): readonly number[] => {
  const merge = index.mergeAt(row, column);
  if (!merge) return [column];
  return Array.from({ length: merge.right - merge.left + 1 }, (_, offset) => merge.left + offset);
};

/** The label's columns: those its header is merged over, and blank ones beside it. */
const nameColumns = (
  index: SheetIndex,
  texts: ReadonlyMap<number, HeaderTexts | null>,
  first: number,
  row: number,
  others: ReadonlySet<number>,
): readonly number[] => {
  const names = [first];
  const merge = index.mergeAt(row, first);
  for (let column = first + 1; column <= Math.min(index.lastColumn, first + 4); column++) {
    const isMerged = merge !== null && column <= merge.right;
    const isBlank = !others.has(column) && texts.get(column) === null;
    if (!isMerged && !isBlank) break;
    names.push(column);
  }
  return names;
};
