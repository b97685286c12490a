import { calendarDays, type Period } from './period';

/** From its first to its last day; null: no limit. */
export interface Validity {
  readonly validFrom: string | null;
  readonly validTo: string | null;
}

/** Whether something exists on some day from one to another; ISO dates. */
export const existsWithin = (
  { validFrom, validTo }: Validity,
  { from, to }: { readonly from: string; readonly to: string },
): boolean => (validFrom === null || validFrom <= to) && (validTo === null || validTo >= from);

/** Whether something exists on some day of a period (domain.md §4: forms list the units of their date). */
export const existsIn = (one: Validity, period: Period): boolean => {
  const days = calendarDays(period);
  return days === null || existsWithin(one, days);
};

/** Whether something new came into force after one day and up to another; ISO dates. */
export const breaksBetween = (breaks: readonly string[], from: string, to: string): boolean =>
  breaks.some((day) => day > from && day <= to);
