import { compare, decimalOf, fractionFromDecimal } from '../domain/fraction';
import { monthsOf, parsePeriod } from '../domain/period';
import { differs, isNegative, placeOf, rowsOfSeries, shownFigures, sum } from './amounts';
import type { Check, CheckFigure, CheckIndicator, CheckScope, RawFinding } from './types';

/** Figures of a flow within one year, of one unit and item, by the month they end in. */
interface YearOfFlow {
  readonly year: number;
  readonly cumulative: readonly Dated[];
  readonly within: readonly Dated[];
}

interface Dated {
  readonly figure: CheckFigure;
  readonly value: string;
  readonly first: number;
  readonly last: number;
}

const yearsOfFlow = (scope: CheckScope, indicator: CheckIndicator): YearOfFlow[] => {
  const years = new Map<string, { year: number; cumulative: Dated[]; within: Dated[] }>();
  for (const figure of shownFigures(scope.figures.get(indicator.id) ?? [], indicator)) {
    const parts = parsePeriod(figure.period);
    if (!parts || parts.kind === 'term' || figure.value === null) continue;
    const key = `${figure.unit} ${figure.item} ${parts.lastYear}`;
    const year = years.get(key) ?? { year: parts.lastYear, cumulative: [], within: [] };
    years.set(key, year);
    year[figure.basis === 'cumulative' ? 'cumulative' : 'within'].push({
      figure,
      value: figure.value,
      ...monthsOf(parts),
    });
  }
  for (const { cumulative } of years.values()) cumulative.sort((a, b) => a.last - b.last);
  return [...years.values()];
};

const flows = (scope: CheckScope): (readonly [CheckIndicator, string])[] =>
  [...rowsOfSeries(scope)].flatMap(([id, row]) => {
    const indicator = scope.indicators.get(id);
    return indicator?.overTime === 'sum' ? [[indicator, row] as const] : [];
  });

/** What has been counted since January never becomes less, unless something negative came in between. */
export const checkCumulative: Check = (scope) =>
  flows(scope).flatMap(([indicator, row]) =>
    yearsOfFlow(scope, indicator).flatMap(({ cumulative, within, year }) =>
      cumulative.flatMap((now, index): RawFinding[] => {
        const before = cumulative.slice(0, index).findLast(({ last }) => last < now.last);
        if (!before || !scope.owns(now.figure.period)) return [];
        if (compare(fractionFromDecimal(now.value), fractionFromDecimal(before.value)) >= 0) return [];
        const taken = within.some(({ value, last }) => isNegative(value) && last > before.last && last <= now.last);
        if (taken || isNegative(now.value) || scope.series.corrections?.(indicator.id, now.figure.unit, year).length)
          return [];
        const fact = {
          code: 'cumulativeFalls',
          value: now.value,
          before: before.value,
          beforePeriod: before.figure.period,
        } as const;
        return [{ row, at: placeOf(now.figure), fact }];
      }),
    ),
  );

/** The cumulative of the period before and what came in the period give the cumulative; in January both are one. */
export const checkCumulativeGap: Check = (scope) =>
  flows(scope).flatMap(([indicator, row]) =>
    yearsOfFlow(scope, indicator).flatMap(({ cumulative, within, year }) =>
      cumulative.flatMap((now): RawFinding[] => {
        const own = within.find(({ last, figure }) => last === now.last && figure.period === now.figure.period);
        if (!own || !scope.owns(now.figure.period)) return [];
        const first = own.first === 1;
        const before = first ? null : cumulative.find(({ last }) => last === own.first - 1);
        if (before === undefined || scope.series.corrections?.(indicator.id, now.figure.unit, year).length) return [];
        const parts = before === null ? [own.value] : [before.value, own.value];
        const total = sum(parts);
        if (!differs(now.value, parts, total)) return [];
        // Falling is told already.
        if (before !== null && compare(fractionFromDecimal(now.value), fractionFromDecimal(before.value)) < 0)
          return [];
        return [
          {
            row,
            at: placeOf(now.figure),
            fact: { code: 'cumulativeGap', value: now.value, sum: decimalOf(total), first },
          },
        ];
      }),
    ),
  );
