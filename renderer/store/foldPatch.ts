import type { SheetPatch } from '../../shared/contract/channels';
import type { SheetView, ViewRow } from '../../shared/form/types';

/** Applies a patch of changed rows to a view. Rows that did not change keep their identity. */
export const foldPatch = (view: SheetView, patch: SheetPatch): SheetView => {
  if (patch.sheet !== view.sheet || patch.period !== view.period || patch.unit !== view.unit.id) return view;
  const changed = new Map(patch.rows.map((row) => [row.id, row]));
  const rows =
    patch.order === null ? view.rows.map((row) => changed.get(row.id) ?? row) : inOrder(view, patch.order, changed);
  return { ...view, rows, summary: patch.summary };
};

const inOrder = (view: SheetView, order: readonly string[], changed: ReadonlyMap<string, ViewRow>): ViewRow[] => {
  const known = new Map(view.rows.map((row) => [row.id, row]));
  return order.flatMap((id) => {
    const row = changed.get(id) ?? known.get(id);
    return row ? [row] : [];
  });
};
