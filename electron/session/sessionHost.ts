import path from 'node:path';
import type { AppError } from '../../shared/contract/appError';
import type { CellDetails, Loss } from '../../shared/contract/cellDetails';
import type { NewPlan, PlanInfo, SaveState, StepResult } from '../../shared/contract/channels';
import type { CheckReport } from '../../shared/contract/checks';
import type { Inquiry, PeriodRequestMap } from '../../shared/contract/periodAnswers';
import { err, ok, type Result } from '../../shared/contract/result';
import type { StepQuery } from '../../shared/contract/story';
import type { Command, Place, SheetAt } from '../../shared/domain/command';
import type { FormDefinition } from '../../shared/form/definition';
import type { SheetView } from '../../shared/form/types';
import { createDatabase } from '../db/openDatabase';
import { PlanSession, type SessionOptions } from './planSession';
import { plantPlan } from './start/plant';
import { emptyPlan, samplePlan, shippedForms } from './start/samples';
import { cellDetails, weigh } from './story/cellDetails';
import { logList } from './story/logList';

/** What the handlers ask of the open plan; answered in a worker thread in the app, in place in tests. */
export interface SessionPort {
  /** A new file from a sample, or an empty one: of a year and a unit that are named, else of the current year. */
  create(
    file: string,
    sample: string | null,
    overwrite: boolean,
    about?: NewPlan | null,
  ): Promise<Result<PlanInfo, AppError>>;
  open(file: string): Promise<Result<PlanInfo, AppError>>;
  close(force: boolean): Promise<Result<null, AppError>>;
  info(): Promise<PlanInfo | null>;
  view(sheet: string, period: string | null, unit: string | null): Promise<Result<SheetView, AppError>>;
  run(command: Command, place: Place | null): Promise<Result<StepResult, AppError>>;
  undo(): Promise<Result<StepResult, AppError>>;
  redo(): Promise<Result<StepResult, AppError>>;
  /** Steps of the log as a table to be printed, under the heading of a sheet. */
  logList(sheet: string, query: StepQuery): Promise<Result<SheetView, AppError>>;
  /** Makes steps of the log before a time (ISO) smaller. */
  compact(from: string): Promise<Result<{ readonly steps: number }, AppError>>;
  checks(): Promise<Result<CheckReport, AppError>>;
  settings(prefix: string): Promise<Result<Readonly<Record<string, string>>, AppError>>;
  weigh(command: Command): Promise<Result<Loss, AppError>>;
  cellDetails(at: SheetAt, row: string, column: string): Promise<Result<CellDetails, AppError>>;
  inquire<K extends Inquiry>(
    kind: K,
    request: PeriodRequestMap[K]['request'],
  ): Promise<Result<PeriodRequestMap[K]['response'], AppError>>;
  form(sheet: string): Promise<Result<FormDefinition, AppError>>;
  save(): Promise<Result<SaveState, AppError>>;
  saveAs(file: string): Promise<Result<PlanInfo, AppError>>;
}

export const SESSION_METHODS = [
  'create',
  'open',
  'close',
  'info',
  'view',
  'run',
  'undo',
  'redo',
  'logList',
  'compact',
  'checks',
  'settings',
  'weigh',
  'cellDetails',
  'inquire',
  'form',
  'save',
  'saveAs',
] as const satisfies readonly (keyof SessionPort)[];

/** So long a command may have to wait for the data checks, in milliseconds. */
const CHECK_SLICE_MS = 20;

/** Holds the one open plan. Opening another first closes the present one, which must be safe on disk. */
export class SessionHost implements SessionPort {
  readonly #options: SessionOptions;
  #session: PlanSession | null = null;

  constructor(options: SessionOptions) {
    this.#options = options;
  }

  create(
    file: string,
    sample: string | null,
    overwrite: boolean,
    about: NewPlan | null = null,
  ): Promise<Result<PlanInfo, AppError>> {
    return this.#replace(file, () => createPlan(this.#options, file, sample, overwrite, about));
  }

  /** Opening the file that is open already just shows it. */
  async open(file: string): Promise<Result<PlanInfo, AppError>> {
    if (this.#session && this.#isOpen(file)) return ok(this.#session.info());
    return this.#replace(file, () => PlanSession.open(this.#options, file, 'try'));
  }

  async close(force: boolean): Promise<Result<null, AppError>> {
    const closed = this.#session ? await this.#session.close(force) : ok(null);
    if (closed.ok) this.#session = null;
    return closed;
  }

  async info(): Promise<PlanInfo | null> {
    return this.#session?.info() ?? null;
  }

  async view(sheet: string, period: string | null, unit: string | null): Promise<Result<SheetView, AppError>> {
    return this.#with((session) => session.view(sheet, period, unit));
  }

  async run(command: Command, place: Place | null): Promise<Result<StepResult, AppError>> {
    return this.#with((session) => session.run(command, place));
  }

  async undo(): Promise<Result<StepResult, AppError>> {
    return this.#with((session) => session.undo());
  }

  async redo(): Promise<Result<StepResult, AppError>> {
    return this.#with((session) => session.redo());
  }

  async logList(sheet: string, query: StepQuery): Promise<Result<SheetView, AppError>> {
    return this.#with((session) =>
      session.ask({ sheet }, (db, context, history) => logList(db, context, history, query)),
    );
  }

  async compact(from: string): Promise<Result<{ readonly steps: number }, AppError>> {
    return this.#session ? this.#session.compact(from) : err({ code: 'noOpenPlan' });
  }

  async checks(): Promise<Result<CheckReport, AppError>> {
    return this.#with((session) => ok(session.checks(CHECK_SLICE_MS)));
  }

  async settings(prefix: string): Promise<Result<Readonly<Record<string, string>>, AppError>> {
    return this.#with((session) => ok(session.settings(prefix)));
  }

  async weigh(command: Command): Promise<Result<Loss, AppError>> {
    return this.#with((session) => session.ask(command, (db, context) => weigh(db, context, command)));
  }

  /** The definition that a sheet is shown by. */
  async form(sheet: string): Promise<Result<FormDefinition, AppError>> {
    return this.#with((session) => session.ask({ sheet }, (_db, context) => ok(context.form)));
  }

  async cellDetails(at: SheetAt, row: string, column: string): Promise<Result<CellDetails, AppError>> {
    return this.#with((session) =>
      session.ask(at, (db, context, history) => cellDetails(db, context, row, column, (id) => history.kindOf(id))),
    );
  }

  async inquire<K extends Inquiry>(
    kind: K,
    request: PeriodRequestMap[K]['request'],
  ): Promise<Result<PeriodRequestMap[K]['response'], AppError>> {
    return this.#with((session) => session.inquire(kind, request));
  }

  async save(): Promise<Result<SaveState, AppError>> {
    return this.#session ? ok(await this.#session.save()) : err({ code: 'noOpenPlan' });
  }

  async saveAs(file: string): Promise<Result<PlanInfo, AppError>> {
    return this.#session ? this.#session.saveAs(file) : err({ code: 'noOpenPlan' });
  }

  #with<T>(work: (session: PlanSession) => Result<T, AppError>): Result<T, AppError> {
    return this.#session ? work(this.#session) : err({ code: 'noOpenPlan' });
  }

  /**
   * The new plan is opened before the old one is let go, so that a file that cannot be opened leaves the person where
   * they were. Only a file that replaces itself is closed first: its lock is ours.
   */
  async #replace(
    file: string,
    open: () => Promise<Result<PlanSession, AppError>>,
  ): Promise<Result<PlanInfo, AppError>> {
    if (this.#session) {
      const state = await this.#session.save();
      if (state.error && this.#session.readOnly === null) return err(state.error);
    }
    if (this.#isOpen(file)) await this.close(true);
    const old = this.#session;
    const opened = await open();
    if (!opened.ok) return opened;
    this.#session = opened.value;
    await old?.close(true);
    return ok(opened.value.info());
  }

  #isOpen(file: string): boolean {
    return this.#session !== null && path.resolve(file) === path.resolve(this.#session.path);
  }
}

/** A new plan file from a sample, or an empty one: of a year and a unit that are named, else of the current year. */
export const createPlan = async (
  options: SessionOptions,
  file: string,
  sample: string | null,
  overwrite: boolean,
  about: NewPlan | null = null,
): Promise<Result<PlanSession, AppError>> => {
  const { year, unit } = about ?? { year: new Date().getFullYear(), unit: '' };
  const plan = sample === null ? emptyPlan(year, unit) : samplePlan(sample);
  if (!plan) return err({ code: 'unknownSample', sample: sample ?? '' });
  const db = await createDatabase();
  plantPlan(db, plan, shippedForms());
  return PlanSession.create(options, file, db, overwrite);
};
