import { useEffect, useLayoutEffect, useRef } from 'react';
import { ROWS as TEXT } from '../../shared/text/rows';
import { focusGrid, gridMenuPoint } from '../command/gridFocus';
import { noteOf } from '../command/notes';
import { useStore } from '../store/createStore';
import { noteStore } from '../store/noteStore';
import { isReadOnly, planStore } from '../store/planStore';
import { cellOf, type Spot } from '../store/selectionStore';
import styles from './NotePopover.module.css';
import { useNote } from './useNote';

const close = (): void => noteStore.set({ spot: null });

const NoteBox = ({ spot }: { spot: Spot }) => {
  const box = useRef<HTMLDivElement>(null);
  const field = useRef<HTMLTextAreaElement>(null);
  const { model } = planStore.get();
  const cell = model && cellOf(model, spot);
  const before = noteOf(spot);
  const { body, write, save, onKey } = useNote(spot, before, () => {
    close();
    focusGrid();
  });

  useLayoutEffect(() => {
    const element = box.current;
    if (!element) return;
    const { x, y } = gridMenuPoint();
    element.style.left = `${Math.max(4, Math.min(x, window.innerWidth - element.offsetWidth - 8))}px`;
    element.style.top = `${Math.max(4, Math.min(y + 2, window.innerHeight - element.offsetHeight - 8))}px`;
    const { length } = field.current?.value ?? '';
    field.current?.focus();
    field.current?.setSelectionRange(length, length);
  }, []);

  useEffect(() => {
    const onDown = (event: MouseEvent): void => {
      if (!(event.target instanceof Node && box.current?.contains(event.target))) close();
    };
    window.addEventListener('mousedown', onDown, true);
    return () => window.removeEventListener('mousedown', onDown, true);
  }, []);

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
        onChange={(event) => write(event.target.value)}
      />
      <div className={styles['buttons']}>
        <span className={styles['hint']}>{TEXT.noteHint}</span>
        {before === '' ? null : (
          <button type="button" className="button-plain" onClick={() => save('')}>
            {TEXT.noteClear}
          </button>
        )}
        <button type="button" className="button-primary" onClick={() => save()}>
          {TEXT.noteSave}
        </button>
      </div>
    </div>
  );
};

/** The note of a cell, written beside it (Shift+F2); with another sheet, period or unit on screen it goes. */
export const NotePopover = () => {
  const spot = useStore(noteStore, (state) => state.spot);
  const shown = useStore(planStore, ({ sheet, model }) => `${sheet} ${model?.view.period} ${model?.view.unit.id}`);
  useEffect(() => {
    void shown;
    return close;
  }, [shown]);
  return spot ? <NoteBox key={`${spot.row} ${spot.column}`} spot={spot} /> : null;
};
