import type { CellEdit, SheetAt } from './command';

/** Reporting forms that were handed to units, as one step. */
export interface IssueRequests extends SheetAt {
  readonly type: 'issueRequests';
  readonly requests: readonly IssuedRequest[];
  /** ISO day by which they are due; null leaves the deadlines as they are. */
  readonly dueOn: string | null;
  /** Rows that a person left out; kept for the next period. Missing: as before. */
  readonly left?: readonly string[] | undefined;
}

export interface IssuedRequest {
  /** Also written into the workbook. */
  readonly id: string;
  readonly unit: string;
  readonly fileName: string;
  /** Of labels, units of measure and keys as they were sent. */
  readonly checksum: string;
  /** Rows and entry columns that it asks for. */
  readonly rows: readonly string[];
  readonly columns: readonly string[];
}

/** Figures and texts of returned workbooks, as one step; each cell keeps its file and address as source. */
export interface AcceptReturns extends SheetAt {
  readonly type: 'acceptReturns';
  readonly files: readonly AcceptedReturn[];
}

export interface ReturnedWorkbook {
  readonly unit: string;
  /** The reporting form that it answers; null for a workbook that is none of ours. */
  readonly request: string | null;
  readonly fileName: string;
  readonly sheetName: string;
  readonly sha256: string;
  /** Entered for the unit by the office ("nhập hộ"). */
  readonly byHand: boolean;
  /** ISO day on which it came. */
  readonly receivedOn: string;
}

export interface AcceptedReturn extends ReturnedWorkbook {
  /** Something of it was left out. */
  readonly partly: boolean;
  readonly edits: readonly (CellEdit & { readonly address: string })[];
}

/** A workbook that the unit is to complete; nothing of it is taken over. */
export interface SendBackReturn extends SheetAt {
  readonly type: 'sendBackReturn';
  readonly file: ReturnedWorkbook;
  readonly note: string;
}

export type ReturnCommand = IssueRequests | AcceptReturns | SendBackReturn;
