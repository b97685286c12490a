import { compare, decimalOf, fractionFromDecimal } from '../domain/fraction';
import { measureKey } from '../domain/measure';
import { amountAt, differs, exactTarget, isNegative, isRate, samePlace, shownFigures, sum } from './amounts';
import type { Check, CheckIndicator, CheckRow, CheckScope, RawFinding } from './types';

const sameUnit = (a: CheckIndicator, b: CheckIndicator): boolean => measureKey(a.unitLabel) === measureKey(b.unitLabel);

interface Whole {
  readonly row: CheckRow;
  readonly indicator: CheckIndicator;
  readonly parts: readonly { readonly row: CheckRow; readonly indicator: CheckIndicator }[];
}

const wholesOf = ({ rows, indicators }: CheckScope): Whole[] => {
  const below = new Map<string, CheckRow[]>();
  for (const row of rows) {
    if (row.under === null) continue;
    const list = below.get(row.under);
    if (list) list.push(row);
    else below.set(row.under, [row]);
  }
  return rows.flatMap((row) => {
    const indicator = indicators.get(row.indicator ?? '');
    if (!indicator) return [];
    const parts = (below.get(row.id) ?? []).flatMap((part) => {
      const own = indicators.get(part.indicator ?? '');
      return own && part.kind !== 'heading' ? [{ row: part, indicator: own }] : [];
    });
    return parts.length === 0 ? [] : [{ row, indicator, parts }];
  });
};

/** A total that was typed against the rows below it: only where the row says that it is their sum. */
export const checkTotals: Check = (scope) =>
  wholesOf(scope)
    .filter(({ row, indicator, parts }) => row.adds && parts.every((part) => sameUnit(part.indicator, indicator)))
    .flatMap((whole) => [...figureTotals(scope, whole), ...targetTotals(scope, whole)]);

const figureTotals = (scope: CheckScope, { row, indicator, parts }: Whole): RawFinding[] =>
  shownFigures(scope.figures.get(indicator.id) ?? [], indicator).flatMap((figure) => {
    const { value, unit, period, basis, item } = figure;
    if (value === null || !scope.owns(period)) return [];
    const amounts = parts.flatMap(
      (part) => amountAt(scope.series, { indicator: part.indicator.id, unit, period, basis, item, nature: null }) ?? [],
    );
    return mismatch(row, { kind: 'figure', unit, period, basis, item }, value, amounts, parts.length);
  });

const targetTotals = (scope: CheckScope, { row, indicator, parts }: Whole): RawFinding[] =>
  (scope.targets.get(indicator.id) ?? []).flatMap((target) => {
    const value = exactTarget(target, indicator);
    if (value === null) return [];
    const amounts = parts.flatMap((part) => {
      const own = (scope.targets.get(part.indicator.id) ?? []).find(
        (one) => one.authority === target.authority && samePlace(one, target),
      );
      return (own && exactTarget(own, part.indicator)) ?? [];
    });
    const { authority, unit, period, item } = target;
    return mismatch(row, { kind: 'target', authority, unit, period, item }, value, amounts, parts.length);
  });

const mismatch = (
  row: CheckRow,
  at: RawFinding['at'],
  typed: string,
  amounts: readonly string[],
  parts: number,
): RawFinding[] => {
  const missing = parts - amounts.length;
  const total = sum(amounts);
  if (amounts.length === 0 || !differs(typed, amounts, total)) return [];
  // Parts that are still to come may well make up the rest.
  const mayCome = compare(total, fractionFromDecimal(typed)) < 0 || amounts.some(isNegative);
  if (missing > 0 && mayCome) return [];
  return [{ row: row.id, at, fact: { code: 'totalMismatch', typed, sum: decimalOf(total), missing } }];
};

/** "trong đó": one part alone is never more than the whole. Parts need not sum to it (domain.md §6). */
export const checkParts: Check = (scope) =>
  wholesOf(scope)
    .filter(({ row, indicator }) => !row.adds && indicator.overUnits === 'sum' && !isRate(indicator))
    .flatMap(({ row, indicator, parts }) =>
      parts
        .filter(
          ({ indicator: own }) =>
            sameUnit(own, indicator) && own.overUnits === 'sum' && own.overTime === indicator.overTime,
        )
        .flatMap((part) => partsAbove(scope, { row, indicator, parts: [part] })),
    );

const partsAbove = (scope: CheckScope, { row: whole, indicator, parts }: Whole): RawFinding[] =>
  parts.flatMap(({ row, indicator: own }) =>
    shownFigures(scope.figures.get(own.id) ?? [], own).flatMap((figure) => {
      const { value, unit, period, basis, item } = figure;
      if (value === null || !scope.owns(period)) return [];
      const point = { indicator: indicator.id, unit, period, basis, item, nature: null };
      const total = amountAt(scope.series, point);
      if (total === null || isNegative(total) || compare(fractionFromDecimal(value), fractionFromDecimal(total)) <= 0) {
        return [];
      }
      return [
        {
          row: row.id,
          at: { kind: 'figure', unit, period, basis, item } as const,
          fact: { code: 'partAboveWhole', part: value, whole: total, wholeName: whole.name } as const,
        },
      ];
    }),
  );
