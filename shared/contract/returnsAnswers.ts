import type { SheetAt } from '../domain/command';
import type { Period } from '../domain/period';
import type { SheetView, ViewCell } from '../form/types';
import type { AppError } from './appError';
import type { StepResult } from './channels';
import type { ImportPreview } from './importPreview';

/** Questions about reporting forms and returns that the session answers; part of the one contract. None changes anything. */
export interface ReturnsInquiryMap {
  /** What can be asked of which units for a sheet and period. */
  'returns.proposal': { request: { at: SheetAt }; response: RequestProposal };
  /** The reporting form of one unit, with the rows asked for. */
  'returns.content': {
    request: { at: SheetAt; unit: string; rows: readonly string[] };
    response: RequestContent;
  };
  /** What returned workbooks are held against. */
  'returns.basis': { request: { at: SheetAt }; response: ReturnsBasis };
  'returns.board': { request: { at: SheetAt }; response: ReturnsBoard };
}

/** What is done with workbooks. */
export interface ReturnsRequestMap {
  'returns.issue': { request: IssueRequest; response: IssueOutcome | null };
  /** Reads workbooks, or all of a folder; with neither, a dialog asks. Null when the person changed their mind. */
  'returns.read': {
    request: { at: SheetAt; from: 'folder' | 'files'; paths: readonly string[] | null };
    response: ReadReturns | null;
  };
  /** One file again, for the unit that the person says it is of. */
  'returns.assign': { request: { token: string; file: number; unit: string }; response: ReturnedFile };
  'returns.accept': {
    /** `receivedOn`: ISO day on which they came; what is after the deadline is late. */
    request: { token: string; take: readonly TakenReturn[]; receivedOn: string };
    /** `rest`: the files that still wait under the token, by their new places. */
    response: { step: StepResult; rest: readonly ReturnedFile[] };
  };
  'returns.sendBack': {
    request: { token: string; file: number; note: string; cells: readonly string[] };
    /** Null when no folder could be written into and the person chose none: nothing was recorded. */
    response: { step: StepResult; copy: string | null } | null;
  };
}

/** Names for the preload script. */
export const RETURNS_INQUIRIES: Readonly<Record<keyof ReturnsInquiryMap, true>> = {
  'returns.proposal': true,
  'returns.content': true,
  'returns.basis': true,
  'returns.board': true,
};
export const RETURNS_CHANNELS: Readonly<Record<keyof ReturnsRequestMap, true>> = {
  'returns.issue': true,
  'returns.read': true,
  'returns.assign': true,
  'returns.accept': true,
  'returns.sendBack': true,
};

export interface RequestProposal {
  readonly period: Period;
  /** Columns that a unit fills in, as headed; none: the sheet asks nothing of units in this period. */
  readonly asks: readonly string[];
  readonly units: readonly ProposedUnit[];
  /** Rows that carry a series, and the headings above them. */
  readonly rows: readonly ProposedRow[];
  readonly dueOn: string | null;
}

export interface ProposedUnit {
  readonly id: string;
  readonly name: string;
  readonly role: 'area' | 'office';
  readonly dueOn: string | null;
  /** ISO time at which a form for this period was last written for it. */
  readonly issuedAt: string | null;
  readonly isClosed: boolean;
}

export interface ProposedRow {
  readonly id: string;
  readonly label: string;
  readonly unit: string;
  readonly level: number;
  readonly isHeading: boolean;
  /** Asked of every commune. */
  readonly areas: boolean;
  /** The department that provides it; null: none. */
  readonly office: string | null;
}

/** A reporting form before it is written: a sheet of its own kind, for one unit. */
export interface RequestContent {
  readonly id: string;
  readonly view: SheetView;
  /** Columns that the unit fills in. */
  readonly entry: readonly string[];
  readonly dueOn: string | null;
  /** Who asks, as the head of the sheet names it. */
  readonly agency: string;
}

/** Sheet, columns and rows that returns have in common, and what each unit has already. */
export interface ReturnsBasis {
  /** Rows have only what does not depend on the unit. */
  readonly view: SheetView;
  readonly entry: readonly string[];
  readonly units: readonly BasisUnit[];
  readonly requests: readonly BasisRequest[];
}

export interface BasisUnit {
  readonly id: string;
  readonly name: string;
  /** Other spellings. */
  readonly names: readonly string[];
  readonly isClosed: boolean;
  /** What it has in the entry columns, by row and column. */
  readonly cells: Readonly<Record<string, Readonly<Record<string, ViewCell>>>>;
  /** Canonical values of the period before in the first entry column, by row. */
  readonly before: Readonly<Record<string, string>>;
}

export interface BasisRequest {
  readonly id: string;
  readonly unit: string;
  readonly checksum: string;
  readonly rows: readonly string[];
}

export interface ReturnsBoard {
  readonly period: Period;
  /** The last step that the plan has; another one: something may have changed. */
  readonly step: number;
  readonly units: readonly BoardUnit[];
}

export type ReturnState = 'missing' | 'sent' | 'late' | 'returned';

export interface BoardUnit {
  readonly id: string;
  readonly name: string;
  readonly role: 'area' | 'office';
  readonly state: ReturnState;
  readonly dueOn: string | null;
  readonly receivedOn: string | null;
  readonly note: string;
  /** Of the last form that was written for it. */
  readonly issuedAt: string | null;
  /** Workbooks of this unit and period, newest first. */
  readonly files: readonly KnownFile[];
}

export interface KnownFile {
  readonly fileName: string;
  readonly sha256: string;
  readonly receivedAt: string;
  readonly state: 'accepted' | 'partly' | 'sentBack';
  readonly byHand: boolean;
}

export interface IssueRequest {
  readonly at: SheetAt;
  readonly units: readonly { readonly unit: string; readonly rows: readonly string[] }[];
  readonly dueOn: string | null;
  /** Null: a dialog asks. */
  readonly folder: string | null;
  /** Rows that the person left out, kept for the next period; missing: as before. */
  readonly left?: readonly string[] | undefined;
  /** What to do with files of these names that are there already. */
  readonly existing: 'ask' | 'replace' | 'number';
}

export interface IssueOutcome {
  readonly folder: string;
  /** Files that are there already; nothing was written yet. */
  readonly existing: readonly string[];
  readonly written: readonly string[];
  readonly cancelled: boolean;
  /** Why it ended before the last one; those written stay. */
  readonly failed: AppError | null;
  readonly step: StepResult | null;
}

export type ReturnFlag =
  | 'again'
  | 'unmended'
  | 'changed'
  | 'wrongPeriod'
  | 'wrongPlan'
  | 'wrongSheet'
  | 'wrongUnit'
  | 'tampered'
  | 'foreign'
  | 'unreadable'
  | 'twice'
  | 'closed'
  | 'rowsMissing'
  | 'rowsTwice'
  | 'twoSheets'
  | 'tornKeys'
  | 'otherName'
  | 'replaces'
  | 'older';

export interface ReadReturns {
  readonly token: string;
  /** Rows and columns that the files are about, in print order. */
  readonly rows: readonly { readonly id: string; readonly label: string; readonly unit: string }[];
  readonly columns: readonly { readonly id: string; readonly label: string }[];
  readonly folder: string;
  readonly files: readonly ReturnedFile[];
  /** Workbooks beyond what is read at once, and folders that could not be looked into: left out. */
  readonly left: readonly string[];
  readonly cancelled: boolean;
}

/** A workbook that came back, as read; nothing of it is in the plan yet. */
export interface ReturnedFile {
  readonly path: string;
  readonly fileName: string;
  readonly sha256: string;
  /** Its place in the folder that was read, with slashes; its bare name for a file that was chosen. */
  readonly place: string;
  /** ISO time at which it was last saved. */
  readonly savedAt: string;
  /** Null: not known, the person has to say. */
  readonly unit: string | null;
  /** A unit whose name stands in the title or the file's name. */
  readonly guess: string | null;
  readonly request: string | null;
  readonly flags: readonly ReturnFlag[];
  /** The period that it is for, when that is another one. */
  readonly period: Period | null;
  readonly error: AppError | null;
  /** Labels or units of measure that are not as they were sent. */
  readonly tampered: readonly TamperedLabel[];
  readonly preview: ImportPreview | null;
}

export interface TamperedLabel {
  readonly address: string;
  readonly sent: string;
  readonly found: string;
}

export interface TakenReturn {
  readonly file: number;
  /** Indexes into the changes of its preview; null: all of them. */
  readonly cells: readonly number[] | null;
  readonly byHand: boolean;
}

/** What the hidden sheet and the hidden cells of a reporting form say. */
export interface RequestMeta {
  readonly request: string;
  readonly plan: string;
  readonly form: string;
  readonly sheet: string;
  readonly period: string;
  readonly unit: string;
  readonly checksum: string;
}

/** A workbook as the workbook thread read it. */
export interface ReturnReading {
  readonly path: string;
  readonly sha256: string;
  readonly savedAt: string;
  readonly meta: RequestMeta | null;
  readonly unit: string | null;
  readonly guess: string | null;
  readonly error: AppError | null;
  readonly tampered: readonly TamperedLabel[];
  /** What the workbook itself gives reason to look at. */
  readonly doubts: readonly ReturnFlag[];
  readonly preview: ImportPreview | null;
}

/** What a marked copy of a returned workbook is made from. */
export interface ReturnMarks {
  readonly path: string;
  /** Of the file as it was read. */
  readonly sha256: string;
  readonly note: string;
  /** "F13", or "Báo cáo!F13" in a workbook of several sheets. */
  readonly cells: readonly string[];
}

export interface WrittenRequest {
  readonly bytes: Uint8Array;
  readonly checksum: string;
}
