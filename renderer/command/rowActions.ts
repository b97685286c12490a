import type { ViewColumn } from '../../shared/form/columns';
import type { ViewCell, ViewRow } from '../../shared/form/types';
import { isJudged, ratioAbout } from '../../shared/grid/columnKinds';
import type { Direction, RangeRule } from '../../shared/target/types';
import { isReadOnly, planStore } from '../store/planStore';
import { activeCell } from '../store/selectionStore';
import { uiStore } from '../store/uiStore';
import { runCommand, sheetAt } from './workspace';

/** The row of the cursor with the figure and the judged ratio that the cursor's column is about. */
export interface ActiveRow {
  readonly row: ViewRow;
  readonly figureColumn: string | null;
  readonly figure: ViewCell | null;
  readonly ratio: ViewCell | null;
}

/** The figure under the cursor, else the one that the ratio there is of, else the first of the sheet. */
const figureAbout = (columns: readonly ViewColumn[], at: ViewColumn | undefined): ViewColumn | undefined => {
  if (at?.kind === 'figure') return at;
  const ratio = at && ratioAbout(columns, at.id)?.calculation;
  const of = ratio?.kind === 'ratio' ? ratio.figure : null;
  return columns.find(({ id }) => id === of) ?? columns.find(({ kind }) => kind === 'figure');
};

/** The row under the cursor with the figure and the verdict that actions are about. */
export const activeRow = (): ActiveRow | null => {
  const { model } = planStore.get();
  const cell = activeCell();
  const row = model && cell ? model.rows[cell.r] : undefined;
  if (!model || !row) return null;
  const { columns } = model.view;
  const figure = figureAbout(columns, model.columns[cell?.c ?? -1]?.column);
  // A person overrules the verdict of the row: there is one, in the first judged column.
  const ratio = columns.find(isJudged);
  const cellIn = (column: ViewColumn | undefined): ViewCell | null => (column ? (row.cells[column.id] ?? null) : null);
  return { row, figureColumn: figure?.id ?? null, figure: cellIn(figure), ratio: cellIn(ratio) };
};

/** Whether the row has a verdict to overrule. */
export const hasVerdict = (active: ActiveRow | null): boolean =>
  active !== null && active.ratio !== null && active.row.kind !== 'heading';

/** Whether a figure stands there. */
export const hasFigure = (active: ActiveRow | null): boolean =>
  active?.figure !== null && active?.figure !== undefined && active.figure.typed !== '';

/** Opens the dialog that overrules the verdict of the row. */
export const openOverrule = (): void => {
  const active = activeRow();
  if (active && hasVerdict(active)) uiStore.set({ dialog: { kind: 'overrule', row: active.row.id } });
};

/** Makes the figure under the cursor an estimate, or an actual figure. */
export const toggleEstimate = (): void => {
  const active = activeRow();
  const at = sheetAt();
  if (!active?.figure || !at || isReadOnly()) return;
  const nature = active.figure.estimate ? 'actual' : 'estimate';
  const column = active.figureColumn ?? undefined;
  void runCommand({ type: 'setFigureNature', ...at, row: active.row.id, column, nature });
};

/** Sets which way an indicator is better. */
export const setDirection = (row: string, direction: Direction): void => {
  const at = sheetAt();
  if (at) void runCommand({ type: 'setIndicator', ...at, row, direction });
};

/** Sets against which bound of a range the percent goes. */
export const setRangeRule = (row: string, rangeRule: RangeRule): void => {
  const at = sheetAt();
  if (at) void runCommand({ type: 'setIndicator', ...at, row, rangeRule });
};

/** Turns round which way the indicator under the cursor is better. */
export const toggleDirection = (): void => {
  const active = activeRow();
  if (active && !isReadOnly()) setDirection(active.row.id, active.row.direction === 'higher' ? 'lower' : 'higher');
};
