import { X } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { type GoToPlace, goTo } from '../../shared/grid/goTo';
import { GO_TO_TEXT } from '../../shared/text/columns';
import { focusGrid } from '../command/gridFocus';
import { isComposing } from '../command/keys';
import { useStore } from '../store/createStore';
import { goToStore } from '../store/goToStore';
import { planStore } from '../store/planStore';
import { activeCell, select } from '../store/selectionStore';
import styles from './GoTo.module.css';

const close = (): void => {
  goToStore.set({ open: false });
  focusGrid();
};

/** Ctrl+G: to a cell by its address, a row by its number or a part of its label. */
export const GoTo = () => {
  const open = useStore(goToStore, (state) => state.open);
  return open ? <GoToField /> : null;
};

const GoToField = () => {
  const model = useStore(planStore, (state) => state.model);
  const [query, setQuery] = useState('');
  const [at, setAt] = useState(0);
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.focus(), []);
  if (!model) return null;
  const answer = goTo(model, query, activeCell() ?? { r: 0, c: 0 });
  const places = answer.kind === 'places' ? answer.places : [];
  const go = (place: GoToPlace | undefined): void => {
    if (!place) return;
    close();
    select(place.cell);
  };
  const onKey = (event: React.KeyboardEvent): void => {
    if (isComposing(event.nativeEvent)) return;
    if (event.key === 'Escape') close();
    else if (event.key === 'Enter') go(places[at] ?? places[0]);
    else if (event.key === 'ArrowDown') setAt(Math.min(places.length - 1, at + 1));
    else if (event.key === 'ArrowUp') setAt(Math.max(0, at - 1));
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const problem =
    query.trim() === '' || places.length > 0 ? '' : GO_TO_TEXT[answer.kind === 'hidden' ? 'hidden' : 'none'];
  return (
    <search className={styles['panel']} aria-label={GO_TO_TEXT.title} data-testid="go-to">
      <div className={styles['line']}>
        <input
          ref={field}
          role="combobox"
          aria-expanded={places.length > 0}
          aria-controls="go-to-places"
          aria-activedescendant={places.length > 0 ? `go-to-${at}` : undefined}
          aria-label={GO_TO_TEXT.title}
          placeholder={GO_TO_TEXT.placeholder}
          value={query}
          onChange={(event) => {
            setQuery(event.target.value);
            setAt(0);
          }}
          onKeyDown={onKey}
        />
        <button
          type="button"
          className="button-icon"
          aria-label={GO_TO_TEXT.close}
          title={GO_TO_TEXT.close}
          onClick={close}
        >
          <X size={14} aria-hidden />
        </button>
      </div>
      {problem === '' ? null : <p className={styles['problem']}>{problem}</p>}
      <div id="go-to-places" role="listbox" aria-label={GO_TO_TEXT.title} className={styles['places']}>
        {places.map((place, index) => (
          <button
            key={`${place.cell.r} ${place.cell.c}`}
            id={`go-to-${index}`}
            type="button"
            role="option"
            tabIndex={-1}
            aria-selected={index === at}
            className={styles['place']}
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => go(place)}
          >
            <span className={styles['address']}>{model.addressOf(place.cell)}</span>
            <span className={styles['label']}>{place.label}</span>
          </button>
        ))}
      </div>
      {query === '' ? <p className={styles['hint']}>{GO_TO_TEXT.hint}</p> : null}
    </search>
  );
};
