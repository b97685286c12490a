import * as v from 'valibot';
import type { CutoffDays, DueRule } from '../../../shared/domain/periodCommands';
import { type SqlDb, textOf } from '../../db/sqlDb';

const ruleSchema = v.variant('kind', [
  v.object({ kind: v.literal('dayOfMonth'), day: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(31)) }),
  v.object({ kind: v.literal('daysAfter'), days: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(366)) }),
]);

/** Units mostly report by the 20th (as 001_… asks); until a plan says otherwise. */
const USUAL_RULE: DueRule = { kind: 'dayOfMonth', day: 20 };

/** Where the rule of a plan is kept. */
export const dueRuleKey = (plan: string): string => `dueRule:${plan}`;

/** When the units of a plan owe their reports. */
export const dueRuleOf = (db: SqlDb, plan: string): DueRule => {
  const row = db.one('SELECT value FROM setting WHERE id = ?', [dueRuleKey(plan)]);
  if (!row) return USUAL_RULE;
  const parsed = v.safeParse(v.pipe(v.string(), v.parseJson(), ruleSchema), textOf(row, 'value'));
  return parsed.success ? parsed.output : USUAL_RULE;
};

/** Reporting days of a period of a plan; null: those of the calendar. */
export const cutoffOf = (db: SqlDb, plan: string, period: string): CutoffDays | null => {
  const row = db.one(`SELECT from_on, to_on FROM period_cutoff WHERE plan_id = ? AND period = ? AND item = ''`, [
    plan,
    period,
  ]);
  return row ? { from: textOf(row, 'from_on'), to: textOf(row, 'to_on') } : null;
};
