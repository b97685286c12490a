import type { SheetView } from '../../shared/form/types';
import type { Arrangement } from '../../shared/grid/arrange';
import { type Filters, hiddenByFilters } from '../../shared/grid/filter';
import { ancestorsOf, hiddenByFolds, outlineOf } from '../../shared/grid/outline';
import { buildSheetModel, type SheetModel } from '../../shared/grid/sheetModel';
import { type Sort, sortedIds } from '../../shared/grid/sort';
import { createStore } from './createStore';
import { foldedIn, forgetFolds, setFolded } from './foldStore';
import { loadPrefs } from './sheetPrefs';

/** Filters and order of the sheet on screen. They last while the plan is open and never touch what is stored. */
interface ArrangeState {
  /** Whose they are. */
  readonly key: string;
  readonly filters: Filters;
  readonly sort: Sort | null;
  /** What the filters took out when they were last applied: a row does not vanish under the hands of who edits it. */
  readonly hidden: ReadonlySet<string>;
  readonly order: readonly string[] | null;
}

const PLAIN: Omit<ArrangeState, 'key'> = { filters: {}, sort: null, hidden: new Set(), order: null };

export const arrangeStore = createStore<ArrangeState>({ key: '', ...PLAIN });

/** How other sheets were left. */
const others = new Map<string, ArrangeState>();

const work = (view: SheetView, filters: Filters, sort: Sort | null): Pick<ArrangeState, 'hidden' | 'order'> => {
  const hidden = hiddenByFilters(view, filters);
  // A sort takes groups apart; their headings would stand among rows that are not theirs.
  if (sort) for (const row of view.rows) if (row.kind === 'heading') hidden.add(row.id);
  return { hidden, order: sort ? sortedIds(view, sort) : null };
};

/** A sort takes groups apart, and with them what they fold away. */
const withFolded = (view: SheetView, hidden: ReadonlySet<string>, isSorted: boolean): ReadonlySet<string> => {
  const folded = isSorted ? new Set<string>() : hiddenByFolds(view, foldedIn(view.sheet));
  return folded.size === 0 ? hidden : new Set([...hidden, ...folded]);
};

/** Unfolds what a row is folded away under. */
const unfoldTo = (view: SheetView, row: string): boolean => {
  const folded = foldedIn(view.sheet);
  const above = ancestorsOf(outlineOf(view), row).filter((id) => folded.has(id));
  if (above.length > 0) setFolded(view.sheet, new Set([...folded].filter((id) => !above.includes(id))));
  return above.length > 0;
};

/** The table on screen for a view: arranged as the person left it. `anew` works filters and order out again. */
export const arrangedModel = (path: string, view: SheetView, anew: boolean): SheetModel => {
  const key = view.sheet;
  const now = arrangeStore.get();
  if (now.key !== key) {
    others.set(now.key, now);
    arrangeStore.set(others.get(key) ?? { key, ...PLAIN });
  }
  const { filters, sort } = arrangeStore.get();
  if (anew && (sort !== null || Object.keys(filters).length > 0)) arrangeStore.set(work(view, filters, sort));
  const { hidden, order } = arrangeStore.get();
  const prefs = loadPrefs(path, view.sheet);
  const arrangement: Arrangement = {
    hiddenRows: withFolded(view, hidden, order !== null),
    order,
    hiddenColumns: new Set(prefs.hidden),
    frozen: prefs.frozen,
  };
  return buildSheetModel(view, arrangement);
};

/** Filters of a sheet, while the plan is open. */
export const setFilters = (view: SheetView, filters: Filters): void =>
  arrangeStore.set({ filters, ...work(view, filters, arrangeStore.get().sort) });

/** Order of a sheet on screen; null: as stored. */
export const setSortOrder = (view: SheetView, sort: Sort | null): void =>
  arrangeStore.set({ sort, ...work(view, arrangeStore.get().filters, sort) });

/** Brings one row back into sight: what undo changed has to be seen. True when it was hidden. */
export const revealRow = (view: SheetView, row: string): boolean => {
  const unfolded = unfoldTo(view, row);
  const { hidden } = arrangeStore.get();
  if (!hidden.has(row)) return unfolded;
  const next = new Set(hidden);
  next.delete(row);
  arrangeStore.set({ hidden: next });
  return true;
};

/** Forgets how the sheets of the plan before were left. */
export const forgetArrangements = (): void => {
  others.clear();
  forgetFolds();
  arrangeStore.set({ key: '', ...PLAIN });
};
