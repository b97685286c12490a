import path from 'node:path';
import type { AppError } from '../../shared/contract/appError';
import type { PlanInfo } from '../../shared/contract/channels';
import type { Following } from '../../shared/contract/lock';
import { err, ok, type Result } from '../../shared/contract/result';
import { isSealed, openDatabase, seal } from '../db/openDatabase';
import type { SqlDb } from '../db/sqlDb';
import { atomicWrite } from '../file/atomicWrite';
import { acquireLock, type FileLock } from '../file/fileLock';
import { type FileStat, type FileSystem, systemCode } from '../file/fileSystem';
import { type Checksum, encodePlanFile, readPlanFile } from '../file/planFile';

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

/** What tells one state of a file on disk from another without reading it. */
export const stampOf = (stat: FileStat | null): string | null => (stat ? `${stat.size} ${stat.modifiedMs}` : null);

/** The file under an open plan: where it lies, whether it may be written, its lock, and how it looked when last seen. */
export class HeldFile {
  readonly #fileSystem: FileSystem;
  #path: string;
  #readOnly: PlanInfo['readOnly'];
  #lock: FileLock | null;
  #lastSeen: string | null;
  /** What is known of the file while it is only read and its writer goes on; null when it is not followed. */
  #following: Following | null = null;
  /** ISO time at which the file was written before this session held it; null for a new one. */
  readonly savedAt: string | null;

  private constructor(
    fileSystem: FileSystem,
    file: string,
    lock: FileLock | null,
    readOnly: PlanInfo['readOnly'],
    stat: FileStat | null,
  ) {
    this.#fileSystem = fileSystem;
    this.#path = file;
    this.#lock = lock;
    this.#readOnly = readOnly;
    this.#lastSeen = stampOf(stat);
    this.savedAt = stat ? new Date(stat.modifiedMs).toISOString() : null;
  }

  /** Takes the place of a new file; an existing one is kept unless told otherwise. Nothing is written yet. */
  static async forNew(fileSystem: FileSystem, file: string, overwrite: boolean): Promise<Result<HeldFile, AppError>> {
    const existing = await fileSystem.stat(file).catch(() => null);
    if (existing && !overwrite) return err({ code: 'fileExists', path: file });
    const lock = await acquireLock(fileSystem, file);
    return lock.ok ? ok(new HeldFile(fileSystem, file, lock.value, null, null)) : lock;
  }

  /**
   * Locks as the mode asks, reads, and proves the contents; an error lets everything go again.
   * @param takeOver the token of a lock of somebody else that a person has chosen to take over.
   */
  static async open(
    fileSystem: FileSystem,
    file: string,
    mode: OpenMode,
    takeOver: string | null = null,
  ): Promise<Result<{ held: HeldFile; db: SqlDb }, AppError>> {
    let lock: FileLock | null = null;
    let readOnly: PlanInfo['readOnly'] = null;
    let holder: Following['holder'] = null;
    const stat = await fileSystem.stat(file).catch(() => null);
    if (mode !== 'read' && stat?.isFile) {
      const taken = await acquireLock(fileSystem, file, mode === 'write' ? LOCK_WAIT_MS : 0, takeOver);
      if (taken.ok) lock = taken.value;
      else if (mode === 'write') return taken;
      else if (taken.error.code === 'lockedByOther') [readOnly, holder] = ['locked', taken.error.holder];
      else readOnly = 'media';
    }
    const refuse = async (error: AppError): Promise<Result<never, AppError>> => {
      await lock?.release();
      return err(error);
    };
    // What is there now that nobody else may write: the stamp belongs to the bytes that are read.
    const now = await fileSystem.stat(file).catch(() => null);
    const read = await readPlanFile(fileSystem, file);
    if (!read.ok) return refuse(read.error);
    const db = await openDatabase(read.value.image, file, read.value.checksum === 'ok');
    if (!db.ok) return refuse(db.error);
    if (checksumOf(file, read.value.checksum, db.value) === 'mismatch') readOnly = 'checksum';
    else if (now && (now.mode & 0o222) === 0) readOnly ??= 'media';
    const held = new HeldFile(fileSystem, file, lock, readOnly, now);
    if (readOnly === 'locked' || (readOnly === 'media' && lock === null)) {
      const readAt = new Date().toISOString();
      held.#following = { holder, lock: readOnly === 'locked' ? 'held' : 'none', readAt, behind: false };
    }
    return ok({ held, db: db.value });
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

  /** Writes the file, unless somebody else has written it since it was last seen: both versions are then kept. */
  async write(db: SqlDb): Promise<Result<null, AppError>> {
    // Taken at once, so that a step that comes while the disk is busy belongs to the next write.
    const bytes = bytesOf(db);
    const mine = await this.#stillMine();
    if (!mine.ok) return mine;
    const now = stampOf(await this.#fileSystem.stat(this.#path).catch(() => null));
    if (now !== null && this.#lastSeen !== null && now !== this.#lastSeen) {
      return err({ code: 'changedOutside', path: this.#path });
    }
    return this.#writeBytes(this.#path, bytes);
  }

  /** Writes under another name and goes on there; the old file stays as it was last written. */
  async moveTo(file: string, db: SqlDb): Promise<Result<null, AppError>> {
    const lock = await acquireLock(this.#fileSystem, file);
    if (!lock.ok) return lock;
    const written = await this.#writeBytes(file, bytesOf(db));
    if (!written.ok) {
      await lock.value.release();
      return written;
    }
    await this.#lock?.release();
    this.#lock = lock.value;
    this.#path = file;
    this.#readOnly = null;
    this.#following = null;
    return written;
  }

  /** Lets the lock go. */
  async release(): Promise<void> {
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

  async #writeBytes(file: string, bytes: Uint8Array): Promise<Result<null, AppError>> {
    const written = await atomicWrite(this.#fileSystem, file, bytes, { keepPrevious: true });
    if (written.ok) this.#lastSeen = stampOf(await this.#fileSystem.stat(file).catch(() => null));
    return written;
  }
}

/** A plan file's bytes: the sealed database and its checksum. */
const bytesOf = (db: SqlDb): Uint8Array => {
  seal(db);
  return encodePlanFile(db.image());
};
