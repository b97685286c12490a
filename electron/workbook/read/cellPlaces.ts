import { WorkbookFault } from './limits';
import type { MergeModel } from './sheetModel';

/** Size of a sheet in Excel. */
export const lastRowNumber = 1_048_576;
export const lastColumnNumber = 16_384;

const damaged = (): WorkbookFault => WorkbookFault.unreadable('damaged');

/** 1 → "A", 28 → "AB". */
export const columnLetters = (column: number): string => {
  let letters = '';
  for (let left = column; left > 0; left = Math.floor((left - 1) / 26)) {
    letters = String.fromCharCode(65 + ((left - 1) % 26)) + letters;
  }
  return letters;
};

/** Column of "AB12"; throws WorkbookFault unless the address lies in this row and on a sheet. */
export const columnOf = (address: string, row: number): number => {
  let column = 0;
  let at = 0;
  for (; at < address.length; at++) {
    const code = address.charCodeAt(at) & ~32;
    if (code < 65 || code > 90) break;
    column = column * 26 + (code - 64);
  }
  if (column === 0 || column > lastColumnNumber || Number(address.slice(at)) !== row) throw damaged();
  return column;
};

/** A row number as written; throws WorkbookFault unless it lies on a sheet. */
export const rowNumber = (text: string): number => {
  const row = Number(text);
  if (!Number.isInteger(row) || row < 1 || row > lastRowNumber) throw damaged();
  return row;
};

const range = /^([A-Z]{1,3})(\d{1,7})(?::([A-Z]{1,3})(\d{1,7}))?$/;

/** "A1:C3" or "A1". Throws WorkbookFault for what is no range. */
export const rangeOf = (reference: string): MergeModel => {
  const [, from = '', top = '', to = from, bottom = top] =
    range.exec(reference.replaceAll('$', '').toUpperCase()) ?? [];
  const [firstRow, lastRow] = [rowNumber(top), rowNumber(bottom)];
  const first = columnOf(from + top, firstRow);
  const last = columnOf(to + bottom, lastRow);
  return {
    top: Math.min(firstRow, lastRow),
    left: Math.min(first, last),
    bottom: Math.max(firstRow, lastRow),
    right: Math.max(first, last),
  };
};

/** "A1:C3"; null for one cell, which is no merge. Throws WorkbookFault for what is no range. */
export const mergeOf = (reference: string): MergeModel | null => {
  const { top, left, bottom, right } = rangeOf(reference);
  return top === bottom && left === right ? null : { top, left, bottom, right };
};
