import { type KeyboardEvent, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { ROWS as TEXT } from '../../shared/text/rows';
import { holdDraft } from '../command/drafts';
import { focusGrid, gridMenuPoint } from '../command/gridFocus';
import { noteOf, saveNote } from '../command/notes';
import { useStore } from '../store/createStore';
import { noteStore } from '../store/noteStore';
import { isReadOnly, planStore } from '../store/planStore';
import { cellOf, type Spot } from '../store/selectionStore';
import styles from './NotePopover.module.css';

const close = (): void => {
  noteStore.set({ spot: null });
  focusGrid();
};

const NoteBox = ({ spot }: { spot: Spot }) => {
  const box = useRef<HTMLDivElement>(null);
  const field = useRef<HTMLTextAreaElement>(null);
  const [body, setBody] = useState(() => noteOf(spot));
  const latest = useRef(body);
  latest.current = body;
  const model = planStore.get().model;
  const cell = model && cellOf(model, spot);

  useLayoutEffect(() => {
    const element = box.current;
    if (!element) return;
    const { x, y } = gridMenuPoint();
    element.style.left = `${Math.max(4, Math.min(x, window.innerWidth - element.offsetWidth - 8))}px`;
    element.style.top = `${Math.max(4, Math.min(y + 2, window.innerHeight - element.offsetHeight - 8))}px`;
    field.current?.focus();
    field.current?.setSelectionRange(latest.current.length, latest.current.length);
  }, []);

  // A click elsewhere keeps what was written, as a comment in Excel does; so does whatever leads away from here.
  useEffect(() => {
    const keep = (): void => {
      noteStore.set({ spot: null });
      if (!isReadOnly()) void saveNote(spot, latest.current);
    };
    const onDown = (event: MouseEvent): void => {
      if (event.target instanceof Node && box.current?.contains(event.target)) return;
      keep();
    };
    const release = holdDraft(keep);
    window.addEventListener('mousedown', onDown, true);
    return () => {
      release();
      window.removeEventListener('mousedown', onDown, true);
    };
  }, [spot]);

  const save = (text: string): void => {
    close();
    void saveNote(spot, text);
  };
  const onKey = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing || event.nativeEvent.keyCode === 229) return;
    if (event.key === 'Escape') close();
    else if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) save(body);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div
      ref={box}
      className={styles['box']}
      role="dialog"
      aria-label={TEXT.note}
      data-testid="note-box"
      onKeyDown={onKey}
    >
      <h2>{TEXT.noteAt(model && cell ? model.addressOf(cell) : '')}</h2>
      <textarea
        ref={field}
        className="text-area"
        aria-label={TEXT.note}
        value={body}
        readOnly={isReadOnly()}
        onChange={(event) => setBody(event.target.value)}
      />
      <div className={styles['buttons']}>
        <span className={styles['hint']}>{TEXT.noteHint}</span>
        {noteOf(spot) === '' ? null : (
          <button type="button" className="button-plain" onClick={() => save('')}>
            {TEXT.noteClear}
          </button>
        )}
        <button type="button" className="button-primary" onClick={() => save(body)}>
          {TEXT.noteSave}
        </button>
      </div>
    </div>
  );
};

/** The note of a cell, written beside it (Shift+F2). */
export const NotePopover = () => {
  const spot = useStore(noteStore, (state) => state.spot);
  return spot ? <NoteBox key={`${spot.row} ${spot.column}`} spot={spot} /> : null;
};
