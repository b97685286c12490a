import { err, ok } from '../../../shared/contract/result';
import type { AddRows, SetCells } from '../../../shared/domain/command';
import { STEP_TEXT } from '../../../shared/text/steps';
import { type Planner, planRow } from './planned';
import { addRows, addTree, type NewRow, type RowAtLevel } from './rowContent';
import { spotAfter } from './rowTree';
import { planSetCells } from './setCells';

const BLANK: NewRow = { kind: 'indicator', marker: '', name: '' };

type RowShape = NonNullable<AddRows['shape']>[number];

const blankAt = ({ level, isHeading }: RowShape): RowAtLevel => ({
  level,
  row: isHeading ? { ...BLANK, kind: 'heading' } : BLANK,
});

/** A block longer than the sheet: the rows that it needs, at the level chosen for them, then its cells; one step. */
export const planPasteRows: Planner<SetCells & { readonly addRows: AddRows }> = (bench, command) => {
  const { after, count, level, shape } = command.addRows;
  if (after !== null && !planRow(bench, after)) return err({ code: 'unknownRow', row: after });
  const spot = spotAfter(bench, after, level ?? 0);
  const ids =
    shape?.length === count
      ? addTree(bench, spot, shape.map(blankAt))
      : addRows(bench, spot, new Array<NewRow>(count).fill(BLANK));
  const rowOf = new Map(ids.map((id, index) => [`+${index}`, id]));
  const edits = command.edits.map((edit) => ({ ...edit, row: rowOf.get(edit.row) ?? edit.row }));
  const planned = planSetCells(bench, { ...command, addRows: undefined, edits });
  if (!planned.ok || command.gesture !== 'paste') return planned;
  return ok({ ...planned.value, label: STEP_TEXT.pasteRows(edits.length, count) });
};
