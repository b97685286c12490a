import type { Decimal } from '../domain/decimal';
import type { RowValue } from '../form/rowData';

/** How a value came about that nobody typed. */
export type DerivedHow = NonNullable<RowValue['derived']>['how'];
/** Why there is none although the rule could give one. */
export type MissingWhy = NonNullable<RowValue['why']>;

/** How the figures of a row's indicator add up, and what the value of a cell is made of. */
export interface CellSeries {
  readonly rule: {
    readonly overUnits: 'sum' | 'weighted' | 'none';
    readonly overTime: 'sum' | 'last' | 'mean' | 'none';
    /** Name of the indicator that weighs the units. */
    readonly weight: { readonly id: string; readonly name: string } | null;
  };
  /** How a value came about that nobody typed: from which periods and units, by name, and which had none. */
  readonly derived: {
    readonly how: DerivedHow;
    readonly from: readonly string[];
    readonly missing: readonly string[];
  } | null;
  /** Why there is none although something is there. */
  readonly refused: { readonly why: MissingWhy; readonly missing: readonly string[] } | null;
  readonly parts: CellParts | null;
}

/** The units that a figure is made of, held against the one that was typed for the whole. */
export interface CellParts {
  /** Units below, or those it was formed from. */
  readonly of: 'below' | 'before';
  readonly how: 'sum' | 'weighted';
  readonly parts: readonly CellPart[];
  readonly total: Decimal | null;
  readonly refused: MissingWhy | null;
  /** The unit's own exact figure; null when none was typed. */
  readonly own: Decimal | null;
  /** Own less total, exact; null where one of them is missing. */
  readonly gap: Decimal | null;
}

export interface CellPart {
  readonly unit: string;
  readonly name: string;
  /** As typed, or as derived; '' when there is none. */
  readonly text: string;
  readonly estimate: boolean;
  readonly isDerived: boolean;
  /** False: nothing there, or something that is no single number. */
  readonly counts: boolean;
  /** What it is weighed by; '' where there is none. */
  readonly weight: string;
}
