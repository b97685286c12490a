import type { Decimal } from '../../shared/domain/decimal';
import {
  compare,
  div,
  type Fraction,
  fraction,
  fractionFromDecimal,
  mul,
  roundHalfUp,
  sub,
} from '../../shared/domain/fraction';

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
 * `ROUND(F12/E12,4)` where it gives exactly `percent` (decimal text with `places` decimals), else null: the operands do
 * not explain the percent. ROUND works on binary fractions and rounds at 15 digits, so a quotient that lies closer to
 * a half than that would come out wrong in the last digit; there the formula carries a nudge of a hundredth of that
 * digit away from the half.
 */
export const percentFormula = (
  numerator: Operand,
  denominator: Operand,
  percent: Decimal,
  places: number,
): PercentFormula | null => {
  const exact = div(fractionFromDecimal(numerator.value), fractionFromDecimal(denominator.value));
  if (exact === null) return null;
  const digits = places + 2;
  const scaled = mul(exact, ten(digits));
  if (roundHalfUp(mul(exact, ten(2)), places) !== percent) return null;
  const whole = fraction(scaled.numerator / scaled.denominator, 1n) ?? scaled;
  const overHalf = sub(sub(scaled, whole), half);
  const quotient = `${numerator.address}/${denominator.address}`;
  const nudge = isTooClose(overHalf, scaled)
    ? `${overHalf.numerator > 0n ? '+' : '-'}0.${'0'.repeat(digits + 1)}1`
    : '';
  return { formula: `ROUND(${quotient}${nudge},${digits})`, result: percentToRatio(percent) };
};

/** Nearer to a half than 13 significant digits tell apart; a half itself is rounded right by both programs. */
const isTooClose = (overHalf: Fraction, scaled: Fraction): boolean => {
  if (overHalf.numerator === 0n) return false;
  const distance = overHalf.numerator < 0n ? { ...overHalf, numerator: -overHalf.numerator } : overHalf;
  return compare(mul(distance, ten(13)), scaled) < 0;
};
