import path from 'node:path';
import type { AppError } from '../../../shared/contract/appError';
import type { BackupReason, RestoreResult } from '../../../shared/contract/backups';
import { err, ok, type Result } from '../../../shared/contract/result';
import { BACKUP_STEP, KEPT_FILE } from '../../../shared/text/backups';
import { SCHEMA_VERSION } from '../../db/schema';
import { atomicWrite } from '../../file/atomicWrite';
import { backupTime, parseBackupName, timeOfBackup } from '../../file/backupNames';
import { makeBackup } from '../../file/backups';
import { type FileSystem, systemCode } from '../../file/fileSystem';
import { readPlanFile } from '../../file/planFile';
import { wholeOf } from '../heldPlace';
import { refusedByClose } from '../periods/closing';
import type { PlanSession } from '../planSession';
import { BackupDue } from './backupDue';
import { differences, inApplicableOrder } from './differences';
import { withVersion } from './version';

/** Backups of plans, restoring one, and what to do with a version that somebody else wrote. Knows no open plan of its own. */
export class BackupDesk {
  readonly #fileSystem: FileSystem;
  readonly #due = new WeakMap<PlanSession, BackupDue>();
  #last: Promise<unknown> = Promise.resolve();

  constructor(fileSystem: FileSystem) {
    this.#fileSystem = fileSystem;
  }

  /** Saves and backs up; null when the newest backup has the same contents or the plan is only read. */
  async backUp(
    session: PlanSession,
    folder: string,
    reason: BackupReason,
  ): Promise<Result<{ readonly path: string } | null, AppError>> {
    if (session.readOnly !== null) return ok(null);
    const state = await session.save();
    if (state.error) return err(state.error);
    const steps = session.stepCount();
    const made = await this.#make(folder, session.path, reason);
    if (made.ok) this.#dueOf(session).made(steps);
    return made;
  }

  /** The same when it is time; a plan that cannot be saved is told of elsewhere. */
  async backUpIfDue(
    session: PlanSession,
    folder: string,
    nowMs: number,
  ): Promise<Result<{ readonly path: string } | null, AppError>> {
    const due = this.#dueOf(session);
    if (session.readOnly !== null || session.saveState.error || !due.isDue(session.stepCount(), nowMs)) return ok(null);
    const made = await this.backUp(session, folder, 'work');
    if (!made.ok) due.failed(nowMs);
    return made;
  }

  #dueOf(session: PlanSession): BackupDue {
    const known = this.#due.get(session) ?? new BackupDue();
    this.#due.set(session, known);
    return known;
  }

  /** Backs up a file of an older schema before it is opened, which migrates it; null when it is none. */
  async backUpOlder(folder: string, file: string): Promise<Result<{ readonly path: string } | null, AppError>> {
    const read = await readPlanFile(this.#fileSystem, file);
    // What cannot be read is told by opening it; what does not fit its checksum is opened to read only.
    if (!read.ok || read.value.checksum === 'mismatch') return ok(null);
    const version = read.value.userVersion;
    if (version === 0 || version >= SCHEMA_VERSION) return ok(null);
    return this.#make(folder, file, 'migration');
  }

  /** One after another: two at once would take the same number. */
  #make(folder: string, file: string, reason: BackupReason): ReturnType<typeof makeBackup> {
    const make = () => makeBackup(this.#fileSystem, folder, file, reason);
    const made = this.#last.then(make, make);
    this.#last = made;
    return made;
  }

  /**
   * Makes the open plan say what a backup says, as one step that can be undone; the backup is only read. The gate of closed
   * periods holds for it as for every write: `periodClosed` names the first.
   * @param folder where the present state is backed up first; when that fails the step is done all the same, and says so.
   */
  async restore(session: PlanSession, file: string, folder: string): Promise<Result<RestoreResult, AppError>> {
    if (session.readOnly !== null) return err({ code: 'readOnlyPlan', path: session.path, why: session.readOnly });
    const at = await this.#timeOf(file);
    const restored = await withVersion(this.#fileSystem, file, async (db): Promise<Result<RestoreResult, AppError>> => {
      const changesNow = () => session.consult((open) => inApplicableOrder(open, differences(open, db)));
      const planned = changesNow();
      if (planned.length === 0) return ok({ step: null, unsafe: null });
      const closed = session.consult((open) => refusedByClose(open, planned));
      if (closed) return err(closed);
      const saved = await this.backUp(session, folder, 'restore');
      // Worked out anew: a step may have come while the disk was busy.
      const label = BACKUP_STEP.restore(at);
      const step = session.apply(changesNow(), label, { type: 'restore', file: path.basename(file) });
      return step.ok ? ok({ step: step.value, unsafe: saved.ok ? null : saved.error }) : step;
    });
    return restored.ok ? restored.value : restored;
  }

  async #timeOf(file: string): Promise<string> {
    const name = parseBackupName(path.basename(file));
    if (name) return timeOfBackup(name.time);
    const stat = await this.#fileSystem.stat(file).catch(() => null);
    return stat ? new Date(stat.modifiedMs).toISOString() : '';
  }

  /**
   * Keeps the version of the disk as a file of its own, then writes that of the window. Nothing is written when it cannot be
   * kept. @returns where it was kept.
   */
  async keepMine(session: PlanSession, folder: string): Promise<Result<string, AppError>> {
    const seen = await session.file.outside();
    if (!seen) return err({ code: 'fileNotFound', path: session.path });
    let bytes: Uint8Array;
    try {
      bytes = await this.#fileSystem.readFile(session.path);
      // Written once more while it was read: what was read is nobody's version.
      const now = await this.#fileSystem.stat(session.path);
      if (now?.size !== seen.size || now.modifiedMs !== seen.modifiedMs || bytes.length !== seen.size) {
        return err({ code: 'changedOutside', path: session.path });
      }
    } catch (error) {
      return err({ code: 'cannotRead', path: session.path, system: systemCode(error) });
    }
    const kept = await this.#keep(session.path, KEPT_FILE.theirs, bytes, folder);
    if (!kept.ok) return kept;
    const written = await session.overwrite(seen);
    return written.ok ? kept : written;
  }

  /** Keeps the version of the window as a file of its own. @returns where. */
  keepMineAside(session: PlanSession, folder: string | null): Promise<Result<string, AppError>> {
    return this.#keep(session.path, KEPT_FILE.mine, session.consult(wholeOf).bytes, folder);
  }

  /** Beside the plan file, else in the folder of backups, under a name that is free. */
  async #keep(
    file: string,
    nameOf: (name: string, time: string) => string,
    bytes: Uint8Array,
    folder: string | null,
  ): Promise<Result<string, AppError>> {
    const { dir, name } = path.parse(file);
    let failed: AppError | null = null;
    for (const place of folder === null ? [dir] : [dir, folder]) {
      const target = await this.#free(path.join(place, nameOf(name, backupTime(new Date()))));
      const written = await atomicWrite(this.#fileSystem, target, bytes, { keepPrevious: false });
      if (written.ok) return ok(target);
      failed ??= written.error;
    }
    return err(failed ?? { code: 'cannotWrite', path: file, system: 'EUNKNOWN' });
  }

  async #free(wanted: string): Promise<string> {
    const { dir, name, ext } = path.parse(wanted);
    for (let count = 1; ; count++) {
      const target = count === 1 ? wanted : path.join(dir, `${name} ${count}${ext}`);
      if ((await this.#fileSystem.stat(target).catch(() => null)) === null) return target;
    }
  }
}
