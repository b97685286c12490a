import { useState } from 'react';
import type { Cutoff } from '../../shared/contract/periodAnswers';
import { readDeadline } from '../../shared/domain/deadline';
import { calendarDays, type Period } from '../../shared/domain/period';
import { formatDay } from '../../shared/text/calendar';
import { CLOSING as TEXT } from '../../shared/text/closing';
import type { sheetAt } from '../command/workspace';
import { isReadOnly } from '../store/planStore';
import styles from './PeriodDialog.module.css';
import { useRunner } from './useRunner';

/** An ISO date from "15/11/2021"; null when it is none. */
export const dayFrom = (text: string): string | null => {
  const read = readDeadline(text, null);
  return read?.kind === 'day' && /\d{1,2}\s*[/.-]\s*\d{1,2}\s*[/.-]\s*\d{4}|^\d{4}-\d{2}-\d{2}$/.test(text)
    ? read.last
    : null;
};

interface CutoffProps {
  readonly at: NonNullable<ReturnType<typeof sheetAt>>;
  readonly period: Period;
  readonly cutoffs: readonly Cutoff[];
  /** The period is closed: its days stay. */
  readonly isFixed: boolean;
}

/** Reporting days of a period, where they are not the calendar's. */
export const CutoffFields = ({ at, period, cutoffs, isFixed }: CutoffProps) => {
  const own = cutoffs.find((one) => one.period === period && one.item === '') ?? null;
  const days = own ?? calendarDays(period);
  const [from, setFrom] = useState(formatDay(days?.from ?? ''));
  const [to, setTo] = useState(formatDay(days?.to ?? ''));
  const { run, problem } = useRunner();
  const [first, last] = [dayFrom(from), dayFrom(to)];
  const isRight = first !== null && last !== null && first <= last;
  const isNew = isRight && (first !== days?.from || last !== days?.to);
  const set = (next: { from: string; to: string } | null): void => {
    void run({ type: 'setCutoff', ...at, of: period, item: '', days: next, note: '' }).then((step) => {
      const calendar = calendarDays(period);
      if (!step || next !== null || !calendar) return;
      setFrom(formatDay(calendar.from));
      setTo(formatDay(calendar.to));
    });
  };
  const fixed = isFixed || isReadOnly();
  return (
    <>
      <span>{TEXT.cutoffs}</span>
      <span className={styles['inline']} title={TEXT.cutoffLead}>
        <input
          type="text"
          aria-label={TEXT.from}
          value={from}
          disabled={fixed}
          onChange={(event) => setFrom(event.target.value)}
        />
        –
        <input
          type="text"
          aria-label={TEXT.to}
          value={to}
          disabled={fixed}
          onChange={(event) => setTo(event.target.value)}
        />
        <button
          type="button"
          className="button-plain"
          disabled={fixed || !isNew}
          onClick={() => isRight && set({ from: first, to: last })}
        >
          {TEXT.setCutoff}
        </button>
        {own && !fixed ? (
          <button type="button" className="button-plain" onClick={() => set(null)}>
            {TEXT.clearCutoff}
          </button>
        ) : null}
        {isRight && problem === '' ? null : (
          <span className={styles['problem']} role="alert">
            {isRight ? problem : TEXT.badDays}
          </span>
        )}
      </span>
    </>
  );
};
