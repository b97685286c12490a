import { formatPeriod, type Period, parsePeriod } from '../../../shared/domain/period';
import type { SheetView } from '../../../shared/form/types';
import { foldHeader } from '../../../shared/reading/headerWords';
import { tidyText } from '../../../shared/reading/labelText';
import { HEADER_PERIOD } from '../../../shared/text/mapping';
import type { SheetIndex } from '../read/sheetModel';
import { readHeaderPeriod } from './headerPeriod';

/** A title above a table, and the months, quarters and the like that it names. */
interface TitleTime {
  readonly address: string;
  readonly text: string;
  readonly periods: readonly Period[];
}

/** A title that speaks of another month or quarter than the sheet. */
interface OtherTime {
  readonly address: string;
  readonly text: string;
  /** In words: "tháng 9 năm 2022". */
  readonly theirs: string;
}

/** Titles above a table that name a part of a year. Dates of documents are left alone, and so are years. */
const titleTimes = (index: SheetIndex, headerTop: number, view: SheetView): readonly TitleTime[] =>
  index.sheet.rows
    .filter(({ number }) => number < headerTop)
    .flatMap(({ cells }) => cells.filter(({ kind }) => kind === 'text'))
    .flatMap(({ address, text }) => {
      const { periods } = readHeaderPeriod(foldHeader(tidyText(text)).replace(HEADER_PERIOD.date, ' '), view);
      const short = periods.filter((period) => isPartOfYear(period));
      return short.length === 0 ? [] : [{ address, text: tidyText(text), periods: short }];
    });

const isPartOfYear = (period: Period): boolean => {
  const kind = parsePeriod(period)?.kind;
  return kind !== undefined && kind !== 'year' && kind !== 'term';
};

/**
 * "BÁO CÁO THÁNG 9 NĂM 2022" over a table of October. Headings such as "Thực hiện trong tháng" would not give it away.
 * Nothing over a table of a year: plans of a year are made in another.
 */
export const titlesOfOtherTime = (index: SheetIndex, headerTop: number, view: SheetView): readonly OtherTime[] =>
  isPartOfYear(view.period)
    ? titleTimes(index, headerTop, view)
        .filter(({ periods }) => !periods.includes(view.period))
        .map(({ address, text, periods }) => ({ address, text, theirs: formatPeriod(periods.at(-1) ?? '') }))
    : [];

/** The first of them; null where there is none, or another title names the sheet's own time. */
export const otherTimeInTitle = (index: SheetIndex, headerTop: number, view: SheetView): OtherTime | null => {
  const isNamed = titleTimes(index, headerTop, view).some(({ periods }) => periods.includes(view.period));
  return isNamed ? null : (titlesOfOtherTime(index, headerTop, view)[0] ?? null);
};
