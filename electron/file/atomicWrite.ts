import { randomUUID } from 'node:crypto';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { AppError } from '../../shared/contract/appError';
import { err, ok, type Result } from '../../shared/contract/result';
import { type FileSystem, systemCode } from './fileSystem';

/** A virus scanner or a sync client may hold the file for a moment (EPERM, EBUSY, EACCES on Windows). */
const HELD = new Set(['EPERM', 'EBUSY', 'EACCES']);
const RENAME_WAITS_MS = [10, 20, 40, 80, 160, 320, 640];

export interface AtomicWriteOptions {
  /** Name kept for the version that is replaced, or null to keep none. */
  readonly keepPrevious: string | null;
}

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
    const old = await fileSystem.stat(target);
    const real = old ? await fileSystem.realpath(target) : target;
    const folder = path.dirname(real);
    temporary = path.join(folder, `.${path.basename(real)}.${process.pid}.${randomUUID().slice(0, 8)}.tmp`);
    await fileSystem.writeNew(temporary, bytes, old?.mode ?? null);
    if (old && options.keepPrevious !== null) await keepPrevious(fileSystem, real, options.keepPrevious);
    await renameHeld(fileSystem, temporary, real);
    temporary = null;
    await fileSystem.syncFolder(folder);
    return ok(null);
  } catch (error) {
    if (temporary !== null) await fileSystem.remove(temporary).catch(() => undefined);
    return err({ code: 'cannotWrite', path: target, system: systemCode(error) });
  }
};

/** The version about to be replaced stays under another name; a second name first, a copy where there are no links. */
const keepPrevious = async (fileSystem: FileSystem, file: string, kept: string): Promise<void> => {
  const passing = `${kept}.${randomUUID().slice(0, 8)}.tmp`;
  try {
    await fileSystem.link(file, passing);
  } catch {
    await fileSystem.copyFile(file, passing);
  }
  try {
    await renameHeld(fileSystem, passing, kept);
  } catch (error) {
    await fileSystem.remove(passing).catch(() => undefined);
    throw error;
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
