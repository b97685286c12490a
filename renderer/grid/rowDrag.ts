import { toggleFold } from '../command/folding';
import { dropGap, dropLanding, dropRows } from '../command/rowMoving';
import { selectRow } from '../command/selecting';
import { showHint } from '../store/hintStore';
import { isReadOnly, planStore } from '../store/planStore';
import { selectedRects, selectionStore } from '../store/selectionStore';
import { areaOf, cellOfElement, cellUnder, trackDrag } from './dragging';
import { indentAt } from './foldMark';

/** How far the mouse goes before a press on a row number is a drag, px. */
const SLACK = 4;

const isGrabbed = (r: number): boolean =>
  selectionStore.get().rows &&
  selectionStore.get().edit === null &&
  !isReadOnly() &&
  planStore.get().model?.isSorted !== true &&
  selectedRects().some((rect) => r >= rect.r0 && r <= rect.r1);

const rowElement = (host: HTMLElement, r: number): HTMLElement | null =>
  host.querySelector<HTMLElement>(`.ag-row[row-index="${r}"]`);

/** The gap nearest to a height in the window: before the shown row of that index. */
const gapAt = (host: HTMLElement, x: number, y: number): number | null => {
  const over = cellUnder(host, { x, y });
  const row = over && rowElement(host, over.r);
  if (!over || !row) return null;
  const box = row.getBoundingClientRect();
  return y < box.top + box.height / 2 ? over.r : over.r + 1;
};

/** The line that tells where the rows would go: it begins where the name of a row of that level does. */
class DropLine {
  private readonly line = document.createElement('div');

  constructor(private readonly host: HTMLElement) {
    this.line.className = 'drop-line';
    this.line.dataset['testid'] = 'drop-line';
    host.append(this.line);
  }

  show(gap: number, level: number): void {
    const above = rowElement(this.host, gap - 1)?.getBoundingClientRect();
    const below = rowElement(this.host, gap)?.getBoundingClientRect();
    const area = areaOf(this.host);
    const y = below?.top ?? above?.bottom;
    const isInView = y !== undefined && area !== null && y >= area.top - 1 && y <= area.bottom + 1;
    this.line.style.display = isInView ? '' : 'none';
    if (!isInView) return;
    const own = this.host.getBoundingClientRect();
    const name = this.host.querySelector('.ag-row .ag-cell[col-id="name"]')?.getBoundingClientRect();
    this.line.dataset['level'] = String(level);
    this.line.style.top = `${y - own.top - 1}px`;
    this.line.style.left = `calc(${name ? name.left - own.left : 0}px + ${indentAt(level)}px * var(--scale))`;
  }

  remove(): void {
    this.line.remove();
  }
}

/**
 * Moves the chosen rows by the mouse: grabbed at one of their numbers, let go between two rows. Esc leaves them where they
 * are. Answers with what ends it without moving them.
 */
const dragRows = (host: HTMLElement, start: MouseEvent, r: number, focus: () => void): (() => void) => {
  let line: DropLine | null = null;
  const gapUnder = (x: number, y: number): number | null => {
    const near = gapAt(host, x, y);
    return near === null ? null : dropGap(near);
  };
  const leave = (): void => {
    stop();
    line?.remove();
    showHint('');
    host.classList.remove('is-moving-rows');
    window.removeEventListener('keydown', onKey, true);
  };
  const finish = (): void => {
    leave();
    focus();
  };
  const onKey = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape') return;
    event.preventDefault();
    event.stopPropagation();
    finish();
  };
  const stop = trackDrag(host, start, {
    axis: 'rows',
    fromCentre: false,
    onMove: ({ x, y }) => {
      if (!line && Math.abs(y - start.clientY) < SLACK) return;
      line ??= new DropLine(host);
      host.classList.add('is-moving-rows');
      const gap = gapUnder(x, y);
      if (gap === null) return;
      const { level, text } = dropLanding(gap);
      line.show(gap, level);
      showHint(text);
    },
    onEnd: ({ x, y }) => {
      // By the rows as they stand now: an answer of the plan may have come since the last move.
      const gap = gapUnder(x, y);
      finish();
      if (!line) selectRow(r);
      else if (gap !== null) dropRows(gap);
    },
  });
  window.addEventListener('keydown', onKey, true);
  return leave;
};

/** Mouse on the triangles of groups and on the numbers of chosen rows, before the grid takes it as selecting. */
export const listenToRows = (host: HTMLElement, focus: () => void): (() => void) => {
  let leave = (): void => undefined;
  const down = (event: MouseEvent): void => {
    if (event.button !== 0 || !(event.target instanceof Element)) return;
    const mark = event.target.closest<HTMLElement>('[data-fold]')?.dataset['fold'];
    const at = cellOfElement(event.target);
    const isPlain = !event.shiftKey && !event.ctrlKey && !event.metaKey;
    if (mark === undefined && !(isPlain && at?.id === '#' && isGrabbed(at.r))) return;
    event.preventDefault();
    event.stopPropagation();
    if (mark !== undefined) void toggleFold(mark).then(focus);
    else if (at) leave = dragRows(host, event, at.r, focus);
  };
  const double = (event: MouseEvent): void => {
    if (event.target instanceof Element && event.target.closest('[data-fold]')) event.stopPropagation();
  };
  const follow = (): void => {
    host.classList.toggle('rows-chosen', selectionStore.get().rows);
  };
  const unfollow = selectionStore.subscribe(follow);
  host.addEventListener('mousedown', down, true);
  host.addEventListener('dblclick', double, true);
  return () => {
    leave();
    unfollow();
    host.removeEventListener('mousedown', down, true);
    host.removeEventListener('dblclick', double, true);
  };
};
