import { chooseFigure, fitting, ofBasis } from './choose';
import { deriveOverTime, missingMonths } from './overTime';
import { overUnits, partsOf, type SeriesParts } from './overUnits';
import type { SeriesPoint, SeriesReader, SeriesValue, StoredFigure } from './types';
import { derived, none } from './value';

/**
 * The value at a point: what was typed there; else from other periods of the unit; else from the units below it; else,
 * for a unit formed later, from those it was formed from. `undefined` when the reader must load first. What was typed is
 * never replaced: `deriveOverUnits` gives the derived value to compare it with.
 */
export const deriveFigure = (reader: SeriesReader, point: SeriesPoint): SeriesValue | undefined => {
  const stored = storedAt(reader, point);
  if (stored === undefined) return undefined;
  if (stored !== null) return { kind: 'stored', figure: stored };
  const time = deriveOverTime(reader, point);
  if (time === undefined) return undefined;
  if (time) return derived(time.value, time.how, time.estimate, time.from, [], reader.rule(point.indicator));
  const units = deriveOverUnits(reader, point);
  if (units?.kind !== 'none' || units.why !== null) return units;
  const missing = missingMonths(reader, point);
  return missing.length === 0 ? units : none('monthsMissing', missing);
};

const storedAt = (reader: SeriesReader, point: SeriesPoint): StoredFigure | null | undefined => {
  const figures = reader.at(point.indicator, point.unit, point.period);
  if (figures === undefined) return undefined;
  const { priority, overTime } = reader.rule(point.indicator);
  return chooseFigure(ofBasis(fitting(figures, point), point.basis, overTime, point.period), priority);
};

/** The value of a unit from those below it or before it, by the indicator's rule over units; what was typed is not asked. */
export const deriveOverUnits = (reader: SeriesReader, point: SeriesPoint): SeriesValue | undefined =>
  overUnits(reader, deriveFigure, point);

export type { SeriesParts } from './overUnits';

/** The units that a value at a point is made of, each with its own, whether or not one was typed for the whole. */
export const seriesParts = (reader: SeriesReader, point: SeriesPoint): SeriesParts | null | undefined =>
  partsOf(reader, deriveFigure, point);
