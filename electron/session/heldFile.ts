import type { AppError } from '../../shared/contract/appError';
import type { PlanInfo, Recovery } from '../../shared/contract/channels';
import type { Following } from '../../shared/contract/lock';
import { err, ok, type Result } from '../../shared/contract/result';
import type { LogRow } from '../db/changeLog';
import type { SqlDb } from '../db/sqlDb';
import { atomicWrite } from '../file/atomicWrite';
import { acquireLock, type FileLock } from '../file/fileLock';
import { type FileStat, type FileSystem, systemCode } from '../file/fileSystem';
import { type Journal, journalOf } from '../file/journal';
import { newJournal, wholeOf } from './heldPlace';

/** Where a plan is to move, locked. */
interface NewPlace {
  readonly file: string;
  readonly lock: FileLock;
}

/** What tells one state of a file on disk from another without reading it. */
export const stampOf = (stat: FileStat | null): string | null => (stat ? `${stat.size} ${stat.modifiedMs}` : null);

/** A file as it was found: its lock and journal where it may be written, how it looked, what its journal gave back. */
export interface Found {
  readonly lock: FileLock | null;
  readonly readOnly: PlanInfo['readOnly'];
  readonly journal: Journal<LogRow> | null;
  readonly stat: FileStat | null;
  readonly recovery: Recovery | null;
  readonly isAsStored: boolean;
  readonly following: Following | null;
}

/**
 * The file under an open plan and the journal beside it: where they lie, whether they may be written, their lock, and how
 * the file looked when last seen.
 */
export class HeldFile {
  readonly #fileSystem: FileSystem;
  #path: string;
  #readOnly: PlanInfo['readOnly'];
  #lock: FileLock | null;
  #journal: Journal<LogRow> | null;
  #lastSeen: string | null;
  /** Whole writes begun and ended: while one is under way, or was, the file is not looked at. */
  #writes = 0;
  /** What is known of the file while it is only read and its writer goes on; null when it is not followed. */
  #following: Following | null;
  /** ISO time at which the file was written before this session held it; null for a new one. */
  readonly savedAt: string | null;
  /** What the journal gave back when the file was opened. */
  readonly recovery: Recovery | null;
  /** False when the database in memory had to become another than the file's (older schema, forms that came later). */
  readonly isAsStored: boolean;

  constructor(fileSystem: FileSystem, file: string, found: Found) {
    this.#fileSystem = fileSystem;
    this.#path = file;
    this.#lock = found.lock;
    this.#readOnly = found.readOnly;
    this.#journal = found.journal;
    this.#lastSeen = stampOf(found.stat);
    this.#following = found.following;
    this.savedAt = found.stat ? new Date(found.stat.modifiedMs).toISOString() : null;
    this.recovery = found.recovery;
    this.isAsStored = found.isAsStored;
  }

  /** Takes the place of a new file; an existing one is kept unless told otherwise. Nothing is written yet. */
  static async forNew(fileSystem: FileSystem, file: string, overwrite: boolean): Promise<Result<HeldFile, AppError>> {
    const existing = await fileSystem.stat(file).catch(() => null);
    if (existing && !overwrite) return err({ code: 'fileExists', path: file });
    const lock = await acquireLock(fileSystem, file);
    if (!lock.ok) return lock;
    const found = { readOnly: null, journal: null, stat: null, recovery: null, isAsStored: true, following: null };
    return ok(new HeldFile(fileSystem, file, { ...found, lock: lock.value }));
  }

  get path(): string {
    return this.#path;
  }

  get readOnly(): PlanInfo['readOnly'] {
    return this.#readOnly;
  }

  /** How the file looked when it was last read or written. */
  get lastSeen(): string | null {
    return this.#lastSeen;
  }

  get following(): Following | null {
    return this.#following;
  }

  /** The person at this PC bears another name from now on: whoever meets the lock is told. */
  async sign(user: string): Promise<void> {
    await this.#lock?.sign(user);
  }

  /** Goes on reading only, for that reason and with what is known of the file by now. */
  follow(readOnly: PlanInfo['readOnly'], following: Following): void {
    this.#readOnly = readOnly;
    this.#following = following;
  }

  /** It was opened for writing, and may be written. */
  get isHeld(): boolean {
    return this.#lock !== null && this.#readOnly === null;
  }

  /** Steps were taken from the journal, or it is not to be trusted any more: the file is to be written soon. */
  get hasToAbsorb(): boolean {
    return this.isHeld && this.recovery !== null && this.recovery.problem !== 'otherFile';
  }

  /** Bytes of steps that lie in the journal only. */
  get journalLength(): number {
    return this.#journal?.length ?? 0;
  }

  /**
   * Puts steps into the journal, flushed: from then on they outlive a power cut. An error when they would not, also because
   * the plan file that they go with is gone or is another one by now.
   */
  async append(rows: readonly LogRow[]): Promise<Result<null, AppError>> {
    if (this.#journal === null) return err({ code: 'cannotWrite', path: journalOf(this.#path), system: 'ENOENT' });
    const mine = await this.#stillMine();
    if (!mine.ok) return mine;
    try {
      await this.#journal.append(rows);
      if (await this.outside()) return err({ code: 'changedOutside', path: this.#path });
      const isThere = this.#isWriting || (await this.#fileSystem.stat(this.#path)) !== null;
      return isThere ? ok(null) : err({ code: 'cannotWrite', path: this.#path, system: 'ENOENT' });
    } catch (error) {
      return err({ code: 'cannotWrite', path: journalOf(this.#path), system: systemCode(error) });
    }
  }

  /** Writes the whole file, unless somebody else has written it since it was last seen: both versions are then kept. */
  async write(db: SqlDb): Promise<Result<null, AppError>> {
    if (!this.isHeld) return err({ code: 'readOnlyPlan', path: this.#path, why: this.#readOnly ?? 'media' });
    // Taken at once, so that a step that comes while the disk is busy belongs to the next write.
    const whole = wholeOf(db);
    const mine = await this.#stillMine();
    if (!mine.ok) return mine;
    if (await this.outside()) return err({ code: 'changedOutside', path: this.#path });
    await this.#journal?.expect(whole.base);
    const written = await this.#writeBytes(this.#path, whole.bytes);
    if (!written.ok) return written;
    if (this.#journal) await this.#journal.settle(whole.base);
    else this.#journal = await newJournal(this.#fileSystem, this.#path, whole.base);
    return written;
  }

  /** The file as somebody else has written it since it was last seen; null when nobody did, or it is gone. */
  async outside(): Promise<FileStat | null> {
    const writes = this.#writes;
    const now = await this.#fileSystem.stat(this.#path).catch(() => null);
    // One that we are writing, or were, is not looked at.
    if (this.#isWriting || writes !== this.#writes) return null;
    return now !== null && this.#lastSeen !== null && stampOf(now) !== this.#lastSeen ? now : null;
  }

  /** From now on the file may be written over what was seen there, which the caller has kept elsewhere. */
  overlook(seen: FileStat): void {
    this.#lastSeen = stampOf(seen);
  }

  get #isWriting(): boolean {
    return this.#writes % 2 === 1;
  }

  /** Locks the place that the plan is to move to. */
  async lockPlace(file: string): Promise<Result<NewPlace, AppError>> {
    const lock = await acquireLock(this.#fileSystem, file);
    return lock.ok ? ok({ file, lock: lock.value }) : lock;
  }

  /**
   * Writes under another name and goes on there; the old file stays as it was last written.
   * @param isWhole the old file holds every step: its journal is no longer needed.
   */
  async moveTo({ file, lock }: NewPlace, db: SqlDb, isWhole: boolean): Promise<Result<null, AppError>> {
    const { bytes, base } = wholeOf(db);
    const written = await this.#writeBytes(file, bytes);
    if (!written.ok) {
      await lock.release();
      return written;
    }
    await this.release(isWhole);
    this.#lock = lock;
    this.#path = file;
    this.#readOnly = null;
    this.#following = null;
    this.#journal = await newJournal(this.#fileSystem, file, base);
    return written;
  }

  /** Lets journal and lock go; `isWhole`: the file holds every step, so that the journal is taken away. */
  async release(isWhole: boolean): Promise<void> {
    // Somebody who took the file over writes a journal of their own in this place.
    const mine = this.#lock === null ? ok(null) : await this.#stillMine();
    await this.#journal?.close(isWhole && mine.ok);
    this.#journal = null;
    await this.#lock?.release();
    this.#lock = null;
  }

  /** Somebody may have taken the lock over, by choice: what they write must not be written over. */
  async #stillMine(): Promise<Result<null, AppError>> {
    try {
      if (this.#lock === null || (await this.#lock.isMine())) return ok(null);
      return err({ code: 'lockLost', path: this.#path });
    } catch (error) {
      return err({ code: 'cannotWrite', path: this.#path, system: systemCode(error) });
    }
  }

  async #holds(file: string, bytes: Uint8Array): Promise<boolean> {
    const found = await this.#fileSystem.readFile(file).catch(() => null);
    return found !== null && Buffer.compare(found, bytes) === 0;
  }

  async #writeBytes(file: string, bytes: Uint8Array): Promise<Result<null, AppError>> {
    this.#writes++;
    try {
      const written = await atomicWrite(this.#fileSystem, file, bytes, { keepPrevious: true });
      const now = await this.#fileSystem.stat(file).catch(() => null);
      // In place all the same, where only the flush of its folder failed: nobody else has written it.
      const isOurs = written.ok || (file === this.#path && (await this.#holds(file, bytes)));
      if (isOurs) this.#lastSeen = stampOf(now);
      return written;
    } finally {
      this.#writes++;
    }
  }
}
