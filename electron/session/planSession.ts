import path from 'node:path';
import type { AppError } from '../../shared/contract/appError';
import type {
  HistoryEntry,
  PlanInfo,
  SaveState,
  SheetInfo,
  SheetPatch,
  StepResult,
} from '../../shared/contract/channels';
import type { CheckReport } from '../../shared/contract/checks';
import type { Inquiry, PeriodRequestMap } from '../../shared/contract/periodAnswers';
import { err, ok, type Result } from '../../shared/contract/result';
import { isoDay } from '../../shared/domain/calendar';
import type { Command, Place, SheetAt } from '../../shared/domain/command';
import type { SheetView } from '../../shared/form/types';
import { applyChanges, type Change, invertChanges } from '../db/changes';
import { numberOf, type SqlDb, textOf } from '../db/sqlDb';
import { userName } from '../file/fileLock';
import type { FileSystem } from '../file/fileSystem';
import { Autosave } from './autosave';
import { PlanChecks } from './checks/checks';
import { HeldFile, type OpenMode } from './heldFile';
import { inquire } from './inquire';
import { storedPlace } from './load/place';
import { completeForms } from './load/planSheets';
import { type SheetContext, sheetContext } from './load/sheetContext';
import { listSheets } from './load/sheetList';
import { SheetModel } from './load/sheetModel';
import { refusedByClose } from './periods/closing';
import { planCommand } from './planCommand';
import { shippedForms } from './start/samples';
import { storedSettings } from './storedSettings';
import { compactLog, isTooLong } from './story/compactLog';
import { History, type NewEntry } from './story/history';

export interface SessionOptions {
  readonly fileSystem: FileSystem;
  readonly onSaveState?: (state: SaveState) => void;
}

type Question<T> = (db: SqlDb, context: SheetContext, history: History) => Result<T, AppError>;

const DEFINES_SHEETS: ReadonlySet<string> = new Set([
  'plan',
  'sheet',
  'form',
  'org_unit',
  'unit_kind',
  'unit_link',
  'authority',
  'period_close',
]);

/** Steps that stay undoable, however long the log is. */
const UNDOABLE = 1000;

/** Sheets kept resolved at a time. */
const OPEN_SHEETS = 6;

/** One open plan file: database, history, autosave, resolved sheets. The only writer of its database. */
export class PlanSession {
  readonly #db: SqlDb;
  readonly #history: History;
  readonly #models = new Map<string, SheetModel>();
  readonly #autosave: Autosave;
  readonly #file: HeldFile;
  #checks: PlanChecks | null = null;

  private constructor(options: SessionOptions, db: SqlDb, file: HeldFile) {
    this.#db = db;
    this.#history = new History(db);
    this.#file = file;
    this.#autosave = new Autosave(
      () => file.write(db),
      (state) => options.onSaveState?.(state),
      file.savedAt,
    );
  }

  /** Writes a new plan file from an already filled database and opens it. An existing file is kept unless told otherwise. */
  static async create(
    options: SessionOptions,
    file: string,
    db: SqlDb,
    overwrite: boolean,
  ): Promise<Result<PlanSession, AppError>> {
    const held = await HeldFile.forNew(options.fileSystem, file, overwrite);
    if (!held.ok) return held;
    const written = await held.value.write(db);
    if (written.ok) return ok(new PlanSession(options, db, held.value));
    await held.value.release();
    db.close();
    return written;
  }

  /** Opens a plan file; errors as `HeldFile.open` and `openDatabase` tell. */
  static async open(options: SessionOptions, file: string, mode: OpenMode): Promise<Result<PlanSession, AppError>> {
    const opened = await HeldFile.open(options.fileSystem, file, mode);
    if (!opened.ok) return opened;
    const { db, held } = opened.value;
    completeForms(db, shippedForms());
    return ok(new PlanSession(options, db, held));
  }

  get path(): string {
    return this.#file.path;
  }

  get saveState(): SaveState {
    return this.#autosave.state;
  }

  get readOnly(): PlanInfo['readOnly'] {
    return this.#file.readOnly;
  }

  info(): PlanInfo {
    const plan = this.#db.one('SELECT title FROM plan ORDER BY sort_key, id');
    return {
      path: this.path,
      fileName: path.basename(this.path),
      title: plan ? textOf(plan, 'title') : path.basename(this.path),
      readOnly: this.readOnly,
      sheets: this.sheets(),
      undo: this.#history.state,
      save: this.#autosave.state,
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
    const model = this.#model(sheet, period, unit);
    return model.ok ? ok(model.value.view) : model;
  }

  /** Applies one command as one step. A refused command leaves no trace; one that changes nothing makes no step. */
  run(command: Command, place: Place | null): Result<StepResult, AppError> {
    const writable = this.#writable();
    if (!writable.ok) return writable;
    const model = this.#model(command.sheet, command.period ?? null, command.unit ?? null);
    if (!model.ok) return model;
    const planned = planCommand(this.#db, model.value.context, command);
    if (!planned.ok) return planned;
    const { changes, label, source } = planned.value;
    const at = place ?? planned.value.place;
    if (changes.length === 0) return ok({ label: '', place: at, patches: [], plan: null, undo: this.#history.state });
    const patches = this.#commit(changes, { label, source, place: at, command, undoes: null });
    if (!patches.ok) return patches;
    return ok({
      label,
      place: planned.value.place,
      patches: patches.value,
      plan: this.#newInfo(changes),
      undo: this.#history.state,
    });
  }

  /** Answers a question about a sheet. Changes nothing. */
  ask<T>(at: SheetAt, question: Question<T>): Result<T, AppError> {
    const model = this.#model(at.sheet, at.period ?? null, at.unit ?? null);
    return model.ok ? question(this.#db, model.value.context, this.#history) : model;
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
    this.#checks ??= new PlanChecks(this.#db, isoDay(new Date()));
    const end = performance.now() + milliseconds;
    const done = this.#checks.work(() => performance.now() >= end);
    return done ? this.#checks.report() : { done, findings: [], more: 0 };
  }

  /** Settings whose keys begin so. */
  settings(prefix: string): Readonly<Record<string, string>> {
    return storedSettings(this.#db, prefix);
  }

  undo(): Result<StepResult, AppError> {
    return this.#invert(this.#history.lastUndoable, { code: 'nothingToUndo' });
  }

  redo(): Result<StepResult, AppError> {
    return this.#invert(this.#history.lastRedoable, { code: 'nothingToRedo' });
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
    const before = await this.#autosave.flush();
    if (before.error) return err(before.error);
    const steps = compactLog(this.#db, { undoable: this.#history.tail(UNDOABLE), newest: UNDOABLE, from });
    if (steps > 0) this.#autosave.touch();
    return ok({ steps });
  }

  /** Writes now whatever is not yet on disk. */
  async save(): Promise<SaveState> {
    return this.#autosave.flush();
  }

  /** Writes the plan under another name and goes on there; the old file stays as it was last saved. */
  async saveAs(file: string): Promise<Result<PlanInfo, AppError>> {
    if (path.resolve(file) === path.resolve(this.path) && this.readOnly === null) {
      const state = await this.save();
      return state.error ? err(state.error) : ok(this.info());
    }
    // The old file keeps what can still be written to it; when it cannot, the new one has everything all the same.
    if (this.readOnly === null) await this.#autosave.flush();
    const moved = await this.#file.moveTo(file, this.#db);
    if (!moved.ok) return moved;
    this.#autosave.settle();
    return ok(this.info());
  }

  /** Flushes, lets the lock go, frees the database. When writing fails the session stays open and says so. */
  async close(force = false): Promise<Result<null, AppError>> {
    if (this.readOnly === null && isTooLong(this.#db)) await this.compact(null);
    const state = this.readOnly === null ? await this.#autosave.flush() : null;
    if (state?.error && !force) return err(state.error);
    this.#autosave.stop();
    await this.#file.release();
    this.#db.close();
    return ok(null);
  }

  #writable(): Result<null, AppError> {
    return this.readOnly === null ? ok(null) : err({ code: 'readOnlyPlan', path: this.path, why: this.readOnly });
  }

  #invert(entry: History['lastUndoable'], nothing: AppError): Result<StepResult, AppError> {
    const writable = this.#writable();
    if (!writable.ok) return writable;
    if (!entry) return err(nothing);
    if (entry === 'compacted') return err({ code: 'stepCompacted' });
    if (entry === 'unreadable') return err({ code: 'damaged', path: this.path, detail: 'change_log' });
    const { label } = entry;
    const place = storedPlace(this.#db, entry.id);
    const changes = invertChanges(entry.changes);
    const patches = this.#commit(changes, {
      label,
      source: '',
      place,
      command: { type: 'invert' },
      undoes: entry.id,
    });
    if (!patches.ok) return patches;
    return ok({ label, place, patches: patches.value, plan: this.#newInfo(changes), undo: this.#history.state });
  }

  /**
   * The one write path: the gate of closed periods, then row images and their log entry in one transaction, then the open
   * sheets, then the disk.
   */
  #commit(
    changes: readonly Change[],
    entry: Omit<NewEntry, 'at' | 'actor' | 'changes'>,
  ): Result<SheetPatch[], AppError> {
    const closed = refusedByClose(this.#db, changes);
    if (closed) return err(closed);
    const id = this.#db.transaction(() => {
      applyChanges(this.#db, changes);
      return this.#history.append({ ...entry, changes, at: new Date().toISOString(), actor: userName() });
    });
    this.#history.accept(id, entry.label, entry.undoes);
    this.#autosave.touch();
    this.#checks?.touch(changes);
    // A sheet's own definition changed: it is resolved anew when it is next asked for.
    if (definesSheets(changes)) this.#models.clear();
    const patches: SheetPatch[] = [];
    for (const model of this.#models.values()) {
      const patch = model.refresh(this.#db, changes);
      if (patch) patches.push(patch);
    }
    return ok(patches);
  }

  #newInfo(changes: readonly Change[]): PlanInfo | null {
    return definesSheets(changes) ? this.info() : null;
  }

  #model(sheet: string, period: string | null, unit: string | null): Result<SheetModel, AppError> {
    const context = sheetContext(this.#db, sheet, period, unit);
    if (!context.ok) return context;
    const key = JSON.stringify([sheet, context.value.period, context.value.unit.id]);
    const known = this.#models.get(key);
    this.#models.delete(key);
    const model = known ?? new SheetModel(this.#db, context.value);
    this.#models.set(key, model);
    const oldest = this.#models.keys().next();
    if (this.#models.size > OPEN_SHEETS && !oldest.done) this.#models.delete(oldest.value);
    return ok(model);
  }
}

const definesSheets = (changes: readonly Change[]): boolean => changes.some(({ table }) => DEFINES_SHEETS.has(table));
