import { decimalPlaces, isDecimal, scaledBy } from '../domain/decimal';
import { markerNumber, markerStyle } from '../domain/marker';
import type { ViewColumn } from '../form/columns';
import { filterColumns } from '../form/ownerColumn';
import type { SheetView, ViewRow } from '../form/types';
import { isNumberColumn } from './columnKinds';
import { shownIn } from './filter';

export interface Sort {
  /** Id of a column of the form. */
  readonly column: string;
  readonly descending: boolean;
}

/** What a cell is ordered by. Numbers come before words and words before blank cells, in both directions. */
type Key = { readonly number: bigint } | { readonly text: string } | null;

const collator = new Intl.Collator('vi', { numeric: true });

const numberIn = (row: ViewRow, column: ViewColumn): string | null => {
  if (!isNumberColumn(column)) return null;
  const value = row.cells[column.id]?.value ?? null;
  return value !== null && isDecimal(value) ? value : null;
};

const keysOf = (rows: readonly ViewRow[], column: ViewColumn): Key[] => {
  const values = rows.map((row) => numberIn(row, column));
  const places = values.reduce((most, value) => Math.max(most, value === null ? 0 : decimalPlaces(value)), 0);
  return rows.map((row, index): Key => {
    const value = values[index] ?? null;
    if (value !== null) return { number: scaledBy(value, places) };
    const text = shownIn(row, column).trim();
    if (text === '') return null;
    const marker = column.kind === 'marker' && markerStyle(text) !== 'letter' ? markerNumber(text) : null;
    return marker === null ? { text } : { number: BigInt(marker) };
  });
};

const rank = (key: Key): number => (key === null ? 2 : 'text' in key ? 1 : 0);

/** Within one rank. */
const compareKeys = (a: Key, b: Key): number => {
  if (a === null || b === null) return 0;
  if ('number' in a) return 'number' in b ? (a.number < b.number ? -1 : a.number > b.number ? 1 : 0) : 0;
  return 'text' in b ? collator.compare(a.text, b.text) : 0;
};

/**
 * Row ids in the order of a column: numbers by exact value, texts as a Vietnamese dictionary has them, blank last in
 * both directions, equals in their stored order. Headings stand for groups that a sort takes apart, so they are left out.
 */
export const sortedIds = (view: SheetView, { column: id, descending }: Sort): string[] => {
  const column = filterColumns(view).find((candidate) => candidate.id === id);
  const rows = view.rows.filter((row) => row.kind !== 'heading');
  if (!column) return rows.map((row) => row.id);
  const keys = keysOf(rows, column);
  const order = rows.map((_row, index) => index);
  const sign = descending ? -1 : 1;
  order.sort((a, b) => {
    const [one, other] = [keys[a] ?? null, keys[b] ?? null];
    return rank(one) - rank(other) || sign * compareKeys(one, other) || a - b;
  });
  return order.flatMap((index) => rows[index]?.id ?? []);
};
