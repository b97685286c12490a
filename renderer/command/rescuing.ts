import type { AppError } from '../../shared/contract/appError';
import { DAMAGE_DIALOG as TEXT } from '../../shared/text/rescue';
import { invoke } from '../api/client';
import { type Message, uiStore } from '../store/uiStore';
import { busyWith } from './waiting';
import { enqueue, showError, showPlan } from './workspace';

/** Whether an error means a plan file that came to harm, rather than no plan file. */
const isDamage = (error: AppError): error is AppError & { readonly path: string } =>
  error.code === 'damaged' ||
  error.code === 'wrongSchema' ||
  (error.code === 'notAPlan' && error.found === 'unknown' && error.path.toLowerCase().endsWith('.skh'));

/** Says why a file was not opened; of a damaged one also what is left of it and what can be done. */
export const showOpenError = (error: AppError, actions: Message['actions'] = []): void => {
  if (!isDamage(error)) {
    showError(error, actions);
    return;
  }
  const look = (): void => void lookAtDamage(error.path);
  showError(error, [{ label: TEXT.look, run: look }, ...actions]);
  // What somebody is writing in a dialog is not taken away from them.
  if (uiStore.get().dialog === null) look();
};

/** What is left of a file, and what can be done about it. */
export const lookAtDamage = async (path: string): Promise<void> => {
  const answer = await busyWith(TEXT.reading, () => enqueue(() => invoke('file.damage', { path })));
  if (answer.ok) uiStore.set({ dialog: { kind: 'damage', offer: answer.value } });
  else showError(answer.error);
};

/** Saves the readable rows of a file into a new one, and tells what became of them. */
export const rescueFile = async (path: string): Promise<void> => {
  const answer = await enqueue(() => invoke('file.rescue', { path }));
  if (!answer.ok) {
    uiStore.set({ dialog: null });
    showError(answer.error);
  } else if (answer.value) uiStore.set({ dialog: { kind: 'rescued', done: answer.value } });
};

/** Opens a good version as a new file. */
export const openVersion = async (path: string, version: string): Promise<void> => {
  const answer = await enqueue(() => invoke('file.openVersion', { path, version }));
  if (!answer.ok) {
    uiStore.set({ dialog: null });
    showError(answer.error);
  } else if (answer.value) await showPlan(answer.value);
};
