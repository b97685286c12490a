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

/** Puts cells with spans at their places. */
const spread = (table: readonly (readonly HtmlCell[])[]): PasteBlock => {
  const rows: (PasteCell | null | undefined)[][] = table.map(() => []);
  table.forEach((cells, r) => {
    let c = 0;
    for (const { text, value, rowSpan, colSpan } of cells) {
      while (rows[r]?.[c] !== undefined) c += 1;
      for (let i = r; i < Math.min(r + rowSpan, rows.length); i += 1) {
        for (let j = c; j < c + colSpan; j += 1) {
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

export const blockWidth = (block: PasteBlock): number => block.reduce((width, row) => Math.max(width, row.length), 0);
