import type { Cell } from '../../shared/grid/geometry';

export interface PointerHost {
  /** Model column of a column id; null for the row numbers. */
  columnIndex(id: string): number | null;
  onDown(cell: Cell, extend: boolean): void;
  onRowNumber(r: number, extend: boolean): void;
  onDrag(cell: Cell): void;
  onDouble(cell: Cell): void;
  onMenu(cell: Cell | null, x: number, y: number): void;
  scroller(): HTMLElement | null;
}

const EDGE = 28;

/** Mouse on cells by plain DOM events: the grid's own come late, after the button is up (facts.md §7). */
export const listenToPointer = (root: HTMLElement, host: PointerHost): (() => void) => {
  let dragging: 'cells' | 'rows' | null = null;
  let timer = 0;
  let last: { x: number; y: number } | null = null;

  const hit = (target: EventTarget | null): { r: number; id: string } | null => {
    const cell = target instanceof Element ? target.closest('.ag-cell[col-id]') : null;
    const row = cell?.closest('.ag-row[row-index]');
    const id = cell?.getAttribute('col-id');
    return row && id ? { r: Number(row.getAttribute('row-index')), id } : null;
  };
  const cellAt = (target: EventTarget | null): Cell | null => {
    const at = hit(target);
    const c = at ? host.columnIndex(at.id) : null;
    return at && c !== null ? { r: at.r, c } : null;
  };

  const down = (event: MouseEvent): void => {
    const at = hit(event.target);
    if (!at || event.button === 1) return;
    // The keyboard stays with the editor on the active cell.
    event.preventDefault();
    if (event.button !== 0) return;
    if (at.id === '#') {
      host.onRowNumber(at.r, event.shiftKey);
      dragging = 'rows';
      return;
    }
    const cell = cellAt(event.target);
    if (!cell) return;
    host.onDown(cell, event.shiftKey);
    dragging = 'cells';
  };

  const extendTo = (target: EventTarget | null): void => {
    const at = hit(target);
    if (!at) return;
    if (dragging === 'rows') host.onRowNumber(at.r, true);
    const cell = cellAt(target);
    if (dragging === 'cells' && cell) host.onDrag(cell);
  };

  const scrollAtEdge = (): void => {
    const scroller = host.scroller();
    if (!dragging || !last || !scroller) return;
    const box = scroller.getBoundingClientRect();
    const dy = last.y > box.bottom - EDGE ? 16 : last.y < box.top + EDGE ? -16 : 0;
    const dx = last.x > box.right - EDGE ? 16 : 0;
    if (dx === 0 && dy === 0) return;
    scroller.scrollBy(dx, dy);
    extendTo(document.elementFromPoint(last.x, last.y));
  };

  const move = (event: MouseEvent): void => {
    if (!dragging) return;
    if ((event.buttons & 1) === 0) {
      stop();
      return;
    }
    last = { x: event.clientX, y: event.clientY };
    if (timer === 0) timer = window.setInterval(scrollAtEdge, 40);
    extendTo(event.target);
  };
  const stop = (): void => {
    dragging = null;
    last = null;
    window.clearInterval(timer);
    timer = 0;
  };
  const double = (event: MouseEvent): void => {
    const cell = cellAt(event.target);
    if (cell) host.onDouble(cell);
  };
  const menu = (event: MouseEvent): void => {
    event.preventDefault();
    if (hit(event.target)) host.onMenu(cellAt(event.target), event.clientX, event.clientY);
  };

  root.addEventListener('mousedown', down);
  root.addEventListener('dblclick', double);
  root.addEventListener('contextmenu', menu);
  window.addEventListener('mousemove', move);
  window.addEventListener('mouseup', stop);
  return () => {
    stop();
    root.removeEventListener('mousedown', down);
    root.removeEventListener('dblclick', double);
    root.removeEventListener('contextmenu', menu);
    window.removeEventListener('mousemove', move);
    window.removeEventListener('mouseup', stop);
  };
};
