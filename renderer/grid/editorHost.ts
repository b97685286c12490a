import { beginEdit, cancelEdit, canEdit, clearSelection, commitEdit, setDraft, setEditMode } from '../command/editing';
import { gridMenuPoint } from '../command/gridFocus';
import type { KeyIntent } from '../command/keys';
import { moveByKey, selectAll } from '../command/selecting';
import { activeCell, selectionStore } from '../store/selectionStore';
import { uiStore } from '../store/uiStore';
import type { CellEditorHost } from './CellEditor';

interface Needs {
  pageRows(): number;
  newline(): void;
}

/** F2 or a double click: the caret goes to the end of what is there. */
export const startEdit = (): void => {
  if (selectionStore.get().edit) setEditMode('edit', 'cell');
  else beginEdit('edit', 'cell');
};

/** What the keys of the cell field do, by Excel's rules. */
export const createEditorHost = ({ pageRows, newline }: Needs): CellEditorHost => ({
  mode: () => selectionStore.get().edit?.mode ?? 'ready',
  onTyping: (text) => beginEdit('replace', 'cell', text),
  onDraft: setDraft,
  onBlur: (to) => {
    const { edit } = selectionStore.get();
    if (!edit || edit.from === 'line' || !document.hasFocus()) return;
    const toLine = to instanceof HTMLElement && to.dataset['formulaLine'] !== undefined;
    if (!toLine) commitEdit();
  },
  onIntent: (intent: KeyIntent): boolean => {
    const editing = selectionStore.get().edit !== null;
    switch (intent.do) {
      case 'commit':
        commitEdit();
        return true;
      case 'cancel':
        if (editing) cancelEdit();
        else selectionStore.set({ copied: null });
        return true;
      case 'newline':
        setEditMode('edit', 'cell');
        newline();
        return true;
      case 'edit':
        startEdit();
        return true;
      case 'clear':
        clearSelection();
        return true;
      case 'erase':
        if (canEdit(activeCell())) beginEdit('replace', 'cell', '');
        return true;
      case 'selectAll':
        selectAll();
        return true;
      case 'menu':
        uiStore.set({ menu: gridMenuPoint() });
        return true;
      default:
        commitEdit();
        return moveByKey(intent, pageRows);
    }
  },
});
