import { type Decimal, decimalPlaces } from '../domain/decimal';
import {
  add,
  compare,
  div,
  type Fraction,
  fraction,
  fractionFromDecimal,
  mul,
  roundHalfUp,
  sub,
  zero,
} from '../domain/fraction';
import type { Period } from '../domain/period';
import { breaksBetween } from '../domain/validity';
import { chooseFigure } from '../series/choose';
import { deriveFigure } from '../series/derive';
import type { SeriesPoint, SeriesReader } from '../series/types';
import { parseTarget } from '../target/parseTarget';
import { isRateUnit } from '../target/unitFamily';
import type { CheckFigure, CheckIndicator, CheckScope, CheckTarget, RawFinding } from './types';

/** The amount without its sign. */
export const absolute = (value: Fraction): Fraction =>
  value.numerator < 0n ? { ...value, numerator: -value.numerator } : value;

/** Whether a canonical decimal is below zero. */
export const isNegative = (value: Decimal): boolean => value.startsWith('-');

/** The exact sum of decimals; zero for none. */
export const sum = (values: readonly Decimal[]): Fraction =>
  values.reduce<Fraction>((total, value) => add(total, fractionFromDecimal(value)), zero);

/**
 * Whether a total and the sum of its parts differ by more than rounding does: parts with more decimals are rounded to the
 * total's; amounts with decimals were rounded one by one, half a unit each. Whole numbers are counted, not rounded.
 */
export const differs = (total: Decimal, parts: readonly Decimal[], exact: Fraction): boolean => {
  const places = decimalPlaces(total);
  const finer = parts.some((part) => decimalPlaces(part) > places);
  const whole = fractionFromDecimal(total);
  if (finer && compare(fractionFromDecimal(roundHalfUp(exact, places)), whole) === 0) return false;
  const gap = absolute(sub(whole, exact));
  if (places === 0) return gap.numerator !== 0n;
  const allowed = fraction(BigInt(parts.length), 2n * 10n ** BigInt(places)) ?? zero;
  return compare(gap, allowed) > 0;
};

/** The larger over the smaller, or null when one of them is nothing or a sign makes it meaningless. */
export const timesApart = (a: Decimal, b: Decimal): Fraction | null => {
  const [x, y] = [fractionFromDecimal(a), fractionFromDecimal(b)];
  if (x.numerator <= 0n || y.numerator <= 0n) return null;
  return compare(x, y) >= 0 ? div(x, y) : div(y, x);
};

/** Whether an amount reaches a bound. */
export const atLeast = (value: Fraction, bound: Decimal): boolean => compare(value, fractionFromDecimal(bound)) >= 0;

/** The number that a series has at a point, typed or derived; null when it has none. Everything asked for is loaded. */
export const amountAt = (series: SeriesReader, point: SeriesPoint): Decimal | null => {
  const found = deriveFigure(series, point);
  if (found?.kind === 'stored') return found.figure.value;
  return found?.kind === 'derived' ? found.derived.value : null;
};

/** Figures of the owner's own that show: of each unit, period, basis and item the first by priority, in order of the list. */
export const shownFigures = (figures: readonly CheckFigure[], rule: CheckIndicator): readonly CheckFigure[] => {
  let shown = shownOf.get(figures);
  if (!shown) {
    shown = chooseShown(figures, rule);
    shownOf.set(figures, shown);
  }
  return shown;
};

/** Every check asks for the same. */
const shownOf = new WeakMap<readonly CheckFigure[], readonly CheckFigure[]>();

const chooseShown = (figures: readonly CheckFigure[], rule: CheckIndicator): readonly CheckFigure[] => {
  const places = new Map<string, CheckFigure[]>();
  for (const figure of figures) {
    if (figure.provider !== null) continue;
    const key = `${figure.unit} ${figure.period} ${figure.basis} ${figure.item}`;
    const list = places.get(key);
    if (list) list.push(figure);
    else places.set(key, [figure]);
  }
  return [...places.values()].flatMap((list) => chooseFigure(list, rule.priority) ?? []);
};

/** The one number that a target asks for; null for ranges, ranks and what cannot be read. */
export const exactTarget = ({ typed }: CheckTarget, indicator: CheckIndicator): Decimal | null => {
  const target = parseTarget(typed, { scale: indicator.scale ?? undefined });
  return target.kind === 'exactly' ? target.low : null;
};

/** Whether an amount is a share or a rate: it never adds up (domain.md §3). */
export const isRate = (indicator: CheckIndicator): boolean => isRateUnit(indicator.unitLabel);

/** Whether the definition of an indicator changed between two days, so that nothing may be compared. */
export const isBroken = ({ breaks }: CheckIndicator, from: string, to: string): boolean =>
  breaksBetween(breaks, from, to);

/** Rows whose own series are checked: of several rows with one series the first. */
export const rowsOfSeries = ({ rows }: CheckScope): ReadonlyMap<string, string> => {
  const first = new Map<string, string>();
  for (const { id, indicator } of rows) {
    if (indicator !== null && !first.has(indicator)) first.set(indicator, id);
  }
  return first;
};

/** Whether two figures are of the same unit, period and item. */
export const samePlace = (
  a: { readonly unit: string; readonly period: Period; readonly item: string },
  b: { readonly unit: string; readonly period: Period; readonly item: string },
): boolean => a.unit === b.unit && a.period === b.period && a.item === b.item;

/** A decimal times another, exact. */
export const times = (value: Decimal, by: Decimal): Fraction =>
  mul(fractionFromDecimal(value), fractionFromDecimal(by));

/** Where a stored figure stands, for a finding about it. */
export const placeOf = ({ unit, period, basis, item }: CheckFigure): RawFinding['at'] => ({
  kind: 'figure',
  unit,
  period,
  basis,
  item,
});
