import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compare, fraction, fractionFromDecimal } from '../../shared/domain/fraction';
import { compareOverTime, gapOf, meanGrowth, meanOf, type Operand, sumOf } from '../../shared/form/calculate';

const at = (value: string): Operand => ({ value });
const blank: Operand = { missing: 'empty' };
const words: Operand = { missing: 'notNumber' };

describe('comparing over time', () => {
  test.each([
    ['percent', '110', '100', false, '110.00'],
    ['change', '110', '100', false, '10.00'],
    ['change', '95', '100', false, '-5.00'],
    ['change', '60.5', '58.3', true, '2.2'],
    ['difference', '1.25', '2', false, '-0.75'],
    ['times', '5', '2', false, '2.50'],
    ['percent', '1.005', '100', false, '1.01'],
  ] as const)('%s of %s over %s', (as, of, over, isRate, result) => {
    expect(compareOverTime(at(of), at(over), as, isRate)).toMatchObject({ value: result });
  });

  test.each([
    [at('5'), at('0'), 'divideByZero'],
    [at('-5'), at('2'), 'signMeaningless'],
    [at('5'), at('-2'), 'signMeaningless'],
    [blank, at('2'), 'nothingThere'],
    [at('2'), blank, 'nothingThere'],
    [words, at('2'), 'notNumber'],
  ])('says why there is no percentage', (of, over, reason) => {
    expect(compareOverTime(of, over, 'percent', false)).toEqual({ reason });
  });
});

describe('sums and means', () => {
  test('the unfinished year is left out of the mean: (75 + 81) / 2 = 78', () => {
    expect(meanOf([at('75'), at('81'), blank], 0)).toEqual({ value: '78', from: 2, missing: 1 });
  });

  test('a sum is exact and tells how many are blank', () => {
    expect(sumOf([at('0.1'), at('0.2'), blank])).toEqual({ value: '0.3', from: 2, missing: 1 });
  });

  test('a text among the numbers stops the sum; nothing but blanks is no zero', () => {
    expect(sumOf([at('1'), words])).toEqual({ reason: 'notNumber' });
    expect(sumOf([blank, blank])).toEqual({ reason: 'nothingThere' });
  });

  test('the gap between a whole and its parts', () => {
    expect(gapOf(at('605'), [at('570'), at('35')])).toMatchObject({ value: '0' });
    expect(gapOf(at('605'), [at('570'), blank])).toMatchObject({ value: '35', missing: 1 });
    expect(gapOf(blank, [at('1')])).toEqual({ reason: 'nothingThere' });
  });
});

describe('mean growth', () => {
  test.each([
    ['100', '121', 2, '10.00'],
    ['100', '50', 1, '-50.00'],
    ['8', '27', 3, '50.00'],
    ['100', '150', 5, '8.45'],
    ['5', '5', 4, '0.00'],
    ['3', '0', 2, '-100.00'],
  ])('from %s to %s in %d years is %s', (first, last, years, result) => {
    expect(meanGrowth(at(first), at(last), years)).toMatchObject({ value: result });
  });

  test('nothing to grow from', () => {
    expect(meanGrowth(at('0'), at('5'), 3)).toEqual({ reason: 'divideByZero' });
    expect(meanGrowth(at('-1'), at('5'), 3)).toEqual({ reason: 'signMeaningless' });
  });

  test('the rounded rate is the nearest one: half a step more or less passes the end (property)', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 10_000 }),
        fc.integer({ min: 1, max: 10_000 }),
        fc.integer({ min: 1, max: 9 }),
        (base, end, years) => {
          const result = meanGrowth(at(String(base)), at(String(end)), years);
          if (!('value' in result)) throw new Error(result.reason);
          const rate = fractionFromDecimal(result.value);
          /** base × (1 + (rate + shift) / 100) ^ years against end; the shift is half of 0,01 %. */
          const against = (shift: bigint): number => {
            const percent = {
              numerator: rate.numerator * 200n + shift * rate.denominator,
              denominator: rate.denominator * 200n,
            };
            const top = percent.numerator + 100n * percent.denominator;
            if (top < 0n) return -1;
            const power = fraction(BigInt(base) * top ** BigInt(years), (100n * percent.denominator) ** BigInt(years));
            return power ? compare(power, { numerator: BigInt(end), denominator: 1n }) : 0;
          };
          expect(against(1n)).toBeGreaterThanOrEqual(0);
          expect(against(-1n)).toBeLessThanOrEqual(0);
        },
      ),
    );
  });
});
