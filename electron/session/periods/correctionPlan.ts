import type { AppError } from '../../../shared/contract/appError';
import type { CorrectionPlan } from '../../../shared/contract/periodAnswers';
import { err, ok, type Result } from '../../../shared/contract/result';
import { formatVi } from '../../../shared/domain/decimal';
import { lastYear, type Period, shiftPeriod } from '../../../shared/domain/period';
import type { FigureAddress } from '../../../shared/form/columns';
import type { SeriesValue } from '../../../shared/series/types';
import { type SqlDb, type SqlRow, textOf, textOrNull } from '../../db/sqlDb';
import { pointOf } from '../load/loadFigures';
import type { SheetContext } from '../load/sheetContext';
import { valueAt } from '../load/valueAt';
import { closeOfFigure } from './closing';

/** Corrections of one closed figure, first carried first. */
export const correctionsOf = (db: SqlDb, indicator: string, address: FigureAddress): SqlRow[] =>
  db.all(
    `SELECT * FROM figure_correction WHERE indicator_id = ? AND unit_id = ? AND corrects = ? AND basis = ? AND item = ?
     ORDER BY period, made_on`,
    [indicator, address.unit, address.period, address.basis, address.item],
  );

/**
 * What was sent at a place: as typed there, or as typed for another period of the same days. Null: it was worked out from
 * other figures, and those have to be corrected.
 */
export const sentText = (value: SeriesValue): string | null => {
  if (value.kind === 'stored') return value.figure.typed;
  if (value.kind === 'none') return value.why === null || value.why === 'monthsMissing' ? '' : null;
  return value.derived.how === 'sameEnd' ? formatVi(value.derived.value) : null;
};

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
  const sent = sentText(valueAt(db, pointOf(id, address)));
  if (sent === null) return err({ code: 'cannotCorrect', why: 'derived' });
  const last = correctionsOf(db, id, address).at(-1);
  return ok({
    name: textOf(row, 'name'),
    period: address.period,
    sent,
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
