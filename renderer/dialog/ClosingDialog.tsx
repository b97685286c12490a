import { useState } from 'react';
import type { Closing, Closings } from '../../shared/contract/periodAnswers';
import { formatPeriod } from '../../shared/domain/period';
import { CLOSING as TEXT } from '../../shared/text/closing';
import { sheetAt } from '../command/workspace';
import { isReadOnly, planStore } from '../store/planStore';
import { uiStore } from '../store/uiStore';
import { CutoffFields, useCutoff } from './CutoffFields';
import { Dialog } from './Dialog';
import lists from './List.module.css';
import styles from './PeriodDialog.module.css';
import { useInquiry } from './useInquiry';
import { useRunner } from './useRunner';

/** Chốt số liệu, and what was closed so far: by whom, when, the copies kept, and the way back. */
export const ClosingDialog = () => {
  const at = sheetAt();
  const closings = useInquiry('period.closings', at && { at });
  const [period, setPeriod] = useState(planStore.get().model?.view.period ?? '');
  const [unit, setUnit] = useState('');
  const { run, problem, setProblem } = useRunner();
  const cutoff = useCutoff(period, closings?.cutoffs ?? []);
  if (!at || !closings) return null;
  const isClosed = closings.list.some(
    (one) => one.reopenedAt === null && one.period === period && (one.unit?.id ?? '') === unit,
  );
  const owed = unit === '' && !isClosed ? closings.owed.find((one) => one.period === period) : undefined;
  const submit = async (): Promise<void> => {
    const { days, isTyped } = cutoff;
    if (days === null) return;
    // What is closed is closed with the days that stand here.
    if (isTyped && !(await run({ type: 'setCutoff', ...at, of: period, item: '', days, note: '' }))) return;
    await run({ type: 'closePeriod', ...at, closing: period, of: unit === '' ? null : unit });
  };
  const choose = (set: (value: string) => void) => (event: { readonly target: { readonly value: string } }) => {
    set(event.target.value);
    setProblem('');
  };
  return (
    <Dialog
      title={TEXT.title}
      size="medium"
      testId="closing-dialog"
      {...(cutoff.isTyped ? { unsaved: true } : {})}
      onSubmit={() => {
        if (!isClosed && !isReadOnly()) void submit();
      }}
      buttons={
        <>
          <button type="button" className="button-plain" data-first="" data-leave="">
            {TEXT.close}
          </button>
          <button type="submit" className="button-primary" disabled={isClosed || cutoff.days === null || isReadOnly()}>
            {TEXT.submit(period)}
          </button>
        </>
      }
    >
      <p>{TEXT.lead}</p>
      <p className="muted">{TEXT.only}</p>
      <div className={styles['fields']}>
        <label htmlFor="closing-period">{TEXT.period}</label>
        <select id="closing-period" value={period} onChange={choose(setPeriod)}>
          {closings.periods.map((one) => (
            <option key={one} value={one}>
              {formatPeriod(one)}
            </option>
          ))}
        </select>
        <label htmlFor="closing-unit">{TEXT.of}</label>
        <select id="closing-unit" value={unit} onChange={choose(setUnit)}>
          <option value="">{TEXT.wholePlan}</option>
          {closings.units.map(({ id, name }) => (
            <option key={id} value={id}>
              {TEXT.unit(name)}
            </option>
          ))}
        </select>
        <CutoffFields at={at} period={period} cutoff={cutoff} isFixed={isClosed} />
      </div>
      {problem === '' && !isClosed ? null : (
        <p
          className={`${styles['said']} ${problem === '' ? 'muted' : 'problem'}`}
          role={problem === '' ? undefined : 'alert'}
        >
          {problem === '' ? TEXT.already : problem}
        </p>
      )}
      {owed ? (
        <p className={`${styles['said']} ${styles['warning']}`} role="status" data-testid="closing-owed">
          {TEXT.owed(owed.units, owed.of)}
        </p>
      ) : null}
      <List list={closings.list} at={at} />
    </Dialog>
  );
};

type At = NonNullable<ReturnType<typeof sheetAt>>;

const List = ({ list, at }: { list: Closings['list']; at: At }) => {
  const [reopening, setReopening] = useState<string | null>(null);
  return (
    <section className={styles['section']} data-testid="closings">
      <h3>{TEXT.listTitle}</h3>
      {list.length === 0 ? <p className="muted">{TEXT.none}</p> : null}
      {list.length === 0 ? null : (
        <div className={lists['list']}>
          <table>
            <thead>
              <tr>
                {[TEXT.period, TEXT.of, TEXT.when, TEXT.copies, ''].map((head) => (
                  <th key={head} scope="col">
                    {head}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {list.map((one) =>
                reopening === one.id && one.reopenedAt === null ? (
                  <Reopen key={one.id} one={one} at={at} onDone={() => setReopening(null)} />
                ) : (
                  <Line key={one.id} one={one} onReopen={() => setReopening(one.id)} />
                ),
              )}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
};

const openCopy = (one: Closing['snapshots'][number]): void =>
  uiStore.set({ dialog: { kind: 'snapshot', snapshot: one.id, form: one.formName } });

const Line = ({ one, onReopen }: { one: Closing; onReopen: () => void }) => (
  <tr className={one.reopenedAt === null ? undefined : lists['past']}>
    <td>{formatPeriod(one.period)}</td>
    <td>{one.unit?.name ?? TEXT.wholePlan}</td>
    <td>
      {TEXT.by(one.closedBy, one.closedAt)}
      {one.reopenedAt === null ? null : (
        <span className={lists['line']}>{TEXT.reopened(one.reopenedBy, one.reopenedAt, one.reason)}</span>
      )}
    </td>
    <td>
      {one.snapshots.length === 0 ? <span className="muted">{TEXT.noCopies}</span> : null}
      {one.snapshots.map((copy) => (
        <span key={copy.id} className={lists['line']}>
          <button type="button" className="button-link" title={copy.title} onClick={() => openCopy(copy)}>
            {copy.formName}
          </button>
        </span>
      ))}
    </td>
    <td className={lists['act']}>
      {one.reopenedAt === null ? (
        <button type="button" className="button-plain" disabled={isReadOnly()} onClick={onReopen}>
          {TEXT.reopen}
        </button>
      ) : null}
    </td>
  </tr>
);

/** Reopening asks why, in the place of the line. */
const Reopen = ({ one, at, onDone }: { one: Closing; at: At; onDone: () => void }) => {
  const [reason, setReason] = useState('');
  const { run, problem, setProblem } = useRunner();
  const reopen = async (): Promise<void> => {
    if (reason.trim() === '') setProblem(TEXT.reasonMissing);
    else if (await run({ type: 'reopenPeriod', ...at, close: one.id, reason })) onDone();
  };
  return (
    <tr className={styles['reopen']}>
      <td colSpan={5} data-testid="reopen">
        <strong>{TEXT.reopenTitle(one.period, one.unit?.name ?? '')}</strong>
        <p>{TEXT.reopenLead}</p>
        <textarea
          className="text-area"
          rows={2}
          // The question stands where the button was.
          ref={(element) => {
            if (reason === '') element?.focus();
          }}
          aria-label={TEXT.reason}
          placeholder={TEXT.reason}
          value={reason}
          onChange={(event) => {
            setReason(event.target.value);
            setProblem('');
          }}
        />
        <div className={styles['row']}>
          <span
            className={`at-left ${problem === '' ? 'muted' : 'problem'}`}
            role={problem === '' ? undefined : 'alert'}
          >
            {problem === '' ? TEXT.reasonHint : problem}
          </span>
          <button type="button" className="button-plain" onClick={onDone}>
            {TEXT.keep}
          </button>
          <button type="button" className="button-primary" onClick={() => void reopen()}>
            {TEXT.reopenSubmit}
          </button>
        </div>
      </td>
    </tr>
  );
};
