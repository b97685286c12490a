import { useEffect, useRef, useState } from 'react';
import { CELL_STORY } from '../../shared/text/details';
import { ROWS as TEXT } from '../../shared/text/rows';
import { DETAILS } from '../../shared/text/ui';
import { focusGrid } from '../command/gridFocus';
import { isReadOnly } from '../store/planStore';
import type { Spot } from '../store/selectionStore';
import { Item } from './CellFacts';
import styles from './DetailsPanel.module.css';
import { useNote } from './useNote';

interface NoteProps {
  readonly spot: Spot;
  readonly note: string;
}

const NoteField = ({ spot, note, onDone }: NoteProps & { readonly onDone: () => void }) => {
  const { body, write, save, cancel, onKey } = useNote(spot, note, () => {
    onDone();
    focusGrid();
  });
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    field.current?.focus();
    // With its buttons, which a low window has below its edge.
    field.current?.parentElement?.scrollIntoView({ block: 'nearest' });
  }, []);
  return (
    <Item label={DETAILS.note}>
      <textarea
        ref={field}
        className={`text-area ${styles['noteField']}`}
        rows={4}
        aria-label={TEXT.note}
        value={body}
        onChange={(event) => write(event.target.value)}
        onKeyDown={onKey}
      />
      <span className={styles['buttons']}>
        <button type="button" className="button-primary" onClick={() => save()}>
          {TEXT.noteSave}
        </button>
        <button type="button" className="button-plain" onClick={cancel}>
          {TEXT.noteCancel}
        </button>
        {note === '' ? null : (
          <button type="button" className="button-plain" onClick={() => save('')}>
            {TEXT.noteClear}
          </button>
        )}
      </span>
    </Item>
  );
};

/** The note of the cell, written in place. */
export const CellNote = ({ spot, note }: NoteProps) => {
  const [isOpen, setOpen] = useState(false);
  if (isOpen) return <NoteField spot={spot} note={note} onDone={() => setOpen(false)} />;
  const open = (): void => setOpen(true);
  const add = (
    <button type="button" className={`button-link ${styles['action']}`} disabled={isReadOnly()} onClick={open}>
      {CELL_STORY.addNote}
    </button>
  );
  return (
    <Item label={DETAILS.note} action={note === '' ? add : null}>
      {note === '' ? null : (
        <button
          type="button"
          className={styles['note']}
          disabled={isReadOnly()}
          title={CELL_STORY.editNote}
          onClick={open}
        >
          {note}
        </button>
      )}
    </Item>
  );
};
