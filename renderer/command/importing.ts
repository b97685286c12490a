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
