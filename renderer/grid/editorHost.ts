import { STATUS } from '../../shared/text/ui';
import {
  beginEdit,
  cancelEdit,
  clearSelection,
  commitEdit,
  endTypingAhead,
  isTypedAhead,
  setDraft,
  setEditMode,
} from '../command/editing';
import { canEdit } from '../command/editPlace';
import { commitToSelection } from '../command/filling';
import { closeFind } from '../command/findActions';
import { gridMenuPoint } from '../command/gridFocus';
import { commitAndMove } from '../command/growing';
import type { KeyIntent } from '../command/keys';
import { tellLock } from '../command/locks';
import { giveUpOffer } from '../command/offeredRow';
import { selectAll } from '../command/selecting';
import { inTurn } from '../command/typeAhead';
import { lockedHint } from '../panel/explain';
import { announce } from '../store/announceStore';
import { findStore } from '../store/findStore';
import { isReadOnly, planStore } from '../store/planStore';
import { activeCell, selectionStore } from '../store/selectionStore';
import { uiStore } from '../store/uiStore';
import type { CellEditorHost } from './CellEditor';

interface Needs {
  pageRows(): number;
  newline(): void;
}

/** Typing on a cell that takes none: says why, where the last step is told, and does nothing. */
const refuse = (): void => {
  const { model } = planStore.get();
  const cell = activeCell();
  if (model && cell && !isReadOnly() && tellLock(model, cell)) return;
  const why = isReadOnly() ? STATUS.readOnly : model && cell ? lockedHint(model, cell) : '';
  if (why === '') return;
  planStore.set({ lastAction: why });
  announce(why);
};

/** F2 or a double click: the caret goes to the end of what is there. */
export const startEdit = (): void => {
  if (selectionStore.get().edit) setEditMode('edit', 'cell');
  else if (!beginEdit('edit', 'cell')) refuse();
};

/** Keys that wait; a grid that comes meanwhile waits for them as well. */
let held = 0;
const hold = (replay: () => void): void => {
  held += 1;
  inTurn(() => {
    held -= 1;
    endTypingAhead();
    replay();
  });
};

/** What the keys of the cell field do, by Excel's rules. */
export const createEditorHost = ({ pageRows, newline }: Needs): CellEditorHost => {
  const act = (intent: KeyIntent): boolean => actOn(intent, pageRows, newline);
  return {
    isHolding: () => held > 0,
    hold,
    mode: () => selectionStore.get().edit?.mode ?? 'ready',
    onTyping: (text) => {
      if (beginEdit('replace', 'cell', text)) return true;
      refuse();
      return false;
    },
    onDraft: setDraft,
    onCaret: () => setEditMode('edit', 'cell'),
    onBlur: (to) => {
      const { edit } = selectionStore.get();
      if (!edit || edit.from === 'line' || !document.hasFocus()) return;
      const toLine = to instanceof HTMLElement && to.dataset['formulaLine'] !== undefined;
      if (!toLine) commitEdit();
    },
    onIntent: (intent) => {
      if (!isTypedAhead()) return act(intent);
      hold(() => void act(intent));
      return true;
    },
  };
};

const actOn = (intent: KeyIntent, pageRows: () => number, newline: () => void): boolean => {
  const editing = selectionStore.get().edit !== null;
  switch (intent.do) {
    case 'commit':
      commitToSelection();
      return true;
    case 'cancel':
      if (editing) cancelEdit();
      else if (giveUpOffer()) return true;
      else if (selectionStore.get().copied) selectionStore.set({ copied: null });
      else if (findStore.get().mode !== 'closed') closeFind();
      return true;
    case 'newline':
      setEditMode('edit', 'cell');
      newline();
      return true;
    case 'edit':
      if (!editing) startEdit();
      else setEditMode(selectionStore.get().edit?.mode === 'edit' ? 'replace' : 'edit', 'cell');
      return true;
    case 'clear':
      if (!clearSelection()) refuse();
      return true;
    case 'erase':
      if (canEdit(activeCell())) beginEdit('replace', 'cell', '');
      else refuse();
      return true;
    case 'selectAll':
      selectAll();
      return true;
    case 'menu':
      uiStore.set({ menu: gridMenuPoint() });
      return true;
    default:
      return commitAndMove(intent, pageRows);
  }
};
