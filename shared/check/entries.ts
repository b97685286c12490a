import { daysBetween } from '../domain/days';
import { readDeadline } from '../domain/deadline';
import { lastYear, type Period } from '../domain/period';
import { SAYS_LATE, standingOf } from '../domain/tasks';
import type { CheckEntry, RawFinding } from './types';

/** Texts that ought to be days: what cannot be read is never overdue, and nobody is reminded of it. */
export const checkDates = (entries: readonly CheckEntry[], plan: Period): RawFinding[] =>
  entries.flatMap(({ row, dates }) =>
    dates
      .filter(({ text }) => text.trim() !== '' && readDeadline(text, lastYear(plan)) === null)
      .map(({ field, text }) => ({ row, at: { kind: 'text', field }, fact: { code: 'dateUnreadable', text } })),
  );

/**
 * Tasks whose day is over and that are not done, or were done after it. A register in which nobody keeps states says
 * nothing about that.
 */
export const checkOverdue = (entries: readonly CheckEntry[], plan: Period, today: string): RawFinding[] => {
  const isKept = entries.some(({ state, doneOn }) => state.trim() !== '' || doneOn.trim() !== '');
  if (!isKept) return [];
  const year = lastYear(plan);
  return entries.flatMap(({ row, due, state, doneOn }): RawFinding[] => {
    const standing = standingOf({ lead: '', due, state, doneOn }, year, today);
    const done = readDeadline(doneOn, year);
    const isLate = standing.state === 'doneLate' && done?.kind === 'day';
    if (standing.last === null || (standing.state !== 'overdue' && !isLate)) return [];
    const days = daysBetween(standing.last, isLate ? done.last : today);
    // Late, but done: told only where the state does not say so itself.
    if (days <= 0 || (isLate && SAYS_LATE.test(state.normalize('NFC').toLocaleLowerCase('vi')))) return [];
    return [{ row, at: { kind: 'text', field: 'due' }, fact: { code: 'taskOverdue', due, days, late: isLate } }];
  });
};
