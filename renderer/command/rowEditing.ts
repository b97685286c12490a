import type { StepResult } from '../../shared/contract/channels';
import type { Command, DeleteRows } from '../../shared/domain/command';
import { ancestorsOf } from '../../shared/grid/outline';
import { ROW_BLOCKED, ROW_STAYS } from '../../shared/text/rows';
import { invoke } from '../api/client';
import { foldedIn } from '../store/foldStore';
import { isReadOnly, planStore } from '../store/planStore';
import { selectionStore } from '../store/selectionStore';
import { uiStore } from '../store/uiStore';
import { beginEdit } from './editing';
import { landAt, untilLanded } from './landing';
import { chosenRows, outlineNow } from './rowChoice';
import { sayStays } from './saying';
import { enqueue, runCommand, sheetAt, showError } from './workspace';

type RowCommand = Extract<
  Command,
  { type: 'insertRows' | 'deleteRows' | 'duplicateRows' | 'groupRows' | 'ungroupRows' | 'joinParts' }
>;

/** Runs a command and puts the cursor where it says, or in the row that it says and a column; null when it failed. */
const runAndGo = (command: RowCommand, to: string | null = null): Promise<StepResult | null> =>
  untilLanded(async () => {
    const answer = await runCommand(command);
    if (!answer.ok) return null;
    goToStep(answer.value, to);
    return answer.value;
  });

/** Puts the cursor where a step was done, where that is on screen: in its own column, the one given, or that of the cursor. */
export const goToStep = ({ place }: StepResult, to: string | null = null): void => {
  const column = to ?? place?.column ?? selectionStore.get().active?.column;
  const isShown =
    place?.row !== null && place?.row !== undefined && planStore.get().model?.rowIndex(place.row) !== null;
  if (isShown && place?.row && column !== undefined) landAt({ row: place.row, column });
};

/** As many new rows as are chosen, above or below them; at the end of an empty sheet one. The cursor goes to the first name. */
export const insertRows = (side: 'above' | 'below'): void => {
  const { model } = planStore.get();
  const at = sheetAt();
  const outline = outlineNow();
  if (!model || !at || !outline || isReadOnly()) return;
  const rows = chosenRows();
  const like = side === 'above' ? rows[0] : rows.at(-1);
  if (!like) {
    void appendRow(null);
    return;
  }
  const index = outline.indexOf(like.id) ?? 0;
  // Below a folded row means below all that is folded under it.
  const last = foldedIn(model.view.sheet).has(like.id) ? outline.end(index) - 1 : index;
  const after = outline.rows[side === 'above' ? index - 1 : last]?.id ?? null;
  void runAndGo({ type: 'insertRows', ...at, after, like: like.id, count: rows.length });
};

/** What is written before the name of a row: the number of a document. TT can wait. Null where the name comes first. */
const columnBeforeName = (): string | null => {
  const first = planStore.get().model?.columns.find(({ column }) => column.kind !== 'marker' && column.editable);
  return first === undefined || first.column.kind === 'name' ? null : first.id;
};

/**
 * One more row below the last, like it; the cursor goes to its first words or to another column of it.
 * Answers the id of the row; null when there is none.
 */
export const appendRow = async (column: string | null): Promise<string | null> => {
  const at = sheetAt();
  const after = outlineNow()?.rows.at(-1)?.id ?? null;
  if (!at || isReadOnly()) return null;
  const step = await runAndGo(
    { type: 'insertRows', ...at, after, ...(after === null ? {} : { like: after }), count: 1 },
    column ?? columnBeforeName(),
  );
  return step?.place?.row ?? null;
};

/** Deletes the chosen rows; what hangs on them is told first, if there is anything. Undo waits until that is known. */
export const deleteRows = (): Promise<void> => untilLanded(weighAndDelete);

const weighAndDelete = async (): Promise<void> => {
  const at = sheetAt();
  const rows = chosenRows();
  if (!at || rows.length === 0 || isReadOnly()) return;
  const command: DeleteRows = { type: 'deleteRows', ...at, rows: rows.map((row) => row.id) };
  const answer = await enqueue(() => invoke('plan.weigh', { command }));
  if (!answer.ok) {
    showError(answer.error);
    return;
  }
  const { rows: gone, ...hanging } = answer.value;
  const isEmpty = rows.every((row) => (row.part ?? row.name).trim() === '');
  if (isEmpty && gone === rows.length && Object.values(hanging).every((count) => count === 0)) await runAndGo(command);
  else uiStore.set({ dialog: { kind: 'deleteRows', command, loss: answer.value } });
};

/** Deletes rows as said in the dialog. */
export const runDelete = (command: DeleteRows): Promise<unknown> => runAndGo(command);

/** Puts a copy of the chosen rows, with what stands in them, below them. */
export const duplicateRows = (): void => {
  const at = sheetAt();
  const rows = chosenRows().map((row) => row.id);
  if (at && rows.length > 0) void runAndGo({ type: 'duplicateRows', ...at, rows });
};

/** A heading above the chosen rows; its name is asked for in its own cell. */
export const groupRows = async (): Promise<void> => {
  const at = sheetAt();
  const rows = chosenRows().map((row) => row.id);
  if (!at || rows.length === 0) return;
  const step = await runAndGo({ type: 'groupRows', ...at, rows, name: '' });
  // Not where its name was typed while the row was on its way.
  if (step && selectionStore.get().edit === null) beginEdit('edit', 'cell');
};

/** Takes a group away and keeps its rows. */
export const ungroupRows = (): void => {
  const at = sheetAt();
  const rows = chosenRows().map((row) => row.id);
  if (at && rows.length > 0) void runAndGo({ type: 'ungroupRows', ...at, rows });
};

/** Null when one of the chosen rows is a heading or stands below one. */
export const whyNoUngroup = (): string | null => {
  const outline = outlineNow();
  const rows = chosenRows();
  if (!outline || rows.length === 0) return ROW_BLOCKED.noRow;
  const isHeading = (id: string): boolean => outline.rows[outline.indexOf(id) ?? -1]?.kind === 'heading';
  const has = rows.some((row) => isHeading(row.id) || ancestorsOf(outline, row.id).some(isHeading));
  return has ? null : ROW_BLOCKED.noGroup;
};

/** Opens the dialog that splits the row into parts. */
export const openSplit = (): void => {
  const [row] = chosenRows();
  if (row) uiStore.set({ dialog: { kind: 'splitRow', row: row.id } });
};

/** Joining takes all parts but the first away: what goes is told first. */
export const openJoin = async (): Promise<void> => {
  const at = sheetAt();
  const [row] = chosenRows();
  if (!at || !row) return;
  const answer = await enqueue(() => invoke('plan.weigh', { command: { type: 'joinParts', ...at, row: row.id } }));
  if (answer.ok) uiStore.set({ dialog: { kind: 'joinParts', row: row.id, loss: answer.value } });
  else showError(answer.error);
};

/** Makes one row of the parts of a label. */
export const joinParts = async (row: string): Promise<void> => {
  const at = sheetAt();
  if (at) await runAndGo({ type: 'joinParts', ...at, row });
};

/** Numbers the TT cells of the sheet again. */
export const renumber = async (): Promise<void> => {
  const at = sheetAt();
  const answer = at ? await runCommand({ type: 'renumberMarkers', ...at }) : null;
  if (answer?.ok && answer.value.label === '') sayStays(ROW_STAYS.renumbered);
};
