import type { Decimal } from '../../../shared/domain/decimal';
import {
  compare,
  div,
  type Fraction,
  fraction,
  fractionFromDecimal,
  mul,
  roundHalfUp,
  sub,
} from '../../../shared/domain/fraction';

/** A number that a formula can point at. */
export interface Operand {
  readonly address: string;
  readonly value: Decimal;
}

export interface PercentFormula {
  readonly formula: string;
  /** The cached result, as Excel and LibreOffice work it out: 100,52% is 1.0052. */
  readonly result: number;
}

const ten = (power: number): Fraction => fraction(10n ** BigInt(power), 1n) ?? { numerator: 1n, denominator: 1n };
const half: Fraction = { numerator: 1n, denominator: 2n };

/** "100.52" → 1.0052, the double nearest to the decimal. */
export const percentToRatio = (percent: Decimal): number => Number(`${percent}e-2`);

/** How many decimals a percent is shown with: "100,52%" → 2. */
export const percentPlaces = (shown: string): number => /,(\d+)\s*%/.exec(shown)?.[1]?.length ?? 0;

/**
 * `ROUND(F12/E12,4)`, or `ROUND(F12/E12*100,2)` where the header says "(%)", where it gives exactly `percent` (decimal text with `places` decimals), else null: the operands do
 * not explain the percent. ROUND works on binary fractions and rounds at 15 digits, so a quotient that lies closer to
 * a half than that would come out wrong in the last digit; there the formula carries a nudge of a hundredth of that
 * digit away from the half.
 */
export const percentFormula = (
  numerator: Operand,
  denominator: Operand,
  percent: Decimal,
  places: number,
  hundredfold = false,
): PercentFormula | null => {
  const exact = div(fractionFromDecimal(numerator.value), fractionFromDecimal(denominator.value));
  if (exact === null || roundHalfUp(mul(exact, ten(2)), places) !== percent) return null;
  const quotient = `${numerator.address}/${denominator.address}`;
  if (hundredfold) {
    const hundreds = mul(exact, ten(2));
    return { formula: roundFormula(`${quotient}*100`, hundreds, hundreds, places), result: Number(percent) };
  }
  return { formula: roundFormula(quotient, exact, exact, places + 2), result: percentToRatio(percent) };
};

/**
 * `ROUND(expression, digits)`, nudged where binary fractions would round it wrong. `exact` is what the expression comes
 * to; `largest` the largest number on the way there, on which the error of binary fractions rests.
 */
export const roundFormula = (expression: string, exact: Fraction, largest: Fraction, digits: number): string => {
  const scaled = absolute(mul(exact, ten(digits)));
  const whole = fraction(scaled.numerator / scaled.denominator, 1n) ?? scaled;
  const overHalf = sub(sub(scaled, whole), half);
  // A half itself is rounded right by both programs, unless it is what a subtraction leaves.
  const isAtRisk = overHalf.numerator !== 0n || compare(absolute(exact), absolute(largest)) !== 0;
  if (!isAtRisk || !isTooClose(overHalf, absolute(mul(largest, ten(digits))))) return `ROUND(${expression},${digits})`;
  const isUp = overHalf.numerator >= 0n === exact.numerator >= 0n;
  return `ROUND(${expression}${isUp ? '+' : '-'}0.${'0'.repeat(digits + 1)}1,${digits})`;
};

const absolute = (value: Fraction): Fraction =>
  value.numerator < 0n ? { ...value, numerator: -value.numerator } : value;

/** Nearer to a half than 13 significant digits tell apart. */
const isTooClose = (overHalf: Fraction, scaled: Fraction): boolean => {
  return compare(mul(absolute(overHalf), ten(13)), scaled) < 0;
};
