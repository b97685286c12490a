import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import type { AppError } from '../../shared/contract/appError';
import { err, ok, type Result } from '../../shared/contract/result';
import { sweepTemporary } from './atomicWrite';
import { type FileSystem, systemCode } from './fileSystem';
import {
  type FoundLock,
  holderOf,
  type LockOwner,
  mayLive,
  ownLock,
  processLives,
  readLock,
  tokenOf,
} from './lockOwner';

/** A takeover that has not ended by then died in the middle. */
const TAKEOVER_MS = 10_000;
/** So often a lock is touched as long as its holder lives. */
const BEAT_MS = 30_000;

/** A plan file that this session may write. */
export interface FileLock {
  /**
   * Whether the lock is still this session's: to be asked before each write. Somebody may have taken it over by choice,
   * believing it left behind. One that was merely tidied away, or damaged, is put back. Rejects when the disk cannot tell.
   */
  isMine(): Promise<boolean>;
  /** The person at this PC bears another name from now on. */
  sign(user: string): Promise<void>;
  release(): Promise<void>;
}

/** Locks that this thread holds: one of our own process that is not among them belonged to a thread that died. */
const held = new Set<string>();

/** Removes what killed processes left of writing a file that is known to be good. Never throws. */
export const sweepPassing = (fileSystem: FileSystem, file: string): Promise<void> =>
  sweepTemporary(fileSystem, file, processLives);

/** Where the lock of a file lies. */
export const lockOf = (file: string): string => `${file}.lock`;

/** Whether the holder of a lock that was found may still live. Of another PC, or a lock that is not ours, nobody can tell. */
export const mayHold = (found: FoundLock): boolean => {
  if (found.state === 'owned') return mayLive(found.owner, (token) => held.has(token));
  return found.state !== 'gone' && found.state !== 'torn';
};

/**
 * Takes the lock of a plan file, also from a process of this PC that is no more; else says who holds it. A link is
 * followed first, so that a file has one lock under all its names.
 * @param waitMs how long to wait for a living holder.
 * @param takeOver the token of a lock that a person has chosen to take over, whoever holds it.
 */
export const acquireLock = async (
  fileSystem: FileSystem,
  file: string,
  waitMs = 0,
  takeOver: string | null = null,
): Promise<Result<FileLock, AppError>> => {
  const until = Date.now() + waitMs;
  for (;;) {
    const taken = await tryLock(fileSystem, file, takeOver);
    if (taken.ok || taken.error.code !== 'lockedByOther' || Date.now() >= until) return taken;
    await delay(40);
  }
};

const tryLock = async (
  fileSystem: FileSystem,
  file: string,
  takeOver: string | null,
): Promise<Result<FileLock, AppError>> => {
  const mine = ownLock(randomUUID());
  try {
    const real = await fileSystem.realpath(file);
    const path = lockOf(real);
    for (let attempt = 0; attempt < 8; attempt++) {
      if (await publish(fileSystem, path, mine)) {
        held.add(mine.token);
        return ok(hold(fileSystem, path, mine));
      }
      // One that cannot be read at this moment is somebody's all the same.
      const found = await readLock(fileSystem, path).catch((): FoundLock => ({ state: 'halfWritten' }));
      if (found.state === 'gone') continue;
      if (mayHold(found) && tokenOf(found) !== takeOver) return err(lockedBy(file, found));
      await removeStale(fileSystem, path, found, mine);
    }
    return err(lockedBy(file, { state: 'halfWritten' }));
  } catch (error) {
    return err({ code: 'cannotWrite', path: file, system: systemCode(error) });
  }
};

const lockedBy = (path: string, found: FoundLock): AppError => {
  const holder = holderOf(found);
  const owner = found.state === 'owned' ? `${holder.user} (${holder.host})` : '?';
  return { code: 'lockedByOther', path, owner, since: holder.since, holder };
};

/** A lock that was taken: touched from time to time, so that others see that its holder lives. */
const hold = (fileSystem: FileSystem, path: string, first: LockOwner): FileLock => {
  let mine = first;
  let isReleased = false;
  const ask = async (): Promise<boolean> => {
    if (isReleased) return false;
    const found = await readLock(fileSystem, path);
    // Neither ours nor anybody's for certain: to be asked again.
    if (found.state === 'halfWritten') throw Object.assign(new Error('half a lock'), { code: 'EBUSY' });
    if (found.state === 'torn') await removeStale(fileSystem, path, found, mine);
    const isAnybodys = found.state !== 'gone' && found.state !== 'torn';
    return isAnybodys ? tokenOf(found) === mine.token : publish(fileSystem, path, mine);
  };
  // Two that ask at once get one answer: both would put back what was tidied away.
  let asking: Promise<boolean> | null = null;
  const isMine = (): Promise<boolean> => {
    asking ??= ask().finally(() => {
      asking = null;
    });
    return asking;
  };
  const sign = async (user: string): Promise<void> => {
    if (user === mine.user || !(await isMine())) return;
    const signed = { ...mine, user };
    const passing = `${path}.${randomUUID().slice(0, 8)}`;
    try {
      await fileSystem.writeNew(passing, Buffer.from(JSON.stringify(signed)), null);
      await fileSystem.rename(passing, path);
      mine = signed;
    } catch {
      // A name that cannot be written now is in the next lock.
      await fileSystem.remove(passing).catch(() => undefined);
    }
  };
  const beat = async (): Promise<void> => {
    if (await isMine()) await fileSystem.touch(path);
  };
  // A beat that fails is made up for by the next one.
  const timer = setInterval(() => void beat().catch(() => undefined), BEAT_MS);
  timer.unref();
  return {
    isMine,
    sign: (user) => sign(user).catch(() => undefined),
    release: () => {
      isReleased = true;
      clearInterval(timer);
      return releaseLock(fileSystem, path, mine.token);
    },
  };
};

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

/** False when there is one already. What a full disk leaves of it is removed, but never a whole one of somebody else. */
const createPlainly = async (fileSystem: FileSystem, path: string, bytes: Uint8Array): Promise<boolean> => {
  try {
    await fileSystem.writeNew(path, bytes, null);
    return true;
  } catch (error) {
    if (systemCode(error) === 'EEXIST') return false;
    const left = await fileSystem.readFile(path).catch(() => null);
    const isOurs = left !== null && Buffer.from(bytes).subarray(0, left.length).equals(left);
    if (isOurs) await fileSystem.remove(path).catch(() => undefined);
    throw error;
  }
};

/**
 * Removes a dead process's lock, or one that a person has chosen to take over. One at a time, and only the very lock that
 * was judged: while it lies there nobody can publish another, and nobody else may remove it.
 */
const removeStale = async (fileSystem: FileSystem, path: string, judged: FoundLock, mine: LockOwner): Promise<void> => {
  const takeover = `${path}.takeover`;
  const isHeld = held.has(mine.token);
  held.add(mine.token);
  try {
    if (!(await createPlainly(fileSystem, takeover, Buffer.from(JSON.stringify(mine))))) {
      await awaitTakeover(fileSystem, takeover);
      return;
    }
    try {
      const now = await readLock(fileSystem, path);
      if (tokenOf(now) === tokenOf(judged)) await fileSystem.remove(path);
    } finally {
      await fileSystem.remove(takeover);
    }
  } finally {
    if (!isHeld) held.delete(mine.token);
  }
};

/** When takeovers of others were first seen here, by their token. */
const takeovers = new Map<string, number>();

/** Leaves a takeover of somebody else its time, measured here: the stamp on the disk may come from another clock. */
const awaitTakeover = async (fileSystem: FileSystem, takeover: string): Promise<void> => {
  const found = await readLock(fileSystem, takeover);
  if (found.state === 'gone') return;
  const token = tokenOf(found);
  const first = takeovers.get(token) ?? performance.now();
  takeovers.set(token, first);
  if (mayHold(found) && performance.now() - first <= TAKEOVER_MS) await delay(20);
  else await fileSystem.remove(takeover);
};

const releaseLock = async (fileSystem: FileSystem, path: string, token: string): Promise<void> => {
  held.delete(token);
  const found = await readLock(fileSystem, path).catch((): FoundLock => ({ state: 'gone' }));
  if (tokenOf(found) === token) await fileSystem.remove(path).catch(() => undefined);
};
