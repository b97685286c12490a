import { useEffect, useRef } from 'react';
import { COLUMN_TEXT } from '../../shared/text/columns';
import { columnChoices, resetColumns, setColumnsShown } from '../command/columnActions';
import { focusGrid } from '../command/gridFocus';
import { showOptionalColumn } from '../command/periodActions';
import { closeColumnMenu, columnMenuStore } from '../store/columnMenuStore';
import { useStore } from '../store/createStore';
import { isReadOnly, planStore } from '../store/planStore';
import styles from './FilterMenu.module.css';
import { Popover } from './Popover';

/** All columns of the sheet; the ticked ones are shown. */
export const ColumnChooser = () => {
  const { kind, x, y } = useStore(columnMenuStore, (state) => state);
  const model = useStore(planStore, (state) => state.model);
  const list = useRef<HTMLDivElement>(null);
  const isOpen = kind === 'columns';
  useEffect(() => {
    if (isOpen) list.current?.querySelector('input')?.focus();
  }, [isOpen]);
  if (!isOpen) return null;
  const optional = model?.view.optional ?? [];
  const byChoice = new Set(optional.map(({ id }) => id));
  const columns = columnChoices(model).filter(({ id }) => !byChoice.has(id));
  const shown = columns.filter((column) => column.shown).length;
  return (
    <Popover label={COLUMN_TEXT.choose} x={x} y={y} testId="column-chooser" onClose={closeColumnMenu}>
      <div className={styles['filter']} ref={list}>
        <p className={styles['all']}>{COLUMN_TEXT.choose}</p>
        <div className={styles['values']}>
          {columns.map(({ id, label, shown: isShown }) => (
            <label key={id} title={label}>
              <input
                type="checkbox"
                checked={isShown}
                disabled={isShown && shown === 1}
                onChange={(event) => setColumnsShown([id], event.target.checked)}
              />
              <span className={styles['value']}>{label}</span>
            </label>
          ))}
          {optional.map(({ id, label }) => (
            <label key={id} title={label}>
              <input
                type="checkbox"
                checked={model?.view.columns.some(({ base }) => base === id) ?? false}
                disabled={isReadOnly()}
                onChange={(event) => showOptionalColumn(id, event.target.checked)}
              />
              <span className={styles['value']}>
                {label} <span className="muted">{COLUMN_TEXT.byChoice}</span>
              </span>
            </label>
          ))}
        </div>
      </div>
      <div className={styles['buttons']}>
        <button
          type="button"
          className={`button-plain ${styles['clear']}`}
          title={COLUMN_TEXT.resetHint}
          onClick={resetColumns}
        >
          {COLUMN_TEXT.reset}
        </button>
        <button
          type="button"
          className="button-primary"
          onClick={() => {
            closeColumnMenu();
            focusGrid();
          }}
        >
          {COLUMN_TEXT.close}
        </button>
      </div>
    </Popover>
  );
};
