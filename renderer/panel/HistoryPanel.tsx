import { useEffect, useState } from 'react';
import type { StepChange, StepEntry } from '../../shared/contract/channels';
import type { Place } from '../../shared/domain/command';
import { CELL_STORY, describeChange, describeOrigin } from '../../shared/text/details';
import { formatDayHeading, formatMoment, formatTime } from '../../shared/text/moment';
import { EMPTY, HISTORY } from '../../shared/text/ui';
import { invoke } from '../api/client';
import { goToPlace } from '../command/goToPlace';
import { showError } from '../command/workspace';
import { useStore } from '../store/createStore';
import { planStore } from '../store/planStore';
import { cellOf } from '../store/selectionStore';
import styles from './HistoryPanel.module.css';
import { SidePanel } from './SidePanel';

const PAGE = 100;
const MOST = 5000;

/** A change so short stands beside its cell, a longer one below it; in characters. */
const SHORT = 22;

/** Undo and redo are told by a tag; the label is that of the step itself. */
const labelOf = (entry: StepEntry): string => {
  const prefix = entry.kind === 'undo' ? HISTORY.undo : entry.kind === 'redo' ? HISTORY.redo : '';
  const label =
    prefix !== '' && entry.label.startsWith(`${prefix}: `) ? entry.label.slice(prefix.length + 2) : entry.label;
  return label.charAt(0).toUpperCase() + label.slice(1);
};

/** Where a click leads: to what was selected, else to the first cell that was changed. */
const placeOf = ({ place, changes }: StepEntry): Place | null => {
  if (place && place.row !== null) return place;
  const [first] = changes;
  return place && first ? { sheet: place.sheet, row: first.row, column: first.column } : null;
};

/** Steps of one day stand together, newest first. */
const byDays = (entries: readonly StepEntry[]): (readonly [string, readonly StepEntry[]])[] => {
  const now = new Date();
  const days: [string, StepEntry[]][] = [];
  for (const entry of entries) {
    const day = formatDayHeading(entry.at, now);
    const last = days.at(-1);
    if (last?.[0] === day) last[1].push(entry);
    else days.push([day, [entry]]);
  }
  return days;
};

/** "E12 Tỷ lệ che phủ rừng: 42 → 43", with the address where the cell is on screen. */
const Change = ({ change, isHere }: { readonly change: StepChange; readonly isHere: boolean }) => {
  const model = useStore(planStore, (state) => state.model);
  const { row, column, rowName, columnName } = change;
  const cell = model && isHere && column !== null ? cellOf(model, { row, column }) : null;
  const where = [model && cell ? model.addressOf(cell) : columnName, rowName].filter((part) => part !== '').join(' · ');
  const text = describeChange(change);
  if (change.what === 'row') return <span className={styles['what']}>{text}</span>;
  return (
    <span className={text.length > SHORT ? styles['long'] : styles['change']}>
      <span className={styles['where']} title={[columnName, rowName].filter((part) => part !== '').join(' · ')}>
        {where}
      </span>
      <span className={styles['what']}>{text}</span>
    </span>
  );
};

const Step = ({ entry }: { readonly entry: StepEntry }) => {
  const sheet = useStore(planStore, (state) => state.sheet);
  const sheets = useStore(planStore, (state) => state.plan?.sheets);
  const place = placeOf(entry);
  const isHere = place?.sheet === sheet;
  const other = isHere ? undefined : sheets?.find(({ id }) => id === place?.sheet);
  const from = entry.source === '' ? '' : `nhập từ ${describeOrigin(entry.source)}`;
  const who = [entry.actor, other ? HISTORY.otherSheet(other.title) : '', from].filter((part) => part !== '');
  return (
    <li className={entry.kind === 'undo' ? styles['undone'] : undefined}>
      <button
        type="button"
        className={styles['step']}
        title={place ? HISTORY.goTo : undefined}
        disabled={place === null}
        onClick={() => place && void goToPlace(place)}
      >
        <span className={styles['head']}>
          <span className={styles['label']}>
            {entry.kind === 'do' ? null : (
              <span className={styles['tag']}>{entry.kind === 'undo' ? CELL_STORY.undo : CELL_STORY.redo}</span>
            )}
            {labelOf(entry)}
          </span>
          <time className={styles['when']} dateTime={entry.at} title={formatMoment(entry.at)}>
            {formatTime(entry.at)}
          </time>
        </span>
        {entry.changes.map((change) => (
          <Change key={`${change.row} ${change.column} ${change.what}`} change={change} isHere={isHere} />
        ))}
        {entry.more > 0 ? <span className={styles['who']}>{HISTORY.more(entry.more)}</span> : null}
        {who.length > 0 ? <span className={styles['who']}>{who.join(' · ')}</span> : null}
      </button>
    </li>
  );
};

/** What was done to the plan, newest first: who, when, what, from what to what; a click goes there. */
export const HistoryPanel = () => {
  const undo = useStore(planStore, (state) => state.undo);
  const [entries, setEntries] = useState<readonly StepEntry[] | null>(null);
  const [limit, setLimit] = useState(PAGE);
  // The list is asked for anew after each step.
  useEffect(() => {
    void undo;
    let current = true;
    void invoke('plan.history', { limit }).then((answer) => {
      if (!current) return;
      if (answer.ok) setEntries(answer.value);
      else showError(answer.error);
    });
    return () => {
      current = false;
    };
  }, [undo, limit]);
  return (
    <SidePanel title={HISTORY.title} testId="history-panel">
      {entries === null ? <p className="muted">{HISTORY.loading}</p> : null}
      {entries?.length === 0 ? <p className="muted">{EMPTY.noHistory}</p> : null}
      {byDays(entries ?? []).map(([day, steps]) => (
        <section key={day} className={styles['day']}>
          <h3>{day}</h3>
          <ol>
            {steps.map((entry) => (
              <Step key={entry.seq} entry={entry} />
            ))}
          </ol>
        </section>
      ))}
      {entries && entries.length >= limit && limit < MOST ? (
        <button type="button" className="button-link" onClick={() => setLimit(Math.min(MOST, limit + 2 * PAGE))}>
          {HISTORY.older}
        </button>
      ) : null}
    </SidePanel>
  );
};
