import { lastYear } from '../../../shared/domain/period';
import type { FigureAddress } from '../../../shared/form/columns';
import type { RowValue } from '../../../shared/form/rowData';
import { BLANK } from '../../../shared/form/rowData';
import type { OtherFigure } from '../../../shared/form/types';
import { deriveFigure } from '../../../shared/series/derive';
import type { SeriesPoint, StoredFigure } from '../../../shared/series/types';
import { type SqlDb, type SqlRow, textOf, textOrNull } from '../../db/sqlDb';
import type { LoadedValue } from './loadedValue';
import { LoadedSeries, loadUnits } from './loadSeries';
import type { SheetContext } from './sheetContext';

interface Wanted {
  readonly id: string;
  readonly column: string;
  readonly point: SeriesPoint;
}

/** The figures that the columns of a sheet show: typed ones, and derived ones where the indicator's rules give them. */
export const loadFigures = (db: SqlDb, context: SheetContext, rows: readonly SqlRow[]): LoadedValue[] => {
  const columns = context.columns.columns.flatMap(({ id, address }) =>
    address?.kind === 'figure' ? [{ id, address }] : [],
  );
  if (columns.length === 0) return [];
  const series = new LoadedSeries(db, loadUnits(db));
  let open: Wanted[] = [];
  for (const row of rows) {
    const indicator = textOrNull(row, 'indicator_id');
    if (indicator === null) continue;
    series.know(indicator, row);
    for (const { id: column, address } of columns) {
      open.push({ id: textOf(row, 'id'), column, point: pointOf(indicator, address) });
    }
  }
  const result: LoadedValue[] = [];
  // Each round may find that it needs figures one step further away: months, units below, months of those.
  while (open.length > 0) {
    const waiting: Wanted[] = [];
    for (const wanted of open) {
      const value = rowValue(series, wanted.point);
      if (value === undefined) waiting.push(wanted);
      else if (value !== null) result.push({ id: wanted.id, column: wanted.column, value });
    }
    open = waiting;
    if (!series.fetch()) break;
  }
  return result;
};

/** The place in a series that an address of a column means. */
export const pointOf = (indicator: string, address: FigureAddress): SeriesPoint => ({
  indicator,
  unit: address.unit,
  period: address.period,
  basis: address.basis,
  item: address.item,
  nature: address.nature,
});

/** Null: nothing there and nothing to say; undefined: more has to be fetched first. */
const rowValue = (series: LoadedSeries, point: SeriesPoint): RowValue | null | undefined => {
  const found = deriveFigure(series, point);
  if (found === undefined) return undefined;
  switch (found.kind) {
    case 'stored': {
      const others = othersOf(series, point, found.figure);
      return others && { ...BLANK, typed: found.figure.typed, nature: found.figure.nature, others };
    }
    case 'derived':
      return { ...BLANK, derived: found.derived };
    case 'none':
      return found.why === null ? null : { ...BLANK, why: found.why };
  }
};

/** Beside an estimate: what else the year has, such as the actual so far; beside an actual: what it took the place of. */
const othersOf = (
  series: LoadedSeries,
  point: SeriesPoint,
  shown: StoredFigure,
): readonly OtherFigure[] | undefined => {
  const year = lastYear(point.period);
  const figures =
    shown.nature === 'estimate' && year !== null
      ? series.year(point.indicator, point.unit, year)
      : series.at(point.indicator, point.unit, point.period);
  return figures
    ?.filter((figure) => figure.id !== shown.id && figure.item === point.item)
    .map(({ period, nature, typed, source }) => ({ period, nature, text: typed, source }));
};
