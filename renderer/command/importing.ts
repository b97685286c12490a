import type { ImportPreview } from '../../shared/contract/importPreview';
import type { MappingChoice, WorkbookReading } from '../../shared/contract/mappingAnswers';
import type { WorkbookMapping } from '../../shared/contract/workbookMapping';
import { refusalText } from '../../shared/text/refusal';
import { invoke } from '../api/client';
import { uiStore } from '../store/uiStore';

const isOpen = (token: string): boolean => {
  const { dialog } = uiStore.get();
  return dialog?.kind === 'import' && dialog.token === token;
};

/** The waiting workbook read anew as chosen, else why not, to be told in its dialog. */
export const readMapping = async (token: string, choice: MappingChoice): Promise<WorkbookReading | string> => {
  const answer = await invoke('mapping.read', { token, choice });
  return answer.ok ? answer.value : refusalText(answer.error);
};

/** What importing by a mapping would change, else why that cannot be told. */
export const previewMapping = async (token: string, mapping: WorkbookMapping): Promise<ImportPreview | string> => {
  const answer = await invoke('mapping.preview', { token, mapping });
  return answer.ok ? answer.value : refusalText(answer.error);
};

/** Lets the workbook go once its dialog is closed, however that came about. */
export const letGoWhenClosed = (token: string): void => {
  const stop = uiStore.subscribe(() => {
    if (isOpen(token)) return;
    stop();
    void invoke('mapping.close', { token });
  });
};
