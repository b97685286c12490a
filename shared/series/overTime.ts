import { add, type Fraction, fractionFromDecimal, mul, sub, zero } from '../domain/fraction';
import { lastYear, monthOf, monthsOf, type Period, parsePeriod, yearsOf } from '../domain/period';
import { chooseFigure, fitting } from './choose';
import { Corrections, coverageOf, type StoredCorrection } from './corrections';
import type { DerivedHow, SeriesPoint, SeriesReader, StoredFigure } from './types';

/** An exact value on its way through a derivation. */
export interface Amount {
  readonly value: Fraction;
  readonly estimate: boolean;
  readonly from: readonly string[];
  readonly how: DerivedHow;
}

const amountOf = (figure: StoredFigure | null, how: DerivedHow): Amount | null =>
  figure === null || figure.value === null
    ? null
    : {
        value: fractionFromDecimal(figure.value),
        estimate: figure.nature === 'estimate',
        from: [figure.period],
        how,
      };

const plus = (a: Amount, b: Amount): Amount => ({
  value: add(a.value, b.value),
  estimate: a.estimate || b.estimate,
  from: [...a.from, ...b.from],
  how: 'cumulated',
});

const minus = (a: Amount, b: Amount): Amount => ({
  value: sub(a.value, b.value),
  estimate: a.estimate || b.estimate,
  from: [...a.from, ...b.from],
  how: 'difference',
});

/**
 * A value of one unit from its figures of other periods, by the indicator's rule over time; null where they do not give
 * one, undefined where they are not loaded. Flows: cumulative from in-period figures and back, never mixed silently;
 * stocks: the figure of another period with the same end; a span of years: the mean of all its years where the rule says
 * so (domain.md §3).
 */
export const deriveOverTime = (reader: SeriesReader, point: SeriesPoint): Amount | null | undefined => {
  const parts = parsePeriod(point.period);
  const { overTime } = reader.rule(point.indicator);
  if (!parts || overTime === 'none') return null;
  if (parts.kind === 'term') return overTime === 'last' ? lastOfSpan(reader, point) : overSpan(reader, point);
  if (overTime === 'mean') return null;
  const year = yearOf(reader, point, parts.lastYear);
  if (year === undefined) return undefined;
  const months = monthsOf(parts);
  if (overTime === 'last') return year.endingIn(months.last);
  return point.basis === 'cumulative' ? year.cumulative(months.last) : year.within(months.first, months.last);
};

const yearOf = (reader: SeriesReader, point: SeriesPoint, year: number): YearOfFigures | undefined => {
  const figures = reader.year(point.indicator, point.unit, year);
  if (figures === undefined) return undefined;
  const { priority } = reader.rule(point.indicator);
  // Estimates as they were are looked at without what is known by now.
  const isOfAll = point.nature === null || point.nature === 'actual';
  const corrected = isOfAll ? (reader.corrections?.(point.indicator, point.unit, year) ?? []) : [];
  return new YearOfFigures(
    fitting(figures, point),
    corrected.filter(({ item }) => item === point.item),
    (list) => chooseFigure(list, priority),
  );
};

/** Months of a flow that keep its value from being added up; none when the year has nothing at all. */
export const missingMonths = (reader: SeriesReader, point: SeriesPoint): readonly Period[] => {
  const parts = parsePeriod(point.period);
  if (!parts || parts.kind === 'term' || reader.rule(point.indicator).overTime !== 'sum') return [];
  const year = yearOf(reader, point, parts.lastYear);
  if (!year?.hasAny()) return [];
  const { first, last } = monthsOf(parts);
  const from = point.basis === 'cumulative' ? 1 : first;
  return year.without(from, last).map((month) => monthOf(parts.lastYear, month));
};

const lastOfSpan = (reader: SeriesReader, point: SeriesPoint): Amount | null | undefined => {
  const year = lastYear(point.period);
  const found = year === null ? [] : reader.at(point.indicator, point.unit, String(year));
  if (found === undefined) return undefined;
  return amountOf(pick(reader, point, found), 'sameEnd');
};

/** Sum over all years of a span, or their mean: only when every year is there. */
const overSpan = (reader: SeriesReader, point: SeriesPoint): Amount | null | undefined => {
  const { overTime } = reader.rule(point.indicator);
  let total: Amount | null = null;
  const years = yearsOf(point.period);
  for (const year of years) {
    const found = reader.at(point.indicator, point.unit, String(year));
    if (found === undefined) return undefined;
    const amount = amountOf(pick(reader, point, found), 'cumulated');
    if (!amount) return null;
    total = total ? plus(total, amount) : amount;
  }
  if (!total || overTime === 'sum') return total;
  return { ...total, value: mul(total.value, { numerator: 1n, denominator: BigInt(years.length) }), how: 'mean' };
};

const pick = (reader: SeriesReader, point: SeriesPoint, found: readonly StoredFigure[]): StoredFigure | null =>
  chooseFigure(fitting(found, point), reader.rule(point.indicator).priority);

/** The figures of one unit and year by the months they cover. */
class YearOfFigures {
  readonly #covering = new Map<string, StoredFigure[]>();
  readonly #ending = new Map<number, StoredFigure[]>();
  readonly #choose: (figures: readonly StoredFigure[]) => StoredFigure | null;

  readonly #corrections: Corrections;

  constructor(
    figures: readonly StoredFigure[],
    corrected: readonly StoredCorrection[],
    choose: (figures: readonly StoredFigure[]) => StoredFigure | null,
  ) {
    this.#choose = choose;
    this.#corrections = new Corrections(corrected, (key) => this.#covered(key)?.value ?? null);
    for (const figure of figures) {
      const parts = parsePeriod(figure.period);
      if (!parts || parts.kind === 'term') continue;
      const { last } = monthsOf(parts);
      // A figure "in the period" of one that begins in January is cumulative as well, and the other way round.
      push(this.#covering, coverageOf(figure.period, figure.basis) ?? '', figure);
      push(this.#ending, last, figure);
    }
  }

  /** A stock: any figure with the same end. */
  endingIn(month: number): Amount | null {
    return amountOf(this.#choose(this.#ending.get(month) ?? []), 'sameEnd');
  }

  hasAny(): boolean {
    return this.#covering.size > 0;
  }

  /** Months from one to another that no figure within them speaks of; where all are told but overlap, those without their own. */
  without(first: number, last: number): number[] {
    const months = Array.from({ length: last - first + 1 }, (_, index) => first + index);
    const told = [...this.#covering.keys()]
      .filter((key) => this.#covered(key) !== null)
      .map((key) => key.split('-').map(Number))
      .filter(([from = 0, to = 0]) => from >= first && to <= last);
    const untold = months.filter((month) => !told.some(([from = 0, to = 0]) => from <= month && month <= to));
    return untold.length > 0 ? untold : months.filter((month) => this.#stored(month, month) === null);
  }

  #stored(first: number, last: number): Amount | null {
    return this.#covered(`${first}-${last}`);
  }

  #covered(key: string): Amount | null {
    return amountOf(this.#choose(this.#covering.get(key) ?? []), 'sameEnd');
  }

  /** As sent; nothing where nothing was, but a later month carries what should have been. */
  #sent(first: number, last: number, upTo: number): Amount | null {
    const stored = this.#stored(first, last);
    if (stored || !this.#corrections.fills(first, last, upTo)) return stored;
    return { value: zero, estimate: false, from: [], how: 'cumulated' };
  }

  /** With the corrections that are carried in some months. */
  #carrying(amount: Amount, first: number, last: number): Amount {
    const carried = this.#corrections.within(first, last);
    return carried ? { ...amount, value: add(amount.value, carried) } : amount;
  }

  /** January to the end of a month: as typed somewhere, or the months and quarters before it added up. */
  cumulative(last: number, upTo = last): Amount | null {
    const stored = this.#sent(1, last, upTo);
    if (stored || last === 0) return stored;
    for (const length of [1, 3, 6]) {
      if (last % length !== 0 || last <= length) continue;
      const step = this.#sent(last - length + 1, last, upTo);
      const before = step && this.cumulative(last - length, upTo);
      if (step && before) return this.#carrying(plus(before, step), last - length + 1, last);
    }
    return null;
  }

  /** From one month to another: as typed, its parts added up, or the cumulative at its end less the one before it. */
  within(first: number, last: number): Amount | null {
    const stored = this.#stored(first, last);
    if (stored) return stored;
    if (first === 1) return this.cumulative(last);
    const parts = this.#partsOf(first, last);
    if (parts) return parts;
    const end = this.cumulative(last);
    const before = this.cumulative(first - 1);
    return end && before ? minus(end, before) : null;
  }

  #partsOf(first: number, last: number): Amount | null {
    for (const length of [3, 1]) {
      if (last - first + 1 <= length) continue;
      let total: Amount | null = null;
      let complete = true;
      for (let from = first; from <= last && complete; from += length) {
        const part = this.#sent(from, from + length - 1, last);
        if (part) total = total ? plus(total, part) : part;
        else complete = false;
      }
      if (complete && total) return this.#carrying(total, first, last);
    }
    return null;
  }
}

const push = <K>(map: Map<K, StoredFigure[]>, key: K, figure: StoredFigure): void => {
  const list = map.get(key);
  if (list) list.push(figure);
  else map.set(key, [figure]);
};
