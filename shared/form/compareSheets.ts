import type { ViewColumn } from './columns';
import { rowLabel } from './rowLabel';
import type { SheetView, ViewRow } from './types';

export type RowFate = 'same' | 'changed' | 'added' | 'removed';

/** One row of two versions of a sheet; a cell that differs has both texts. */
export interface ComparedRow {
  readonly id: string;
  readonly fate: RowFate;
  readonly row: ViewRow;
  readonly cells: Readonly<Record<string, { readonly before: string; readonly now: string }>>;
}

export interface SheetComparison {
  readonly columns: readonly ViewColumn[];
  /** In today's order; rows that went stand behind the one they followed. */
  readonly rows: readonly ComparedRow[];
  readonly cells: number;
  readonly changed: number;
  readonly added: number;
  readonly removed: number;
}

/** What a row shows in a column, labels too. */
export const shownText = (row: ViewRow, { id, kind }: ViewColumn): string => {
  if (kind === 'marker') return row.marker;
  if (kind === 'name') return rowLabel(row);
  return row.cells[id]?.text ?? '';
};

/** Two versions of one sheet, cell by cell as shown. Columns of today come first; ones that went are at the end. */
export const compareSheets = (old: SheetView, now: SheetView): SheetComparison => {
  const known = new Set(now.columns.map(({ id }) => id));
  const columns = [...now.columns, ...old.columns.filter(({ id }) => !known.has(id))];
  const earlierRows = new Map(old.rows.map((row) => [row.id, row]));
  const here = new Set(now.rows.map(({ id }) => id));
  const gone = new Map<string | null, ViewRow[]>();
  let last: string | null = null;
  for (const row of old.rows) {
    if (here.has(row.id)) last = row.id;
    else gone.set(last, [...(gone.get(last) ?? []), row]);
  }
  const rows: ComparedRow[] = [];
  const removed = (after: string | null): void => {
    for (const row of gone.get(after) ?? []) rows.push({ id: row.id, fate: 'removed', row, cells: {} });
  };
  removed(null);
  for (const row of now.rows) {
    const earlier = earlierRows.get(row.id);
    if (earlier) {
      const cells: Record<string, { before: string; now: string }> = {};
      for (const column of columns) {
        const [a, b] = [shownText(earlier, column), shownText(row, column)];
        if (a !== b) cells[column.id] = { before: a, now: b };
      }
      const fate = Object.keys(cells).length === 0 ? 'same' : 'changed';
      rows.push({ id: row.id, fate, row, cells });
    } else rows.push({ id: row.id, fate: 'added', row, cells: {} });
    removed(row.id);
  }
  const count = (fate: RowFate): number => rows.filter((one) => one.fate === fate).length;
  return {
    columns,
    rows,
    cells: rows.reduce((sum, { cells }) => sum + Object.keys(cells).length, 0),
    changed: count('changed'),
    added: count('added'),
    removed: count('removed'),
  };
};
