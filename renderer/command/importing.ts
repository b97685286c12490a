import type { AppError } from '../../shared/contract/appError';
import type { ImportPreview } from '../../shared/contract/importPreview';
import type { MappingChoice, WorkbookReading } from '../../shared/contract/mappingAnswers';
import type { WorkbookMapping } from '../../shared/contract/workbookMapping';
import { invoke } from '../api/client';
import { closeDialog, uiStore } from '../store/uiStore';
import { showError } from './workspace';

const isOpen = (token: string): boolean => {
  const { dialog } = uiStore.get();
  return dialog?.kind === 'import' && dialog.token === token;
};

/** A dialog that the person has closed meanwhile has nothing to tell any more. */
export const giveUp = (stillOpen: boolean, error: AppError): void => {
  if (!stillOpen) return;
  closeDialog();
  showError(error);
};

/** The waiting workbook read anew as chosen; null when that failed, which is told and ends the dialog. */
export const readMapping = async (token: string, choice: MappingChoice): Promise<WorkbookReading | null> => {
  const answer = await invoke('mapping.read', { token, choice });
  if (answer.ok) return answer.value;
  giveUp(isOpen(token), answer.error);
  return null;
};

/** What importing by a mapping would change; null as above. */
export const previewMapping = async (token: string, mapping: WorkbookMapping): Promise<ImportPreview | null> => {
  const answer = await invoke('mapping.preview', { token, mapping });
  if (answer.ok) return answer.value;
  giveUp(isOpen(token), answer.error);
  return null;
};

/** Does something once a dialog that is open now is not any more, however that came about. */
export const whenClosed = (stillOpen: () => boolean, act: () => Promise<unknown>): void => {
  const stop = uiStore.subscribe(() => {
    if (stillOpen()) return;
    stop();
    void act();
  });
};

/** Lets the workbook of an import go with its dialog. */
export const letGoWhenClosed = (token: string): void =>
  whenClosed(
    () => isOpen(token),
    () => invoke('mapping.close', { token }),
  );
