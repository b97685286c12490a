import { add, type Fraction, zero } from '../domain/fraction';
import type { Period } from '../domain/period';
import type { SeriesPoint, SeriesReader, SeriesValue } from './types';
import { amountIn, isEstimate } from './value';

/** Asks for the value at any point, as `deriveFigure` does: units and periods depend on each other. */
export type Derive = (reader: SeriesReader, point: SeriesPoint) => SeriesValue | undefined;

export interface Gathered {
  readonly units: readonly { readonly unit: string; readonly value: Fraction; readonly estimate: boolean }[];
  readonly missing: readonly string[];
  /** Months that keep some of the missing ones from having a value, in their order. */
  readonly months: readonly Period[];
}

/** Values of several units; what one of them has not is listed. */
export const gather = (
  reader: SeriesReader,
  derive: Derive,
  point: SeriesPoint,
  units: readonly string[],
): Gathered | undefined => {
  const found: { unit: string; value: Fraction; estimate: boolean }[] = [];
  const missing: string[] = [];
  const months = new Set<Period>();
  let waiting = false;
  for (const unit of units) {
    const one = derive(reader, { ...point, unit });
    // All of them are asked before giving up, so that one load fetches what all need.
    if (one === undefined) waiting = true;
    else {
      const value = amountIn(one);
      if (value === null) {
        missing.push(unit);
        if (one.kind === 'none' && one.why === 'monthsMissing') for (const month of one.missing) months.add(month);
      } else found.push({ unit, value, estimate: isEstimate(one) });
    }
  }
  return waiting ? undefined : { units: found, missing, months: [...months].sort() };
};

/** The exact sum over units. */
export const total = (units: Gathered['units']): Fraction =>
  units.reduce<Fraction>((sum, { value }) => add(sum, value), zero);
