import type { AppError } from '../../../shared/contract/appError';
import { err, ok } from '../../../shared/contract/result';
import { periodWithin } from '../../../shared/domain/period';
import type { ClosePeriod, ReopenPeriod } from '../../../shared/domain/periodCommands';
import { PERIOD_STEPS } from '../../../shared/text/periodSteps';
import { textOf, textOrNull } from '../../db/sqlDb';
import { userName } from '../../file/userName';
import { openCloses } from '../periods/closing';
import { takeSnapshots } from '../periods/snapshot';
import type { Planner } from './planned';

/** Locks a period and keeps a copy of each Biểu that has anything in it. */
export const planClosePeriod: Planner<ClosePeriod> = ({ db, set, context }, { closing, of }) => {
  const plan = context.plan.id;
  const unit = of === null ? null : db.one('SELECT name FROM org_unit WHERE id = ?', [of]);
  if (of !== null && !unit) return err({ code: 'unknownUnit', unit: of });
  const name = unit ? textOf(unit, 'name') : '';
  const already = openCloses(db).find((one) => one.plan === plan && one.period === closing && one.unit === of);
  if (already) {
    const error: AppError = { code: 'periodClosed', period: closing, unit: name, by: already.by, at: already.at };
    return err(error);
  }
  const [at, by] = [new Date().toISOString(), userName()];
  const label = PERIOD_STEPS.close(periodWithin(closing), name);
  const stamp = { taken_at: at, taken_by: by, reason: label };
  const copies = takeSnapshots(db, plan, closing, of, stamp).map((row) => set.add('sheet_snapshot', row));
  set.add('period_close', {
    plan_id: plan,
    unit_id: of,
    period: closing,
    closed_at: at,
    closed_by: by,
    reopened_at: null,
    reopened_by: null,
    reason: '',
    snapshots: JSON.stringify(copies),
  });
  return ok({ label, place: null, source: '' });
};

/** Unlocks a period; what was kept when it was closed stays. */
export const planReopenPeriod: Planner<ReopenPeriod> = ({ set, db, context }, { close, reason }) => {
  const row = set.get('period_close', close);
  if (!row || textOf(row, 'plan_id') !== context.plan.id || textOrNull(row, 'reopened_at') !== null) {
    return err({ code: 'planChanged' });
  }
  if (reason.trim() === '') return err({ code: 'reasonMissing' });
  const unit = db.one('SELECT name FROM org_unit WHERE id = ?', [textOf(row, 'unit_id')]);
  set.put('period_close', close, {
    ...row,
    reopened_at: new Date().toISOString(),
    reopened_by: userName(),
    reason: reason.trim(),
  });
  const label = PERIOD_STEPS.reopen(periodWithin(textOf(row, 'period')), unit ? textOf(unit, 'name') : '');
  return ok({ label, place: null, source: '' });
};
