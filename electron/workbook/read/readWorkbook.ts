import type { AppError } from '../../../shared/contract/appError';
import { ok, type Result } from '../../../shared/contract/result';
import { fileKind } from './fileKind';
import { decodeByContent } from './legacyCells';
import { WorkbookFault } from './limits';
import { readDelimited } from './readDelimited';
import { readXlsx } from './readXlsx';
import { nobody, type TellShare } from './share';
import type { WorkbookModel } from './sheetModel';

/**
 * Reads a workbook from outside into plain data: .xlsx, .xlsm, a real .xls, .csv or .txt. Cached values only; formulas are
 * never run, links never followed, nothing is unpacked beyond `workbookLimits`. Run it in a worker (WorkbookClient), which
 * limits time and memory as well. Errors: workbookUnreadable, workbookTooLarge. `path` tells a .csv and serves the errors;
 * `tell` hears how far an .xlsx is read.
 */
export const readWorkbook = async (
  path: string,
  bytes: Uint8Array,
  tell: TellShare = nobody,
): Promise<Result<WorkbookModel, AppError>> => {
  try {
    switch (fileKind(path, bytes)) {
      case 'package':
        return ok(readXlsx(bytes, tell));
      case 'oldExcel': {
        // A large library that only an .xls needs.
        const { readOldExcel } = await import('./readOldExcel');
        return ok(readOldExcel(bytes));
      }
      case 'delimited': {
        const { sheets } = readDelimited(nameOf(path), bytes);
        return ok({ sheets: sheets.map(decodeByContent) });
      }
    }
  } catch (error) {
    if (error instanceof WorkbookFault) return error.toResult(path);
    // An allocation that the machine refuses.
    if (error instanceof RangeError) return WorkbookFault.unreadable('memory').toResult(path);
    throw error;
  }
};

/** "/a/b/Biểu 1.csv" → "Biểu 1". */
const nameOf = (path: string): string => {
  const file = path.split(/[\\/]/).at(-1) ?? path;
  return file.replace(/\.\w+$/, '');
};
