import type { Nature } from '../domain/command';
import type { StoredFigure } from './types';

/**
 * Which figure shows: by the indicator's priority over natures (domain.md §4, questions of practice); natures it does not
 * name come last. Among equals the first.
 */
export const chooseFigure = (figures: readonly StoredFigure[], priority: readonly Nature[]): StoredFigure | null => {
  let best: StoredFigure | null = null;
  let bestPlace = Number.POSITIVE_INFINITY;
  for (const figure of figures) {
    const index = priority.indexOf(figure.nature);
    const place = index < 0 ? priority.length : index;
    if (place < bestPlace) [best, bestPlace] = [figure, place];
  }
  return best;
};
