import type { CellOutlook } from '../../../shared/contract/cellOutlook';
import { formatVi } from '../../../shared/domain/decimal';
import { type Period, parsePeriod } from '../../../shared/domain/period';
import { monthsGone, proposeOutlook } from '../../../shared/form/outlook';
import type { SeriesPoint, SeriesValue } from '../../../shared/series/types';
import { attain } from '../../../shared/target/attain';
import { parseFigure } from '../../../shared/target/parseFigure';
import { parseTarget } from '../../../shared/target/parseTarget';
import type { Direction, RangeRule } from '../../../shared/target/types';
import { type SqlDb, textOf, textOrNull } from '../../db/sqlDb';
import { pointOf } from '../load/loadFigures';
import type { SheetContext } from '../load/sheetContext';
import { storedTargetFor } from '../load/storedValues';
import { valueAt } from '../load/valueAt';

const textIn = (value: SeriesValue): string => {
  if (value.kind === 'stored') return value.figure.typed;
  return value.kind === 'derived' ? formatVi(value.derived.value) : '';
};

const numberIn = (value: SeriesValue): string | null => {
  if (value.kind === 'stored') return value.figure.value;
  return value.kind === 'derived' ? value.derived.value : null;
};

/** What pace against time gone says of a row's target; null where the sheet holds no figure against one. */
export const outlookOf = (db: SqlDb, context: SheetContext, indicator: string): CellOutlook | null => {
  const { columns, byId } = context.columns;
  const ratio = columns.find(({ calculation }) => calculation?.kind === 'ratio')?.calculation;
  if (ratio?.kind !== 'ratio') return null;
  const [asked, told] = [byId.get(ratio.target)?.address, byId.get(ratio.figure)?.address];
  const rule = db.one('SELECT * FROM indicator WHERE id = ?', [indicator]);
  if (asked?.kind !== 'target' || told?.kind !== 'figure' || !rule) return null;
  const rows = db.all('SELECT * FROM target WHERE indicator_id = ?', [indicator]);
  const stored = storedTargetFor(rows, asked, context.plan.id, context.period);
  const time = monthsGone(asked.period, told.period);
  const value = valueAt(db, pointOf(indicator, told));
  if (!stored || !time || textIn(value) === '') return null;
  const scale = db
    .all('SELECT code FROM scale_rank WHERE scale_id = ? ORDER BY position', [textOrNull(rule, 'scale_id') ?? ''])
    .map((rank) => textOf(rank, 'code'));
  const places = rule['decimals'];
  const reading = { scale: scale.length > 0 ? scale : undefined, decimals: typeof places === 'number' ? places : null };
  const target = parseTarget(textOf(stored, 'typed'), reading);
  const figure = parseFigure(textIn(value), reading);
  const { verdict } = attain(target, figure, {
    direction: textOf(rule, 'direction') as Direction,
    range: textOf(rule, 'range_rule') as RangeRule,
    decimals: reading.decimals,
    unit: textOf(rule, 'unit_label'),
  });
  const base = baseOf(db, pointOf(indicator, told), asked.period, textOf(rule, 'over_time') === 'sum');
  const answer = proposeOutlook({
    verdict,
    target: target.kind === 'between' ? null : (target.low ?? target.high),
    figure: numberIn(value),
    base: base === 'nothing' ? '0' : (base?.value ?? null),
    isEstimate:
      value.kind === 'stored' ? value.figure.nature === 'estimate' : value.kind === 'derived' && value.derived.estimate,
    ...time,
  });
  const shown = base === 'nothing' || base === null ? null : { period: base.period, text: formatVi(base.value) };
  return { answer, target: textOf(stored, 'typed'), figure: textIn(value), base: shown };
};

/** A flow of one year grows from nothing; anything else goes on from the year before the target's period. */
const baseOf = (
  db: SqlDb,
  point: SeriesPoint,
  target: Period,
  isFlow: boolean,
): 'nothing' | { readonly period: Period; readonly value: string } | null => {
  const parts = parsePeriod(target);
  if (!parts) return null;
  if (isFlow && parts.kind !== 'term') return 'nothing';
  const period = String(parts.firstYear - 1);
  const value = numberIn(valueAt(db, { ...point, period, basis: 'cumulative', nature: null }));
  return value === null ? null : { period, value };
};
