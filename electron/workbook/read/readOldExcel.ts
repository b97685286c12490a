import { type CellObject, read, type WorkBook, type WorkSheet } from '@e965/xlsx';
import { columnLetters } from './cellPlaces';
import { toCell } from './cellValue';
import { decodeByContent } from './legacyCells';
import { WorkbookFault, workbookLimits } from './limits';
import { isDateFormat, shortFormat } from './numberFormats';
import type { CellModel, RowModel, SheetModel, WorkbookModel } from './sheetModel';
import { plainStyle } from './styles';

/**
 * Reads a real .xls (BIFF) through SheetJS, which is used for nothing else. It gives no fonts, so old encodings are
 * recognised by content. Throws WorkbookFault.
 */
export const readOldExcel = (bytes: Uint8Array): WorkbookModel => {
  const before = new Set(Reflect.ownKeys(Object.prototype));
  try {
    const book = parse(bytes);
    if (book.SheetNames.length > workbookLimits.sheets) throw WorkbookFault.beyond('sheets', workbookLimits.sheets);
    const date1904 = book.Workbook?.WBProps?.date1904 === true;
    const budget = { cells: workbookLimits.cells };
    const sheets = book.SheetNames.flatMap((name, index) => {
      const sheet = book.Sheets[name];
      if (!sheet || (sheet['!type'] !== undefined && sheet['!type'] !== 'sheet')) return [];
      const hidden = (book.Workbook?.Sheets?.[index]?.Hidden ?? 0) !== 0;
      return [decodeByContent(toSheet(sheet, name, hidden, date1904, budget))];
    });
    if (sheets.length === 0) throw WorkbookFault.unreadable('empty');
    return { sheets };
  } finally {
    // No crafted name may leave a trace in the built-in objects.
    for (const key of Reflect.ownKeys(Object.prototype)) {
      if (!before.has(key)) Reflect.deleteProperty(Object.prototype, key);
    }
  }
};

const parse = (bytes: Uint8Array): WorkBook => {
  // It writes what it does not know of a file to the console; nobody can use that.
  const { error: say } = console;
  console.error = () => undefined;
  try {
    return read(bytes, {
      type: 'array',
      dense: true,
      cellNF: true,
      cellStyles: true,
      cellHTML: false,
      cellText: false,
      bookVBA: false,
    });
  } catch (error) {
    const isProtected = error instanceof Error && /password|encrypt/i.test(error.message);
    throw WorkbookFault.unreadable(isProtected ? 'password' : 'oldExcel');
  } finally {
    console.error = say;
  }
};

const toSheet = (
  sheet: WorkSheet,
  name: string,
  hidden: boolean,
  date1904: boolean,
  budget: { cells: number },
): SheetModel => {
  const lines: readonly (readonly (CellObject | undefined)[] | undefined)[] = sheet['!data'] ?? [];
  const rows: RowModel[] = [];
  lines.forEach((line, index) => {
    const cells: CellModel[] = [];
    line?.forEach((cell, column) => {
      const model = cell ? toModel(cell, index + 1, column + 1, date1904) : null;
      if (!model) return;
      if (--budget.cells < 0) throw WorkbookFault.beyond('cells', workbookLimits.cells);
      cells.push(model);
    });
    if (cells.length > 0) rows.push({ number: index + 1, hidden: sheet['!rows']?.[index]?.hidden === true, cells });
  });
  const merges = (sheet['!merges'] ?? [])
    .slice(0, workbookLimits.merges)
    .map(({ s, e }) => ({ top: s.r + 1, left: s.c + 1, bottom: e.r + 1, right: e.c + 1 }));
  const hiddenColumns = new Set<number>();
  sheet['!cols']?.forEach((column, index) => {
    if (column?.hidden === true) hiddenColumns.add(index + 1);
  });
  return { name, hidden, rows, merges, hiddenColumns };
};

const types = { n: 'n', s: 'inlineStr', b: 'b', e: 'e', d: 'd', z: 'n' } as const;

const toModel = (cell: CellObject, row: number, column: number, date1904: boolean): CellModel | null => {
  const format = typeof cell.z === 'string' ? shortFormat(cell.z) : 'General';
  const base = {
    row,
    column,
    address: `${columnLetters(column)}${row}`,
    style: { ...plainStyle, format, isDate: isDateFormat(format) },
    formula: cell.f !== undefined || cell.F !== undefined,
  };
  if (cell.t === 's') {
    const text = String(cell.v ?? '').normalize('NFC');
    return toCell(base, 'inlineStr', null, { text, runs: null }, { strings: [], date1904 });
  }
  const value = cell.t === 'e' ? errorText(cell) : cell.v instanceof Date ? cell.v.toISOString() : plain(cell.v);
  return toCell(base, types[cell.t], value, null, { strings: [], date1904 });
};

const plain = (value: CellObject['v']): string | null =>
  value === undefined ? null : typeof value === 'boolean' ? (value ? '1' : '0') : String(value);

/** Error numbers of BIFF (MS-XLS 2.5.10, BErr). */
const errors: Readonly<Record<number, string>> = {
  0: '#NULL!',
  7: '#DIV/0!',
  15: '#VALUE!',
  23: '#REF!',
  29: '#NAME?',
  36: '#NUM!',
  42: '#N/A',
  43: '#GETTING_DATA',
};

const errorText = ({ v, w }: CellObject): string => (typeof v === 'number' ? errors[v] : undefined) ?? w ?? '#VALUE!';
