import type { PeriodRequestMap, StoredCell } from '../../../shared/contract/periodAnswers';
import { idList, LISTED, type SqlDb, textOf } from '../../db/sqlDb';
import { closeOfFigure } from '../periods/closing';
import type { SheetContext } from './sheetContext';

/** Figures that rows of a sheet have in some periods, and which of these periods are closed for them. */
export const storedCells = (
  db: SqlDb,
  { plan, unit }: SheetContext,
  { rows, periods, nature, basis }: Omit<PeriodRequestMap['period.stored']['request'], 'at'>,
): StoredCell[] => {
  const owned = db.many(
    `SELECT id, indicator_id FROM plan_row WHERE plan_id = ? AND indicator_id IS NOT NULL AND id ${LISTED}`,
    [plan.id, idList(rows)],
  );
  const figures = db.many(
    // Only a flow is one thing in the period and another since January.
    `SELECT f.indicator_id, f.period, f.typed FROM figure f JOIN indicator i ON i.id = f.indicator_id
     WHERE f.unit_id = ? AND f.nature = ?
       AND (i.over_time <> 'sum' OR f.basis = CASE WHEN f.period GLOB '*-[MQ]*' THEN ? ELSE 'cumulative' END) AND f.item = ''
       AND f.provider_id IS NULL AND f.indicator_id ${LISTED} AND f.period ${LISTED}`,
    [unit.id, nature, basis, idList(owned.map((row) => textOf(row, 'indicator_id'))), idList(periods)],
  );
  const typed = new Map(
    figures.map((row) => [`${textOf(row, 'indicator_id')} ${textOf(row, 'period')}`, textOf(row, 'typed')]),
  );
  const closed = new Set(
    db.all('SELECT DISTINCT period FROM period_close WHERE reopened_at IS NULL').map((row) => textOf(row, 'period')),
  );
  return owned.flatMap((row) =>
    periods.flatMap((period): StoredCell[] => {
      const indicator = textOf(row, 'indicator_id');
      const text = typed.get(`${indicator} ${period}`) ?? '';
      const locked = closed.has(period) && closeOfFigure(db, indicator, unit.id, period) !== null;
      return text === '' && !locked ? [] : [{ row: textOf(row, 'id'), period, text, locked }];
    }),
  );
};
