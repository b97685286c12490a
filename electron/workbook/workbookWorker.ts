import type { AppError } from '../../shared/contract/appError';
import type { ImportPreview } from '../../shared/contract/importPreview';
import type { PrintedBook } from '../../shared/contract/printPages';
import { ok, type Result } from '../../shared/contract/result';
import type { RequestContent, WrittenRequest } from '../../shared/contract/returnsAnswers';
import type { SheetView } from '../../shared/form/types';
import { serveCalls } from '../thread/serveCalls';
import type { SetOptions, SetSheet } from './export/exportSet';
import type { ExportOptions } from './export/exportSheet';
import type { ShownSheet } from './export/printPages';
import { importFile } from './import/importFile';
import { heldImports } from './mapping/heldImports';
import { READING_STEP } from './mapping/readingStep';
import { markReturn } from './returns/markReturn';
import { readReturns } from './returns/readReturn';
import { fillTemplate } from './template/fillTemplate';
import { readTemplate } from './template/readTemplate';

// ExcelJS's stream writer rests on archiver, which makes its buffers in the old way; nobody at the screen can help it.
process.noDeprecation = true;

/**
 * Entry of the workbook thread (dist/main/workbookWorker.cjs): the only place in the product where ExcelJS runs. What writes
 * with it is loaded when first asked for: a thread that reads a foreign file lives for that file and never needs it.
 */
const send: (event: string, payload: unknown) => void = serveCalls({
  exportSheet: async (view: SheetView, options: ExportOptions): Promise<Result<Uint8Array, AppError>> =>
    ok(await (await import('./export/exportSheet')).exportSheet(view, options)),
  exportSet: async (sheets: readonly SetSheet[], options: SetOptions): Promise<Result<Uint8Array, AppError>> =>
    ok(await (await import('./export/exportSet')).exportSet(sheets, options)),
  printPages: async (sheets: readonly ShownSheet[], options: SetOptions): Promise<Result<PrintedBook, AppError>> =>
    ok((await import('./export/printPages')).printPages(sheets, options)),
  writeRequests: async (contents: readonly RequestContent[]): Promise<Result<readonly WrittenRequest[], AppError>> =>
    ok(await (await import('./returns/writeRequest')).writeRequests(contents)),
  readReturns,
  markReturn,
  previewImport: (path: string, view: SheetView): Promise<Result<ImportPreview, AppError>> => importFile(path, view),
  ...heldImports((step) => send(READING_STEP, step)),
  readTemplate,
  fillTemplate,
});
