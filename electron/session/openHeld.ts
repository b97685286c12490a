import path from 'node:path';
import type { AppError } from '../../shared/contract/appError';
import type { PlanInfo } from '../../shared/contract/channels';
import type { Following } from '../../shared/contract/lock';
import { ok, type Result } from '../../shared/contract/result';
import { type LogRow, lastSeq } from '../db/changeLog';
import { isSealed } from '../db/openDatabase';
import type { SqlDb } from '../db/sqlDb';
import { acquireLock, type FileLock, sweepPassing } from '../file/fileLock';
import type { FileSystem } from '../file/fileSystem';
import { Journal } from '../file/journal';
import type { Checksum } from '../file/planFile';
import { HeldFile } from './heldFile';
import { type ReadPlan, readPlan } from './readPlan';

/** How a file is opened: `write` needs the lock, `try` falls back to reading, `read` never locks. */
export type OpenMode = 'write' | 'try' | 'read';

/** A script waits for another one's step; a person is shown the plan to read at once. */
const LOCK_WAIT_MS = 2000;

/**
 * A plan file that has lost the checksum its writer put behind it was cut or rewritten by something else. A copy under
 * another ending (.sqlite, .db) is a plain database by choice.
 */
export const checksumOf = (file: string, checksum: Checksum, db: SqlDb): Checksum =>
  checksum === 'none' && path.extname(file).toLowerCase() === '.skh' && isSealed(db) ? 'mismatch' : checksum;

/**
 * Locks a plan file as the mode asks, reads file and journal, and proves the contents; an error lets everything go again.
 * @param takeOver the token of a lock of somebody else that a person has chosen to take over.
 */
export const openHeld = async (
  fileSystem: FileSystem,
  file: string,
  mode: OpenMode,
  takeOver: string | null,
): Promise<Result<{ readonly held: HeldFile; readonly db: SqlDb }, AppError>> => {
  const locked = await lockAs(fileSystem, file, mode, takeOver);
  if (!locked.ok) return locked;
  const { lock, holder } = locked.value;
  const read = await readPlan(fileSystem, file, { isLocked: lock !== null });
  if (!read.ok) {
    await lock?.release();
    return read;
  }
  const { db, found, isAsStored, stat } = read.value;
  let readOnly = whyReadOnly(file, mode, locked.value, read.value);
  let own: OwnJournal = { journal: null, setAside: null };
  if (lock !== null && readOnly === null) {
    try {
      own = await ownJournal(fileSystem, file, read.value);
    } catch {
      // It must not be written over, and cannot be moved: nothing is written here.
      readOnly = 'media';
    }
  }
  // Whoever only reads sees the steps of a writer at work: nothing came to an end there.
  const recovery = lock === null ? null : found.recovery(own.setAside);
  const isFollowed = readOnly === 'locked' || (readOnly === 'media' && lock === null);
  const following: Following | null = isFollowed
    ? { holder, lock: readOnly === 'locked' ? 'held' : 'none', readAt: new Date().toISOString(), behind: false }
    : null;
  const { journal } = own;
  return ok({
    held: new HeldFile(fileSystem, file, { lock, readOnly, journal, stat, recovery, isAsStored, following }),
    db,
  });
};

interface Locked {
  readonly lock: FileLock | null;
  /** Why there is none, where one was wanted. */
  readonly refused: 'locked' | 'media' | null;
  readonly holder: Following['holder'];
}

/** An error only where nothing but writing will do. */
const lockAs = async (
  fileSystem: FileSystem,
  file: string,
  mode: OpenMode,
  takeOver: string | null,
): Promise<Result<Locked, AppError>> => {
  const stat = mode === 'read' ? null : await fileSystem.stat(file).catch(() => null);
  if (!stat?.isFile) return ok({ lock: null, refused: null, holder: null });
  const taken = await acquireLock(fileSystem, file, mode === 'write' ? LOCK_WAIT_MS : 0, takeOver);
  if (taken.ok) return ok({ lock: taken.value, refused: null, holder: null });
  if (mode === 'write') return taken;
  const { error } = taken;
  return error.code === 'lockedByOther'
    ? ok({ lock: null, refused: 'locked', holder: error.holder })
    : ok({ lock: null, refused: 'media', holder: null });
};

const whyReadOnly = (
  file: string,
  mode: OpenMode,
  { lock, refused }: Locked,
  { db, image, stat }: ReadPlan,
): PlanInfo['readOnly'] => {
  if (checksumOf(file, image.checksum, db) === 'mismatch') return 'checksum';
  if (refused !== null) return refused;
  // Without a lock nothing may be written, whatever the disk said of the file a moment ago.
  const isMedia = (mode !== 'read' && lock === null) || (stat !== null && (stat.mode & 0o222) === 0);
  return isMedia ? 'media' : null;
};

interface OwnJournal {
  readonly journal: Journal<LogRow> | null;
  /** Where one that did not fit was put. */
  readonly setAside: string | null;
}

/** The journal of a file that is now ours, which is known to be good. Throws what the disk throws. */
const ownJournal = async (
  fileSystem: FileSystem,
  file: string,
  { db, image, found, stat }: ReadPlan,
): Promise<OwnJournal> => {
  const real = await fileSystem.realpath(file);
  // Only now that the file is known to be good: what a killed process left may be the last good version.
  await sweepPassing(fileSystem, real);
  const setAside = await found.keep(fileSystem, real, new Date());
  const base = { seq: lastSeq(db) - found.played, sha256: image.sha256 };
  const contents = found.isForeign ? null : found.contents;
  const journal = new Journal<LogRow>(fileSystem, real, stat?.mode ?? null, base, contents, setAside === null);
  return { journal, setAside };
};
