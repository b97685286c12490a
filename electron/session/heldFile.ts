import path from 'node:path';
import type { AppError } from '../../shared/contract/appError';
import type { PlanInfo } from '../../shared/contract/channels';
import { err, ok, type Result } from '../../shared/contract/result';
import { isSealed, openDatabase, seal } from '../db/openDatabase';
import type { SqlDb } from '../db/sqlDb';
import { atomicWrite } from '../file/atomicWrite';
import { acquireLock, type FileLock } from '../file/fileLock';
import type { FileStat, FileSystem } from '../file/fileSystem';
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
const stampOf = (stat: FileStat | null): string | null => (stat ? `${stat.size} ${stat.modifiedMs}` : null);

/** The file under an open plan: where it lies, whether it may be written, its lock, and how it looked when last seen. */
export class HeldFile {
  readonly #fileSystem: FileSystem;
  #path: string;
  #readOnly: PlanInfo['readOnly'];
  #lock: FileLock | null;
  #lastSeen: string | null;
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

  /** Locks as the mode asks, reads, and proves the contents; an error lets everything go again. */
  static async open(
    fileSystem: FileSystem,
    file: string,
    mode: OpenMode,
  ): Promise<Result<{ held: HeldFile; db: SqlDb }, AppError>> {
    let lock: FileLock | null = null;
    let readOnly: PlanInfo['readOnly'] = null;
    const stat = await fileSystem.stat(file).catch(() => null);
    if (mode !== 'read' && stat?.isFile) {
      const taken = await acquireLock(fileSystem, file, mode === 'write' ? LOCK_WAIT_MS : 0);
      if (taken.ok) lock = taken.value;
      else if (mode === 'write') return taken;
      else readOnly = taken.error.code === 'lockedByOther' ? 'locked' : 'media';
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
    return ok({ held: new HeldFile(fileSystem, file, lock, readOnly, now), db: db.value });
  }

  get path(): string {
    return this.#path;
  }

  get readOnly(): PlanInfo['readOnly'] {
    return this.#readOnly;
  }

  /** Writes the file, unless somebody else has written it since it was last seen: both versions are then kept. */
  async write(db: SqlDb): Promise<Result<null, AppError>> {
    // Taken at once, so that a step that comes while the disk is busy belongs to the next write.
    const bytes = bytesOf(db);
    if (await this.outside()) return err({ code: 'changedOutside', path: this.#path });
    return this.#writeBytes(this.#path, bytes);
  }

  /** The file as somebody else has written it since it was last seen; null when nobody did, or it is gone. */
  async outside(): Promise<FileStat | null> {
    const now = await this.#fileSystem.stat(this.#path).catch(() => null);
    return now !== null && this.#lastSeen !== null && stampOf(now) !== this.#lastSeen ? now : null;
  }

  /** From now on the file may be written over what was seen there, which the caller has kept elsewhere. */
  overlook(seen: FileStat): void {
    this.#lastSeen = stampOf(seen);
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
    return written;
  }

  /** Lets the lock go. */
  async release(): Promise<void> {
    await this.#lock?.release();
    this.#lock = null;
  }

  async #writeBytes(file: string, bytes: Uint8Array): Promise<Result<null, AppError>> {
    const written = await atomicWrite(this.#fileSystem, file, bytes, { keepPrevious: true });
    if (written.ok) this.#lastSeen = stampOf(await this.#fileSystem.stat(file).catch(() => null));
    return written;
  }
}

/** A plan file's bytes: the sealed database and its checksum. */
export const bytesOf = (db: SqlDb): Uint8Array => {
  seal(db);
  return encodePlanFile(db.image());
};
