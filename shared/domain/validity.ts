import { calendarDays, type Period } from './period';

/** From its first to its last day; null: no limit. */
export interface Validity {
  readonly validFrom: string | null;
  readonly validTo: string | null;
}

/** Whether something exists on some day of a period (domain.md §4: forms list the units of their date). */
export const existsIn = ({ validFrom, validTo }: Validity, period: Period): boolean => {
  const days = calendarDays(period);
  if (days === null) return true;
  return (validFrom === null || validFrom <= days.to) && (validTo === null || validTo >= days.from);
};
