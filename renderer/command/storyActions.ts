import type { CellChange } from '../../shared/contract/cellDetails';
import type { DeletedRow, StepQuery } from '../../shared/contract/story';
import type { RestoreValue } from '../../shared/domain/storyCommands';
import { LOG_TEXT } from '../../shared/text/story';
import { invoke } from '../api/client';
import { planStore } from '../store/planStore';
import { commitEdit } from './editing';
import { goToPlace } from './goToPlace';
import { exporting } from './printing';
import { say } from './saying';
import { enqueue, runCommand, sheetAt, showError } from './workspace';

/** Writes the steps that a query means as a list to be signed, where the person says. */
export const exportLog = async (query: StepQuery): Promise<void> => {
  const sheet = query.sheet ?? planStore.get().sheet;
  if (sheet === null) return;
  await exporting(
    () => invoke('story.export', { sheet, query, path: null }),
    () => void exportLog(query),
  );
};

/** Makes the log smaller; true when that was done. */
export const compactLog = async (): Promise<boolean> => {
  const answer = await enqueue(() => invoke('story.compact', {}));
  if (answer.ok) say({ title: LOG_TEXT.compact, text: LOG_TEXT.compactDone(answer.value.steps), next: '' });
  else showError(answer.error);
  return answer.ok;
};

/** Puts a deleted row back and goes there. */
export const bringBack = async ({ row, step, sheet }: DeletedRow): Promise<void> => {
  if (sheet === null) return;
  commitEdit();
  const answer = await runCommand({ type: 'restoreRows', sheet, rows: [{ row, step }] }, null);
  if (answer.ok && answer.value.place) await goToPlace(answer.value.place);
};

const RESTORABLE: ReadonlySet<string> = new Set<RestoreValue['what']>([
  'text',
  'nature',
  'verdict',
  'note',
  'direction',
  'rangeRule',
]);

/** Whether the value before a change is one that a cell can be given back. */
export const isRestorable = (change: CellChange): change is CellChange & { readonly what: RestoreValue['what'] } =>
  RESTORABLE.has(change.what);

/** Gives a cell of the sheet on screen the value that it had before a step. */
export const giveBack = async (
  row: string,
  column: string,
  { seq, what }: Pick<RestoreValue, 'what'> & Pick<CellChange, 'seq'>,
): Promise<void> => {
  const at = sheetAt();
  commitEdit();
  if (at) await runCommand({ type: 'restoreValue', ...at, row, column, step: seq, what });
};
