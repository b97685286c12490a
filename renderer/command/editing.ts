import type { CellEdit, SetCells } from '../../shared/domain/command';
import { type Cell, cellsIn, type Rect } from '../../shared/grid/geometry';
import { isReadOnly, planStore } from '../store/planStore';
import {
  activeCell,
  cellOf,
  type EditSession,
  isMultiple,
  selectedRects,
  selectionStore,
  spotOf,
} from '../store/selectionStore';
import { runCommand, settled, sheetAt } from './workspace';

/** True where typing would be taken. */
export const canEdit = (cell: Cell | null): boolean => {
  const { model } = planStore.get();
  return cell !== null && model !== null && !isReadOnly() && model.isEditable(cell);
};

/** Opens the active cell for editing with a text; false (and nothing changes) where it cannot be edited. */
export const beginEdit = (
  mode: EditSession['mode'],
  from: EditSession['from'],
  draft: string | null = null,
): boolean => {
  const { model } = planStore.get();
  const cell = activeCell();
  if (!model || !cell || !canEdit(cell)) return false;
  const merge = model.mergeOf(cell);
  const spot = spotOf(model, { r: merge.r0, c: merge.c0 });
  if (!spot) return false;
  const shown = model.typedAt(cell);
  // A derived value that is typed over is new even where it is the same: from then on it stands.
  const original = mode === 'replace' && model.cellAt(cell)?.derived ? '' : shown;
  selectionStore.set({ edit: { spot, original, draft: draft ?? shown, mode, from }, copied: null });
  return true;
};

export const setDraft = (draft: string): void => {
  const { edit } = selectionStore.get();
  if (edit) selectionStore.set({ edit: { ...edit, draft } });
};

/** Turns typing into editing, so that arrows move the caret (F2 while typing, or a click into the line). */
export const setEditMode = (mode: EditSession['mode'], from: EditSession['from']): void => {
  const { edit } = selectionStore.get();
  if (edit) selectionStore.set({ edit: { ...edit, mode, from } });
};

export const cancelEdit = (): void => selectionStore.set({ edit: null });

/** Writes cells as one step. */
export const writeCells = (edits: readonly CellEdit[], gesture: NonNullable<SetCells['gesture']>): void => {
  const at = sheetAt();
  if (at && edits.length > 0) void runCommand({ type: 'setCells', ...at, edits, gesture });
};

/** Ends editing and sends what was typed, if it is new. */
export const commitEdit = (): void => {
  const { edit } = selectionStore.get();
  const { model } = planStore.get();
  if (!edit) return;
  selectionStore.set({ edit: null });
  const cell = model && cellOf(model, edit.spot);
  const change = cell && edit.draft !== edit.original ? model.editAt(cell, edit.draft) : null;
  if (change) writeCells([change], edit.draft === '' ? 'clear' : 'type');
};

/** Commits what is being typed and waits until the plan has answered everything. */
export const flush = async (): Promise<void> => {
  commitEdit();
  await settled();
};

/** The edits that empty what can be emptied in some ranges; `withLabels`: names and TT of rows as well. */
export const clearingOf = (rects: readonly Rect[], withLabels: boolean): readonly CellEdit[] => {
  const { model } = planStore.get();
  if (!model || isReadOnly()) return [];
  const edits = new Map<string, CellEdit>();
  for (const cell of rects.flatMap((rect) => cellsIn(rect, model.mergeOf))) {
    const kind = model.columns[cell.c]?.column.kind;
    if (!withLabels && (kind === 'marker' || kind === 'name')) continue;
    // What was worked out is not there to be emptied.
    const isBlank = model.typedAt(cell) === '' || model.cellAt(cell)?.state === 'computed';
    const edit = isBlank ? null : model.editAt(cell, '');
    if (edit) edits.set(`${edit.row} ${edit.column}`, edit);
  }
  return [...edits.values()];
};

/** Empties the selected cells that can be edited, in one step; false when there is nothing that can. */
export const clearSelection = (): boolean => {
  // A whole row may be selected: Delete empties figures and notes, and a label only where nothing else is selected.
  const edits = clearingOf(selectedRects(), !isMultiple());
  writeCells(edits, 'clear');
  return edits.length > 0;
};
