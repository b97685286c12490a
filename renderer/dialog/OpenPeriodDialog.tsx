import { useState } from 'react';
import type { NextPeriod } from '../../shared/contract/periodAnswers';
import { dueOn } from '../../shared/domain/dueRule';
import { calendarDays } from '../../shared/domain/period';
import type { DueRule } from '../../shared/domain/periodCommands';
import { formatDay } from '../../shared/text/calendar';
import { CLOSING } from '../../shared/text/closing';
import { OPEN_PERIOD as TEXT } from '../../shared/text/periods';
import { sheetAt } from '../command/workspace';
import { currentSheet, planStore } from '../store/planStore';
import { closeDialog, uiStore } from '../store/uiStore';
import { daysOf } from './CutoffFields';
import { Dialog } from './Dialog';
import { NumberField } from './NumberField';
import styles from './PeriodDialog.module.css';
import { Problem } from './Problem';
import { useInquiry } from './useInquiry';
import { useRunner } from './useRunner';

/** Mở kỳ mới: which sheets go on, which texts go along, when the units owe their reports. */
export const OpenPeriodDialog = () => {
  const at = sheetAt();
  const next = useInquiry('period.next', at && { at });
  if (!at || !next) return null;
  const years = currentSheet(planStore.get())?.planPeriod ?? '';
  const [first = '', last = first] = years.split('..');
  const year = next.to.slice(0, 4);
  return year < first || year > last ? <Outside next={next} /> : <Form at={at} next={next} />;
};

const Outside = ({ next }: { next: NextPeriod }) => (
  <Dialog
    title={TEXT.title}
    testId="open-period-dialog"
    onSubmit={() => uiStore.set({ dialog: { kind: 'nextYear' } })}
    buttons={
      <>
        <button type="button" className="button-plain" data-leave="">
          {TEXT.cancel}
        </button>
        <button type="submit" className="button-primary" data-first="">
          {TEXT.nextYear}
        </button>
      </>
    }
  >
    <p>{TEXT.outside(next.to)}</p>
    <p>{TEXT.outsideNext}</p>
  </Dialog>
);

const toggled = (set: ReadonlySet<string>, id: string): ReadonlySet<string> => {
  const changed = new Set(set);
  if (!changed.delete(id)) changed.add(id);
  return changed;
};

interface FormProps {
  readonly at: NonNullable<ReturnType<typeof sheetAt>>;
  readonly next: NextPeriod;
}

const Form = ({ at, next }: FormProps) => {
  const [sheets, setSheets] = useState<ReadonlySet<string>>(
    new Set(next.sheets.filter(({ chosen, id }) => chosen || id === at.sheet).map(({ id }) => id)),
  );
  const [fields, setFields] = useState<ReadonlySet<string>>(new Set());
  const [rule, setRule] = useState<DueRule | null>(next.units > 0 ? next.due : null);
  const days = next.cutoff ?? calendarDays(next.to);
  const [from, setFrom] = useState(formatDay(days?.from ?? ''));
  const [to, setTo] = useState(formatDay(days?.to ?? ''));
  const { run, problem } = useRunner();
  const cutoff = daysOf({ from, to });
  const withTexts = next.fields.filter(({ rows }) => rows > 0);
  const submit = async (): Promise<void> => {
    const step = await run({
      type: 'openPeriod',
      ...at,
      to: next.to,
      sheets: [...sheets],
      fields: [...fields],
      due: rule,
      cutoff,
    });
    if (step) closeDialog();
  };
  return (
    <Dialog
      title={TEXT.title}
      testId="open-period-dialog"
      onSubmit={() => {
        if (sheets.size > 0 && cutoff) void submit();
      }}
      buttons={
        <>
          <button type="button" className="button-plain" data-leave="">
            {TEXT.cancel}
          </button>
          <button
            type="submit"
            className="button-primary"
            data-first=""
            disabled={sheets.size === 0 || cutoff === null}
          >
            {TEXT.submit(next.to)}
          </button>
        </>
      }
    >
      <p>
        <strong>{TEXT.lead(next.from, next.to)}</strong> {TEXT.keeps}
      </p>
      {next.isFromClosed ? null : <p className="muted">{TEXT.notClosed(next.from)}</p>}
      <fieldset className={styles['section']}>
        <h3>{TEXT.sheets}</h3>
        {next.sheets.map(({ id, name }) => (
          <label key={id} className={styles['check']}>
            <input type="checkbox" checked={sheets.has(id)} onChange={() => setSheets(toggled(sheets, id))} />
            {name}
          </label>
        ))}
      </fieldset>
      {withTexts.length === 0 ? null : (
        <fieldset className={styles['section']}>
          <h3>{TEXT.fields}</h3>
          {withTexts.map(({ field, name, rows }) => (
            <label key={field} className={styles['check']}>
              <input type="checkbox" checked={fields.has(field)} onChange={() => setFields(toggled(fields, field))} />
              {TEXT.field(name, rows)}
            </label>
          ))}
        </fieldset>
      )}
      <div className={styles['fields']}>
        <span>{TEXT.cutoff}</span>
        <span className={styles['inline']} title={CLOSING.cutoffLead}>
          <input type="text" aria-label={CLOSING.from} value={from} onChange={(event) => setFrom(event.target.value)} />
          –
          <input type="text" aria-label={CLOSING.to} value={to} onChange={(event) => setTo(event.target.value)} />
        </span>
        <DueFields rule={rule} onRule={setRule} next={next} cutoff={cutoff} />
      </div>
      {cutoff ? null : <p className="problem">{CLOSING.badDays}</p>}
      <Problem text={problem} />
    </Dialog>
  );
};

interface DueProps {
  readonly rule: DueRule | null;
  readonly onRule: (rule: DueRule | null) => void;
  readonly next: NextPeriod;
  readonly cutoff: { readonly from: string; readonly to: string } | null;
}

/** By rule: on a day of the month, or so many days after the period has ended; the day it comes to beside it. */
const DueFields = ({ rule, onRule, next, cutoff }: DueProps) => {
  const day = rule ? dueOn(rule, next.to, cutoff) : null;
  const choose = (kind: string): void => {
    if (kind === 'dayOfMonth') onRule({ kind, day: next.due.kind === 'dayOfMonth' ? next.due.day : 20 });
    else if (kind === 'daysAfter') onRule({ kind, days: next.due.kind === 'daysAfter' ? next.due.days : 5 });
    else onRule(null);
  };
  return (
    <>
      <label htmlFor="due-rule">{TEXT.due}</label>
      <span className={styles['inline']}>
        <select
          id="due-rule"
          value={rule?.kind ?? ''}
          disabled={next.units === 0}
          onChange={(event) => choose(event.target.value)}
        >
          <option value="">{TEXT.noDue}</option>
          <option value="dayOfMonth">{TEXT.dayOfMonth}</option>
          <option value="daysAfter">{TEXT.daysAfter}</option>
        </select>
        {rule?.kind === 'dayOfMonth' ? (
          <NumberField
            className={styles['number']}
            label={TEXT.dayOfMonth}
            least={1}
            most={31}
            value={rule.day}
            onChange={(day) => onRule({ kind: 'dayOfMonth', day })}
          />
        ) : null}
        {rule?.kind === 'daysAfter' ? (
          <>
            <NumberField
              className={styles['number']}
              label={TEXT.daysAfter}
              least={0}
              most={366}
              value={rule.days}
              onChange={(days) => onRule({ kind: 'daysAfter', days })}
            />
            {TEXT.days}
          </>
        ) : null}
      </span>
      <span />
      <span className="muted">
        {[day === null ? '' : TEXT.dueOn(formatDay(day)), rule || next.units === 0 ? TEXT.units(next.units) : '']
          .filter((part) => part !== '')
          .join(' · ')}
      </span>
    </>
  );
};
