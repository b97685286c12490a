import type { SheetInfo } from '../../shared/contract/channels';
import { createStore, useStore } from './createStore';
import { planStore } from './planStore';

/** Rows counted on sheets that were opened, newer than what the plan said when it was opened; by plan and tree of rows. */
interface CountState {
  readonly plan: unknown;
  readonly counts: ReadonlyMap<string, number>;
}

const countStore = createStore<CountState>({ plan: null, counts: new Map() });

const keyOf = ({ plan, source }: Pick<SheetInfo, 'plan' | 'source'>): string => `${plan} ${source}`;

let seen: unknown = null;

planStore.subscribe(() => {
  const { plan, model } = planStore.get();
  if (countStore.get().plan !== plan) countStore.set({ plan, counts: new Map() });
  if (!model || model === seen) return;
  seen = model;
  const { view } = model;
  const count = view.rows.filter(({ kind }) => kind !== 'heading').length;
  const { counts } = countStore.get();
  if (counts.get(keyOf(view)) !== count) countStore.set({ counts: new Map(counts).set(keyOf(view), count) });
});

/** How many rows a sheet has now. */
export const useRowCounts = (): ((sheet: SheetInfo) => number) => {
  const counts = useStore(countStore, (state) => state.counts);
  return (sheet) => counts.get(keyOf(sheet)) ?? sheet.rows;
};
