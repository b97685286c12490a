import { err, ok } from '../../../shared/contract/result';
import type { SetDues } from '../../../shared/domain/unitCommands';
import { UNIT_STEP } from '../../../shared/text/orgUnits';
import { textOf } from '../../db/sqlDb';
import type { Planner } from './planned';

/** One deadline for many units at once; what they have sent already stays. */
export const planSetDues: Planner<SetDues> = ({ db, set, context }, command) => {
  const what = command.what.normalize('NFC').trim();
  for (const unit of new Set(command.units)) {
    if (!set.get('org_unit', unit)) return err({ code: 'unknownUnit', unit });
    const stored = db.one('SELECT id FROM report_due WHERE plan_id = ? AND unit_id = ? AND period = ? AND what = ?', [
      context.plan.id,
      unit,
      command.of,
      what,
    ]);
    const row = stored && set.get('report_due', textOf(stored, 'id'));
    if (row) set.put('report_due', textOf(row, 'id'), { ...row, due_on: command.dueOn });
    else {
      set.add('report_due', {
        plan_id: context.plan.id,
        unit_id: unit,
        period: command.of,
        what,
        due_on: command.dueOn,
        state: 'missing',
        received_on: null,
        note: '',
        source: '',
      });
    }
  }
  return ok({
    label: UNIT_STEP.dues(new Set(command.units).size),
    place: { sheet: command.sheet, row: command.units[0] ?? null, column: null },
    source: '',
  });
};
