import { useState } from 'react';
import type { StepChange, StepEntry } from '../../shared/contract/channels';
import type { Place } from '../../shared/domain/command';
import { CELL_STORY, describeChange, describeWay } from '../../shared/text/details';
import { formatMoment, formatTime } from '../../shared/text/moment';
import { LOG_TEXT } from '../../shared/text/story';
import { HISTORY } from '../../shared/text/ui';
import { invoke } from '../api/client';
import { goToPlace } from '../command/goToPlace';
import { isAt } from '../command/places';
import { showError } from '../command/workspace';
import { useStore } from '../store/createStore';
import { planStore } from '../store/planStore';
import { cellOf } from '../store/selectionStore';
import styles from './HistoryPanel.module.css';

/** A change so short stands beside its cell, a longer one below it; in characters. */
const SHORT = 22;

/** Changes of one step shown at a time. */
const PAGE = 100;

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
  const first = changes.find(({ row }) => row !== '');
  return place && first ? { ...place, row: first.row, column: first.column } : null;
};

interface ChangeProps {
  readonly change: StepChange;
  /** Whether the step's place is the one on screen. */
  readonly isHere: boolean;
  /** Period and unit that the step as a whole is told with. */
  readonly common: string;
}

/** "E12 Tỷ lệ che phủ rừng: 42 → 43"; where the cell is not on screen its column is named for its address. */
const Change = ({ change, isHere, common }: ChangeProps) => {
  const model = useStore(planStore, (state) => state.model);
  const { row, column, rowName, columnName, at } = change;
  const cell = model && isHere && column !== null && row !== '' ? cellOf(model, { row, column }) : null;
  // Of another place than the step as a whole is told with; a figure of another unit has no address here, but where the
  // units stand side by side.
  const isBeside = column?.includes('@') ?? false;
  const isOfUnit = isHere && model !== null && at.split(' · ').includes(model.view.unit.name);
  const isElsewhere = at !== '' && at !== common && !isBeside && !isOfUnit;
  const isCell = row !== '' && columnName !== '';
  const address = model && cell ? model.addressOf(cell) : '';
  const spot = isCell && address === '' ? [rowName, columnName] : [address || columnName, rowName];
  const where = (isElsewhere ? [rowName, columnName, at] : spot).filter((part) => part !== '').join(' · ');
  const text = describeChange(change);
  if (change.what === 'row') return <span className={styles['what']}>{text}</span>;
  return (
    <span className={isElsewhere || text.length > SHORT ? styles['long'] : styles['change']}>
      <span className={styles['where']} title={[columnName, rowName, at].filter((part) => part !== '').join(' · ')}>
        {where}
      </span>
      <span className={styles['what']}>{text}</span>
    </span>
  );
};

/** The period and unit of changes that are all of one; blank where they are of several. */
const commonPlace = (changes: readonly StepChange[]): string => {
  const [first, ...others] = new Set(changes.map(({ at }) => at));
  return others.length === 0 ? (first ?? '') : '';
};

const keyOf = (change: StepChange, index: number): string => `${change.row} ${change.column} ${change.what} ${index}`;

/** One step of the log; a click goes to where it was done, a second button tells all that it changed. */
export const LogStep = ({ entry }: { readonly entry: StepEntry }) => {
  const sheet = useStore(planStore, (state) => state.sheet);
  const sheets = useStore(planStore, (state) => state.plan?.sheets);
  // Whether it is on screen changes with the period and the unit that are shown.
  useStore(planStore, (state) => state.model?.view ?? null);
  const place = placeOf(entry);
  const isHere = place !== null && isAt(place);
  const other = place?.sheet === sheet ? undefined : sheets?.find(({ id }) => id === place?.sheet);
  const [all, setAll] = useState<{ readonly changes: readonly StepChange[]; readonly all: number } | null>(null);
  const readMore = async (): Promise<void> => {
    const from = all?.changes.length ?? 0;
    const answer = await invoke('story.changes', { step: entry.seq, from, limit: PAGE });
    if (answer.ok) setAll({ changes: [...(all?.changes ?? []), ...answer.value.changes], all: answer.value.all });
    else showError(answer.error);
  };
  const shown = all?.changes ?? entry.changes;
  const common = isHere ? '' : commonPlace(shown);
  const who = [
    entry.actor,
    other ? HISTORY.otherSheet(other.formName) : '',
    common,
    describeWay(entry.way, entry.source, true),
  ].filter((part) => part !== '');
  const rest = all ? all.all - all.changes.length : entry.more;
  return (
    <li className={entry.kind === 'undo' ? styles['undone'] : undefined} data-step={entry.seq}>
      <button
        type="button"
        className={styles['step']}
        title={place ? HISTORY.goTo : undefined}
        aria-disabled={place === null}
        data-step-button=""
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
        {shown.map((change, index) => (
          <Change key={keyOf(change, index)} change={change} isHere={isHere} common={common} />
        ))}
        {who.length > 0 ? <span className={styles['who']}>{who.join(' · ')}</span> : null}
        {entry.compacted ? <span className={styles['who']}>{LOG_TEXT.isCompacted}</span> : null}
      </button>
      {rest === 0 && all === null ? null : (
        <span className={styles['acts']}>
          {rest === 0 ? null : (
            <button type="button" className="button-link" onClick={() => void readMore()}>
              {all ? LOG_TEXT.more(rest) : rest < 0 ? LOG_TEXT.allOf : HISTORY.more(rest)}
            </button>
          )}
          {all === null ? null : (
            <button type="button" className="button-link" onClick={() => setAll(null)}>
              {LOG_TEXT.fewer}
            </button>
          )}
        </span>
      )}
    </li>
  );
};
