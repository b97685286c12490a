import { monthsOf, type Period, parsePeriod, periodId, shiftPeriod, shiftYears } from '../../../shared/domain/period';
import type { Address, ViewColumn } from '../../../shared/form/columns';
import type { SheetView } from '../../../shared/form/types';
import { HEADER_PERIOD as WORDS } from '../../../shared/text/mapping';

/** What a heading says about time: "TH tháng 10", "Lũy kế 10 tháng", "KH 2022", "cùng kỳ". */
export interface HeaderPeriod {
  readonly kind: 'target' | 'figure' | 'ratio' | null;
  /** Periods that it may mean, likeliest first; empty where it names none. */
  readonly periods: readonly Period[];
  readonly cumulative: boolean | null;
  /** Years in it, whatever they are about. */
  readonly years: readonly number[];
}

const numberIn = (text: string, pattern: RegExp): number | null => {
  const found = pattern.exec(text)?.[1];
  return found === undefined ? null : (WORDS.roman[found] ?? Number(found));
};

/** Reads a folded heading (`foldHeader`), all its lines in one; relative words count from the sheet's own period. */
export const readHeaderPeriod = (text: string, view: Pick<SheetView, 'period'>): HeaderPeriod => {
  const own = parsePeriod(view.period);
  const years = [...text.matchAll(WORDS.year)].map((match) => Number(match[0]));
  const past = WORDS.samePeriod.test(text) || WORDS.lastYear.test(text);
  const shift = past ? -1 : WORDS.nextYear.test(text) ? 1 : 0;
  const year = years.at(-1) ?? (own?.lastYear ?? 0) + shift;
  const kind = WORDS.ratio.test(text)
    ? 'ratio'
    : WORDS.target.test(text)
      ? 'target'
      : WORDS.figure.test(text)
        ? 'figure'
        : null;
  const part = (of: 'month' | 'quarter' | 'half', number: number): Period =>
    periodId({ kind: of, firstYear: year, lastYear: year, number });
  const running = numberIn(text, WORDS.months);
  const month = numberIn(text, WORDS.month);
  const quarter = numberIn(text, WORDS.quarter);
  const isCumulative = WORDS.cumulative.test(text);
  const say = (periods: readonly Period[], cumulative: boolean | null): HeaderPeriod => ({
    kind: kind ?? (isCumulative ? 'figure' : null),
    periods,
    cumulative,
    years,
  });
  if (running !== null && running >= 1 && running <= 12) {
    const more =
      running === 6 ? [part('half', 1)] : running === 9 ? [`${year}-9M`] : running === 3 ? [part('quarter', 1)] : [];
    return say([...more, part('month', running)], true);
  }
  if (month !== null && month >= 1 && month <= 12) return say([part('month', month)], isCumulative);
  if (quarter !== null && quarter >= 1 && quarter <= 4) return say([part('quarter', quarter)], isCumulative);
  const isShort = own !== null && own.kind !== 'year' && own.kind !== 'term';
  if (isShort && WORDS.previous.test(text)) return say([shiftPeriod(view.period, -1)], isCumulative);
  if (isShort && WORDS.samePeriod.test(text)) return say([shiftYears(view.period, -1)], isCumulative ? true : null);
  const here = WORDS.current.exec(text);
  if (isShort && here && isOfKind(here[1] ?? here[2] ?? '', own.kind)) return say([view.period], isCumulative);
  if (isShort && isCumulative && years.length === 0) return say([view.period], true);
  if (years.length > 0 || shift !== 0 || WORDS.wholeYear.test(text))
    return say([String(year)], isCumulative ? true : null);
  return say([], isCumulative ? true : null);
};

/** "Trong tháng" speaks of a sheet of a month, "kỳ này" of any. */
const isOfKind = (word: string, kind: string): boolean =>
  word === 'kỳ' || (word === 'tháng' && kind === 'month') || (word === 'quý' && kind === 'quarter');

const addressed = (column: ViewColumn): Extract<Address, { kind: 'target' | 'figure' }> | null =>
  column.address?.kind === 'target' || column.address?.kind === 'figure' ? column.address : null;

/** Whether a heading surely speaks of another time than the column: another month, another year, cùng kỳ. */
export const contradicts = (header: HeaderPeriod, column: ViewColumn, view: Pick<SheetView, 'period'>): boolean => {
  const address = addressed(column);
  if (!address) return false;
  const parts = parsePeriod(address.period);
  if (!parts) return false;
  if (header.kind === 'ratio') return false;
  const isYear = parts.kind === 'year' || parts.kind === 'term';
  const spoken = header.periods.map(parsePeriod).filter((one) => one !== null);
  if (spoken.length === 0) {
    if (header.cumulative !== true || address.kind !== 'figure' || address.period !== view.period) return false;
    return address.basis === 'period' && !isYear;
  }
  const fits = spoken.some((one) => {
    if (one.lastYear < parts.firstYear || one.lastYear > parts.lastYear) return false;
    if (one.kind === 'year' || one.kind === 'term') return isYear || header.years.length > 0;
    // "Ước thực hiện 12 tháng" is the year.
    return isYear
      ? monthsOf(one).last === 12 && header.cumulative === true
      : monthsOf(one).last === monthsOf(parts).last;
  });
  if (!fits) return true;
  const isBasisSpoken = header.cumulative === true && address.kind === 'figure' && !isYear;
  return isBasisSpoken && address.basis === 'period' && monthsOf(parts).first !== 1;
};

/**
 * The columns of the Biểu that a heading means by its kind and period alone; where it names no kind, of either. Without
 * "lũy kế" a heading of a month means the month.
 */
export const columnsForPeriod = (header: HeaderPeriod, view: SheetView): readonly ViewColumn[] => {
  if (header.kind === 'ratio') return [];
  for (const period of header.periods) {
    const found = view.columns.filter((column) => {
      const address = addressed(column);
      if (!address || address.period !== period || column.base !== column.id) return false;
      if (header.kind !== null && address.kind !== header.kind) return false;
      return (
        address.kind === 'target' ||
        header.cumulative === null ||
        (address.basis === 'cumulative') === header.cumulative
      );
    });
    if (found.length > 0) return header.cumulative === null ? plainest(found) : found;
  }
  return [];
};

/** Of several results of one time, that of the period itself. */
const plainest = (columns: readonly ViewColumn[]): readonly ViewColumn[] => {
  if (columns.some(({ address }) => address?.kind !== 'figure')) return columns;
  const own = columns.filter(({ address }) => address?.kind === 'figure' && address.basis === 'period');
  return own.length === 1 ? own : columns;
};

/** The period in words, with "lũy kế" where it is so; "" for none. */
export const periodWords = ({ periods, cumulative }: HeaderPeriod): string => {
  const period = periods.at(-1);
  return period === undefined ? '' : WORDS.said(period, cumulative === true);
};
