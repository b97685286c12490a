import type { Decimal } from '../domain/decimal';
import type { Period } from '../domain/period';
import type { OutlookAnswer } from '../form/outlook';

/** A figure that was said otherwise before: corrected after its period was closed, or estimated first. */
export interface Adjustment {
  readonly id: string;
  readonly kind: 'correction' | 'actual';
  readonly period: Period;
  /** For a correction, the open period that carries it. */
  readonly into: Period | null;
  readonly from: string;
  readonly to: string;
  /** To less from, exact; null where one of them is no number. */
  readonly difference: Decimal | null;
  readonly reason: string;
  readonly by: string;
  readonly at: string;
}

/** What pace against time gone proposes for "khả năng hoàn thành". */
export interface CellOutlook {
  readonly answer: OutlookAnswer;
  /** Target and figure it was worked out from. */
  readonly target: string;
  readonly figure: string;
  /** Where the way to the target began: a figure of that period; null: from nothing. */
  readonly base: { readonly period: Period; readonly text: string } | null;
}
