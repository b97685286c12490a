import type { AppError } from '../../shared/contract/appError';
import type { EventMap, EventName } from '../../shared/contract/channels';
import type { ImportPreview } from '../../shared/contract/importPreview';
import type { KnownMappings, MappingChoice, WorkbookReading } from '../../shared/contract/mappingAnswers';
import type { PrintedBook } from '../../shared/contract/printPages';
import type { Result } from '../../shared/contract/result';
import type {
  RequestContent,
  ReturnMarks,
  ReturnReading,
  ReturnsBasis,
  WrittenRequest,
} from '../../shared/contract/returnsAnswers';
import type { PrintLook } from '../../shared/contract/setAnswers';
import type {
  FilledTemplate,
  FillOptions,
  TemplateFile,
  TemplateQuestion,
  TemplateReading,
} from '../../shared/contract/templateAnswers';
import type { WorkbookMapping } from '../../shared/contract/workbookMapping';
import type { RememberedMapping } from '../../shared/domain/importMapping';
import type { Measure } from '../../shared/domain/measure';
import type { SheetView } from '../../shared/form/types';

export interface FileFilter {
  readonly name: string;
  readonly extensions: readonly string[];
}

/** The dialogs a handler may show; the desktop layer answers with native ones, tests with scripted ones. */
export interface DialogPort {
  /** Path chosen, or null when cancelled. */
  openFile(title: string, filters: readonly FileFilter[]): Promise<string | null>;
  /** Paths chosen, in no particular order; null when cancelled. */
  openFiles(title: string, filters: readonly FileFilter[]): Promise<readonly string[] | null>;
  /** A folder that is there or was made in the dialog; null when cancelled. */
  openFolder(title: string, defaultPath: string): Promise<string | null>;
  /** Path chosen, or null when cancelled; asks before overwriting. */
  saveFile(title: string, defaultPath: string, filters: readonly FileFilter[]): Promise<string | null>;
}

/** Sends an event to the window. */
export type Publish = <E extends EventName>(event: E, payload: EventMap[E]) => void;

/** What the operating system's shell does for us. */
export interface ShellPort {
  showItem(path: string): void;
  addRecent(path: string): void;
  /** Pastes into the field that has the focus. */
  paste(): void;
}

/** Prints what the window has laid out for paper. */
export interface PrintPort {
  pdf(): Promise<Uint8Array>;
  /** Through the system's dialog; false when the person changed their mind. */
  paper(): Promise<boolean>;
}

export interface PrintOptions extends PrintLook {
  readonly profile: 'nha-nuoc' | 'dang';
}

/** A Biểu of a set with the number of its annex. */
export interface SetSheet {
  readonly view: SheetView;
  readonly number: number;
}

export interface SetOptions extends PrintOptions {
  readonly title: string;
  /** The document that it goes with; '' for that of each Biểu. */
  readonly attachedTo: string;
  readonly contents: boolean;
}

/** Work that tells how far it is and may be stopped; a `Job` is one. */
export interface Watched {
  readonly cancelled: boolean;
  step(done: number, text: string): Promise<void>;
}

/** Excel in and out, in a thread of its own. */
export interface WorkbookPort {
  /** Stopped by the signal: `previewGone`. */
  exportSheet(view: SheetView, options: PrintOptions, signal?: AbortSignal): Promise<Result<Uint8Array, AppError>>;
  /** A set of Biểu as one workbook. */
  exportSet(
    sheets: readonly SetSheet[],
    options: SetOptions,
    signal?: AbortSignal,
  ): Promise<Result<Uint8Array, AppError>>;
  /** The same sheets page by page. */
  printPages(
    sheets: readonly { readonly view: SheetView; readonly number: number | null }[],
    options: SetOptions,
  ): Promise<Result<PrintedBook, AppError>>;
  previewImport(path: string, view: SheetView): Promise<Result<ImportPreview, AppError>>;
  /** Reporting forms for units. */
  writeRequests(contents: readonly RequestContent[]): Promise<Result<readonly WrittenRequest[], AppError>>;
  /** Starts the thread ahead of the work that is about to come. */
  warm(): void;
  /** Reads workbooks that came back, until all are read or the work is stopped; what is wrong with one is said with it. */
  readReturns(
    paths: readonly string[],
    basis: ReturnsBasis,
    unit: string | null,
    watch: Watched,
  ): Promise<readonly ReturnReading[]>;
  /** A copy of a returned workbook with a note on top and cells marked. */
  markReturn(marks: ReturnMarks): Promise<Result<Uint8Array, AppError>>;
  /** How a superior's workbook is proposed to be filled. */
  readTemplate(question: TemplateQuestion): Promise<Result<TemplateReading, AppError>>;
  /** A superior's workbook with the values of a sheet. */
  fillTemplate(
    file: TemplateFile,
    view: SheetView,
    options: FillOptions,
    measures: readonly Measure[],
  ): Promise<Result<FilledTemplate, AppError>>;
  /** The foreign workbook that a person is looking at; opening another lets it go. */
  readonly imports: ImportsPort;
}

/** A workbook that is read once and then looked at step by step. */
export interface ImportsPort {
  /** `tell` hears how far the reading is, 0 to 1 of the whole. */
  open(
    file: string,
    view: SheetView,
    known: KnownMappings,
    tell: (step: { readonly stage: 'cells' | 'rows'; readonly share: number }) => void,
  ): Promise<Result<WorkbookReading, AppError>>;
  read(view: SheetView, known: KnownMappings, choice: MappingChoice): Promise<Result<WorkbookReading, AppError>>;
  preview(
    view: SheetView,
    mapping: WorkbookMapping,
    measures: readonly Measure[],
  ): Promise<Result<{ readonly preview: ImportPreview; readonly remember: RememberedMapping | null }, AppError>>;
  close(): Promise<void>;
}
