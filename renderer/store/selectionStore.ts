import type { CellRange, CellSpot } from '../../shared/domain/command';
import { type Cell, growOverMerges, isInside, type Rect, rectOf, sameRect } from '../../shared/grid/geometry';
import type { SheetModel } from '../../shared/grid/sheetModel';
import { createStore, type Store } from './createStore';
import { planStore } from './planStore';

export type { CellRange as Range, CellSpot as Spot };

/** `replace`: typing began on the cell, arrows commit and move. `edit`: F2, double click or the line; arrows move the caret. */
export interface EditSession {
  readonly spot: CellSpot;
  readonly original: string;
  readonly draft: string;
  readonly mode: 'replace' | 'edit';
  readonly from: 'cell' | 'line';
  /** Typed while a step is under way that brings the cursor to its cell. */
  readonly ahead: boolean;
}

/** What was last copied or cut, and the text that the clipboard then held: by it a paste knows its own cells. */
export interface Copied {
  readonly from: CellSpot;
  readonly to: CellSpot;
  readonly cut: boolean;
  readonly text: string;
}

export interface SelectionState {
  /** Where the cursor is; inside a merged cell it remembers the row it came from. */
  readonly active: CellSpot | null;
  readonly head: CellSpot | null;
  /** Where the range began, once Enter or Tab have moved the cursor on inside it; null: at the cursor. */
  readonly anchor: CellSpot | null;
  /** Whole rows were chosen by their numbers. */
  readonly rows: boolean;
  /** Whole columns were chosen by their headers. */
  readonly columns: boolean;
  /** Ranges chosen before the current one, with Ctrl. */
  readonly others: readonly CellRange[];
  readonly edit: EditSession | null;
  /** Outlined until the next change. */
  readonly copied: Copied | null;
}

const store = createStore<SelectionState>({
  active: null,
  head: null,
  anchor: null,
  rows: false,
  columns: false,
  others: [],
  edit: null,
  copied: null,
});

/** Moving the cursor without saying more means a plain selection: one range that begins there. */
export const selectionStore: Store<SelectionState> = {
  ...store,
  set: (patch) =>
    store.set('active' in patch ? { anchor: null, rows: false, columns: false, others: [], ...patch } : patch),
};

/** The row and column that stand at a place of the grid. */
export const spotOf = (model: SheetModel, cell: Cell): CellSpot | null => {
  const row = model.rows[cell.r];
  const column = model.columns[cell.c];
  return row && column ? { row: row.id, column: column.id } : null;
};

/** Whether two places are one. */
export const sameSpot = (a: CellSpot | null, b: CellSpot | null): boolean =>
  a?.row === b?.row && a?.column === b?.column;

/** The place of a row and column in the grid; null where they are not shown. */
export const cellOf = (model: SheetModel, spot: CellSpot | null): Cell | null => {
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

/** The current range by its corners. */
export const currentRange = (): CellRange | null => {
  const { active, anchor, head, rows, columns } = selectionStore.get();
  const from = anchor ?? active;
  return from && { anchor: from, head: head ?? from, whole: rows ? 'rows' : columns ? 'columns' : null };
};

/** A range as a rectangle of the table, grown over merged cells; null when its first corner is gone. */
export const rectOfRange = (model: SheetModel, range: CellRange): Rect | null => {
  const anchor = cellOf(model, range.anchor);
  if (!anchor) return null;
  const rect = rectOf(anchor, cellOf(model, range.head) ?? anchor);
  if (range.whole === 'rows') return { ...rect, c0: 0, c1: model.columns.length - 1 };
  if (range.whole === 'columns') return { ...rect, r0: 0, r1: model.rows.length - 1 };
  return growOverMerges(rect, model.mergeOf);
};

let known: { model: SheetModel; state: SelectionState; rects: readonly Rect[] } | null = null;

/** All selected rectangles, the current one last; worked out once for each state. */
export const selectedRects = (): readonly Rect[] => {
  const { model } = planStore.get();
  const state = selectionStore.get();
  if (!model) return [];
  if (known?.model === model && known.state === state) return known.rects;
  const current = currentRange();
  const ranges = current ? [...state.others, current] : [];
  const rects = ranges.flatMap((range) => rectOfRange(model, range) ?? []);
  known = { model, state, rects };
  return rects;
};

/** The current rectangle, grown over merged cells. */
export const selectedRect = (): Rect | null => (currentRange() ? (selectedRects().at(-1) ?? null) : null);

/** More than one range is chosen: what can do only one says so. */
export const hasSeveralRanges = (): boolean => selectedRects().length > 1;

/** The selection is more than the one (merged) cell of the cursor. */
export const isMultiple = (): boolean => {
  const { model } = planStore.get();
  const cell = activeCell();
  const rect = selectedRect();
  return (
    model !== null && cell !== null && rect !== null && (hasSeveralRanges() || !sameRect(rect, model.mergeOf(cell)))
  );
};

/** Moves the cursor, or with `extend` the far corner of the selection. */
export const select = (cell: Cell, extend = false): void => {
  const { model } = planStore.get();
  const spot = model ? spotOf(model, cell) : null;
  if (!spot) return;
  if (extend && selectionStore.get().active) {
    selectionStore.set({ head: spot, anchor: null, rows: false, columns: false });
  } else selectionStore.set({ active: spot, head: spot });
};

/** Selects a rectangle with the cursor at its top left, or where it is when that is inside. */
export const selectRect = (rect: Rect, keepCursor = false): void => {
  const { model } = planStore.get();
  const from = model && spotOf(model, { r: rect.r0, c: rect.c0 });
  const head = model && spotOf(model, { r: rect.r1, c: rect.c1 });
  if (!from || !head) return;
  const cell = activeCell();
  const active = keepCursor && cell && isInside(rect, cell) ? selectionStore.get().active : from;
  selectionStore.set({ active, anchor: from, head });
};

/** Selects ranges, the last of them the current one, with the cursor in it. */
export const selectRanges = (active: CellSpot, ranges: readonly CellRange[]): void => {
  const current = ranges.at(-1);
  selectionStore.set({
    active,
    // Set even where the cursor is: what is brought into sight is then the cursor, not the far corner.
    anchor: current?.anchor ?? null,
    head: current?.head ?? active,
    rows: current?.whole === 'rows',
    columns: current?.whole === 'columns',
    others: ranges.slice(0, -1),
  });
};

/** All selected ranges, the current one last. */
export const selectedRanges = (): readonly CellRange[] => {
  const current = currentRange();
  return current ? [...selectionStore.get().others, current] : [];
};

/** Begins another range at a cell and keeps what is selected: a click with Ctrl. */
export const addRange = (cell: Cell): void => {
  const { model } = planStore.get();
  const spot = model ? spotOf(model, cell) : null;
  const current = currentRange();
  const { others } = selectionStore.get();
  if (spot) selectionStore.set({ active: spot, head: spot, others: current ? [...others, current] : others });
};
