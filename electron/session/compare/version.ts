import type { AppError } from '../../../shared/contract/appError';
import { err, ok, type Result } from '../../../shared/contract/result';
import type { SqlDb } from '../../db/sqlDb';
import type { FileSystem } from '../../file/fileSystem';
import { completeForms } from '../load/planSheets';
import { checksumOf } from '../openHeld';
import { readPlan } from '../readPlan';
import { shippedForms } from '../start/samples';

/**
 * Another version of a plan, in memory: proven, brought to this version's schema and forms as opening would do. The file is
 * only read. Close it after use.
 * @returns errors as opening tells them; `damaged` also where the checksum does not fit.
 */
export const loadVersion = async (fileSystem: FileSystem, file: string): Promise<Result<SqlDb, AppError>> => {
  const read = await readPlan(fileSystem, file, { isLocked: true });
  if (!read.ok) return read;
  const { db, image } = read.value;
  if (checksumOf(file, image.checksum, db) === 'mismatch') {
    db.close();
    return err({ code: 'damaged', path: file, detail: 'checksum' });
  }
  completeForms(db, shippedForms());
  return ok(db);
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
