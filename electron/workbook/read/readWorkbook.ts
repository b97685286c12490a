import { type Cell, ValueType, Workbook, type Worksheet } from 'exceljs';
import type { AppError } from '../../../shared/contract/appError';
import { err, ok, type Result } from '../../../shared/contract/result';
import { inspectPackage, tooLarge, workbookLimits } from './inspectPackage';
import type { CellModel, MergeModel, RowModel, SheetModel, WorkbookModel } from './sheetModel';

/**
 * Reads an .xlsx from outside into plain data: cached values only, formulas are never run, links never followed.
 * Run it in a worker (WorkbookClient): a crafted file can still exhaust memory or take for ever. `path` only serves
 * the error. ExcelJS fails on some valid files (prefixed XML, comments by openpyxl): these come back as `damaged`.
 */
export const readWorkbook = async (path: string, bytes: Uint8Array): Promise<Result<WorkbookModel, AppError>> => {
  const inspected = inspectPackage(path, bytes);
  if (!inspected.ok) return inspected;
  const before = new Set(Reflect.ownKeys(Object.prototype));
  try {
    const book = new Workbook();
    // The types ask for an old Buffer; any byte array is read.
    await book.xlsx.load(toArrayBuffer(bytes), { ignoreNodes: ['dataValidations', 'conditionalFormatting', 'extLst'] });
    if (book.worksheets.length === 0) return err({ code: 'workbookUnreadable', path, why: 'damaged' });
    if (book.worksheets.length > workbookLimits.sheets) return tooLarge(path, 'sheets', workbookLimits.sheets);
    const budget = { cells: workbookLimits.cells };
    const sheets: SheetModel[] = [];
    for (const sheet of book.worksheets) {
      const model = toSheetModel(sheet, budget);
      if (model === null) return tooLarge(path, 'cells', workbookLimits.cells);
      sheets.push(model);
    }
    return ok({ sheets });
  } catch {
    return err({ code: 'workbookUnreadable', path, why: 'damaged' });
  } finally {
    // A defined name on a sheet called __proto__ makes ExcelJS write into Object.prototype.
    for (const key of Reflect.ownKeys(Object.prototype)) {
      if (!before.has(key)) Reflect.deleteProperty(Object.prototype, key);
    }
  }
};

const toArrayBuffer = (bytes: Uint8Array): ArrayBuffer => {
  const copy = new ArrayBuffer(bytes.byteLength);
  new Uint8Array(copy).set(bytes);
  return copy;
};

/** Null when the workbook holds more cells than the budget. */
const toSheetModel = (sheet: Worksheet, budget: { cells: number }): SheetModel | null => {
  const rows: RowModel[] = [];
  const merges = new Map<string, { top: number; left: number; bottom: number; right: number }>();
  const hiddenColumns = new Set<number>();
  sheet.eachRow((row) => {
    const cells: CellModel[] = [];
    row.eachCell((cell, column) => {
      budget.cells--;
      if (budget.cells < 0) return;
      if (cell.isMerged) growMerge(merges, cell, row.number, column);
      if (cell.type === ValueType.Merge) return;
      const model = toCellModel(cell, row.number, column);
      if (model) cells.push(model);
    });
    if (cells.length > 0) rows.push({ number: row.number, hidden: row.hidden === true, cells });
  });
  if (budget.cells < 0) return null;
  for (let column = 1; column <= Math.min(sheet.columnCount, 2_000); column++) {
    if (sheet.getColumn(column).hidden) hiddenColumns.add(column);
  }
  const hidden = sheet.state !== 'visible';
  return { name: sheet.name, hidden, rows, merges: [...merges.values()], hiddenColumns };
};

type GrowingMerge = { -readonly [key in keyof MergeModel]: number };

const growMerge = (merges: Map<string, GrowingMerge>, cell: Cell, row: number, column: number): void => {
  const { address, row: top, col: left } = cell.master;
  const merge = merges.get(address);
  if (!merge) {
    merges.set(address, { top: Number(top), left: Number(left), bottom: row, right: column });
    return;
  }
  merge.bottom = Math.max(merge.bottom, row);
  merge.right = Math.max(merge.right, column);
};

const toCellModel = (cell: Cell, row: number, column: number): CellModel | null => {
  const base = {
    row,
    column,
    address: cell.address,
    text: '',
    number: null,
    format: cell.numFmt ?? 'General',
    formula: cell.type === ValueType.Formula,
    font: fontOf(cell),
  };
  const value = base.formula ? cell.result : cell.value;
  return plainModel(base, value);
};

const plainModel = (base: Omit<CellModel, 'kind'>, value: unknown): CellModel | null => {
  if (value === null || value === undefined) return base.formula ? { ...base, kind: 'formulaWithoutResult' } : null;
  if (typeof value === 'number') {
    return Number.isFinite(value)
      ? { ...base, kind: 'number', number: value }
      : { ...base, kind: 'error', text: '#NUM!' };
  }
  if (typeof value === 'boolean') return { ...base, kind: 'boolean', text: value ? 'TRUE' : 'FALSE' };
  if (value instanceof Date) {
    const time = value.getTime();
    if (Number.isNaN(time)) return { ...base, kind: 'error', text: '#VALUE!' };
    return { ...base, kind: 'date', text: value.toISOString() };
  }
  const text = typeof value === 'string' ? value : textOf(value);
  if (text !== null && typeof value === 'object' && errorCodes.has(text)) {
    return { ...base, kind: 'error', text };
  }
  if (text === null || text === '') return null;
  return { ...base, kind: 'text', text: text.normalize('NFC') };
};

const errorCodes = new Set(['#NULL!', '#DIV/0!', '#VALUE!', '#REF!', '#NAME?', '#NUM!', '#N/A', '#SPILL!', '#CALC!']);

/** Text of ExcelJS's value objects: rich text, hyperlinks, errors. */
const textOf = (value: unknown): string | null => {
  if (typeof value !== 'object' || value === null) return null;
  if ('error' in value && typeof value.error === 'string') return value.error;
  if ('richText' in value && Array.isArray(value.richText)) {
    return value.richText.map((run: unknown) => runText(run)).join('');
  }
  if ('text' in value) return typeof value.text === 'string' ? value.text : textOf(value.text);
  return null;
};

const runText = (run: unknown): string =>
  typeof run === 'object' && run !== null && 'text' in run && typeof run.text === 'string' ? run.text : '';

const fontOf = (cell: Cell): string | null => {
  const value: unknown = cell.value;
  if (typeof value === 'object' && value !== null && 'richText' in value && Array.isArray(value.richText)) {
    for (const run of value.richText as readonly { font?: { name?: string } }[]) {
      if (run.font?.name !== undefined) return run.font.name;
    }
  }
  return cell.font?.name ?? null;
};
