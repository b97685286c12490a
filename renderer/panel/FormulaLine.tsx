import { useEffect, useLayoutEffect, useRef } from 'react';
import { typedUnit } from '../../shared/form/displayUnit';
import { ENTRY, LINE } from '../../shared/text/ui';
import { beginEdit, cancelEdit, commitEdit, setDraft, setEditMode } from '../command/editing';
import { canEdit } from '../command/editPlace';
import { hasOffers } from '../command/entryHelp';
import { commitToSelection } from '../command/filling';
import { focusGrid } from '../command/gridFocus';
import { commitAndMove } from '../command/growing';
import { isComposing, keyIntent } from '../command/keys';
import { keepOneLine } from '../grid/CellEditor';
import { useStore } from '../store/createStore';
import { cellKey, planStore } from '../store/planStore';
import { activeCell, selectionStore } from '../store/selectionStore';
import { explainCell, lockedHint } from './explain';
import styles from './FormulaLine.module.css';

const onKey = (event: React.KeyboardEvent<HTMLTextAreaElement>): void => {
  if (isComposing(event.nativeEvent)) return;
  const intent = keyIntent(event.nativeEvent, 'edit');
  if (intent?.do === 'newline') document.execCommand('insertText', false, '\n');
  else if (intent?.do === 'commit') commitToSelection();
  else if (intent?.do === 'step') commitAndMove(intent, () => 0);
  else if (intent?.do === 'cancel') cancelEdit();
  else return;
  event.preventDefault();
  event.stopPropagation();
  if (intent.do !== 'newline') focusGrid();
};

const onFocus = (): void => {
  if (selectionStore.get().edit) setEditMode('edit', 'line');
  else beginEdit('edit', 'line');
};

const onBlur = (): void => {
  const { edit } = selectionStore.get();
  if (edit?.from === 'line' && document.hasFocus()) commitEdit();
};

/** From this many characters on the explanation is set smaller, so that two lines hold it in a narrow window. */
const LONG = 120;

/** The line above the grid: address, the whole text of the cell (edited as in Excel), and what came of it. */
export const FormulaLine = () => {
  const field = useRef<HTMLTextAreaElement>(null);
  const model = useStore(planStore, (state) => state.model);
  const pending = useStore(planStore, (state) => state.pending);
  const edit = useStore(selectionStore, (state) => state.edit);
  useStore(selectionStore, (state) => state.active);
  const cell = activeCell();
  const merge = model && cell ? model.mergeOf(cell) : null;
  const row = merge ? model?.rows[merge.r0] : undefined;
  const column = merge ? model?.columns[merge.c0] : undefined;
  const unit = model && row && column ? typedUnit(model.view, row, column.column) : '';
  const waiting = row && column ? pending.get(cellKey(row.id, column.id)) : undefined;
  const text = edit?.draft ?? waiting ?? (model && cell ? model.typedAt(cell) : '');
  const draft = edit?.draft ?? waiting ?? null;
  const explained = model && cell ? explainCell(model, cell, draft) : { text: '', tone: 'plain' };
  const hint = model && cell ? lockedHint(model, cell) : '';
  const said = explained.text !== '' ? explained.text : edit && hasOffers() ? ENTRY.hintList : hint;

  // An Enter that an input method lets through must not break the line; React has no such event for text areas.
  useEffect(() => {
    const element = field.current;
    element?.addEventListener('beforeinput', keepOneLine);
    return () => element?.removeEventListener('beforeinput', keepOneLine);
  }, []);

  // Uncontrolled, so that a running composition of an input method is never overwritten.
  useLayoutEffect(() => {
    if (field.current && field.current.value !== text) field.current.value = text;
  }, [text]);

  return (
    <section className={styles['line']} aria-label={LINE.cellText}>
      <output className={styles['address']} title={LINE.address} data-testid="cell-address">
        {model && cell ? model.addressOf(cell) : ''}
      </output>
      <span className={styles['label']}>{model && merge ? model.labelOf(merge.c0) : ''}</span>
      <div className={styles['box']}>
        <textarea
          ref={field}
          className={styles['text']}
          rows={1}
          spellCheck={false}
          readOnly={!canEdit(cell)}
          aria-label={LINE.cellText}
          data-formula-line=""
          data-testid="formula-line"
          onFocus={onFocus}
          onBlur={onBlur}
          onKeyDown={onKey}
          onInput={(event) => setDraft(event.currentTarget.value)}
        />
      </div>
      {unit === '' ? null : (
        <span className={styles['unit']} title={LINE.typedUnit(unit)} data-testid="typed-unit">
          {unit}
        </span>
      )}
      <output
        className={`${styles['explain']} ${explained.tone === 'warning' ? styles['warning'] : ''}`}
        title={said}
        aria-live={edit ? 'polite' : 'off'}
        data-testid="explanation"
      >
        {said === '' ? null : (
          <span className={`${styles['said']} ${said.length > LONG ? styles['long'] : ''}`}>{said}</span>
        )}
      </output>
    </section>
  );
};
