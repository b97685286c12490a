import { ROW_BLOCKED } from '../../shared/text/rows';
import { noteStore } from '../store/noteStore';
import { isReadOnly, planStore } from '../store/planStore';
import { activeCell, type Spot, spotOf } from '../store/selectionStore';
import { runCommand, sheetAt } from './workspace';

/** The cell that a note of the active cell belongs to: the first one of a merged cell. */
const noteSpot = (): Spot | null => {
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

/** A note that is being written: of a cell of the sheet, period and unit that were on screen when it was begun. */
export interface NoteDraft {
  write(body: string): void;
  /** Writes it as one step; a blank one takes the note away, what is already so makes no step. */
  keep(): void;
  /** Leaves the note as it was. */
  drop(): void;
}

/** Notes that are being written, beside their cell or in the panel. */
const drafts = new Set<NoteDraft>();

/** Begins to write the note of a cell; it is kept by whoever ends it, also when the window is closed over it. */
export const beginNote = (spot: Spot): NoteDraft => {
  const at = sheetAt();
  const path = planStore.get().plan?.path;
  let stands = noteOf(spot);
  let body = stands;
  const draft: NoteDraft = {
    write: (text) => {
      body = text;
      drafts.add(draft);
    },
    keep: () => {
      drafts.delete(draft);
      if (!at || isReadOnly() || body.trim() === stands.trim() || planStore.get().plan?.path !== path) return;
      stands = body;
      void runCommand({ type: 'setCellNote', ...at, row: spot.row, column: spot.column, body });
    },
    drop: () => {
      drafts.delete(draft);
      body = stands;
    },
  };
  return draft;
};

/** Keeps the notes that are being written. */
export const keepNotes = (): void => {
  for (const draft of [...drafts]) draft.keep();
};

/** Takes the note of the cell under the cursor away. */
export const clearNote = (): void => {
  const spot = noteSpot();
  if (!spot) return;
  const draft = beginNote(spot);
  draft.write('');
  draft.keep();
};

/** Why no note can be written here; null when one can. */
export const whyNoNote = (): string | null => (noteSpot() === null ? ROW_BLOCKED.noCell : null);

/** Why there is no note to take away; null when there is one. */
export const whyNoClearNote = (): string | null => {
  const spot = noteSpot();
  return spot && noteOf(spot) !== '' ? null : ROW_BLOCKED.noCell;
};
