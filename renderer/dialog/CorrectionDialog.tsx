import { useState } from 'react';
import { formatPeriod } from '../../shared/domain/period';
import { CORRECTION as TEXT } from '../../shared/text/closing';
import { sheetAt } from '../command/workspace';
import { closeDialog } from '../store/uiStore';
import { Dialog } from './Dialog';
import styles from './PeriodDialog.module.css';
import { Problem } from './Problem';
import { useInquiry } from './useInquiry';
import { useRunner } from './useRunner';

/** Đính chính: the right number of a closed figure, carried into a period that is open, with its reason. */
export const CorrectionDialog = ({ row, column }: { row: string; column: string }) => {
  const at = sheetAt();
  const plan = useInquiry('period.correction', at && { at, row, column });
  const [text, setText] = useState('');
  const [reason, setReason] = useState('');
  const [chosen, setChosen] = useState<string | null>(null);
  const { run, problem, setProblem } = useRunner();
  if (!at || !plan) return null;
  const into = chosen ?? plan.into[0];
  const submit = async (): Promise<void> => {
    if (into === undefined) return;
    if (await run({ type: 'correctFigure', ...at, row, column, into, text: text.trim(), reason })) closeDialog();
  };
  const change = (set: (value: string) => void) => (event: { readonly target: { readonly value: string } }) => {
    set(event.target.value);
    setProblem('');
  };
  return (
    <Dialog
      title={TEXT.title}
      testId="correction-dialog"
      onSubmit={() => void submit()}
      buttons={
        <>
          <button type="button" className="button-plain" onClick={closeDialog}>
            {TEXT.cancel}
          </button>
          <button type="submit" className="button-primary" disabled={into === undefined || text.trim() === ''}>
            {TEXT.submit}
          </button>
        </>
      }
    >
      <p>
        <strong>{TEXT.lead(plan.name, plan.period)}</strong>
      </p>
      <p className={styles['note']}>{plan.isFlow ? TEXT.explainFlow : TEXT.explainOther}</p>
      {into === undefined ? <p className="problem">{TEXT.noPeriod}</p> : null}
      <div className={styles['fields']}>
        <span>{TEXT.sent}</span>
        <span>
          <strong>{plan.sent === '' ? TEXT.blank : plan.sent}</strong>
          {plan.corrected === '' ? null : <span className="muted"> · {TEXT.before(plan.corrected)}</span>}
        </span>
        <label htmlFor="correction-text">{TEXT.text}</label>
        <input
          id="correction-text"
          type="text"
          className={styles['short']}
          data-first=""
          autoComplete="off"
          value={text}
          onChange={change(setText)}
        />
        <label htmlFor="correction-into">{TEXT.into}</label>
        <select id="correction-into" value={into ?? ''} disabled={into === undefined} onChange={change(setChosen)}>
          {plan.into.map((period) => (
            <option key={period} value={period}>
              {formatPeriod(period)}
            </option>
          ))}
        </select>
        <label htmlFor="correction-reason">{TEXT.reason}</label>
        <textarea id="correction-reason" className="text-area" rows={2} value={reason} onChange={change(setReason)} />
      </div>
      <Problem text={problem} />
    </Dialog>
  );
};
