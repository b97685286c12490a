import { monthOf, monthsOf, type Period, parsePeriod, periodsOfYear } from '../domain/period';

/** Months of one year, first and last included. */
export interface MonthSpan {
  readonly year: number;
  readonly first: number;
  readonly last: number;
}

/** The months of a period within one year that a value on a basis speaks of; null for a span of years. */
export const spanOf = (period: Period, basis: 'period' | 'cumulative'): MonthSpan | null => {
  const parts = parsePeriod(period);
  if (!parts || parts.kind === 'term') return null;
  const { first, last } = monthsOf(parts);
  return { year: parts.lastYear, first: basis === 'cumulative' ? 1 : first, last };
};

/** The months of a span, in order. */
export const monthsIn = ({ year, first, last }: MonthSpan): Period[] =>
  Array.from({ length: last - first + 1 }, (_, index) => monthOf(year, first + index));

/** A value to ask for: of a period by itself, or since January up to its end. */
export interface Asked {
  readonly period: Period;
  readonly basis: 'period' | 'cumulative';
}

/** What to ask for so that its sum is the flow of the months: one period where there is such a one, else several. */
export const askedFor = (span: MonthSpan): readonly Asked[] => {
  if (span.first === 1) return [{ period: monthOf(span.year, span.last), basis: 'cumulative' }];
  const whole = periodsOfYear(span.year).find((period) => {
    const one = spanOf(period, 'period');
    return one?.first === span.first && one.last === span.last;
  });
  if (whole !== undefined) return [{ period: whole, basis: 'period' }];
  return monthsIn(span).map((period) => ({ period, basis: 'period' }));
};
