import { err, ok } from '../../../shared/contract/result';
import type { GroupRows, JoinParts, MoveRows, ShiftLevel, SplitRow } from '../../../shared/domain/command';
import { STEP_TEXT } from '../../../shared/text/steps';
import { numberOf, type SqlRow, textOf, textOrNull } from '../../db/sqlDb';
import { type Planner, planRow, type Workbench } from './planned';
import { rowsInOrder } from './rows';
import { addRow, allInOrder, blockOf, childrenOf, placeRow, removeRow } from './rowTree';

/** The blocks that a selection of rows stands for: label rows for parts, and nothing twice. */
const blocksOf = (bench: Workbench, rows: readonly SqlRow[]): SqlRow[] => {
  const ids = new Set<string>();
  const blocks: SqlRow[] = [];
  for (const row of rows) {
    const block = blockOf(bench, row);
    const id = textOf(block, 'id');
    const underTaken = ids.has(textOrNull(block, 'parent_id') ?? '');
    if (!ids.has(id) && !underTaken) blocks.push(block);
    ids.add(id);
  }
  return blocks;
};

/** Moves rows to after another row; parts of one label move among themselves, everything else as blocks. */
export const planMoveRows: Planner<MoveRows> = (bench, command) => {
  const rows = rowsInOrder(bench, command.rows);
  if (!rows.ok) return rows;
  const target = command.after === null ? null : planRow(bench, command.after);
  if (command.after !== null && !target) return err({ code: 'unknownRow', row: command.after });
  const done = { label: STEP_TEXT.moveRows(rows.value.length), source: '' };
  const place = { sheet: command.sheet, row: command.rows[0] ?? null, column: null };
  if (moveAmongParts(bench, rows.value, target)) return ok({ ...done, place });

  const blocks = blocksOf(bench, rows.value);
  const targetBlock = target ? blockOf(bench, target) : null;
  const isInside = blocks.some((block) => targetBlock !== null && isUnder(bench, targetBlock, textOf(block, 'id')));
  if (isInside) return ok({ ...done, place });
  const parent = targetBlock ? textOrNull(targetBlock, 'parent_id') : null;
  let after = targetBlock ? textOf(targetBlock, 'id') : null;
  for (const block of blocks) {
    placeRow(bench, block, parent, after);
    after = textOf(block, 'id');
  }
  return ok({ ...done, place });
};

/** True when all rows are parts of one label and the target is that label's part, or nothing before its first one. */
const moveAmongParts = (bench: Workbench, rows: readonly SqlRow[], target: SqlRow | null): boolean => {
  const labels = new Set(rows.map((row) => (textOf(row, 'kind') === 'part' ? textOrNull(row, 'parent_id') : null)));
  const [label] = labels;
  if (labels.size !== 1 || label === null || label === undefined) return false;
  const all = childrenOf(bench, label);
  if (rows.length === all.length) return false;
  const isSibling = target !== null && textOrNull(target, 'parent_id') === label;
  const order = allInOrder(bench).filter((row) => numberOf(row, 'label_only') === 0);
  const before = order[order.findIndex((row) => textOf(row, 'id') === textOf(all[0] ?? {}, 'id')) - 1];
  const isJustAbove = target === null ? before === undefined : textOf(before ?? {}, 'id') === textOf(target, 'id');
  if (!isSibling && !isJustAbove) return false;
  let after = isSibling && target ? textOf(target, 'id') : null;
  for (const row of rows) {
    placeRow(bench, row, label, after);
    after = textOf(row, 'id');
  }
  return true;
};

const isUnder = ({ set }: Workbench, row: SqlRow, ancestor: string): boolean => {
  for (let at: SqlRow | null = row; at !== null; ) {
    if (textOf(at, 'id') === ancestor) return true;
    const parent = textOrNull(at, 'parent_id');
    at = parent === null ? null : set.get('plan_row', parent);
  }
  return false;
};

/** One level down or up in the tree. A row that cannot go further stays where it is. */
export const planShiftLevel: Planner<ShiftLevel> = (bench, command) => {
  const rows = rowsInOrder(bench, command.rows);
  if (!rows.ok) return rows;
  const blocks = blocksOf(bench, rows.value);
  if (command.by === 'down') for (const block of blocks) lower(bench, block);
  else for (const block of [...blocks].reverse()) raise(bench, block);
  const label = command.by === 'down' ? STEP_TEXT.levelDown : STEP_TEXT.levelUp;
  const place = { sheet: command.sheet, row: command.rows[0] ?? null, column: null };
  return ok({ label: label(rows.value.length), place, source: '' });
};

const lower = (bench: Workbench, block: SqlRow): void => {
  const siblings = childrenOf(bench, textOrNull(block, 'parent_id'));
  const above = siblings[siblings.findIndex((row) => textOf(row, 'id') === textOf(block, 'id')) - 1];
  if (!above || numberOf(above, 'label_only') === 1) return;
  const last = childrenOf(bench, textOf(above, 'id')).at(-1);
  placeRow(bench, block, textOf(above, 'id'), last ? textOf(last, 'id') : null);
};

const raise = (bench: Workbench, block: SqlRow): void => {
  const parent = textOrNull(block, 'parent_id');
  const above = parent === null ? null : bench.set.get('plan_row', parent);
  if (!above) return;
  placeRow(bench, block, textOrNull(above, 'parent_id'), textOf(above, 'id'));
};

/** A heading above the rows, which go under it. */
export const planGroupRows: Planner<GroupRows> = (bench, command) => {
  const rows = rowsInOrder(bench, command.rows);
  if (!rows.ok) return rows;
  const blocks = blocksOf(bench, rows.value);
  const [first] = blocks;
  if (!first) return err({ code: 'unknownRow', row: command.rows[0] ?? '' });
  const parent = textOrNull(first, 'parent_id');
  const siblings = childrenOf(bench, parent);
  const above = siblings[siblings.findIndex((row) => textOf(row, 'id') === textOf(first, 'id')) - 1];
  const heading = addRow(bench, {
    parent,
    after: above ? textOf(above, 'id') : null,
    kind: 'heading',
    marker: '',
    name: command.name,
  });
  let after: string | null = null;
  for (const block of blocks) {
    placeRow(bench, block, heading, after);
    after = textOf(block, 'id');
  }
  const name = bench.context.form.columns.find((column) => column.kind === 'name');
  const place = { sheet: command.sheet, row: heading, column: name?.id ?? null };
  return ok({ label: STEP_TEXT.groupRows(rows.value.length), place, source: '' });
};

/** The row becomes the first part, with its series; a new label row above carries its name. */
export const planSplitRow: Planner<SplitRow> = (bench, command) => {
  const row = planRow(bench, command.row);
  if (!row) return err({ code: 'unknownRow', row: command.row });
  if (textOf(row, 'kind') !== 'indicator') {
    return err({ code: 'notEditable', row: command.row, column: 'part', why: 'label' });
  }
  const [first = '', ...others] = command.parts;
  const siblings = childrenOf(bench, textOrNull(row, 'parent_id'));
  const above = siblings[siblings.findIndex((one) => textOf(one, 'id') === command.row) - 1];
  const marker = textOf(row, 'marker');
  const label = addRow(bench, {
    parent: textOrNull(row, 'parent_id'),
    after: above ? textOf(above, 'id') : null,
    kind: 'indicator',
    marker,
    name: textOf(row, 'name'),
    labelOnly: true,
  });
  bench.set.put('plan_row', command.row, { ...row, kind: 'part', name: first });
  placeRow(bench, { ...row, kind: 'part', name: first }, label, null);
  const unit = textOf(bench.set.get('indicator', textOf(row, 'indicator_id')) ?? {}, 'unit_label');
  let after = command.row;
  for (const name of others) {
    after = addRow(bench, { parent: label, after, kind: 'part', marker, name });
    const indicator = bench.set.get('indicator', textOf(bench.set.get('plan_row', after) ?? {}, 'indicator_id'));
    if (indicator) bench.set.put('indicator', textOf(indicator, 'id'), { ...indicator, unit_label: unit });
  }
  const place = { sheet: command.sheet, row: command.row, column: 'part' };
  return ok({ label: STEP_TEXT.splitRow, place, source: '' });
};

/** The first part becomes the whole row again under the common label; the other parts go, and one undo brings them back. */
export const planJoinParts: Planner<JoinParts> = (bench, command) => {
  const part = planRow(bench, command.row);
  if (!part) return err({ code: 'unknownRow', row: command.row });
  const label = blockOf(bench, part);
  if (label === part) return err({ code: 'notEditable', row: command.row, column: 'part', why: 'label' });
  const [first, ...others] = childrenOf(bench, textOf(label, 'id'));
  if (!first) return err({ code: 'unknownRow', row: command.row });
  for (const other of others) removeRow(bench, other);
  const whole: SqlRow = { ...first, kind: 'indicator', name: textOf(label, 'name') };
  placeRow(bench, whole, textOrNull(label, 'parent_id'), textOf(label, 'id'));
  // The label's aliases name the row that carries it from now on.
  for (const alias of bench.db.all('SELECT * FROM row_alias WHERE row_id = ?', [textOf(label, 'id')])) {
    bench.set.put('row_alias', textOf(alias, 'id'), { ...alias, row_id: textOf(first, 'id') });
  }
  removeRow(bench, label);
  const place = { sheet: command.sheet, row: textOf(first, 'id'), column: null };
  return ok({ label: STEP_TEXT.joinParts, place, source: '' });
};
