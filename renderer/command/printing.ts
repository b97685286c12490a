import type { AppError } from '../../shared/contract/appError';
import type { PrintedBook } from '../../shared/contract/printPages';
import type { Result } from '../../shared/contract/result';
import type { PrintLook } from '../../shared/contract/setAnswers';
import { EXPORT_DIALOG } from '../../shared/text/dialogs';
import { explainOutput } from '../../shared/text/errors';
import { PRINT_DIALOG as TEXT } from '../../shared/text/print';
import { LABELS } from '../../shared/text/ui';
import { invoke } from '../api/client';
import { withPaper } from '../dialog/print/printing';
import { closeDialog, closeThis, uiStore } from '../store/uiStore';
import { flush } from './editing';
import { busyWith } from './waiting';
import { enqueue, sheetAt, showError } from './workspace';

/** Says where a file went, with the way to its folder. */
export const tellSaved = (title: string, path: string): void => {
  const open = { label: LABELS.openFolder, run: () => void showInFolder(path) };
  uiStore.set({ message: { tone: 'info', title, text: path, next: '', actions: [open] } });
};

/** Shows a file in the file manager of the system. */
export const showInFolder = async (path: string): Promise<void> => {
  const answer = await invoke('shell.showItem', { path });
  if (!answer.ok) showError(answer.error);
};

/** Shows why a file was not written, or pages not printed, with the way to try once more. */
export const showNotWritten = (error: AppError, again: () => void): void =>
  showError(error, [{ label: LABELS.retry, run: again }], [], explainOutput);

/** Shows that a workbook is being written, then where it went. True when a file was written. */
export const exporting = async (
  ask: () => Promise<Result<{ path: string } | null, AppError>>,
  again: () => void,
): Promise<boolean> => {
  const { dialog } = uiStore.get();
  await flush();
  const answer = await busyWith(EXPORT_DIALOG.working, () => enqueue(ask));
  if (!answer.ok) {
    closeThis(dialog);
    showNotWritten(answer.error, again);
    return false;
  }
  if (!answer.value) return false;
  closeThis(dialog);
  tellSaved(EXPORT_DIALOG.done, answer.value.path);
  return true;
};

/** Writes the sheet as a workbook; the host asks for the place. */
export const exportSheet = async (look: PrintLook): Promise<boolean> => {
  const at = sheetAt();
  if (at === null) return false;
  return exporting(
    () => invoke('workbook.export', { ...at, ...look, path: null }),
    () => void exportSheet(look),
  );
};

/** Writes a set of Biểu as one workbook. */
export const exportSet = async (set: string): Promise<boolean> => {
  const at = sheetAt();
  if (at === null) return false;
  return exporting(
    () => invoke('workbook.exportSet', { at, set, path: null }),
    () => void exportSet(set),
  );
};

/** Saves pages as a PDF where the person says. True when a file was written. */
export const savePdf = async (book: PrintedBook, name: string): Promise<boolean> => {
  const { dialog } = uiStore.get();
  const answer = await busyWith(TEXT.savingPdf, () =>
    withPaper(book, name, () => invoke('print.pdf', { name, path: null })),
  );
  if (!answer.ok) {
    closeThis(dialog);
    showNotWritten(answer.error, () => void savePdf(book, name));
    return false;
  }
  if (!answer.value) return false;
  closeThis(dialog);
  tellSaved(TEXT.savedPdf, answer.value.path);
  return true;
};

/** Prints pages by the system's dialog. True when they went to a printer. */
export const printPaper = async (book: PrintedBook, name: string): Promise<boolean> => {
  const answer = await busyWith(TEXT.printing, () => withPaper(book, name, () => invoke('print.paper', {})));
  if (!answer.ok) {
    closeDialog();
    showNotWritten(answer.error, () => void printPaper(book, name));
    return false;
  }
  if (answer.value.printed) closeDialog();
  return answer.value.printed;
};
