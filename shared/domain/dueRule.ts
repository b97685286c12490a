import { daysAfter } from './days';
import { calendarDays, monthsOf, type Period, parsePeriod, shiftPeriod } from './period';
import type { CutoffDays, DueRule } from './periodCommands';

/** That day of a month, or the month's last where it has fewer. */
const dayIn = (year: number, month: number, day: number): string => {
  const last = new Date(Date.UTC(year, month, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1, Math.min(day, last))).toISOString().slice(0, 10);
};

/** When the reports of a period are due: on a day of its last month, or so many days after its last reporting day. */
export const dueOn = (rule: DueRule, period: Period, cutoff: CutoffDays | null): string | null => {
  const parts = parsePeriod(period);
  const days = calendarDays(period);
  if (!parts || !days) return null;
  return rule.kind === 'dayOfMonth'
    ? dayIn(parts.lastYear, monthsOf(parts).last, rule.day)
    : daysAfter(cutoff?.to ?? days.to, rule.days);
};

const shiftMonths = (iso: string, months: number): string => {
  const [year = 0, month = 1, day = 1] = iso.split('-').map(Number);
  const index = year * 12 + month - 1 + months;
  return dayIn(Math.floor(index / 12), (index % 12) + 1, day);
};

/** The reporting days of the next period, as long after as the periods are apart: 15/12 to 14/01 → 15/01 to 14/02. */
export const nextCutoff = (cutoff: CutoffDays, period: Period): CutoffDays => {
  const parts = parsePeriod(period);
  const next = parsePeriod(shiftPeriod(period, 1));
  if (!parts || !next) return cutoff;
  const end = (one: typeof parts): number => one.lastYear * 12 + monthsOf(one).last;
  const months = end(next) - end(parts);
  // The next one begins on the day after this one ends, whatever the months' lengths.
  return { from: daysAfter(cutoff.to, 1), to: shiftMonths(cutoff.to, months) };
};
