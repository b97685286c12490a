import { ACTION, UNAVAILABLE } from '../../shared/text/dialogs';
import { invoke } from '../api/client';
import { currentSheet, planStore } from '../store/planStore';
import { activeCell } from '../store/selectionStore';
import { uiStore } from '../store/uiStore';
import type { Action } from './actions';
import { needsRow, needsSheet, needsWritable } from './guards';
import { exporting } from './printing';
import { runCommand, sheetAt } from './workspace';

/** The row and column of the cursor, where it stands on a row with a series. */
const spot = (): { readonly row: string; readonly column: string } | null => {
  const { model } = planStore.get();
  const cell = activeCell();
  const merge = model && cell ? model.mergeOf(cell) : null;
  const row = merge ? model?.rows[merge.r0] : undefined;
  const column = merge ? model?.columns[merge.c0] : undefined;
  const hasSeries = row !== undefined && row.kind !== 'heading' && row.kind !== 'entry';
  return row && column && hasSeries ? { row: row.id, column: column.id } : null;
};

const isOfPlan = (): boolean => planStore.get().model?.view.source !== 'units';

/** A closed figure under the cursor. */
const closedFigure = (): string | null => {
  const { model } = planStore.get();
  const cell = activeCell();
  const isClosed = model && cell && model.lockAt(cell) !== null && model.columns[cell.c]?.column.kind === 'figure';
  return isClosed && spot() ? null : UNAVAILABLE.notClosed;
};

const goesOn = (): string | null =>
  currentSheet(planStore.get())?.byPeriod === false ? UNAVAILABLE.noNextPeriod : null;

const open = (kind: 'openPeriod' | 'closing' | 'nextYear' | 'pastFigures') => (): void =>
  uiStore.set({ dialog: { kind } });

/** Periods, closings and targets. */
export const periodActions = {
  'period.open': {
    label: () => ACTION['period.open'],
    keys: ['Ctrl+Alt+N'],
    blocked: () => needsWritable() ?? goesOn(),
    run: open('openPeriod'),
  },
  'period.close': {
    label: () => ACTION['period.close'],
    keys: [],
    blocked: needsSheet,
    run: open('closing'),
  },
  'period.correct': {
    label: () => ACTION['period.correct'],
    keys: [],
    blocked: () => needsWritable() ?? closedFigure(),
    run: () => {
      const at = spot();
      if (at) uiStore.set({ dialog: { kind: 'correct', ...at } });
    },
  },
  'period.past': {
    label: () => ACTION['period.past'],
    keys: [],
    blocked: () => needsWritable() ?? (isOfPlan() ? null : UNAVAILABLE.noSeries),
    run: open('pastFigures'),
  },
  'plan.nextYear': {
    label: () => ACTION['plan.nextYear'],
    keys: [],
    blocked: needsWritable,
    run: open('nextYear'),
  },
  'plan.targets': {
    label: () => ACTION['plan.targets'],
    keys: [],
    blocked: () => needsRow() ?? (spot() ? null : UNAVAILABLE.noSeries),
    run: () => {
      const at = spot();
      if (at) uiStore.set({ dialog: { kind: 'assignment', ...at } });
    },
  },
} satisfies Readonly<Record<string, Action>>;

/** Puts a column that the form leaves to choice on the sheet, or takes it off; a step like any other. */
export const showOptionalColumn = (column: string, shown: boolean): void => {
  const at = sheetAt();
  if (at) void runCommand({ type: 'showColumn', ...at, column, shown });
};

/** Writes a kept copy as a workbook where the person says. */
export const exportSnapshot = async (snapshot: string): Promise<void> => {
  await exporting(
    () => invoke('period.exportSnapshot', { snapshot, layout: 'phu-luc', profile: null }),
    () => void exportSnapshot(snapshot),
  );
};
