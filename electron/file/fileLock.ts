import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import os from 'node:os';
import { setTimeout as delay } from 'node:timers/promises';
import * as v from 'valibot';
import type { AppError } from '../../shared/contract/appError';
import { err, ok, type Result } from '../../shared/contract/result';
import { sweepTemporary } from './atomicWrite';
import { type FileSystem, systemCode } from './fileSystem';

/** Who writes a plan file: kept beside it as `<file>.lock`. Reads never lock. */
const LockOwner = v.object({
  token: v.string(),
  pid: v.number(),
  host: v.string(),
  user: v.string(),
  since: v.string(),
  /** The start of that PC, where the system names it (Linux); else null. */
  boot: v.nullable(v.string()),
  /** Seconds that PC had been running when the lock was taken: if it runs for less now, it was restarted since. */
  uptime: v.number(),
});
type LockOwner = v.InferOutput<typeof LockOwner>;

/** A lock file that cannot be read yet may be one that is just being written. */
const HALF_WRITTEN_MS = 5_000;
/** A takeover that has not ended by then died in the middle. */
const TAKEOVER_MS = 10_000;

export interface FileLock {
  release(): Promise<void>;
}

/** Locks that this thread holds: one of our own process that is not among them belonged to a thread that died. */
const held = new Set<string>();

/** Where the lock of a file lies. */
export const lockOf = (file: string): string => `${file}.lock`;

/**
 * Takes the lock of a plan file, also from a process of this PC that is no more; else says who holds it. A link is
 * followed first, so that a file has one lock under all its names.
 * @param waitMs how long to wait for a living holder.
 */
export const acquireLock = async (
  fileSystem: FileSystem,
  file: string,
  waitMs = 0,
): Promise<Result<FileLock, AppError>> => {
  const until = Date.now() + waitMs;
  for (;;) {
    const taken = await tryLock(fileSystem, file);
    if (taken.ok || taken.error.code !== 'lockedByOther' || Date.now() >= until) return taken;
    await delay(40);
  }
};

const tryLock = async (fileSystem: FileSystem, file: string): Promise<Result<FileLock, AppError>> => {
  const mine: LockOwner = {
    token: randomUUID(),
    pid: process.pid,
    host: os.hostname(),
    user: userName(),
    since: new Date().toISOString(),
    boot: bootId(),
    uptime: os.uptime(),
  };
  try {
    const real = await fileSystem.realpath(file);
    const path = lockOf(real);
    for (let attempt = 0; attempt < 8; attempt++) {
      if (await publish(fileSystem, path, mine)) {
        held.add(mine.token);
        await sweepTemporary(fileSystem, real, processLives);
        return ok({ release: () => releaseLock(fileSystem, path, mine.token) });
      }
      const owner = await readOwner(fileSystem, path);
      if (owner === 'gone') continue;
      if (owner === 'halfWritten' || (owner !== 'torn' && isAlive(owner))) return err(lockedBy(file, owner));
      await removeStale(fileSystem, path, owner);
    }
    return err(lockedBy(file, 'halfWritten'));
  } catch (error) {
    return err({ code: 'cannotWrite', path: file, system: systemCode(error) });
  }
};

const lockedBy = (path: string, owner: LockOwner | 'halfWritten'): AppError =>
  owner === 'halfWritten'
    ? { code: 'lockedByOther', path, owner: '?', since: '' }
    : { code: 'lockedByOther', path, owner: `${owner.user} (${owner.host})`, since: owner.since };

/** The lock appears whole or not at all: written under another name, then linked. False when somebody has it. */
const publish = async (fileSystem: FileSystem, path: string, owner: LockOwner): Promise<boolean> => {
  const bytes = Buffer.from(JSON.stringify(owner));
  const passing = `${path}.${owner.token.slice(0, 8)}`;
  try {
    await fileSystem.writeNew(passing, bytes, null);
    await fileSystem.link(passing, path);
    return true;
  } catch (error) {
    if (systemCode(error) === 'EEXIST') return false;
    if (!NO_LINKS.has(systemCode(error))) throw error;
  } finally {
    await fileSystem.remove(passing).catch(() => undefined);
  }
  return createPlainly(fileSystem, path, bytes);
};

/** File systems without hard links (FAT on a USB stick, some shares) answer one of these. */
const NO_LINKS = new Set(['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EINVAL', 'EMLINK']);

const createPlainly = async (fileSystem: FileSystem, path: string, bytes: Uint8Array): Promise<boolean> => {
  try {
    await fileSystem.writeNew(path, bytes, null);
    return true;
  } catch (error) {
    if (systemCode(error) === 'EEXIST') return false;
    await fileSystem.remove(path).catch(() => undefined);
    throw error;
  }
};

/**
 * Removes a dead process's lock. One at a time, and only the very lock that was judged dead: while it lies there nobody
 * can publish another, and nobody else may remove it.
 */
const removeStale = async (fileSystem: FileSystem, path: string, judged: LockOwner | 'torn'): Promise<void> => {
  const takeover = `${path}.takeover`;
  if (!(await createPlainly(fileSystem, takeover, Buffer.from(String(process.pid))))) {
    const stat = await fileSystem.stat(takeover);
    if (stat && Date.now() - stat.modifiedMs > TAKEOVER_MS) await fileSystem.remove(takeover);
    else await delay(20);
    return;
  }
  try {
    const now = await readOwner(fileSystem, path);
    if (tokenOf(now) === tokenOf(judged)) await fileSystem.remove(path);
  } finally {
    await fileSystem.remove(takeover);
  }
};

const tokenOf = (found: Found): string => (typeof found === 'string' ? found : found.token);

const releaseLock = async (fileSystem: FileSystem, path: string, token: string): Promise<void> => {
  held.delete(token);
  const owner = await readOwner(fileSystem, path).catch((): Found => 'gone');
  if (tokenOf(owner) === token) await fileSystem.remove(path).catch(() => undefined);
};

/** What lies where a lock would: its owner, nothing, one just being written, or one torn by a power cut some time ago. */
type Found = LockOwner | 'gone' | 'halfWritten' | 'torn';

const readOwner = async (fileSystem: FileSystem, path: string): Promise<Found> => {
  const stat = await fileSystem.stat(path);
  if (stat === null) return 'gone';
  try {
    const text = Buffer.from(await fileSystem.readFile(path)).toString('utf8');
    const parsed = v.safeParse(LockOwner, JSON.parse(text));
    if (parsed.success) return parsed.output;
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return 'gone';
  }
  return Date.now() - stat.modifiedMs < HALF_WRITTEN_MS ? 'halfWritten' : 'torn';
};

const isAlive = (owner: LockOwner): boolean => {
  if (owner.host !== os.hostname()) return true; // another PC: only a person can tell
  if (owner.boot !== bootId() || owner.uptime > os.uptime()) return false;
  return owner.pid === process.pid ? held.has(owner.token) : processLives(owner.pid);
};

const processLives = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return systemCode(error) === 'EPERM';
  }
};

/** Which start of the machine this is; the clock is no witness, it jumps on PCs with an empty battery. */
const bootId = (): string | null => {
  try {
    return readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
  } catch {
    return null;
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
