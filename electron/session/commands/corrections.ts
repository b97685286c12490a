import { err, ok } from '../../../shared/contract/result';
import { calendarDays, lastYear, periodWithin } from '../../../shared/domain/period';
import type { CorrectFigure } from '../../../shared/domain/periodCommands';
import { parseFigure } from '../../../shared/target/parseFigure';
import { PERIOD_STEPS } from '../../../shared/text/periodSteps';
import { textOf } from '../../db/sqlDb';
import { userName } from '../../file/userName';
import { pointOf } from '../load/loadFigures';
import { valueAt } from '../load/valueAt';
import { closeOfFigure } from '../periods/closing';
import { sentText } from '../periods/correctionPlan';
import { type Planner, planRow } from './planned';
import { indicatorOf, scaleOf } from './valueWriter';

/**
 * Đính chính (domain.md §4): what a closed figure should have been, dated, with its reason, carried into an open period of
 * the same year. The closed figure stays as it was sent; sums from the open period on take the difference along.
 */
export const planCorrectFigure: Planner<CorrectFigure> = (bench, command) => {
  const { db, set, context } = bench;
  const row = planRow(bench, command.row);
  const column = context.columns.byId.get(command.column);
  if (!row) return err({ code: 'unknownRow', row: command.row });
  if (column?.address?.kind !== 'figure') return err({ code: 'unknownColumn', column: command.column });
  if (textOf(row, 'indicator_id') === '') {
    return err({ code: 'notEditable', row: command.row, column: command.column, why: 'heading' });
  }
  const { address } = column;
  const indicator = indicatorOf(bench, row);
  const id = textOf(indicator, 'id');
  if (command.reason.trim() === '') return err({ code: 'reasonMissing' });
  if (!closeOfFigure(db, id, address.unit, address.period)) return err({ code: 'cannotCorrect', why: 'notClosed' });
  const [from, into] = [calendarDays(address.period), calendarDays(command.into)];
  if (!from || !into || into.to <= from.to || lastYear(address.period) !== lastYear(command.into)) {
    return err({ code: 'cannotCorrect', why: 'otherYear' });
  }
  const decimals = indicator['decimals'];
  const read = parseFigure(command.text, {
    scale: scaleOf(bench, indicator),
    decimals: typeof decimals === 'number' ? decimals : null,
  });
  // A difference can only be taken between numbers.
  if (textOf(indicator, 'over_time') === 'sum' ? read.kind !== 'number' : read.kind === 'empty') {
    return err({ code: 'cannotCorrect', why: 'notNumber' });
  }
  const sent = sentText(valueAt(db, pointOf(id, address)));
  if (sent === null) return err({ code: 'cannotCorrect', why: 'derived' });
  const stored = db.one(
    `SELECT id FROM figure_correction
     WHERE indicator_id = ? AND unit_id = ? AND period = ? AND corrects = ? AND basis = ? AND item = ?`,
    [id, address.unit, command.into, address.period, address.basis, address.item],
  );
  const correction = {
    indicator_id: id,
    unit_id: address.unit,
    period: command.into,
    corrects: address.period,
    basis: address.basis,
    item: address.item,
    sent,
    typed: command.text,
    value: read.value,
    parse_state: read.kind,
    made_on: new Date().toISOString(),
    made_by: userName(),
    reason: command.reason.trim(),
  };
  if (stored) set.put('figure_correction', textOf(stored, 'id'), correction);
  else set.add('figure_correction', correction);
  return ok({
    label: PERIOD_STEPS.correct(periodWithin(address.period)),
    place: { sheet: command.sheet, row: command.row, column: command.column },
    source: '',
  });
};
