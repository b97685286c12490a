import { createStore } from './createStore';

/** Which rows are folded, by sheet. A way of looking at a sheet: it is no part of the plan and lasts while the plan is open. */
interface FoldState {
  readonly bySheet: ReadonlyMap<string, ReadonlySet<string>>;
}

const NONE: ReadonlySet<string> = new Set();

const foldStore = createStore<FoldState>({ bySheet: new Map() });

/** Rows of a sheet whose branches are folded. */
export const foldedIn = (sheet: string): ReadonlySet<string> => foldStore.get().bySheet.get(sheet) ?? NONE;

/** Takes over what is folded in a sheet. */
export const setFolded = (sheet: string, folded: ReadonlySet<string>): void =>
  foldStore.set({ bySheet: new Map(foldStore.get().bySheet).set(sheet, folded) });

/** Nothing is folded any more. */
export const forgetFolds = (): void => foldStore.set({ bySheet: new Map() });
