import type { AppError } from '../../shared/contract/appError';
import type { ImportPreview } from '../../shared/contract/importPreview';
import type { PrintedBook } from '../../shared/contract/printPages';
import { ok, type Result } from '../../shared/contract/result';
import type { SheetView } from '../../shared/form/types';
import { serveCalls } from '../thread/serveCalls';
import { exportSet, type SetOptions, type SetSheet } from './export/exportSet';
import { type ExportOptions, exportSheet } from './export/exportSheet';
import { printPages, type ShownSheet } from './export/printPages';
import { importFile } from './import/importFile';
import { heldImports } from './mapping/heldImports';
import { markReturn } from './returns/markReturn';
import { readReturns } from './returns/readReturn';
import { writeRequests } from './returns/writeRequest';
import { fillTemplate } from './template/fillTemplate';
import { readTemplate } from './template/readTemplate';

// ExcelJS's stream writer rests on archiver, which makes its buffers in the old way; nobody at the screen can help it.
process.noDeprecation = true;

/** Entry of the workbook thread (dist/main/workbookWorker.cjs): the only place in the product where ExcelJS runs. */
serveCalls({
  exportSheet: async (view: SheetView, options: ExportOptions): Promise<Result<Uint8Array, AppError>> =>
    ok(await exportSheet(view, options)),
  exportSet: async (sheets: readonly SetSheet[], options: SetOptions): Promise<Result<Uint8Array, AppError>> =>
    ok(await exportSet(sheets, options)),
  printPages: async (sheets: readonly ShownSheet[], options: SetOptions): Promise<Result<PrintedBook, AppError>> =>
    ok(printPages(sheets, options)),
  writeRequests,
  readReturns,
  markReturn,
  previewImport: (path: string, view: SheetView): Promise<Result<ImportPreview, AppError>> => importFile(path, view),
  ...heldImports,
  readTemplate,
  fillTemplate,
});
