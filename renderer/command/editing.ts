import type { CellEdit, SetCells } from '../../shared/domain/command';
import type { Cell, Rect } from '../../shared/grid/geometry';
import { formatTsv, parseTsv } from '../../shared/grid/tsv';
import { GRID } from '../../shared/text/ui';
import { isReadOnly, planStore } from '../store/planStore';
import { activeCell, cellOf, type EditSession, selectedRect, selectionStore, spotOf } from '../store/selectionStore';
import { uiStore } from '../store/uiStore';
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
  const original = model.typedAt(cell);
  selectionStore.set({ edit: { spot, original, draft: draft ?? original, mode, from }, copied: null });
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

const writeCells = (edits: readonly CellEdit[], gesture: NonNullable<SetCells['gesture']>): void => {
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

/** Each merged cell of a rectangle once, by its top left. */
const cellsOf = (rect: Rect): Cell[] => {
  const { model } = planStore.get();
  const cells: Cell[] = [];
  if (!model) return cells;
  for (let r = rect.r0; r <= rect.r1; r += 1) {
    for (let c = rect.c0; c <= rect.c1; c += 1) {
      const merge = model.mergeOf({ r, c });
      if (merge.r0 === r && merge.c0 === c) cells.push({ r, c });
    }
  }
  return cells;
};

/** Empties the selected cells that can be edited, in one step. */
export const clearSelection = (): void => {
  const { model } = planStore.get();
  const rect = selectedRect();
  if (!model || !rect || isReadOnly()) return;
  const edits = cellsOf(rect).flatMap((cell): CellEdit[] => {
    // A whole row may be selected: Delete empties figures and notes, never the labels of rows.
    const single = cellsOf(rect).length === 1;
    const kind = model.columns[cell.c]?.column.kind;
    if (!single && (kind === 'marker' || kind === 'name')) return [];
    const edit = model.typedAt(cell) === '' ? null : model.editAt(cell, '');
    return edit ? [edit] : [];
  });
  writeCells(edits, 'clear');
};

/** The selection as a clipboard block: typed texts, computed cells as shown; covered cells are empty as in Excel. */
export const copyText = (): string | null => {
  const { model } = planStore.get();
  const rect = selectedRect();
  if (!model || !rect) return null;
  const rows: string[][] = [];
  for (let r = rect.r0; r <= rect.r1; r += 1) {
    const row: string[] = [];
    for (let c = rect.c0; c <= rect.c1; c += 1) {
      const merge = model.mergeOf({ r, c });
      row.push(merge.r0 === r && merge.c0 === c ? model.typedAt({ r, c }) : '');
    }
    rows.push(row);
  }
  selectionStore.set({ copied: rect });
  return formatTsv(rows);
};

/** Writes a clipboard block from the top left of the selection, tiled over a larger one; one step. */
export const pasteText = (text: string): void => {
  const { model } = planStore.get();
  const rect = selectedRect();
  if (!model || !rect || isReadOnly()) return;
  const block = parseTsv(text);
  const width = Math.max(0, ...block.map((row) => row.length));
  if (width === 0) return;
  const whole = (size: number, of: number): number => (size % of === 0 ? size : of);
  const height = whole(rect.r1 - rect.r0 + 1, block.length);
  const across = whole(rect.c1 - rect.c0 + 1, width);
  const edits: CellEdit[] = [];
  let skipped = 0;
  let outside = 0;
  for (let i = 0; i < height; i += 1) {
    for (let j = 0; j < across; j += 1) {
      const cell = { r: rect.r0 + i, c: rect.c0 + j };
      const value = block[i % block.length]?.[j % width];
      if (value === undefined) continue;
      if (cell.r >= model.rows.length || cell.c >= model.columns.length) {
        outside += 1;
        continue;
      }
      const merge = model.mergeOf(cell);
      if (merge.r0 !== cell.r || merge.c0 !== cell.c) continue;
      const edit = model.editAt(cell, value);
      if (!edit) {
        if (value !== model.textAt(cell) && value !== model.typedAt(cell)) skipped += 1;
      } else if (value !== model.typedAt(cell)) edits.push(edit);
    }
  }
  reportPaste(edits.length, skipped, outside);
  if (edits.length === 0) return;
  const head = spotOf(model, {
    r: Math.min(rect.r0 + height, model.rows.length) - 1,
    c: Math.min(rect.c0 + across, model.columns.length) - 1,
  });
  selectionStore.set({ active: spotOf(model, { r: rect.r0, c: rect.c0 }), head, rows: false });
  writeCells(edits, 'paste');
};

const reportPaste = (written: number, skipped: number, outside: number): void => {
  if (written === 0 && skipped > 0) {
    const { pasteNothing: title, pasteNothingText: text, pasteNothingNext: next } = GRID;
    uiStore.set({ message: { tone: 'warning', title, text, next, actions: [] } });
    return;
  }
  const notes = [skipped > 0 ? GRID.pasteSkipped(skipped) : '', outside > 0 ? GRID.pasteOutside(outside) : ''];
  const text = notes.filter((note) => note !== '').join(' ');
  if (text !== '') uiStore.set({ message: { tone: 'info', title: GRID.pasted, text, next: '', actions: [] } });
};

/** Paste without the key: the page may have no right to read the clipboard then, and says so. */
export const pasteFromMenu = async (): Promise<void> => {
  if (document.execCommand('paste')) return;
  try {
    pasteText(await navigator.clipboard.readText());
  } catch {
    uiStore.set({
      message: { tone: 'info', title: GRID.pasteByKey, text: GRID.pasteByKeyText, next: '', actions: [] },
    });
  }
};
