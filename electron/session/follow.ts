import type { PlanInfo } from '../../shared/contract/channels';
import type { Following } from '../../shared/contract/lock';
import { sameData } from '../../shared/domain/sameData';
import type { FileSystem } from '../file/fileSystem';
import { journalOf } from '../file/journal';
import { LockWatch } from '../file/lockWatch';
import { stampOf } from './heldFile';
import { PlanSession, type SessionOptions } from './planSession';

/** So many looks in a row that cannot read the file before the window says that it is behind. */
const FAILED_LOOKS = 3;

/** What one look at the file found. */
export interface Followed {
  /** The plan as the file is now, when that is another one than before; the session before is to be closed. */
  readonly next: PlanSession | null;
  /** What is known of the file by now. */
  readonly now: Following;
  /** That is other than before: the window is to be told. */
  readonly isNews: boolean;
}

/**
 * Opens the file under a session that only reads once more, in the same way as it was opened; null when what is there
 * cannot be read, or not be trusted, at this moment.
 */
const reopen = async (options: SessionOptions, session: PlanSession): Promise<PlanSession | null> => {
  const { following } = session.file;
  const opened = await PlanSession.open(options, session.path, 'read');
  if (!opened.ok) return null;
  const next = opened.value;
  if (following && next.readOnly !== 'checksum') {
    next.file.follow(session.readOnly, { ...following, readAt: new Date().toISOString(), behind: false });
    return next;
  }
  await next.close(true);
  return null;
};

/** Looks at the file under a session that only reads, and at its lock, whenever it is asked to. */
export class Follower {
  readonly #options: SessionOptions;
  readonly #clock: () => number;
  /** How the file looked when a session read it. */
  readonly #stamps = new WeakMap<PlanSession, string>();
  #watch: { readonly file: string; readonly lock: LockWatch } | null = null;
  #failed = 0;

  /** @param clock milliseconds of a clock that only goes on. */
  constructor(options: SessionOptions, clock: () => number) {
    this.#options = options;
    this.#clock = clock;
  }

  /** One look, which changes nothing of the session. Null for one that does not follow its file. */
  async look(session: PlanSession): Promise<Followed | null> {
    const { following } = session.file;
    if (!following) return null;
    const lock = following.lock === 'none' ? null : await this.#lookAtLock(session.path);
    const next = await this.#lookAtFile(session);
    const before = next?.file.following ?? following;
    const now: Following = { ...before, ...lock, behind: this.#failed >= FAILED_LOOKS };
    return { next, now, isNews: next !== null || !sameData(now, following) };
  }

  async #lookAtLock(file: string): Promise<Pick<Following, 'lock' | 'holder'> | null> {
    if (this.#watch?.file !== file) {
      this.#watch = { file, lock: new LockWatch(this.#options.fileSystem, file, this.#clock) };
    }
    // A disk that cannot tell for a moment changes nothing.
    return this.#watch.lock.look().catch(() => null);
  }

  async #lookAtFile(session: PlanSession): Promise<PlanSession | null> {
    const stamp = await stampsOf(this.#options.fileSystem, session.path);
    // When it was opened only the file itself was noted: a journal beside it is read once more.
    const before = this.#stamps.get(session) ?? `${session.file.lastSeen} null`;
    if (stamp === before) {
      this.#failed = 0;
      return null;
    }
    const next = stamp === null ? null : await reopen(this.#options, session);
    this.#failed = next ? 0 : this.#failed + 1;
    if (next && stamp !== null) this.#stamps.set(next, stamp);
    return next;
  }
}

/** How a plan file and the journal of its last steps look; null when the disk cannot tell or the file is not there. */
const stampsOf = async (fileSystem: FileSystem, file: string): Promise<string | null> => {
  try {
    const plan = await fileSystem.stat(file);
    const journal = await fileSystem.stat(journalOf(file));
    // An emptied one says no more than none.
    return plan && `${stampOf(plan)} ${stampOf(journal?.size === 0 ? null : journal)}`;
  } catch {
    return null;
  }
};

/** Who is told of the file under a plan that is only read. */
export type TellFollowed = (news: { readonly plan: PlanInfo; readonly changed: boolean }) => void;

/** The file of a window that only reads is looked at so often, milliseconds. */
const FOLLOW_MS = 2000;

/** Looks again and again; a file that takes long to read is looked at less often. Never throws. */
export const keepLooking = (look: () => Promise<void>): void => {
  const again = async (): Promise<void> => {
    const begun = performance.now();
    await look().catch(() => undefined);
    const wait = Math.max(FOLLOW_MS, 10 * (performance.now() - begun));
    setTimeout(() => void again(), wait).unref();
  };
  setTimeout(() => void again(), FOLLOW_MS).unref();
};
