import { mendBrokenLines } from './brokenLines';
import { type HtmlCell, isFromSpreadsheet, parseHtmlTable } from './htmlTable';
import { parseTsv } from './tsv';

/** A cell to be pasted; `value` is the exact number where the source told it. */
export interface PasteCell {
  readonly text: string;
  readonly value: string | null;
}

/** Rows of cells; null where the source has a merged cell over it: nothing is written there. */
export type PasteBlock = readonly (readonly (PasteCell | null)[])[];

/** What is on the clipboard as a block: the table of a spreadsheet, which tells more, before its plain text. */
export const readBlock = (html: string, text: string): PasteBlock => {
  const table = isFromSpreadsheet(html) ? parseHtmlTable(html) : null;
  if (table) return spread(table);
  return mendBrokenLines(parseTsv(text)).map((row) => row.map((cell) => ({ text: cell, value: null })));
};

/**
 * As many columns as a spreadsheet has, and more cells than anybody copies: a span costs nothing to say, so one that goes
 * beyond counts for its own cell alone.
 */
const MOST_COLUMNS = 16_384;
const MOST_CELLS = 2_000_000;

/** Puts cells with spans at their places. */
const spread = (table: readonly (readonly HtmlCell[])[]): PasteBlock => {
  const rows: (PasteCell | null | undefined)[][] = table.map(() => []);
  let room = MOST_CELLS;
  table.forEach((cells, r) => {
    let c = 0;
    for (const { text, value, rowSpan, colSpan } of cells) {
      while (rows[r]?.[c] !== undefined) c += 1;
      const covered = Math.min(rowSpan, rows.length - r) * colSpan;
      const fits = covered <= room && c + colSpan <= MOST_COLUMNS;
      const [high, wide] = fits ? [Math.min(rowSpan, rows.length - r), colSpan] : [1, 1];
      room -= high * wide;
      for (let i = r; i < r + high; i += 1) {
        for (let j = c; j < c + wide; j += 1) {
          const row = rows[i];
          if (row) row[j] = i === r && j === c ? { text, value } : null;
        }
      }
    }
  });
  return rows.map((row) => Array.from(row, (cell) => cell ?? null));
};

/** No TT is longer than this. */
const MARKER_LENGTH = 7;

/** Whether the first column of a block is TT: where a sheet has no rows yet, nobody could point at the place. */
export const beginsWithMarkers = (block: PasteBlock): boolean => {
  const texts = block.map((row) => row[0]?.text.trim() ?? '');
  return texts.some((text) => text !== '') && texts.every((text) => text.length <= MARKER_LENGTH);
};

/** Cells of the longest row. */
export const blockWidth = (block: PasteBlock): number => block.reduce((width, row) => Math.max(width, row.length), 0);
