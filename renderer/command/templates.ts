import type { MappingChoice, WorkbookReading } from '../../shared/contract/mappingAnswers';
import type { FillReport, FillRequest, TemplateDraft, TemplateInfo } from '../../shared/contract/templateAnswers';
import type { WorkbookMapping } from '../../shared/contract/workbookMapping';
import type { SheetAt } from '../../shared/domain/command';
import { refusalText } from '../../shared/text/refusal';
import { TEMPLATE_TEXT as TEXT } from '../../shared/text/templates';
import { LABELS } from '../../shared/text/ui';
import { invoke } from '../api/client';
import { closeDialog, closeThis, uiStore } from '../store/uiStore';
import { flush } from './editing';
import { goToPlace } from './goToPlace';
import { whenClosed } from './importing';
import { showNotWritten, tellSaved } from './printing';
import { busyWith } from './waiting';
import { enqueue, foldStep, runCommand, sheetAt, showError } from './workspace';

/** One click: the template of this Biểu is filled; where there are none or several, they are listed. */
export const startFilling = async (): Promise<void> => {
  const at = sheetAt();
  if (at === null) return;
  await flush();
  const list = await enqueue(() => invoke('template.list', { at }));
  if (!list.ok) {
    showError(list.error);
    return;
  }
  const [only, another] = list.value;
  if (only && !another) showFilling(only);
  else uiStore.set({ message: null, dialog: { kind: 'templates' } });
};

/** Opens the dialog that fills a superior's workbook. */
export const showFilling = ({ id, name }: Pick<TemplateInfo, 'id' | 'name'>): void =>
  uiStore.set({ message: null, dialog: { kind: 'templateFill', template: id, name } });

/** Reads a superior's workbook, a new version of a kept one, or a kept one again, and shows where it is filled. */
export const openTemplate = async (template: string | null, stored: boolean): Promise<void> => {
  const at = sheetAt();
  if (at === null) return;
  await flush();
  const answer = await busyWith(TEXT.reading, () =>
    enqueue(() => invoke('template.open', { at, path: null, template, stored })),
  );
  if (!answer.ok) {
    closeDialog();
    showError(answer.error, [{ label: LABELS.retry, run: () => void openTemplate(template, stored) }]);
  } else if (answer.value) {
    const draft = answer.value;
    uiStore.set({ message: null, dialog: { kind: 'templateMap', draft } });
    whenClosed(
      () => isOpen(draft.token),
      () => invoke('template.close', { token: draft.token }),
    );
  }
};

const isOpen = (token: string): boolean => {
  const { dialog } = uiStore.get();
  return dialog?.kind === 'templateMap' && dialog.draft.token === token;
};

/** The waiting workbook read anew as chosen, else why not, to be told in its dialog. */
export const readTemplate = async (token: string, choice: MappingChoice): Promise<WorkbookReading | string> => {
  const answer = await invoke('template.read', { token, choice });
  return answer.ok ? answer.value : refusalText(answer.error);
};

/** Keeps the waiting workbook with its mapping and goes on to filling it. @returns '' when it was kept, else why not. */
export const saveTemplate = async ({ token, name }: TemplateDraft, mapping: WorkbookMapping): Promise<string> => {
  const { dialog } = uiStore.get();
  const answer = await enqueue(() => invoke('template.save', { token, name, mapping }));
  if (!answer.ok) return refusalText(answer.error);
  foldStep(answer.value.step, false);
  if (uiStore.get().dialog === dialog) showFilling({ id: answer.value.template, name });
  return '';
};

/** Gives a kept template another name. */
export const renameTemplate = async (template: string, name: string): Promise<void> => {
  const at = sheetAt();
  if (at) await runCommand({ type: 'renameTemplate', ...at, template, name });
};

/** Forgets a kept template; files made from it stay. */
export const removeTemplate = async (template: string): Promise<void> => {
  const at = sheetAt();
  if (at) await runCommand({ type: 'removeTemplate', ...at, template });
};

/** Formula cells of a template give way to numbers from now on, or keep their formulas again. */
export const chooseFormulas = async (
  { at, template }: FillRequest,
  cells: readonly string[],
  numbers: boolean,
): Promise<void> => {
  const answer = await enqueue(() => invoke('template.formulas', { at, template, cells, numbers }));
  if (answer.ok) foldStep(answer.value, false);
  else {
    closeDialog();
    showError(answer.error);
  }
};

/** What filling would do; null when that failed, which is told and ends the dialog. */
export const previewFilling = async (request: FillRequest): Promise<FillReport | null> => {
  const answer = await enqueue(() => invoke('template.preview', request));
  if (answer.ok) return answer.value;
  closeDialog();
  showError(answer.error);
  return null;
};

/** Cells that filling writes, and those with something of ours that it leaves. */
export const cellsOf = ({ counts }: FillReport): { written: number; formulas: number; left: number } => {
  const { write, replace, clear, formula, arrayFormula, same: _same, blankKept: _blank, ...others } = counts;
  return {
    written: write + replace + clear,
    formulas: formula + arrayFormula,
    left: Object.values(others).reduce((sum, count) => sum + count, 0),
  };
};

/** Fills a template, and other sheets of the same workbook, into a file of the person's choice, and tells what was done. */
export const fillTemplate = async (first: FillRequest, also: readonly FillRequest[]): Promise<void> => {
  const { dialog } = uiStore.get();
  const answer = await busyWith(TEXT.filling, () =>
    enqueue(() => invoke('template.fill', { ...first, also, path: null })),
  );
  if (!answer.ok) {
    closeThis(dialog);
    showNotWritten(answer.error, () => void startFilling());
    return;
  }
  if (!answer.value) return;
  const { path, report, others } = answer.value;
  const all = [report, ...others].map((one) => ({ ...cellsOf(one), over: one.overFormula }));
  const sum = (of: 'written' | 'over' | 'formulas' | 'left'): number => all.reduce((total, one) => total + one[of], 0);
  closeThis(dialog);
  tellSaved(TEXT.done(sum('written'), sum('over'), sum('formulas'), sum('left')), path);
};

/** From a line of the report to its cell in the Biểu. */
export const goToItem = (at: SheetAt, row: string, column: string | null): void => {
  closeDialog();
  void goToPlace({ ...at, row, column });
};
