import type { Cell } from '../../shared/grid/geometry';
import { pendingAt } from '../store/pendingTexts';
import { isReadOnly, planStore } from '../store/planStore';
import { type EditSession, spotOf } from '../store/selectionStore';

/** True where typing would be taken. */
export const canEdit = (cell: Cell | null): boolean => {
  const { model } = planStore.get();
  return cell !== null && model !== null && !isReadOnly() && model.isEditable(cell);
};

/** Where the text of a cell belongs and what stands there; null where nothing can be typed. */
export const editPlace = (cell: Cell, mode: EditSession['mode']): Pick<EditSession, 'spot' | 'original'> | null => {
  const { model, pending } = planStore.get();
  if (!model || !canEdit(cell)) return null;
  const merge = model.mergeOf(cell);
  const spot = spotOf(model, { r: merge.r0, c: merge.c0 });
  // A derived value that is typed over is new even where it is the same: from then on it stands.
  const isNew = mode === 'replace' && model.cellAt(cell)?.derived;
  const before = pendingAt(model, pending, cell) ?? (isNew ? '' : model.typedAt(cell));
  return spot && { spot, original: before };
};
