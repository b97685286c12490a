import { createHash } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import type { AppError } from '../../../shared/contract/appError';
import type { ImportPreview } from '../../../shared/contract/importPreview';
import { err, ok, type Result } from '../../../shared/contract/result';
import type { SheetView } from '../../../shared/form/types';
import { tooLarge, workbookLimits } from '../read/inspectPackage';
import { readWorkbook } from '../read/readWorkbook';
import { previewImport } from './previewImport';

/**
 * Previews the import of a workbook file into a sheet. Runs in the calling thread, without limits of time and memory:
 * for files from outside use WorkbookClient.
 */
export const importFile = async (path: string, view: SheetView): Promise<Result<ImportPreview, AppError>> => {
  const bytes = await readBytes(path);
  if (!bytes.ok) return bytes;
  const model = await readWorkbook(path, bytes.value);
  if (!model.ok) return model;
  const sha256 = createHash('sha256').update(bytes.value).digest('hex');
  return previewImport(model.value, view, { file: path, sha256 });
};

const readBytes = async (path: string): Promise<Result<Uint8Array, AppError>> => {
  try {
    const { size } = await stat(path);
    if (size > workbookLimits.fileMegabytes * 1024 * 1024) return tooLarge(path, 'file', workbookLimits.fileMegabytes);
    return ok(await readFile(path));
  } catch (error) {
    const system = error instanceof Error && 'code' in error ? String(error.code) : 'UNKNOWN';
    return err(system === 'ENOENT' ? { code: 'fileNotFound', path } : { code: 'cannotRead', path, system });
  }
};
