import { err, ok } from '../../../shared/contract/result';
import type {
  OverruleVerdict,
  SetFigureNature,
  SetIndicator,
  SetPlanSettings,
  SetSetting,
} from '../../../shared/domain/command';
import { MUTE_PREFIX } from '../../../shared/domain/settings';
import { SERIES_STEP } from '../../../shared/text/series';
import { STEP_TEXT } from '../../../shared/text/steps';
import { VERDICT_WORDS } from '../../../shared/text/verdict';
import { newId } from '../../db/newId';
import { textOf, textOrNull } from '../../db/sqlDb';
import { printKey, storedPrint } from '../printSettings';

import { type Planner, planRow } from './planned';
import { currentFigure } from './valueWriter';

/** A person's verdict over the computed one; never without a reason (domain.md §3). */
export const planOverrule: Planner<OverruleVerdict> = (bench, command) => {
  const { db, set, context } = bench;
  const row = planRow(bench, command.row);
  if (!row) return err({ code: 'unknownRow', row: command.row });
  const ratio = context.columns.columns.find((column) => column.kind === 'ratio');
  const place = { sheet: command.sheet, row: command.row, column: ratio?.id ?? null };
  const stored = db.one('SELECT id FROM verdict_override WHERE row_id = ? AND unit_id = ? AND period = ?', [
    command.row,
    context.unit.id,
    context.period,
  ]);
  if (command.verdict === null) {
    if (stored) set.remove('verdict_override', textOf(stored, 'id'));
    return ok({ label: STEP_TEXT.clearOverrule, place, source: '' });
  }
  if (command.reason.trim() === '') return err({ code: 'reasonMissing' });
  set.put('verdict_override', stored ? textOf(stored, 'id') : newId(), {
    row_id: command.row,
    unit_id: context.unit.id,
    period: context.period,
    verdict: command.verdict,
    reason: command.reason,
  });
  return ok({ label: STEP_TEXT.overrule(VERDICT_WORDS[command.verdict]), place, source: '' });
};

/** Marks the shown figure as an estimate or as an actual; a figure of that nature already there stays and is shown by priority. */
export const planSetNature: Planner<SetFigureNature> = (bench, command) => {
  const { set, context } = bench;
  const row = planRow(bench, command.row);
  if (!row) return err({ code: 'unknownRow', row: command.row });
  const column = command.column
    ? context.columns.byId.get(command.column)
    : context.columns.columns.find((candidate) => candidate.kind === 'figure');
  const address = column?.address?.kind === 'figure' ? column.address : null;
  const indicator = set.get('indicator', textOrNull(row, 'indicator_id') ?? '');
  const figure = address && indicator ? currentFigure(bench, indicator, address) : null;
  if (!column || !figure) {
    return err({ code: 'notEditable', row: command.row, column: column?.id ?? '', why: 'heading' });
  }
  const taken = bench.db.one(
    `SELECT id FROM figure WHERE indicator_id = ? AND unit_id = ? AND period = ? AND nature = ? AND basis = ? AND item = ?
       AND provider_id IS NULL AND id <> ?`,
    [
      textOf(figure, 'indicator_id'),
      textOf(figure, 'unit_id'),
      textOf(figure, 'period'),
      command.nature,
      textOf(figure, 'basis'),
      textOf(figure, 'item'),
      textOf(figure, 'id'),
    ],
  );
  if (taken) return err({ code: 'natureTaken', row: command.row });
  set.put('figure', textOf(figure, 'id'), { ...figure, nature: command.nature });
  return ok({
    label: command.nature === 'estimate' ? STEP_TEXT.markEstimate : STEP_TEXT.markActual,
    place: { sheet: command.sheet, row: command.row, column: column.id },
    source: '',
  });
};

/** Direction, range rule, decimals of a row's indicator, and how its figures add up. */
export const planSetIndicator: Planner<SetIndicator> = ({ set, ...bench }, command) => {
  const row = planRow({ set, ...bench }, command.row);
  const indicator = row && set.get('indicator', textOrNull(row, 'indicator_id') ?? '');
  if (!indicator) return err({ code: 'unknownRow', row: command.row });
  const { overUnits, overTime, weightRow } = command;
  const weight = typeof weightRow === 'string' ? set.get('plan_row', weightRow) : null;
  const weightId = weight && textOrNull(weight, 'indicator_id');
  if (typeof weightRow === 'string' && (weightId === null || weightId === textOf(indicator, 'id'))) {
    return err({ code: 'unknownRow', row: weightRow });
  }
  set.put('indicator', textOf(indicator, 'id'), {
    ...indicator,
    ...(command.direction === undefined ? {} : { direction: command.direction, direction_set: 1 }),
    ...(command.rangeRule === undefined ? {} : { range_rule: command.rangeRule }),
    ...(command.decimals === undefined ? {} : { decimals: command.decimals }),
    ...(overUnits === undefined ? {} : { over_units: overUnits }),
    ...(overTime === undefined ? {} : { over_time: overTime }),
    ...(weightRow === undefined ? {} : { weight_indicator_id: weightId }),
  });
  const adds = overUnits !== undefined || overTime !== undefined || weightRow !== undefined;
  return ok({
    label: adds ? SERIES_STEP : STEP_TEXT.indicator,
    place: { sheet: command.sheet, row: command.row, column: null },
    source: '',
  });
};

/** A setting of the file; its step is named by what it is about. */
export const planSetSetting: Planner<SetSetting> = ({ set }, { key, value }) => {
  if (value === null) {
    if (set.get('setting', key)) set.remove('setting', key);
  } else set.put('setting', key, { value });
  const mute = value === null ? STEP_TEXT.unmuteFinding : STEP_TEXT.muteFinding;
  return ok({ label: key.startsWith(MUTE_PREFIX) ? mute : STEP_TEXT.sentencePattern, place: null, source: '' });
};

/** Values of the printed heading, kept with the plan. */
export const planSetSettings: Planner<SetPlanSettings> = ({ set, context }, command) => {
  const plan = set.get('plan', context.plan.id);
  if (!plan) throw new Error(`no plan ${context.plan.id}`);
  const values = Object.entries(command.values).map(([key, value]) => [printKey(key, command.sheet), value] as const);
  const merged = { ...storedPrint(context.plan.print), ...Object.fromEntries(values) };
  const print = Object.fromEntries(Object.entries(merged).filter(([, value]) => value !== null));
  set.put('plan', context.plan.id, { ...plan, print: JSON.stringify(print) });
  return ok({ label: STEP_TEXT.settings, place: null, source: '' });
};
