import { ROW_BLOCKED } from '../../shared/text/rows';
import { noteStore } from '../store/noteStore';
import { planStore } from '../store/planStore';
import { activeCell, type Spot, spotOf } from '../store/selectionStore';
import { runCommand, sheetAt } from './workspace';

/** The cell that a note of the active cell belongs to: the first one of a merged cell. */
export const noteSpot = (): Spot | null => {
  const { model } = planStore.get();
  const cell = activeCell();
  if (!model || !cell) return null;
  const merge = model.mergeOf(cell);
  return spotOf(model, { r: merge.r0, c: merge.c0 });
};

/** The note of a cell; '' where it has none. */
export const noteOf = (spot: Spot): string => {
  const { model } = planStore.get();
  const row = model?.view.rows.find((one) => one.id === spot.row);
  return row?.cells[spot.column]?.note ?? '';
};

/** Opens the note of the cell under the cursor beside it. */
export const openNote = (): void => noteStore.set({ spot: noteSpot() });

/** Writes a note as one step; a blank one takes it away. What is already so makes no step. */
export const saveNote = async (spot: Spot, body: string): Promise<boolean> => {
  const at = sheetAt();
  if (!at) return false;
  if (body.trim() === noteOf(spot).trim()) return true;
  return (await runCommand({ type: 'setCellNote', ...at, row: spot.row, column: spot.column, body })).ok;
};

/** Takes the note of the cell under the cursor away. */
export const clearNote = (): void => {
  const spot = noteSpot();
  if (spot) void saveNote(spot, '');
};

/** Why no note can be written here; null when one can. */
export const whyNoNote = (): string | null => (noteSpot() === null ? ROW_BLOCKED.noCell : null);

/** Why there is no note to take away; null when there is one. */
export const whyNoClearNote = (): string | null => {
  const spot = noteSpot();
  return spot && noteOf(spot) !== '' ? null : ROW_BLOCKED.noCell;
};
