import { err, ok } from '../../../shared/contract/result';
import type { AddRows, SetCells } from '../../../shared/domain/command';
import { STEP_TEXT } from '../../../shared/text/steps';
import { type Planner, planRow, type Workbench } from './planned';
import { addRow, addRows, type NewRow } from './rowContent';
import { type Spot, spotAfter } from './rowTree';
import { planSetCells } from './setCells';

const BLANK: NewRow = { kind: 'indicator', marker: '', name: '' };

/** Blank rows that stand below one another as their levels say. */
const addTree = (bench: Workbench, spot: Spot, shape: NonNullable<AddRows['shape']>): readonly string[] => {
  const open: string[] = [];
  const lastBelow = new Map<string | null, string | null>([[null, spot.after]]);
  return shape.map(({ level, isHeading }) => {
    open.length = Math.min(level, open.length);
    const above = open.at(-1) ?? null;
    const at = { parent: above ?? spot.parent, after: lastBelow.get(above) ?? null };
    const id = addRow(bench, at, isHeading ? { ...BLANK, kind: 'heading' } : BLANK);
    lastBelow.set(above, id);
    open.push(id);
    return id;
  });
};

/** A block longer than the sheet: the rows that it needs, at the level chosen for them, then its cells; one step. */
export const planPasteRows: Planner<SetCells & { readonly addRows: AddRows }> = (bench, command) => {
  const { after, count, level, shape } = command.addRows;
  if (after !== null && !planRow(bench, after)) return err({ code: 'unknownRow', row: after });
  const spot = spotAfter(bench, after, level ?? 0);
  const ids =
    shape?.length === count ? addTree(bench, spot, shape) : addRows(bench, spot, new Array<NewRow>(count).fill(BLANK));
  const rowOf = new Map(ids.map((id, index) => [`+${index}`, id]));
  const edits = command.edits.map((edit) => ({ ...edit, row: rowOf.get(edit.row) ?? edit.row }));
  const planned = planSetCells(bench, { ...command, addRows: undefined, edits });
  if (!planned.ok || command.gesture !== 'paste') return planned;
  return ok({ ...planned.value, label: STEP_TEXT.pasteRows(edits.length, count) });
};
