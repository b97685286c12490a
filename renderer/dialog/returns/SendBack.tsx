import { useState } from 'react';
import { RETURNS_DIALOG as TEXT } from '../../../shared/text/returnsDialog';
import styles from './SendBack.module.css';

/** Trả lại để bổ sung: a note first, then it goes. */
export const SendBack = ({ disabled, onSend }: { disabled: boolean; onSend: (note: string) => void }) => {
  const [note, setNote] = useState<string | null>(null);
  if (note === null) {
    return (
      <button type="button" className="button-plain" disabled={disabled} onClick={() => setNote('')}>
        {TEXT.sendBack}
      </button>
    );
  }
  return (
    <div
      className={styles['note']}
      // Opened at the end of a long list: all of it is to be seen, its buttons too.
      ref={(part) => {
        if (note === '') part?.scrollIntoView({ block: 'end' });
      }}
    >
      <label>
        {TEXT.note}
        <textarea
          className="text-area"
          rows={2}
          value={note}
          maxLength={1000}
          disabled={disabled}
          ref={(field) => {
            if (field && note === '') field.focus({ preventScroll: true });
          }}
          onChange={(event) => setNote(event.target.value)}
        />
      </label>
      <p className="muted">{TEXT.noteHint}</p>
      <div>
        <button
          type="button"
          className="button-plain"
          disabled={disabled || note.trim() === ''}
          onClick={() => onSend(note.trim())}
        >
          {TEXT.sendBackNow}
        </button>{' '}
        <button type="button" className="button-plain" disabled={disabled} onClick={() => setNote(null)}>
          {TEXT.notNow}
        </button>
      </div>
    </div>
  );
};
