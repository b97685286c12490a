/** A place in the window, px. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** Where rows scroll: below the header; `pinned` is the right end of the columns that stay. Window px. */
export interface GridArea {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
  readonly pinned: number;
}

/** The element that scrolls the rows. */
export const scrollerOf = (root: HTMLElement): HTMLElement | null =>
  root.querySelector<HTMLElement>('.ag-grid-viewport');

/** The part of the window where rows are drawn, without header and frozen columns. */
export const areaOf = (root: HTMLElement): GridArea | null => {
  const scroller = scrollerOf(root);
  if (!scroller) return null;
  const box = scroller.getBoundingClientRect();
  const header = root.querySelector('.ag-header')?.getBoundingClientRect();
  const pinned = root.querySelector('.ag-row .ag-cell-last-left-pinned')?.getBoundingClientRect();
  return {
    left: box.left,
    top: header?.bottom ?? box.top,
    right: box.left + scroller.clientWidth,
    bottom: box.top + scroller.clientHeight,
    pinned: pinned?.right ?? box.left,
  };
};

const clamp = (value: number, low: number, high: number): number => Math.max(low, Math.min(high, value));

/** The cell under a point, or the nearest one in view: row index and column id. */
export const cellUnder = (root: HTMLElement, { x, y }: Point): { readonly r: number; readonly id: string } | null => {
  const area = areaOf(root);
  if (!area) return null;
  const last = [...root.querySelectorAll('.ag-row[row-index]')].reduce(
    (bottom, row) => Math.max(bottom, row.getBoundingClientRect().bottom),
    area.top,
  );
  const right = root.querySelector('.ag-row')?.getBoundingClientRect().right ?? area.right;
  // Scroll bars lie over the cells.
  const targets = document.elementsFromPoint(
    clamp(x, area.left + 1, Math.min(area.right, right) - 2),
    clamp(y, area.top + 1, Math.min(area.bottom, last) - 2),
  );
  return cellOfElement(targets.find((target) => target.closest('.ag-cell[col-id]')) ?? null);
};

/** The cell that an element of the page belongs to. */
export const cellOfElement = (target: EventTarget | null): { readonly r: number; readonly id: string } | null => {
  const cell = target instanceof Element ? target.closest('.ag-cell[col-id]') : null;
  const row = cell?.closest('.ag-row[row-index]');
  const id = cell?.getAttribute('col-id');
  return row && id ? { r: Number(row.getAttribute('row-index')), id } : null;
};

/** How near to the edge the table begins to scroll, px; and how often and how far it then goes. */
const EDGE = 12;
const TICK_MS = 30;
const SLOW = 10;
const FAST = 60;

const speed = (beyond: number): number => (beyond <= 0 ? 0 : Math.min(FAST, SLOW + beyond / 2));

interface Drag {
  /** Told at each move, and after each bit of scrolling. */
  onMove(at: Point, event: MouseEvent | null): void;
  /** The button is up; `at` is the last place. */
  onEnd(at: Point): void;
  /** Began on columns that scroll: going over the ones that stay then brings back what is hidden at the left. */
  readonly fromCentre: boolean;
  readonly axis: 'both' | 'rows' | 'columns';
}

/** Follows the mouse from a press to its release, in or out of the window, and scrolls at all four edges. */
export const trackDrag = (root: HTMLElement, start: MouseEvent, drag: Drag): (() => void) => {
  let last: Point = { x: start.clientX, y: start.clientY };
  let timer = 0;
  const scroll = (): void => {
    const area = areaOf(root);
    const scroller = scrollerOf(root);
    if (!area || !scroller) return;
    const down = speed(last.y - (area.bottom - EDGE)) - speed(area.top + EDGE - last.y);
    const across = speed(last.x - (area.right - EDGE)) - (drag.fromCentre ? speed(area.pinned + EDGE - last.x) : 0);
    const left = drag.axis === 'rows' ? 0 : across;
    const top = drag.axis === 'columns' ? 0 : down;
    if (left === 0 && top === 0) return;
    scroller.scrollBy(left, top);
    drag.onMove(last, null);
  };
  const move = (event: MouseEvent): void => {
    if ((event.buttons & 1) === 0) {
      end();
      return;
    }
    last = { x: event.clientX, y: event.clientY };
    if (timer === 0) timer = window.setInterval(scroll, TICK_MS);
    drag.onMove(last, event);
  };
  const stop = (): void => {
    window.clearInterval(timer);
    window.removeEventListener('mousemove', move);
    window.removeEventListener('mouseup', end);
  };
  const end = (): void => {
    stop();
    drag.onEnd(last);
  };
  window.addEventListener('mousemove', move);
  window.addEventListener('mouseup', end);
  return stop;
};
