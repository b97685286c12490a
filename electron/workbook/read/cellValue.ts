import { WorkbookFault } from './limits';
import { dateFromSerial } from './numberFormats';
import { type RichText, unescapeText } from './richText';
import type { CellModel } from './sheetModel';
import type { BookContext } from './sheetReader';
import type { CellStyle } from './styles';

/** Kind of a cell as the file names it: number, shared string, formula text, text in place, Boolean, error, date. */
export type CellType = 'n' | 's' | 'str' | 'inlineStr' | 'b' | 'e' | 'd';

export interface CellBase {
  readonly row: number;
  readonly column: number;
  readonly address: string;
  readonly style: CellStyle;
  readonly formula: boolean;
}

const noText: RichText = { text: '', runs: null };

/** A cell of the model; null when it holds nothing. `value`: content of `<v>`, null without one. Throws WorkbookFault. */
export const toCell = (
  cell: CellBase,
  type: CellType,
  value: string | null,
  inline: RichText | null,
  { strings, date1904 }: Pick<BookContext, 'strings' | 'date1904'>,
): CellModel | null => {
  switch (type) {
    case 's': {
      if (value === null || value === '') return blank(cell);
      const shared = strings[Number(value)];
      if (!shared) throw WorkbookFault.unreadable('damaged');
      return textCell(cell, shared);
    }
    case 'inlineStr':
      return textCell(cell, inline ?? noText);
    case 'str':
      return textCell(cell, { text: unescapeText(value ?? '').normalize('NFC'), runs: null });
    case 'b':
      if (value === null || value === '') return blank(cell);
      return model(cell, 'boolean', value.trim() === '1' || value.trim() === 'true' ? 'TRUE' : 'FALSE', null);
    case 'e':
      return value === null || value === '' ? blank(cell) : model(cell, 'error', value, null);
    case 'd': {
      if (value === null || value === '') return blank(cell);
      const time = isoTime(value.trim());
      return time === null ? model(cell, 'error', '#VALUE!', null) : model(cell, 'date', time, null);
    }
    default:
      return value === null || value.trim() === '' ? blank(cell) : numberCell(cell, value.trim(), date1904);
  }
};

const numeric = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/;

/** `NaN` and the like, which careless writers leave, are an error and never a number. */
const numberCell = (cell: CellBase, value: string, date1904: boolean): CellModel => {
  const number = numeric.test(value) ? Number(value) : Number.NaN;
  if (!Number.isFinite(number)) return model(cell, 'error', '#NUM!', null);
  const date = cell.style.isDate ? dateFromSerial(number, date1904) : null;
  return date === null ? model(cell, 'number', '', number) : model(cell, 'date', date, null);
};

const textCell = (cell: CellBase, { text, runs }: RichText): CellModel | null => {
  if (text === '') return null;
  const plain = model(cell, 'text', text, null);
  if (runs === null) return plain;
  const font = runs.find((run) => run.font !== null)?.font ?? plain.font;
  // A run without a font has that of its cell.
  return { ...plain, font, runs: runs.map((run) => ({ ...run, font: run.font ?? plain.font })) };
};

const blank = (cell: CellBase): CellModel | null =>
  cell.formula ? model(cell, 'formulaWithoutResult', '', null) : null;

const model = (cell: CellBase, kind: CellModel['kind'], text: string, number: number | null): CellModel => ({
  row: cell.row,
  column: cell.column,
  address: cell.address,
  kind,
  text,
  number,
  format: cell.style.format,
  formula: cell.formula,
  font: cell.style.font,
  ...(cell.style.indent > 0 ? { indent: cell.style.indent } : {}),
});

/** A date without a zone is meant as it stands: no reader's clock may move it to another day. */
const isoTime = (value: string): string | null => {
  if (!/^\d{4}-\d\d-\d\d/.test(value)) return null;
  const hasZone = /(?:Z|[+-]\d\d:?\d\d)$/.test(value.slice(10));
  const date = new Date(value.length > 10 && !hasZone ? `${value}Z` : value);
  return Number.isNaN(date.getTime()) ? null : date.toISOString();
};
