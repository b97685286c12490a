import { compare, fractionFromDecimal } from '../domain/fraction';
import { calendarDays, isWithinYears, type Period, shiftPeriod, shiftYears } from '../domain/period';
import { parseTarget } from '../target/parseTarget';
import { absolute, atLeast, isBroken, isRate, rowsOfSeries, shownFigures, timesApart } from './amounts';
import { THRESHOLDS } from './thresholds';
import type { Check, CheckFact, CheckFigure, CheckIndicator, CheckScope, RawFinding } from './types';

/**
 * Ten- and hundredfold jumps: against the same period of last year, the period before, and the plan's own target. A figure
 * is told once, and a figure that jumped is not what the next one is held against.
 */
export const checkJumps: Check = (scope) => {
  const found: RawFinding[] = [];
  for (const [id, row] of rowsOfSeries(scope)) {
    const indicator = scope.indicators.get(id);
    if (indicator) found.push(...jumpsOf(scope, indicator, row));
  }
  return found;
};

const jumpsOf = (scope: CheckScope, indicator: CheckIndicator, row: string): RawFinding[] => {
  const found: RawFinding[] = [];
  const places = new Map<string, CheckFigure>();
  const jumped = new Set<CheckFigure>();
  const key = ({ unit, basis, item }: CheckFigure, period: Period): string => `${unit} ${basis} ${item} ${period}`;
  const shown = shownFigures(scope.figures.get(indicator.id) ?? [], indicator).toSorted((a, b) =>
    a.period < b.period ? -1 : a.period > b.period ? 1 : 0,
  );
  for (const figure of shown) places.set(key(figure, figure.period), figure);
  const base = (figure: CheckFigure, period: Period): string | null => {
    const other = places.get(key(figure, period));
    return other && !jumped.has(other) && !crossesBreak(indicator, period, figure.period) ? other.value : null;
  };
  for (const figure of shown) {
    const { value, unit, period, basis, item } = figure;
    if (value === null) continue;
    const fact = firstJump(scope, indicator, figure, value, base);
    if (!fact) continue;
    jumped.add(figure);
    if (scope.owns(period)) found.push({ row, at: { kind: 'figure', unit, period, basis, item }, fact });
  }
  return found;
};

const crossesBreak = (indicator: CheckIndicator, from: Period, to: Period): boolean =>
  indicator.breaks.length > 0 && isBroken(indicator, calendarDays(from)?.from ?? '', calendarDays(to)?.to ?? '');

const firstJump = (
  scope: CheckScope,
  indicator: CheckIndicator,
  figure: CheckFigure,
  value: string,
  base: (figure: CheckFigure, period: Period) => string | null,
): CheckFact | null => {
  const { period } = figure;
  const same = shiftYears(period, -1);
  const ofSame = base(figure, same);
  if (ofSame !== null) {
    return isJump(indicator, value, ofSame, THRESHOLDS.jump)
      ? { code: 'jumpFromLastYear', value, other: ofSame, otherPeriod: same }
      : jumpFromTarget(scope, indicator, figure, value);
  }
  const before = shiftPeriod(period, -1);
  const isFlow = indicator.overTime === 'sum';
  // Since January more is counted every month, and less again in January.
  const ofBefore = isFlow && figure.basis === 'cumulative' && before !== same ? null : base(figure, before);
  if (ofBefore !== null && isJump(indicator, value, ofBefore, isFlow ? THRESHOLDS.seasonalJump : THRESHOLDS.jump)) {
    return { code: 'jumpFromPrevious', value, other: ofBefore, otherPeriod: before };
  }
  return jumpFromTarget(scope, indicator, figure, value);
};

const isJump = (indicator: CheckIndicator, a: string, b: string, bound: string): boolean => {
  const apart = timesApart(a, b);
  if (apart === null || !atLeast(apart, bound)) return false;
  const smallest = isRate(indicator) ? THRESHOLDS.smallestRate : THRESHOLDS.smallestAmount;
  return [a, b].some((value) => atLeast(absolute(fractionFromDecimal(value)), smallest));
};

/** Far above what a year or a term asks for; below it, the time may not have come, but for stocks and rates. */
const jumpFromTarget = (
  scope: CheckScope,
  indicator: CheckIndicator,
  { unit, period, item }: CheckFigure,
  value: string,
): CheckFact | null => {
  const target = (scope.targets.get(indicator.id) ?? []).find(
    (one) =>
      one.unit === unit &&
      one.item === item &&
      one.authority === scope.plan.authority &&
      isWithinYears(one.period, period),
  );
  if (!target) return null;
  const { kind, low, high } = parseTarget(target.typed, { scale: indicator.scale ?? undefined });
  const asked = kind === 'between' ? high : (low ?? high);
  if (asked === null || !isJump(indicator, value, asked, THRESHOLDS.jump)) return null;
  const above = compare(fractionFromDecimal(value), fractionFromDecimal(asked)) > 0;
  return above || indicator.overTime === 'last' ? { code: 'jumpFromTarget', value, other: asked } : null;
};
