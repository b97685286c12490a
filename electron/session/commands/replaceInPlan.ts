import { ok } from '../../../shared/contract/result';
import type { ReplaceInPlan } from '../../../shared/domain/command';
import { STEP_TEXT } from '../../../shared/text/steps';
import { sheetContext } from '../load/sheetContext';
import type { Planner } from './planned';
import { planSetCells } from './setCells';

/**
 * Replacing over several sheets: each is written as a replacing in it would be, all into one step. A row that stands on
 * two sheets is the same row of the file, and writing the same text twice changes it once.
 */
export const planReplaceInPlan: Planner<ReplaceInPlan> = (bench, command) => {
  let cells = 0;
  for (const { sheet, period, unit, edits } of command.sheets) {
    const context = sheetContext(bench.db, sheet, period, unit);
    if (!context.ok) return context;
    const planned = planSetCells(
      { ...bench, context: context.value },
      { type: 'setCells', sheet, period, unit, edits, gesture: 'replace' },
    );
    if (!planned.ok) return planned;
    cells += edits.length;
  }
  const touched = command.sheets.filter(({ edits }) => edits.length > 0).length;
  return ok({
    label: touched > 1 ? STEP_TEXT.replaceInPlan(cells, touched) : STEP_TEXT.replace(cells),
    place: null,
    source: '',
  });
};
