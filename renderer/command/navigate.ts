import { invoke } from '../api/client';
import { placesStore, savePlaces } from '../store/placesStore';
import { planStore } from '../store/planStore';
import { uiStore } from '../store/uiStore';
import { afterTyping } from './editing';
import { focusGrid } from './gridFocus';
import { enqueue, loadSheet, switchView } from './workspace';

/** Opens a sheet as it was last left. */
export const openSheet = (sheet: string): void => {
  if (planStore.get().sheet !== sheet) afterTyping(() => void loadSheet(sheet, null, null));
  uiStore.set({ navOver: false });
  focusGrid();
};

/** Shows the sheet for another period or unit; null: for the one that it is shown for. */
export const showFor = (period: string | null, unit: string | null): void =>
  afterTyping(() => switchView(period, unit));

/** The tabs that are still sheets of the plan. */
export const openTabs = (): readonly string[] => {
  const sheets = planStore.get().plan?.sheets ?? [];
  return placesStore.get().tabs.filter((id) => sheets.some((sheet) => sheet.id === id));
};

/** Takes a tab away; its neighbour comes up where it was the one on screen. The last one stays. */
export const closeTab = (sheet: string): void => {
  const tabs = openTabs();
  const at = tabs.indexOf(sheet);
  if (at < 0 || tabs.length < 2) return;
  const rest = tabs.toSpliced(at, 1);
  const next = rest[Math.min(at, rest.length - 1)];
  placesStore.set({ tabs: rest });
  savePlaces();
  if (planStore.get().sheet === sheet && next !== undefined) openSheet(next);
};

/** The tab beside the one on screen, in a circle. */
export const stepTab = (by: 1 | -1): void => {
  const tabs = openTabs();
  const at = tabs.indexOf(planStore.get().sheet ?? '');
  const next = tabs[(at + by + tabs.length) % tabs.length];
  if (next !== undefined) openSheet(next);
};

/** Asks anew what the plan has: which periods have data, how many rows there are. */
export const refreshPlan = async (): Promise<void> => {
  const answer = await enqueue(() => invoke('plan.info', {}));
  const { plan } = planStore.get();
  if (answer.ok && answer.value && answer.value.path === plan?.path) planStore.set({ plan: answer.value });
};
