import { RETURNS_DIALOG as TEXT } from '../../../shared/text/returnsDialog';
import styles from './SendBack.module.css';

/** What is being written to units, by the file that goes back. */
export type Notes = ReadonlyMap<string, string>;

/** With the note on one file; null: none is being written. */
export const withNote = (notes: Notes, path: string, note: string | null): Notes => {
  const next = new Map(notes);
  if (note === null) next.delete(path);
  else next.set(path, note);
  return next;
};

interface SendBackProps {
  /** Null: nothing is being written. */
  readonly note: string | null;
  readonly disabled: boolean;
  readonly onNote: (note: string | null) => void;
  readonly onSend: (note: string) => void;
}

/** Trả lại để bổ sung: a note first, then it goes. */
export const SendBack = ({ note, disabled, onNote, onSend }: SendBackProps) => {
  if (note === null) {
    return (
      <button type="button" className="button-plain" disabled={disabled} onClick={() => onNote('')}>
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
          onChange={(event) => onNote(event.target.value)}
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
        <button type="button" className="button-plain" disabled={disabled} onClick={() => onNote(null)}>
          {TEXT.notNow}
        </button>
      </div>
    </div>
  );
};
