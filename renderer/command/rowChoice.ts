import type { ViewRow } from '../../shared/form/types';
import { type Outline, outlineOf } from '../../shared/grid/outline';
import type { MoveScene } from '../../shared/grid/rowMoves';
import { ROW_BLOCKED } from '../../shared/text/rows';
import { foldedIn } from '../store/foldStore';
import { planStore } from '../store/planStore';
import { activeCell, isMultiple, selectedRects, selectionStore } from '../store/selectionStore';

/**
 * The rows in sight that the selection means. A merged TT or label is one cell over several rows: only the row of the
 * cursor is meant then. Whole columns mean no rows.
 */
export const chosenRows = (): readonly ViewRow[] => {
  const { model } = planStore.get();
  const cell = activeCell();
  if (!model || !cell || selectionStore.get().columns) return [];
  if (!isMultiple()) return model.rows.slice(cell.r, cell.r + 1);
  const places = new Set<number>();
  for (const rect of selectedRects()) for (let r = rect.r0; r <= rect.r1; r += 1) places.add(r);
  return [...places].sort((a, b) => a - b).flatMap((r) => model.rows[r] ?? []);
};

/** The tree of the rows on screen; null without a sheet. */
export const outlineNow = (): Outline | null => {
  const { model } = planStore.get();
  return model ? outlineOf(model.view) : null;
};

/** The table as moves see it; null without one, or while it is sorted. */
export const sceneNow = (): MoveScene | null => {
  const { model } = planStore.get();
  if (!model || model.isSorted) return null;
  return { outline: outlineOf(model.view), shown: model.rows, folded: foldedIn(model.view.sheet) };
};

/** Why no row is chosen; null when one is. */
export const whyNoRows = (): string | null => (chosenRows().length > 0 ? null : ROW_BLOCKED.noRow);

/** Order and levels are those of the plan; a sorted table shows neither. */
export const whyNoMove = (): string | null =>
  whyNoRows() ?? (planStore.get().model?.isSorted === true ? ROW_BLOCKED.sorted : null);

/** The one chosen row when it can be split into parts. */
export const whyNoSplit = (): string | null => {
  const [row, ...others] = chosenRows();
  if (!row) return ROW_BLOCKED.noRow;
  if (others.length > 0) return ROW_BLOCKED.oneRow;
  if (row.kind !== 'indicator') return ROW_BLOCKED.isPart;
  return outlineNow()?.isParent(row.id) === true ? ROW_BLOCKED.rowsBelow : null;
};

/** Why the parts cannot be joined; null when they can. */
export const whyNoJoin = (): string | null => {
  const rows = chosenRows();
  const labels = new Set(rows.map((row) => row.parent));
  return rows.length > 0 && labels.size === 1 && !labels.has(null) ? null : ROW_BLOCKED.noParts;
};
