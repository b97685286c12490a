import type { AppError } from '../../shared/contract/appError';
import type { PlanInfo, SheetPatch, StepResult } from '../../shared/contract/channels';
import { err, ok, type Result } from '../../shared/contract/result';
import type { Place } from '../../shared/domain/command';
import type { LogRow } from '../db/changeLog';
import { applyChanges, type Change, invertChanges, Misfit } from '../db/changes';
import type { SqlDb } from '../db/sqlDb';
import { userName } from '../file/userName';
import { definesSheets } from './load/definesSheets';
import type { OpenSheets } from './load/openSheets';
import { storedPlace } from './load/place';
import { refusedByClose } from './periods/closing';
import type { History, NewEntry } from './story/history';

/** A step as it goes to the log, without what each commit adds by itself. */
export type StepOf = Omit<NewEntry, 'at' | 'actor' | 'changes'>;

/** Whom the writer serves. */
export interface WriterOwner {
  info(): PlanInfo;
  /** A step is in the database and in its log: it has to reach the disk. */
  committed(row: LogRow, changes: readonly Change[]): void;
}

/** The one write path into a plan's database; every change of every kind comes through `step`. */
export class PlanWriter {
  readonly #db: SqlDb;
  readonly #history: History;
  readonly #sheets: OpenSheets;
  readonly #owner: WriterOwner;

  constructor(db: SqlDb, history: History, sheets: OpenSheets, owner: WriterOwner) {
    this.#db = db;
    this.#history = history;
    this.#sheets = sheets;
    this.#owner = owner;
  }

  /** Commits changes as one step and says what a person sees of it; `place` is where it leads. */
  step(changes: readonly Change[], entry: StepOf, place: Place | null): Result<StepResult, AppError> {
    const patches = this.#commit(changes, entry);
    if (!patches.ok) return patches;
    const plan = definesSheets(changes) ? this.#owner.info() : null;
    return ok({ label: entry.label, place, patches: patches.value, plan, undo: this.#history.state });
  }

  /** Takes back what an entry of the log did, as a step of its own; `nothing` is said when there is no such entry. */
  invert(entry: History['lastUndoable'], nothing: AppError): Result<StepResult, AppError> {
    if (!entry) return err(nothing);
    if (entry === 'compacted') return err({ code: 'stepCompacted' });
    if (entry === 'unreadable') return this.#misfit('change_log');
    const { label } = entry;
    const place = storedPlace(this.#db, entry.id);
    const inverted = { label, source: '', place, command: { type: 'invert' }, undoes: entry.id };
    try {
      return this.step(invertChanges(entry.changes), inverted, place);
    } catch (error) {
      // A log that does not fit its data (another program wrote one of them) is told, not forced.
      if (!(error instanceof Misfit)) throw error;
      return this.#misfit(error.message);
    }
  }

  #misfit(detail: string): Result<never, AppError> {
    return err({ code: 'damaged', path: this.#owner.info().path, detail });
  }

  /**
   * The gate of closed periods, then row images and their log entry in one transaction, then the open sheets, then the disk.
   */
  #commit(changes: readonly Change[], entry: StepOf): Result<SheetPatch[], AppError> {
    const closed = refusedByClose(this.#db, changes);
    if (closed) return err(closed);
    const row = this.#db.transaction(() => {
      applyChanges(this.#db, changes);
      return this.#history.append({ ...entry, changes, at: new Date().toISOString(), actor: userName() });
    });
    this.#history.accept(row.id, entry.label, entry.undoes);
    this.#owner.committed(row, changes);
    return ok(this.#sheets.refresh(changes));
  }
}
