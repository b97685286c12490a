import type { CellPart, CellParts, CellSeries } from '../../../shared/contract/cellSeries';
import { formatVi, showTyped } from '../../../shared/domain/decimal';
import { sub, toDecimal } from '../../../shared/domain/fraction';
import { formatPeriod, isPeriod } from '../../../shared/domain/period';
import type { FigureAddress } from '../../../shared/form/columns';
import { deriveFigure, type SeriesParts, seriesParts } from '../../../shared/series/derive';
import type { SeriesRule, SeriesValue } from '../../../shared/series/types';
import { amountIn, isEstimate } from '../../../shared/series/value';
import { type SqlDb, textOf } from '../../db/sqlDb';
import { pointOf } from '../load/loadFigures';
import { LoadedSeries, loadUnits } from '../load/loadSeries';

/** How an indicator adds up and, for a cell of figures, what its value is made of. Reads only. */
export const cellSeries = (db: SqlDb, indicator: string, address: FigureAddress | null): CellSeries => {
  const series = new LoadedSeries(db, loadUnits(db));
  const rule = series.rule(indicator);
  const base = { rule: ruleOf(db, rule), derived: null, refused: null, parts: null };
  if (!address) return base;
  const point = pointOf(indicator, address);
  const value = series.settle(() => deriveFigure(series, point));
  const parts = series.settle(() => seriesParts(series, point));
  if (!value) return base;
  const names = unitNames(db);
  const named = (ids: readonly string[]): string[] =>
    ids.map((id) => names.get(id) ?? (isPeriod(id) ? formatPeriod(id) : id));
  return {
    ...base,
    derived:
      value.kind === 'derived'
        ? { how: value.derived.how, from: named(value.derived.from), missing: named(value.derived.missing) }
        : null,
    refused: value.kind === 'none' && value.why !== null ? { why: value.why, missing: named(value.missing) } : null,
    parts: parts ? partsOf(parts, rule, value, names) : null,
  };
};

const unitNames = (db: SqlDb): ReadonlyMap<string, string> =>
  new Map(db.all('SELECT id, name FROM org_unit').map((row) => [textOf(row, 'id'), textOf(row, 'name')]));

const ruleOf = (db: SqlDb, { overUnits, overTime, weight }: SeriesRule): CellSeries['rule'] => {
  const row = weight === null ? null : db.one('SELECT id, name FROM indicator WHERE id = ?', [weight]);
  return { overUnits, overTime, weight: row ? { id: textOf(row, 'id'), name: textOf(row, 'name') } : null };
};

const textIn = (value: SeriesValue): string => {
  if (value.kind === 'none') return '';
  return value.kind === 'stored' ? showTyped(value.figure.typed) : formatVi(value.derived.value);
};

const partsOf = (
  { of, parts, total }: SeriesParts,
  rule: SeriesRule,
  value: SeriesValue,
  names: ReadonlyMap<string, string>,
): CellParts | null => {
  const listed = parts.map(
    ({ unit, value: own, weight }): CellPart => ({
      unit,
      name: names.get(unit) ?? unit,
      text: textIn(own),
      estimate: isEstimate(own),
      isDerived: own.kind === 'derived',
      counts: amountIn(own) !== null,
      weight: weight ? textIn(weight) : '',
    }),
  );
  // A unit whose parts have nothing at all is not consolidated here: a list of blanks tells nothing.
  if (listed.every(({ text }) => text === '') && total.kind === 'none' && total.why === null) {
    return null;
  }
  const own = value.kind === 'stored' ? amountIn(value) : null;
  const sum = amountIn(total);
  return {
    of,
    how: of === 'below' && rule.overUnits === 'weighted' ? 'weighted' : 'sum',
    parts: listed,
    total: total.kind === 'derived' ? total.derived.value : null,
    refused: total.kind === 'none' ? total.why : null,
    own: own && toDecimal(own),
    gap: own && sum && toDecimal(sub(own, sum)),
  };
};
