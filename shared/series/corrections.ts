import type { Decimal } from '../domain/decimal';
import { add, type Fraction, fractionFromDecimal, sub, zero } from '../domain/fraction';
import { lastYear, monthsOf, type Period, parsePeriod } from '../domain/period';

/**
 * A đính chính (domain.md §4): a figure of a closed period should have been `value`; the difference to what was sent is
 * carried into `period`, which was open, and into every cumulative from there on. What was sent stays as it is.
 */
export interface StoredCorrection {
  readonly period: Period;
  readonly corrects: Period;
  readonly basis: 'period' | 'cumulative';
  readonly item: string;
  readonly value: Decimal | null;
}

/** The months that a figure speaks of, as a key: cumulative ones begin in January. Null for a span of years. */
export const coverageOf = (period: Period, basis: 'period' | 'cumulative'): string | null => {
  const parts = parsePeriod(period);
  if (!parts || parts.kind === 'term') return null;
  const { first, last } = monthsOf(parts);
  return `${basis === 'cumulative' ? 1 : first}-${last}`;
};

interface Carried {
  readonly coverage: string;
  /** Month in whose sums it is carried. */
  readonly month: number;
  readonly value: Fraction;
}

/** The corrections of one unit and year, each as the difference to what was said of the same months before it. */
export class Corrections {
  readonly #list: readonly Carried[];
  readonly #sent: (coverage: string) => Fraction | null;

  constructor(list: readonly StoredCorrection[], sent: (coverage: string) => Fraction | null) {
    this.#sent = sent;
    this.#list = list
      .flatMap((one): Carried[] => {
        const coverage = coverageOf(one.corrects, one.basis);
        const parts = parsePeriod(one.period);
        // Of another year: that year's sums have begun anew and carry nothing of it.
        if (coverage === null || !parts || one.value === null || lastYear(one.corrects) !== parts.lastYear) return [];
        return [{ coverage, month: monthsOf(parts).last, value: fractionFromDecimal(one.value) }];
      })
      .sort((a, b) => a.month - b.month);
  }

  /** What is carried in the months from one to another; null when nothing is. */
  within(first: number, last: number): Fraction | null {
    let total: Fraction | null = null;
    for (const [index, one] of this.#list.entries()) {
      if (one.month < first || one.month > last) continue;
      const earlier = this.#list.slice(0, index).findLast(({ coverage }) => coverage === one.coverage);
      const before = earlier?.value ?? this.#sent(one.coverage) ?? zero;
      total = add(total ?? zero, sub(one.value, before));
    }
    return total;
  }

  /** Months of which nothing was sent, but something corrected up to a month: they count as nothing, with their correction. */
  fills(first: number, last: number, upTo: number): boolean {
    return this.#list.some(({ coverage, month }) => coverage === `${first}-${last}` && month > last && month <= upTo);
  }
}
