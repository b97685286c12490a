import { columnLetters, lastColumnNumber, lastRowNumber } from './cellPlaces';
import { WorkbookFault, workbookLimits } from './limits';
import type { CellModel, RowModel, WorkbookModel } from './sheetModel';
import { decodeText } from './textEncoding';

const separators = [';', '\t', ','] as const;
type Separator = (typeof separators)[number];

/**
 * A table in plain text (.csv, .txt), as Excel and other programs write it: separated by `;`, tab or `,`, quotes doubled
 * inside quotes. Every cell stays the text it is; numbers are read later, by the rules for typed text. Throws WorkbookFault.
 */
export const readDelimited = (name: string, bytes: Uint8Array): WorkbookModel => {
  const text = decodeText(bytes);
  const given = /^sep=(.)\r?\n/.exec(text);
  const separator = given ? asSeparator(given[1]) : findSeparator(text);
  const rows = readRows(given ? text.slice(given[0].length) : text, separator);
  if (rows.length === 0) throw WorkbookFault.unreadable('empty');
  return { sheets: [{ name, hidden: false, rows, merges: [], hiddenColumns: new Set() }] };
};

const asSeparator = (text: string | undefined): Separator => separators.find((one) => one === text) ?? ';';

/** The one that stands equally often in most lines; `,` also parts decimals, so it counts only where the others do not. */
const findSeparator = (text: string): Separator => {
  const lines = text
    .slice(0, 50_000)
    .replace(/"[^"]*"/g, '')
    .split(/\r\n?|\n/)
    .filter((line) => line.trim() !== '');
  const known = lines.slice(0, 50);
  let best: { separator: Separator; score: number } = { separator: ';', score: 0 };
  for (const separator of separators) {
    const counts = new Map<number, number>();
    for (const line of known) {
      const count = line.split(separator).length - 1;
      if (count > 0) counts.set(count, (counts.get(count) ?? 0) + 1);
    }
    const score = Math.max(0, ...counts.values()) * (separator === ',' ? 0.5 : 1);
    if (score > best.score) best = { separator, score };
  }
  return best.separator;
};

const readRows = (text: string, separator: Separator): readonly RowModel[] => {
  const rows: RowModel[] = [];
  let cells: CellModel[] = [];
  let row = 1;
  let column = 1;
  let budget: number = workbookLimits.cells;
  const put = (field: string): void => {
    if (row > lastRowNumber || column > lastColumnNumber || field.length > workbookLimits.characters) {
      throw WorkbookFault.beyond('characters', workbookLimits.characters);
    }
    if (field.trim() !== '') {
      if (--budget < 0) throw WorkbookFault.beyond('cells', workbookLimits.cells);
      cells.push(textCell(row, column, field));
    }
    column++;
  };
  const endRow = (): void => {
    if (cells.length > 0) rows.push({ number: row, hidden: false, cells });
    cells = [];
    row++;
    column = 1;
  };
  let at = 0;
  while (at < text.length) {
    const { field, next } = text[at] === '"' ? quotedField(text, at, separator) : bareField(text, at, separator);
    put(field);
    at = next;
    if (text[at] === separator) {
      at++;
      continue;
    }
    if (text[at] === '\r' && text[at + 1] === '\n') at++;
    at++;
    endRow();
  }
  endRow();
  return rows;
};

const bareField = (text: string, from: number, separator: Separator): { field: string; next: number } => {
  let at = from;
  while (at < text.length && text[at] !== separator && text[at] !== '\n' && text[at] !== '\r') at++;
  return { field: text.slice(from, at), next: at };
};

/** Up to the closing quote; what follows it before the separator belongs to the field as it stands. */
const quotedField = (text: string, from: number, separator: Separator): { field: string; next: number } => {
  let field = '';
  let at = from + 1;
  for (;;) {
    const quote = text.indexOf('"', at);
    if (quote < 0) return { field: field + text.slice(at), next: text.length };
    field += text.slice(at, quote);
    if (text[quote + 1] !== '"') {
      const rest = bareField(text, quote + 1, separator);
      return { field: field + rest.field.trimEnd(), next: rest.next };
    }
    field += '"';
    at = quote + 2;
  }
};

const textCell = (row: number, column: number, text: string): CellModel => ({
  row,
  column,
  address: `${columnLetters(column)}${row}`,
  kind: 'text',
  text: text.normalize('NFC'),
  number: null,
  format: 'General',
  formula: false,
  font: null,
});
