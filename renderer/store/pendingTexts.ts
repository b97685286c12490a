import type { Cell } from '../../shared/grid/geometry';
import type { SheetModel } from '../../shared/grid/sheetModel';
import { cellKey, type PlanState, planStore } from './planStore';

/** The text of a cell that is on its way to the plan, by its merged cell; undefined where none is. */
export const pendingAt = (model: SheetModel, pending: PlanState['pending'], cell: Cell): string | undefined => {
  if (pending.size === 0) return undefined;
  const merge = model.mergeOf(cell);
  const row = model.rows[merge.r0];
  const column = model.columns[merge.c0];
  return row && column ? pending.get(cellKey(row.id, column.id)) : undefined;
};

/**
 * The table on screen with what is on its way to the plan counted as typed: whoever copies, compares or goes on from what
 * stands in a cell must not take what stood there before the last key.
 */
export const typedModel = (): SheetModel | null => {
  const { model, pending } = planStore.get();
  if (!model || pending.size === 0) return model;
  return { ...model, typedAt: (cell) => pendingAt(model, pending, cell) ?? model.typedAt(cell) };
};
