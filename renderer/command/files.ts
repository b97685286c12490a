import type { AppError } from '../../shared/contract/appError';
import type { NewPlan, PlanInfo } from '../../shared/contract/channels';
import type { Result } from '../../shared/contract/result';
import { IMPORT_DIALOG } from '../../shared/text/dialogs';
import { fileNameOf } from '../../shared/text/errors';
import { DROP, LABELS, STATUS, WELCOME } from '../../shared/text/ui';
import { invoke, listen, pathOf } from '../api/client';
import { followPlaces } from '../store/followPlaces';
import { followJob } from '../store/jobStore';
import { personStore } from '../store/personStore';
import { movePlaces } from '../store/placesStore';
import { planStore } from '../store/planStore';
import { movePrefs } from '../store/sheetPrefs';
import { closeThis, uiStore } from '../store/uiStore';
import { followBackups, isOutside, noteSave } from './backups';
import { flush } from './editing';
import { followFile } from './following';
import { letGoWhenClosed } from './importing';
import { showOpenError } from './rescuing';
import { busyWith } from './waiting';
import { CHOOSE_VERSION, endError, enqueue, foldStep, sheetAt, showError, showPlan } from './workspace';

/** Asks the host what is open and listens to it from then on. */
export const startWorkspace = async (onMenu: (action: string) => void): Promise<void> => {
  followPlaces();
  listen('plan.opened', (plan) => void showPlan(plan));
  listen('plan.openFailed', (error) => {
    restorePhase();
    showOpenError(error);
  });
  followFile();
  listen('save.state', noteSave);
  followBackups();
  listen('job.progress', followJob);
  listen('menu.action', ({ action }) => onMenu(action));
  const answer = await invoke('app.start', {});
  if (!answer.ok) {
    planStore.set({ phase: 'none' });
    showError(answer.error);
    return;
  }
  const { version, recent, samples, plan, person } = answer.value;
  personStore.set({ person });
  planStore.set({ version, recent, samples });
  await showPlan(plan);
};

const restorePhase = (): void => planStore.set({ phase: planStore.get().plan ? 'open' : 'none', openingName: null });

/** Shows the plan that comes back; null means the person changed their mind. */
/** False when the person chose no file. */
const opening = async (
  name: string | null,
  ask: () => Promise<Result<PlanInfo | null, AppError>>,
): Promise<boolean> => {
  await flush();
  if (!planStore.get().plan) planStore.set({ phase: 'opening', openingName: name });
  const answer = await busyWith(name === null ? WELCOME.openingAny : WELCOME.opening(name), () => enqueue(ask));
  restorePhase();
  if (!answer.ok) {
    const { error } = answer;
    const path = 'path' in error ? error.path : null;
    const known = path !== null && planStore.get().recent.some((file) => file.path === path);
    const forget = { label: LABELS.remove, run: () => void forgetRecent(path ?? '') };
    showOpenError(error, error.code === 'fileNotFound' && known ? [forget] : []);
  } else if (answer.value) await showPlan(answer.value);
  else return false;
  return true;
};

/** A new file from a sample, or an empty one of a year and a unit; false when no place was chosen for it. */
export const newPlan = (sample: string | null, about: NewPlan | null): Promise<boolean> =>
  opening(null, () => invoke('file.new', { sample, about }));

/** Opens a plan file; null: a dialog asks which. */
export const openPlan = async (path: string | null): Promise<void> => {
  await opening(path === null ? null : fileNameOf(path), () => invoke('file.open', { path }));
};

/** Takes a file off the list of recent ones; the file stays. */
export const forgetRecent = async (path: string): Promise<void> => {
  const answer = await invoke('file.forgetRecent', { path });
  if (answer.ok) planStore.set({ recent: answer.value });
  else showError(answer.error);
};

/** Writes the whole file, which takes a while where there is much in it. */
const saving = async <T>(ask: () => Promise<T>): Promise<T> => {
  await flush();
  return busyWith(STATUS.saving, () => enqueue(ask));
};

/** Writes what is not yet on disk. */
export const savePlan = async (): Promise<void> => {
  await flush();
  const answer = await enqueue(() => invoke('file.save', {}));
  if (answer.ok) {
    planStore.set({ save: answer.value });
    endError();
  } else if (isOutside(answer.error)) CHOOSE_VERSION.run();
  else showError(answer.error, [{ label: LABELS.saveAs, run: () => void savePlanAs() }]);
};

/** Goes on in a file of another name or place; a dialog asks which. */
export const savePlanAs = async (): Promise<void> => {
  const answer = await saving(() => invoke('file.saveAs', {}));
  if (!answer.ok) showError(answer.error);
  else if (answer.value) await replacePlan(answer.value);
};

/** The same contents under another name: the sheet, the cursor and the view stay. */
const replacePlan = async (plan: PlanInfo): Promise<void> => {
  movePrefs(planStore.get().plan?.path ?? plan.path, plan.path);
  movePlaces(plan.path);
  const { sheet } = planStore.get();
  if (sheet !== null && plan.sheets.some((s) => s.id === sheet)) {
    planStore.set({ plan, undo: plan.undo, save: plan.save });
    uiStore.set({ message: null });
  } else await showPlan(plan);
};

/** Closes the plan once it is on disk; says why when it cannot be. */
export const closePlan = async (): Promise<void> => {
  const answer = await saving(() => invoke('file.close', {}));
  if (!answer.ok) {
    showError(answer.error);
    return;
  }
  await showPlan(null);
  const start = await invoke('app.start', {});
  if (start.ok) planStore.set({ recent: start.value.recent });
};

/** Reads a workbook and shows what it would change. */
export const previewImport = async (path: string | null): Promise<void> => {
  const at = sheetAt();
  if (at === null) return;
  await flush();
  const answer = await busyWith(IMPORT_DIALOG.reading, () =>
    enqueue(() => invoke('workbook.previewImport', { ...at, path })),
  );
  if (!answer.ok) showError(answer.error);
  else if (answer.value) {
    uiStore.set({ message: null, dialog: { kind: 'import', ...answer.value } });
    letGoWhenClosed(answer.value.token);
  }
};

/** Applies the chosen lines of a preview in one step. */
export const applyImport = async (
  token: string,
  changed: readonly number[],
  added: readonly number[],
): Promise<void> => {
  const { dialog } = uiStore.get();
  const answer = await enqueue(() => invoke('workbook.applyImport', { token, changed, added }));
  closeThis(dialog);
  if (answer.ok) foldStep(answer.value, true);
  else showError(answer.error);
};

/** A file dropped on the window: a plan is opened, a workbook is previewed against the open sheet. */
export const takeDropped = (file: File): void => {
  const path = pathOf(file);
  const name = file.name.toLowerCase();
  const explain = (title: string, text: string, next: string): void =>
    uiStore.set({ message: { tone: 'warning', title, text, next, actions: [] } });
  if (/\.(skh|sqlite|db)$/.test(name) && path !== '') void openPlan(path);
  else if (!/\.(xlsx|xlsm|xls|csv|txt)$/.test(name) || path === '')
    explain(DROP.other, `“${file.name}”`, DROP.otherNext);
  else if (planStore.get().sheet === null) {
    explain(DROP.bookNeedsPlan, DROP.bookNeedsPlanText, DROP.bookNeedsPlanNext);
  } else void previewImport(path);
};
