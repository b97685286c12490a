import type { Nature, SheetAt } from './command';
import type { Period } from './period';

/** Commands about periods, plans and what is asked of rows in them; members of `Command`. */
export type PeriodCommand =
  | ClosePeriod
  | ReopenPeriod
  | CorrectFigure
  | OpenPeriod
  | SetCutoff
  | NextYear
  | LoadFigures
  | AddTarget
  | RemoveTarget
  | SetOwners
  | SetProviderFigure
  | AddDefinition
  | RemoveDefinition
  | ShowColumn;

/** Chốt số liệu: a period of the whole plan (`of: null`) or of one unit's return is locked and a copy of each Biểu kept. */
export interface ClosePeriod extends SheetAt {
  readonly type: 'closePeriod';
  readonly closing: Period;
  readonly of: string | null;
}

/** Mở lại kỳ; never without a reason (domain.md §4). */
export interface ReopenPeriod extends SheetAt {
  readonly type: 'reopenPeriod';
  readonly close: string;
  readonly reason: string;
}

/** Đính chính: what a figure of a closed period should have been, carried into a period that is open. */
export interface CorrectFigure extends SheetAt {
  readonly type: 'correctFigure';
  readonly row: string;
  /** The figure column that shows the closed figure. */
  readonly column: string;
  readonly into: Period;
  readonly text: string;
  readonly reason: string;
}

/** When units owe their reports: on a day of the period's last month, or so many days after it has ended. */
export type DueRule =
  | { readonly kind: 'dayOfMonth'; readonly day: number }
  | { readonly kind: 'daysAfter'; readonly days: number };

/** First and last reporting day of a period (15th to 14th), as ISO dates. */
export interface CutoffDays {
  readonly from: string;
  readonly to: string;
}

/** Mở kỳ mới: the sheets go on to a period. No figure is copied; texts only of the fields chosen. */
export interface OpenPeriod extends SheetAt {
  readonly type: 'openPeriod';
  readonly to: Period;
  readonly sheets: readonly string[];
  readonly fields: readonly string[];
  readonly due: DueRule | null;
  readonly cutoff: CutoffDays | null;
}

/** Reporting days of a period; null goes back to the calendar's. `item`: of carried-over capital, '' for all the rest. */
export interface SetCutoff extends SheetAt {
  readonly type: 'setCutoff';
  readonly of: Period;
  readonly item: string;
  readonly days: CutoffDays | null;
  readonly note: string;
}

export type CarriedRows = 'all' | 'unfinished' | 'none';

/** What next year's plan asks for: nothing yet, what this year's tables propose for it, or this year's by a percentage more. */
export type NextTargets =
  | { readonly how: 'empty' }
  | { readonly how: 'drafted' }
  | { readonly how: 'scaled'; readonly percent: string };

/** Lập kế hoạch năm sau: a plan for the next year with the rows of this one; the series stay the same. */
export interface NextYear extends SheetAt {
  readonly type: 'nextYear';
  readonly title: string;
  readonly trees: Readonly<Record<'plan' | 'tasks' | 'documents' | 'capital' | 'budget', CarriedRows>>;
  readonly targets: NextTargets;
}

/** Figures of other periods for rows of the sheet, as one step; one already there stays unless told otherwise. */
export interface LoadFigures extends SheetAt {
  readonly type: 'loadFigures';
  readonly nature: Nature;
  readonly edits: readonly { readonly row: string; readonly period: Period; readonly text: string }[];
  readonly basis: 'period' | 'cumulative';
  readonly overwrite: boolean;
}

/** What became of a line of pasted figures of past periods. */
export type PastFate = 'matched' | 'heading' | 'ambiguous' | 'unknown' | 'twice';

export type TargetStage = 'proposed' | 'planned' | 'assigned' | 'adjusted';

/** One more dated version of what a row is asked for; earlier periods keep the version of their time. */
export interface AddTarget extends SheetAt {
  readonly type: 'addTarget';
  readonly row: string;
  readonly authority: string;
  readonly of: Period;
  readonly stage: TargetStage;
  /** ISO date; null: from the start. */
  readonly validFrom: string | null;
  readonly document: string | null;
  readonly text: string;
}

export interface RemoveTarget extends SheetAt {
  readonly type: 'removeTarget';
  readonly row: string;
  readonly target: string;
}

/** Cơ quan chủ trì and đơn vị cung cấp số liệu of a row's indicator, and of the other rows named; missing: stays. */
export interface SetOwners extends SheetAt {
  readonly type: 'setOwners';
  readonly row: string;
  readonly also?: readonly string[] | undefined;
  readonly owner?: string | null | undefined;
  readonly provider?: string | null | undefined;
}

/** What another provider says of a figure: kept beside the owner's, which counts. Blank takes it away. */
export interface SetProviderFigure extends SheetAt {
  readonly type: 'setProviderFigure';
  readonly row: string;
  readonly column: string;
  readonly provider: string;
  readonly text: string;
}

/** A column that its form leaves to choice (khả năng hoàn thành), on the sheet or off it. */
export interface ShowColumn extends SheetAt {
  readonly type: 'showColumn';
  readonly column: string;
  readonly shown: boolean;
}

/** A new version of an indicator's definition; one that breaks the series ends comparisons across it. */
export interface AddDefinition extends SheetAt {
  readonly type: 'addDefinition';
  readonly row: string;
  readonly validFrom: string;
  readonly definition: string;
  readonly breaks: boolean;
  readonly document: string | null;
}

export interface RemoveDefinition extends SheetAt {
  readonly type: 'removeDefinition';
  readonly row: string;
  readonly version: string;
}
