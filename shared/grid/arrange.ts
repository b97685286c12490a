import type { SheetView, ViewRow } from '../form/types';

/** How a person looks at a sheet: nothing of it is stored in the plan. */
export interface Arrangement {
  /** Rows taken out of sight by a filter or by folding. */
  readonly hiddenRows: ReadonlySet<string>;
  /** Row ids in the order of a sort; null keeps the stored order. */
  readonly order: readonly string[] | null;
  /** Columns of the form out of sight. */
  readonly hiddenColumns: ReadonlySet<string>;
  /** Id of the last column that stays in place sideways; `undefined`: TT and names, as the form has it; null: none. */
  readonly frozen: string | null | undefined;
}

export const PLAIN: Arrangement = {
  hiddenRows: new Set(),
  order: null,
  hiddenColumns: new Set(),
  frozen: undefined,
};

/** Rows of a view as shown, and the place of each in the stored order. */
export interface ArrangedRows {
  readonly rows: readonly ViewRow[];
  /** Null when every row is at its stored place. */
  readonly places: readonly number[] | null;
}

/** Sorted rows; one that came after the sort stands behind the row it follows in the stored order. */
const inOrder = (view: SheetView, order: readonly string[]): number[] => {
  const index = new Map(view.rows.map((row, at) => [row.id, at]));
  const known = new Set(order);
  const newcomers = new Map<string | null, number[]>();
  let before: string | null = null;
  view.rows.forEach((row, at) => {
    if (known.has(row.id)) {
      before = row.id;
      return;
    }
    const list = newcomers.get(before);
    if (list) list.push(at);
    else newcomers.set(before, [at]);
  });
  const places = [...(newcomers.get(null) ?? [])];
  for (const id of order) {
    const at = index.get(id);
    if (at !== undefined) places.push(at);
    places.push(...(newcomers.get(id) ?? []));
  }
  return places;
};

/** Rows as filter and order show them, and the places they have in the stored order (null: all, as stored). */
export const arrangeRows = (view: SheetView, { hiddenRows, order }: Arrangement): ArrangedRows => {
  if (order === null && hiddenRows.size === 0) return { rows: view.rows, places: null };
  const all = order ? inOrder(view, order) : view.rows.map((_row, at) => at);
  const places = hiddenRows.size === 0 ? all : all.filter((at) => !hiddenRows.has(view.rows[at]?.id ?? ''));
  return { rows: places.flatMap((at) => view.rows[at] ?? []), places };
};

/** First and last shown row of the merged cell at each shown row. */
export interface Runs {
  readonly first: Int32Array;
  readonly last: Int32Array;
}

/** Merged labels among the rows shown: what is left of a merged cell stays one; a sort undoes all merging. */
export const runsOf = (view: SheetView, shown: ArrangedRows, key: 'marker' | 'name', sorted: boolean): Runs => {
  const count = shown.rows.length;
  const first = new Int32Array(count);
  const last = new Int32Array(count);
  const tops = new Int32Array(view.rows.length);
  for (let at = 0; at < tops.length; at += 1) {
    tops[at] = at > 0 && view.rows[at]?.span[key] === 0 ? (tops[at - 1] ?? 0) : at;
  }
  const topAt = (r: number): number => tops[shown.places ? (shown.places[r] ?? 0) : r] ?? 0;
  for (let r = 0; r < count; r += 1) {
    first[r] = !sorted && r > 0 && topAt(r) === topAt(r - 1) ? (first[r - 1] ?? 0) : r;
  }
  for (let r = count - 1; r >= 0; r -= 1) {
    last[r] = r + 1 < count && first[r + 1] === first[r] ? (last[r + 1] ?? r) : r;
  }
  return { first, last };
};
