import { ChevronRight } from 'lucide-react';
import { formatPeriod } from '../../shared/domain/period';
import { TOOLBAR } from '../../shared/text/menuLayout';
import { LABELS } from '../../shared/text/ui';
import { ACTIONS, type ActionId } from '../command/actions';
import { focusGrid } from '../command/gridFocus';
import { keyText } from '../command/keyText';
import { runFromBar } from '../command/runAction';
import { switchView } from '../command/workspace';
import { useStore } from '../store/createStore';
import { currentSheet, planStore } from '../store/planStore';
import { selectionStore } from '../store/selectionStore';
import { isNavShown, type UiState, uiStore } from '../store/uiStore';
import { ActionIcon } from './ActionIcon';
import styles from './TopBar.module.css';

/** Buttons with a word beside the icon; the word of a plain one goes when there is no room. */
const WORDS: Readonly<Partial<Record<ActionId, { readonly text: string; readonly tone: string }>>> = {
  'workbook.import': { text: LABELS.importBook, tone: 'button-plain' },
  'workbook.export': { text: LABELS.exportBook, tone: 'button-primary' },
};

/** What a button that switches something on shows. */
const PRESSED: Readonly<Partial<Record<ActionId, (ui: UiState) => boolean>>> = {
  'view.nav': isNavShown,
  'view.history': ({ side }) => side === 'history',
  'view.details': ({ side }) => side === 'details',
};

const ActionButton = ({ id }: { id: ActionId }) => {
  const ui = useStore(uiStore, (state) => state);
  const { blocked, keys, label } = ACTIONS[id];
  const why = blocked();
  const [first] = keys;
  const words = WORDS[id];
  const on = PRESSED[id]?.(ui);
  const hint = `${label()}${first === undefined ? '' : ` (${keyText(first)})`}${why === null ? '' : `\n${why}`}`;
  return (
    <button
      type="button"
      className={`${words?.tone ?? 'button-icon'} ${on === true ? 'button-on' : ''}`}
      disabled={why !== null}
      aria-pressed={on}
      title={hint}
      aria-label={words?.text ?? label()}
      aria-keyshortcuts={first?.replace('Ctrl', 'Control')}
      data-action={id}
      onMouseDown={(event) => event.preventDefault()}
      onClick={() => runFromBar(id)}
    >
      <ActionIcon id={id} />
      {words ? <span className={styles['word']}>{words.text}</span> : null}
    </button>
  );
};

interface SwitcherProps {
  readonly label: string;
  readonly value: string;
  readonly options: readonly { readonly id: string; readonly name: string }[];
  readonly onChange: (id: string) => void;
}

const Switcher = ({ label, value, options, onChange }: SwitcherProps) => {
  const only = options.find((option) => option.id === value)?.name ?? value;
  if (options.length < 2) {
    return (
      <span className={styles['switcher']}>
        <span className={styles['caption']}>{label}:</span>
        <span className={styles['fixed']} title={only}>
          {only}
        </span>
      </span>
    );
  }
  return (
    <label className={styles['switcher']}>
      <span className={styles['caption']}>{label}:</span>
      <select
        value={value}
        onChange={(event) => {
          onChange(event.target.value);
          focusGrid();
        }}
      >
        {options.map((option) => (
          <option key={option.id} value={option.id}>
            {option.name}
          </option>
        ))}
      </select>
    </label>
  );
};

/** Where one is (plan, sheet, period, unit) and what is done most. */
export const TopBar = () => {
  const state = useStore(planStore, (s) => s);
  // What can be done depends on the cell, too.
  useStore(selectionStore, (s) => s);
  const sheet = currentSheet(state);
  const view = state.model?.view;
  const units = sheet?.units ?? [];
  return (
    <header className={styles['bar']} data-pane="bar">
      <ActionButton id="view.nav" />
      <div className={styles['path']}>
        <span className={styles['plan']} title={state.plan?.title}>
          {sheet?.planTitle ?? state.plan?.title}
        </span>
        {sheet ? (
          <>
            <ChevronRight size={14} aria-hidden />
            <span className={styles['sheet']} title={sheet.title}>
              {sheet.formName}
            </span>
          </>
        ) : null}
      </div>
      {view && sheet ? (
        <div className={styles['switchers']}>
          <Switcher
            label={LABELS.period}
            value={view.period}
            options={sheet.periods.map((id) => ({ id, name: formatPeriod(id) }))}
            onChange={(period) => switchView(period, null)}
          />
          <Switcher
            label={LABELS.unit}
            value={view.unit.id}
            options={units.length > 0 ? units : [view.unit]}
            onChange={(unit) => switchView(null, unit)}
          />
        </div>
      ) : null}
      <div className={styles['actions']} role="toolbar" aria-label={LABELS.toolbar}>
        {TOOLBAR.map((group) => (
          <span key={group[0]} className={styles['group']}>
            {group.map((id) => (
              <ActionButton key={id} id={id} />
            ))}
          </span>
        ))}
      </div>
    </header>
  );
};
