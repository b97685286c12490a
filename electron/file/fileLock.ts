import { randomUUID } from 'node:crypto';
import os from 'node:os';
import * as v from 'valibot';
import type { AppError } from '../../shared/contract/appError';
import { err, ok, type Result } from '../../shared/contract/result';
import { type FileSystem, systemCode } from './fileSystem';

/** Who writes a plan file: kept beside it as `<file>.lock`. Reads never lock. */
const LockOwner = v.object({
  token: v.string(),
  pid: v.number(),
  host: v.string(),
  user: v.string(),
  since: v.string(),
  /** When that PC was started (ms): after a power cut a process number means nothing. */
  bootMs: v.number(),
});
type LockOwner = v.InferOutput<typeof LockOwner>;

const BOOT_TOLERANCE_MS = 120_000;

export interface FileLock {
  release(): Promise<void>;
}

/** Locks that this thread holds: one of our own process that is not among them belonged to a thread that died. */
const held = new Set<string>();

const lockPath = (file: string): string => `${file}.lock`;

/** Takes the lock of a plan file, also from a process of this PC that is no more; else says who holds it. */
export const acquireLock = async (fileSystem: FileSystem, file: string): Promise<Result<FileLock, AppError>> => {
  const mine: LockOwner = {
    token: randomUUID(),
    pid: process.pid,
    host: os.hostname(),
    user: userName(),
    since: new Date().toISOString(),
    bootMs: Date.now() - os.uptime() * 1000,
  };
  const path = lockPath(file);
  for (let attempt = 0; attempt < 3; attempt++) {
    try {
      await fileSystem.writeNew(path, Buffer.from(JSON.stringify(mine)), null);
      held.add(mine.token);
      return ok({ release: () => releaseLock(fileSystem, path, mine.token) });
    } catch (error) {
      if (systemCode(error) !== 'EEXIST') return err({ code: 'cannotWrite', path: file, system: systemCode(error) });
    }
    const owner = await readOwner(fileSystem, path);
    if (owner !== null && isAlive(owner)) {
      return err({ code: 'lockedByOther', path: file, owner: `${owner.user} (${owner.host})`, since: owner.since });
    }
    await fileSystem.remove(path).catch(() => undefined);
  }
  return err({ code: 'lockedByOther', path: file, owner: '?', since: '' });
};

const releaseLock = async (fileSystem: FileSystem, path: string, token: string): Promise<void> => {
  held.delete(token);
  const owner = await readOwner(fileSystem, path);
  if (owner?.token === token) await fileSystem.remove(path).catch(() => undefined);
};

/** Null for a lock file that cannot be understood (torn by a power cut): nobody can claim it. */
const readOwner = async (fileSystem: FileSystem, path: string): Promise<LockOwner | null> => {
  try {
    const parsed = v.safeParse(LockOwner, JSON.parse(Buffer.from(await fileSystem.readFile(path)).toString('utf8')));
    return parsed.success ? parsed.output : null;
  } catch {
    return null;
  }
};

const isAlive = (owner: LockOwner): boolean => {
  if (owner.host !== os.hostname()) return true; // another PC: only a person can tell
  if (Math.abs(owner.bootMs - (Date.now() - os.uptime() * 1000)) > BOOT_TOLERANCE_MS) return false;
  if (owner.pid === process.pid) return held.has(owner.token);
  try {
    process.kill(owner.pid, 0);
    return true;
  } catch (error) {
    return systemCode(error) === 'EPERM';
  }
};

/** The name of the person at this PC, for locks and history. */
export const userName = (): string => {
  try {
    return os.userInfo().username;
  } catch {
    return '?';
  }
};
