import type { AppError } from '../../shared/contract/appError';
import type { PlanInfo, StepResult } from '../../shared/contract/channels';
import type { Result } from '../../shared/contract/result';
import type { CellEdit, Command, Place } from '../../shared/domain/command';
import { sameData } from '../../shared/domain/sameData';
import { OUTSIDE } from '../../shared/text/backups';
import { type ErrorText, explainError } from '../../shared/text/errors';
import { explainRecovery, SEE_LOG } from '../../shared/text/recovery';
import { GRID, LABELS } from '../../shared/text/ui';
import { invoke } from '../api/client';
import { revealRow } from '../store/arrangeStore';
import { closeColumnMenu } from '../store/columnMenuStore';
import { foldPatch } from '../store/foldPatch';
import { restoreCursor } from '../store/followPlaces';
import { loadPlaces, notePlace, noteSheet, placeOf, placesStore, savePlaces } from '../store/placesStore';
import { cellKey, currentSheet, modelFor, planStore, setPlan, setView } from '../store/planStore';
import { type EditSession, selectionStore } from '../store/selectionStore';
import { type Message, uiStore } from '../store/uiStore';
import { landHere, noteLanding, untilLanded } from './landing';
import { lockWays } from './locks';
import { currentPlace, showPlace } from './places';
import { sayLost, withUnwritten } from './saying';
import { tellingWait } from './waiting';

/** Jobs that touch the plan run one after another, in the order in which the person did them. */
let tail: Promise<unknown> = Promise.resolve();

let underWay = 0;

/** Does something with the plan after all that was asked of it before. */
export const enqueue = <T>(job: () => Promise<T>): Promise<T> => {
  underWay += 1;
  const told = (): Promise<T> => tellingWait(job);
  const run = tail.then(told, told).finally(() => {
    underWay -= 1;
  });
  tail = run.catch(() => undefined);
  return run;
};

/** True while the plan has not answered everything: what can be undone or done again is not known yet. */
export const isWorking = (): boolean => underWay > 0;

/** Resolves when everything asked for so far has been answered. */
export const settled = (): Promise<unknown> => tail;

/** Somebody else wrote the file: what differs, and which version goes on. */
export const CHOOSE_VERSION = {
  label: OUTSIDE.choose,
  run: (): void => uiStore.set({ dialog: { kind: 'outside' }, message: null }),
};

/** Shows a failure with its way out; `extra` actions come before closing, `explain` puts it in words. */
export const showError = (
  error: AppError,
  actions: Message['actions'] = [],
  typed: readonly string[] = [],
  explain: (error: AppError) => ErrorText = explainError,
): void => {
  const { title, message, next } = explain(error);
  const held = typed.length > 0 ? { text: `${message} ${GRID.editLost(typed)}`, typed } : { text: message };
  // Doing it once more would be refused once more.
  const ways =
    error.code === 'periodClosed' ? lockWays() : error.code === 'changedOutside' ? [CHOOSE_VERSION] : actions;
  uiStore.set({
    message: { tone: 'error', title, next, actions: ways, ...held },
    busy: null,
  });
};

/** Takes the message away. */
export const clearMessage = (): void => uiStore.set({ message: null });

/** What went wrong before is over; a text that could not be written stays in sight all the same. */
export const endError = (): void => {
  const { message } = uiStore.get();
  if (message?.tone === 'error' && message.typed === undefined) clearMessage();
};

/** What was said of the gesture before has been read when the next step is made. */
export const endNotice = (): void => {
  if (uiStore.get().message?.passing === true) clearMessage();
};

/** What is being read now: whatever is chosen before it is there is chosen from here, not from what it replaces. */
let heading: { readonly sheet: string; readonly period: string | null; readonly unit: string | null } | null = null;

/**
 * What is being typed while a sheet is read: in the same one, read anew, it goes on in its cell once that is there. Whoever
 * leads elsewhere commits it first; where nobody could (its sheet is taken away) it is told.
 */
const editFor = (isReread: boolean, isSameSheet: boolean): EditSession | null => {
  const { edit } = selectionStore.get();
  if (edit === null || isReread || (isSameSheet && edit.ahead)) return edit && { ...edit, ahead: true };
  if (edit.draft !== edit.original) sayLost(edit.draft, GRID.cellGone);
  return null;
};

/** Loads a sheet in a period for a unit; null: as it was last left, else its own. */
export const loadSheet = async (sheet: string, period: string | null, unit: string | null): Promise<void> => {
  const same = planStore.get().sheet === sheet;
  const before = planStore.get().model?.view;
  const left = placeOf(sheet);
  const at = { period: period ?? left.period, unit: unit ?? left.unit };
  const target = { sheet, ...at };
  const isReread = same && at.period === before?.period && at.unit === before.unit.id;
  const edit = editFor(isReread, same);
  heading = target;
  noteSheet(sheet);
  if (!same) closeColumnMenu();
  planStore.set({ sheet, loading: true, ...(same ? {} : { model: null }) });
  selectionStore.set({ edit, copied: null, ...(same ? {} : { active: null, head: null }) });
  const answer = await untilLanded(() => enqueue(() => invoke('sheet.view', { sheet, ...at })));
  if (heading === target) heading = null;
  if (planStore.get().sheet !== sheet) return;
  if (answer.ok) {
    const { value } = answer;
    notePlace(sheet, { period: value.period, unit: value.unit.id });
    if (!same) restoreCursor(value);
    const shown = planStore.get().model?.view;
    setView(value);
    // Another period or unit has a grid of its own, which takes over what was typed meanwhile when it is there.
    if (shown?.period === value.period && shown.unit.id === value.unit.id) landHere();
    return;
  }
  planStore.set({ loading: false });
  // What it was last shown for may be gone since: its own period and unit are always there.
  const own = currentSheet(planStore.get());
  const retry = (): void => void loadSheet(sheet, own?.periods[0] ?? null, own?.units[0]?.id ?? null);
  if (period === null && unit === null && (left.period ?? left.unit) !== null) {
    retry();
    return;
  }
  // What was typed for this period must not land in the one that is shown instead.
  const waiting = selectionStore.get().edit;
  if (waiting?.ahead) selectionStore.set({ edit: null });
  const typed = waiting?.ahead ? withUnwritten(waiting.draft) : [];
  showError(answer.error, [{ label: LABELS.retry, run: retry }], typed);
};

const sayRecovery = (plan: PlanInfo | null): void => {
  if (!plan?.recovery) return;
  const { problem, steps } = plan.recovery;
  const log = { label: SEE_LOG, run: () => uiStore.set({ side: 'history' }) };
  const tone = problem === null ? ('info' as const) : ('warning' as const);
  uiStore.set({ message: { tone, ...explainRecovery(plan.recovery), actions: steps > 0 ? [log] : [] } });
};

/** Puts a plan in front of the person and opens the sheet where it was left, else its first. */
export const showPlan = async (plan: PlanInfo | null): Promise<void> => {
  const before = planStore.get();
  if (plan && before.plan?.path === plan.path && before.sheet !== null) {
    planStore.set({ phase: 'open', openingName: null });
    await showAnew(plan);
    return;
  }
  selectionStore.set({ active: null, head: null, edit: null, copied: null });
  uiStore.set({ dialog: null, menu: null, message: null, busy: null });
  savePlaces();
  setPlan(plan);
  loadPlaces(plan?.path ?? '', (id) => plan?.sheets.some((sheet) => sheet.id === id) ?? false);
  const first = placesStore.get().sheet ?? plan?.sheets[0]?.id;
  if (first !== undefined) await loadSheet(first, null, null);
  sayRecovery(plan);
};

/**
 * Shows the open plan as its file was read anew: sheet, period, unit, selection, filters and the place in sight stay, and
 * nobody's typing is disturbed.
 */
export const showAnew = async (plan: PlanInfo): Promise<void> => {
  const isShown = (): boolean => planStore.get().plan?.path === plan.path;
  if (!isShown()) return;
  if (!sameData(plan.recovery, planStore.get().plan?.recovery ?? null)) sayRecovery(plan);
  planStore.set({ plan, undo: plan.undo, save: plan.save });
  const { sheet, model } = planStore.get();
  if (sheet === null || !plan.sheets.some(({ id }) => id === sheet)) {
    const [first] = plan.sheets;
    if (first) await loadSheet(first.id, null, null);
    return;
  }
  // One that is being read comes from the new contents anyway.
  if (!model) return;
  const at = { sheet, period: model.view.period, unit: model.view.unit.id };
  const answer = await enqueue(() => invoke('sheet.view', at));
  const now = planStore.get().model?.view;
  if (!isShown() || !now || !sameData(sheetAt(), at)) return;
  if (!answer.ok) await loadSheet(sheet, null, null);
  else if (!sameData(answer.value, now)) planStore.set({ model: modelFor(answer.value, false) });
};

/** What is still on its way once some edits were answered: a text that was typed over one of them meanwhile is. */
const withoutPending = (done: readonly CellEdit[]): ReadonlyMap<string, string> => {
  const pending = new Map(planStore.get().pending);
  for (const { row, column, text } of done) {
    const key = cellKey(row, column);
    if (pending.get(key) === text) pending.delete(key);
  }
  return pending;
};

/** Folds what a step changed into the view; `jump` brings the cursor to where the step happened. */
export const foldStep = (step: StepResult, jump: boolean, done: readonly CellEdit[] = []): void => {
  const { model, plan: before } = planStore.get();
  const folded = model && step.patches.reduce((view, patch) => foldPatch(view, patch), model.view);
  // What undo changed has to be seen, also where a filter had taken it out of sight.
  const revealed =
    jump && step.place?.row !== null && step.place !== null && folded && revealRow(folded, step.place.row);
  const changed = folded && (folded !== model?.view || revealed);
  planStore.set({
    undo: step.undo,
    lastAction: step.label,
    ...(step.plan ? { plan: step.plan } : {}),
    pending: withoutPending(done),
    ...(changed ? { model: modelFor(folded, false) } : {}),
  });
  selectionStore.set({ copied: null });
  if (step.plan) void readAnew(step.plan, before);
  const { place } = step;
  if (!jump || !place || place.sheet !== planStore.get().sheet) return;
  const spot = showPlace(place);
  if (spot) noteLanding(spot);
};

/**
 * The sheet on screen as it is now that the file consists of something else; the first one when it is gone. A sheet that
 * has gone on to another period is followed there.
 */
export const readAnew = (plan: PlanInfo, before: PlanInfo | null): Promise<void> => {
  const { sheet } = planStore.get();
  const ownPeriod = (of: PlanInfo | null): string | undefined => of?.sheets.find(({ id }) => id === sheet)?.periods[0];
  const moved = ownPeriod(plan) !== ownPeriod(before) ? ownPeriod(plan) : undefined;
  // Another sheet, period or unit may have been chosen since the step was asked for, and be on its way.
  const chosen = chosenView();
  if (sheet !== null && plan.sheets.some(({ id }) => id === sheet)) {
    return loadSheet(sheet, moved ?? chosen.period, chosen.unit);
  }
  const [first] = plan.sheets;
  return first ? loadSheet(first.id, null, null) : Promise.resolve();
};

/** The sheet on screen with its period and unit, as commands name it. */
export const sheetAt = (): { readonly sheet: string; readonly period: string; readonly unit: string } | null => {
  const view = planStore.get().model?.view;
  return view ? { sheet: view.sheet, period: view.period, unit: view.unit.id } : null;
};

/** The one text that a command writes; blank where it is another kind, or writes many. */
const typedIn = (command: Command): string => {
  if (command.type === 'setCellNote') return command.body;
  const [only, ...others] = command.type === 'setCells' ? command.edits : [];
  return others.length === 0 ? (only?.text ?? '') : '';
};

/** Runs a command: typed texts show at once, the answer follows. A failure keeps what was typed in the message. */
export const runCommand = async (
  command: Command,
  place: Place | null = currentPlace(),
): Promise<Result<StepResult, AppError>> => {
  endNotice();
  const edits = command.type === 'setCells' ? command.edits : [];
  if (edits.length > 0) {
    const pending = new Map(planStore.get().pending);
    for (const { row, column, text } of edits) pending.set(cellKey(row, column), text);
    planStore.set({ pending });
  }
  const answer = await enqueue(() => invoke('plan.run', { command, place }));
  if (answer.ok) {
    foldStep(answer.value, false, edits);
    endError();
    return answer;
  }
  planStore.set({ pending: withoutPending(edits) });
  const { message } = uiStore.get();
  const typed = typedIn(command);
  const before = typed !== '' && message?.typed ? message.actions.filter(({ label }) => label === LABELS.retry) : [];
  const again = (): void => {
    for (const { run } of before) run();
    void runCommand(command, place);
  };
  showError(answer.error, [{ label: LABELS.retry, run: again }], typed === '' ? [] : withUnwritten(typed));
  return answer;
};

/** Reads the sheet anew in another period or for another unit. */
export const switchView = (period: string | null, unit: string | null): void => {
  const sheet = currentSheet(planStore.get());
  const shown = chosenView();
  if (sheet) void loadSheet(sheet.id, period ?? shown.period, unit ?? shown.unit);
};

/** The period and unit that were chosen for the sheet on screen: those on their way, else those that it shows. */
export const chosenView = (): { readonly period: string | null; readonly unit: string | null } => {
  const { sheet, model } = planStore.get();
  const on = heading?.sheet === sheet ? heading : null;
  return { period: on?.period ?? model?.view.period ?? null, unit: on?.unit ?? model?.view.unit.id ?? null };
};
