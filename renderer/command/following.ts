import type { EventMap, PlanInfo } from '../../shared/contract/channels';
import { ACTION } from '../../shared/text/dialogs';
import { EDIT_BLOCKED } from '../../shared/text/lock';
import { invoke, listen } from '../api/client';
import { planStore } from '../store/planStore';
import { uiStore } from '../store/uiStore';
import type { Action } from './actions';
import { needsPlan } from './guards';
import { enqueue, showAnew, showError } from './workspace';

/** The plan as the file is by now, held back while a dialog is open: what it was opened on must not move under it. */
let waiting: PlanInfo | null = null;

const showWaiting = (): void => {
  if (waiting === null || uiStore.get().dialog !== null) return;
  const plan = waiting;
  waiting = null;
  void showAnew(plan);
};

const take = ({ plan, changed }: EventMap['plan.followed']): void => {
  const shown = planStore.get().plan;
  if (shown?.path !== plan.path) return;
  // Who writes, and since when: a line above the sheet, which disturbs nothing.
  planStore.set({ plan: { ...shown, readOnly: plan.readOnly, following: plan.following } });
  if (changed || waiting !== null) waiting = plan;
  showWaiting();
};

/** Listens to the file under a plan that is only read; called once. */
export const followFile = (): void => {
  listen('plan.followed', take);
  uiStore.subscribe(showWaiting);
};

/** Opens for writing what was only read; the token: a lock that is taken over. Where one is in the sheet stays. */
export const openToEdit = async (takeOver: string | null): Promise<void> => {
  const answer = await enqueue(() => invoke('plan.edit', { takeOver }));
  if (!answer.ok) {
    showError(answer.error);
    return;
  }
  waiting = null;
  await showAnew(answer.value);
};

const edit = (): void => {
  const following = planStore.get().plan?.following;
  if (following?.lock === 'leftOver') uiStore.set({ dialog: { kind: 'takeOver' } });
  else void openToEdit(null);
};

const editBlocked = (): string | null => {
  const { plan } = planStore.get();
  if (!plan) return needsPlan();
  if (plan.readOnly === null) return EDIT_BLOCKED.already;
  const lock = plan.following?.lock;
  if (lock === 'held') return EDIT_BLOCKED.held;
  return lock === 'free' || lock === 'leftOver' ? null : EDIT_BLOCKED.never;
};

export const followActions = {
  'file.edit': { label: () => ACTION['file.edit'], keys: [], blocked: editBlocked, run: edit },
} satisfies Readonly<Record<string, Action>>;
