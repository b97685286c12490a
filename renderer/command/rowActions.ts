import type { ViewCell, ViewColumn, ViewRow } from '../../shared/form/types';
import type { Direction, RangeRule } from '../../shared/target/types';
import { isReadOnly, planStore } from '../store/planStore';
import { activeCell, select, selectedRect, selectionStore } from '../store/selectionStore';
import { uiStore } from '../store/uiStore';
import { runCommand, sheetAt } from './workspace';

/** The row of the cursor with its first figure and first ratio. */
export interface ActiveRow {
  readonly row: ViewRow;
  readonly figure: ViewCell | null;
  readonly ratio: ViewCell | null;
}

const firstOf = (columns: readonly ViewColumn[], row: ViewRow, kind: ViewColumn['kind']): ViewCell | null => {
  const column = columns.find((c) => c.kind === kind);
  return column ? (row.cells[column.id] ?? null) : null;
};

export const activeRow = (): ActiveRow | null => {
  const { model } = planStore.get();
  const cell = activeCell();
  const row = model && cell ? model.rows[cell.r] : undefined;
  if (!model || !row) return null;
  const { columns } = model.view;
  return { row, figure: firstOf(columns, row, 'figure'), ratio: firstOf(columns, row, 'ratio') };
};

export const hasVerdict = (active: ActiveRow | null): boolean =>
  active !== null && active.ratio !== null && active.row.kind !== 'heading';

export const hasFigure = (active: ActiveRow | null): boolean =>
  active?.figure !== null && active?.figure !== undefined && active.figure.state !== 'empty';

export const openOverrule = (): void => {
  const active = activeRow();
  if (active && hasVerdict(active)) uiStore.set({ dialog: { kind: 'overrule', row: active.row.id } });
};

export const toggleEstimate = (): void => {
  const active = activeRow();
  const at = sheetAt();
  if (!active?.figure || !at || isReadOnly()) return;
  const nature = active.figure.estimate ? 'actual' : 'estimate';
  void runCommand({ type: 'setFigureNature', ...at, row: active.row.id, nature });
};

export const setDirection = (row: string, direction: Direction): void => {
  const at = sheetAt();
  if (at) void runCommand({ type: 'setIndicator', ...at, row, direction });
};

export const setRangeRule = (row: string, rangeRule: RangeRule): void => {
  const at = sheetAt();
  if (at) void runCommand({ type: 'setIndicator', ...at, row, rangeRule });
};

export const toggleDirection = (): void => {
  const active = activeRow();
  if (active && !isReadOnly()) setDirection(active.row.id, active.row.direction === 'higher' ? 'lower' : 'higher');
};

/** A new row above or below the selection, at the end of an empty sheet; the cursor goes to its name. */
export const insertRows = (side: 'above' | 'below'): void => {
  const { model } = planStore.get();
  const at = sheetAt();
  if (!model || !at || isReadOnly()) return;
  const rect = selectedRect();
  const index = rect ? (side === 'above' ? rect.r0 - 1 : rect.r1) : model.rows.length - 1;
  const after = model.rows[index]?.id ?? null;
  const known = new Set(model.rows.map((row) => row.id));
  void runCommand({ type: 'insertRows', ...at, after, count: 1 }).then((answer) => {
    const now = planStore.get().model;
    const r = now?.rows.findIndex((row) => !known.has(row.id)) ?? -1;
    const c = now?.columns.findIndex((column) => column.column.kind === 'name') ?? -1;
    if (answer.ok && r >= 0 && c >= 0) select({ r, c });
  });
};

export const deleteRows = (): void => {
  const { model } = planStore.get();
  const at = sheetAt();
  const rect = selectedRect();
  const cell = activeCell();
  if (!model || !at || !rect || !cell || isReadOnly()) return;
  // A merged TT or label is one cell over several rows: only the row of the cursor is meant.
  const merge = model.mergeOf(cell);
  const isMergeOnly =
    !selectionStore.get().rows &&
    merge.r0 === rect.r0 &&
    merge.r1 === rect.r1 &&
    merge.c1 === rect.c1 &&
    merge.c0 === rect.c0;
  const rows = isMergeOnly ? model.rows.slice(cell.r, cell.r + 1) : model.rows.slice(rect.r0, rect.r1 + 1);
  void runCommand({ type: 'deleteRows', ...at, rows: rows.map((row) => row.id) });
};
