import { Plus } from 'lucide-react';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { CELL_STORY } from '../../shared/text/details';
import { ROWS as TEXT } from '../../shared/text/rows';
import { focusGrid } from '../command/gridFocus';
import { saveNote } from '../command/notes';
import { isReadOnly } from '../store/planStore';
import type { Spot } from '../store/selectionStore';
import styles from './DetailsPanel.module.css';

/** The note of the cell, written in place. */
export const CellNote = ({ spot, note }: { spot: Spot; note: string }) => {
  const [draft, setDraft] = useState<string | null>(null);
  const field = useRef<HTMLTextAreaElement>(null);
  const isOpen = draft !== null;
  useEffect(() => {
    if (isOpen) field.current?.focus();
  }, [isOpen]);

  const save = (text: string): void => {
    setDraft(null);
    void saveNote(spot, text);
    focusGrid();
  };
  const onKey = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing || event.nativeEvent.keyCode === 229) return;
    if (event.key === 'Escape') setDraft(null);
    else if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) save(draft ?? '');
    else return;
    event.preventDefault();
    event.stopPropagation();
    focusGrid();
  };
  if (draft === null) {
    return note === '' ? (
      <button type="button" className="button-plain" disabled={isReadOnly()} onClick={() => setDraft('')}>
        <Plus size={14} aria-hidden />
        {CELL_STORY.addNote}
      </button>
    ) : (
      <button
        type="button"
        className={styles['note']}
        disabled={isReadOnly()}
        title={CELL_STORY.editNote}
        onClick={() => setDraft(note)}
      >
        {note}
      </button>
    );
  }
  return (
    <div className={styles['noteForm']}>
      <textarea
        ref={field}
        className="text-area"
        rows={4}
        aria-label={TEXT.note}
        value={draft}
        onChange={(event) => setDraft(event.target.value)}
        onKeyDown={onKey}
      />
      <div className={styles['buttons']}>
        <button type="button" className="button-primary" onClick={() => save(draft)}>
          {TEXT.noteSave}
        </button>
        <button type="button" className="button-plain" onClick={() => setDraft(null)}>
          {TEXT.noteCancel}
        </button>
        {note === '' ? null : (
          <button type="button" className="button-plain" onClick={() => save('')}>
            {TEXT.noteClear}
          </button>
        )}
      </div>
    </div>
  );
};
