import type { Decimal } from './decimal';

/** An exact rational number in lowest terms; the denominator is positive. Never a floating-point number. */
export interface Fraction {
  readonly numerator: bigint;
  readonly denominator: bigint;
}

export const zero: Fraction = { numerator: 0n, denominator: 1n };
export const one: Fraction = { numerator: 1n, denominator: 1n };
export const hundred: Fraction = { numerator: 100n, denominator: 1n };

const absolute = (n: bigint): bigint => (n < 0n ? -n : n);

function greatestCommonDivisor(a: bigint, b: bigint): bigint {
  let [x, y] = [absolute(a), absolute(b)];
  while (y !== 0n) [x, y] = [y, x % y];
  return x;
}

function reduce(numerator: bigint, denominator: bigint): Fraction {
  const divisor = greatestCommonDivisor(numerator, denominator);
  const signed = denominator < 0n ? -divisor : divisor;
  return { numerator: numerator / signed, denominator: denominator / signed };
}

/** Fraction of two whole numbers, or null when the denominator is 0. */
export function fraction(numerator: bigint, denominator: bigint): Fraction | null {
  return denominator === 0n ? null : reduce(numerator, denominator);
}

/** The exact value of decimal text ("-12.5", "84.00"). Throws on other text: that is a bug, see `isDecimal`. */
export function fractionFromDecimal(value: Decimal): Fraction {
  const match = /^(-?\d+)(?:\.(\d+))?$/.exec(value);
  if (match === null) throw new RangeError('not decimal text');
  const places = match[2] ?? '';
  return reduce(BigInt((match[1] ?? '0') + places), 10n ** BigInt(places.length));
}

/** a + b, exact. */
export function add(a: Fraction, b: Fraction): Fraction {
  return reduce(a.numerator * b.denominator + b.numerator * a.denominator, a.denominator * b.denominator);
}

/** a − b, exact. */
export function sub(a: Fraction, b: Fraction): Fraction {
  return reduce(a.numerator * b.denominator - b.numerator * a.denominator, a.denominator * b.denominator);
}

/** a × b, exact. */
export function mul(a: Fraction, b: Fraction): Fraction {
  return reduce(a.numerator * b.numerator, a.denominator * b.denominator);
}

/** a / b, or null when b is zero. */
export function div(a: Fraction, b: Fraction): Fraction | null {
  return b.numerator === 0n ? null : reduce(a.numerator * b.denominator, a.denominator * b.numerator);
}

/** -1 when a < b, 0 when equal, 1 when a > b; exact. */
export function compare(a: Fraction, b: Fraction): -1 | 0 | 1 {
  const difference = a.numerator * b.denominator - b.numerator * a.denominator;
  return difference === 0n ? 0 : difference < 0n ? -1 : 1;
}

/** -1 below zero, 1 above, 0 at zero. */
export function sign(a: Fraction): -1 | 0 | 1 {
  return compare(a, zero);
}

/**
 * Fixed text with exactly `places` decimals: 1,005 → "1.01", 84 → "84.00". A half goes away from zero for negative
 * values too (-1,005 → "-1.01"), as Excel's ROUND does, so that an exported formula shows the same digits.
 */
export function roundHalfUp(value: Fraction, places: number): Decimal {
  const scale = 10n ** BigInt(places);
  const doubled = absolute(value.numerator) * scale * 2n + value.denominator;
  const rounded = (doubled / (value.denominator * 2n)).toString().padStart(places + 1, '0');
  const cut = rounded.length - places;
  const text = places === 0 ? rounded : `${rounded.slice(0, cut)}.${rounded.slice(cut)}`;
  return value.numerator < 0n && /[1-9]/.test(text) ? `-${text}` : text;
}

/** Canonical decimal text when the value has finitely many decimals, else null (1/3). */
export function toDecimal(value: Fraction): Decimal | null {
  let rest = value.denominator;
  let [twos, fives] = [0, 0];
  while (rest % 2n === 0n) [rest, twos] = [rest / 2n, twos + 1];
  while (rest % 5n === 0n) [rest, fives] = [rest / 5n, fives + 1];
  return rest === 1n ? roundHalfUp(value, Math.max(twos, fives)) : null;
}

/** Decimal text of a value: exact where it has an end, else at two places. */
export const decimalOf = (value: Fraction): Decimal => toDecimal(value) ?? roundHalfUp(value, 2);
