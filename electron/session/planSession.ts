import path from 'node:path';
import type { AppError } from '../../shared/contract/appError';
import type { HistoryEntry, PlanInfo, SaveState, SheetInfo, StepResult } from '../../shared/contract/channels';
import type { CheckReport } from '../../shared/contract/checks';
import type { Inquiry, PeriodRequestMap } from '../../shared/contract/periodAnswers';
import { err, ok, type Result } from '../../shared/contract/result';
import { isoDay } from '../../shared/domain/calendar';
import type { Command, Place, SheetAt } from '../../shared/domain/command';
import type { SheetView } from '../../shared/form/types';
import type { LogRow } from '../db/changeLog';
import type { Change } from '../db/changes';
import { numberOf, type SqlDb, textOf } from '../db/sqlDb';
import type { FileStat, FileSystem } from '../file/fileSystem';
import { PlanChecks } from './checks/checks';
import { HeldFile } from './heldFile';
import { inquire } from './inquire';
import { OpenSheets } from './load/openSheets';
import { completeForms } from './load/planSheets';
import type { SheetContext } from './load/sheetContext';
import { listSheets } from './load/sheetList';
import { type OpenMode, openHeld } from './openHeld';
import { planCommand } from './planCommand';
import { PlanWriter } from './planWriter';
import { Saver } from './saver';
import { shippedForms } from './start/samples';
import { storedSettings } from './storedSettings';
import { compactLog } from './story/compactLog';
import { History } from './story/history';

export interface SessionOptions {
  readonly fileSystem: FileSystem;
  readonly onSaveState?: (state: SaveState) => void;
}

type Question<T> = (db: SqlDb, context: SheetContext, history: History) => Result<T, AppError>;

/** Steps that stay undoable, however long the log is. */
const UNDOABLE = 1000;

/** One open plan file: database, history, autosave, resolved sheets. The only writer of its database. */
export class PlanSession {
  readonly #db: SqlDb;
  readonly #history: History;
  readonly #sheets: OpenSheets;
  readonly #writer: PlanWriter;
  readonly #saver: Saver<LogRow>;
  readonly #file: HeldFile;
  #checks: PlanChecks | null = null;
  #isLeaving = false;

  /** `isAsStored`: the database is what the file says, with the steps of its journal. */
  private constructor(options: SessionOptions, db: SqlDb, file: HeldFile, isAsStored: boolean) {
    this.#db = db;
    this.#history = new History(db);
    this.#sheets = new OpenSheets(db);
    this.#file = file;
    const target = {
      append: (rows: readonly LogRow[]) => file.append(rows),
      write: () => file.write(db),
      get waiting() {
        return file.journalLength;
      },
    };
    this.#saver = new Saver(target, (state) => options.onSaveState?.(state), file.savedAt, !isAsStored);
    if (file.hasToAbsorb) this.#saver.absorb();
    this.#writer = new PlanWriter(db, this.#history, this.#sheets, {
      info: () => this.info(),
      committed: (row, changes) => {
        this.#saver.touch(row);
        this.#checks?.touch(changes);
      },
    });
  }

  /**
   * Writes a new plan file from an already filled database, which is its own from then on, and opens it. An existing file is
   * kept unless told otherwise.
   */
  static async create(
    options: SessionOptions,
    file: string,
    db: SqlDb,
    overwrite: boolean,
  ): Promise<Result<PlanSession, AppError>> {
    const held = await HeldFile.forNew(options.fileSystem, file, overwrite);
    if (!held.ok) {
      db.close();
      return held;
    }
    const written = await held.value.write(db);
    if (written.ok) return ok(new PlanSession(options, db, held.value, true));
    await held.value.release(false);
    db.close();
    return written;
  }

  /** Opens a plan file; errors as `openHeld` and `openDatabase` tell. */
  static async open(
    options: SessionOptions,
    file: string,
    mode: OpenMode,
    takeOver: string | null = null,
  ): Promise<Result<PlanSession, AppError>> {
    const opened = await openHeld(options.fileSystem, file, mode, takeOver);
    if (!opened.ok) return opened;
    const { db, held } = opened.value;
    let session: PlanSession | null = null;
    try {
      const hasNewForms = completeForms(db, shippedForms());
      session = new PlanSession(options, db, held, held.isAsStored && !hasNewForms);
      // Asked once: contents that cannot be told are refused now, with the lock let go, and not by the first question.
      session.info();
      return ok(session);
    } catch (error) {
      if (session) await session.#saver.stop();
      await held.release(false);
      db.close();
      return err({ code: 'damaged', path: file, detail: error instanceof Error ? error.message : String(error) });
    }
  }

  get path(): string {
    return this.#file.path;
  }

  get saveState(): SaveState {
    return this.#saver.state;
  }

  get readOnly(): PlanInfo['readOnly'] {
    return this.#file.readOnly;
  }

  /** The file under the plan: what it looked like when last seen, and what is known of it while it is only read. */
  get file(): Pick<HeldFile, 'lastSeen' | 'following' | 'follow' | 'sign' | 'outside'> {
    return this.#file;
  }

  info(): PlanInfo {
    const plan = this.#db.one('SELECT title FROM plan ORDER BY sort_key, id');
    return {
      path: this.path,
      fileName: path.basename(this.path),
      title: plan ? textOf(plan, 'title') : path.basename(this.path),
      readOnly: this.readOnly,
      recovery: this.#file.recovery,
      following: this.#file.following,
      sheets: this.sheets(),
      undo: this.#history.state,
      save: this.#saver.state,
    };
  }

  sheets(): SheetInfo[] {
    return listSheets(this.#db);
  }

  /** Steps ever written to the log. */
  stepCount(): number {
    return numberOf(this.#db.one('SELECT count(*) AS n FROM change_log') ?? {}, 'n');
  }

  schemaVersion(): number {
    return numberOf(this.#db.one('PRAGMA user_version') ?? {}, 'user_version');
  }

  view(sheet: string, period: string | null, unit: string | null): Result<SheetView, AppError> {
    const model = this.#sheets.model(sheet, period, unit);
    return model.ok ? ok(model.value.view) : model;
  }

  /** Applies one command as one step. A refused command leaves no trace; one that changes nothing makes no step. */
  run(command: Command, place: Place | null): Result<StepResult, AppError> {
    const writable = this.#writable();
    if (!writable.ok) return writable;
    const model = this.#sheets.model(command.sheet, command.period ?? null, command.unit ?? null);
    if (!model.ok) return model;
    const planned = planCommand(this.#db, model.value.context, command);
    if (!planned.ok) return planned;
    const { changes, label, source } = planned.value;
    const at = place ?? planned.value.place;
    if (changes.length === 0) return ok({ label: '', place: at, patches: [], plan: null, undo: this.#history.state });
    return this.#writer.step(changes, { label, source, place: at, command, undoes: null }, planned.value.place);
  }

  /** Answers a question about a sheet. Changes nothing. */
  ask<T>(at: SheetAt, question: Question<T>): Result<T, AppError> {
    const model = this.#sheets.model(at.sheet, at.period ?? null, at.unit ?? null);
    return model.ok ? question(this.#db, model.value.context, this.#history) : model;
  }

  /** Looks at the whole database, at once. Changes nothing. */
  consult<T>(look: (db: SqlDb) => T): T {
    return look(this.#db);
  }

  /** Applies row changes that were worked out against this database as one step; every sheet is read anew. */
  apply(changes: readonly Change[], label: string, command: unknown): Result<StepResult, AppError> {
    const writable = this.#writable();
    if (!writable.ok) return writable;
    this.#sheets.forget();
    const step = this.#writer.step(changes, { label, source: '', place: null, command, undoes: null }, null);
    return step.ok ? ok({ ...step.value, plan: this.info() }) : step;
  }

  /** Answers a question about periods, closings or targets. Changes nothing. */
  inquire<K extends Inquiry>(
    kind: K,
    request: PeriodRequestMap[K]['request'],
  ): Result<PeriodRequestMap[K]['response'], AppError> {
    return inquire(this.#db, kind, request, this.#history);
  }

  /** Works on the data checks, for so long at most; the findings come once all is done. */
  checks(milliseconds = Number.POSITIVE_INFINITY): CheckReport {
    const today = isoDay(new Date());
    // A plan stays open over midnight.
    if (this.#checks?.today !== today) this.#checks = new PlanChecks(this.#db, today);
    const end = performance.now() + milliseconds;
    const done = this.#checks.work(() => performance.now() >= end);
    return done ? this.#checks.report() : { done, findings: [], more: 0 };
  }

  /** Settings whose keys begin so. */
  settings(prefix: string): Readonly<Record<string, string>> {
    return storedSettings(this.#db, prefix);
  }

  undo(): Result<StepResult, AppError> {
    const writable = this.#writable();
    return writable.ok ? this.#writer.invert(this.#history.lastUndoable, { code: 'nothingToUndo' }) : writable;
  }

  redo(): Result<StepResult, AppError> {
    const writable = this.#writable();
    return writable.ok ? this.#writer.invert(this.#history.lastRedoable, { code: 'nothingToRedo' }) : writable;
  }

  history(limit: number): HistoryEntry[] {
    return this.#history.list(limit);
  }

  /**
   * Makes older steps of the log smaller (`compactLog`); all is on disk before, so that the version before stays beside the
   * file. Returns how many steps that touched; what is left to write is written as after any step.
   */
  async compact(from: string | null): Promise<Result<{ readonly steps: number }, AppError>> {
    const writable = this.#writable();
    if (!writable.ok) return writable;
    const before = await this.#saver.flush();
    if (before.error) return err(before.error);
    const steps = compactLog(this.#db, { undoable: this.#history.tail(UNDOABLE), newest: UNDOABLE, from });
    if (steps > 0) this.#saver.touchWhole();
    return ok({ steps });
  }

  /** Writes now whatever is not yet on disk. */
  async save(): Promise<SaveState> {
    return this.#saver.flush();
  }

  /** Writes over what somebody else wrote, as it was seen and kept elsewhere by the caller; not over what came after. */
  async overwrite(seen: FileStat): Promise<Result<null, AppError>> {
    this.#file.overlook(seen);
    return this.#saver.through(() => this.#file.write(this.#db));
  }

  /** Writes the plan under another name and goes on there; the old file stays as it was last saved. */
  async saveAs(file: string): Promise<Result<PlanInfo, AppError>> {
    if (path.resolve(file) === path.resolve(this.path) && this.#file.isHeld) {
      const state = await this.save();
      return state.error ? err(state.error) : ok(this.info());
    }
    // The old file keeps what can still be written to it; when it cannot, the new one has everything all the same.
    if (this.#file.isHeld) await this.#saver.flush();
    const place = await this.#file.lockPlace(file);
    if (!place.ok) return place;
    const moved = await this.#saver.through(() => this.#file.moveTo(place.value, this.#db, this.#saver.isWhole));
    return moved.ok ? ok(this.info()) : moved;
  }

  /** Flushes, lets the lock go, frees the database. When writing fails the session stays open and says so. */
  async close(force = false): Promise<Result<null, AppError>> {
    this.#isLeaving = true;
    const state = this.#file.isHeld ? await this.#saver.flush() : null;
    if (state?.error && !force) {
      this.#isLeaving = false;
      return err(state.error);
    }
    await this.#end(this.#saver.isWhole);
    return ok(null);
  }

  /** Takes no more steps while `keep` puts what the plan holds into another file, then lets everything go. */
  async abandon<T>(keep: () => Promise<Result<T, AppError>>): Promise<Result<T, AppError>> {
    this.#isLeaving = true;
    const kept = await keep();
    if (kept.ok) await this.#end(true);
    else this.#isLeaving = false;
    return kept;
  }

  async #end(isWhole: boolean): Promise<void> {
    await this.#saver.stop();
    await this.#file.release(isWhole);
    this.#db.close();
  }

  #writable(): Result<null, AppError> {
    // Nothing would bring a step to the disk any more.
    if (this.#isLeaving) return err({ code: 'noOpenPlan' });
    return this.readOnly === null ? ok(null) : err({ code: 'readOnlyPlan', path: this.path, why: this.readOnly });
  }
}
