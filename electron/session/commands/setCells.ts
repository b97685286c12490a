import { ok } from '../../../shared/contract/result';
import type { CellEdit, SetCells } from '../../../shared/domain/command';
import { STEP_TEXT } from '../../../shared/text/steps';
import { textOf, textOrNull } from '../../db/sqlDb';
import type { SheetContext } from '../load/sheetContext';
import { writeCell } from './cellWriter';
import { type MarkedRow, markedRows, markerRuns, runByRow } from './markerRuns';
import { type Planner, planRow, type Workbench } from './planned';
import { TYPED } from './valueWriter';

/** Typing, clearing, pasting, filling, replacing: cells of rows that are there, one step; all of them or none. */
export const planSetCells: Planner<SetCells> = (bench, command) => {
  if (command.edits.length > MANY) readAhead(bench, command.edits);
  const runOf = lazily(() => runByRow(markerRuns(markedRows(bench))));
  const markers = new Set(bench.context.columns.columns.flatMap(({ id, kind }) => (kind === 'marker' ? [id] : [])));
  // Which cells are merged is asked before the first one is written.
  const merged = new Map(
    command.edits.flatMap((edit) =>
      markers.has(edit.column) ? [[edit, mergedRows(bench, edit.row, runOf)] as const] : [],
    ),
  );
  for (const edit of command.edits) {
    for (const row of merged.get(edit) ?? [edit.row]) {
      const written = writeCell(bench, row, edit.column, edit.text, TYPED);
      if (!written.ok) return written;
    }
  }
  const [first] = command.edits;
  return ok({
    label: stepLabel(bench.context, command),
    place: first ? { sheet: command.sheet, row: first.row, column: first.column } : null,
    source: '',
  });
};

/** From so many cells on, what they stand for is read in a few queries instead of several for each cell. */
const MANY = 20;

const readAhead = ({ set, context }: Workbench, edits: readonly CellEdit[]): void => {
  const rows = [...new Set(edits.map((edit) => edit.row))];
  const columns = new Set(edits.map((edit) => edit.column));
  const kinds = new Set(context.columns.columns.flatMap((column) => (columns.has(column.id) ? [column.kind] : [])));
  set.preload('plan_row', 'id', rows);
  const indicators = rows.flatMap((id) => textOrNull(set.get('plan_row', id) ?? {}, 'indicator_id') ?? []);
  set.preload('indicator', 'id', indicators);
  if (kinds.has('target') || kinds.has('name')) set.preload('target', 'indicator_id', indicators);
  if (kinds.has('figure')) set.preload('figure', 'indicator_id', indicators);
  if (kinds.has('text')) set.preload('row_text', 'row_id', rows);
};

const lazily = <T>(make: () => T): (() => T) => {
  let made: { readonly value: T } | null = null;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
};

/** TT is one merged cell over its group, so that typing into it means the whole group. */
const mergedRows = (
  bench: Workbench,
  row: string,
  runOf: () => ReadonlyMap<string, readonly MarkedRow[]>,
): readonly string[] => {
  const stored = planRow(bench, row);
  if (!stored || textOf(stored, 'marker') === '') return [row];
  return (runOf().get(row) ?? []).map((member) => member.id);
};

const stepLabel = (context: SheetContext, command: SetCells): string => {
  const count = command.edits.length;
  const first = command.edits[0];
  const column = first ? columnName(context, first.column) : '';
  switch (command.gesture) {
    case 'paste':
      return STEP_TEXT.paste(count);
    case 'move':
      return STEP_TEXT.moveCells(command.edits.filter((edit) => edit.text !== '').length);
    case 'fill':
      return STEP_TEXT.fill(count);
    case 'replace':
      return STEP_TEXT.replace(count);
    case 'clear':
      return count === 1 ? STEP_TEXT.clear(column) : STEP_TEXT.clearMany(count);
    default:
      return count === 1 ? STEP_TEXT.edit(column) : STEP_TEXT.editMany(count);
  }
};

/** The innermost header of a column, as a person knows it. */
const columnName = (context: SheetContext, id: string): string =>
  id === 'part' ? STEP_TEXT.part : (context.columns.byId.get(id)?.header.at(-1) ?? id);
