import { readText } from '../form/cells';
import type { ViewColumn } from '../form/columns';
import { filterColumns, OWNER_COLUMN } from '../form/ownerColumn';
import type { SheetView, ViewRow } from '../form/types';
import { isJudged } from './columnKinds';
import { createFinder } from './find';
import { hasAccents, spellingKey } from './foldText';

/** What a column lets through: chosen values (as keys of `filterKey`), or a text that its cells contain. */
export type ColumnFilter =
  | { readonly kind: 'values'; readonly values: ReadonlySet<string> }
  | { readonly kind: 'contains'; readonly text: string }
  /** Just these rows, picked elsewhere; `label` says by what. */
  | { readonly kind: 'rows'; readonly rows: ReadonlySet<string>; readonly label: string };

/** Filters by column id; a row is shown when all of them let it through. */
export type Filters = Readonly<Record<string, ColumnFilter>>;

/** Empty cells; no cell's own text is only this. */
export const BLANK = '';

/** Text of a cell as shown, whether it lives in the row or in its cells. The name column speaks for the part too. */
export const shownIn = (row: ViewRow, column: ViewColumn): string => {
  if (column.id === OWNER_COLUMN.id) return row.owner;
  if (column.kind === 'marker') return row.marker;
  if (column.kind === 'name') return row.part === null || row.part === '' ? row.name : `${row.name} – ${row.part}`;
  const cell = row.cells[column.id];
  return cell ? readText(cell) : '';
};

/** What rows are told apart by: the verdict in a column of judged ratios, else the text, however it was spelt in Unicode. */
export const filterKey = (row: ViewRow, column: ViewColumn): string => {
  if (isJudged(column)) return row.kind === 'heading' ? BLANK : (row.cells[column.id]?.verdict ?? BLANK);
  return spellingKey(shownIn(row, column));
};

type Test = (row: ViewRow) => boolean;

const testOf = (column: ViewColumn, filter: ColumnFilter): Test => {
  if (filter.kind === 'rows') return (row) => filter.rows.has(row.id);
  if (filter.kind === 'values') return (row) => filter.values.has(filterKey(row, column));
  const find = createFinder(filter.text, {
    matchCase: false,
    matchAccents: hasAccents(filter.text),
    wholeCell: false,
  });
  return (row) => find(shownIn(row, column)).length > 0;
};

/** What a row has to pass: the filters of a view's columns but one. */
export const testsOf = (view: SheetView, filters: Filters, except: string | null): Test[] =>
  filterColumns(view).flatMap((column) => {
    const filter = column.id === except ? undefined : filters[column.id];
    return filter ? [testOf(column, filter)] : [];
  });

/** Ids of the rows that the filters take out of sight. A heading stays while something under it is shown. */
export const hiddenByFilters = (view: SheetView, filters: Filters): Set<string> => {
  const tests = testsOf(view, filters, null);
  const hidden = new Set<string>();
  if (tests.length === 0) return hidden;
  /** Levels of shown rows since the last heading of that level or a higher one, walking upwards. */
  let shownBelow: number[] = [];
  for (let r = view.rows.length - 1; r >= 0; r -= 1) {
    const row = view.rows[r];
    if (!row) continue;
    if (row.kind === 'heading') {
      const keeps = shownBelow.some((level) => level >= row.level) || tests.every((test) => test(row));
      shownBelow = shownBelow.filter((level) => level < row.level);
      if (keeps) shownBelow.push(row.level - 1);
      else hidden.add(row.id);
    } else if (tests.every((test) => test(row))) {
      if (!shownBelow.includes(row.level)) shownBelow.push(row.level);
    } else hidden.add(row.id);
  }
  return hidden;
};
