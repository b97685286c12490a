import { type LogRow, lastSeq } from '../db/changeLog';
import { seal } from '../db/openDatabase';
import type { SqlDb } from '../db/sqlDb';
import type { FileSystem } from '../file/fileSystem';
import { Journal, journalOf, setJournalAside } from '../file/journal';
import type { JournalBase } from '../file/journalFormat';
import { encodePlanFile } from '../file/planFile';

/**
 * The journal of a file that was just written anew. One of what was there before is put aside, now that it fits nothing any
 * more; null where it cannot be moved: then only whole files are written.
 */
export const newJournal = async (
  fileSystem: FileSystem,
  file: string,
  base: JournalBase,
): Promise<Journal<LogRow> | null> => {
  try {
    const real = await fileSystem.realpath(file);
    if (((await fileSystem.stat(journalOf(real)))?.size ?? 0) > 0) {
      await setJournalAside(fileSystem, real, new Date(), 'move');
    }
    return new Journal(fileSystem, real, (await fileSystem.stat(real))?.mode ?? null, base, null);
  } catch {
    return null;
  }
};

/** A plan file's bytes, the sealed database and its checksum, and what a journal names them by. */
export const wholeOf = (db: SqlDb): { readonly bytes: Uint8Array; readonly base: JournalBase } => {
  seal(db);
  const { bytes, sha256 } = encodePlanFile(db.image());
  return { bytes, base: { seq: lastSeq(db), sha256 } };
};
