import type { AppError } from '../../../shared/contract/appError';
import { err, ok, type Result } from '../../../shared/contract/result';
import { openDatabase } from '../../db/openDatabase';
import type { SqlDb } from '../../db/sqlDb';
import type { FileSystem } from '../../file/fileSystem';
import { readPlanFile } from '../../file/planFile';
import { checksumOf } from '../heldFile';
import { completeForms } from '../load/planSheets';
import { shippedForms } from '../start/samples';

/**
 * Another version of a plan, in memory: proven, brought to this version's schema and forms as opening would do. The file is
 * only read. Close it after use.
 * @returns errors as opening tells them; `damaged` also where the checksum does not fit.
 */
export const loadVersion = async (fileSystem: FileSystem, file: string): Promise<Result<SqlDb, AppError>> => {
  const read = await readPlanFile(fileSystem, file);
  if (!read.ok) return read;
  const db = await openDatabase(read.value.image, file, { proven: read.value.checksum === 'ok' });
  if (!db.ok) return db;
  if (checksumOf(file, read.value.checksum, db.value) === 'mismatch') {
    db.value.close();
    return err({ code: 'damaged', path: file, detail: 'checksum' });
  }
  completeForms(db.value, shippedForms());
  return ok(db.value);
};

/** Does something with another version and lets it go. */
export const withVersion = async <T>(
  fileSystem: FileSystem,
  file: string,
  work: (db: SqlDb) => T | Promise<T>,
): Promise<Result<T, AppError>> => {
  const loaded = await loadVersion(fileSystem, file);
  if (!loaded.ok) return loaded;
  try {
    return ok(await work(loaded.value));
  } finally {
    loaded.value.close();
  }
};
