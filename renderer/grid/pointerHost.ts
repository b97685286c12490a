import { type Cell, isInside } from '../../shared/grid/geometry';
import { dragDeselect, startDeselect } from '../command/deselecting';
import { commitEdit } from '../command/editing';
import { type Choosing, selectAll, selectColumn, selectRow } from '../command/selecting';
import { planStore } from '../store/planStore';
import { addRange, select, selectedRects, selectionStore } from '../store/selectionStore';
import { uiStore } from '../store/uiStore';
import { startEdit } from './editorHost';
import type { PointerHost } from './pointer';

/** What the mouse does on cells, row numbers and headers; `focus` gives the keyboard back to the cell. */
export const createPointerHost = (focus: () => void): PointerHost & { onHeaderMenu: HeaderMenu } => {
  const columnIndex = (id: string): number | null => planStore.get().model?.columnIndex(id) ?? null;

  const afterCommit = (run: () => void): void => {
    commitEdit();
    run();
    focus();
  };

  /** Ctrl on what is selected takes it out; a drag that began so goes on taking out. */
  const choose = (cell: Cell, lines: 'rows' | 'columns' | null, how: Choosing, run: () => void): void =>
    afterCommit(() => {
      if (how.add ? !startDeselect(cell, lines) : !(how.extend && dragDeselect(cell))) run();
    });

  const openMenu = (isIn: boolean, run: () => void, x: number, y: number): void => {
    afterCommit(() => {
      if (!isIn) run();
    });
    uiStore.set({ menu: { x, y } });
  };

  return {
    columnIndex,
    onDown: (cell, how) => choose(cell, null, how, () => (how.add ? addRange(cell) : select(cell, how.extend))),
    onRowNumber: (r, how) => choose({ r, c: 0 }, 'rows', how, () => selectRow(r, how)),
    onHeader: (c, how) => choose({ r: 0, c }, 'columns', how, () => selectColumn(c, how)),
    onCorner: () => afterCommit(selectAll),
    onDrag: (cell) => {
      if (!dragDeselect(cell)) select(cell, true);
    },
    onDouble: (cell) => {
      select(cell);
      focus();
      startEdit();
    },
    onMenu: (cell, x, y) => {
      const isIn = selectedRects().some((rect) => isInside(rect, cell));
      openMenu(isIn, () => select(cell), x, y);
    },
    onRowMenu: (r, x, y) => {
      const isIn = selectionStore.get().rows && selectedRects().some((rect) => r >= rect.r0 && r <= rect.r1);
      openMenu(isIn, () => selectRow(r), x, y);
    },
    onHeaderMenu: (column, x, y) => {
      const c = columnIndex(column);
      if (c === null) return;
      const isIn = selectionStore.get().columns && selectedRects().some((rect) => c >= rect.c0 && c <= rect.c1);
      openMenu(isIn, () => selectColumn(c), x, y);
    },
  };
};

type HeaderMenu = (column: string, x: number, y: number) => void;
