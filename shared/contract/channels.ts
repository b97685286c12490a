import type { Command, Place, SheetAt } from '../domain/command';
import type { PeriodKind } from '../domain/period';
import type { FormDefinition, RowSource } from '../form/definition';
import type { SheetView, Summary, ViewRow } from '../form/types';
import type { AppError } from './appError';
import { BACKUP_CHANNELS, BACKUP_EVENTS, type BackupEventMap, type BackupRequestMap } from './backups';
import type { CellChange, CellDetails, Loss } from './cellDetails';
import type { CheckReport } from './checks';
import type { ImportPreview } from './importPreview';
import { JOB_CHANNELS, JOB_EVENTS, type JobEventMap, type JobRequestMap } from './jobs';
import type { Following } from './lock';
import { MAPPING_CHANNELS, type MappingRequestMap, type WorkbookReading } from './mappingAnswers';
import { PERIOD_CHANNELS, type PeriodRequestMap } from './periodAnswers';
import { PERSON_CHANNELS, type Person, type PersonRequestMap } from './person';
import { RESCUE_CHANNELS, type RescueRequestMap } from './rescue';
import { RETURNS_CHANNELS, type ReturnsRequestMap } from './returnsAnswers';
import { PRINT_CHANNELS, type PrintLook, type PrintRequestMap } from './setAnswers';
import { STORY_JOBS, type StepWay, type StoryJobMap } from './story';
import { TEMPLATE_CHANNELS, type TemplateRequestMap } from './templateAnswers';

/** The one IPC contract: request → response. Every answer travels as Result<response, AppError>. */
export interface RequestMap
  extends MappingRequestMap,
    PrintRequestMap,
    TemplateRequestMap,
    PeriodRequestMap,
    JobRequestMap,
    PersonRequestMap,
    RescueRequestMap,
    ReturnsRequestMap,
    BackupRequestMap,
    StoryJobMap {
  'app.start': { request: Empty; response: AppStart };
  'file.new': { request: { sample: string | null; about: NewPlan | null }; response: PlanInfo | null };
  'file.open': { request: { path: string | null }; response: PlanInfo | null };
  'file.save': { request: Empty; response: SaveState };
  'file.saveAs': { request: Empty; response: PlanInfo | null };
  'file.close': { request: Empty; response: null };
  'file.forgetRecent': { request: { path: string }; response: readonly RecentFile[] };
  'sheet.view': { request: { sheet: string; period: string | null; unit: string | null }; response: SheetView };
  /** The open plan as it is now: which periods have data, which rows and units there are. */
  'plan.info': { request: Empty; response: PlanInfo | null };
  /** A plan that was opened to read, because somebody else wrote it, is opened for writing; the token: that lock is taken over. */
  'plan.edit': { request: { takeOver: string | null }; response: PlanInfo };
  'plan.run': { request: { command: Command; place: Place | null }; response: StepResult };
  'plan.undo': { request: Empty; response: StepResult };
  'plan.redo': { request: Empty; response: StepResult };
  /** Works on the data checks for a moment; to be asked again until it is done. Changes nothing. */
  'plan.checks': { request: Empty; response: CheckReport };
  /** What the file keeps beside its figures under keys that begin so; changes nothing. */
  'plan.settings': { request: { prefix: string }; response: Readonly<Record<string, string>> };
  /** What a command would take away; changes nothing. */
  'plan.weigh': { request: { command: Command }; response: Loss };
  'form.definition': { request: { sheet: string }; response: FormDefinition };
  'cell.details': {
    request: { at: SheetAt; row: string; column: string };
    response: CellDetails;
  };
  'workbook.export': { request: ExportRequest; response: { path: string } | null };
  'workbook.previewImport': {
    request: SheetAt & { path: string | null };
    /** `preview` only where nothing needs a person's word: an own export, or a workbook read as last time. */
    response: { token: string; reading: WorkbookReading; preview: ImportPreview | null } | null;
  };
  'workbook.applyImport': {
    request: { token: string; changed: readonly number[]; added: readonly number[] };
    response: StepResult;
  };
  'shell.showItem': { request: { path: string }; response: null };
  /** Pastes into the field with the focus, as the key does: the page alone has no right to read the clipboard. */
  'edit.paste': { request: Empty; response: null };
}

export interface EventMap extends JobEventMap, BackupEventMap {
  /** A plan was opened or closed by someone else than the renderer (argument, second instance, double click). */
  'plan.opened': PlanInfo | null;
  'plan.openFailed': AppError;
  'save.state': SaveState;
  /** News of the file under a plan that is only read; `changed`: its contents are other ones than before. */
  'plan.followed': { plan: PlanInfo; changed: boolean };
  'menu.action': { action: string };
}

export type Channel = keyof RequestMap;
export type EventName = keyof EventMap;
export type RequestOf<C extends Channel> = RequestMap[C]['request'];
export type ResponseOf<C extends Channel> = RequestMap[C]['response'];
export type Empty = Readonly<Record<string, never>>;

/** Every channel and event by name, for the preload script, which must not carry the parsers. */
const channelNames: Readonly<Record<Channel, true>> = {
  'app.start': true,
  'file.new': true,
  'file.open': true,
  'file.save': true,
  'file.saveAs': true,
  'file.close': true,
  'file.forgetRecent': true,
  'sheet.view': true,
  'plan.info': true,
  'plan.edit': true,
  'plan.run': true,
  'plan.undo': true,
  'plan.redo': true,
  'plan.checks': true,
  'plan.settings': true,
  'plan.weigh': true,
  'form.definition': true,
  'cell.details': true,
  'workbook.export': true,
  'workbook.previewImport': true,
  'workbook.applyImport': true,
  'shell.showItem': true,
  'edit.paste': true,
  ...MAPPING_CHANNELS,
  ...TEMPLATE_CHANNELS,
  ...PERIOD_CHANNELS,
  ...PRINT_CHANNELS,
  ...JOB_CHANNELS,
  ...PERSON_CHANNELS,
  ...RESCUE_CHANNELS,
  ...RETURNS_CHANNELS,
  ...BACKUP_CHANNELS,
  ...STORY_JOBS,
};
const eventNames: Readonly<Record<EventName, true>> = {
  'plan.opened': true,
  'plan.openFailed': true,
  'save.state': true,
  'plan.followed': true,
  'menu.action': true,
  ...JOB_EVENTS,
  ...BACKUP_EVENTS,
};
/** Told to main by the preload script alone, which a page cannot make say it: a file was dropped on the window. */
export const DROPPED_FILE = 'file.dropped';

export const CHANNELS = Object.keys(channelNames) as readonly Channel[];
export const EVENTS = Object.keys(eventNames) as readonly EventName[];

export interface AppStart {
  readonly version: string;
  readonly plan: PlanInfo | null;
  readonly recent: readonly RecentFile[];
  readonly samples: readonly { readonly id: string; readonly title: string }[];
  readonly person: Person;
}

/** What an empty plan is made for: a year, and the name of the office whose plan it is ('' where it was not said). */
export interface NewPlan {
  readonly year: number;
  readonly unit: string;
}

export interface PlanInfo {
  readonly path: string;
  readonly fileName: string;
  readonly title: string;
  readonly readOnly: null | 'checksum' | 'locked' | 'media';
  /** Null after an orderly end. */
  readonly recovery: Recovery | null;
  /** Of a plan that is only read and follows its file; else null. */
  readonly following: Following | null;
  readonly sheets: readonly SheetInfo[];
  readonly undo: UndoState;
  readonly save: SaveState;
}

/** What the journal beside a plan file gave back, or could not give, when the file was opened. */
export interface Recovery {
  /** Steps that were not yet in the file. */
  readonly steps: number;
  /** ISO time of the last of them. */
  readonly at: string | null;
  /** `otherFile`: the journal was kept for another file; `damaged`: not all of it could be read. */
  readonly problem: null | 'otherFile' | 'damaged';
  /** Where a journal with a problem is kept. */
  readonly setAside: string | null;
}

export interface SheetInfo {
  readonly id: string;
  readonly form: string;
  /** Short name of the form: "Biểu kết quả". */
  readonly formName: string;
  readonly plan: string;
  readonly planTitle: string;
  readonly title: string;
  readonly source: RowSource;
  /** Rows of its tree but for headings. */
  readonly rows: number;
  /** Its own period first, whether it has anything or not, then the others for which it has. */
  readonly periods: readonly string[];
  /** Those for which it has anything: its own may be empty. */
  readonly filled: readonly string[];
  /** Kinds of period the form is made for; empty: any. One period for the whole plan where `byPeriod` is false. */
  readonly kinds: readonly PeriodKind[];
  readonly byPeriod: boolean;
  readonly planPeriod: string;
  /** Years of the plan and of what it has figures for, first to last. */
  readonly years: readonly number[];
  /** The sheet's own unit first, then those below it, depth first; whatever their dates. */
  readonly units: readonly SheetUnit[];
}

/** A unit that a sheet may be shown for. */
export interface SheetUnit {
  readonly id: string;
  readonly name: string;
  /** 0 for the sheet's own. */
  readonly depth: number;
  readonly role: 'area' | 'office';
  readonly validFrom: string | null;
  readonly validTo: string | null;
}

export interface UndoState {
  readonly undoLabel: string | null;
  readonly redoLabel: string | null;
}

/** `saved`: everything is on disk; `pending`: applied, not yet on disk; `failed`: writing failed and is tried again. */
export interface SaveState {
  readonly state: 'saved' | 'pending' | 'saving' | 'failed';
  /** ISO time of the last write that reached the disk. */
  readonly savedAt: string | null;
  readonly error: AppError | null;
}

export interface StepResult {
  readonly label: string;
  readonly place: Place | null;
  readonly patches: readonly SheetPatch[];
  /** What the file consists of changed (plans, sheets, forms, units, closed periods): the window reads its sheet anew. */
  readonly plan: PlanInfo | null;
  readonly undo: UndoState;
}

/** Rows that changed; `order` lists all row ids when rows came, went or moved. */
export interface SheetPatch {
  readonly sheet: string;
  readonly period: string;
  readonly unit: string;
  readonly rows: readonly ViewRow[];
  readonly order: readonly string[] | null;
  readonly summary: Summary;
}

export interface HistoryEntry {
  readonly seq: number;
  readonly at: string;
  readonly actor: string;
  readonly label: string;
  readonly kind: 'do' | 'undo' | 'redo';
  readonly source: string;
}

/** One thing that a step changed; `from` and `to` are texts or codes, as in `CellChange`. */
export interface StepChange extends Pick<CellChange, 'what' | 'from' | 'to'> {
  /** '' when it is about something else than a row: a unit, a closing. */
  readonly row: string;
  /** Null when it is about the row itself. */
  readonly column: string | null;
  readonly rowName: string;
  readonly columnName: string;
  /** Of which period and unit: "Tháng 2/2024 · Xã Bản Bo"; '' where it does not matter. */
  readonly at: string;
}

/** A step as the list of all steps tells it. */
export interface StepEntry extends HistoryEntry {
  readonly place: Place | null;
  readonly way: StepWay;
  /** The first of its changes, and how many there are besides; -1: too many to be counted in passing. */
  readonly changes: readonly StepChange[];
  readonly more: number;
  /** The log was made smaller here: it cannot be undone, and tells only what each cell had first and last. */
  readonly compacted: boolean;
}

export interface RecentFile {
  readonly path: string;
  readonly title: string;
  readonly openedAt: string;
}

export interface ExportRequest extends SheetAt, PrintLook {
  readonly path: string | null;
}
