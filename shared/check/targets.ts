import { compare, fractionFromDecimal } from '../domain/fraction';
import { isWithinYears, lastYear, type Period, parsePeriod } from '../domain/period';
import { attainPercent } from '../target/attain';
import { parseFigure } from '../target/parseFigure';
import { parseTarget } from '../target/parseTarget';
import type { Target } from '../target/types';
import { gradeValue } from '../target/verdict';
import { amountAt, atLeast, isBroken, isRate, rowsOfSeries, shownFigures, times } from './amounts';
import { THRESHOLDS } from './thresholds';
import type { Check, CheckFact, CheckIndicator, CheckScope, CheckTarget, RawFinding } from './types';

/** "Chỉ tiêu không sát thực tế": reached already last year, or out of reach. */
export const checkTargetsAgainstPast: Check = (scope) => {
  const found: RawFinding[] = [];
  for (const [id, row] of rowsOfSeries(scope)) {
    const indicator = scope.indicators.get(id);
    if (!indicator) continue;
    for (const target of scope.targets.get(id) ?? []) {
      const fact = againstPast(scope, indicator, target);
      const { authority, unit, period, item } = target;
      if (fact) found.push({ row, at: { kind: 'target', authority, unit, period, item }, fact });
    }
  }
  return found;
};

const againstPast = (scope: CheckScope, indicator: CheckIndicator, stored: CheckTarget): CheckFact | null => {
  const parts = parsePeriod(stored.period);
  if (!parts || (parts.kind !== 'year' && parts.kind !== 'term')) return null;
  const before = String(parts.firstYear - 1);
  if (isBroken(indicator, `${before}-01-01`, `${parts.firstYear}-12-31`)) return null;
  const { unit, item, typed } = stored;
  const last = amountAt(scope.series, {
    indicator: indicator.id,
    unit,
    period: before,
    basis: 'cumulative',
    item,
    nature: null,
  });
  const target = parseTarget(typed, { scale: indicator.scale ?? undefined });
  const asked = target.kind === 'between' ? target.high : (target.low ?? target.high);
  if (last === null || asked === null || target.rank !== null || target.wording === 'maintain') return null;
  const result = { target: typed, last, lastPeriod: before } as const;
  if (isReached(indicator, target, asked, last)) return { code: 'targetReached', ...result };
  return parts.kind === 'year' && isFar(indicator, asked, last) ? { code: 'targetFar', ...result } : null;
};

const isReached = (indicator: CheckIndicator, target: Target, asked: string, last: string): boolean => {
  const value = fractionFromDecimal(last);
  if (gradeValue(target, value, indicator.direction, indicator.rangeRule) !== 'exceeded') return false;
  const isFlow = indicator.overTime === 'sum';
  if (!isFlow) return true;
  return indicator.direction === 'higher' && compare(value, times(asked, THRESHOLDS.flowReached)) >= 0;
};

const isFar = (indicator: CheckIndicator, asked: string, last: string): boolean => {
  if (isRate(indicator) && indicator.overTime === 'mean') return false;
  const far = indicator.overTime === 'sum' ? THRESHOLDS.farFlow : THRESHOLDS.farStock;
  const [better, worse] = indicator.direction === 'higher' ? [asked, last] : [last, asked];
  const smallest = isRate(indicator) ? THRESHOLDS.smallestRate : THRESHOLDS.smallestAmount;
  if (fractionFromDecimal(worse).numerator <= 0n || !atLeast(fractionFromDecimal(better), smallest)) return false;
  return compare(fractionFromDecimal(better), times(worse, far)) >= 0;
};

/** Far more than was asked for: the target was too low, or a figure is wrong. The latest year that has a figure counts. */
export const checkFarExceeded: Check = (scope) => {
  const found: RawFinding[] = [];
  for (const [id, row] of rowsOfSeries(scope)) {
    const indicator = scope.indicators.get(id);
    const target = (scope.targets.get(id) ?? []).find(
      ({ authority, unit, item }) => authority === scope.plan.authority && unit === scope.plan.unit && item === '',
    );
    if (!indicator || !target) continue;
    const figure = shownFigures(scope.figures.get(id) ?? [], indicator)
      .filter(
        ({ unit, item, period }) =>
          unit === target.unit && item === '' && isYear(period) && isWithinYears(target.period, period),
      )
      .toSorted((a, b) => (lastYear(a.period) ?? 0) - (lastYear(b.period) ?? 0))
      .at(-1);
    if (!figure || figure.value === null || !scope.owns(figure.period)) continue;
    const percent = attainPercent(
      parseTarget(target.typed, { scale: indicator.scale ?? undefined }),
      parseFigure(figure.typed, { scale: indicator.scale ?? undefined, decimals: indicator.decimals }),
      {
        direction: indicator.direction,
        range: indicator.rangeRule,
        decimals: indicator.decimals,
        unit: indicator.unitLabel,
      },
      2,
    );
    if (percent === null || !atLeast(fractionFromDecimal(percent), THRESHOLDS.farExceeded)) continue;
    // Eight times the target is told as a slip.
    if (atLeast(fractionFromDecimal(percent), `${THRESHOLDS.jump}00`)) continue;
    const { unit, period, basis, item, value } = figure;
    found.push({
      row,
      at: { kind: 'figure', unit, period, basis, item },
      fact: { code: 'targetFarExceeded', target: target.typed, value, percent },
    });
  }
  return found;
};

const isYear = (period: Period): boolean => {
  const kind = parsePeriod(period)?.kind;
  return kind === 'year' || kind === 'term';
};
