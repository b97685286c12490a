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
const giveUp = (token: string, error: AppError): void => {
  if (!isOpen(token)) return;
  closeDialog();
  showError(error);
};

/** The waiting workbook read anew as chosen; null when that failed, which is told and ends the dialog. */
export const readMapping = async (token: string, choice: MappingChoice): Promise<WorkbookReading | null> => {
  const answer = await invoke('mapping.read', { token, choice });
  if (answer.ok) return answer.value;
  giveUp(token, answer.error);
  return null;
};

/** What importing by a mapping would change; null as above. */
export const previewMapping = async (token: string, mapping: WorkbookMapping): Promise<ImportPreview | null> => {
  const answer = await invoke('mapping.preview', { token, mapping });
  if (answer.ok) return answer.value;
  giveUp(token, answer.error);
  return null;
};

/** Lets the workbook go once its dialog is closed, however that came about. */
export const letGoWhenClosed = (token: string): void => {
  const stop = uiStore.subscribe(() => {
    if (isOpen(token)) return;
    stop();
    void invoke('mapping.close', { token });
  });
};
