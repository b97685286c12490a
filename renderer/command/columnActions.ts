import type { SheetModel } from '../../shared/grid/sheetModel';
import { COLUMN_TEXT } from '../../shared/text/columns';
import { ACTION, UNAVAILABLE } from '../../shared/text/dialogs';
import { columnMenuStore } from '../store/columnMenuStore';
import { modelFor, planStore } from '../store/planStore';
import { activeCell, selectedRects, selectionStore, spotOf } from '../store/selectionStore';
import { type ColumnPrefs, PLAIN_COLUMNS, prefsStore, setPrefs } from '../store/sheetPrefs';
import type { Action } from './actions';
import { fitGridColumn, gridMenuPoint, hasRoomToFreeze } from './gridFocus';
import { needsSheet } from './guards';
import { sayStays } from './saying';

/** Columns of the form that the selection is about: whole columns that are selected, else that of the cursor. */
const chosenColumns = (): readonly string[] => {
  const { model } = planStore.get();
  const cell = activeCell();
  if (!model || !cell) return [];
  const ranges = selectionStore.get().columns ? selectedRects() : [{ c0: cell.c, c1: cell.c }];
  const ids = ranges.flatMap(({ c0, c1 }) => model.columns.slice(c0, c1 + 1).map(({ column }) => column.id));
  return [...new Set(ids)];
};

/** Column of the form that the cursor is in. */
export const activeColumn = (): string | null => {
  const { model } = planStore.get();
  const cell = activeCell();
  return (cell && model?.columns[cell.c]?.column.id) ?? null;
};

/** Changes how the columns are shown; the cursor goes to a neighbour when its column goes. */
const changeColumns = (patch: Partial<ColumnPrefs>): void => {
  const { model: before } = planStore.get();
  const cell = activeCell();
  setPrefs(patch);
  if (!before) return;
  const model = modelFor(before.view, false);
  const column = cell && before.columns[cell.c];
  const isGone = column !== null && column !== undefined && model.columnIndex(column.id) === null;
  planStore.set({ model });
  if (!cell || !isGone) return;
  const row = model.rowIndex(before.rows[cell.r]?.id ?? '');
  const left = before.columns.slice(0, cell.c).filter(({ id }) => model.columnIndex(id) !== null).length;
  const spot = row === null ? null : spotOf(model, { r: row, c: Math.min(left, model.columns.length - 1) });
  if (spot) selectionStore.set({ active: spot, head: spot });
};

/** All columns of the form, and which of them are shown. */
export const columnChoices = (
  model: SheetModel | null,
): readonly { readonly id: string; readonly label: string; readonly shown: boolean }[] => {
  const shown = new Set(model?.columns.map(({ column }) => column.id));
  return (model?.view.columns ?? []).map(({ id, header }) => ({
    id,
    label: header.join(' · ').replace(/\s+/g, ' '),
    shown: shown.has(id),
  }));
};

/** Hides columns, or brings them back; one column at least stays. */
export const setColumnsShown = (ids: readonly string[], shown: boolean): void => {
  const { model } = planStore.get();
  const hidden = new Set(prefsStore.get().hidden);
  for (const id of ids) {
    if (shown) hidden.delete(id);
    else hidden.add(id);
  }
  if (model?.view.columns.some(({ id }) => !hidden.has(id))) changeColumns({ hidden: [...hidden] });
};

const whyNotHide = (): string | null => {
  const { model } = planStore.get();
  const chosen = new Set(chosenColumns());
  return model?.columns.some(({ column }) => !chosen.has(column.id)) ? null : UNAVAILABLE.lastColumn;
};

/** Keeps everything up to a column in place; null lets go of all, `undefined` goes back to what the form has. */
const freezeTo = (id: string | null | undefined): void => {
  if (typeof id === 'string' && !hasRoomToFreeze(id)) {
    sayStays(COLUMN_TEXT.tooWideToFreeze);
    return;
  }
  changeColumns({ frozen: id });
};

/** The column up to which the sheet is frozen; null when nothing is. */
const frozenColumn = (): string | null => {
  const { model } = planStore.get();
  return (model && model.frozen > 0 && model.columns[model.frozen - 1]?.column.id) || null;
};

/** All columns shown, at their own widths, the usual ones frozen. */
export const resetColumns = (): void => changeColumns(PLAIN_COLUMNS);

const needsColumn = (): string | null => needsSheet() ?? (activeColumn() === null ? UNAVAILABLE.noRow : null);

/** Columns: frozen, hidden, fitted; the menu of a header has the same. */
export const columnActions = {
  'column.choose': {
    label: () => ACTION['column.choose'],
    keys: [],
    blocked: needsSheet,
    run: () => columnMenuStore.set({ kind: 'columns', column: '', ...gridMenuPoint() }),
  },
  'column.freeze': {
    label: () => ACTION['column.freeze'],
    keys: [],
    blocked: needsColumn,
    run: () => freezeTo(chosenColumns().at(-1) ?? null),
  },
  'column.unfreeze': {
    label: () => ACTION['column.unfreeze'],
    keys: [],
    blocked: () => needsSheet() ?? (frozenColumn() === null ? UNAVAILABLE.nothingFrozen : null),
    run: () => freezeTo(null),
  },
  'column.hide': {
    label: () => ACTION['column.hide'],
    keys: [],
    blocked: () => needsColumn() ?? whyNotHide(),
    run: () => setColumnsShown(chosenColumns(), false),
  },
  'column.fit': {
    label: () => ACTION['column.fit'],
    keys: [],
    blocked: needsColumn,
    run: () => chosenColumns().forEach(fitGridColumn),
  },
  'column.reset': { label: () => ACTION['column.reset'], keys: [], blocked: needsSheet, run: resetColumns },
} satisfies Readonly<Record<string, Action>>;
