import type { Nature } from '../domain/command';
import { monthsOf, type Period, parsePeriod } from '../domain/period';
import type { SeriesPoint, SeriesRule } from './types';

/** A figure as far as choosing among several goes. */
interface Candidate {
  readonly nature: Nature;
  readonly basis: 'period' | 'cumulative';
}

/** Those of the amount and the nature that a point asks for. */
export const fitting = <F extends Candidate & { readonly item: string }>(
  figures: readonly F[],
  { item, nature }: SeriesPoint,
): readonly F[] => figures.filter((figure) => figure.item === item && (nature === null || figure.nature === nature));

/**
 * Which figure shows: by the indicator's priority over natures (domain.md §4, questions of practice); natures it does not
 * name come last. Among equals the first.
 */
export const chooseFigure = <F extends Candidate>(figures: readonly F[], priority: readonly Nature[]): F | null => {
  let best: F | null = null;
  let bestPlace = Number.POSITIVE_INFINITY;
  for (const figure of figures) {
    const index = priority.indexOf(figure.nature);
    const place = index < 0 ? priority.length : index;
    if (place < bestPlace) [best, bestPlace] = [figure, place];
  }
  return best;
};

/** Only a flow is one thing in the period and another since January, and not where the period begins in January. */
export const basisMatters = (overTime: SeriesRule['overTime'], period: Period): boolean => {
  const parts = parsePeriod(period);
  return overTime === 'sum' && parts !== null && monthsOf(parts).first > 1;
};

/** Those of one period and amount that count for a basis, the ones of just that basis first. */
export const ofBasis = <F extends Candidate>(
  figures: readonly F[],
  basis: F['basis'],
  overTime: SeriesRule['overTime'],
  period: Period,
): readonly F[] => {
  const same = figures.filter((figure) => figure.basis === basis);
  return basisMatters(overTime, period) ? same : [...same, ...figures.filter((figure) => figure.basis !== basis)];
};
