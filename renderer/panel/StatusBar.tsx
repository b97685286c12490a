import { AlertTriangle, Check, Loader, Minus, Plus } from 'lucide-react';
import { OUTSIDE } from '../../shared/text/backups';
import { explainError } from '../../shared/text/errors';
import { formatTime } from '../../shared/text/moment';
import { PERSON } from '../../shared/text/person';
import { explainSummaryInFull, saySummary } from '../../shared/text/summary';
import { LABELS, STATUS } from '../../shared/text/ui';
import { isOutside } from '../command/backups';
import { savePlan } from '../command/files';
import { runFromBar } from '../command/runAction';
import { useStore } from '../store/createStore';
import { hintStore } from '../store/hintStore';
import { jobStore } from '../store/jobStore';
import { personStore } from '../store/personStore';
import { planStore } from '../store/planStore';
import { uiStore } from '../store/uiStore';
import { SelectionStatus } from './SelectionStatus';
import styles from './StatusBar.module.css';

const SaveText = () => {
  const save = useStore(planStore, (state) => state.save);
  const readOnly = useStore(planStore, (state) => state.plan?.readOnly !== null);
  if (readOnly) return <span className={styles['item']}>{STATUS.readOnly}</span>;
  if (save.state === 'failed') {
    // That somebody else writes now is said above the sheet, with the way out; trying again is none.
    const isLost = save.error?.code === 'lockLost';
    const said = save.error && explainError(save.error);
    const why = (isLost ? said?.title : said?.message) ?? '';
    return (
      <span className={`${styles['item']} ${styles['failed']}`} title={why}>
        <AlertTriangle size={14} aria-hidden />
        <span className={styles['why']}>{STATUS.failed(why)}</span>
        {isLost ? null : (
          <button type="button" className="button-link" onClick={() => void savePlan()}>
            {isOutside(save.error) ? OUTSIDE.choose : LABELS.retry}
          </button>
        )}
      </span>
    );
  }
  const text =
    save.state === 'saving'
      ? STATUS.saving
      : save.state === 'pending'
        ? STATUS.pending
        : save.savedAt === null
          ? STATUS.savedPlain
          : STATUS.saved(formatTime(save.savedAt));
  return (
    <span className={styles['item']}>
      {save.state === 'saved' ? <Check size={14} aria-hidden /> : <Loader size={14} aria-hidden />}
      {text}
    </span>
  );
};

/** Asks once on a PC who works there; until then changes bear the name of the account. */
const PersonAsk = () => {
  const person = useStore(personStore, (state) => state.person);
  const readOnly = useStore(planStore, (state) => state.plan?.readOnly !== null);
  if (person === null || person.asked || readOnly) return null;
  return (
    <button
      type="button"
      className={`button-link ${styles['ask']}`}
      title={PERSON.askWhy(person.account)}
      data-testid="person-ask"
      onClick={() => runFromBar('app.person')}
    >
      {PERSON.ask}
    </button>
  );
};

/** What there is to tell of a sheet without verdicts: how many rows it has. */
const RowCount = () => {
  const view = useStore(planStore, (state) => state.model?.view);
  if (!view) return <span className={styles['filler']} />;
  const rows = view.rows.filter(({ kind }) => kind !== 'heading').length;
  const groups = view.rows.length - rows;
  return (
    <output className={styles['rows']} data-testid="row-count">
      {STATUS.rows(rows, groups)}
    </output>
  );
};

const Progress = () => {
  const summary = useStore(planStore, (state) => state.model?.view.summary);
  if (!summary || summary.components === 0) return <RowCount />;
  const share = (count: number): string => `${(count * 100) / summary.components}%`;
  return (
    <div className={styles['progress']} title={explainSummaryInFull(summary)} data-testid="summary">
      <span className={styles['track']} role="img" aria-label={explainSummaryInFull(summary)}>
        <span className={styles['exceeded']} style={{ width: share(summary.exceeded) }} />
        <span className={styles['met']} style={{ width: share(summary.met) }} />
        <span className={styles['unmet']} style={{ width: share(summary.unmet) }} />
      </span>
      <output>{saySummary(summary)}</output>
    </div>
  );
};

const Zoom = () => {
  const zoom = useStore(uiStore, (state) => state.zoom);
  return (
    <fieldset className={styles['zoom']} aria-label={STATUS.zoom}>
      <button
        type="button"
        aria-label={STATUS.zoomOut}
        title={STATUS.zoomOut}
        onClick={() => runFromBar('view.zoomOut')}
      >
        <Minus size={14} />
      </button>
      <button
        type="button"
        className={styles['percent']}
        title={STATUS.zoom}
        onClick={() => runFromBar('view.zoomReset')}
      >
        {`${zoom}%`}
      </button>
      <button type="button" aria-label={STATUS.zoomIn} title={STATUS.zoomIn} onClick={() => runFromBar('view.zoomIn')}>
        <Plus size={14} />
      </button>
    </fieldset>
  );
};

/** What became of the work (saved or not, the last step), what is selected, and the count of the sheet. */
export const StatusBar = () => {
  const lastAction = useStore(planStore, (state) => state.lastAction);
  const busy = useStore(uiStore, (state) => state.busy);
  const hint = useStore(hintStore, (state) => state.text);
  const waiting = useStore(jobStore, (state) => state.waiting);
  // Why nothing reaches the disk needs the room more than what was done last and who did it.
  const isFailing = useStore(planStore, ({ save, plan }) => save.state === 'failed' && plan?.readOnly === null);
  const last = isFailing ? '' : capital(lastAction);
  const text = hint === '' ? (busy ?? (waiting ? STATUS.working : last)) : hint;
  return (
    <footer className={styles['bar']} data-pane="status" data-testid="status-bar">
      <SaveText />
      {waiting ? <progress className={styles['wait']} aria-label={text} data-testid="waiting" /> : null}
      <output className={`${styles['item']} ${styles['last']}`} title={text}>
        {text}
      </output>
      {isFailing ? null : <PersonAsk />}
      <SelectionStatus />
      <Progress />
      <Zoom />
    </footer>
  );
};

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
