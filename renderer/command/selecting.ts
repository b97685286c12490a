import { type Cell, type Direction, type Rect, step } from '../../shared/grid/geometry';
import { planStore } from '../store/planStore';
import { activeCell, cellOf, select, selectionStore, spotOf } from '../store/selectionStore';
import type { KeyIntent } from './keys';

/** The cell that the next move starts from: the far corner while a selection is extended. */
const mover = (extend: boolean): Cell | null => {
  const { model } = planStore.get();
  const active = activeCell();
  if (!model) return null;
  return extend ? (cellOf(model, selectionStore.get().head) ?? active) : active;
};

const mergeAround = (cell: Cell): Rect =>
  planStore.get().model?.mergeOf(cell) ?? { r0: cell.r, c0: cell.c, r1: cell.r, c1: cell.c };

export const moveBy = (direction: Direction, extend: boolean): void => {
  const { model } = planStore.get();
  const from = mover(extend);
  if (!model || !from) return;
  select(step(from, direction, mergeAround(from), model.rows.length, model.columns.length), extend);
};

/** Excel's way through a table: after a run of Tab, Enter goes to the next row under the cell where the run began. */
let tabStart: number | null = null;
let tabbedTo: Cell | null = null;

const isInTabRun = (): boolean => {
  const now = activeCell();
  return now !== null && tabbedTo !== null && now.r === tabbedTo.r && now.c === tabbedTo.c;
};

const startTabRun = (): void => {
  if (!isInTabRun()) tabStart = activeCell()?.c ?? null;
};

const endTabRun = (): void => {
  const now = activeCell();
  if (now && tabStart !== null && isInTabRun()) select({ r: now.r, c: tabStart });
  tabStart = null;
  tabbedTo = null;
};

const moveTo = (to: (from: Cell, rows: number, columns: number) => Cell, extend: boolean): void => {
  const { model } = planStore.get();
  const from = mover(extend);
  if (!model || !from || model.rows.length === 0) return;
  const cell = to(from, model.rows.length, model.columns.length);
  const clamp = (value: number, count: number): number => Math.max(0, Math.min(count - 1, value));
  select({ r: clamp(cell.r, model.rows.length), c: clamp(cell.c, model.columns.length) }, extend);
};

/** Carries out a key that moves the cursor; `page` is the number of rows that fit on screen. False for other keys. */
export const moveByKey = (intent: KeyIntent, page: () => number): boolean => {
  switch (intent.do) {
    case 'step':
      if (intent.by === 'tab') startTabRun();
      else if (intent.by === 'enter') endTabRun();
      moveBy(intent.direction, intent.extend);
      if (intent.by === 'tab') tabbedTo = activeCell();
      return true;
    case 'edge':
      moveTo((from, rows, columns) => {
        if (intent.direction === 'up') return { r: 0, c: from.c };
        if (intent.direction === 'down') return { r: rows - 1, c: from.c };
        return { r: from.r, c: intent.direction === 'left' ? 0 : columns - 1 };
      }, intent.extend);
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

export const selectAll = (): void => {
  const { model } = planStore.get();
  if (!model || model.rows.length === 0) return;
  const head = spotOf(model, { r: model.rows.length - 1, c: model.columns.length - 1 });
  selectionStore.set({ active: spotOf(model, { r: 0, c: 0 }), head, rows: false });
};

/** Selects a whole row, as a click on its number does. */
export const selectRow = (r: number, extend: boolean): void => {
  const { model } = planStore.get();
  if (!model) return;
  const head = spotOf(model, { r, c: model.columns.length - 1 });
  const active = extend ? selectionStore.get().active : spotOf(model, { r, c: 0 });
  const start = active && { row: active.row, column: model.columns[0]?.id ?? active.column };
  selectionStore.set({ active: start, head, rows: true });
};

/** Puts the cursor on the first result when a sheet opens, where the work begins. */
export const selectFirst = (): void => {
  const { model } = planStore.get();
  if (!model || model.rows.length === 0 || selectionStore.get().active) return;
  const c = Math.max(
    0,
    model.columns.findIndex((column) => column.column.kind === 'figure'),
  );
  const r = Math.max(
    0,
    model.rows.findIndex((row) => row.kind !== 'heading'),
  );
  select({ r, c });
};
