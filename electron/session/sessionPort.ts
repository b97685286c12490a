import type { AppError } from '../../shared/contract/appError';
import type { BackupInfo, BackupReason, RestoreResult } from '../../shared/contract/backups';
import type { CellDetails, Loss } from '../../shared/contract/cellDetails';
import type { NewPlan, PlanInfo, SaveState, StepResult } from '../../shared/contract/channels';
import type { CheckReport } from '../../shared/contract/checks';
import type { Inquiry, PeriodRequestMap } from '../../shared/contract/periodAnswers';
import type { DamageOffer, RescueDone } from '../../shared/contract/rescue';
import type { Result } from '../../shared/contract/result';
import type { StepQuery } from '../../shared/contract/story';
import type { Command, Place, SheetAt } from '../../shared/domain/command';
import type { FormDefinition } from '../../shared/form/definition';
import type { SheetView } from '../../shared/form/types';
import type { FileStat } from '../file/fileSystem';

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
  /** Tells who works here from now on; null: the account's name will do. */
  identify(name: string | null): Promise<null>;
  /** Opens a plan that is only read, because of somebody else's lock, for writing; the token: that lock is taken over. */
  edit(takeOver: string | null): Promise<Result<PlanInfo, AppError>>;
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
  /** What can be done about a damaged file. */
  damage(file: string, backups: string): Promise<Result<DamageOffer, AppError>>;
  /** A damaged file's readable rows as a new file. */
  rescue(file: string, output: string): Promise<Result<RescueDone, AppError>>;
  /** Backups of a plan file, which need not be open. */
  listBackups(folder: string, file: string): Promise<Result<readonly BackupInfo[], AppError>>;
  backUp(folder: string, reason: BackupReason): Promise<Result<Made, AppError>>;
  /** Backs the open plan up when it is time; `nowMs` is of a clock that never jumps. */
  backUpIfDue(folder: string, nowMs: number): Promise<Result<Made, AppError>>;
  /** Backs up a file of an older schema, which is not open yet. */
  backUpOlder(folder: string, file: string): Promise<Result<Made, AppError>>;
  /** The open plan's database as it is now, to be compared elsewhere. */
  image(): Promise<Result<Uint8Array, AppError>>;
  restore(file: string, folder: string): Promise<Result<RestoreResult, AppError>>;
  /** The open plan's file where somebody else has written it, else null. */
  outside(): Promise<FileStat | null>;
  keepOutside(way: 'mine' | 'theirs', folder: string): Promise<Result<Kept, AppError>>;
}

/** A backup that was made; null when there was no need. */
export type Made = { readonly path: string } | null;
/** Where the version that gave way is kept, and the plan as it is now. */
export interface Kept {
  readonly kept: string;
  readonly plan: PlanInfo;
}

export const SESSION_METHODS = [
  'create',
  'open',
  'identify',
  'edit',
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
  'damage',
  'rescue',
  'listBackups',
  'backUp',
  'backUpIfDue',
  'backUpOlder',
  'image',
  'restore',
  'outside',
  'keepOutside',
] as const satisfies readonly (keyof SessionPort)[];
