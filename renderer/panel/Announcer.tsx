import { useEffect, useState } from 'react';
import { GRID } from '../../shared/text/ui';
import { VERDICT_WORDS } from '../../shared/text/verdict';
import { announce, announceStore } from '../store/announceStore';
import { useStore } from '../store/createStore';
import { planStore } from '../store/planStore';
import { activeCell, isMultiple, selectedRect, selectionStore } from '../store/selectionStore';

/** Where the cursor is and what stands there, in words. */
const describe = (): string => {
  const { model } = planStore.get();
  const cell = activeCell();
  const rect = selectedRect();
  if (!model || !cell || !rect) return '';
  if (isMultiple()) {
    const from = model.addressOf({ r: rect.r0, c: rect.c0 });
    const to = model.addressOf({ r: rect.r1, c: rect.c1 });
    return GRID.range(rect.r1 - rect.r0 + 1, rect.c1 - rect.c0 + 1, from, to);
  }
  const merge = model.mergeOf(cell);
  const row = model.rows[merge.r0];
  const kind = model.columns[merge.c0]?.column.kind;
  const shown = model.cellAt(cell);
  const verdict = kind === 'ratio' && shown?.verdict ? VERDICT_WORDS[shown.verdict] : '';
  const text = [model.textAt(cell), verdict].filter((part) => part !== '').join(', ');
  const name =
    !row || kind === 'name' || kind === 'marker' ? '' : row.part === null ? row.name : `${row.name}, ${row.part}`;
  return GRID.cell(model.addressOf(cell), model.labelOf(merge.c0), name, text);
};

/** How long the cursor rests before its place is told: held arrow keys would flood the ear. */
const REST_MS = 150;

/** Tells people who listen to the screen where the cursor is; the grid itself never has the keyboard. */
export const Announcer = () => {
  const { text, count } = useStore(announceStore, (state) => state);
  const [told, setTold] = useState('');
  useEffect(() => {
    let timer = 0;
    const later = (): void => {
      window.clearTimeout(timer);
      if (selectionStore.get().edit) return;
      timer = window.setTimeout(() => announce(describe()), REST_MS);
    };
    later();
    const forget = selectionStore.subscribe(later);
    return () => {
      window.clearTimeout(timer);
      forget();
    };
  }, []);
  // The same words a second time are told only if something differs: a blank at the end.
  useEffect(() => setTold(count % 2 === 0 ? text : `${text}\u00a0`), [text, count]);
  return (
    <output className="visually-hidden" aria-live="polite" data-testid="announcer">
      {told}
    </output>
  );
};
