import type { ViewColumn } from '../../shared/form/columns';
import type { ColumnKind } from '../../shared/form/definition';
import type { SheetView } from '../../shared/form/types';
import { HEADER_WORDS } from '../../shared/text/workbook';
import { foldLabel } from './labelText';
import type { SheetIndex } from './sheetModel';

/** Where the table of a sheet stands. */
export interface TablePlace {
  readonly headerTop: number;
  readonly headerBottom: number;
  /** Physical column of each column of the view that was found, by id; the name column by its first half. */
  readonly columns: ReadonlyMap<string, number>;
  readonly marker: number | null;
  /** Physical columns of the label: one, or more where it is split. */
  readonly names: readonly number[];
  /** How well the header was recognised, for choosing between sheets. */
  readonly score: number;
}

const deepestHeader = 3;
const lastHeaderRow = 300;

/** Header text without what varies: "(%)", a year, a trailing colon. */
const foldHeader = (text: string): string =>
  foldLabel(text)
    .replace(/[.“”"]+/gu, '')
    .trim();

const withAnyYear = (pattern: string): RegExp =>
  new RegExp(`^${escapePattern(foldHeader(pattern)).replace(/\\\{endyear\\\}/g, '(?:19|20)\\d{2}')}$`, 'u');

const escapePattern = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

interface ColumnWords {
  readonly column: ViewColumn;
  readonly exact: readonly RegExp[];
  readonly known: readonly string[];
  readonly opening: readonly string[];
}

const genericWords = (kind: ColumnKind): readonly string[] => HEADER_WORDS[kind];

const wordsOf = (column: ViewColumn): ColumnWords => {
  const own = [column.header.join(' '), column.header.at(-1) ?? '', ...column.synonyms].filter((text) => text !== '');
  const opening = [...own, ...genericWords(column.kind)]
    .map((text) => foldHeader(text.replace('{endYear}', '')))
    .filter((text) => text.length >= 5);
  return { column, exact: own.map(withAnyYear), known: genericWords(column.kind), opening };
};

/** 3: the header or a synonym of the form; 2: a usual word; 1: begins with one of them; 0: unknown. */
const scoreOf = (words: ColumnWords, texts: readonly string[]): number => {
  if (texts.some((text) => words.exact.some((pattern) => pattern.test(text)))) return 3;
  if (texts.some((text) => words.known.includes(text))) return 2;
  return texts.some((text) => words.opening.some((opening) => text.startsWith(opening))) ? 1 : 0;
};

/** Texts under which a column of a header block may be known: its lowest, all levels joined, its highest. */
const headerTexts = (index: SheetIndex, top: number, bottom: number, column: number): readonly string[] => {
  const levels: string[] = [];
  for (let row = top; row <= bottom; row++) {
    const cell = index.at(row, column);
    if (isTitle(index, row, column)) continue;
    const text = foldHeader(cell?.text ?? '');
    if (text !== '' && levels.at(-1) !== text) levels.push(text);
  }
  return levels.length === 0 ? [] : [levels.at(-1) ?? '', levels.join(' '), levels[0] ?? ''];
};

/** A cell merged over most of the sheet is a title above the table, not a header. */
const isTitle = (index: SheetIndex, row: number, column: number): boolean => {
  const merge = index.mergeAt(row, column);
  return merge !== null && merge.right - merge.left + 1 > Math.max(3, index.lastColumn * 0.6);
};

/**
 * Finds the header of a view in a sheet: title rows above, one to three rows, merged cells, capitals, line breaks,
 * formulas (their cached text). Null without a label column and at least one of target and figure. Hidden columns are
 * helpers and do not count.
 */
export const findTable = (index: SheetIndex, view: SheetView): TablePlace | null => {
  const words = view.columns.filter((column) => !column.internal).map(wordsOf);
  let best: TablePlace | null = null;
  for (const { number: top } of index.sheet.rows) {
    if (top > lastHeaderRow) break;
    for (let depth = 1; depth <= deepestHeader; depth++) {
      const place = placeAt(index, words, top, top + depth - 1);
      if (place && place.score > (best?.score ?? 0)) best = place;
    }
  }
  return best;
};

const placeAt = (index: SheetIndex, words: readonly ColumnWords[], top: number, bottom: number): TablePlace | null => {
  const found: { words: ColumnWords; column: number; score: number }[] = [];
  const width = Math.min(index.lastColumn, 200);
  const texts = new Map<number, readonly string[]>();
  for (let column = 1; column <= width; column++) {
    if (index.sheet.hiddenColumns.has(column)) continue;
    const here = headerTexts(index, top, bottom, column);
    texts.set(column, here);
    if (here.length === 0) continue;
    for (const word of words) {
      const score = scoreOf(word, here);
      if (score > 0) found.push({ words: word, column, score });
    }
  }
  found.sort((a, b) => b.score - a.score || a.column - b.column);
  const columns = new Map<string, number>();
  const taken = new Set<number>();
  let score = 0;
  let name: number | null = null;
  let marker: number | null = null;
  let hasValue = false;
  let headerBottom = bottom;
  for (const hit of found) {
    const { id, kind } = hit.words.column;
    if (columns.has(id) || taken.has(hit.column)) continue;
    columns.set(id, hit.column);
    for (const covered of mergedColumns(index, bottom, hit.column)) taken.add(covered);
    score += hit.score;
    if (kind === 'name') name = hit.column;
    if (kind === 'marker') marker = hit.column;
    if (kind === 'target' || kind === 'figure') hasValue = true;
    headerBottom = Math.max(headerBottom, index.mergeAt(bottom, hit.column)?.bottom ?? bottom);
  }
  if (name === null || !hasValue || headerBottom > top + 5) return null;
  return {
    headerTop: top,
    headerBottom,
    columns,
    marker,
    names: nameColumns(index, texts, name, bottom, new Set(columns.values())),
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
  texts: ReadonlyMap<number, readonly string[]>,
  first: number,
  row: number,
  others: ReadonlySet<number>,
): readonly number[] => {
  const names = [first];
  const merge = index.mergeAt(row, first);
  for (let column = first + 1; column <= Math.min(index.lastColumn, first + 4); column++) {
    const isMerged = merge !== null && column <= merge.right;
    const isBlank = !others.has(column) && (texts.get(column) ?? ['hidden']).length === 0;
    if (!isMerged && !isBlank) break;
    names.push(column);
  }
  return names;
};
