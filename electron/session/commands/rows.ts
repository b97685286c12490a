import type { AppError } from '../../../shared/contract/appError';
import { err, ok, type Result } from '../../../shared/contract/result';
import type { AddedRow, DeleteRows, ImportRows, InsertRows } from '../../../shared/domain/command';
import { STEP_TEXT } from '../../../shared/text/steps';
import { newId } from '../../db/newId';
import { keyBetween } from '../../db/orderKey';
import { type SqlRow, textOf, textOrNull } from '../../db/sqlDb';
import { type Origin, writeCell } from './cellWriter';
import { type Planner, planRow, type Workbench } from './planned';

/** New empty indicator rows after a row; they take over its TT, as a row inserted inside a group does in Excel. */
export const planInsertRows: Planner<InsertRows> = (bench, command) => {
  const above = command.after === null ? null : planRow(bench, command.after);
  if (command.after !== null && !above) return err({ code: 'unknownRow', row: command.after });
  let after = command.after;
  let first: string | null = null;
  for (let index = 0; index < command.count; index++) {
    const marker = above ? textOf(above, 'marker') : '';
    after = addIndicatorRow(bench, { after, parent: null, kind: 'indicator', marker, name: '' });
    first ??= after;
  }
  const name = bench.context.form.columns.find((column) => column.kind === 'name');
  return ok({
    label: STEP_TEXT.insertRows(command.count),
    place: { sheet: command.sheet, row: first, column: name?.id ?? null },
    source: '',
  });
};

/** Tables whose rows hang on a plan row, and those that hang on its indicator. */
const ON_ROW = ['row_alias', 'row_text', 'cell_note', 'verdict_override', 'outlook'] as const;
const ON_INDICATOR = ['target', 'figure', 'indicator_version'] as const;

/** Deletes rows and all that hangs on them. A label row goes with its last part. */
export const planDeleteRows: Planner<DeleteRows> = (bench, command) => {
  for (const id of command.rows) {
    const row = planRow(bench, id);
    if (!row) return err({ code: 'unknownRow', row: id });
    removeRow(bench, row);
    const parent = textOrNull(row, 'parent_id');
    const label = parent === null ? null : bench.set.get('plan_row', parent);
    if (label && textOf(row, 'kind') === 'part' && childrenOf(bench, textOf(label, 'id')).length === 0) {
      removeRow(bench, label);
    }
  }
  return ok({
    label: STEP_TEXT.deleteRows(command.rows.length),
    place: { sheet: command.sheet, row: command.rows[0] ?? null, column: null },
    source: '',
  });
};

const childrenOf = ({ db, set }: Workbench, parent: string): string[] =>
  db
    .all('SELECT id FROM plan_row WHERE parent_id = ?', [parent])
    .map((row) => textOf(row, 'id'))
    .filter((id) => !set.isRemoved('plan_row', id));

const removeRow = (bench: Workbench, row: SqlRow): void => {
  const { db, set } = bench;
  const id = textOf(row, 'id');
  for (const child of childrenOf(bench, id)) {
    const childRow = set.get('plan_row', child);
    if (childRow) removeRow(bench, childRow);
  }
  const indicator = textOrNull(row, 'indicator_id');
  for (const table of ON_ROW) {
    for (const found of db.all(`SELECT id FROM ${table} WHERE row_id = ?`, [id]))
      set.remove(table, textOf(found, 'id'));
  }
  set.remove('plan_row', id);
  const shared = db.one('SELECT id FROM plan_row WHERE indicator_id = ? AND id <> ?', [indicator, id]);
  if (indicator === null || shared) return;
  for (const table of ON_INDICATOR) {
    for (const found of db.all(`SELECT id FROM ${table} WHERE indicator_id = ?`, [indicator])) {
      set.remove(table, textOf(found, 'id'));
    }
  }
  set.remove('indicator', indicator);
};

/** One workbook into the sheet: changed cells and new rows as a single step, each cell with its address as source. */
export const planImportRows: Planner<ImportRows> = (bench, command) => {
  const { set } = bench;
  const { file, sheetName, sha256 } = command.source;
  const importId = newId();
  if (command.edits.length + command.added.length === 0) {
    return ok({ label: STEP_TEXT.import(file), place: null, source: file });
  }
  set.put('import_batch', importId, {
    sheet_id: command.sheet,
    file_name: file,
    sheet_name: sheetName,
    sha256,
    imported_at: new Date().toISOString(),
  });
  for (const edit of command.edits) {
    const origin: Origin = { importId, address: edit.address, source: `${file} ${edit.address}`.trim() };
    const written = writeCell(bench, edit.row, edit.column, edit.text, origin);
    if (!written.ok) return written;
  }
  // Rows that follow the same row keep their order: each goes after the one added before it.
  const last = new Map<string | null, string>();
  const labels = new Map<string, string>();
  for (const added of command.added) {
    const row = addImportedRow(bench, added, last.get(added.after) ?? added.after, labels);
    last.set(added.after, row);
    const origin: Origin = { importId, address: added.address, source: `${file} ${added.address}`.trim() };
    const written = writeTexts(bench, row, added, origin);
    if (!written.ok) return written;
  }
  const first = command.edits[0];
  return ok({
    label: STEP_TEXT.import(file),
    place: first ? { sheet: command.sheet, row: first.row, column: first.column } : null,
    source: file,
  });
};

const writeTexts = (bench: Workbench, row: string, added: AddedRow, origin: Origin): Result<null, AppError> => {
  for (const [column, text] of Object.entries(added.texts)) {
    if (text === '') continue;
    const written = writeCell(bench, row, column, text, origin);
    if (!written.ok) return written;
  }
  return ok(null);
};

const addImportedRow = (
  bench: Workbench,
  added: AddedRow,
  after: string | null,
  labels: Map<string, string>,
): string => {
  if (added.part === null) {
    return addIndicatorRow(bench, { after, parent: null, kind: 'indicator', marker: added.marker, name: added.name });
  }
  const above = after === null ? null : bench.set.get('plan_row', after);
  const aboveLabel = above && textOf(above, 'kind') === 'part' ? textOrNull(above, 'parent_id') : null;
  const sameLabel = aboveLabel !== null && textOf(bench.set.get('plan_row', aboveLabel) ?? {}, 'name') === added.name;
  const label =
    (sameLabel ? aboveLabel : null) ?? labels.get(added.name) ?? addLabelRow(bench, after, added.marker, added.name);
  labels.set(added.name, label);
  const sibling = above && textOrNull(above, 'parent_id') === label ? after : null;
  return addIndicatorRow(bench, {
    after: sibling,
    parent: label,
    kind: 'part',
    marker: added.marker,
    name: added.part,
  });
};

interface NewRow {
  readonly after: string | null;
  readonly parent: string | null;
  readonly kind: 'indicator' | 'part';
  readonly marker: string;
  readonly name: string;
}

const addIndicatorRow = (bench: Workbench, row: NewRow): string => {
  const indicator = newId();
  const id = newId();
  bench.set.put('indicator', indicator, {
    name: row.name,
    unit_label: '',
    direction: 'higher',
    range_rule: 'upper',
    decimals: null,
    scale_id: null,
    over_units: 'none',
    over_time: 'last',
    weight_indicator_id: null,
    nature_priority: 'actual,preliminary,estimate',
    owner_id: null,
    provider_id: null,
  });
  bench.set.put('plan_row', id, {
    plan_id: bench.context.plan.id,
    parent_id: row.parent,
    kind: row.kind,
    marker: row.marker,
    name: row.name,
    indicator_id: indicator,
    label_only: 0,
    is_component: 1,
    sort_key: keyAfter(bench, row.after, row.parent),
  });
  return id;
};

const addLabelRow = (bench: Workbench, after: string | null, marker: string, name: string): string => {
  const id = newId();
  bench.set.put('plan_row', id, {
    plan_id: bench.context.plan.id,
    parent_id: null,
    kind: 'indicator',
    marker,
    name,
    indicator_id: null,
    label_only: 1,
    is_component: 0,
    sort_key: keyAfter(bench, after, null),
  });
  return id;
};

/** An order key for a new child of `parent` right after the row `after` (or after its label row, or first). */
const keyAfter = ({ db, set, context }: Workbench, after: string | null, parent: string | null): string => {
  const siblings = new Map<string, string>();
  for (const row of db.all('SELECT id, sort_key FROM plan_row WHERE plan_id = ? AND parent_id IS ?', [
    context.plan.id,
    parent,
  ])) {
    if (!set.isRemoved('plan_row', textOf(row, 'id'))) siblings.set(textOf(row, 'id'), textOf(row, 'sort_key'));
  }
  for (const row of set.pending('plan_row')) {
    if (textOrNull(row, 'parent_id') === parent) siblings.set(textOf(row, 'id'), textOf(row, 'sort_key'));
  }
  const keys = [...siblings.values()].sort();
  let before: string | null = null;
  for (let id = after; id !== null && before === null; ) {
    before = siblings.get(id) ?? null;
    const row = set.get('plan_row', id);
    id = row ? textOrNull(row, 'parent_id') : null;
  }
  if (before === null && parent !== null) before = keys.at(-1) ?? null;
  const low = before;
  const next = keys.find((key) => low === null || key > low) ?? null;
  return keyBetween(before, next);
};
