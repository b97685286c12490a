import { type Cell, growOverMerges, type Rect, rectOf } from '../../shared/grid/geometry';
import type { SheetModel } from '../../shared/grid/sheetModel';
import { createStore } from './createStore';
import { planStore } from './planStore';

/** A cell by ids, so that it outlives rows that come and go. */
export interface Spot {
  readonly row: string;
  readonly column: string;
}

/** `replace`: typing began on the cell, arrows commit and move. `edit`: F2, double click or the line; arrows move the caret. */
export interface EditSession {
  readonly spot: Spot;
  readonly original: string;
  readonly draft: string;
  readonly mode: 'replace' | 'edit';
  readonly from: 'cell' | 'line';
}

export interface SelectionState {
  /** Where the cursor is; inside a merged cell it remembers the row it came from. */
  readonly active: Spot | null;
  readonly head: Spot | null;
  /** Whole rows were chosen by their numbers: the selection then does not grow over merged cells, as in Excel. */
  readonly rows: boolean;
  readonly edit: EditSession | null;
  /** The rectangle last copied or cut, outlined until the next change. */
  readonly copied: Rect | null;
}

export const selectionStore = createStore<SelectionState>({
  active: null,
  head: null,
  rows: false,
  edit: null,
  copied: null,
});

export const spotOf = (model: SheetModel, cell: Cell): Spot | null => {
  const row = model.rows[cell.r];
  const column = model.columns[cell.c];
  return row && column ? { row: row.id, column: column.id } : null;
};

export const cellOf = (model: SheetModel, spot: Spot | null): Cell | null => {
  if (!spot) return null;
  const r = model.rowIndex(spot.row);
  const c = model.columnIndex(spot.column);
  return r === null || c === null ? null : { r, c };
};

/** The cursor as a place in the table on screen; null without a table. */
export const activeCell = (): Cell | null => {
  const { model } = planStore.get();
  return model ? cellOf(model, selectionStore.get().active) : null;
};

/** The selected rectangle, grown over merged cells. */
export const selectedRect = (): Rect | null => {
  const { model } = planStore.get();
  const active = activeCell();
  if (!model || !active) return null;
  const head = cellOf(model, selectionStore.get().head) ?? active;
  const rect = rectOf(active, head);
  if (selectionStore.get().rows) return { ...rect, c0: 0, c1: model.columns.length - 1 };
  return growOverMerges(rect, model.mergeOf);
};

/** Moves the cursor, or with `extend` the far corner of the selection. */
export const select = (cell: Cell, extend = false): void => {
  const { model } = planStore.get();
  const spot = model ? spotOf(model, cell) : null;
  if (!spot) return;
  if (extend && selectionStore.get().active) selectionStore.set({ head: spot, rows: false });
  else selectionStore.set({ active: spot, head: spot, rows: false });
};
