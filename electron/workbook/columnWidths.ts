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
    const pieces = isNumeric && text.length <= longestNumber ? [text] : row.kind === 'heading' ? [] : wordsOf(text);
    for (const piece of pieces) {
      if (piece.length <= longestWord) points = Math.max(points, textWidth(piece, size, isBold));
    }
  }
  return (points / 0.75 / 0.96 + cellPadding) / pixelsPerCharacter;
};

const wordsOf = (text: string): readonly string[] => text.split(/\s+/);
