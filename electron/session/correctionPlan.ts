import type { AppError } from '../../shared/contract/appError';
import type { CorrectionPlan } from '../../shared/contract/periodAnswers';
import { err, ok, type Result } from '../../shared/contract/result';
import { lastYear, type Period, shiftPeriod } from '../../shared/domain/period';
import type { FigureAddress } from '../../shared/form/columns';
import { type SqlDb, type SqlRow, textOf, textOrNull } from '../db/sqlDb';
import { closeOfFigure } from './closing';
import type { SheetContext } from './sheetContext';
import { storedFigureFor } from './storedValues';

/** Corrections of one closed figure, first carried first. */
export const correctionsOf = (db: SqlDb, indicator: string, address: FigureAddress): SqlRow[] =>
  db.all(
    `SELECT * FROM figure_correction WHERE indicator_id = ? AND unit_id = ? AND corrects = ? AND basis = ? AND item = ?
     ORDER BY period, made_on`,
    [indicator, address.unit, address.period, address.basis, address.item],
  );

/** What is to be known before a closed figure is corrected. */
export const correctionPlan = (
  db: SqlDb,
  context: SheetContext,
  rowId: string,
  columnId: string,
): Result<CorrectionPlan, AppError> => {
  const row = db.one('SELECT name, indicator_id FROM plan_row WHERE id = ? AND plan_id = ?', [rowId, context.plan.id]);
  const address = context.columns.byId.get(columnId)?.address;
  const id = row && textOrNull(row, 'indicator_id');
  if (!row || id === null) return err({ code: 'unknownRow', row: rowId });
  if (address?.kind !== 'figure') return err({ code: 'unknownColumn', column: columnId });
  const indicator = db.one('SELECT * FROM indicator WHERE id = ?', [id]) ?? {};
  const figures = db.all('SELECT * FROM figure WHERE indicator_id = ? AND unit_id = ?', [id, address.unit]);
  const sent = storedFigureFor(figures, address, indicator);
  const last = correctionsOf(db, id, address).at(-1);
  return ok({
    name: textOf(row, 'name'),
    period: address.period,
    sent: sent ? textOf(sent, 'typed') : '',
    corrected: last ? textOf(last, 'typed') : '',
    into: openAfter(db, id, address.unit, address.period),
    isFlow: textOf(indicator, 'over_time') === 'sum',
  });
};

/** Open periods of the same length later in the same year. */
const openAfter = (db: SqlDb, indicator: string, unit: string, period: Period): Period[] => {
  const found: Period[] = [];
  for (let next = shiftPeriod(period, 1); lastYear(next) === lastYear(period); next = shiftPeriod(next, 1)) {
    if (!closeOfFigure(db, indicator, unit, next)) found.push(next);
  }
  return found;
};
