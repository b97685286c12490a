import { err, ok } from '../../../shared/contract/result';
import { dueOn } from '../../../shared/domain/dueRule';
import { calendarDays, parsePeriod, periodWithin, yearsOf } from '../../../shared/domain/period';
import type { OpenPeriod, SetCutoff } from '../../../shared/domain/periodCommands';
import { PERIOD_STEPS } from '../../../shared/text/periodSteps';
import { textOf } from '../../db/sqlDb';
import { unitsOwing } from '../periods/nextPeriod';
import { cutoffOf, dueRuleKey } from '../periods/periodSettings';
import type { Planner, Workbench } from './planned';

/**
 * Mở kỳ mới: sheets go on to a period. No figure is copied, because the last one is not this one's; it stands in the column
 * of the period before. Texts are copied where asked for and nothing stands yet.
 */
export const planOpenPeriod: Planner<OpenPeriod> = (bench, command) => {
  const { set, context } = bench;
  const { to } = command;
  const years = yearsOf(context.plan.period);
  const parts = parsePeriod(to);
  if (!parts || !years.includes(parts.lastYear)) return err({ code: 'outsidePlan', period: to });
  for (const id of command.sheets) {
    const sheet = set.get('sheet', id);
    if (!sheet || textOf(sheet, 'plan_id') !== context.plan.id) return err({ code: 'unknownSheet', sheet: id });
    carryTexts(bench, textOf(sheet, 'unit_id'), textOf(sheet, 'period'), to, command.fields);
    set.put('sheet', id, { ...sheet, period: to });
  }
  if (command.cutoff) putCutoff(bench, to, '', command.cutoff, '');
  if (command.due) addDues(bench, to, command.due, command.cutoff);
  const label = PERIOD_STEPS.open(periodWithin(to));
  return ok({ label, place: { sheet: command.sheet, row: null, column: null }, source: '' });
};

const carryTexts = (
  { db, set, context }: Workbench,
  unit: string,
  from: string,
  to: string,
  fields: readonly string[],
): void => {
  if (from === to) return;
  const rows = db.many(
    `SELECT t.* FROM row_text t JOIN plan_row r ON r.id = t.row_id
     WHERE r.plan_id = ? AND t.unit_id = ? AND t.period IN (?, ?) ORDER BY t.id`,
    [context.plan.id, unit, from, to],
  );
  const keyOf = (row: (typeof rows)[number]): string => `${textOf(row, 'row_id')} ${textOf(row, 'field')}`;
  const pending = set.pending('row_text').filter((row) => row['unit_id'] === unit && row['period'] === to);
  const there = new Set([...rows.filter((row) => textOf(row, 'period') === to), ...pending].map(keyOf));
  for (const row of rows) {
    if (textOf(row, 'period') !== from || !fields.includes(textOf(row, 'field')) || there.has(keyOf(row))) continue;
    set.add('row_text', { ...row, period: to });
  }
};

const addDues = (
  { db, set, context }: Workbench,
  to: string,
  rule: NonNullable<OpenPeriod['due']>,
  cutoff: OpenPeriod['cutoff'],
): void => {
  const plan = context.plan.id;
  const due_on = dueOn(rule, to, cutoff ?? cutoffOf(db, plan, to));
  for (const unit of unitsOwing(db, context, to)) {
    set.add('report_due', {
      plan_id: plan,
      unit_id: unit,
      period: to,
      what: '',
      due_on,
      state: 'missing',
      received_on: null,
      note: '',
      source: '',
    });
  }
  set.put('setting', dueRuleKey(plan), { value: JSON.stringify(rule) });
};

const putCutoff = (
  { db, set, context }: Workbench,
  period: string,
  item: string,
  days: { readonly from: string; readonly to: string } | null,
  note: string,
): void => {
  const plan = context.plan.id;
  const stored = db.one('SELECT * FROM period_cutoff WHERE plan_id = ? AND period = ? AND item = ?', [
    plan,
    period,
    item,
  ]);
  const calendar = item === '' ? calendarDays(period) : null;
  // Days that are the calendar's anyway need no row.
  if (days === null || (calendar?.from === days.from && calendar.to === days.to && note === '')) {
    if (stored) set.remove('period_cutoff', textOf(stored, 'id'));
    return;
  }
  const row = { plan_id: plan, period, item, from_on: days.from, to_on: days.to, note };
  if (stored) set.put('period_cutoff', textOf(stored, 'id'), row);
  else set.add('period_cutoff', row);
};

/** Reporting days of one period, where they are not the calendar's (domain.md §3: from the 15th to the 14th). */
export const planSetCutoff: Planner<SetCutoff> = (bench, { of, item, days, note }) => {
  if (days !== null && days.from > days.to) return err({ code: 'badRequest', detail: 'days' });
  putCutoff(bench, of, item, days, note.trim());
  const period = periodWithin(of);
  const label = days === null ? PERIOD_STEPS.clearCutoff(period) : PERIOD_STEPS.cutoff(period);
  return ok({ label, place: null, source: '' });
};
