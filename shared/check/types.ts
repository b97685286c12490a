import type { Decimal } from '../domain/decimal';
import type { Period } from '../domain/period';
import type { Basis, RowTree } from '../form/definition';
import type { SeriesReader, SeriesRule, SeriesUnit, StoredFigure } from '../series/types';
import type { Direction, RangeRule, Scale } from '../target/types';

/** How bad: an error contradicts itself, a warning is probably wrong, an info is worth a look. None blocks work. */
export type Severity = 'error' | 'warning' | 'info';
export const SEVERITIES: readonly Severity[] = ['error', 'warning', 'info'];

/** A row as far as checks are concerned. */
export interface CheckRow {
  readonly id: string;
  readonly tree: RowTree;
  readonly kind: 'heading' | 'indicator' | 'part' | 'total' | 'entry';
  /** Label in full: "Tỷ lệ học sinh đến trường – Tiểu học". */
  readonly name: string;
  readonly indicator: string | null;
  /** The row it stands below; null at the top. */
  readonly under: string | null;
  readonly adds: boolean;
  /** Counted in "25/37". */
  readonly isComponent: boolean;
}

export interface CheckIndicator extends SeriesRule {
  readonly id: string;
  readonly unitLabel: string;
  readonly direction: Direction;
  readonly rangeRule: RangeRule;
  readonly scale: Scale | null;
  /** First days of definitions that break the series: nothing is compared across them (domain.md §4). */
  readonly breaks: readonly string[];
}

export interface CheckFigure extends StoredFigure {
  readonly unit: string;
  /** Null: the owner's own, which counts. */
  readonly provider: string | null;
  readonly readable: boolean;
}

export interface CheckTarget {
  readonly authority: string;
  readonly unit: string;
  readonly period: Period;
  readonly item: string;
  readonly typed: string;
}

export interface CheckUnit extends SeriesUnit {
  readonly name: string;
}

/** Texts of a row that ought to be days, and what tells whether a task is done. */
export interface CheckEntry {
  readonly row: string;
  readonly name: string;
  /** Texts of date fields: "due", "doneOn", "issued" … */
  readonly dates: readonly { readonly field: string; readonly text: string }[];
  readonly due: string;
  readonly state: string;
  readonly doneOn: string;
}

/**
 * Rows of one plan that belong together (a row with all below it), and everything known of their indicators. Checks are
 * pure functions over it.
 */
export interface CheckScope {
  readonly plan: {
    readonly period: Period;
    readonly unit: string;
    /** The plan's own authority. */
    readonly authority: string;
  };
  readonly rows: readonly CheckRow[];
  readonly indicators: ReadonlyMap<string, CheckIndicator>;
  readonly units: ReadonlyMap<string, CheckUnit>;
  /** By indicator. */
  readonly figures: ReadonlyMap<string, readonly CheckFigure[]>;
  /** By indicator; of each place only what holds now: the latest stage and version. */
  readonly targets: ReadonlyMap<string, readonly CheckTarget[]>;
  readonly series: SeriesReader;
  /** Whether findings about a period belong to this plan: a figure that two plans show is told once. */
  owns(period: Period): boolean;
}

/** What a finding is about, as it is stored; `findPlace` finds the cell that shows it. */
export type CheckPoint =
  | {
      readonly kind: 'figure';
      readonly unit: string;
      readonly period: Period;
      readonly basis: Basis;
      readonly item: string;
    }
  | {
      readonly kind: 'target';
      readonly authority: string;
      readonly unit: string;
      readonly period: Period;
      readonly item: string;
    }
  | { readonly kind: 'text'; readonly field: string };

/** What was found, as data; sentences are made of it in shared/text/checks. Amounts are decimal text. */
export type CheckFact =
  | { readonly code: 'totalMismatch'; readonly typed: Decimal; readonly sum: Decimal; readonly missing: number }
  | { readonly code: 'partAboveWhole'; readonly part: Decimal; readonly whole: Decimal; readonly wholeName: string }
  | {
      readonly code: 'unitsGap';
      readonly typed: Decimal;
      readonly derived: Decimal;
      readonly rate: boolean;
      readonly units: number;
    }
  | {
      readonly code: 'cumulativeFalls';
      readonly value: Decimal;
      readonly before: Decimal;
      readonly beforePeriod: Period;
    }
  | { readonly code: 'cumulativeGap'; readonly value: Decimal; readonly sum: Decimal; readonly first: boolean }
  | {
      readonly code: 'jumpFromPrevious';
      readonly value: Decimal;
      readonly other: Decimal;
      readonly otherPeriod: Period;
    }
  | {
      readonly code: 'jumpFromLastYear';
      readonly value: Decimal;
      readonly other: Decimal;
      readonly otherPeriod: Period;
    }
  | { readonly code: 'jumpFromTarget'; readonly value: Decimal; readonly other: Decimal }
  | { readonly code: 'unitMismatch'; readonly text: string; readonly textUnit: string; readonly unit: string }
  | { readonly code: 'rateAboveWhole'; readonly value: Decimal }
  | { readonly code: 'negative'; readonly value: Decimal }
  | { readonly code: 'figureUnreadable'; readonly text: string }
  | { readonly code: 'targetUnreadable'; readonly text: string; readonly inWords: boolean }
  | { readonly code: 'figureMissing'; readonly filled: number; readonly of: number; readonly more: number }
  | { readonly code: 'targetMissing'; readonly filled: number; readonly of: number }
  | { readonly code: 'targetReached'; readonly target: string; readonly last: Decimal; readonly lastPeriod: Period }
  | { readonly code: 'targetFar'; readonly target: string; readonly last: Decimal; readonly lastPeriod: Period }
  | { readonly code: 'targetFarExceeded'; readonly target: string; readonly value: Decimal; readonly percent: Decimal }
  | { readonly code: 'providersDiffer'; readonly own: string; readonly theirs: string; readonly provider: string }
  | { readonly code: 'assignedGap'; readonly whole: Decimal; readonly sum: Decimal; readonly missing: number }
  | { readonly code: 'dateUnreadable'; readonly text: string }
  | { readonly code: 'taskOverdue'; readonly due: string; readonly days: number; readonly late: boolean };

export type CheckCode = CheckFact['code'];

export interface RawFinding {
  readonly row: string;
  readonly at: CheckPoint;
  readonly fact: CheckFact;
}

export type Check = (scope: CheckScope) => RawFinding[];
