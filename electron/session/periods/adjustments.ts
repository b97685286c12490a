import type { Adjustment } from '../../../shared/contract/cellOutlook';
import { fractionFromDecimal, sub, toDecimal } from '../../../shared/domain/fraction';
import { calendarDays, type Period } from '../../../shared/domain/period';
import type { FigureAddress } from '../../../shared/form/columns';
import { parseFigure } from '../../../shared/target/parseFigure';
import { type SqlDb, type SqlRow, textOf } from '../../db/sqlDb';
import { exactValue, unitOfIndicator } from '../load/loadSeries';

const lastDay = (period: Period): string => calendarDays(period)?.to ?? '';

/**
 * What in a figure, or in the sums that it is made of, was said otherwise before (domain.md §4): corrections of closed
 * periods, and actuals that took the place of a submitted estimate ("điều chỉnh kỳ trước").
 */
export const adjustmentsOf = (db: SqlDb, indicator: string, address: FigureAddress): Adjustment[] => {
  const year = address.period.slice(0, 4);
  const end = lastDay(address.period);
  const counts = (period: Period): boolean =>
    period === address.period || (address.basis === 'cumulative' && !/\.\./.test(period) && lastDay(period) <= end);
  const corrections = db
    .all(
      `SELECT * FROM figure_correction WHERE indicator_id = ? AND unit_id = ? AND item = ? AND substr(period, 1, 4) = ?
       ORDER BY period, made_on`,
      [indicator, address.unit, address.item, year],
    )
    .filter((row) => counts(textOf(row, 'period')) || textOf(row, 'corrects') === address.period);
  const figures = db.all(
    `SELECT a.period, e.typed AS earlier, a.typed AS later, a.source, e.id,
            e.parse_state AS before_state, a.parse_state AS after_state
     FROM figure a JOIN figure e ON e.indicator_id = a.indicator_id AND e.unit_id = a.unit_id AND e.period = a.period
       AND e.basis = a.basis AND e.item = a.item AND e.provider_id IS NULL
     WHERE a.indicator_id = ? AND a.unit_id = ? AND a.item = ? AND a.provider_id IS NULL AND a.nature = 'actual'
       AND e.nature = 'estimate' AND substr(a.period, 1, 4) = ? AND a.typed <> e.typed ORDER BY a.period, a.basis`,
    [indicator, address.unit, address.item, year],
  );
  const unitOf = (): string => unitOfIndicator(db, indicator);
  const actuals = figures.filter((row) => counts(textOf(row, 'period'))).map((row) => afterEstimate(row, unitOf));
  // The same number written otherwise ("1.000", "1000") adjusts nothing.
  return [...corrections.map((row) => correction(row, unitOf)), ...actuals.filter((one) => one.difference !== '0')];
};

const difference = (from: string | null, to: string | null): string | null =>
  from === null || to === null ? null : toDecimal(sub(fractionFromDecimal(to), fractionFromDecimal(from)));

const correction = (row: SqlRow, unitOf: () => string): Adjustment => {
  const sent = parseFigure(textOf(row, 'sent'), { decimals: null });
  const exact = exactValue(textOf(row, 'typed'), textOf(row, 'parse_state'), unitOf);
  return {
    id: textOf(row, 'id'),
    kind: 'correction',
    period: textOf(row, 'corrects'),
    into: textOf(row, 'period'),
    from: textOf(row, 'sent'),
    to: textOf(row, 'typed'),
    difference: difference(sent.kind === 'number' ? sent.value : null, exact),
    reason: textOf(row, 'reason'),
    by: textOf(row, 'made_by'),
    at: textOf(row, 'made_on'),
  };
};

const afterEstimate = (row: SqlRow, unitOf: () => string): Adjustment => {
  const value = (of: 'before' | 'after'): string | null =>
    exactValue(textOf(row, of === 'before' ? 'earlier' : 'later'), textOf(row, `${of}_state`), unitOf);
  return {
    id: textOf(row, 'id'),
    kind: 'actual',
    period: textOf(row, 'period'),
    into: null,
    from: textOf(row, 'earlier'),
    to: textOf(row, 'later'),
    difference: difference(value('before'), value('after')),
    reason: textOf(row, 'source'),
    by: '',
    at: '',
  };
};
