import { daysBetween, readDeadline } from '../domain/deadline';
import { lastYear, type Period } from '../domain/period';
import type { CheckEntry, RawFinding } from './types';

const DONE = /^hoàn thành|^đã (hoàn thành|xong|thực hiện xong)|^xong/u;
const STOPPED = /^dừng|^hủy|^không thực hiện|^tạm dừng/u;

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
  return entries.flatMap(({ row, due, state, doneOn }): RawFinding[] => {
    const word = state.trim().toLocaleLowerCase('vi').normalize('NFC');
    const deadline = readDeadline(due, lastYear(plan));
    if (deadline?.kind !== 'day' || STOPPED.test(word)) return [];
    const done = readDeadline(doneOn, lastYear(plan));
    const isDone = DONE.test(word) || done?.kind === 'day';
    if (isDone && done?.kind !== 'day') return [];
    const until = done?.kind === 'day' ? done.last : today;
    const days = daysBetween(deadline.last, until);
    // Late, but done: told only where the state does not say so itself.
    if (days <= 0 || (isDone && word.includes('quá hạn'))) return [];
    return [{ row, at: { kind: 'text', field: 'due' }, fact: { code: 'taskOverdue', due, days, late: isDone } }];
  });
};
