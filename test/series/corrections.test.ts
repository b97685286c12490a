import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { monthOf } from '../../shared/domain/period';
import type { StoredCorrection } from '../../shared/series/corrections';
import { deriveFigure } from '../../shared/series/derive';
import type { SeriesReader, SeriesValue } from '../../shared/series/types';
import { at, type Given, readerOf } from './memoryReader';

const value = (found: SeriesValue | undefined): string | null =>
  found?.kind === 'stored' ? found.figure.value : found?.kind === 'derived' ? found.derived.value : null;
const month = (number: number): string => monthOf(2022, number);
const correction = (
  corrects: string,
  period: string,
  to: string,
  more: Partial<StoredCorrection> = {},
): StoredCorrection => ({
  corrects,
  period,
  value: to,
  basis: 'period',
  item: '',
  ...more,
});
const withCorrections = (figures: readonly Given[], ...list: readonly StoredCorrection[]): SeriesReader => ({
  ...readerOf(figures),
  corrections: (_indicator, _unit, year) => list.filter(({ period }) => period.startsWith(String(year))),
});
const months = (...values: readonly (string | null)[]): Given[] =>
  values.flatMap((one, index) => (one === null ? [] : [{ period: month(index + 1), value: one }]));
const cumulative = (reader: SeriesReader, number: number): string | null =>
  value(deriveFigure(reader, at(month(number), { basis: 'cumulative' })));

describe('corrections of closed figures', () => {
  it('leave the figure as sent and are in every cumulative from the month that carries them', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: -999, max: 9999 }), { minLength: 12, maxLength: 12 }),
        fc.integer({ min: 1, max: 11 }),
        fc.integer({ min: 1, max: 11 }),
        fc.integer({ min: -999, max: 9999 }),
        (values, first, more, right) => {
          const into = Math.min(12, first + more);
          const reader = withCorrections(
            months(...values.map(String)),
            correction(month(first), month(into), String(right)),
          );
          expect(value(deriveFigure(reader, at(month(first))))).toBe(String(values[first - 1]));
          for (let last = 1; last <= 12; last += 1) {
            const sum = values.slice(0, last).reduce((total, one) => total + one, 0);
            const carried = last >= into ? right - (values[first - 1] ?? 0) : 0;
            expect(cumulative(reader, last)).toBe(String(sum + carried));
          }
        },
      ),
    );
  });

  it('one after another: each takes off from the one before', () => {
    const reader = withCorrections(
      months('100', '50', '30'),
      correction(month(1), month(3), '119'),
      correction(month(1), month(2), '120,5'.replace(',', '.')),
    );
    expect([1, 2, 3].map((last) => cumulative(reader, last))).toEqual(['100', '170.5', '199']);
  });

  it('of a cumulative, and of a quarter into the next', () => {
    const typed = [
      { period: month(1), value: '100', basis: 'cumulative' as const },
      { period: month(2), value: '50' },
    ];
    const reader = withCorrections(typed, correction(month(1), month(2), '110', { basis: 'cumulative' }));
    expect(cumulative(reader, 2)).toBe('160');
    const quarters = withCorrections(
      [
        { period: '2022-Q1', value: '10' },
        { period: '2022-Q2', value: '20' },
      ],
      correction('2022-Q1', '2022-Q2', '12'),
    );
    expect(value(deriveFigure(quarters, at('2022-H1', { basis: 'cumulative' })))).toBe('32');
    expect(value(deriveFigure(quarters, at('2022-H1')))).toBe('32');
  });

  it('a month that was never sent counts with its correction, from the month that carries it', () => {
    const reader = withCorrections(months(null, '50', '30'), correction(month(1), month(2), '7'));
    expect(cumulative(reader, 1)).toBeNull();
    expect(cumulative(reader, 2)).toBe('57');
    expect(cumulative(reader, 3)).toBe('87');
  });

  it('carry nothing into another year, nor into what was asked for as estimated', () => {
    const reader = withCorrections(months('100', '50'), correction('2021-M12', month(1), '9'));
    expect(cumulative(reader, 2)).toBe('150');
    const estimates: Given[] = [
      { period: month(1), value: '100', nature: 'estimate' },
      { period: month(2), value: '50', nature: 'estimate' },
    ];
    const looked = withCorrections(estimates, correction(month(1), month(2), '120'));
    const point = at(month(2), { basis: 'cumulative', nature: 'estimate' });
    expect(value(deriveFigure(looked, point))).toBe('150');
  });
});
