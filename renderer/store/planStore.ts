import type { AppStart, PlanInfo, RecentFile, SaveState, UndoState } from '../../shared/contract/channels';
import type { SheetView } from '../../shared/form/types';
import type { SheetModel } from '../../shared/grid/sheetModel';
import { arrangedModel, forgetArrangements } from './arrangeStore';
import { createStore } from './createStore';

export type Phase = 'starting' | 'none' | 'opening' | 'open';

/** The open plan as the window knows it. The view changes only by folding patches or loading a sheet. */
export interface PlanState {
  readonly phase: Phase;
  readonly openingName: string | null;
  readonly version: string;
  readonly recent: readonly RecentFile[];
  readonly samples: AppStart['samples'];
  readonly plan: PlanInfo | null;
  readonly sheet: string | null;
  readonly model: SheetModel | null;
  readonly loading: boolean;
  readonly undo: UndoState;
  readonly save: SaveState;
  readonly lastAction: string;
  /** Typed texts on their way to the plan, shown at once; by `cellKey`. */
  readonly pending: ReadonlyMap<string, string>;
}

const NO_UNDO: UndoState = { undoLabel: null, redoLabel: null };
const NOT_SAVED: SaveState = { state: 'saved', savedAt: null, error: null };

export const planStore = createStore<PlanState>({
  phase: 'starting',
  openingName: null,
  version: '',
  recent: [],
  samples: [],
  plan: null,
  sheet: null,
  model: null,
  loading: false,
  undo: NO_UNDO,
  save: NOT_SAVED,
  lastAction: '',
  pending: new Map(),
});

/** The key of a cell in what is being typed. */
export const cellKey = (row: string, column: string): string => `${row}\u0000${column}`;

/** The row of such a key. */
export const rowOfKey = (key: string): string => key.slice(0, key.indexOf('\u0000'));

/** Puts a plan, or none, in front of the person. */
export const setPlan = (plan: PlanInfo | null): void => {
  forgetArrangements();
  planStore.set({
    phase: plan ? 'open' : 'none',
    openingName: null,
    plan,
    sheet: null,
    model: null,
    loading: false,
    undo: plan?.undo ?? NO_UNDO,
    save: plan?.save ?? NOT_SAVED,
    lastAction: '',
    pending: new Map(),
  });
};

/** The table for a view as the person arranged it; `anew` applies filters and order to it again. */
export const modelFor = (view: SheetView, anew: boolean): SheetModel =>
  arrangedModel(planStore.get().plan?.path ?? '', view, anew);

/** Puts a sheet on screen. */
export const setView = (view: SheetView): void => planStore.set({ model: modelFor(view, true), loading: false });

/** Whether the plan may only be read. */
export const isReadOnly = (): boolean => planStore.get().plan?.readOnly !== null;

/** The sheet on screen as the plan describes it. */
export const currentSheet = (state: PlanState) => state.plan?.sheets.find((sheet) => sheet.id === state.sheet) ?? null;
