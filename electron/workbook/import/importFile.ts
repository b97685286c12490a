import { createHash } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import type { AppError } from '../../../shared/contract/appError';
import type { ImportPreview } from '../../../shared/contract/importPreview';
import { err, ok, type Result } from '../../../shared/contract/result';
import type { SheetView } from '../../../shared/form/types';
import { tooLarge, workbookLimits } from '../read/limits';
import { readWorkbook } from '../read/readWorkbook';
import { nobody, type TellShare } from '../read/share';
import type { WorkbookModel } from '../read/sheetModel';
import { previewImport } from './previewImport';

/**
 * Previews the import of a workbook file into a sheet. Runs in the calling thread, without limits of time and memory:
 * for files from outside use WorkbookClient.
 */
export const importFile = async (path: string, view: SheetView): Promise<Result<ImportPreview, AppError>> => {
  const read = await readImport(path);
  return read.ok ? previewImport(read.value.model, view, { file: path, sha256: read.value.sha256 }) : read;
};

/** A workbook file with the hash of its bytes. Errors: fileNotFound, cannotRead, and those of readWorkbook. */
export const readImport = async (
  path: string,
  tell: TellShare = nobody,
): Promise<Result<{ readonly model: WorkbookModel; readonly sha256: string }, AppError>> => {
  const bytes = await readBytes(path);
  if (!bytes.ok) return bytes;
  const model = await readWorkbook(path, bytes.value, tell);
  if (!model.ok) return model;
  return ok({ model: model.value, sha256: createHash('sha256').update(bytes.value).digest('hex') });
};

/** The bytes of a workbook, up to the limit of its size. Errors: fileNotFound, cannotRead, workbookTooLarge. */
export const readBytes = async (path: string): Promise<Result<Uint8Array, AppError>> => {
  try {
    const { size } = await stat(path);
    if (size > workbookLimits.fileMegabytes * 1024 * 1024) return tooLarge(path, 'file', workbookLimits.fileMegabytes);
    return ok(await readFile(path));
  } catch (error) {
    const system = error instanceof Error && 'code' in error ? String(error.code) : 'UNKNOWN';
    return err(system === 'ENOENT' ? { code: 'fileNotFound', path } : { code: 'cannotRead', path, system });
  }
};
