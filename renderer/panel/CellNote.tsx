import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { CELL_STORY } from '../../shared/text/details';
import { ROWS as TEXT } from '../../shared/text/rows';
import { DETAILS } from '../../shared/text/ui';
import { holdDraft } from '../command/drafts';
import { focusGrid } from '../command/gridFocus';
import { saveNote } from '../command/notes';
import { isReadOnly } from '../store/planStore';
import type { Spot } from '../store/selectionStore';
import { Item } from './CellFacts';
import styles from './DetailsPanel.module.css';

/** The note of the cell, written in place; whatever leads away from it keeps it, as beside the cell. */
export const CellNote = ({ spot, note }: { spot: Spot; note: string }) => {
  const [draft, setDraft] = useState<string | null>(null);
  const field = useRef<HTMLTextAreaElement>(null);
  const isOpen = draft !== null;
  useEffect(() => {
    if (!isOpen) return;
    field.current?.focus();
    // With its buttons, which a low window has below its edge.
    field.current?.parentElement?.scrollIntoView({ block: 'nearest' });
  }, [isOpen]);

  const latest = useRef(draft);
  latest.current = draft;
  const place = useRef(spot);
  useEffect(() => {
    const keep = (): void => {
      if (latest.current === null) return;
      const text = latest.current;
      latest.current = null;
      setDraft(null);
      void saveNote(place.current, text);
    };
    const release = holdDraft(keep);
    return () => {
      release();
      keep();
    };
  }, []);

  const save = (text: string): void => {
    latest.current = null;
    setDraft(null);
    void saveNote(spot, text);
    focusGrid();
  };
  const cancel = (): void => {
    latest.current = null;
    setDraft(null);
  };
  const onKey = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing || event.nativeEvent.keyCode === 229) return;
    if (event.key === 'Escape') cancel();
    else if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) save(draft ?? '');
    else return;
    event.preventDefault();
    event.stopPropagation();
    focusGrid();
  };
  if (draft === null) {
    const add = (
      <button
        type="button"
        className={`button-link ${styles['action']}`}
        disabled={isReadOnly()}
        onClick={() => setDraft('')}
      >
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
            onClick={() => setDraft(note)}
          >
            {note}
          </button>
        )}
      </Item>
    );
  }
  return (
    <Item label={DETAILS.note}>
      <textarea
        ref={field}
        className={`text-area ${styles['noteField']}`}
        rows={4}
        aria-label={TEXT.note}
        value={draft}
        onChange={(event) => setDraft(event.target.value)}
        onKeyDown={onKey}
      />
      <span className={styles['buttons']}>
        <button type="button" className="button-primary" onClick={() => save(draft)}>
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
