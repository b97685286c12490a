import type { SheetInfo } from '../contract/channels';
import { type Period, type PeriodKind, parsePeriod, periodsOfYear } from '../domain/period';
import { takesKind } from '../form/sheetScope';

/** The periods of one year by their length, as the picker lays them out. */
export interface YearOffer {
  readonly months: readonly Period[];
  readonly quarters: readonly Period[];
  /** Halves, nine months, the year. */
  readonly longer: readonly Period[];
}

const kindOf = (period: Period): PeriodKind | null => parsePeriod(period)?.kind ?? null;

/** Periods of a year that a sheet may be shown for. */
export const offersOfYear = (sheet: Pick<SheetInfo, 'kinds'>, year: number): YearOffer => {
  const all = periodsOfYear(year).filter((period) => {
    const kind = kindOf(period);
    return kind !== null && takesKind(sheet, kind);
  });
  const of = (...kinds: readonly PeriodKind[]): Period[] =>
    all.filter((period) => kinds.some((kind) => kind === kindOf(period)));
  return { months: of('month'), quarters: of('quarter'), longer: of('half', 'nineMonths', 'year') };
};

/** Spans of years: the plan's own and those with data, where the form takes one. */
export const termOffers = ({ kinds, planPeriod, periods }: SheetInfo): Period[] =>
  [...new Set([planPeriod, ...periods])].filter((period) => kindOf(period) === 'term' && takesKind({ kinds }, 'term'));

/** The year that the picker opens at. */
export const yearShown = (period: Period): number => parsePeriod(period)?.lastYear ?? 0;
