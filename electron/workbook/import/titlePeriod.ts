import { formatPeriod, parsePeriod } from '../../../shared/domain/period';
import type { SheetView } from '../../../shared/form/types';
import { tidyText } from '../../../shared/reading/labelText';
import { HEADER_PERIOD } from '../../../shared/text/mapping';
import type { SheetIndex } from '../read/sheetModel';
import { readHeaderPeriod } from './headerPeriod';
import { foldHeader } from './headerWords';

/** A title that speaks of another month or quarter than the sheet. */
export interface OtherTime {
  readonly address: string;
  /** In words: "tháng 9 năm 2022". */
  readonly theirs: string;
}

/**
 * "BÁO CÁO THÁNG 9 NĂM 2022" over a table that is read into October. Headings such as "Thực hiện trong tháng" would not
 * give it away. Dates of documents are left alone; years are not looked at, since plans of a year are made in another.
 * Null where the title says nothing, or names the sheet's own time as well.
 */
export const otherTimeInTitle = (index: SheetIndex, headerTop: number, view: SheetView): OtherTime | null => {
  const own = parsePeriod(view.period);
  if (own === null || own.kind === 'year' || own.kind === 'term') return null;
  let found: OtherTime | null = null;
  for (const row of index.sheet.rows) {
    if (row.number >= headerTop) break;
    for (const cell of row.cells) {
      if (cell.kind !== 'text') continue;
      const text = foldHeader(tidyText(cell.text)).replace(HEADER_PERIOD.date, ' ');
      const { periods } = readHeaderPeriod(text, view);
      const short = periods.filter((period) => {
        const kind = parsePeriod(period)?.kind;
        return kind !== undefined && kind !== 'year' && kind !== 'term';
      });
      if (short.includes(view.period)) return null;
      const [first] = short.toReversed();
      if (first !== undefined) found ??= { address: cell.address, theirs: formatPeriod(first) };
    }
  }
  return found;
};
