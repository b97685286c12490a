import type { AppError } from '../../../shared/contract/appError';
import { err, ok, type Result } from '../../../shared/contract/result';
import type { DeleteRows, DuplicateRows, InsertRows } from '../../../shared/domain/command';
import { STEP_TEXT } from '../../../shared/text/steps';
import { newId } from '../../db/newId';
import { type SqlRow, textOf, textOrNull } from '../../db/sqlDb';
import { type Planner, planRow, type Workbench } from './planned';
import {
  addRow,
  allInOrder,
  belonging,
  blockOf,
  childrenOf,
  keyAfter,
  ON_INDICATOR,
  ON_ROW,
  removeEmptyLabel,
  removeRow,
} from './rowTree';

/** Rows of the sheet by id, in print order; the first one that is not there is the error. */
export const rowsInOrder = (bench: Workbench, ids: readonly string[]): Result<SqlRow[], AppError> => {
  for (const id of ids) if (!planRow(bench, id)) return err({ code: 'unknownRow', row: id });
  const wanted = new Set(ids);
  return ok(allInOrder(bench).filter((row) => wanted.has(textOf(row, 'id'))));
};

/** New empty rows after a row; they take over its TT and level, as a row inserted inside a group does in Excel. */
export const planInsertRows: Planner<InsertRows> = (bench, command) => {
  const above = command.after === null ? null : planRow(bench, command.after);
  if (command.after !== null && !above) return err({ code: 'unknownRow', row: command.after });
  const block = above ? blockOf(bench, above) : null;
  const marker = above ? textOf(above, 'marker') : '';
  // Below a group row means first in the group.
  const inside = block !== null && textOf(block, 'kind') === 'heading' && command.kind !== 'heading';
  const parent = block === null ? null : inside ? textOf(block, 'id') : textOrNull(block, 'parent_id');
  let after = block === null || inside ? null : textOf(block, 'id');
  let first: string | null = null;
  for (let index = 0; index < command.count; index++) {
    after = addRow(bench, { parent, after, kind: command.kind ?? 'indicator', marker, name: '' });
    first ??= after;
  }
  const name = bench.context.form.columns.find((column) => column.kind === 'name');
  return ok({
    label: STEP_TEXT.insertRows(command.count),
    place: { sheet: command.sheet, row: first, column: name?.id ?? null },
    source: '',
  });
};

/** Deletes rows and all that hangs on them. A label row goes with its last part. */
export const planDeleteRows: Planner<DeleteRows> = (bench, command) => {
  const rows = rowsInOrder(bench, command.rows);
  if (!rows.ok) return rows;
  for (const row of rows.value) {
    // A row may have gone already with the one it was under.
    if (bench.set.isRemoved('plan_row', textOf(row, 'id'))) continue;
    removeRow(bench, row);
    removeEmptyLabel(bench, textOrNull(row, 'parent_id'));
  }
  return ok({
    label: STEP_TEXT.deleteRows(command.rows.length),
    place: { sheet: command.sheet, row: command.rows[0] ?? null, column: null },
    source: '',
  });
};

/** Copies of rows below the last of them. Verdicts that a person overruled are not copied: their reason was another row's. */
export const planDuplicateRows: Planner<DuplicateRows> = (bench, command) => {
  const rows = rowsInOrder(bench, command.rows);
  if (!rows.ok) return rows;
  const copied = new Set<string>();
  let first: string | null = null;
  const last = new Map<string | null, string>();
  for (const row of rows.value) last.set(textOrNull(row, 'parent_id'), textOf(row, 'id'));
  for (const row of rows.value) {
    const parent = textOrNull(row, 'parent_id');
    if (parent !== null && copied.has(parent)) continue;
    copied.add(textOf(row, 'id'));
    const id = copyRow(bench, row, parent, last.get(parent) ?? null);
    last.set(parent, id);
    first ??= id;
  }
  return ok({
    label: STEP_TEXT.duplicateRows(rows.value.length),
    place: { sheet: command.sheet, row: first, column: null },
    source: '',
  });
};

const copyRow = (bench: Workbench, row: SqlRow, parent: string | null, after: string | null): string => {
  const { set } = bench;
  const id = newId();
  const oldIndicator = textOrNull(row, 'indicator_id');
  const indicator = oldIndicator === null ? null : newId();
  if (oldIndicator !== null && indicator !== null) {
    const image = set.get('indicator', oldIndicator);
    if (image) set.put('indicator', indicator, { ...image });
    for (const table of ON_INDICATOR) {
      for (const found of belonging(bench, table, oldIndicator)) {
        const copy = newId();
        set.put(table, copy, { ...found, id: copy, indicator_id: indicator });
      }
    }
  }
  const sort_key = keyAfter(bench, after, parent);
  set.put('plan_row', id, { ...row, id, parent_id: parent, indicator_id: indicator, sort_key });
  for (const table of ON_ROW) {
    if (table === 'verdict_override') continue;
    for (const found of belonging(bench, table, textOf(row, 'id'))) {
      const copy = newId();
      set.put(table, copy, { ...found, id: copy, row_id: id });
    }
  }
  let previous: string | null = null;
  for (const child of childrenOf(bench, textOf(row, 'id'))) previous = copyRow(bench, child, id, previous);
  return id;
};
