import type { AppError } from '../../../shared/contract/appError';
import { err, ok, type Result } from '../../../shared/contract/result';
import type { DeleteRows, DuplicateRows, InsertRows } from '../../../shared/domain/command';
import { STEP_TEXT } from '../../../shared/text/steps';
import { textOf, textOrNull } from '../../db/sqlDb';
import { markedRows, markerForNew, markerRuns, markersOnward, runByRow } from './markerRuns';
import { type Planner, planRow, type Workbench } from './planned';
import { addRows, copyRow, dissolveRow, type NewRow, removeEmptyLabel, removeRow } from './rowContent';
import { blockOf, childIds, idsInOrder, isUnder, levelOf, parentOf, spotAfter } from './rowTree';

/** Checks that all rows are rows of the sheet; the first one that is not is the error. */
export const checkRows = (bench: Workbench, ids: readonly string[]): Result<null, AppError> => {
  for (const id of ids) if (!planRow(bench, id)) return err({ code: 'unknownRow', row: id });
  return ok(null);
};

/** The column of the sheet that holds the names of its rows; null where it has none. */
export const nameColumn = ({ context }: Workbench): string | null =>
  context.columns.columns.find((column) => column.kind === 'name')?.id ?? null;

/** The label whose parts stand on both sides of a gap: what is inserted there is a part as well. */
const partsAround = (bench: Workbench, above: string | undefined, below: string | undefined): string | null => {
  if (above === undefined || below === undefined) return null;
  const label = blockOf(bench, above);
  return label !== above && label === blockOf(bench, below) ? label : null;
};

/**
 * New empty rows right after a row, at the level and in the TT group of the row they are made like (Excel: of where they
 * are); at the end of a numbered list they go on with its numbers.
 */
export const planInsertRows: Planner<InsertRows> = (bench, command) => {
  const like = command.like ?? command.after;
  const known = checkRows(
    bench,
    [command.after, like].filter((id) => id !== null),
  );
  if (!known.ok) return known;
  const rows = markedRows(bench);
  const at = command.after === null ? -1 : rows.findIndex((row) => row.id === command.after);
  const above = rows[at];
  const below = rows[at + 1];
  const kind = command.kind ?? 'indicator';
  const likeRuns = runByRow(markerRuns(rows)).get(like ?? '');
  const marker = kind === 'heading' ? '' : markerForNew(above, below, likeRuns);
  const label = kind === 'heading' ? null : partsAround(bench, above?.id, below?.id);
  const isHeadingAbove = like !== null && like === above?.id && above.kind === 'heading' && kind !== 'heading';
  const level = like === null ? 0 : levelOf(bench, blockOf(bench, like)) + (isHeadingAbove ? 1 : 0);
  const row: NewRow =
    label === null ? { kind, marker, name: '' } : { kind: 'part', marker, name: '', unit: unitOf(bench, above?.id) };
  const spot = label === null ? spotAfter(bench, command.after, level) : { parent: label, after: above?.id ?? null };
  const isNumbered = label === null && kind !== 'heading' && marker === '' && spot.after !== null;
  const markers = isNumbered
    ? markersOnward(bench, spot, command.count)
    : new Array<string>(command.count).fill(marker);
  const [first] = addRows(
    bench,
    spot,
    markers.map((one) => ({ ...row, marker: one })),
  );
  return ok({
    label: STEP_TEXT.insertRows(command.count),
    place: { sheet: command.sheet, row: first ?? null, column: label === null ? nameColumn(bench) : 'part' },
    source: '',
  });
};

/** Parts of one label mostly share its unit. */
export const unitOf = ({ set }: Workbench, id: string | undefined): string => {
  const row = id === undefined ? null : set.get('plan_row', id);
  const indicator = row && set.get('indicator', textOrNull(row, 'indicator_id') ?? '');
  return indicator ? textOf(indicator, 'unit_label') : '';
};

/** The row that takes the cursor when rows go: the next one that stays, else the one before. */
const heir = (bench: Workbench, gone: ReadonlySet<string>, order: readonly string[]): string | null => {
  const last = order.findLastIndex((id) => gone.has(id));
  const stays = (id: string): boolean => !gone.has(id) && bench.set.get('plan_row', id) !== null;
  return order.slice(last + 1).find(stays) ?? order.slice(0, last).findLast(stays) ?? null;
};

/** Deletes rows and all that hangs on them. A label row goes with its last part. */
export const planDeleteRows: Planner<DeleteRows> = (bench, command) => {
  const known = checkRows(bench, command.rows);
  if (!known.ok) return known;
  const order = idsInOrder(bench);
  const chosen = new Set(command.rows);
  for (const id of order.filter((one) => chosen.has(one))) {
    // A row may have gone already with the one it was under.
    if (bench.set.isRemoved('plan_row', id)) continue;
    const parent = parentOf(bench, id);
    if (command.keepBelow === true) dissolveRow(bench, id);
    else removeRow(bench, id);
    removeEmptyLabel(bench, parent);
  }
  const gone = order.filter((id) => bench.set.isRemoved('plan_row', id));
  return ok({
    label: STEP_TEXT.deleteRows(gone.length),
    place: { sheet: command.sheet, row: heir(bench, new Set(gone), order), column: null },
    source: '',
  });
};

/** A label whose parts are all chosen is meant as a whole; then parts are copied with their label, not beside themselves. */
const wholeOrParts = (bench: Workbench, ids: readonly string[]): string[] => {
  const chosen = new Set(ids);
  const meant = idsInOrder(bench, true).filter((id) => {
    const parts = childIds(bench, id).filter((child) => blockOf(bench, child) === id);
    return chosen.has(id) || (parts.length > 0 && parts.every((part) => chosen.has(part)));
  });
  const all = new Set(meant);
  return meant.filter((id) => {
    const parent = parentOf(bench, id);
    return parent === null || !isUnder(bench, parent, all);
  });
};

/** Copies of rows, in their order, below the last of them that has the same parent. */
export const planDuplicateRows: Planner<DuplicateRows> = (bench, command) => {
  const known = checkRows(bench, command.rows);
  if (!known.ok) return known;
  const blocks = wholeOrParts(bench, command.rows);
  const last = new Map<string | null, string>();
  for (const id of blocks) last.set(parentOf(bench, id), id);
  const runOf = runByRow(markerRuns(markedRows(bench)));
  const chosen = new Set(blocks);
  const markerOf = (id: string): string => {
    const row = bench.set.get('plan_row', id);
    // A copy of a whole TT group is a group to be numbered, not a longer cell over both; part of a group stays in it.
    const run = runOf.get(id) ?? runOf.get(childIds(bench, id)[0] ?? '') ?? [];
    const isWhole = run.length > 0 && run.every((one) => isUnder(bench, one.id, chosen));
    return row && (textOf(row, 'kind') === 'heading' || !isWhole) ? textOf(row, 'marker') : '';
  };
  let first: string | null = null;
  for (const id of blocks) {
    const parent = parentOf(bench, id);
    const copy = copyRow(bench, id, { parent, after: last.get(parent) ?? null }, markerOf);
    last.set(parent, copy);
    first ??= shownRow(bench, copy);
  }
  return ok({
    label: STEP_TEXT.duplicateRows(command.rows.length),
    place: { sheet: command.sheet, row: first, column: null },
    source: '',
  });
};

/** The row on screen that a row stands for: a label of parts is shown by its first part. */
const shownRow = (bench: Workbench, id: string): string => {
  const [part] = childIds(bench, id);
  return part !== undefined && blockOf(bench, part) === id ? part : id;
};
