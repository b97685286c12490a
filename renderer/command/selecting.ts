import { dataEdge, type EdgeTable, extendStep } from '../../shared/grid/dataEdge';
import { type Cell, type Direction, type Rect, step, stepInside } from '../../shared/grid/geometry';
import type { SheetModel } from '../../shared/grid/sheetModel';
import { planStore } from '../store/planStore';
import {
  activeCell,
  cellOf,
  currentRange,
  isMultiple,
  select,
  selectedRects,
  selectionStore,
  spotOf,
} from '../store/selectionStore';
import type { KeyIntent } from './keys';
import { endTabRun, noteTab, startTabRun } from './tabRun';

const tableOf = (model: SheetModel): EdgeTable => ({
  rows: model.rows.length,
  columns: model.columns.length,
  mergeOf: model.mergeOf,
  isFilled: (cell) => model.textAt(cell) !== '',
});

/** The cell that the next move starts from: the far corner while a selection is extended. */
const mover = (extend: boolean): Cell | null => {
  const { model } = planStore.get();
  const active = activeCell();
  if (!model) return null;
  return extend ? (cellOf(model, selectionStore.get().head) ?? active) : active;
};

const mergeAround = (cell: Cell): Rect =>
  planStore.get().model?.mergeOf(cell) ?? { r0: cell.r, c0: cell.c, r1: cell.r, c1: cell.c };

/** Moves the cursor by one cell, or the corner of the range. */
const moveBy = (direction: Direction, extend: boolean): void => {
  const { model } = planStore.get();
  const from = mover(extend);
  const active = activeCell();
  if (!model || !from || !active) return;
  const { rows, columns } = selectionStore.get();
  if (extend && (rows || columns)) {
    // Whole lines are added one by one, merged cells or not.
    const by = direction === 'down' || direction === 'right' ? 1 : -1;
    const isVertical = direction === 'down' || direction === 'up';
    if (rows !== columns && rows === isVertical)
      moveTo(({ r, c }) => (rows ? { r: r + by, c } : { r, c: c + by }), true);
    return;
  }
  const to = extend
    ? extendStep(active, from, direction, tableOf(model))
    : step(from, direction, mergeAround(from), model.rows.length, model.columns.length);
  moveCursor(to, extend);
};

/** Whole rows that are made more or fewer by Shift and an arrow stay whole rows; so do columns. */
const moveCursor = (to: Cell, extend: boolean): void => {
  const { rows, columns } = selectionStore.get();
  select(to, extend);
  if (extend && (rows || columns)) selectionStore.set({ rows, columns });
};

/** Enter and Tab inside a selection go from cell to cell of it and leave it as it is. */
const moveInside = (direction: Direction): void => {
  const { model } = planStore.get();
  const from = activeCell();
  const range = currentRange();
  if (!model || !from || !range) return;
  const spot = spotOf(model, stepInside(selectedRects(), from, direction, model.mergeOf));
  const { rows, columns, others } = selectionStore.get();
  selectionStore.set({ active: spot, anchor: range.anchor, head: range.head, rows, columns, others });
};

const moveTo = (to: (from: Cell, rows: number, columns: number) => Cell, extend: boolean): void => {
  const { model } = planStore.get();
  const from = mover(extend);
  if (!model || !from || model.rows.length === 0) return;
  const cell = to(from, model.rows.length, model.columns.length);
  const clamp = (value: number, count: number): number => Math.max(0, Math.min(count - 1, value));
  moveCursor({ r: clamp(cell.r, model.rows.length), c: clamp(cell.c, model.columns.length) }, extend);
};

/** To the edge of the data; a selection is extended along the line of the cursor, as in Excel. */
const moveToEdge = (direction: Direction, extend: boolean): void => {
  const { model } = planStore.get();
  const active = activeCell();
  const from = mover(extend);
  if (!model || !active || !from) return;
  const isVertical = direction === 'up' || direction === 'down';
  const start = !extend ? from : isVertical ? { r: from.r, c: active.c } : { r: active.r, c: from.c };
  const edge = dataEdge(start, direction, tableOf(model));
  moveCursor(!extend ? edge : isVertical ? { r: edge.r, c: from.c } : { r: from.r, c: edge.c }, extend);
};

/** Carries out a key that moves the cursor; `page` is the number of rows that fit on screen. False for other keys. */
export const moveByKey = (intent: KeyIntent, page: () => number): boolean => {
  switch (intent.do) {
    case 'step':
      if (intent.by !== 'arrow' && isMultiple()) {
        moveInside(intent.direction);
        return true;
      }
      if (intent.by === 'tab') startTabRun();
      else if (intent.by === 'enter') endTabRun();
      moveBy(intent.direction, intent.extend);
      if (intent.by === 'tab') noteTab();
      return true;
    case 'edge':
      moveToEdge(intent.direction, intent.extend);
      return true;
    case 'page':
      moveTo((from) => ({ r: from.r + (intent.direction === 'up' ? -page() : page()), c: from.c }), intent.extend);
      return true;
    case 'rowStart':
      moveTo((from) => ({ r: from.r, c: 0 }), intent.extend);
      return true;
    case 'rowEnd':
      moveTo((from, _rows, columns) => ({ r: from.r, c: columns - 1 }), intent.extend);
      return true;
    case 'tableStart':
      moveTo(() => ({ r: 0, c: 0 }), intent.extend);
      return true;
    case 'tableEnd':
      moveTo((_from, rows, columns) => ({ r: rows - 1, c: columns - 1 }), intent.extend);
      return true;
    default:
      return false;
  }
};

/** Everything; the cursor stays where it is. */
export const selectAll = (): void => {
  const { model } = planStore.get();
  if (!model || model.rows.length === 0) return;
  const anchor = spotOf(model, { r: 0, c: 0 });
  const head = spotOf(model, { r: model.rows.length - 1, c: model.columns.length - 1 });
  selectionStore.set({ active: selectionStore.get().active ?? anchor, anchor, head, rows: true, columns: true });
};

/** How a click chooses: Shift extends what there is, Ctrl adds to it. */
export interface Choosing {
  readonly extend: boolean;
  readonly add: boolean;
}

/** Selects whole rows or columns from a cell of their first one, as a click on a row number or a header does. */
const selectWhole = (cell: Cell, rows: boolean, { extend, add }: Choosing): void => {
  const { model } = planStore.get();
  const spot = model && spotOf(model, cell);
  const current = currentRange();
  if (!spot) return;
  const whole = { rows, columns: !rows };
  if (extend && current) selectionStore.set({ head: spot, anchor: null, ...whole });
  else if (add && current) {
    selectionStore.set({ active: spot, head: spot, ...whole, others: [...selectionStore.get().others, current] });
  } else selectionStore.set({ active: spot, head: spot, ...whole });
};

const PLAIN: Choosing = { extend: false, add: false };

/** Chooses a whole row. */
export const selectRow = (r: number, how: Choosing = PLAIN): void => selectWhole({ r, c: 0 }, true, how);

/** Chooses a whole column. */
export const selectColumn = (c: number, how: Choosing = PLAIN): void => {
  const { model } = planStore.get();
  if (!model) return;
  // The name and its parts have one header between them.
  const last = model.columns[c + 1]?.isPart === true && how.extend ? c + 1 : c;
  selectWhole({ r: 0, c: last }, false, how);
  const head = spotOf(model, { r: model.rows.length - 1, c: c + 1 });
  if (model.columns[c + 1]?.isPart === true && !how.extend) selectionStore.set({ head });
};

/** The rows (Shift+Space) or columns (Ctrl+Space) of the selection, whole. */
export const selectWholeLines = (lines: 'rows' | 'columns'): void => {
  const { model } = planStore.get();
  const rect = selectedRects().at(-1);
  const { active } = selectionStore.get();
  if (!model || !rect || !active) return;
  const anchor = spotOf(model, { r: rect.r0, c: rect.c0 });
  const head = spotOf(model, { r: rect.r1, c: rect.c1 });
  selectionStore.set({ active, anchor, head, rows: lines === 'rows', columns: lines === 'columns' });
};

/** Puts the cursor on the first result when a sheet opens, where the work begins. */
export const selectFirst = (): void => {
  const { model } = planStore.get();
  if (!model || model.rows.length === 0 || selectionStore.get().active) return;
  const firstOf = (kind: string): number => model.columns.findIndex((column) => column.column.kind === kind);
  const c = ['figure', 'target', 'return', 'name'].map(firstOf).find((index) => index >= 0) ?? 0;
  const r = Math.max(
    0,
    model.rows.findIndex((row) => row.kind !== 'heading'),
  );
  select({ r, c });
};
