import { ChevronDown, ChevronRight, ChevronUp, List, X } from 'lucide-react';
import { type ReactNode, useEffect, useRef } from 'react';
import { hasAccents } from '../../shared/grid/foldText';
import { FIND_TEXT } from '../../shared/text/find';
import { closeFind } from '../command/findActions';
import { setSearch, stepToHit, watchSheet } from '../command/finding';
import { isComposing } from '../command/keys';
import { replaceAll, replaceOne } from '../command/replacing';
import { useStore } from '../store/createStore';
import { findStore } from '../store/findStore';
import { planStore } from '../store/planStore';
import styles from './FindPanel.module.css';
import { FindResults } from './FindResults';

interface ToggleProps {
  readonly on: boolean;
  readonly label: string;
  readonly onToggle: () => void;
  readonly children: ReactNode;
}

const Toggle = ({ on, label, onToggle, children }: ToggleProps) => (
  <button
    type="button"
    className={`${styles['toggle']} ${on ? 'button-on' : ''}`}
    aria-pressed={on}
    aria-label={label}
    title={label}
    onClick={onToggle}
  >
    {children}
  </button>
);

const IconButton = (props: { label: string; disabled?: boolean; onClick: () => void; children: ReactNode }) => (
  <button
    type="button"
    className="button-icon"
    aria-label={props.label}
    title={props.label}
    disabled={props.disabled}
    onClick={props.onClick}
  >
    {props.children}
  </button>
);

/** Ctrl+F and Ctrl+H: a bar above the sheet, which gives it the room: no row is ever hidden under it. */
export const FindPanel = () => {
  const mode = useStore(findStore, (state) => state.mode);
  return mode === 'closed' ? null : <Panel />;
};

const Panel = () => {
  const { mode, asked, query, replacement, options, scope, hits, list, at, searching, outcome } = useStore(
    findStore,
    (state) => state,
  );
  const sheets = useStore(planStore, (state) => state.plan?.sheets.length ?? 0);
  const readOnly = useStore(planStore, (state) => state.plan?.readOnly !== null);
  const hidden = useStore(planStore, (state) =>
    state.model ? state.model.view.rows.length - state.model.rows.length : 0,
  );
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (asked === 0) return;
    field.current?.focus();
    field.current?.select();
  }, [asked]);
  useEffect(watchSheet, []);

  const onKey = (event: React.KeyboardEvent): void => {
    if (isComposing(event.nativeEvent)) return;
    if (event.key === 'Escape') closeFind();
    else if (event.key === 'Enter' && event.target instanceof HTMLInputElement) {
      if (event.target === field.current) void stepToHit(event.shiftKey ? -1 : 1);
      else void replaceOne();
    } else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const setOption = (patch: Partial<typeof options>): void => setSearch({ options: { ...options, ...patch } });
  const isEmpty = query !== '' && hits.length === 0 && !searching;
  const inSheets = new Set(hits.map((hit) => hit.sheet)).size;
  const count = query === '' ? '' : isEmpty ? FIND_TEXT.none : FIND_TEXT.count(at + 1, hits.length, inSheets);
  const canReplace = hits.length > 0 && !readOnly;
  const note =
    outcome !== ''
      ? outcome
      : mode === 'replace' && readOnly
        ? FIND_TEXT.readOnly
        : mode === 'replace' && !options.matchAccents && query !== '' && hits.length > 0
          ? FIND_TEXT.accentsWarning
          : query !== '' && hidden > 0
            ? FIND_TEXT.hiddenToo(hidden)
            : '';
  const tellsLoose = isEmpty && options.matchAccents && !hasAccents(query);
  const told = (
    <>
      {tellsLoose ? (
        <button
          type="button"
          className="button-link"
          onClick={() => {
            // This button goes away with the click: the keyboard must not go with it.
            field.current?.focus();
            setOption({ matchAccents: false });
          }}
        >
          {FIND_TEXT.tryWithoutAccents}
        </button>
      ) : null}
      {note === '' ? null : (
        <output className={styles['note']} data-testid="find-note">
          {note}
        </output>
      )}
    </>
  );
  return (
    <search
      className={styles['panel']}
      aria-label={FIND_TEXT.title}
      data-testid="find-panel"
      data-pane="find"
      onKeyDown={onKey}
    >
      <div className={styles['line']}>
        <IconButton
          label={FIND_TEXT.showReplace}
          onClick={() => findStore.set({ mode: mode === 'find' ? 'replace' : 'find' })}
        >
          {mode === 'find' ? <ChevronRight size={14} aria-hidden /> : <ChevronDown size={14} aria-hidden />}
        </IconButton>
        <input
          ref={field}
          value={query}
          spellCheck={false}
          placeholder={scope === 'plan' ? FIND_TEXT.placeholderPlan : FIND_TEXT.placeholder}
          aria-label={FIND_TEXT.query}
          onChange={(event) => setSearch({ query: event.target.value })}
        />
        <Toggle
          on={options.matchCase}
          label={FIND_TEXT.matchCase}
          onToggle={() => setOption({ matchCase: !options.matchCase })}
        >
          {FIND_TEXT.matchCaseShort}
        </Toggle>
        <Toggle
          on={!options.matchAccents}
          label={FIND_TEXT.ignoreAccents}
          onToggle={() => setOption({ matchAccents: !options.matchAccents })}
        >
          {FIND_TEXT.ignoreAccentsShort}
        </Toggle>
        <Toggle
          on={options.wholeCell}
          label={FIND_TEXT.wholeCell}
          onToggle={() => setOption({ wholeCell: !options.wholeCell })}
        >
          {FIND_TEXT.wholeCellShort}
        </Toggle>
        {sheets > 1 ? (
          <select
            value={scope}
            aria-label={FIND_TEXT.scope}
            onChange={(event) => setSearch({ scope: event.target.value === 'plan' ? 'plan' : 'sheet' })}
          >
            <option value="sheet">{FIND_TEXT.inSheet}</option>
            <option value="plan">{FIND_TEXT.inPlan}</option>
          </select>
        ) : null}
        <output
          className={`${styles['count']} ${isEmpty ? styles['none'] : ''}`}
          aria-label={hits.length > 0 ? FIND_TEXT.countLabel(at + 1, hits.length) : undefined}
          aria-busy={searching}
          data-testid="find-count"
        >
          {count}
        </output>
        <IconButton label={FIND_TEXT.previous} disabled={hits.length === 0} onClick={() => void stepToHit(-1)}>
          <ChevronUp size={16} aria-hidden />
        </IconButton>
        <IconButton label={FIND_TEXT.next} disabled={hits.length === 0} onClick={() => void stepToHit(1)}>
          <ChevronDown size={16} aria-hidden />
        </IconButton>
        <Toggle on={list} label={FIND_TEXT.list} onToggle={() => findStore.set({ list: !list })}>
          <List size={16} aria-hidden />
        </Toggle>
        {mode === 'find' ? told : null}
        <span className={styles['end']}>
          <IconButton label={FIND_TEXT.close} onClick={closeFind}>
            <X size={16} aria-hidden />
          </IconButton>
        </span>
      </div>
      {mode === 'replace' ? (
        <div className={styles['line']}>
          <span className={styles['gap']} />
          <input
            value={replacement}
            spellCheck={false}
            placeholder={FIND_TEXT.replacementPlaceholder}
            aria-label={FIND_TEXT.replacement}
            onChange={(event) => findStore.set({ replacement: event.target.value, outcome: '' })}
          />
          <button type="button" className="button-plain" disabled={!canReplace} onClick={() => void replaceOne()}>
            {FIND_TEXT.replace}
          </button>
          <button type="button" className="button-plain" disabled={!canReplace} onClick={() => void replaceAll()}>
            {FIND_TEXT.replaceAll}
          </button>
          {told}
        </div>
      ) : null}
      {list && hits.length > 0 ? <FindResults /> : null}
    </search>
  );
};
