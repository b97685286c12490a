import { useEffect, useState } from 'react';
import type { HistoryEntry } from '../../shared/contract/channels';
import { formatMoment } from '../../shared/text/moment';
import { EMPTY, HISTORY } from '../../shared/text/ui';
import { invoke } from '../api/client';
import { showError } from '../command/workspace';
import { useStore } from '../store/createStore';
import { planStore } from '../store/planStore';
import styles from './HistoryPanel.module.css';
import { SidePanel } from './SidePanel';

const LIMIT = 200;

const labelOf = (entry: HistoryEntry): string => {
  const prefix = entry.kind === 'undo' ? HISTORY.undo : entry.kind === 'redo' ? HISTORY.redo : '';
  const label = entry.label.charAt(0).toUpperCase() + entry.label.slice(1);
  return prefix === '' || label.startsWith(prefix) ? label : `${prefix}: ${entry.label}`;
};

/** What was done to the plan, newest first. */
export const HistoryPanel = () => {
  const undo = useStore(planStore, (state) => state.undo);
  const model = useStore(planStore, (state) => state.model);
  const [entries, setEntries] = useState<readonly HistoryEntry[] | null>(null);
  // The list is asked for anew after each step.
  useEffect(() => {
    void undo;
    void model;
    let current = true;
    void invoke('plan.history', { limit: LIMIT }).then((answer) => {
      if (!current) return;
      if (answer.ok) setEntries(answer.value);
      else showError(answer.error);
    });
    return () => {
      current = false;
    };
  }, [undo, model]);
  return (
    <SidePanel title={HISTORY.title} testId="history-panel">
      {entries === null ? <p className="muted">{HISTORY.loading}</p> : null}
      {entries?.length === 0 ? <p className="muted">{EMPTY.noHistory}</p> : null}
      <ul className={styles['list']}>
        {entries?.map((entry) => (
          <li key={entry.seq} className={entry.kind === 'undo' ? styles['undone'] : undefined}>
            <p>{labelOf(entry)}</p>
            <p className={styles['when']}>
              {formatMoment(entry.at)}
              {entry.actor === '' ? '' : ` · ${entry.actor}`}
            </p>
          </li>
        ))}
      </ul>
    </SidePanel>
  );
};
