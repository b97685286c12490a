import { err, ok } from '../../../shared/contract/result';
import type { JoinParts, SplitRow } from '../../../shared/domain/command';
import { STEP_TEXT } from '../../../shared/text/steps';
import { textOf, textOrNull } from '../../db/sqlDb';
import { type Planner, planRow, type Workbench } from './planned';
import { addRow, addRows, belonging, removeRow } from './rowContent';
import { unitOf } from './rows';
import { blockOf, childIds, parentOf, placeRows, putRow } from './rowTree';

/** The row becomes the first part, with its series; a new label row above carries its name. */
export const planSplitRow: Planner<SplitRow> = (bench, command) => {
  const row = planRow(bench, command.row);
  if (!row) return err({ code: 'unknownRow', row: command.row });
  if (textOf(row, 'kind') !== 'indicator') {
    return err({ code: 'notEditable', row: command.row, column: 'part', why: 'label' });
  }
  if (childIds(bench, command.row).length > 0) {
    return err({ code: 'notEditable', row: command.row, column: 'part', why: 'rowsBelow' });
  }
  const [first = '', ...others] = command.parts;
  const parent = textOrNull(row, 'parent_id');
  const marker = textOf(row, 'marker');
  const siblings = childIds(bench, parent);
  const above = siblings[siblings.indexOf(command.row) - 1] ?? null;
  const label = addRow(
    bench,
    { parent, after: above },
    { kind: 'indicator', marker, name: textOf(row, 'name'), labelOnly: true },
  );
  moveAliases(bench, command.row, label);
  putRow(bench, command.row, { ...row, kind: 'part', name: first });
  placeRows(bench, [command.row], label, null);
  const unit = unitOf(bench, command.row);
  addRows(
    bench,
    { parent: label, after: command.row },
    others.map((name) => ({ kind: 'part', marker, name, unit })),
  );
  const place = { sheet: command.sheet, row: command.row, column: 'part' };
  return ok({ label: STEP_TEXT.splitRow, place, source: '' });
};

/** Aliases name the row that carries the printed label. */
const moveAliases = (bench: Workbench, from: string, to: string): void => {
  for (const alias of belonging(bench, 'row_alias', from)) {
    bench.set.put('row_alias', textOf(alias, 'id'), { ...alias, row_id: to });
  }
};

/** The first part becomes the whole row again under the common label; the other parts go, and one undo brings them back. */
export const planJoinParts: Planner<JoinParts> = (bench, command) => {
  const part = planRow(bench, command.row);
  if (!part) return err({ code: 'unknownRow', row: command.row });
  const label = blockOf(bench, command.row);
  const [first, ...others] = childIds(bench, label);
  if (label === command.row || first === undefined) {
    return err({ code: 'notEditable', row: command.row, column: 'part', why: 'label' });
  }
  const image = bench.set.get('plan_row', label) ?? {};
  for (const other of others) removeRow(bench, other);
  // Former names of the part say nothing about the whole; those of the label do.
  for (const alias of belonging(bench, 'row_alias', first)) bench.set.remove('row_alias', textOf(alias, 'id'));
  moveAliases(bench, label, first);
  movePartNote(bench, first);
  putRow(bench, first, { ...bench.set.get('plan_row', first), kind: 'indicator', name: textOf(image, 'name') });
  placeRows(bench, [first], parentOf(bench, label), label);
  removeRow(bench, label);
  const place = { sheet: command.sheet, row: first, column: null };
  return ok({ label: STEP_TEXT.joinParts, place, source: '' });
};

/** A note on the cell of the part's name, which goes, is kept with the name of the whole. */
const movePartNote = (bench: Workbench, row: string): void => {
  const notes = belonging(bench, 'cell_note', row);
  const own = notes.find((note) => textOf(note, 'column_id') === 'part');
  const name = bench.context.columns.columns.find((column) => column.kind === 'name');
  if (!own || !name) return;
  const there = notes.find((note) => textOf(note, 'column_id') === name.id);
  if (!there) {
    bench.set.put('cell_note', textOf(own, 'id'), { ...own, column_id: name.id });
    return;
  }
  const body = `${textOf(there, 'body')}\n${textOf(own, 'body')}`;
  bench.set.put('cell_note', textOf(there, 'id'), { ...there, body });
  bench.set.remove('cell_note', textOf(own, 'id'));
};
