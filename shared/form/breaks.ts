import { calendarDays } from '../domain/period';
import { breaksBetween } from '../domain/validity';
import type { Calculation, ViewColumn } from './columns';

const lastDay = (column: ViewColumn | undefined): string | null => {
  const address = column?.address;
  const hasPeriod = address?.kind === 'figure' || address?.kind === 'target';
  return hasPeriod ? (calendarDays(address.period)?.to ?? null) : null;
};

/**
 * Whether a calculation over time holds figures against each other that mean different things: a new definition of the
 * indicator came into force between them (domain.md §4: no cùng kỳ without a recalculated base).
 * @param breaks ISO dates from which new definitions hold.
 */
export const isAcrossBreak = (
  byId: (id: string) => ViewColumn | undefined,
  calculation: Calculation,
  breaks: readonly string[],
): boolean => {
  if (breaks.length === 0) return false;
  const [early, late] =
    calculation.kind === 'compare'
      ? [calculation.over, calculation.of]
      : calculation.kind === 'growth'
        ? [calculation.first, calculation.last]
        : [null, null];
  if (early === null || late === null) return false;
  const [from, to] = [lastDay(byId(early)), lastDay(byId(late))];
  if (from === null || to === null) return false;
  return from < to ? breaksBetween(breaks, from, to) : breaksBetween(breaks, to, from);
};
