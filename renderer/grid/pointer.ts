import type { Cell } from '../../shared/grid/geometry';
import type { Choosing } from '../command/selecting';
import { areaOf, cellOfElement, cellUnder, trackDrag } from './dragging';

export interface PointerHost {
  /** Model column of a column id; null for the row numbers. */
  columnIndex(id: string): number | null;
  onDown(cell: Cell, how: Choosing): void;
  onRowNumber(r: number, how: Choosing): void;
  onHeader(c: number, how: Choosing): void;
  /** The corner above the row numbers. */
  onCorner(): void;
  onDrag(cell: Cell): void;
  onDouble(cell: Cell): void;
  onMenu(cell: Cell, x: number, y: number): void;
  onRowMenu(r: number, x: number, y: number): void;
}

const EXTEND: Choosing = { extend: true, add: false };

const choosing = (event: MouseEvent): Choosing => ({
  extend: event.shiftKey,
  add: (event.ctrlKey || event.metaKey) && !event.shiftKey,
});

/** Mouse on cells by plain DOM events: the grid's own come late, after the button is up (facts.md §7). */
export const listenToPointer = (root: HTMLElement, host: PointerHost): (() => void) => {
  let stop = (): void => undefined;

  const cellAt = (target: EventTarget | null): Cell | null => {
    const at = cellOfElement(target);
    const c = at ? host.columnIndex(at.id) : null;
    return at && c !== null ? { r: at.r, c } : null;
  };
  const headerAt = (target: EventTarget | null): string | null => {
    if (!(target instanceof Element) || target.closest('.ag-header-cell-resize, button')) return null;
    return target.closest('.ag-header-cell[col-id]')?.getAttribute('col-id') ?? null;
  };
  const isInCentre = (event: MouseEvent): boolean => event.clientX > (areaOf(root)?.pinned ?? 0);

  /** Told only when the cell under the mouse is another one. */
  const follow = (event: MouseEvent, axis: 'both' | 'rows' | 'columns', to: (r: number, id: string) => void): void => {
    let before = '';
    const first = headerAt(event.target);
    stop = trackDrag(root, event, {
      axis,
      fromCentre: isInCentre(event),
      onMove: (at) => {
        const over = cellUnder(root, at);
        const key =
          over === null ? '' : axis === 'rows' ? String(over.r) : axis === 'columns' ? over.id : `${over.r} ${over.id}`;
        if (!over || key === before || (before === '' && over.id === first)) return;
        before = key;
        to(over.r, over.id);
      },
      onEnd: () => undefined,
    });
  };

  const downOnHeader = (event: MouseEvent, id: string): void => {
    event.preventDefault();
    if (event.button !== 0) return;
    if (id === '#') {
      host.onCorner();
      return;
    }
    const c = host.columnIndex(id);
    if (c === null) return;
    host.onHeader(c, choosing(event));
    follow(event, 'columns', (_r, over) => {
      const column = host.columnIndex(over);
      if (column !== null) host.onHeader(column, EXTEND);
    });
  };

  const down = (event: MouseEvent): void => {
    if (event.button === 1) return;
    const header = headerAt(event.target);
    if (header !== null) {
      downOnHeader(event, header);
      return;
    }
    const at = cellOfElement(event.target);
    if (!at) return;
    // The keyboard stays with the editor on the active cell.
    event.preventDefault();
    if (event.button !== 0) return;
    if (at.id === '#') {
      host.onRowNumber(at.r, choosing(event));
      follow(event, 'rows', (r) => host.onRowNumber(r, EXTEND));
      return;
    }
    const cell = cellAt(event.target);
    if (!cell) return;
    host.onDown(cell, choosing(event));
    follow(event, 'both', (r, id) => {
      const c = host.columnIndex(id);
      // Over the row numbers the range reaches to the first column.
      host.onDrag({ r, c: c ?? 0 });
    });
  };

  const double = (event: MouseEvent): void => {
    const cell = cellAt(event.target);
    if (cell) host.onDouble(cell);
  };
  const menu = (event: MouseEvent): void => {
    event.preventDefault();
    const at = cellOfElement(event.target);
    const cell = cellAt(event.target);
    if (cell) host.onMenu(cell, event.clientX, event.clientY);
    else if (at?.id === '#') host.onRowMenu(at.r, event.clientX, event.clientY);
  };

  root.addEventListener('mousedown', down);
  root.addEventListener('dblclick', double);
  root.addEventListener('contextmenu', menu);
  return () => {
    stop();
    root.removeEventListener('mousedown', down);
    root.removeEventListener('dblclick', double);
    root.removeEventListener('contextmenu', menu);
  };
};
