import type { AppError } from '../../shared/contract/appError';
import type { BackupList, Comparison, OutsideVersion } from '../../shared/contract/backups';
import type { SaveState } from '../../shared/contract/channels';
import type { Result } from '../../shared/contract/result';
import { BACKUP_DIALOG, BACKUP_FAILED, explainBackup, OUTSIDE } from '../../shared/text/backups';
import { ACTION } from '../../shared/text/dialogs';
import { fileNameOf } from '../../shared/text/errors';
import { LABELS } from '../../shared/text/ui';
import { invoke, listen } from '../api/client';
import { planStore } from '../store/planStore';
import { closeDialog, uiStore } from '../store/uiStore';
import type { Action } from './actions';
import { flush } from './editing';
import { needsPlan } from './guards';
import { CHOOSE_VERSION, enqueue, foldStep, readAnew, showError, showPlan } from './workspace';

const open = (): void => uiStore.set({ dialog: { kind: 'backups' } });

export const backupActions = {
  'file.backups': { label: () => ACTION['file.backups'], keys: [], blocked: needsPlan, run: open },
} satisfies Readonly<Record<string, Action>>;

/** Whether saving failed because somebody else wrote the file. */
export const isOutside = (error: AppError | null): boolean => error?.code === 'changedOutside';

const tellOutside = (): void => {
  if (uiStore.get().dialog?.kind === 'outside') return;
  const { title, noticed: text } = OUTSIDE;
  uiStore.set({ message: { tone: 'warning', title, text, next: '', actions: [CHOOSE_VERSION] } });
};

/** How saving stands; that somebody else wrote the file is told once. */
export const noteSave = (save: SaveState): void => {
  const before = planStore.get().save;
  planStore.set({ save });
  if (isOutside(save.error) && !isOutside(before.error)) tellOutside();
};

/** Hears of backups that cannot be made, and of a file that somebody else wrote. */
export const followBackups = (): void => {
  listen('backup.failed', (error) => {
    const { title, next, open: label } = BACKUP_FAILED;
    const shown = uiStore.get().message;
    if (error === null) {
      if (shown?.title === title) uiStore.set({ message: null });
      return;
    }
    // A message about the person's own work is not taken away from them.
    if (shown !== null && shown.title !== title) return;
    const why = explainBackup(error);
    const text = why.charAt(0).toUpperCase() + why.slice(1);
    uiStore.set({ message: { tone: 'warning', title, text, next, actions: [{ label, run: open }] } });
  });
  listen('plan.outside', ({ path }) => {
    if (planStore.get().plan?.path === path) tellOutside();
  });
};

/** What there is to restore from. */
export const listBackups = (): Promise<Result<BackupList, AppError>> => invoke('backup.list', {});

/** How a backup differs from the plan as it is now, what is being typed included; null when it was stopped. */
export const compareBackup = async (path: string): Promise<Result<Comparison | null, AppError>> => {
  await flush();
  return invoke('backup.compare', { path });
};

/** Nobody looks at the comparison under way any more. */
export const leaveComparison = (): void => void invoke('compare.stop', {});

/** Backs up now. @returns what to read beside the button. */
export const backUpNow = async (): Promise<string> => {
  await flush();
  const made = await enqueue(() => invoke('backup.make', {}));
  if (!made.ok) return `${BACKUP_FAILED.title}: ${explainBackup(made.error)}`;
  return made.value === null ? BACKUP_DIALOG.unchanged : BACKUP_DIALOG.made;
};

/** Makes the plan say what a backup says. @returns null when that was done, else why not. */
export const restoreBackup = async (path: string): Promise<AppError | null> => {
  await flush();
  const restored = await enqueue(() => invoke('backup.restore', { path }));
  if (!restored.ok) return restored.error;
  const { step, unsafe } = restored.value;
  closeDialog();
  if (step) foldStep(step, false);
  const text = step === null ? BACKUP_DIALOG.nothing : unsafe ? BACKUP_DIALOG.unsafe(explainBackup(unsafe)) : '';
  uiStore.set({
    message: {
      tone: unsafe ? 'warning' : 'info',
      title: BACKUP_DIALOG.restored,
      text,
      next: step === null ? '' : BACKUP_DIALOG.restoredNext,
      actions: [],
    },
  });
  return null;
};

/** A copy of a backup as a plan of its own. @returns null when it is open or the person changed their mind, else why not. */
export const openBackupCopy = async (path: string): Promise<AppError | null> => {
  await flush();
  const opened = await enqueue(() => invoke('backup.openCopy', { path }));
  if (!opened.ok) return opened.error;
  if (opened.value) await showPlan(opened.value);
  return null;
};

/** The other version of the plan's file, held against the one in the window. */
export const lookOutside = async (): Promise<Result<OutsideVersion | null, AppError>> => {
  await flush();
  return invoke('outside.look', {});
};

/** Goes on in one of the two versions; the other one lies in a file, which is told. @returns why not, or null. */
export const keepOutside = async (way: 'mine' | 'theirs'): Promise<AppError | null> => {
  await flush();
  const before = planStore.get().plan;
  const answer = await enqueue(() => invoke('outside.keep', { way }));
  if (!answer.ok) {
    // What is open now may be another file than before: the last resort is the version that was just kept.
    const info = await invoke('plan.info', {});
    if (info.ok && info.value?.path !== before?.path) {
      await showPlan(info.value);
      showError(answer.error);
    }
    return answer.error;
  }
  const { kept, plan } = answer.value;
  closeDialog();
  planStore.set({ plan, undo: plan.undo, save: plan.save, lastAction: '' });
  if (way === 'theirs') await readAnew(plan, before);
  const show = { label: LABELS.openFolder, run: () => void invoke('shell.showItem', { path: kept }) };
  const [title, textOf] = OUTSIDE.kept[way];
  const text = textOf(fileNameOf(kept));
  uiStore.set({ message: { tone: 'info', title, text, next: '', actions: [show] } });
  return null;
};
