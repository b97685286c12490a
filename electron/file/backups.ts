import path from 'node:path';
import type { AppError } from '../../shared/contract/appError';
import type { BackupInfo, BackupReason } from '../../shared/contract/backups';
import { err, ok, type Result } from '../../shared/contract/result';
import { atomicWrite, passingFile } from './atomicWrite';
import {
  type BackupName,
  backupName,
  backupTime,
  expiredBackups,
  parseBackupName,
  planOfBackup,
  timeOfBackup,
} from './backupNames';
import { type FileSystem, systemCode } from './fileSystem';
import { decodePlanFile, readPlanFile, sha256 } from './planFile';

/*
 * Backups of plan files: whole copies in a folder of the person's choice, each proven before an older one may go. All of it
 * works without an open session.
 */

/** A backup opened by itself is to be read: nobody should work in it by mistake. */
const READ_ONLY = 0o444;

/** So many bytes of backups are looked through for a list; a district's file has 180 MB. */
const CHECKED_BYTES = 512 * 1024 * 1024;

interface Found extends BackupName {
  readonly path: string;
  readonly fileName: string;
}

/** Removes what a process that was killed left of backups of a plan; nobody else makes any of the same plan meanwhile. */
const sweepPassing = async (fileSystem: FileSystem, folder: string, id: string): Promise<void> => {
  for (const name of await fileSystem.list(folder)) {
    if (parseBackupName(passingFile(name)?.stem ?? '')?.id === id)
      await fileSystem.remove(path.join(folder, name)).catch(() => undefined);
  }
};

/** Backups in a folder, whosever; none where there is no folder. @throws what the system says when it cannot be read. */
const found = async (fileSystem: FileSystem, folder: string): Promise<Found[]> => {
  const names = await fileSystem.list(folder).catch((error: unknown) => {
    if (systemCode(error) === 'ENOENT') return [];
    throw error;
  });
  return names.flatMap((fileName) => {
    const name = parseBackupName(fileName);
    return name ? [{ ...name, path: path.join(folder, fileName), fileName }] : [];
  });
};

/**
 * Copies a plan file, as it lies on the disk, into the backup folder: atomically, read back and held against the original;
 * only then do older backups of the same file go. The folder has to be there.
 * @returns the backup; null when the newest one has the same bytes, so that nothing had to be made.
 * @returns an error `damaged` when the file itself does not fit its checksum: such a copy must not push good ones out.
 */
export const makeBackup = async (
  fileSystem: FileSystem,
  folder: string,
  file: string,
  reason: BackupReason,
  now: Date = new Date(),
): Promise<Result<{ readonly path: string } | null, AppError>> => {
  let bytes: Uint8Array;
  let plan: ReturnType<typeof planOfBackup>;
  try {
    plan = planOfBackup(await fileSystem.realpath(file));
    bytes = await fileSystem.readFile(file);
  } catch (error) {
    return err({ code: 'cannotRead', path: file, system: systemCode(error) });
  }
  const decoded = decodePlanFile(bytes, file);
  if (!decoded.ok) return decoded;
  if (decoded.value.checksum === 'mismatch') return err({ code: 'damaged', path: file, detail: 'checksum' });
  const sum = sha256(bytes);
  try {
    // A folder that was chosen and is gone (a stick pulled out) is told, not made anew somewhere else.
    if ((await fileSystem.stat(folder)) === null) return err({ code: 'cannotWrite', path: folder, system: 'ENOENT' });
    const own = (await found(fileSystem, folder)).filter(({ id }) => id === plan.id);
    const newest = own.toSorted((a, b) => b.number - a.number)[0];
    if (newest && (await sumOf(fileSystem, newest.path)) === sum) return ok(null);
    await sweepPassing(fileSystem, folder, plan.id);
    const name = { ...plan, number: (newest?.number ?? 0) + 1, time: backupTime(now), reason };
    const target = path.join(folder, backupName(name));
    const written = await atomicWrite(fileSystem, target, bytes, { keepPrevious: false, mode: READ_ONLY });
    if (!written.ok) return written;
    if ((await sumOf(fileSystem, target)) !== sum) {
      await fileSystem.remove(target).catch(() => undefined);
      return err({ code: 'cannotWrite', path: target, system: 'EIO' });
    }
    const made: Found = { ...name, path: target, fileName: path.basename(target) };
    // Housekeeping: one that cannot be removed now goes another time.
    for (const old of expiredBackups([...own, made])) await fileSystem.remove(old.path).catch(() => undefined);
    return ok({ path: target });
  } catch (error) {
    return err({ code: 'cannotWrite', path: folder, system: systemCode(error) });
  }
};

const sumOf = async (fileSystem: FileSystem, file: string): Promise<string | null> => {
  try {
    return sha256(await fileSystem.readFile(file));
  } catch {
    return null;
  }
};

/**
 * Backups of a plan file, newest first: its own, then those of files with the same name that lay elsewhere (the plan may
 * have been moved). Needs neither the file nor a session. A folder that is not there has none.
 * @param checked so many bytes are held against their checksums, from the newest on; the others are `unchecked`.
 */
export const listBackups = async (
  fileSystem: FileSystem,
  folder: string,
  file: string,
  checked = CHECKED_BYTES,
): Promise<Result<BackupInfo[], AppError>> => {
  try {
    const real = await fileSystem.realpath(file).catch(() => file);
    const plan = planOfBackup(real);
    const mine = (await found(fileSystem, folder))
      .filter((one) => one.id === plan.id || one.plan === plan.plan)
      .sort(
        (a, b) =>
          Number(b.id === plan.id) - Number(a.id === plan.id) || a.id.localeCompare(b.id) || b.number - a.number,
      );
    const list: BackupInfo[] = [];
    let left = checked;
    for (const { path: at, fileName, time, reason, id } of mine) {
      const size = (await fileSystem.stat(at).catch(() => null))?.size ?? 0;
      const looks = size <= left;
      if (looks) left -= size;
      const state = looks ? await stateOf(fileSystem, at) : 'unchecked';
      list.push({ path: at, fileName, at: timeOfBackup(time), reason, size, state, own: id === plan.id });
    }
    return ok(list);
  } catch (error) {
    return err({ code: 'cannotRead', path: folder, system: systemCode(error) });
  }
};

/** A plain SQLite file has no checksum to be held against; it was proven when it was copied. */
const stateOf = async (fileSystem: FileSystem, file: string): Promise<BackupInfo['state']> => {
  const read = await readPlanFile(fileSystem, file);
  return read.ok && read.value.checksum !== 'mismatch' ? 'fine' : 'damaged';
};
