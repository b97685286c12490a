import path from 'node:path';
import type { AppError } from '../../shared/contract/appError';
import type { BackupInfo, BackupReason, RestoreResult } from '../../shared/contract/backups';
import type { CellDetails, Loss } from '../../shared/contract/cellDetails';
import type { NewPlan, PlanInfo, SaveState, StepResult } from '../../shared/contract/channels';
import type { CheckReport } from '../../shared/contract/checks';
import type { Inquiry, PeriodRequestMap } from '../../shared/contract/periodAnswers';
import type { DamageOffer, RescueDone } from '../../shared/contract/rescue';
import { err, ok, type Result } from '../../shared/contract/result';
import type { StepQuery } from '../../shared/contract/story';
import type { Command, Place, SheetAt } from '../../shared/domain/command';
import type { FormDefinition } from '../../shared/form/definition';
import type { SheetView } from '../../shared/form/types';
import { listBackups } from '../file/backups';
import type { FileStat } from '../file/fileSystem';
import { setUserName, userName } from '../file/userName';
import { BackupDesk } from './compare/backupDesk';
import { withVersion } from './compare/version';
import { createPlan } from './createPlan';
import { Follower, type TellFollowed } from './follow';
import { PlanSession, type SessionOptions } from './planSession';
import { damageOffer, rescuePlan } from './rescue';
import type { Kept, Made, SessionPort } from './sessionPort';
import { cellDetails, weigh } from './story/cellDetails';
import { logList } from './story/logList';

/** So long a command may have to wait for the data checks, in milliseconds. */
const CHECK_SLICE_MS = 20;

export interface HostOptions extends SessionOptions {
  /** Told of changes of the file under a plan that is only read. */
  readonly onFollowed?: TellFollowed;
  /** Milliseconds of a clock that only goes on. */
  readonly clock?: () => number;
}

/** Holds the one open plan. Opening another first closes the present one, which must be safe on disk. */
export class SessionHost implements SessionPort {
  readonly #options: HostOptions;
  readonly #follower: Follower;
  readonly #backups: BackupDesk;
  #session: PlanSession | null = null;
  /** Calls that open, move or close the plan: those under way, and how many there have been. */
  #moving = 0;
  #moved = 0;

  constructor(options: HostOptions) {
    this.#options = options;
    this.#follower = new Follower(options, options.clock ?? (() => performance.now()));
    this.#backups = new BackupDesk(options.fileSystem);
  }

  create(
    file: string,
    sample: string | null,
    overwrite: boolean,
    about: NewPlan | null = null,
  ): Promise<Result<PlanInfo, AppError>> {
    return this.#moves(() => this.#replace(file, () => createPlan(this.#options, file, sample, overwrite, about)));
  }

  /** Opening the file that is open already just shows it; one that somebody else wrote is opened to edit if that goes now. */
  async open(file: string): Promise<Result<PlanInfo, AppError>> {
    if (this.#session && this.#isOpen(file)) {
      if (this.#session.readOnly === 'locked') await this.edit(null);
      return ok(this.#session.info());
    }
    return this.#moves(() => this.#replace(file, () => PlanSession.open(this.#options, file, 'try')));
  }

  async identify(name: string | null): Promise<null> {
    setUserName(name);
    await this.#session?.file.sign(userName());
    return null;
  }

  edit(takeOver: string | null): Promise<Result<PlanInfo, AppError>> {
    return this.#moves(async () => {
      const reader = this.#session;
      if (!reader) return err({ code: 'noOpenPlan' });
      if (reader.readOnly === null) return ok(reader.info());
      if (reader.readOnly !== 'locked') return err({ code: 'readOnlyPlan', path: reader.path, why: reader.readOnly });
      const opened = await PlanSession.open(this.#options, reader.path, 'write', takeOver);
      if (!opened.ok) return opened;
      this.#session = opened.value;
      await reader.close(true);
      return ok(opened.value.info());
    });
  }

  close(force: boolean): Promise<Result<null, AppError>> {
    return this.#moves(async () => {
      // Closing all the same must not lose a version that only this window has.
      if (force && this.#session && (await this.#isParted(this.#session))) {
        await this.#backups.keepMineAside(this.#session, null);
      }
      const closed = this.#session ? await this.#session.close(force) : ok(null);
      if (closed.ok) this.#session = null;
      return closed;
    });
  }

  /** One look at the file under a plan that is only read; the plan becomes what the file is by now. */
  async follow(): Promise<void> {
    const session = this.#session;
    if (!session || this.#moving > 0) return;
    const moved = this.#moved;
    const found = await this.#follower.look(session);
    if (!found) return;
    // Meanwhile the plan may have been closed, moved or opened to edit: then this look is of no use.
    if (this.#session !== session || this.#moved !== moved) {
      await found.next?.close(true);
      return;
    }
    const shown = found.next ?? session;
    shown.file.follow(session.readOnly, found.now);
    this.#session = shown;
    if (found.isNews) this.#options.onFollowed?.({ plan: shown.info(), changed: shown !== session });
    if (shown !== session) await session.close(true);
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
    return this.#holding((session) => session.saveAs(file));
  }

  /** While the plan is opened, moved or closed, nothing else puts another one in its place. */
  async #moves<T>(work: () => Promise<T>): Promise<T> {
    this.#moving += 1;
    this.#moved += 1;
    try {
      return await work();
    } finally {
      this.#moving -= 1;
    }
  }

  async damage(file: string, backups: string): Promise<Result<DamageOffer, AppError>> {
    return ok(await damageOffer(this.#options.fileSystem, file, backups));
  }

  async rescue(file: string, output: string): Promise<Result<RescueDone, AppError>> {
    return rescuePlan(this.#options.fileSystem, file, output);
  }

  listBackups(folder: string, file: string): Promise<Result<readonly BackupInfo[], AppError>> {
    return listBackups(this.#options.fileSystem, folder, file);
  }

  async backUp(folder: string, reason: BackupReason): Promise<Result<Made, AppError>> {
    return this.#session ? this.#backups.backUp(this.#session, folder, reason) : ok(null);
  }

  async backUpIfDue(folder: string, nowMs: number): Promise<Result<Made, AppError>> {
    return this.#session ? this.#backups.backUpIfDue(this.#session, folder, nowMs) : ok(null);
  }

  backUpOlder(folder: string, file: string): Promise<Result<Made, AppError>> {
    return this.#backups.backUpOlder(folder, file);
  }

  async image(): Promise<Result<Uint8Array, AppError>> {
    return this.#with((session) => ok(session.consult((db) => db.image())));
  }

  restore(file: string, folder: string): Promise<Result<RestoreResult, AppError>> {
    return this.#holding((session) => this.#backups.restore(session, file, folder));
  }

  async outside(): Promise<FileStat | null> {
    const session = this.#session;
    return session !== null && session.readOnly === null ? session.file.outside() : null;
  }

  async keepOutside(way: 'mine' | 'theirs', folder: string): Promise<Result<Kept, AppError>> {
    const session = this.#session;
    if (!session) return err({ code: 'noOpenPlan' });
    if (way === 'mine') {
      const kept = await this.#backups.keepMine(session, folder);
      return kept.ok ? ok({ kept: kept.value, plan: session.info() }) : kept;
    }
    if (!(await this.outside())) return err({ code: 'fileNotFound', path: session.path });
    // Before anything is let go: the version of the disk can be read, and that of the window lies in a file.
    const readable = await withVersion(this.#options.fileSystem, session.path, () => null);
    if (!readable.ok) return readable;
    return this.#moves(async () => {
      const { path: file } = session;
      const kept = await session.abandon(() => this.#backups.keepMineAside(session, folder));
      if (!kept.ok) return kept;
      const opened = await PlanSession.open(this.#options, file, 'try');
      // What was readable a moment ago and is not now: the version that was kept is shown, and its name tells.
      const shown = opened.ok ? opened : await PlanSession.open(this.#options, kept.value, 'try');
      this.#session = shown.ok ? shown.value : null;
      return shown.ok ? ok({ kept: kept.value, plan: shown.value.info() }) : shown;
    });
  }

  /** The plan in the window can no longer go into its file: another one lies there, or another holds it. */
  async #isParted(session: PlanSession): Promise<boolean> {
    return session.saveState.error?.code === 'lockLost' || (await this.outside()) !== null;
  }

  /** Work that waits for the disk: the plan that it began with stays open until it is done. */
  #holding<T>(work: (session: PlanSession) => Promise<Result<T, AppError>>): Promise<Result<T, AppError>> {
    return this.#moves(async () => (this.#session ? work(this.#session) : err({ code: 'noOpenPlan' })));
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
