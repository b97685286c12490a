import { useState } from 'react';
import type { Cutoff } from '../../shared/contract/periodAnswers';
import { parseDay } from '../../shared/domain/calendar';
import { calendarDays, type Period } from '../../shared/domain/period';
import { formatDay } from '../../shared/text/calendar';
import { CLOSING as TEXT } from '../../shared/text/closing';
import type { sheetAt } from '../command/workspace';
import { isReadOnly } from '../store/planStore';
import styles from './PeriodDialog.module.css';
import { useRunner } from './useRunner';

/** First and last day as typed. */
interface TypedDays {
  readonly from: string;
  readonly to: string;
}

/** First and last day, ISO. */
interface Days {
  readonly from: string;
  readonly to: string;
}

/** Two days as they are typed. */
export interface TypedCutoff {
  readonly text: TypedDays;
  /** Null: they are no days, or the last one comes first. */
  readonly days: Days | null;
  /** Something else is typed than the plan has. */
  readonly isTyped: boolean;
  /** The plan has days of its own for the period. */
  readonly isOwn: boolean;
  readonly type: (patch: Partial<TypedDays>) => void;
  readonly forget: () => void;
}

/** Two days that are being typed; null where they are none, or in the wrong order. */
export const daysOf = ({ from, to }: TypedDays): Days | null => {
  const [first, last] = [parseDay(from), parseDay(to)];
  return first !== null && last !== null && first <= last ? { from: first, to: last } : null;
};

/** The reporting days of a period, to be typed over. */
export const useCutoff = (period: Period, cutoffs: readonly Cutoff[]): TypedCutoff => {
  const [typed, setTyped] = useState<(TypedDays & { readonly period: Period }) | null>(null);
  const own = cutoffs.find((one) => one.period === period && one.item === '') ?? null;
  const known = own ?? calendarDays(period);
  const kept = { from: formatDay(known?.from ?? ''), to: formatDay(known?.to ?? '') };
  const text = typed?.period === period ? typed : kept;
  const days = daysOf(text);
  return {
    text,
    days,
    isTyped: days === null ? text.from !== kept.from || text.to !== kept.to : !isSame(days, known),
    isOwn: own !== null,
    type: (patch) => setTyped({ ...text, ...patch, period }),
    forget: () => setTyped(null),
  };
};

const isSame = (days: Days, known: Days | null): boolean => days.from === known?.from && days.to === known.to;

interface CutoffProps {
  readonly at: NonNullable<ReturnType<typeof sheetAt>>;
  readonly period: Period;
  readonly cutoff: TypedCutoff;
  /** The period is closed: its days stay. */
  readonly isFixed: boolean;
}

/** Reporting days of a period, where they are not the calendar's. */
export const CutoffFields = ({ at, period, cutoff, isFixed }: CutoffProps) => {
  const { text, days, isTyped, isOwn, type, forget } = cutoff;
  const { run, problem } = useRunner();
  const set = async (next: Days | null): Promise<void> => {
    const step = await run({ type: 'setCutoff', ...at, of: period, item: '', days: next, note: '' });
    if (step && next === null) forget();
  };
  const fixed = isFixed || isReadOnly();
  const wrong = days === null ? TEXT.badDays : problem;
  return (
    <>
      <span>{TEXT.cutoffs}</span>
      <span className={styles['inline']} title={TEXT.cutoffLead} data-enter="sets">
        <input
          type="text"
          data-kept=""
          aria-label={TEXT.from}
          value={text.from}
          disabled={fixed}
          onChange={(event) => type({ from: event.target.value })}
        />
        –
        <input
          type="text"
          data-kept=""
          aria-label={TEXT.to}
          value={text.to}
          disabled={fixed}
          onChange={(event) => type({ to: event.target.value })}
        />
        <button
          type="button"
          className="button-plain"
          data-enters=""
          disabled={fixed || !isTyped || days === null}
          onClick={() => void set(days)}
        >
          {TEXT.setCutoff}
        </button>
        {isOwn && !fixed ? (
          <button type="button" className="button-plain" onClick={() => void set(null)}>
            {TEXT.clearCutoff}
          </button>
        ) : null}
        {wrong === '' ? null : (
          <span className="problem" role="alert">
            {wrong}
          </span>
        )}
      </span>
    </>
  );
};
