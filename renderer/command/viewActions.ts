import { hasOwners, OWNER_COLUMN } from '../../shared/form/ownerColumn';
import type { SheetView } from '../../shared/form/types';
import type { ColumnFilter, Filters } from '../../shared/grid/filter';
import type { Sort } from '../../shared/grid/sort';
import { ACTION, UNAVAILABLE } from '../../shared/text/dialogs';
import { arrangeStore, setFilters, setSortOrder } from '../store/arrangeStore';
import { columnMenuStore } from '../store/columnMenuStore';
import { goToStore } from '../store/goToStore';
import { modelFor, planStore } from '../store/planStore';
import type { Action } from './actions';
import { activeColumn } from './columnActions';
import { commitEdit } from './editing';
import { gridMenuPoint } from './gridFocus';
import { needsSheet } from './guards';
import { settled } from './workspace';

/** Arranges the rows after everything typed so far has reached the plan, so that it is arranged by what is seen. */
const withView = async (change: (view: SheetView) => void): Promise<void> => {
  const { sheet } = planStore.get();
  commitEdit();
  await settled();
  const view = viewNow();
  // Another sheet may have been chosen meanwhile: its columns are others.
  if (!view || view.sheet !== sheet) return;
  change(view);
  planStore.set({ model: modelFor(view, false) });
};

const viewNow = (): SheetView | null => planStore.get().model?.view ?? null;

/** Filters by a column; null lets all its values through again. */
export const filterColumn = (column: string, filter: ColumnFilter | null): Promise<void> =>
  withView((view) => {
    const { [column]: _old, ...others } = arrangeStore.get().filters;
    const filters: Filters = filter ? { ...others, [column]: filter } : others;
    setFilters(view, filters);
  });

/** Shows all rows again. */
export const clearFilters = (): Promise<void> => withView((view) => setFilters(view, {}));

/** Orders the rows on screen; null: as they are stored. */
export const sortBy = (sort: Sort | null): Promise<void> => withView((view) => setSortOrder(view, sort));

/** Filters and sorts again by what the cells have now. */
export const arrangeAgain = (): Promise<void> => withView((view) => setFilters(view, arrangeStore.get().filters));

const ownersHere = (): boolean => {
  const view = viewNow();
  return view !== null && hasOwners(view);
};

const needsColumn = (): string | null => needsSheet() ?? (activeColumn() === null ? UNAVAILABLE.noRow : null);
const needsFilter = (): string | null =>
  needsSheet() ?? (Object.keys(arrangeStore.get().filters).length > 0 ? null : UNAVAILABLE.notFiltered);
const needsSort = (): string | null => needsSheet() ?? (arrangeStore.get().sort ? null : UNAVAILABLE.notSorted);

const sortActive = (descending: boolean): void => {
  const column = activeColumn();
  if (column !== null) void sortBy({ column, descending });
};

/** Filter, order and going to a place: how the sheet is looked at, not what is in it. */
export const viewActions = {
  'edit.goTo': {
    label: () => ACTION['edit.goTo'],
    keys: ['Ctrl+G'],
    blocked: needsSheet,
    run: () => goToStore.set({ open: true }),
  },
  'rows.filter': {
    label: () => ACTION['rows.filter'],
    keys: ['Ctrl+Shift+L'],
    blocked: needsColumn,
    run: () => columnMenuStore.set({ kind: 'filter', column: activeColumn() ?? '', ...gridMenuPoint() }),
  },
  'rows.filterOwner': {
    label: () => ACTION['rows.filterOwner'],
    keys: [],
    blocked: () => needsSheet() ?? (ownersHere() ? null : UNAVAILABLE.noOwners),
    run: () => columnMenuStore.set({ kind: 'filter', column: OWNER_COLUMN.id, ...gridMenuPoint() }),
  },
  'rows.clearFilters': {
    label: () => ACTION['rows.clearFilters'],
    keys: [],
    blocked: needsFilter,
    run: () => void clearFilters(),
  },
  'rows.sortAscending': {
    label: () => ACTION['rows.sortAscending'],
    keys: [],
    blocked: needsColumn,
    run: () => sortActive(false),
  },
  'rows.sortDescending': {
    label: () => ACTION['rows.sortDescending'],
    keys: [],
    blocked: needsColumn,
    run: () => sortActive(true),
  },
  'rows.storedOrder': {
    label: () => ACTION['rows.storedOrder'],
    keys: [],
    blocked: needsSort,
    run: () => void sortBy(null),
  },
} satisfies Readonly<Record<string, Action>>;
