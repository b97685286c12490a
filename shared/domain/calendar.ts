import { daysBetween } from './days';
import { readDeadline } from './deadline';

/** When something is due, seen from a day. `long`: overdue for so long that it says more about the register than the work. */
export type DueGroup = 'overdue' | 'today' | 'soon' | 'later' | 'long';
export const DUE_GROUPS: readonly DueGroup[] = ['overdue', 'today', 'soon', 'later', 'long'];

/** Days before its last one from which something is due soon. */
export const SOON_DAYS = 15;
const LONG_AGO = 90;

/** How near a deadline is, both days ISO: long past, past, today, soon, later. */
export const dueGroup = (last: string, today: string): DueGroup => {
  const days = daysBetween(today, last);
  if (days < -LONG_AGO) return 'long';
  if (days < 0) return 'overdue';
  if (days === 0) return 'today';
  return days <= SOON_DAYS ? 'soon' : 'later';
};

/** What asks for attention now. */
export const isPressing = (group: DueGroup): boolean => group === 'overdue' || group === 'today' || group === 'soon';

/** A day of the calendar of the place where one is, as an ISO date. */
export const isoDay = (date: Date): string => {
  const two = (n: number): string => String(n).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
};

/** A day as people type it ("30/6/2025") or as a file has it, as an ISO date; null when it is none. */
export const parseDay = (text: string): string | null => {
  const typed = text.trim().replace(/\s*([/.-])\s*/gu, '$1');
  if (!/^\d{1,2}[/.-]\d{1,2}[/.-]\d{4}$|^\d{4}-\d{2}-\d{2}$/u.test(typed)) return null;
  const read = readDeadline(typed, null);
  return read?.kind === 'day' ? read.last : null;
};
