import type { SheetPatch } from '../../shared/contract/channels';
import type { SheetView, ViewRow } from '../../shared/form/types';
import { placesOf, replaceRows } from '../../shared/grid/rowPlaces';

/** Applies a patch of changed rows to a view. Rows that did not change keep their identity. */
export const foldPatch = (view: SheetView, patch: SheetPatch): SheetView => {
  if (patch.sheet !== view.sheet || patch.period !== view.period || patch.unit !== view.unit.id) return view;
  const rows = patch.order === null ? replaceRows(view.rows, patch.rows) : inOrder(view, patch.order, patch.rows);
  return { ...view, rows, summary: patch.summary };
};

const inOrder = (view: SheetView, order: readonly string[], fresh: readonly ViewRow[]): ViewRow[] => {
  const changed = placesOf(fresh);
  const known = placesOf(view.rows);
  return order.flatMap((id) => {
    const row = fresh[changed.get(id) ?? -1] ?? view.rows[known.get(id) ?? -1];
    return row ? [row] : [];
  });
};
