import { createHash, randomUUID } from 'node:crypto';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { AppError } from '../../shared/contract/appError';
import { err, ok, type Result } from '../../shared/contract/result';
import { cutToBytes } from './fileName';
import { type FileSystem, systemCode } from './fileSystem';

/** A virus scanner or a sync client may hold the file for a moment (EPERM, EBUSY, EACCES on Windows). */
const HELD = new Set(['EPERM', 'EBUSY', 'EACCES']);
const RENAME_WAITS_MS = [10, 20, 40, 80, 160, 320, 640];

export interface AtomicWriteOptions {
  /** The version that is replaced stays beside the file as `<file>.bak`. */
  readonly keepPrevious: boolean;
  /** Rights of the file; by default those that it had. */
  readonly mode?: number;
}

/** Where the previous version of a file is kept. */
export const previousOf = (file: string): string => `${file}.bak`;

/**
 * Writes a whole file so that at every moment either the old or the new one is there: temporary file beside it, flush,
 * rename (tried again while something holds the file), flush of the folder. A link is followed, the mode is kept. On
 * failure the old file is untouched and the temporary one removed.
 */
export const atomicWrite = async (
  fileSystem: FileSystem,
  target: string,
  bytes: Uint8Array,
  options: AtomicWriteOptions,
): Promise<Result<null, AppError>> => {
  let temporary: string | null = null;
  try {
    const real = await fileSystem.realpath(target);
    const old = await fileSystem.stat(real);
    // A folder, a device, a pipe: renaming over it would take it away from others.
    if (old && !old.isFile) return err({ code: 'cannotWrite', path: target, system: 'EISDIR' });
    const folder = path.dirname(real);
    temporary = temporaryName(real);
    await fileSystem.writeNew(temporary, bytes, options.mode ?? old?.mode ?? null);
    if (old && options.keepPrevious) await keepPrevious(fileSystem, real, previousOf(real));
    await renameHeld(fileSystem, temporary, real);
    temporary = null;
    await fileSystem.syncFolder(folder);
    return ok(null);
  } catch (error) {
    if (temporary !== null) await fileSystem.remove(temporary).catch(() => undefined);
    return err({ code: 'cannotWrite', path: target, system: systemCode(error) });
  }
};

/** A passing file's name is 22 letters longer than what it is named after. */
const LONGEST_STEM = 200;

/** What the passing files of a file are named after: its own name, or the beginning of a long one and what tells it apart. */
const stemOf = (file: string): string => {
  const name = path.basename(file);
  if (Buffer.byteLength(name) <= LONGEST_STEM) return name;
  const mark = createHash('sha256').update(name).digest('hex').slice(0, 8);
  return `${cutToBytes(name, LONGEST_STEM - mark.length)}${mark}`;
};

/** A name beside a file that says whose passing file it is, so that those of dead processes can be told. */
const temporaryName = (file: string): string =>
  path.join(path.dirname(file), `.${stemOf(file)}.${process.pid}.${randomUUID().slice(0, 8)}.tmp`);

const PASSING = /^\.(.+)\.(\d+)\.[0-9a-f]{8}\.tmp$/su;

/** What a name says when it is a passing file's: what that was to become (a long name is cut), and the process that wrote it. */
export const passingFile = (name: string): { readonly stem: string; readonly pid: number } | null => {
  const [, stem, pid] = PASSING.exec(name) ?? [];
  return stem === undefined ? null : { stem, pid: Number(pid) };
};

/** Whether a name in a file's folder is of a write of it, or of its previous version, that is under way or was cut short. */
export const isPassingOf = (file: string, name: string): boolean => {
  const stem = passingFile(name)?.stem;
  return stem === stemOf(file) || stem === stemOf(previousOf(file));
};

/** Removes passing files that a killed process left beside a file. Never throws: it is housekeeping. */
export const sweepTemporary = async (
  fileSystem: FileSystem,
  file: string,
  isAlive: (pid: number) => boolean,
): Promise<void> => {
  const folder = path.dirname(file);
  const names = await fileSystem.list(folder).catch(() => []);
  for (const name of names) {
    const passing = passingFile(name);
    if (passing && isPassingOf(file, name) && !isAlive(passing.pid))
      await fileSystem.remove(path.join(folder, name)).catch(() => undefined);
  }
};

/** The version about to be replaced stays under another name; a second name first, a copy where there are no links. */
const keepPrevious = async (fileSystem: FileSystem, file: string, kept: string): Promise<void> => {
  const passing = temporaryName(kept);
  try {
    await linkOrCopy(fileSystem, file, passing);
    await renameHeld(fileSystem, passing, kept);
  } finally {
    // Of two names of one file (the save before failed behind this point) a rename takes neither away.
    await fileSystem.remove(passing).catch(() => undefined);
  }
};

const linkOrCopy = async (fileSystem: FileSystem, file: string, passing: string): Promise<void> => {
  try {
    await fileSystem.link(file, passing);
  } catch {
    // Flushed, unlike a plain copy.
    await fileSystem.writeNew(passing, await fileSystem.readFile(file), null);
  }
};

const renameHeld = async (fileSystem: FileSystem, from: string, to: string): Promise<void> => {
  for (const wait of RENAME_WAITS_MS) {
    try {
      await fileSystem.rename(from, to);
      return;
    } catch (error) {
      if (!HELD.has(systemCode(error))) throw error;
      await delay(wait);
    }
  }
  await fileSystem.rename(from, to);
};
