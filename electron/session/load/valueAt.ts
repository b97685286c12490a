import { deriveFigure } from '../../../shared/series/derive';
import type { SeriesPoint, SeriesValue } from '../../../shared/series/types';
import type { SqlDb } from '../../db/sqlDb';
import { LoadedSeries, loadUnits } from './loadSeries';

const NOTHING: SeriesValue = { kind: 'none', why: null, missing: [] };

/** What stands at one point of a series: typed, derived, or neither. For single questions; sheets load theirs at once. */
export const valueAt = (db: SqlDb, point: SeriesPoint): SeriesValue => {
  const series = new LoadedSeries(db, loadUnits(db));
  return series.settle(() => deriveFigure(series, point)) ?? NOTHING;
};
