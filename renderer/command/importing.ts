import type { ImportPreview } from '../../shared/contract/importPreview';
import type { MappingChoice, WorkbookReading } from '../../shared/contract/mappingAnswers';
import type { WorkbookMapping } from '../../shared/contract/workbookMapping';
import { invoke } from '../api/client';
import { closeDialog, uiStore } from '../store/uiStore';
import { showError } from './workspace';

/** The waiting workbook read anew as chosen; null when that failed, which is told and ends the dialog. */
export const readMapping = async (token: string, choice: MappingChoice): Promise<WorkbookReading | null> => {
  const answer = await invoke('mapping.read', { token, choice });
  if (answer.ok) return answer.value;
  closeDialog();
  showError(answer.error);
  return null;
};

/** What importing by a mapping would change; null as above. */
export const previewMapping = async (token: string, mapping: WorkbookMapping): Promise<ImportPreview | null> => {
  const answer = await invoke('mapping.preview', { token, mapping });
  if (answer.ok) return answer.value;
  closeDialog();
  showError(answer.error);
  return null;
};

/** Lets the workbook go once its dialog is closed, however that came about. */
export const letGoWhenClosed = (token: string): void => {
  const stop = uiStore.subscribe(() => {
    const { dialog } = uiStore.get();
    if (dialog?.kind === 'import' && dialog.token === token) return;
    stop();
    void invoke('mapping.close', { token });
  });
};
