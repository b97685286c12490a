import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  add,
  compare,
  div,
  type Fraction,
  fraction,
  fractionFromDecimal,
  mul,
  one,
  roundHalfUp,
  sign,
  sub,
  toDecimal,
  zero,
} from '../../shared/domain/fraction';

const of = (numerator: bigint, denominator: bigint): Fraction => fraction(numerator, denominator) ?? zero;
const whole = fc.bigInt({ min: -(10n ** 12n), max: 10n ** 12n });
const anyFraction = fc.tuple(whole, fc.bigInt({ min: 1n, max: 10n ** 9n })).map(([n, d]) => of(n, d));

describe('fraction', () => {
  it('reduces and keeps the sign above', () => {
    expect(of(6n, -4n)).toEqual({ numerator: -3n, denominator: 2n });
    expect(of(0n, -4n)).toEqual(zero);
    expect(fraction(1n, 0n)).toBeNull();
    expect(div(one, zero)).toBeNull();
  });

  it('reads decimals', () => {
    expect(fractionFromDecimal('-12.50')).toEqual(of(-25n, 2n));
    expect(() => fractionFromDecimal('1,5')).toThrow(RangeError);
  });

  it.each<[bigint, bigint, number, string]>([
    [1005n, 1000n, 2, '1.01'],
    [-1005n, 1000n, 2, '-1.01'],
    [1004999n, 1000000n, 2, '1.00'],
    [84n, 1n, 2, '84.00'],
    [10052n, 100n, 2, '100.52'],
    [-1n, 1000n, 2, '0.00'],
    [1n, 2n, 0, '1'],
    [-1n, 2n, 0, '-1'],
    [1n, 3n, 4, '0.3333'],
    [9999999n, 100000n, 2, '100.00'],
    [959n * 100n, 950n, 1, '100.9'],
  ])('rounds %s/%s to %i places: %s', (numerator, denominator, places, text) => {
    expect(roundHalfUp(of(numerator, denominator), places)).toBe(text);
  });

  it('has finite decimals or none', () => {
    expect(toDecimal(of(7n, 8n))).toBe('0.875');
    expect(toDecimal(of(-39500n, 1n))).toBe('-39500');
    expect(toDecimal(of(1n, 3n))).toBeNull();
  });

  it('keeps the laws of arithmetic', () => {
    fc.assert(
      fc.property(anyFraction, anyFraction, anyFraction, (a, b, c) => {
        expect(add(a, b)).toEqual(add(b, a));
        expect(add(add(a, b), c)).toEqual(add(a, add(b, c)));
        expect(mul(a, add(b, c))).toEqual(add(mul(a, b), mul(a, c)));
        expect(sub(add(a, b), b)).toEqual(a);
        if (sign(b) !== 0) expect(mul(div(a, b) ?? zero, b)).toEqual(a);
        expect(compare(a, b)).toBe(sign(sub(a, b)));
        expect(compare(a, b) + compare(b, a)).toBe(0);
      }),
    );
  });

  it('rounds to within half a step, symmetrically, and exactly when finite', () => {
    fc.assert(
      fc.property(anyFraction, fc.nat({ max: 6 }), (a, places) => {
        const rounded = fractionFromDecimal(roundHalfUp(a, places));
        const gap = sub(rounded, a);
        const size = sign(gap) < 0 ? sub(zero, gap) : gap;
        expect(compare(size, of(1n, 2n * 10n ** BigInt(places)))).toBeLessThanOrEqual(0);
        expect(sub(zero, rounded)).toEqual(fractionFromDecimal(roundHalfUp(sub(zero, a), places)));
        const text = toDecimal(a);
        if (text !== null) expect(fractionFromDecimal(text)).toEqual(a);
      }),
    );
  });
});
