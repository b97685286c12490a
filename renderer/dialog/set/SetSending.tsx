import { useState } from 'react';
import type { ReportSet } from '../../../shared/contract/setAnswers';
import { isoDay, parseDay } from '../../../shared/domain/calendar';
import { formatDay } from '../../../shared/text/calendar';
import { SET_DIALOG as TEXT } from '../../../shared/text/sets';
import { Problem } from '../Problem';
import styles from './SetDialog.module.css';

type Sending =
  | { readonly type: 'sendReportSet'; readonly on: string; readonly document: string }
  | { readonly type: 'reopenReportSet' };

interface SendingProps {
  readonly set: ReportSet;
  /** The document that it goes with, as typed so far. */
  readonly document: string;
  readonly onDocument: (document: string) => void;
  readonly onRun: (command: Sending) => Promise<void>;
}

/** Marks a set as sent, with the document that it went with, or takes the mark back. */
export const SetSending = ({ set, document, onDocument, onRun }: SendingProps) => {
  const [day, setDay] = useState(formatDay(isoDay(new Date())));
  const [problem, setProblem] = useState('');
  if (set.sentOn !== null) {
    return (
      <div className={styles['sent']}>
        <p>{TEXT.sent(formatDay(set.sentOn), set.document)}</p>
        <button type="button" className="button-plain" onClick={() => void onRun({ type: 'reopenReportSet' })}>
          {TEXT.reopen}
        </button>
      </div>
    );
  }
  const send = (): void => {
    const on = parseDay(day);
    if (on === null) setProblem(TEXT.badDay(day));
    else void onRun({ type: 'sendReportSet', on, document });
  };
  return (
    <>
      <div className={styles['head']}>
        <label className={`${styles['field']} ${styles['grow']}`}>
          <span>{TEXT.document}</span>
          <input
            value={document}
            placeholder={TEXT.documentHint}
            maxLength={500}
            onChange={(event) => onDocument(event.target.value)}
          />
        </label>
        <label className={styles['field']}>
          <span>{TEXT.sentOn}</span>
          <input
            className={styles['day']}
            value={day}
            maxLength={20}
            onChange={(event) => setDay(event.target.value)}
          />
        </label>
        <button type="button" className="button-plain" onClick={send}>
          {TEXT.send}
        </button>
      </div>
      <p className="muted">{TEXT.sendHint}</p>
      <Problem text={problem} />
    </>
  );
};
