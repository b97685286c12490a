import { ChevronDown, ChevronRight } from 'lucide-react';
import { type ReactNode, useLayoutEffect, useRef, useState } from 'react';
import type { SheetInfo, SheetUnit } from '../../shared/contract/channels';
import { formatPeriod } from '../../shared/domain/period';
import { unitsOffered } from '../../shared/grid/unitSearch';
import { TOOLBAR } from '../../shared/text/menuLayout';
import { PERIOD_PICKER, unitLabel } from '../../shared/text/nav';
import { LABELS } from '../../shared/text/ui';
import { ACTIONS, type ActionId } from '../command/actions';
import { keyText } from '../command/keyText';
import { runFromBar } from '../command/runAction';
import { useStore } from '../store/createStore';
import { closePicker, pickerStore } from '../store/pickerStore';
import { placeOf } from '../store/placesStore';
import { currentSheet, planStore } from '../store/planStore';
import { selectionStore } from '../store/selectionStore';
import { isNavShown, type UiState, uiStore } from '../store/uiStore';
import { ActionIcon } from './ActionIcon';
import { PeriodPicker } from './PeriodPicker';
import { Popover } from './Popover';
import styles from './TopBar.module.css';
import { UnitPicker } from './UnitPicker';

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
  readonly kind: 'period' | 'unit';
  /** Why there is nothing to choose; else what opens. */
  readonly fixed: string | null;
  readonly children: ReactNode;
}

/** Tells where one is and, where there is a choice, opens it. */
const Switcher = ({ label, value, kind, fixed, children }: SwitcherProps) => {
  const isOpen = useStore(pickerStore, (state) => state.open === kind);
  const button = useRef<HTMLButtonElement>(null);
  const [place, setPlace] = useState({ x: 0, y: 0 });
  useLayoutEffect(() => {
    const box = button.current?.getBoundingClientRect();
    if (isOpen && box) setPlace({ x: box.left, y: box.bottom + 4 });
  }, [isOpen]);
  if (fixed !== null) {
    return (
      <span className={styles['switcher']} title={fixed}>
        <span className={styles['caption']}>{label}:</span>
        <span className={styles['fixed']}>{value}</span>
      </span>
    );
  }
  return (
    <span className={styles['switcher']}>
      <span className={styles['caption']}>{label}:</span>
      <button
        ref={button}
        type="button"
        className={`button-plain ${styles['choice']}`}
        aria-haspopup="dialog"
        aria-expanded={isOpen}
        aria-label={`${label}: ${value}`}
        title={value}
        data-testid={`${kind}-switcher`}
        // The popover closes on the press: the click must not open it again.
        onMouseDown={(event) => {
          event.preventDefault();
          event.stopPropagation();
        }}
        onClick={() => pickerStore.set({ open: isOpen ? 'none' : kind })}
      >
        <span className={styles['value']}>{value}</span>
        <ChevronDown size={14} aria-hidden />
      </button>
      {isOpen ? (
        <Popover label={label} x={place.x} y={place.y} testId={`${kind}-picker`} onClose={closePicker}>
          {children}
        </Popover>
      ) : null}
    </span>
  );
};

const unitShown = (sheet: SheetInfo | null, id: string | null): Pick<SheetUnit, 'id' | 'name'> =>
  sheet?.units.find((unit) => unit.id === id) ?? sheet?.units[0] ?? { id: '', name: '' };

/** Where one is (plan, sheet, period, unit) and what is done most. */
export const TopBar = () => {
  const state = useStore(planStore, (s) => s);
  // What can be done depends on the cell, too.
  useStore(selectionStore, (s) => s);
  const sheet = currentSheet(state);
  // While a sheet is read the switchers stay, with what it will be shown for.
  const left = placeOf(sheet?.id ?? '');
  const period = state.model?.view.period ?? left.period ?? sheet?.periods[0] ?? '';
  const unit = state.model?.view.unit ?? unitShown(sheet, left.unit);
  const listed = sheet?.units.find(({ id }) => id === unit.id);
  const unitName = sheet && listed ? unitLabel(listed, unitsOffered(sheet.units, period, unit.id)) : unit.name;
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
      {sheet ? (
        <div className={styles['switchers']}>
          <Switcher
            kind="period"
            label={LABELS.period}
            value={formatPeriod(period)}
            fixed={sheet.byPeriod ? null : PERIOD_PICKER.fixed}
          >
            <PeriodPicker sheet={sheet} period={period} />
          </Switcher>
          <Switcher kind="unit" label={LABELS.unit} value={unitName} fixed={sheet.units.length > 1 ? null : unitName}>
            <UnitPicker sheet={sheet} period={period} unit={unit.id} />
          </Switcher>
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
