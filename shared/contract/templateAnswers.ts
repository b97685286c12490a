import type { SheetAt } from '../domain/command';
import type { Measure } from '../domain/measure';
import type { SheetView } from '../form/types';
import type { StepResult } from './channels';
import type { MappingChoice, WorkbookReading } from './mappingAnswers';
import type { WorkbookMapping } from './workbookMapping';

/** Steps of filling a superior's own workbook; parts of the one contract. */
export interface TemplateRequestMap {
  /**
   * Reads a superior's workbook for a Biểu and proposes how it is to be filled. `template`: the kept one that it is to take
   * the place of; with `stored`, that one itself is read again, to be corrected. Null: the person changed their mind.
   */
  'template.open': {
    request: { at: SheetAt; path: string | null; template: string | null; stored: boolean };
    response: TemplateDraft | null;
  };
  /** Reads the waiting workbook anew as the person chose; the file itself is not read again. */
  'template.read': { request: { token: string; choice: MappingChoice }; response: WorkbookReading };
  /** Keeps the waiting workbook with the mapping that the person confirmed. */
  'template.save': {
    request: { token: string; name: string; mapping: WorkbookMapping };
    response: { template: string; step: StepResult };
  };
  /** The person is done with it: what was kept in memory goes. */
  'template.close': { request: { token: string }; response: null };
  /** Formula cells of a kept one ("F5") that give way to numbers from now on, or (`numbers` false) keep their formulas again. */
  'template.formulas': {
    request: { at: SheetAt; template: string; cells: readonly string[]; numbers: boolean };
    response: StepResult;
  };
  /** What filling it would do. Writes nothing. */
  'template.preview': { request: FillRequest; response: FillReport };
  /**
   * Fills it into a new file where the person says; `path` asks nobody. `also`: other sheets of the very same workbook, kept
   * for other Biểu, filled in the same file. Null: they changed their mind.
   */
  'template.fill': {
    request: FillRequest & { path: string | null; also?: readonly FillRequest[] | undefined };
    response: FilledFile | null;
  };
}

/** Names for the preload script. */
export const TEMPLATE_CHANNELS: Readonly<Record<keyof TemplateRequestMap, true>> = {
  'template.open': true,
  'template.read': true,
  'template.save': true,
  'template.close': true,
  'template.formulas': true,
  'template.preview': true,
  'template.fill': true,
};

/** What the session knows about a superior's workbooks. */
export interface TemplateQuestionMap {
  /** Those kept for a Biểu, by name. */
  'template.list': { request: { at: SheetAt }; response: readonly TemplateInfo[] };
  /** One of them with its bytes. */
  'template.body': { request: { template: string }; response: StoredTemplate };
  /** Templates of other Biểu that fill other sheets of the very same workbook. */
  'template.siblings': { request: { at: SheetAt; template: string }; response: readonly TemplateSibling[] };
}

export const TEMPLATE_QUESTIONS: Readonly<Record<keyof TemplateQuestionMap, true>> = {
  'template.list': true,
  'template.body': true,
  'template.siblings': true,
};

export interface TemplateInfo {
  readonly id: string;
  readonly name: string;
  /** Name of the superior's file. */
  readonly fileName: string;
  readonly sheetName: string;
  /** Columns and rows that are filled. */
  readonly columns: number;
  readonly rows: number;
  /** ISO time. */
  readonly addedAt: string;
  readonly addedBy: string;
}

/** Another Biểu that goes into another sheet of the same workbook, at the period of the first one where it has such. */
export interface TemplateSibling {
  readonly id: string;
  readonly at: SheetAt;
  /** Name of the Biểu. */
  readonly title: string;
  readonly sheetName: string;
}

export interface StoredTemplate {
  readonly id: string;
  readonly sheet: string;
  readonly name: string;
  readonly fileName: string;
  readonly sha256: string;
  /** Base64. */
  readonly body: string;
  readonly mapping: WorkbookMapping;
}

/** A superior's workbook, read and waiting to be confirmed. */
export interface TemplateDraft {
  readonly token: string;
  /** Proposed name: the file's without its ending, or that of the kept one. */
  readonly name: string;
  readonly fileName: string;
  readonly reading: WorkbookReading;
  /** Against the kept one that it is to replace. */
  readonly differences: TemplateDifferences | null;
}

/** How a new version of a superior's workbook differs from the kept one, in its own words. */
export interface TemplateDifferences {
  /** Nothing differs but perhaps looks. */
  readonly same: boolean;
  /** Name of the sheet then; null when it is the same now. */
  readonly sheetWas: string | null;
  readonly addedColumns: readonly PlacedText[];
  readonly removedColumns: readonly PlacedText[];
  readonly movedColumns: number;
  readonly addedRows: readonly PlacedText[];
  readonly removedRows: readonly PlacedText[];
  readonly movedRows: number;
}

export interface PlacedText {
  readonly address: string;
  readonly text: string;
}

export interface FillRequest {
  readonly at: SheetAt;
  readonly template: string;
  readonly options: FillOptions;
}

export interface FillOptions {
  /** Cells of theirs that ours has nothing for. */
  readonly blanks: 'keep' | 'clear';
  /** Cells of theirs that hold something else than ours. */
  readonly occupied: 'replace' | 'keep';
  /** Columns whose heading names another period than the Biểu's; left as they are unless a person says so. */
  readonly otherPeriod?: 'keep' | 'fill' | undefined;
}

/**
 * What becomes of a cell. Written: `write` into a blank one, `replace`, `clear`. Left as it is: `blankKept` (ours is blank),
 * `occupiedKept`, `crossed` (theirs says x), `formula`, `arrayFormula` (one of several cells, none of which can be set alone),
 * `merged` (covered by another cell), `locked` (the superior locked it and left others open), `otherPeriod` (the heading
 * names another one), `otherUnit` (no conversion), `notExact` (the conversion has no finite decimals), `percentFormat` and
 * `dateFormat` (its format would show something else), `tooLong`. `same`: it holds our value already.
 */
export type FillFate =
  | 'write'
  | 'replace'
  | 'clear'
  | 'blankKept'
  | 'occupiedKept'
  | 'crossed'
  | 'formula'
  | 'arrayFormula'
  | 'merged'
  | 'locked'
  | 'otherPeriod'
  | 'otherUnit'
  | 'notExact'
  | 'percentFormat'
  | 'dateFormat'
  | 'tooLong'
  | 'same';

export interface FillItem {
  readonly address: string;
  /** Row and column of the Biểu. */
  readonly row: string;
  readonly column: string;
  readonly label: string;
  readonly header: string;
  readonly ours: string;
  readonly theirs: string;
  /** What stands in the cell afterwards, where it is written. */
  readonly written: string;
  readonly fate: FillFate;
  /** An amount that is written as text: a range or words with it, or more digits than a spreadsheet keeps. */
  readonly asText: 'words' | 'digits' | null;
  /** The units where the number is converted: "triệu đồng → tỷ đồng"; else "". */
  readonly converted: string;
  /** A formula of theirs goes, as the person chose. */
  readonly overFormula: boolean;
  /** What is written breaks the rule of entry (data validation) of the cell. */
  readonly breaksRule: boolean;
}

export interface FillReport {
  readonly template: { readonly id: string; readonly name: string; readonly fileName: string };
  readonly sheetName: string;
  readonly period: string;
  readonly unit: string;
  readonly counts: Readonly<Record<FillFate, number>>;
  /** Amounts written as text, and numbers converted to their unit. */
  readonly asText: number;
  readonly converted: number;
  readonly overFormula: number;
  readonly breaksRule: number;
  /** Cells that keep a number of theirs where ours is blank: last month's, perhaps. */
  readonly oldNumbers: number;
  /** Cell by cell but for `same`; the first of them. */
  readonly items: readonly FillItem[];
  readonly more: number;
  /** Rows of theirs that stand for none of ours; `gone`: for one that the plan no longer has. `old`: numbers stay in them. */
  readonly noRow: readonly (PlacedText & { readonly gone: boolean; readonly old: boolean })[];
  /** Rows of ours with something in them that have no place there. */
  readonly noPlace: readonly { readonly row: string; readonly label: string }[];
  /** Columns of theirs whose column the Biểu does not have in this period. */
  readonly noColumn: readonly PlacedText[];
  /** Headings, and titles above the table, that name another period than the Biểu's. */
  readonly otherPeriod: readonly PlacedText[];
  /** Excel is asked to work its formulas out anew when it opens the file. */
  readonly recalculates: boolean;
  /** The workbook has a digital signature, which any change ends. */
  readonly signed: boolean;
  /** The workbook has pivot tables, which show what they showed until somebody refreshes them. */
  readonly pivots: boolean;
}

export interface FilledFile {
  readonly path: string;
  readonly report: FillReport;
  /** Of the other sheets that were filled. */
  readonly others: readonly FillReport[];
}

/** A kept template, as the workbook thread gets it. */
export interface TemplateFile {
  readonly id: string;
  readonly name: string;
  readonly fileName: string;
  readonly bytes: Uint8Array;
  readonly mapping: WorkbookMapping;
}

export interface FilledTemplate {
  readonly report: FillReport;
  readonly bytes: Uint8Array;
}

/** What a template is read with: bytes, the sheet, and what is known of it already. */
export interface TemplateQuestion {
  readonly fileName: string;
  readonly bytes: Uint8Array;
  readonly view: SheetView;
  readonly measures: readonly Measure[];
  /** What the person chose so far; null: nothing yet. */
  readonly choice: MappingChoice | null;
  /** Decided before about this very file. */
  readonly known: WorkbookMapping | null;
  /** An earlier version of it, whose mapping is carried over. */
  readonly before: { readonly bytes: Uint8Array; readonly mapping: WorkbookMapping } | null;
}

export interface TemplateReading {
  readonly reading: WorkbookReading;
  readonly differences: TemplateDifferences | null;
}
