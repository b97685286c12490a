import { decimalPlaces } from '../domain/decimal';
import { compare, decimalOf, fractionFromDecimal, roundHalfUp } from '../domain/fraction';
import { existsIn } from '../domain/validity';
import { deriveOverUnits } from '../series/derive';
import { parseFigure } from '../target/parseFigure';
import { differs, exactTarget, isRate, rowsOfSeries, samePlace, shownFigures, sum } from './amounts';
import type { Check, CheckScope, RawFinding } from './types';

/** What a district says of itself against what its communes come to, by the indicator's own rule over units. */
export const checkUnits: Check = (scope) => {
  const found: RawFinding[] = [];
  for (const [id, row] of rowsOfSeries(scope)) {
    const indicator = scope.indicators.get(id);
    if (!indicator || indicator.overUnits === 'none') continue;
    for (const figure of shownFigures(scope.figures.get(id) ?? [], indicator)) {
      const { value, unit, period, basis, item } = figure;
      if (value === null || !scope.owns(period) || !scope.units.get(unit)?.parts.length) continue;
      const over = deriveOverUnits(scope.series, { indicator: id, unit, period, basis, item, nature: null });
      if (over?.kind !== 'derived') continue;
      const { how, value: derived, missing, from } = over.derived;
      const rate = how === 'weighted';
      const places = decimalPlaces(value);
      const differ = rate
        ? compare(
            fractionFromDecimal(roundHalfUp(fractionFromDecimal(derived), places)),
            fractionFromDecimal(value),
          ) !== 0
        : differs(value, [derived], fractionFromDecimal(derived));
      // Communes that have not reported yet may make up the rest, and move a mean either way.
      const mayCome = rate || compare(fractionFromDecimal(derived), fractionFromDecimal(value)) < 0;
      if (!differ || (missing.length > 0 && mayCome)) continue;
      found.push({
        row,
        at: { kind: 'figure', unit, period, basis, item },
        fact: { code: 'unitsGap', typed: value, derived, rate, units: from.length },
      });
    }
  }
  return found;
};

/** Targets given to the units below against the whole; "x" is not assigned, blank is still to come. */
export const checkAssigned: Check = (scope) => {
  const found: RawFinding[] = [];
  for (const [id, row] of rowsOfSeries(scope)) {
    const indicator = scope.indicators.get(id);
    if (indicator?.overUnits !== 'sum' || isRate(indicator)) continue;
    const targets = scope.targets.get(id) ?? [];
    for (const target of targets) {
      const whole = exactTarget(target, indicator);
      const parts = areasOf(scope, target.unit, target.period);
      if (whole === null || parts.length === 0) continue;
      const given = targets.filter(
        (one) =>
          one.authority === target.authority &&
          parts.includes(one.unit) &&
          samePlace({ ...one, unit: target.unit }, target),
      );
      const amounts = given.flatMap((one) => exactTarget(one, indicator) ?? []);
      const settled = given.filter(({ typed }) => isNotAssigned(typed)).length;
      const missing = parts.length - amounts.length - settled;
      const total = sum(amounts);
      if (amounts.length === 0 || !differs(whole, amounts, total)) continue;
      if (missing > 0 && compare(total, fractionFromDecimal(whole)) < 0) continue;
      const { authority, unit, period, item } = target;
      found.push({
        row,
        at: { kind: 'target', authority, unit, period, item },
        fact: { code: 'assignedGap', whole, sum: decimalOf(total), missing },
      });
    }
  }
  return found;
};

const isNotAssigned = (typed: string): boolean => {
  const { kind } = parseFigure(typed);
  return kind === 'notAssigned' || kind === 'absent';
};

const areasOf = ({ units }: CheckScope, unit: string, period: string): readonly string[] =>
  (units.get(unit)?.parts ?? []).filter((id) => {
    const part = units.get(id);
    return part !== undefined && existsIn(part, period);
  });

/** The same figure from the owner and from another provider: both are kept, the owner's counts (domain.md §4). */
export const checkProviders: Check = (scope) => {
  const found: RawFinding[] = [];
  for (const [id, row] of rowsOfSeries(scope)) {
    const indicator = scope.indicators.get(id);
    const figures = scope.figures.get(id) ?? [];
    const theirs = figures.filter(({ provider, period }) => provider !== null && scope.owns(period));
    if (!indicator || theirs.length === 0) continue;
    const shown = shownFigures(figures, indicator);
    for (const other of theirs) {
      const own = shown.find((one) => one.basis === other.basis && samePlace(one, other));
      if (!own || own.nature !== other.nature || sameFigure(own, other)) continue;
      const { unit, period, basis, item } = own;
      found.push({
        row,
        at: { kind: 'figure', unit, period, basis, item },
        fact: {
          code: 'providersDiffer',
          own: own.typed,
          theirs: other.typed,
          provider: scope.units.get(other.provider ?? '')?.name ?? '',
        },
      });
    }
  }
  return found;
};

const sameFigure = (
  a: { readonly value: string | null; readonly typed: string },
  b: { readonly value: string | null; readonly typed: string },
): boolean =>
  a.value !== null && b.value !== null
    ? compare(fractionFromDecimal(a.value), fractionFromDecimal(b.value)) === 0
    : a.typed.trim() === b.typed.trim();
