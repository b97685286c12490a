import type { SheetAt } from '../domain/command';
import type { SavedMapping } from '../domain/importMapping';
import type { Measure } from '../domain/measure';
import type { ViewColumn } from '../form/columns';
import type { ImportPreview } from './importPreview';
import type { MappedColumn, MappedRow, WorkbookMapping } from './workbookMapping';

/** Questions and steps of reading a foreign workbook; parts of the one contract. */
export interface MappingRequestMap {
  /** Reads the waiting workbook anew as the person chose; the file itself is not read again. */
  'mapping.read': { request: { token: string; choice: MappingChoice }; response: WorkbookReading };
  /** What importing it by this mapping would do; `workbook.applyImport` then applies it. */
  'mapping.preview': { request: { token: string; mapping: WorkbookMapping }; response: ImportPreview };
  /** The person is done with it: what was kept in memory goes. */
  'mapping.close': { request: { token: string }; response: null };
}

/** Names for the preload script. */
export const MAPPING_CHANNELS: Readonly<Record<keyof MappingRequestMap, true>> = {
  'mapping.read': true,
  'mapping.preview': true,
  'mapping.close': true,
};

/** What the session knows about foreign workbooks of a sheet. */
export interface MappingQuestionMap {
  'mapping.known': { request: { at: SheetAt }; response: KnownMappings };
  /** All that the plan file keeps for reading foreign workbooks, for a person to look through. */
  'mapping.ways': { request: { at: SheetAt }; response: ReadingWays };
}

export const MAPPING_QUESTIONS: Readonly<Record<keyof MappingQuestionMap, true>> = {
  'mapping.known': true,
  'mapping.ways': true,
};

export interface ReadingWays {
  /** Last used first, those of the sheet at hand before the others. */
  readonly ways: readonly ReadingWay[];
  readonly measures: readonly KeptMeasure[];
}

/** A kept way of reading, in so many words. */
export interface ReadingWay {
  readonly id: string;
  /** Name of the file that it was made with, or what a person called it. */
  readonly name: string;
  /** The Biểu that it is for, and the plan that this belongs to. */
  readonly form: string;
  readonly plan: string;
  readonly isHere: boolean;
  /** The workbook's own sheet and the rows of its header. */
  readonly sheetName: string;
  readonly header: WorkbookMapping['header'];
  /** Columns that are read into the Biểu, and rows that a person decided. */
  readonly columns: number;
  readonly rows: number;
  /** ISO time of the last import that used it. */
  readonly usedAt: string;
}

export interface KeptMeasure extends Measure {
  readonly id: string;
}

export interface KnownMappings {
  /** Newest first. */
  readonly saved: readonly SavedMapping[];
  /** Units of measure of the plan file, beside those that the product knows. */
  readonly measures: readonly Measure[];
}

/** What a person chose so far; null leaves it to the proposal. */
export interface MappingChoice {
  readonly sheetName: string;
  readonly header: WorkbookMapping['header'] | null;
  readonly columns: readonly MappedColumn[] | null;
}

/** A workbook as read for a Biểu: its picture, and how each column and row is proposed to be taken. Plain data. */
export interface WorkbookReading {
  /** Path of the file. */
  readonly file: string;
  readonly sheets: readonly ReadingSheet[];
  readonly recognisedBy: RecognisedBy;
  /** ISO time of the last import that was read in this way; null unless `recognisedBy` is `saved`. */
  readonly savedAt: string | null;
  /** The proposal. Rows that wait for a person's word are not in it. */
  readonly mapping: WorkbookMapping;
  readonly picture: SheetPicture;
  /** One for each column of the sheet, hidden ones too. */
  readonly columns: readonly ReadColumn[];
  /** What stands below the header, top to bottom, without repeated headers and column numbers. */
  readonly rows: readonly ReadRow[];
  /** What the title says of a month or quarter that is not the sheet's, in words; null for nothing of the kind. */
  readonly otherTime: string | null;
  /** Row where another table of the same sheet begins, which is not read; null for none. */
  readonly otherTable: number | null;
  /** The Biểu it is read for. */
  readonly ours: OurSheet;
  readonly measures: readonly Measure[];
}

/** By hidden keys of an own export, as last time, by header and labels; or no table was found. */
export type RecognisedBy = 'keys' | 'saved' | 'labels' | 'nothing';

export interface ReadingSheet {
  readonly name: string;
  readonly hidden: boolean;
  readonly rows: number;
}

/** The first rows of a sheet, as they look: cells by row and column (1-based), merged ones once. */
export interface SheetPicture {
  readonly columns: readonly { readonly number: number; readonly letter: string; readonly hidden: boolean }[];
  readonly rows: readonly PictureRow[];
  /** Rows of the sheet that are not shown here. */
  readonly more: number;
}

export interface PictureRow {
  readonly number: number;
  readonly hidden: boolean;
  readonly cells: readonly PictureCell[];
}

export interface PictureCell {
  readonly column: number;
  readonly text: string;
  readonly isNumber: boolean;
  /** How far a merge reaches from here. */
  readonly across: number;
  readonly down: number;
}

/** Why a column is taken as it is; a sentence for each in shared/text/mapping. */
export type ColumnWhy =
  | 'key'
  | 'saved'
  | 'header'
  | 'period'
  | 'person'
  | 'otherPeriod'
  | 'several'
  | 'noResult'
  | 'calculated'
  | 'hidden'
  | 'unknown'
  | 'blank';

export interface ReadColumn extends MappedColumn {
  readonly letter: string;
  readonly hidden: boolean;
  /** What stands above it, group first, in one line; "" for nothing. */
  readonly header: string;
  readonly why: ColumnWhy;
  /** The period that its heading speaks of, in words; "" for none. */
  readonly period: string;
  /** The unit of measure in its heading ("Giá trị (triệu đồng)"); "" for none. */
  readonly unit: string;
}

/**
 * `same`: an equal label (or key, or as last time); `resembles`: one of ours mistyped, by the look of it, and `alike`: much
 * like one of ours that no other line is, both wait for a person (see `suggestions`); `unknown`: the plan
 * has no such row; `ambiguous`: several of ours have this label; `duplicate`: ours is taken by a row above; `aside`: a
 * total, a footnote, a heading, "Trong đó".
 */
export type RowState = 'same' | 'resembles' | 'alike' | 'unknown' | 'ambiguous' | 'duplicate' | 'aside';

export interface ReadRow {
  readonly row: number;
  readonly address: string;
  readonly marker: string;
  readonly label: string;
  readonly part: string | null;
  /** 0, 1, 2 … by marker, bullet and leading spaces. */
  readonly level: number;
  readonly hidden: boolean;
  readonly hasValues: boolean;
  readonly state: RowState;
  /** What its words say it is, where it is no indicator. */
  readonly nature: 'ofWhich' | 'total' | 'footnote' | 'signature' | 'other';
  /** The decision that the proposal holds for it; null where it holds none. */
  readonly decision: MappedRow | null;
  /** Rows of ours that it may be, likeliest first. */
  readonly suggestions: readonly string[];
  /** Its unit of measure: of its own, or of the whole table; "" for none. */
  readonly unit: string;
  /** Texts of the columns that are read, in the order of `mapping.columns`; "" for blank. */
  readonly values: readonly string[];
}

export interface OurSheet {
  readonly title: string;
  readonly period: string;
  /** Whether a row of the workbook may become a new row of ours. */
  readonly takesRows: boolean;
  readonly columns: readonly OurColumn[];
  readonly rows: readonly OurRow[];
}

export interface OurColumn {
  readonly id: string;
  readonly kind: ViewColumn['kind'];
  /** Header in one line. */
  readonly label: string;
  /** A person fills it in; the others are worked out, and can only be written to a template. */
  readonly editable: boolean;
}

export interface OurRow {
  readonly id: string;
  readonly marker: string;
  /** "parent: part" for a part. */
  readonly label: string;
  readonly level: number;
  readonly unit: string;
  readonly isHeading: boolean;
}
