import type { AppError } from '../../shared/contract/appError';
import { err, type Result } from '../../shared/contract/result';
import { lastSeq } from '../db/changeLog';
import { seal } from '../db/openDatabase';
import type { SqlDb } from '../db/sqlDb';
import { acquireLock, type FileLock } from '../file/fileLock';
import { type FileSystem, systemCode } from '../file/fileSystem';
import { type JournalBase, journalOf, setJournalAside } from '../file/journal';
import { encodePlanFile } from '../file/planFile';

/** Locks the place of a file that is to be written anew; a journal of what was there before is put aside. */
export const lockNew = async (fileSystem: FileSystem, file: string): Promise<Result<FileLock, AppError>> => {
  const lock = await acquireLock(fileSystem, file);
  if (!lock.ok) return lock;
  try {
    const real = await fileSystem.realpath(file);
    if ((await fileSystem.stat(journalOf(real))) !== null) await setJournalAside(fileSystem, real, new Date(), 'move');
    return lock;
  } catch (error) {
    await lock.value.release();
    return err({ code: 'cannotWrite', path: journalOf(file), system: systemCode(error) });
  }
};

/** A plan file's bytes, the sealed database and its checksum, and what a journal names them by. */
export const wholeOf = (db: SqlDb): { readonly bytes: Uint8Array; readonly base: JournalBase } => {
  seal(db);
  const { bytes, sha256 } = encodePlanFile(db.image());
  return { bytes, base: { seq: lastSeq(db), sha256 } };
};
