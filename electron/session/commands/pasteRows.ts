import { err, ok } from '../../../shared/contract/result';
import type { AddRows, SetCells } from '../../../shared/domain/command';
import { STEP_TEXT } from '../../../shared/text/steps';
import { type Planner, planRow } from './planned';
import { addRows, type NewRow } from './rowContent';
import { spotAfter } from './rowTree';
import { planSetCells } from './setCells';

/** A block longer than the sheet: the rows that it needs, at the level chosen for them, then its cells; one step. */
export const planPasteRows: Planner<SetCells & { readonly addRows: AddRows }> = (bench, command) => {
  const { after, count, level } = command.addRows;
  if (after !== null && !planRow(bench, after)) return err({ code: 'unknownRow', row: after });
  const row: NewRow = { kind: 'indicator', marker: '', name: '' };
  const ids = addRows(bench, spotAfter(bench, after, level ?? 0), new Array<NewRow>(count).fill(row));
  const rowOf = new Map(ids.map((id, index) => [`+${index}`, id]));
  const edits = command.edits.map((edit) => ({ ...edit, row: rowOf.get(edit.row) ?? edit.row }));
  const planned = planSetCells(bench, { ...command, addRows: undefined, edits });
  if (!planned.ok || command.gesture !== 'paste') return planned;
  return ok({ ...planned.value, label: STEP_TEXT.pasteRows(edits.length, count) });
};
