import type { ViewColumn } from '../form/columns';
import type { SheetView } from '../form/types';
import { VERDICTS, type Verdict } from '../target/types';
import { isJudged } from './columnKinds';
import { BLANK, type Filters, filterKey, shownIn, testsOf } from './filter';
import { sortedIds } from './sort';

/** One value of a column, and how many rows have it. */
export interface FilterValue {
  readonly key: string;
  /** As first met; blank for empty cells. A verdict column has codes here: the window has the words. */
  readonly text: string;
  readonly verdict: Verdict | null;
  readonly count: number;
}

/**
 * Values of a column among the rows that the other columns' filters let through, in the order in which the column sorts:
 * numbers by value, then words, blank last; verdicts by their rank.
 */
export const valuesOf = (view: SheetView, column: ViewColumn, filters: Filters): FilterValue[] => {
  const tests = testsOf(view, filters, column.id);
  const rows = new Map(view.rows.map((row) => [row.id, row]));
  const values = new Map<string, { text: string; count: number }>();
  for (const id of sortedIds(view, { column: column.id, descending: false })) {
    const row = rows.get(id);
    if (!row || !tests.every((test) => test(row))) continue;
    const key = filterKey(row, column);
    const known = values.get(key);
    if (known) known.count += 1;
    else values.set(key, { text: shownIn(row, column).trim(), count: 1 });
  }
  const isRatio = isJudged(column);
  const list = [...values].map(([key, { text, count }]): FilterValue => {
    const verdict = isRatio ? (VERDICTS.find((one) => one === key) ?? null) : null;
    return { key, text: isRatio || key === BLANK ? '' : text, verdict, count };
  });
  const rank = ({ verdict }: FilterValue): number => (verdict ? VERDICTS.indexOf(verdict) : VERDICTS.length);
  return isRatio ? list.sort((a, b) => rank(a) - rank(b)) : list;
};
