import { FileSpreadsheet, Shrink } from 'lucide-react';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { StepEntry } from '../../shared/contract/channels';
import { EVERY_STEP, type LogFacts, type StepQuery } from '../../shared/contract/story';
import { formatDayHeading } from '../../shared/text/moment';
import { LOG_TEXT } from '../../shared/text/story';
import { EMPTY, HISTORY } from '../../shared/text/ui';
import { invoke } from '../api/client';
import { compactLog, exportLog } from '../command/storyActions';
import { isReadOnly } from '../store/planStore';
import { DeletedRows } from './DeletedRows';
import styles from './HistoryPanel.module.css';
import { LogFilter } from './LogFilter';
import { LogStep } from './LogStep';
import { SidePanel } from './SidePanel';
import { useAnswer } from './useAnswer';
import { type Steps, useSteps } from './useSteps';

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

/** What was done to the plan, newest first: who, when, what, from what to what; and the rows that are gone. */
export const HistoryPanel = () => {
  const [tab, setTab] = useState<'steps' | 'deleted'>('steps');
  const tabs = [
    ['steps', LOG_TEXT.steps],
    ['deleted', LOG_TEXT.deleted],
  ] as const;
  return (
    <SidePanel title={HISTORY.title} testId="history-panel">
      <div className={styles['tabs']} role="tablist" aria-label={LOG_TEXT.tabs}>
        {tabs.map(([id, label]) => (
          <button
            key={id}
            type="button"
            role="tab"
            aria-selected={tab === id}
            className={tab === id ? styles['current'] : undefined}
            onClick={() => setTab(id)}
          >
            {label}
          </button>
        ))}
      </div>
      {tab === 'steps' ? <StepsTab /> : <DeletedRows />}
    </SidePanel>
  );
};

const StepsTab = () => {
  const [query, setQuery] = useState(EVERY_STEP);
  const [version, setVersion] = useState(0);
  const facts = useAnswer(`log ${version}`, () => invoke('story.facts', {}));
  const steps = useSteps(query, version);
  const list = useRef<HTMLDivElement>(null);
  const change = useCallback((next: StepQuery) => setQuery(next), []);
  return (
    <>
      <LogFilter query={query} facts={facts} onChange={change} onDown={() => moveIn(list.current, 1)} />
      <Upkeep query={query} facts={facts} onCompacted={() => setVersion(version + 1)} />
      <div ref={list} role="feed" onKeyDown={(event) => onListKey(event, list.current)}>
        <StepList steps={steps} isNarrow={JSON.stringify(query) !== JSON.stringify(EVERY_STEP)} />
      </div>
    </>
  );
};

/** Moves the keyboard from step to step; from outside the list to its first one. */
const moveIn = (list: HTMLElement | null, by: 1 | -1): boolean => {
  const buttons = [...(list?.querySelectorAll<HTMLElement>('[data-step-button]') ?? [])];
  const at = document.activeElement instanceof HTMLElement ? buttons.indexOf(document.activeElement) : -1;
  const next = at < 0 ? buttons[0] : buttons[at + by];
  next?.focus();
  return next !== undefined;
};

const onListKey = (event: React.KeyboardEvent, list: HTMLElement | null): void => {
  if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
  if (!moveIn(list, event.key === 'ArrowDown' ? 1 : -1)) return;
  event.preventDefault();
  event.stopPropagation();
};

const StepList = ({ steps, isNarrow }: { readonly steps: Steps; readonly isNarrow: boolean }) => {
  const { entries, hasMore, more, page } = steps;
  const end = useRef<HTMLParagraphElement>(null);
  // What comes into view asks for more; asked anew after each page, for a page that fills nothing leaves it in view.
  useEffect(() => {
    void page;
    const mark = end.current;
    if (!mark || !hasMore) return;
    const seen = new IntersectionObserver((found) => {
      if (found.some(({ isIntersecting }) => isIntersecting)) more();
    });
    seen.observe(mark);
    return () => seen.disconnect();
  }, [hasMore, more, page]);
  if (entries === null) return <p className="muted">{HISTORY.loading}</p>;
  return (
    <>
      {byDays(entries).map(([day, list]) => (
        <section key={`${day} ${list[0]?.seq}`} className={styles['day']}>
          <h3>{day}</h3>
          <ol>
            {list.map((entry) => (
              <LogStep key={entry.seq} entry={entry} />
            ))}
          </ol>
        </section>
      ))}
      {entries.length === 0 && !hasMore ? <p className="muted">{isNarrow ? LOG_TEXT.none : EMPTY.noHistory}</p> : null}
      {hasMore ? (
        <p ref={end} className="muted">
          {LOG_TEXT.looking}
        </p>
      ) : null}
    </>
  );
};

interface UpkeepProps {
  readonly query: StepQuery;
  readonly facts: LogFacts | null;
  readonly onCompacted: () => void;
}

/** Above the list: the same as a workbook, how large the log is, and making it smaller. */
const Upkeep = ({ query, facts, onCompacted }: UpkeepProps) => {
  const [asks, setAsks] = useState(false);
  if (!facts || facts.steps === 0) return null;
  const { steps, size, compacted } = facts;
  return (
    <div className={styles['upkeep']} data-testid="log-upkeep">
      <span className={styles['acts']}>
        <button type="button" className="button-link" onClick={() => void exportLog(query)}>
          <FileSpreadsheet size={14} aria-hidden /> {LOG_TEXT.export}
        </button>
        <button type="button" className="button-link" disabled={isReadOnly()} onClick={() => setAsks(true)}>
          <Shrink size={14} aria-hidden /> {LOG_TEXT.compact}
        </button>
      </span>
      <span className={styles['who']}>{LOG_TEXT.size(steps, size)}</span>
      {compacted ? (
        <span className={styles['who']}>{LOG_TEXT.compacted(compacted.steps, compacted.until, compacted.at)}</span>
      ) : null}
      {asks ? (
        <span className={styles['ask']} role="alertdialog" aria-label={LOG_TEXT.compact}>
          {LOG_TEXT.compactAsk}
          <span className={styles['acts']}>
            <button
              type="button"
              className="button-primary"
              onClick={() => {
                setAsks(false);
                void compactLog().then((done) => done && onCompacted());
              }}
            >
              {LOG_TEXT.compactDo}
            </button>
            <button type="button" className="button-plain" onClick={() => setAsks(false)}>
              {LOG_TEXT.cancel}
            </button>
          </span>
        </span>
      ) : null}
    </div>
  );
};
