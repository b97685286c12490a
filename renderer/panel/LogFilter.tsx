import { Filter } from 'lucide-react';
import { useEffect, useState } from 'react';
import { EVERY_STEP, type LogFacts, STEP_WAYS, type StepQuery } from '../../shared/contract/story';
import { parseDay } from '../../shared/domain/calendar';
import { FIND_TEXT } from '../../shared/text/find';
import { LOG_TEXT, WAY_WORDS } from '../../shared/text/story';
import { isComposing } from '../command/keys';
import { useStore } from '../store/createStore';
import { planStore } from '../store/planStore';
import styles from './LogFilter.module.css';

/** Words are looked for once typing rests. */
const REST_MS = 200;

const DAY_MS = 86_400_000;

/** The first moment of a day of the calendar here, or of the day after it; null for what is no day. */
const momentOf = (text: string, next: boolean): string | null => {
  const day = parseDay(text);
  if (day === null) return null;
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  return new Date(year, month - 1, date + (next ? 1 : 0)).toISOString();
};

const toDay = (iso: string): string => {
  const date = new Date(iso);
  return `${date.getDate()}/${date.getMonth() + 1}/${date.getFullYear()}`;
};

interface Props {
  readonly query: StepQuery;
  readonly facts: LogFacts | null;
  readonly onChange: (query: StepQuery) => void;
  /** Down from the field of words, into the list. */
  readonly onDown: () => void;
}

/** What the list is narrowed to: words, and behind a button person, days, Biểu and kind of work. */
export const LogFilter = ({ query, facts, onChange, onDown }: Props) => {
  const [words, setWords] = useState(query.words);
  const [open, setOpen] = useState(false);
  const isNarrow = JSON.stringify({ ...query, words: '', matchAccents: false }) !== JSON.stringify(EVERY_STEP);
  useEffect(() => {
    if (words === query.words) return;
    const timer = window.setTimeout(() => onChange({ ...query, words }), REST_MS);
    return () => window.clearTimeout(timer);
  }, [words, query, onChange]);
  const clear = (): void => {
    setWords('');
    onChange(EVERY_STEP);
  };
  return (
    <search className={styles['filter']} aria-label={LOG_TEXT.search}>
      <div className={styles['line']}>
        <input
          type="search"
          value={words}
          spellCheck={false}
          placeholder={LOG_TEXT.placeholder}
          aria-label={LOG_TEXT.search}
          onChange={(event) => setWords(event.target.value)}
          onKeyDown={(event) => {
            if (isComposing(event.nativeEvent)) return;
            if (event.key === 'ArrowDown') onDown();
            else if (event.key === 'Escape' && words !== '') setWords('');
            else return;
            event.preventDefault();
            event.stopPropagation();
          }}
        />
        <button
          type="button"
          className={query.matchAccents ? undefined : 'button-on'}
          aria-pressed={!query.matchAccents}
          aria-label={FIND_TEXT.ignoreAccents}
          title={FIND_TEXT.ignoreAccents}
          onClick={() => onChange({ ...query, matchAccents: !query.matchAccents })}
        >
          {FIND_TEXT.ignoreAccentsShort}
        </button>
        <button
          type="button"
          className={`button-icon ${open || isNarrow ? 'button-on' : ''}`}
          aria-expanded={open}
          aria-label={LOG_TEXT.filters}
          title={LOG_TEXT.filters}
          data-testid="log-filters"
          onClick={() => setOpen(!open)}
        >
          <Filter size={14} aria-hidden />
        </button>
      </div>
      {open ? <Narrowing query={query} facts={facts} onChange={onChange} /> : null}
      {isNarrow || query.words !== '' ? (
        <button type="button" className={`button-link ${styles['clear']}`} onClick={clear}>
          {LOG_TEXT.clear}
        </button>
      ) : null}
    </search>
  );
};

const Narrowing = ({ query, facts, onChange }: Omit<Props, 'onDown'>) => {
  const sheets = useStore(planStore, (state) => state.plan?.sheets ?? null) ?? [];
  const manyPlans = new Set(sheets.map(({ plan }) => plan)).size > 1;
  const orNull = (value: string): string | null => (value === '' ? null : value);
  return (
    <div className={styles['fields']}>
      <label className={styles['field']}>
        <span>{LOG_TEXT.actor}</span>
        <select
          value={query.actor === null ? '' : `=${query.actor}`}
          onChange={(event) => onChange({ ...query, actor: orNull(event.target.value)?.slice(1) ?? null })}
        >
          <option value="">{LOG_TEXT.anyActor}</option>
          {facts?.actors.map((actor) => (
            <option key={actor} value={`=${actor}`}>
              {actor === '' ? LOG_TEXT.noName : actor}
            </option>
          ))}
        </select>
      </label>
      <label className={styles['field']}>
        <span>{LOG_TEXT.sheet}</span>
        <select
          value={query.sheet ?? ''}
          onChange={(event) => onChange({ ...query, sheet: orNull(event.target.value) })}
        >
          <option value="">{LOG_TEXT.anySheet}</option>
          {sheets.map(({ id, formName, planTitle }) => (
            <option key={id} value={id}>
              {manyPlans ? `${formName} · ${planTitle}` : formName}
            </option>
          ))}
        </select>
      </label>
      <label className={styles['field']}>
        <span>{LOG_TEXT.way}</span>
        <select
          value={query.way ?? ''}
          data-testid="log-way"
          onChange={(event) => onChange({ ...query, way: STEP_WAYS.find((way) => way === event.target.value) ?? null })}
        >
          <option value="">{LOG_TEXT.anyWay}</option>
          {STEP_WAYS.map((way) => (
            <option key={way} value={way}>
              {WAY_WORDS[way]}
            </option>
          ))}
        </select>
      </label>
      <div className={styles['days']}>
        <Day
          label={LOG_TEXT.fromDay}
          value={query.from === null ? '' : toDay(query.from)}
          onDay={(text) => onChange({ ...query, from: momentOf(text, false) })}
        />
        <Day
          label={LOG_TEXT.untilDay}
          value={query.until === null ? '' : toDay(new Date(Date.parse(query.until) - DAY_MS / 2).toISOString())}
          onDay={(text) => onChange({ ...query, until: momentOf(text, true) })}
        />
      </div>
    </div>
  );
};

/** A day as people type it; it counts once it is one, or is blank. */
const Day = ({ label, value, onDay }: { label: string; value: string; onDay: (text: string) => void }) => {
  const [text, setText] = useState(value);
  // Set free from elsewhere: a day that no longer counts must not stand there.
  useEffect(() => {
    if (value === '') setText((old) => (parseDay(old) === null ? old : ''));
  }, [value]);
  const isWrong = text.trim() !== '' && parseDay(text) === null;
  return (
    <label className={styles['field']}>
      <span>{label}</span>
      <input
        value={text}
        placeholder={LOG_TEXT.day}
        aria-invalid={isWrong}
        onChange={(event) => {
          setText(event.target.value);
          if (event.target.value.trim() === '' || parseDay(event.target.value) !== null) onDay(event.target.value);
        }}
      />
    </label>
  );
};
