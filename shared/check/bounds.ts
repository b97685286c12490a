import { compare, fractionFromDecimal } from '../domain/fraction';
import { parseFigure } from '../target/parseFigure';
import { parseTarget } from '../target/parseTarget';
import { unitsClash } from '../target/unitFamily';
import { isNegative, isRate, placeOf, rowsOfSeries, shownFigures } from './amounts';
import { IS_SHARE, MAY_LEAVE_BOUNDS } from './thresholds';
import type { Check, CheckIndicator, CheckScope, RawFinding } from './types';

const forEachSeries = (
  scope: CheckScope,
  check: (indicator: CheckIndicator, row: string, name: string) => RawFinding[],
): RawFinding[] => {
  const names = new Map(scope.rows.map(({ id, name }) => [id, name.toLocaleLowerCase('vi').normalize('NFC')]));
  return [...rowsOfSeries(scope)].flatMap(([id, row]) => {
    const indicator = scope.indicators.get(id);
    return indicator ? check(indicator, row, names.get(row) ?? '') : [];
  });
};

/** A share of a whole above 100%, an amount below nothing. */
export const checkBounds: Check = (scope) =>
  forEachSeries(scope, (indicator, row, name) => {
    if (MAY_LEAVE_BOUNDS.test(name)) return [];
    const isShare = indicator.unitLabel.trim() === '%' && (IS_SHARE.test(name) || asksForShare(scope, indicator));
    const isAmount = isShare || (indicator.overUnits === 'sum' && !isRate(indicator));
    return shownFigures(scope.figures.get(indicator.id) ?? [], indicator).flatMap((figure): RawFinding[] => {
      const { value } = figure;
      if (value === null || !scope.owns(figure.period)) return [];
      if (isShare && compare(fractionFromDecimal(value), fractionFromDecimal('100')) > 0) {
        return [{ row, at: placeOf(figure), fact: { code: 'rateAboveWhole', value } }];
      }
      return isAmount && isNegative(value) ? [{ row, at: placeOf(figure), fact: { code: 'negative', value } }] : [];
    });
  });

/** A target of at most 100% says that the whole is 100%. */
const asksForShare = (scope: CheckScope, indicator: CheckIndicator): boolean => {
  const targets = scope.targets.get(indicator.id) ?? [];
  return (
    targets.length > 0 &&
    targets.every(({ typed }) => {
      const { low, high } = parseTarget(typed, { scale: indicator.scale ?? undefined });
      const asked = high ?? low;
      return asked !== null && compare(fractionFromDecimal(asked), fractionFromDecimal('100')) <= 0;
    })
  );
};

/** Anything beside digits may be a unit, a word, a sign: only then is it worth reading. */
const HAS_WORDS = /[^\d.,\s]/u;

/** A unit written into the cell that is not the row's: % for ‰, triệu for tỷ (domain.md §6). */
export const checkUnitTexts: Check = (scope) =>
  forEachSeries(scope, (indicator, row) => {
    const options = { scale: indicator.scale ?? undefined };
    const unit = indicator.unitLabel;
    const mismatch = (text: string, textUnit: string | null, place: RawFinding['at']): RawFinding[] =>
      textUnit !== null && unitsClash(textUnit, unit)
        ? [{ row, at: place, fact: { code: 'unitMismatch', text, textUnit, unit } }]
        : [];
    const figures = (scope.figures.get(indicator.id) ?? []).filter(
      ({ typed, provider, period }) => provider === null && HAS_WORDS.test(typed) && scope.owns(period),
    );
    const targets = (scope.targets.get(indicator.id) ?? []).filter(({ typed }) => HAS_WORDS.test(typed));
    return [
      ...figures.flatMap((figure) => {
        const read = parseFigure(figure.typed, options);
        // A share of two numbers is turned into the row's unit.
        return read.kind === 'fraction' ? [] : mismatch(figure.typed, read.unit, placeOf(figure));
      }),
      ...targets.flatMap(({ typed, authority, unit: of, period, item }) =>
        mismatch(typed, parseTarget(typed, options).unit, { kind: 'target', authority, unit: of, period, item }),
      ),
    ];
  });

/** What stands there and cannot be read. A target in words, of a row without a unit, is asked for in words. */
export const checkReadable: Check = (scope) =>
  forEachSeries(scope, (indicator, row) => {
    const figures = (scope.figures.get(indicator.id) ?? []).filter(
      ({ readable, provider, period }) => !readable && provider === null && scope.owns(period),
    );
    const targets = (scope.targets.get(indicator.id) ?? []).filter(
      ({ typed }) => parseTarget(typed, { scale: indicator.scale ?? undefined }).kind === 'unreadable',
    );
    return [
      ...figures.map(
        (figure): RawFinding => ({ row, at: placeOf(figure), fact: { code: 'figureUnreadable', text: figure.typed } }),
      ),
      ...targets.map(({ typed, authority, unit, period, item }): RawFinding => {
        const inWords = indicator.unitLabel.trim() === '' && !/\d/u.test(typed);
        return {
          row,
          at: { kind: 'target', authority, unit, period, item },
          fact: { code: 'targetUnreadable', text: typed, inWords },
        };
      }),
    ];
  });
