import { type SqlRow, textOf } from '../../db/sqlDb';
import { DUE_ORDER } from '../load/loadReturns';
import type { Workbench } from './planned';

/** What a unit owes for a period, as the command sees it: the one that its board and its cells show; null for nothing. */
export const currentDue = ({ db, set, context }: Workbench, unit: string, period: string): SqlRow | null => {
  const { plan } = context;
  const pending = set
    .pending('report_due')
    .find((row) => row['unit_id'] === unit && row['period'] === period && row['plan_id'] === plan.id);
  if (pending) return pending;
  const stored = db.one(
    `SELECT id FROM report_due WHERE plan_id = ? AND unit_id = ? AND period = ? ORDER BY ${DUE_ORDER}`,
    [plan.id, unit, period],
  );
  return stored ? set.get('report_due', textOf(stored, 'id')) : null;
};
