import { useEffect, useState } from 'react';
import type { Rect } from '../../shared/grid/geometry';
import { type SelectionSummary, tallySelection } from '../../shared/grid/selectionSummary';
import type { SheetModel } from '../../shared/grid/sheetModel';
import { explainSelection, SELECTION_TEXT } from '../../shared/text/status';
import { inSlices } from '../command/slices';
import { useStore } from '../store/createStore';
import { planStore } from '../store/planStore';
import { isMultiple, selectedRects, selectionStore } from '../store/selectionStore';
import styles from './StatusBar.module.css';

/** A selection this small is worked out at once; a larger one when it has stopped growing. */
const AT_ONCE = 2_000;
const PAUSE_MS = 60;

const sizeOf = (rects: readonly Rect[]): number =>
  rects.reduce((sum, { r0, r1, c0, c1 }) => sum + (r1 - r0 + 1) * (c1 - c0 + 1), 0);

/** Works the selection out in slices of time; `take` gets the result unless a newer selection came. */
const tally = (model: SheetModel, rects: readonly Rect[], take: (summary: SelectionSummary) => void): (() => void) => {
  let wanted = true;
  const cells = sizeOf(rects);
  const begin = (): void => {
    const rows = tallySelection(model, rects);
    const step = (): boolean => {
      const { done, value } = rows.next();
      if (done) take(value);
      return done === true;
    };
    void inSlices(step, () => wanted);
  };
  if (cells <= AT_ONCE) begin();
  const timer = cells <= AT_ONCE ? 0 : window.setTimeout(begin, PAUSE_MS);
  return () => {
    wanted = false;
    window.clearTimeout(timer);
  };
};

/** Count, sum, mean, least and greatest of what is selected, where they make sense. */
export const SelectionStatus = () => {
  const model = useStore(planStore, (state) => state.model);
  const selection = useStore(selectionStore, selectedNow);
  const [result, setResult] = useState<{ readonly of: readonly Rect[]; readonly summary: SelectionSummary } | null>(
    null,
  );
  useEffect(() => {
    if (!model || selection.length === 0) return;
    return tally(model, selection, (summary) => setResult({ of: selection, summary }));
  }, [model, selection]);
  if (!model || selection.length === 0) return null;
  const [only] = selection;
  const size =
    selection.length === 1 && only ? SELECTION_TEXT.size(only.r1 - only.r0 + 1, only.c1 - only.c0 + 1) : undefined;
  // The figures of the selection before stay until the new ones are there, so that nothing flickers while dragging.
  const parts = result ? explainSelection(result.summary) : [];
  return (
    <output
      className={styles['selection']}
      title={size}
      aria-label={SELECTION_TEXT.label}
      aria-busy={result?.of !== selection}
      data-testid="selection-summary"
    >
      {parts.map(({ id, name, value, title }) => (
        <span key={id} data-part={id} title={title} className={id === 'why' ? styles['whyNot'] : undefined}>
          {value === '' ? name : `${name} `}
          {value === '' ? null : <b>{value}</b>}
        </span>
      ))}
    </output>
  );
};

const NOTHING: readonly Rect[] = [];

const selectedNow = (): readonly Rect[] => (isMultiple() ? selectedRects() : NOTHING);
