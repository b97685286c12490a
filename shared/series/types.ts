import type { Nature } from '../domain/command';
import type { Decimal } from '../domain/decimal';
import type { Period } from '../domain/period';
import type { StoredCorrection } from './corrections';

/** A figure as the file has it. */
export interface StoredFigure {
  readonly id: string;
  readonly period: Period;
  readonly nature: Nature;
  readonly basis: 'period' | 'cumulative';
  readonly item: string;
  readonly typed: string;
  /** The number that stands for it in sums: exact; null when it is no single number. */
  readonly value: Decimal | null;
  readonly source: string;
  readonly asOf: string | null;
}

/** Stored properties of an indicator by which its figures add up (domain.md §3). */
export interface SeriesRule {
  readonly overTime: 'sum' | 'last' | 'mean' | 'none';
  readonly overUnits: 'sum' | 'weighted' | 'none';
  readonly decimals: number | null;
  /** Indicator whose figures weigh this one's units. */
  readonly weight: string | null;
  /** Order over natures: which figure shows. */
  readonly priority: readonly Nature[];
}

/** A unit as far as its figures are concerned. */
export interface SeriesUnit {
  readonly id: string;
  readonly validFrom: string | null;
  readonly validTo: string | null;
  /** Units right below it that report land figures, whatever their dates. */
  readonly parts: readonly string[];
  /** Units it was formed from. */
  readonly formedFrom: readonly { readonly id: string; readonly share: 'whole' | 'part' }[];
}

/** What a derivation may ask. `undefined` = not loaded yet: the reader notes it, and the caller loads and asks again. */
export interface SeriesReader {
  rule(indicator: string): SeriesRule;
  unit(unit: string): SeriesUnit | null;
  /** Figures of exactly that period. */
  at(indicator: string, unit: string, period: Period): readonly StoredFigure[] | undefined;
  /** Figures of all periods within a year, the year itself too. */
  year(indicator: string, unit: string, year: number): readonly StoredFigure[] | undefined;
  /** Corrections of closed figures that are carried within a year. */
  corrections?(indicator: string, unit: string, year: number): readonly StoredCorrection[];
}

/** Where a value asked for lies. */
export interface SeriesPoint {
  readonly indicator: string;
  readonly unit: string;
  readonly period: Period;
  readonly basis: 'period' | 'cumulative';
  readonly item: string;
  /** Only figures of this nature; null: by the indicator's priority. */
  readonly nature: Nature | null;
}

/**
 * How a value came about that nobody typed.
 * cumulated: in-period figures added up; difference: cumulative less the one before; sameEnd: the figure of another period
 * that ends the same day; mean: mean of the years; consolidated: the parts added; weighted: their weighted mean; rebuilt:
 * units before a merger added.
 */
export type DerivedHow = 'cumulated' | 'difference' | 'sameEnd' | 'mean' | 'consolidated' | 'weighted' | 'rebuilt';

/** Why there is no value although the rule could give one. */
export type MissingWhy =
  | 'monthsMissing'
  | 'unitsMissing'
  | 'weightsMissing'
  | 'splitUnit'
  | 'rateOverMerger'
  | 'midMonth';

export interface DerivedValue {
  /** Rounded to the indicator's decimals where it has them. */
  readonly value: Decimal;
  readonly how: DerivedHow;
  readonly estimate: boolean;
  /** Periods or units it was made from, and those that had nothing. */
  readonly from: readonly string[];
  readonly missing: readonly string[];
}

export type SeriesValue =
  | { readonly kind: 'stored'; readonly figure: StoredFigure }
  | { readonly kind: 'derived'; readonly derived: DerivedValue }
  | { readonly kind: 'none'; readonly why: MissingWhy | null; readonly missing: readonly string[] };
