import type { CellEdit, SetCells } from '../../shared/domain/command';
import { cellsIn, type Rect } from '../../shared/grid/geometry';
import { buildSheetModel } from '../../shared/grid/sheetModel';
import { CLIPBOARD } from '../../shared/text/clipboard';
import { GRID } from '../../shared/text/ui';
import { typedModel } from '../store/pendingTexts';
import { isReadOnly, planStore } from '../store/planStore';
import {
  activeCell,
  cellOf,
  type EditSession,
  isMultiple,
  selectedRects,
  selectionStore,
} from '../store/selectionStore';
import { editPlace } from './editPlace';
import { willLand } from './landing';
import { filledAndClosedIn } from './locks';
import { keepNotes } from './notes';
import { say, sayLost } from './saying';
import { answered, inTurn, isQueued } from './typeAhead';
import { runCommand, settled, sheetAt } from './workspace';

/** Opens the active cell for editing with a text; false (and nothing changes) where it cannot be edited. */
export const beginEdit = (
  mode: EditSession['mode'],
  from: EditSession['from'],
  draft: string | null = null,
): boolean => {
  const model = typedModel();
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

/** What was typed as an edit of its cell, also where a filter or a fold has taken the row out of sight; null: it is gone. */
const changeOf = ({ spot, draft }: EditSession): CellEdit | null => {
  const { model } = planStore.get();
  if (!model) return null;
  const table = cellOf(model, spot) ? model : buildSheetModel(model.view);
  const cell = cellOf(table, spot);
  return cell && table.editAt(cell, draft);
};

/** Ends editing and sends what was typed, if it is new; what has no cell any more is told. */
export const commitEdit = (): void => {
  const { edit } = selectionStore.get();
  if (!edit || isTypedAhead()) return;
  selectionStore.set({ edit: null });
  if (edit.draft === edit.original) return;
  const change = changeOf(edit);
  if (change) writeCells([change], edit.draft === '' ? 'clear' : 'type');
  else sayLost(edit.draft, GRID.cellGone);
};

/** Does something that leads away from what is being typed: once that is committed, in the cell that it belongs to. */
export const afterTyping = (act: () => void): void => {
  const leave = (): void => {
    endTypingAhead();
    commitEdit();
    act();
  };
  if (isTypedAhead()) inTurn(leave);
  else leave();
};

/** Commits what is being typed, in cells and in notes, and waits until the plan has answered everything. */
export const flush = async (): Promise<void> => {
  if (isTypedAhead()) await answered();
  endTypingAhead();
  commitEdit();
  keepNotes();
  await settled();
};

/** The edits that empty what can be emptied in some ranges; `withLabels`: names and TT of rows as well. */
export const clearingOf = (rects: readonly Rect[], withLabels: boolean): readonly CellEdit[] => {
  const model = typedModel();
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
  const { model } = planStore.get();
  const closed = model && edits.length > 0 ? filledAndClosedIn(model, selectedRects()) : 0;
  writeCells(edits, 'clear');
  if (closed > 0) say(CLIPBOARD.clearSkipped(closed));
  return edits.length > 0;
};
