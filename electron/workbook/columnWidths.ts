import type { ViewColumn } from '../../shared/form/columns';
import type { SheetView } from '../../shared/form/types';
import { textWidth } from './textWidth';

const NUMERIC: ReadonlySet<ViewColumn['kind']> = new Set([
  'target',
  'figure',
  'ratio',
  'compare',
  'growth',
  'mean',
  'sum',
  'gap',
]);
/** Shorter texts of number columns are numbers with their words, which a spreadsheet never wraps. */
const longestNumber = 16;
/** A longer word is broken rather than given a column of its own. */
const longestWord = 20;
const leastShare = 0.72;
const widest = 1.8;
const cellPadding = 7;
/** Characters that a register's columns grow by at a time. */
const step = 2;
/** Points to a pixel, less what is lost at the end of lines. */
const lineShare = 0.75 * 0.88;
const pixelsPerCharacter = 8;

/**
 * Widths that fill a line of `page` characters: as the form says, but no number is cut (Excel shows #### for it) and no
 * word is broken. Where that is more than the page, the wider columns give way first; the rest is left to "fit to width".
 */
export const fitWidths = (
  view: SheetView,
  columns: readonly ViewColumn[],
  page: number,
  size: number,
): readonly number[] => {
  if (columns.length > 0 && !columns.some(({ kind }) => NUMERIC.has(kind))) {
    return registerWidths(view, columns, page, size);
  }
  const total = columns.reduce((sum, { width }) => sum + width, 0);
  const factor = Math.min(widest, Math.max(leastShare, page / Math.max(1, total)));
  const needs = columns.map((column) => neededWidth(view, column, size));
  const wanted = columns.map(({ width }, index) => Math.max(width * factor, needs[index] ?? 0));
  const least = columns.map(({ kind, width }, index) =>
    Math.max(needs[index] ?? 0, NUMERIC.has(kind) ? 0 : width * leastShare),
  );
  const over = wanted.reduce((sum, width) => sum + width, 0) - page;
  const slack = wanted.reduce((sum, width, index) => sum + width - (least[index] ?? 0), 0);
  const share = over <= 0 || slack <= 0 ? 0 : Math.min(1, over / slack);
  return wanted.map((width, index) => width - (width - (least[index] ?? 0)) * share);
};

/** What the longest word of the header and the longest number or word below it take, in characters of the default font. */
const neededWidth = (view: SheetView, column: ViewColumn, size: number): number => {
  const isNumeric = NUMERIC.has(column.kind);
  let points = Math.max(...wordsOf(column.header.at(-1) ?? '').map((word) => textWidth(word, size, true)));
  const seen = new Set<string>();
  for (const row of view.rows) {
    const text = row.cells[column.id]?.text ?? '';
    if (text === '' || seen.has(text)) continue;
    seen.add(text);
    const isBold = row.adds || row.kind === 'heading' || row.kind === 'total';
    const pieces = isNumeric && text.length <= longestNumber ? [text] : row.kind === 'heading' && column.kind !== 'marker' ? [] : wordsOf(text);
    for (const piece of pieces) {
      if (piece.length <= longestWord) points = Math.max(points, textWidth(piece, size, isBold));
    }
  }
  return (points / 0.75 / 0.96 + cellPadding) / pixelsPerCharacter;
};

/**
 * A register has long texts in some columns and nothing in others: what is left over the words goes, a step at a time,
 * to the column that takes most lines off the page.
 */
const registerWidths = (
  view: SheetView,
  columns: readonly ViewColumn[],
  page: number,
  size: number,
): readonly number[] => {
  const widths = columns.map((column) => neededWidth(view, column, size));
  const entries = view.rows.filter((row) => row.kind !== 'heading');
  const texts = entries.map((row) => columns.map(({ id }) => textWidth(row.cells[id]?.text ?? '', size, row.adds)));
  const linesAt = (width: number, points: number): number =>
    points === 0 ? 1 : Math.ceil(points / Math.max(size, (width * pixelsPerCharacter - cellPadding) * lineShare));
  /** Lines of all rows, with one column wider by a step. */
  const cost = (wider: number): number =>
    texts.reduce((sum, row) => {
      let lines = 1;
      for (let index = 0; index < row.length; index++) {
        const width = (widths[index] ?? 0) + (index === wider ? step : 0);
        lines = Math.max(lines, linesAt(width, row[index] ?? 0));
      }
      return sum + lines;
    }, 0);
  let left = page - widths.reduce((sum, width) => sum + width, 0);
  for (; left >= step; left -= step) {
    const now = cost(-1);
    let [best, gain] = [-1, 0];
    for (let index = 0; index < widths.length; index++) {
      const saved = now - cost(index);
      if (saved > gain) [best, gain] = [index, saved];
    }
    if (best < 0) break;
    widths[best] = (widths[best] ?? 0) + step;
  }
  // What nobody needs is shared as the form says.
  const asked = columns.reduce((sum, { width }) => sum + width, 0);
  return widths.map((width, index) => width + (Math.max(0, left) * (columns[index]?.width ?? 0)) / asked);
};

const wordsOf = (text: string): readonly string[] => text.split(/\s+/);
