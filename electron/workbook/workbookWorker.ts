import type { AppError } from '../../shared/contract/appError';
import type { ImportPreview } from '../../shared/contract/importPreview';
import { ok, type Result } from '../../shared/contract/result';
import type { SheetView } from '../../shared/form/types';
import { serveCalls } from '../thread/serveCalls';
import { type ExportOptions, exportSheet } from './export/exportSheet';
import { importFile } from './import/importFile';

/** Entry of the workbook thread (dist/main/workbookWorker.cjs): the only place in the product where ExcelJS runs. */
serveCalls({
  exportSheet: async (view: SheetView, options: ExportOptions): Promise<Result<Uint8Array, AppError>> =>
    ok(await exportSheet(view, options)),
  previewImport: (path: string, view: SheetView): Promise<Result<ImportPreview, AppError>> => importFile(path, view),
});
