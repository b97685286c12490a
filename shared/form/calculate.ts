import type { Decimal } from '../domain/decimal';
import {
  add,
  compare as compareFractions,
  decimalOf,
  div,
  type Fraction,
  fraction,
  fractionFromDecimal,
  hundred,
  mul,
  roundHalfUp,
  sign,
  sub,
  zero,
} from '../domain/fraction';
import type { Comparison } from './definition';

/** A number in a column of a row, or why there is none. */
export type Operand = { readonly value: Decimal } | { readonly missing: 'empty' | 'notNumber' };

/** Why a calculation has no result; sentences in shared/text. */
export type CalculationReason =
  | 'nothingThere'
  | 'notNumber'
  | 'divideByZero'
  | 'signMeaningless'
  | 'rateAcrossUnits'
  | 'notAddedOverUnits'
  | 'mixedUnits'
  | 'seriesBroken';

/** `places`: as many decimals as are shown; exact where it has none set. */
export type Calculated =
  | { readonly value: Decimal; readonly from: number; readonly missing: number }
  | { readonly reason: CalculationReason };

/** Decimals of a percentage in a table (domain.md §3). */
const PERCENT_PLACES = 2;

const refuse = (reason: CalculationReason): Calculated => ({ reason });

const numberIn = (operand: Operand): Fraction | CalculationReason => {
  if ('value' in operand) return fractionFromDecimal(operand.value);
  return operand.missing === 'empty' ? 'nothingThere' : 'notNumber';
};

/**
 * One figure held against another over time. A percentage of something negative or of nothing says nothing; `change` of a
 * rate is in points, because a percentage of a percentage misleads (domain.md §3).
 */
export const compareOverTime = (of: Operand, over: Operand, as: Comparison, isRate: boolean): Calculated => {
  const [a, b] = [numberIn(of), numberIn(over)];
  if (typeof a === 'string') return refuse(a);
  if (typeof b === 'string') return refuse(b);
  const whole = (value: Fraction, places: number): Calculated => ({
    value: roundHalfUp(value, places),
    from: 2,
    missing: 0,
  });
  if (as === 'difference' || (as === 'change' && isRate)) return { value: decimalOf(sub(a, b)), from: 2, missing: 0 };
  if (sign(b) === 0) return refuse('divideByZero');
  if (sign(b) < 0 || sign(a) < 0) return refuse('signMeaningless');
  const quotient = div(a, b) ?? zero;
  if (as === 'times') return whole(quotient, PERCENT_PLACES);
  const percent = mul(quotient, hundred);
  return whole(as === 'percent' ? percent : sub(percent, hundred), PERCENT_PLACES);
};

/** Values that are there, and how many are blank; a text that is no number stops the calculation. */
const present = (operands: readonly Operand[]): { values: Fraction[]; missing: number } | CalculationReason => {
  const values: Fraction[] = [];
  for (const operand of operands) {
    const value = numberIn(operand);
    if (value === 'notNumber') return value;
    if (typeof value !== 'string') values.push(value);
  }
  return values.length === 0 ? 'nothingThere' : { values, missing: operands.length - values.length };
};

/** The sum of what is there; exact. */
export const sumOf = (operands: readonly Operand[]): Calculated => {
  const found = present(operands);
  if (typeof found === 'string') return refuse(found);
  const sum = found.values.reduce<Fraction>((total, value) => add(total, value), zero);
  return { value: decimalOf(sum), from: found.values.length, missing: found.missing };
};

/** The mean of what is there: (75 + 81) / 2 = 78, the unfinished year left out (domain.md §3). */
export const meanOf = (operands: readonly Operand[], decimals: number | null): Calculated => {
  const found = present(operands);
  if (typeof found === 'string') return refuse(found);
  const sum = found.values.reduce<Fraction>((total, value) => add(total, value), zero);
  const mean = mul(sum, fraction(1n, BigInt(found.values.length)) ?? zero);
  const value = decimals === null ? decimalOf(mean) : roundHalfUp(mean, decimals);
  return { value, from: found.values.length, missing: found.missing };
};

/** The whole less its parts; blank parts count as nothing, but not all of them. */
export const gapOf = (total: Operand, parts: readonly Operand[]): Calculated => {
  const whole = numberIn(total);
  if (typeof whole === 'string') return refuse(whole);
  const sum = sumOf(parts);
  if ('reason' in sum) return sum;
  return { ...sum, value: decimalOf(sub(whole, fractionFromDecimal(sum.value))) };
};

/** ((last / base) ^ (1 / n) − 1) × 100, base = the year before the period (domain.md §3); n in years. */
export const meanGrowth = (first: Operand, last: Operand, years: number): Calculated => {
  const [base, end] = [numberIn(first), numberIn(last)];
  if (typeof base === 'string') return refuse(base);
  if (typeof end === 'string') return refuse(end);
  if (sign(base) === 0 || years < 1) return refuse('divideByZero');
  if (sign(base) < 0 || sign(end) < 0) return refuse('signMeaningless');
  const ratio = div(end, base) ?? zero;
  const root = rootTimes(ratio, BigInt(years), ROOT_SCALE);
  const percent = fraction(root * 100n, ROOT_SCALE) ?? zero;
  return { value: roundHalfUp(sub(percent, hundred), PERCENT_PLACES), from: 2, missing: 0 };
};

/** Far more places than are shown: the root is cut, and a cut digit never turns into a half. */
const ROOT_SCALE = 10n ** 15n;

/** floor(value ^ (1 / degree) × scale), by Newton's steps on whole numbers: no floating point. */
const rootTimes = (value: Fraction, degree: bigint, scale: bigint): bigint => {
  const radicand = (value.numerator * scale ** degree) / value.denominator;
  if (radicand < 2n) return radicand;
  let guess = 1n << (BigInt(radicand.toString(2).length) / degree + 1n);
  for (;;) {
    const next = ((degree - 1n) * guess + radicand / guess ** (degree - 1n)) / degree;
    if (next >= guess) return guess;
    guess = next;
  }
};

/** Whether two amounts are the same number. */
export const sameAmount = (a: Decimal, b: Decimal): boolean =>
  compareFractions(fractionFromDecimal(a), fractionFromDecimal(b)) === 0;
