import type { ViewRow } from '../form/types';

type Rows = readonly ViewRow[];

/** Lists that hold the same ids in the same order share one map: to be the same order is then one comparison. */
const known = new WeakMap<Rows, ReadonlyMap<string, number>>();

/** The place of each row in a list, by id; worked out once for a list. */
export const placesOf = (rows: Rows): ReadonlyMap<string, number> => {
  const before = known.get(rows);
  if (before) return before;
  const places = new Map<string, number>();
  rows.forEach((row, index) => {
    places.set(row.id, index);
  });
  known.set(rows, places);
  return places;
};

/** The list with other rows of the same ids in their places; ids that are not in it are left out. */
export const replaceRows = (rows: Rows, changed: Rows): Rows => {
  const places = placesOf(rows);
  const result = rows.slice();
  for (const row of changed) {
    const at = places.get(row.id);
    if (at !== undefined) result[at] = row;
  }
  known.set(result, places);
  return result;
};

/** Whether two lists hold the same ids in the same order. */
export const isSameOrder = (a: Rows, b: Rows): boolean =>
  a.length === b.length && (placesOf(a) === placesOf(b) || a.every((row, index) => row.id === b[index]?.id));
