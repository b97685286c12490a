import type { AppError } from '../../../shared/contract/appError';
import { err, ok, type Result } from '../../../shared/contract/result';
import type { AddedRow, ImportRows } from '../../../shared/domain/command';
import { STEP_TEXT } from '../../../shared/text/steps';
import { newId } from '../../db/newId';
import { textOf } from '../../db/sqlDb';
import { writeCell } from './cellWriter';
import { rememberMapping } from './importMappings';
import type { Planner, Workbench } from './planned';
import { addRow, addTree, type RowAtLevel } from './rowContent';
import { blockOf, parentOf } from './rowTree';
import type { Origin } from './valueWriter';

/** One workbook into the sheet: changed cells and new rows as a single step, each cell with its address as source. */
export const planImportRows: Planner<ImportRows> = (bench, command) => {
  const { file, sheetName, sha256 } = command.source;
  const importId = newId();
  if (command.edits.length + command.added.length === 0) {
    return ok({ label: STEP_TEXT.import(file), place: null, source: file });
  }
  bench.set.put('import_batch', importId, {
    sheet_id: command.sheet,
    file_name: file,
    sheet_name: sheetName,
    sha256,
    imported_at: new Date().toISOString(),
  });
  if (command.remember) rememberMapping(bench, command.sheet, command.remember);
  const originOf = (address: string, original?: string): Origin => ({
    importId,
    address,
    source: `${file} ${address}${original === undefined ? '' : ` (${original})`}`.trim(),
  });
  for (const edit of command.edits) {
    const origin = called(originOf(edit.address, edit.original), edit.isEstimate);
    const written = writeCell(bench, edit.row, edit.column, edit.text, origin);
    if (!written.ok) return written;
  }
  // The row that one was to follow has gone since: nobody has said where else.
  const isLost = command.added.some(({ after }) => after !== null && !bench.set.get('plan_row', after));
  if (isLost) return err({ code: 'planChanged' });
  const rows = command.added.some(({ level }) => level !== undefined) ? addFirst : addAmong;
  for (const [added, row] of rows(bench, command.added)) {
    const written = writeTexts(bench, row, added, originOf(added.address));
    if (!written.ok) return written;
  }
  const first = command.edits[0];
  return ok({
    label: STEP_TEXT.import(file),
    place: first ? { sheet: command.sheet, row: first.row, column: first.column } : null,
    source: file,
  });
};

const called = (origin: Origin, isEstimate: boolean | undefined): Origin =>
  isEstimate === true ? { ...origin, nature: 'estimate' } : origin;

const writeTexts = (bench: Workbench, row: string, added: AddedRow, origin: Origin): Result<null, AppError> => {
  for (const [column, text] of Object.entries(added.texts)) {
    if (text === '') continue;
    const written = writeCell(bench, row, column, text, called(origin, added.estimates?.includes(column)));
    if (!written.ok) return written;
  }
  return ok(null);
};

type Placed = readonly (readonly [added: AddedRow, row: string])[];

/** Rows that follow the same row keep their order: each goes after the one added before it. */
const addAmong = (bench: Workbench, added: readonly AddedRow[]): Placed => {
  const last = new Map<string | null, string>();
  return added.map((one) => {
    const row = addImportedRow(bench, one, last.get(one.after) ?? one.after);
    last.set(one.after, row);
    return [one, row];
  });
};

/** The first rows of a sheet, in the tree that they bring; parts stand below the label that they have in common. */
const addFirst = (bench: Workbench, added: readonly AddedRow[]): Placed => {
  const rows = added.flatMap(({ level = 0, marker, name, part, isHeading }, at): RowAtLevel[] => {
    if (part === null) return [{ level, row: { kind: isHeading ? 'heading' : 'indicator', marker, name } }];
    const before = added[at - 1];
    const goesOn = before !== undefined && before.part !== null && before.name === name && before.level === level;
    const label: RowAtLevel = { level, row: { kind: 'indicator', marker, name, labelOnly: true } };
    return [...(goesOn ? [] : [label]), { level: level + 1, row: { kind: 'part', marker, name: part } }];
  });
  const ids = addTree(bench, { parent: null, after: null }, rows);
  const own = ids.filter((_, at) => rows[at]?.row.labelOnly !== true);
  return added.flatMap((one, at) => {
    const row = own[at];
    return row === undefined ? [] : [[one, row] as const];
  });
};

/** A row after another one of the sheet; a part joins the label above it when that is its own, else gets a new one. */
const addImportedRow = (bench: Workbench, added: AddedRow, after: string | null): string => {
  const { marker, name, part } = added;
  // Right below a heading is within its group.
  if (after !== null && textOf(bench.set.get('plan_row', after) ?? {}, 'kind') === 'heading' && part === null) {
    return addRow(bench, { parent: after, after: null }, { kind: 'indicator', marker, name });
  }
  const block = after === null ? null : blockOf(bench, after);
  const spot = { parent: block === null ? null : parentOf(bench, block), after: block };
  if (part === null) return addRow(bench, spot, { kind: 'indicator', marker, name });
  if (block !== null && block !== after && textOf(bench.set.get('plan_row', block) ?? {}, 'name') === name) {
    return addRow(bench, { parent: block, after }, { kind: 'part', marker, name: part });
  }
  const label = addRow(bench, spot, { kind: 'indicator', marker, name, labelOnly: true });
  return addRow(bench, { parent: label, after: null }, { kind: 'part', marker, name: part });
};
