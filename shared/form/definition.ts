import type { Nature } from '../domain/command';
import type { PeriodKind } from '../domain/period';

/**
 * A Biểu is data (domain.md §4): this definition drives the grid, the import, the export and the print. Shipped ones are
 * JSON in `seeds/forms`; a plan file carries its own, versioned copies. seeds/README.md describes the format.
 */
export interface FormDefinition {
  readonly id: string;
  readonly version: number;
  /** Short name on screen: "Biểu kết quả". */
  readonly name: string;
  /** "Biểu số …" at the top right of the stand-alone layout; may be blank. */
  readonly number: string;
  /** Printed title of a new sheet; placeholders as in headers. */
  readonly title?: string;
  readonly rows: RowSource;
  /** Periods that the form is made for; the first one is the usual one. Missing: the plan's own period. */
  readonly periods?: readonly PeriodKind[];
  readonly columns: readonly ColumnDefinition[];
  /** A row with column numbers (A, B, 1, 2, 3=2/1) under the header. */
  readonly columnNumbers: boolean;
  /** One unit of measure for the whole table, printed as "Đơn vị tính: …". */
  readonly unitLine?: string;
  /** Amounts are shown and printed in this unit of measure ("tỷ đồng") where they are kept in another size of it. */
  readonly displayUnit?: string;
  readonly paper: 'A4' | 'A3';
  readonly orientation: 'portrait' | 'landscape';
  /** Row counted in "25/37 chỉ tiêu thành phần": the column whose verdict is counted, or null. */
  readonly counts: string | null;
}

/** Trees of rows that a plan has, or its units as rows (Theo dõi báo cáo). */
export type RowTree = 'plan' | 'tasks' | 'documents' | 'capital' | 'budget';
export type RowSource = RowTree | 'units';
export const ROW_TREES: readonly RowTree[] = ['plan', 'tasks', 'documents', 'capital', 'budget'];

/** Trees that are registers: lists with texts only, of no series and no return of a period. */
export const REGISTERS: ReadonlySet<string> = new Set<RowTree>(['tasks', 'documents']);

/**
 * A period relative to the sheet: `base[±years][/part]`, for example `sheet`, `sheet-1` (cùng kỳ), `previous` (kỳ trước),
 * `year`, `year-1`, `year/M06`, `plan`, `first-1`, `each`. Read by `resolvePeriodRef`.
 */
export type PeriodRef = string;

/** A column only in some periods of the sheet (variants by month); both conditions must hold. */
export interface When {
  readonly kinds?: readonly PeriodKind[];
  /** Months, 1–12, in which the sheet's period ends. */
  readonly months?: readonly number[];
}

/**
 * One column for each unit below the sheet's (`areas`: land, `offices`: departments), each year of the plan, or each
 * month of the sheet's year up to its own.
 */
export type Repeat = 'areas' | 'offices' | 'years' | 'months';

interface ColumnBase {
  readonly id: string;
  /**
   * Header texts, outermost group first. Placeholders: `{year}` `{year-1}` `{startYear}` `{endYear}` `{month}`
   * `{period}` `{unit}` `{own}` `{superior}` `{asked}` `{until}` `{each}`.
   */
  readonly header: readonly string[];
  /** Width in characters of the default font, for screen and print alike. */
  readonly width: number;
  /** Words by which an imported header is known, besides the header itself. */
  readonly synonyms?: readonly string[];
  /** Left out at publication. */
  readonly internal?: boolean;
  /** Left out until a sheet asks for it. */
  readonly optional?: boolean;
  readonly when?: When;
  readonly repeat?: Repeat;
}

/** The sheet's unit, or the one that a repeated column stands for. */
export type UnitRef = 'sheet' | 'each';

export type ColumnDefinition = ColumnBase & ColumnMeaning;

export type ColumnMeaning =
  | { readonly kind: 'marker' }
  | { readonly kind: 'name' }
  | { readonly kind: 'unit' }
  | {
      readonly kind: 'text';
      readonly field: string;
      /** What the text means: it is kept as typed, and read where a date, a unit or a choice is needed. */
      readonly type?: TextType;
      readonly choices?: readonly string[];
      /** `row`: one text for the row, whatever the period. */
      readonly scope?: 'row' | 'period';
    }
  | { readonly kind: 'property'; readonly property: 'owner' | 'provider' }
  | {
      readonly kind: 'target';
      /** `own`: the plan's authority; `superior`: the one above it; else the id of an authority of the file. */
      readonly authority: string;
      readonly period: PeriodRef;
      readonly unit?: UnitRef;
      readonly stage?: Stage;
      readonly item?: string;
    }
  | {
      readonly kind: 'figure';
      readonly basis: Basis;
      readonly period: PeriodRef;
      readonly unit?: UnitRef;
      /** Only figures of this nature; missing: the one that the indicator's priority puts first. */
      readonly nature?: Nature;
      /** Nature of a figure typed here beside one that ranks lower; missing: what is shown is edited. */
      readonly typedAs?: Nature;
      readonly item?: string;
    }
  /** Attainment; `judged: false` gives the percent without a verdict, because the time for it has not come. */
  | { readonly kind: 'ratio'; readonly figure: string; readonly target: string; readonly judged?: boolean }
  | { readonly kind: 'compare'; readonly of: string; readonly over: string; readonly as: Comparison }
  | { readonly kind: 'growth'; readonly first: string; readonly last: string; readonly years: number | 'plan' }
  | { readonly kind: 'mean' | 'sum'; readonly of: readonly string[] }
  | { readonly kind: 'gap'; readonly total: string; readonly parts: string }
  | { readonly kind: 'return'; readonly field: ReturnField; readonly period: PeriodRef };
export type ColumnKind = ColumnDefinition['kind'];

/** Kinds whose cells are numbers, typed or worked out: what a calculation may read. */
export const NUMERIC_KINDS: ReadonlySet<ColumnKind> = new Set([
  'target',
  'figure',
  'ratio',
  'compare',
  'growth',
  'mean',
  'sum',
  'gap',
]);

export type TextType = 'text' | 'date' | 'unit' | 'choice';
export type Stage = 'proposed' | 'planned' | 'assigned' | 'adjusted';
/** Later ones show before earlier ones. */
export const STAGES: readonly Stage[] = ['proposed', 'planned', 'assigned', 'adjusted'];
export type Basis = 'period' | 'cumulative';
export type ReturnField = 'state' | 'receivedOn' | 'dueOn' | 'note';

/** percent: of / over × 100; change: percent − 100 (points for rates); difference: of − over; times: of / over. */
export type Comparison = 'percent' | 'change' | 'difference' | 'times';
export const COMPARISONS: readonly Comparison[] = ['percent', 'change', 'difference', 'times'];

/** Columns that a calculation reads, by the definition's own ids (a repeated column stands for all its copies). */
export const readsOf = (column: ColumnDefinition): readonly string[] => {
  switch (column.kind) {
    case 'ratio':
      return [column.figure, column.target];
    case 'compare':
      return [column.of, column.over];
    case 'growth':
      return [column.first, column.last];
    case 'mean':
    case 'sum':
      return column.of;
    case 'gap':
      return [column.total, column.parts];
    default:
      return [];
  }
};
