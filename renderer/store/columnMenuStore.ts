import { createStore } from './createStore';

/** What is open about columns: the list of values of one to filter by, or the list of all to show and hide. */
export interface ColumnMenuState {
  readonly kind: 'none' | 'filter' | 'columns';
  /** The column of the form that is filtered. */
  readonly column: string;
  /** Screen place under which it opens. */
  readonly x: number;
  readonly y: number;
}

export const columnMenuStore = createStore<ColumnMenuState>({ kind: 'none', column: '', x: 0, y: 0 });

/** Closes the menu of a column. */
export const closeColumnMenu = (): void => columnMenuStore.set({ kind: 'none' });
