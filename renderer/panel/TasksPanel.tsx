import { Copy } from 'lucide-react';
import { isoDay } from '../../shared/domain/calendar';
import { type AgencyCount, countByAgency, standingOf, TASK_STATES, type TaskState } from '../../shared/domain/tasks';
import { TASK_STATE, TASKS } from '../../shared/text/calendar';
import { invoke } from '../api/client';
import { openSheet } from '../command/navigate';
import { copyCounts, showTasks, taskSheet } from '../command/taskActions';
import { useStore } from '../store/createStore';
import { planStore } from '../store/planStore';
import { EmptyState } from './EmptyState';
import { SidePanel } from './SidePanel';
import styles from './TasksPanel.module.css';
import { useAnswer } from './useAnswer';

const nameOf = ({ agency }: AgencyCount): string => (agency.name === '' ? TASKS.nobody : agency.name);

interface LineProps {
  readonly sheet: string;
  readonly count: AgencyCount;
  readonly isWhole?: boolean;
}

/** An agency with its counts; each of them shows its tasks on the sheet. */
const Line = ({ sheet, count, isWhole = false }: LineProps) => {
  const name = isWhole ? TASKS.all : nameOf(count);
  const all = TASK_STATES.flatMap((state) => count.rows[state]);
  const isUnknown = !isWhole && count.agency.unit === null && count.agency.name !== '';
  return (
    <li className={isWhole ? styles['whole'] : styles['line']} data-agency={name}>
      <span className={styles['name']} title={isUnknown ? TASKS.unknown : undefined}>
        <span className={isUnknown ? styles['unknown'] : undefined}>{name}</span>
        <button type="button" className="button-link" onClick={() => void showTasks(sheet, all, name)}>
          {count.total}
        </button>
      </span>
      <span className={styles['chips']}>
        {TASK_STATES.filter((state) => count.counts[state] > 0).map((state) => (
          <button
            key={state}
            type="button"
            className={`${styles['chip']} ${styles[state] ?? ''}`}
            data-state={state}
            onClick={() => void showTasks(sheet, count.rows[state], TASKS.filter(name, TASK_STATE[state]))}
          >
            {`${TASK_STATE[state]} ${count.counts[state]}`}
          </button>
        ))}
      </span>
    </li>
  );
};

/** How many tasks each agency has done, late, running or overdue (`001_…` asks for it). */
export const TasksPanel = () => {
  const plan = useStore(planStore, (state) => state.model?.view.plan);
  const sheet = taskSheet(plan);
  const list = useAnswer(`tasks ${sheet}`, async () =>
    sheet === null ? null : invoke('tasks.list', { at: { sheet } }),
  );
  const day = isoDay(new Date());
  const tasks = (list?.tasks ?? []).map((task) => ({
    row: task.row,
    agencies: task.agencies,
    state: standingOf(task, list?.year ?? null, day).state satisfies TaskState,
  }));
  const counts = countByAgency(tasks);
  const [whole] = countByAgency(tasks.map((task) => ({ ...task, agencies: [] })));
  return (
    <SidePanel title={TASKS.title} testId="tasks-panel">
      {sheet === null || (list && tasks.length === 0) ? <EmptyState title={TASKS.none} text={TASKS.noneHint} /> : null}
      {sheet !== null && whole ? (
        <>
          <p className="muted">{TASKS.lead(tasks.length)}</p>
          <span className={styles['acts']}>
            <button type="button" className="button-plain" onClick={() => copyCounts([...counts])}>
              <Copy size={14} aria-hidden />
              {TASKS.copy}
            </button>
            <button type="button" className="button-link" onClick={() => openSheet(sheet)}>
              {TASKS.open}
            </button>
          </span>
          <ul>
            <Line sheet={sheet} count={whole} isWhole />
            {counts.map((count) => (
              <Line key={`${count.agency.unit} ${count.agency.name}`} sheet={sheet} count={count} />
            ))}
          </ul>
        </>
      ) : null}
    </SidePanel>
  );
};
