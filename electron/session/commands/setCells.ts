import { ok } from '../../../shared/contract/result';
import type { CellEdit, SetCells } from '../../../shared/domain/command';
import { STEP_TEXT } from '../../../shared/text/steps';
import { textOf, textOrNull } from '../../db/sqlDb';
import type { SheetContext } from '../sheetContext';
import { TYPED, writeCell } from './cellWriter';
import { type Planner, planRow, type Workbench } from './planned';

/** Typing, clearing, pasting, filling, replacing: any number of cells, one step; all of them or none. */
export const planSetCells: Planner<SetCells> = (bench, command) => {
  for (const edit of command.edits.flatMap((one) => mergedEdits(bench, one))) {
    const written = writeCell(bench, edit.row, edit.column, edit.text, TYPED);
    if (!written.ok) return written;
  }
  const first = command.edits[0];
  return ok({
    label: stepLabel(bench.context, command),
    place: first ? { sheet: command.sheet, row: first.row, column: first.column } : null,
    source: '',
  });
};

/** TT is one merged cell over its group, so that typing into it means the whole group. */
const mergedEdits = (bench: Workbench, edit: CellEdit): readonly CellEdit[] => {
  const column = bench.context.form.columns.find((candidate) => candidate.id === edit.column);
  const row = planRow(bench, edit.row);
  if (column?.kind !== 'marker' || !row || textOf(row, 'marker') === '') return [edit];
  const rows = bench.db.all(
    `SELECT id, marker, kind FROM plan_row WHERE plan_id = ? AND label_only = 0 AND (parent_id IS NULL OR kind = 'part')
     ORDER BY (SELECT sort_key FROM plan_row p WHERE p.id = coalesce(plan_row.parent_id, plan_row.id)), parent_id IS NOT NULL, sort_key`,
    [bench.context.plan.id],
  );
  const at = rows.findIndex((candidate) => textOf(candidate, 'id') === edit.row);
  const marker = textOf(row, 'marker');
  const same = (index: number): boolean => {
    const candidate = rows[index];
    return candidate !== undefined && textOrNull(candidate, 'marker') === marker;
  };
  if (at < 0 || !same(at)) return [edit];
  let from = at;
  let to = at;
  while (same(from - 1)) from--;
  while (same(to + 1)) to++;
  return rows.slice(from, to + 1).map((member) => ({ ...edit, row: textOf(member, 'id') }));
};

const stepLabel = (context: SheetContext, command: SetCells): string => {
  const count = command.edits.length;
  const first = command.edits[0];
  const column = first ? columnName(context, first.column) : '';
  switch (command.gesture) {
    case 'paste':
      return STEP_TEXT.paste(count);
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
const columnName = (context: SheetContext, id: string): string => {
  if (id === 'part') return STEP_TEXT.part;
  const column = context.form.columns.find((candidate) => candidate.id === id);
  return (column?.header.at(-1) ?? id).replace(/\s*\{endYear\}/, ` ${context.plan.period.slice(-4)}`);
};
