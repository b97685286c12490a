import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { add, type Fraction, fractionFromDecimal, toDecimal, zero } from '../../shared/domain/fraction';
import { monthOf, monthsOf, parsePeriod, periodsOfYear } from '../../shared/domain/period';
import { deriveFigure } from '../../shared/series/derive';
import type { SeriesReader, SeriesValue } from '../../shared/series/types';
import { at, type Given, readerOf } from './memoryReader';

const textOf = (value: SeriesValue | undefined): string | null => {
  if (value?.kind === 'stored') return value.figure.value;
  return value?.kind === 'derived' ? value.derived.value : null;
};
const sum = (values: readonly string[]): string =>
  toDecimal(values.reduce<Fraction>((total, value) => add(total, fractionFromDecimal(value)), zero)) ?? '';
const same = (a: string | null, b: string): boolean =>
  a !== null && toDecimal(fractionFromDecimal(a)) === toDecimal(fractionFromDecimal(b));

const decimal = fc
  .tuple(fc.bigInt({ min: -(10n ** 9n), max: 10n ** 9n }), fc.integer({ min: 0, max: 4 }))
  .map(([n, places]) => toDecimal({ ...zero, ...fraction(n, places) }) ?? '0');
const fraction = (n: bigint, places: number): Fraction =>
  add({ numerator: n, denominator: 10n ** BigInt(places) }, zero);
const year = fc.array(decimal, { minLength: 12, maxLength: 12 });
const inYear = fc.constantFrom(...periodsOfYear(2022));

const months = (values: readonly string[], basis: Given['basis'] = 'period'): Given[] =>
  values.map((value, index) => ({ period: monthOf(2022, index + 1), value, basis }));
const cumulated = (values: readonly string[]): string[] => values.map((_, index) => sum(values.slice(0, index + 1)));

const monthsIn = (period: string): { first: number; last: number } => {
  const parts = parsePeriod(period);
  if (!parts) throw new Error(period);
  return monthsOf(parts);
};

describe('flows over time', () => {
  it('any period of the year from its months, in the period and cumulative', () => {
    fc.assert(
      fc.property(year, inYear, (values, period) => {
        const reader = readerOf(months(values));
        const { first, last } = monthsIn(period);
        expect(same(textOf(deriveFigure(reader, at(period))), sum(values.slice(first - 1, last)))).toBe(true);
        const whole = deriveFigure(reader, at(period, { basis: 'cumulative' }));
        expect(same(textOf(whole), sum(values.slice(0, last)))).toBe(true);
      }),
    );
  });

  it('from cumulative months back to any period, exactly what went in', () => {
    fc.assert(
      fc.property(year, inYear, (values, period) => {
        const reader = readerOf(months(cumulated(values), 'cumulative'));
        const { first, last } = monthsIn(period);
        expect(same(textOf(deriveFigure(reader, at(period))), sum(values.slice(first - 1, last)))).toBe(true);
      }),
    );
  });

  it('cumulative of a cumulative and the month of a month are what was typed, not worked out', () => {
    const reader = readerOf([
      { period: '2022-M02', value: '7' },
      { period: '2022-M02', value: '9', basis: 'cumulative' },
    ]);
    expect(deriveFigure(reader, at('2022-M02'))).toMatchObject({ kind: 'stored', figure: { value: '7' } });
    expect(deriveFigure(reader, at('2022-M02', { basis: 'cumulative' }))).toMatchObject({
      kind: 'stored',
      figure: { value: '9' },
    });
  });

  it('never takes a figure of one basis for the other, but in January, where both are one', () => {
    const month = readerOf([{ period: '2022-M02', value: '7' }]);
    expect(deriveFigure(month, at('2022-M02', { basis: 'cumulative' }))).toEqual({
      kind: 'none',
      why: 'monthsMissing',
      missing: ['2022-M01'],
    });
    const total = readerOf([{ period: '2022-M02', value: '9', basis: 'cumulative' }]);
    expect(deriveFigure(total, at('2022-M02'))).toMatchObject({ kind: 'none', why: 'monthsMissing' });
    const january = readerOf([{ period: '2022-M01', value: '3' }]);
    expect(textOf(deriveFigure(january, at('2022-M01', { basis: 'cumulative' })))).toBe('3');
  });

  it('names the months that keep a sum from being made, and says nothing where there is nothing', () => {
    const some = readerOf([
      { period: '2022-M01', value: '1' },
      { period: '2022-M03', value: '1' },
    ]);
    expect(deriveFigure(some, at('2022-Q1'))).toEqual({ kind: 'none', why: 'monthsMissing', missing: ['2022-M02'] });
    expect(deriveFigure(readerOf([]), at('2022-Q1'))).toEqual({ kind: 'none', why: null, missing: [] });
  });

  it('names no month that a quarter or a cumulative speaks for', () => {
    const since = (more: Given) => deriveFigure(readerOf([more, { period: '2022-M06', value: '1' }]), at('2022-H1'));
    for (const told of [
      { period: '2022-Q1', value: '9' },
      { period: '2022-M03', value: '9', basis: 'cumulative' },
    ] as const) {
      expect(since(told)).toEqual({ kind: 'none', why: 'monthsMissing', missing: ['2022-M04', '2022-M05'] });
    }
  });

  it('a month whose figure is no single number is missing, not nothing', () => {
    const reader = readerOf([
      { period: '2022-M01', value: '1' },
      { period: '2022-M02', value: null },
      { period: '2022-M03', value: '1' },
    ]);
    expect(deriveFigure(reader, at('2022-Q1'))).toMatchObject({ why: 'monthsMissing', missing: ['2022-M02'] });
  });

  it('one estimate among the months makes the sum an estimate', () => {
    const reader = readerOf([
      { period: '2022-M01', value: '1' },
      { period: '2022-M02', value: '2', nature: 'estimate' },
    ]);
    expect(deriveFigure(reader, at('2022-M02', { basis: 'cumulative' }))).toMatchObject({
      derived: { value: '3', estimate: true, how: 'cumulated', from: ['2022-M01', '2022-M02'] },
    });
  });

  it('goes over what is known of longer periods: half a year less its first quarter', () => {
    const reader = readerOf([
      { period: '2022-Q1', value: '10' },
      { period: '2022-H1', value: '25' },
    ]);
    expect(deriveFigure(reader, at('2022-Q2'))).toMatchObject({ derived: { value: '15', how: 'difference' } });
  });

  it('keeps items and natures apart', () => {
    const reader = readerOf([
      { period: '2022-M01', value: '1', item: 'carried' },
      { period: '2022-M02', value: '2', item: 'current' },
    ]);
    expect(deriveFigure(reader, at('2022-M02', { basis: 'cumulative', item: 'current' }))).toMatchObject({
      kind: 'none',
    });
    const estimates = readerOf([{ period: '2022-M01', value: '1', nature: 'estimate' }]);
    expect(deriveFigure(estimates, at('2022-M01', { nature: 'actual' }))).toMatchObject({ kind: 'none' });
  });
});

describe('stocks, means and terms', () => {
  const stock = { rules: { i: { overTime: 'last' as const } } };

  it('a stock is that of any period with the same end, never a sum', () => {
    const reader = readerOf([{ period: '2022-Q2', value: '40' }], stock);
    for (const period of ['2022-M06', '2022-H1']) {
      expect(deriveFigure(reader, at(period))).toMatchObject({ derived: { value: '40', how: 'sameEnd' } });
    }
    expect(deriveFigure(reader, at('2022-Q3'))).toMatchObject({ kind: 'none' });
    expect(deriveFigure(reader, at('2022'))).toMatchObject({ kind: 'none' });
  });

  it('a stock over a term is that of its last year', () => {
    const reader = readerOf(
      [
        { period: '2024', value: '1' },
        { period: '2025', value: '2' },
      ],
      stock,
    );
    expect(deriveFigure(reader, at('2021..2025'))).toMatchObject({ derived: { value: '2', from: ['2025'] } });
  });

  it('the mean of a term needs all of its years: (75 + 81) / 2 = 78 for the full ones', () => {
    const figures = [
      { period: '2021', value: '75' },
      { period: '2022', value: '81' },
    ];
    const mean = { rules: { i: { overTime: 'mean' as const, decimals: 0 } } };
    expect(deriveFigure(readerOf(figures, mean), at('2021..2022'))).toMatchObject({
      derived: { value: '78', how: 'mean', from: ['2021', '2022'] },
    });
    expect(deriveFigure(readerOf(figures, mean), at('2021..2023'))).toMatchObject({ kind: 'none' });
    expect(deriveFigure(readerOf(figures), at('2021..2022'))).toMatchObject({ derived: { value: '156' } });
  });

  it('rounds once, half up, to the published decimals', () => {
    const figures = ['1', '2', '2'].map((value, index) => ({ period: String(2021 + index), value }));
    const rounded = (decimals: number | null): string | null =>
      textOf(deriveFigure(readerOf(figures, { rules: { i: { overTime: 'mean', decimals } } }), at('2021..2023')));
    expect(rounded(1)).toBe('1.7');
    expect(rounded(null)).toBe('1.67');
  });

  it('a rule of none derives nothing over time', () => {
    const reader: SeriesReader = readerOf(months(Array.from({ length: 12 }, () => '1')), {
      rules: { i: { overTime: 'none' } },
    });
    expect(deriveFigure(reader, at('2022'))).toMatchObject({ kind: 'none' });
  });
});
