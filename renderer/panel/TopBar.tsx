import { ChevronRight, FileDown, FileUp, History, PanelLeft, PanelRight, Redo2, Undo2 } from 'lucide-react';
import type { ReactNode } from 'react';
import { formatPeriod } from '../../shared/domain/period';
import { LABELS } from '../../shared/text/ui';
import { ACTIONS, type ActionId } from '../command/actions';
import { runFromBar } from '../command/runAction';
import { switchView } from '../command/workspace';
import { useStore } from '../store/createStore';
import { currentSheet, planStore } from '../store/planStore';
import { selectionStore } from '../store/selectionStore';
import { uiStore } from '../store/uiStore';
import styles from './TopBar.module.css';

interface ButtonProps {
  readonly id: ActionId;
  readonly icon: ReactNode;
  readonly text?: string;
  readonly tone?: string;
  readonly on?: boolean;
}

const ActionButton = ({ id, icon, text, tone = '', on }: ButtonProps) => {
  const action = ACTIONS[id];
  const blocked = action.blocked();
  const label = action.label();
  const keys = action.keys[0];
  const hint = `${label}${keys === undefined ? '' : ` (${keys})`}${blocked === null ? '' : `\n${blocked}`}`;
  return (
    <button
      type="button"
      className={`${text === undefined ? 'button-icon' : ''} ${tone} ${on === true ? 'button-on' : ''}`}
      disabled={blocked !== null}
      aria-pressed={on}
      title={hint}
      aria-label={text ?? label}
      data-action={id}
      onMouseDown={(event) => event.preventDefault()}
      onClick={() => runFromBar(id)}
    >
      {icon}
      {text}
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
        <span className="muted">{label}:</span>
        <span className={styles['fixed']}>{only}</span>
      </span>
    );
  }
  return (
    <label className={styles['switcher']}>
      <span className="muted">{label}:</span>
      <select value={value} onChange={(event) => onChange(event.target.value)}>
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
  const side = useStore(uiStore, (s) => s.side);
  const nav = useStore(uiStore, (s) => s.nav);
  useStore(selectionStore, (s) => s.edit);
  const sheet = currentSheet(state);
  const view = state.model?.view;
  const units = sheet?.units ?? [];
  return (
    <header className={styles['bar']}>
      <ActionButton id="view.nav" icon={<PanelLeft size={16} />} on={nav} />
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
      <div className={styles['actions']}>
        <ActionButton id="edit.undo" icon={<Undo2 size={16} />} />
        <ActionButton id="edit.redo" icon={<Redo2 size={16} />} />
        <span className={styles['gap']} />
        <ActionButton id="view.history" icon={<History size={16} />} on={side === 'history'} />
        <ActionButton id="view.details" icon={<PanelRight size={16} />} on={side === 'details'} />
        <span className={styles['gap']} />
        <ActionButton id="workbook.import" icon={<FileDown size={16} />} text={LABELS.importBook} tone="button-plain" />
        <ActionButton id="workbook.export" icon={<FileUp size={16} />} text={LABELS.exportBook} tone="button-primary" />
      </div>
    </header>
  );
};
