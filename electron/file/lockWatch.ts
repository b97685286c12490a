import type { LockHolder } from '../../shared/contract/lock';
import { lockOf, mayHold } from './fileLock';
import type { FileSystem } from './fileSystem';
import { holderOf, readLock } from './lockOwner';

/** A holder that is not heard of for so long, while it was listened to, has probably gone: six of its beats. */
const SILENT_MS = 180_000;
/** Between two looks no more than this counts as listening: this PC may have slept. */
const LONGEST_GAP_MS = 10_000;
/** Earlier versions are silent while they live: only the age of their lock tells anything. */
const OLD_MS = 12 * 3_600_000;

export interface LockLook {
  readonly lock: 'held' | 'leftOver' | 'free';
  readonly holder: LockHolder | null;
}

/**
 * Looks at somebody else's lock from time to time. Clocks of two PCs differ, so no time that the other wrote is trusted: what
 * counts is whether the stamp of the lock moves, and for how long it was watched here without moving.
 */
export class LockWatch {
  readonly #fileSystem: FileSystem;
  readonly #file: string;
  readonly #clock: () => number;
  #seen = '';
  #silentMs = 0;
  #lastLook: number | null = null;

  /** @param clock milliseconds of a clock that only goes on. */
  constructor(fileSystem: FileSystem, file: string, clock: () => number) {
    this.#fileSystem = fileSystem;
    this.#file = file;
    this.#clock = clock;
  }

  /** One look; rejects when the disk cannot tell. */
  async look(): Promise<LockLook> {
    const path = lockOf(await this.#fileSystem.realpath(this.#file));
    const found = await readLock(this.#fileSystem, path);
    if (!mayHold(found)) return { lock: 'free', holder: null };
    const holder = holderOf(found);
    const stat = await this.#fileSystem.stat(path);
    this.#listen(`${holder.token} ${stat?.modifiedMs}`);
    const beats = found.state !== 'owned' || found.owner.beats;
    const isSilent = beats
      ? this.#silentMs >= SILENT_MS
      : !holder.here && Math.abs(Date.now() - Date.parse(holder.since)) > OLD_MS;
    return { lock: isSilent ? 'leftOver' : 'held', holder };
  }

  #listen(stamp: string): void {
    const now = this.#clock();
    const gap = this.#lastLook === null ? 0 : Math.min(now - this.#lastLook, LONGEST_GAP_MS);
    this.#silentMs = stamp === this.#seen ? this.#silentMs + gap : 0;
    this.#seen = stamp;
    this.#lastLook = now;
  }
}
