import type { ViewColumn } from '../../shared/form/columns';
import type { ViewCell, ViewRow } from '../../shared/form/types';
import type { Direction, RangeRule } from '../../shared/target/types';
import { isReadOnly, planStore } from '../store/planStore';
import { activeCell } from '../store/selectionStore';
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
