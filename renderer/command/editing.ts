import type { CellEdit, SetCells } from '../../shared/domain/command';
import { cellsIn, type Rect } from '../../shared/grid/geometry';
import { isReadOnly, planStore } from '../store/planStore';
import {
  activeCell,
  cellOf,
  type EditSession,
  isMultiple,
  selectedRects,
  selectionStore,
} from '../store/selectionStore';
import { keepDrafts } from './drafts';
import { editPlace } from './editPlace';
import { willLand } from './landing';
import { answered, isQueued } from './typeAhead';
import { runCommand, settled, sheetAt } from './workspace';

/** Opens the active cell for editing with a text; false (and nothing changes) where it cannot be edited. */
export const beginEdit = (
  mode: EditSession['mode'],
  from: EditSession['from'],
  draft: string | null = null,
): boolean => {
  const { model } = planStore.get();
  const cell = activeCell();
  const place = cell && editPlace(cell, mode);
  if (!model || !cell || !place) return false;
  const ahead = from === 'cell' && mode === 'replace' && (willLand() || isQueued());
  selectionStore.set({ edit: { ...place, draft: draft ?? model.typedAt(cell), mode, from, ahead }, copied: null });
  return true;
};

/** What the editor holds now. */
export const setDraft = (draft: string): void => {
  const { edit } = selectionStore.get();
  if (edit) selectionStore.set({ edit: { ...edit, draft } });
};

/** Turns typing into editing, so that arrows move the caret (F2 while typing, or a click into the line). */
export const setEditMode = (mode: EditSession['mode'], from: EditSession['from']): void => {
  const { edit } = selectionStore.get();
  if (edit) selectionStore.set({ edit: { ...edit, mode, from } });
};

/** True while what is being typed waits for the cell that it belongs to. */
export const isTypedAhead = (): boolean => selectionStore.get().edit?.ahead === true;

/** What was typed ahead belongs where it stands now: no step has led elsewhere. */
export const endTypingAhead = (): void => {
  const { edit } = selectionStore.get();
  if (edit?.ahead) selectionStore.set({ edit: { ...edit, ahead: false } });
};

/** Ends typing; the cell keeps what it had. */
export const cancelEdit = (): void => selectionStore.set({ edit: null });

/** Writes cells as one step. */
export const writeCells = (edits: readonly CellEdit[], gesture: NonNullable<SetCells['gesture']>): void => {
  const at = sheetAt();
  if (at && edits.length > 0) void runCommand({ type: 'setCells', ...at, edits, gesture });
};

/** Ends editing and sends what was typed, if it is new; a note that is being written is kept as well. */
export const commitEdit = (): void => {
  keepDrafts();
  const { edit } = selectionStore.get();
  const { model } = planStore.get();
  if (!edit || isTypedAhead()) return;
  selectionStore.set({ edit: null });
  const cell = model && cellOf(model, edit.spot);
  const change = cell && edit.draft !== edit.original ? model.editAt(cell, edit.draft) : null;
  if (change) writeCells([change], edit.draft === '' ? 'clear' : 'type');
};

/** Commits what is being typed and waits until the plan has answered everything. */
export const flush = async (): Promise<void> => {
  if (isTypedAhead()) await answered();
  endTypingAhead();
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
