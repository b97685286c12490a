import type { ViewColumn } from '../../../shared/form/columns';
import { NUMERIC_KINDS } from '../../../shared/form/definition';
import type { SheetView } from '../../../shared/form/types';
import { CELL_PADDING, innerWidth, PIXELS_PER_CHARACTER, POINTS_PER_PIXEL } from './cellMeasure';
import { countLines, textWidth } from './textWidth';

/** Shorter texts of number columns are numbers with their words, which a spreadsheet never wraps. */
const longestNumber = 16;
/** Behind a verdict that was overruled: the number of its note below the table. */
const widestMark = '(88)';
/** "Tỷ đồng" on one line: two would make the row of a short name high. */
const longestUnit = 9;
/** A longer word is broken rather than given a column of its own. */
const longestWord = 20;
const leastShare = 0.72;
const widest = 1.8;
/** Characters that a register's columns grow by at a time. */
const step = 2;
const farthest = 8;
/** Of size 12, in the highest row that a spreadsheet has (409 points). */
const mostLines = 24;
/** Of a line, without what is lost at its end. */
const lineShare = 0.88;

/**
 * Widths that fill a line of `page` characters: as the form says, but no number is cut (Excel shows #### for it), no word
 * is broken, and no text is longer than a row can be high. Where that is more than the page, the wider columns give way
 * first; the rest is left to "fit to width".
 */
export const fitWidths = (
  view: SheetView,
  columns: readonly ViewColumn[],
  page: number,
  size: number,
): readonly number[] => {
  const hasNumbers = columns.some(({ kind }) => NUMERIC_KINDS.has(kind));
  const widths = (hasNumbers ? tableWidths : registerWidths)(view, columns, page, size);
  return widths.map((width, index) => wideEnough(view, columns[index], width, size));
};

/** Excel takes no wider column. */
const widestColumn = 255;

/** A width at which the longest text of a column still fits into the highest row, if any does. */
const wideEnough = (view: SheetView, column: ViewColumn | undefined, width: number, size: number): number => {
  // The name of a group mostly stands across the table.
  const rows = view.rows.filter((row) => row.kind !== 'heading' || column?.kind !== 'name');
  const texts = rows.map((row) => row.cells[column?.id ?? '']?.text ?? '');
  const longest = texts.filter((text) => linesAt(width, textWidth(text, size, false), size) > mostLines / 2);
  let fitting = width;
  const inner = (): number => innerWidth(fitting) * 0.97;
  for (const text of longest) {
    while (fitting < widestColumn && countLines(text, inner(), size, false) > mostLines) fitting += step;
  }
  return Math.min(widestColumn, fitting);
};

const tableWidths = (
  view: SheetView,
  columns: readonly ViewColumn[],
  page: number,
  size: number,
): readonly number[] => {
  const total = columns.reduce((sum, { width }) => sum + width, 0);
  const factor = Math.min(widest, Math.max(leastShare, page / Math.max(1, total)));
  const needs = columns.map((column) => neededWidth(view, column, size));
  const wanted = columns.map(({ width }, index) => Math.max(width * factor, needs[index] ?? 0));
  const least = columns.map(({ id, kind, width }, index) => {
    // A column of notes with nothing in it needs no more than its heading.
    const isBlank = kind === 'text' && view.rows.every((row) => (row.cells[id]?.text ?? '') === '');
    return Math.max(needs[index] ?? 0, NUMERIC_KINDS.has(kind) || isBlank ? 0 : width * leastShare);
  });
  const over = wanted.reduce((sum, width) => sum + width, 0) - page;
  const slack = wanted.reduce((sum, width, index) => sum + width - (least[index] ?? 0), 0);
  const share = over <= 0 || slack <= 0 ? 0 : Math.min(1, over / slack);
  return wanted.map((width, index) => width - (width - (least[index] ?? 0)) * share);
};

/** What the longest word of the header and the longest number or word below it take, in characters of the default font. */
const neededWidth = (view: SheetView, column: ViewColumn, size: number): number => {
  const isNumeric = NUMERIC_KINDS.has(column.kind);
  let points = Math.max(...wordsOf(column.header.at(-1) ?? '').map((word) => textWidth(word, size, true)));
  const seen = new Set<string>();
  for (const row of view.rows) {
    const cell = row.cells[column.id];
    if (!cell || cell.text === '') continue;
    const text = cell.overruled && column.kind === 'ratio' ? `${cell.text} ${widestMark}` : cell.text;
    if (seen.has(text)) continue;
    seen.add(text);
    const isBold = row.adds || row.kind === 'heading' || row.kind === 'total';
    const isWhole = isNumeric ? text.length <= longestNumber : column.kind === 'unit' && text.length <= longestUnit;
    const pieces = isWhole ? [text] : row.kind === 'heading' && column.kind !== 'marker' ? [] : wordsOf(text);
    for (const piece of pieces) {
      if (piece.length <= longestWord) points = Math.max(points, textWidth(piece, size, isBold));
    }
  }
  return (points / POINTS_PER_PIXEL / 0.96 + CELL_PADDING) / PIXELS_PER_CHARACTER;
};

/**
 * A register has long texts in some columns and nothing in others: what is left over the words goes, some steps at a
 * time, to the column that takes most lines off the page for it.
 */
const registerWidths = (
  view: SheetView,
  columns: readonly ViewColumn[],
  page: number,
  size: number,
): readonly number[] => {
  const widths = columns.map((column) => neededWidth(view, column, size));
  const texts = view.rows
    .filter((row) => row.kind !== 'heading')
    .map((row) => columns.map(({ id }) => textWidth(row.cells[id]?.text ?? '', size, row.adds)));
  let left = page - widths.reduce((sum, width) => sum + width, 0);
  while (left >= step) {
    const steps = Math.min(farthest, Math.floor(left / step));
    const found = bestStep(texts, widths, steps, size);
    if (!found) break;
    widths[found.column] = (widths[found.column] ?? 0) + found.steps * step;
    left -= found.steps * step;
  }
  // What saves no line is shared as the form says.
  const asked = columns.reduce((sum, { width }) => sum + width, 0);
  return widths.map((width, index) => width + (Math.max(0, left) * (columns[index]?.width ?? 0)) / asked);
};

/** Lines that a text takes; more than a row can be high weigh as much as a page. */
const linesAt = (width: number, points: number, size: number): number => {
  if (points === 0) return 1;
  const lines = Math.ceil(points / Math.max(size, innerWidth(width) * lineShare));
  return lines > mostLines ? lines * mostLines : lines;
};

/** The column, and by how many steps, that saves most lines a step; null when none saves any. */
const bestStep = (
  texts: readonly (readonly number[])[],
  widths: readonly number[],
  steps: number,
  size: number,
): { readonly column: number; readonly steps: number } | null => {
  const lines = texts.map((row) => row.map((points, index) => linesAt(widths[index] ?? 0, points, size)));
  let best: { column: number; steps: number } | null = null;
  let rate = 0;
  for (let column = 0; column < widths.length; column++) {
    const others = lines.map((row) =>
      row.reduce((most, count, index) => (index === column ? most : Math.max(most, count)), 1),
    );
    for (let by = 1; by <= steps; by++) {
      const width = (widths[column] ?? 0) + by * step;
      let saved = 0;
      for (const [index, row] of texts.entries()) {
        const now = lines[index]?.[column] ?? 1;
        const other = others[index] ?? 1;
        if (now > other) saved += now - Math.max(other, linesAt(width, row[column] ?? 0, size));
      }
      if (saved / by > rate) [best, rate] = [{ column, steps: by }, saved / by];
    }
  }
  return best;
};

/** A number of a document ("114-KH/HU") stays whole; what is longer may go on in the next line behind a hyphen or a stroke. */
const longestWhole = 13;

/** Pieces that stay on one line. */
const wordsOf = (text: string): readonly string[] =>
  text.split(/\s+/).flatMap((word) => (word.length <= longestWhole ? [word] : word.split(/(?<=[-/])/)));
