import type { Rect } from '../../shared/grid/geometry';
import { isSameOrder } from '../../shared/grid/rowPlaces';
import type { FillMode } from '../../shared/grid/series';
import { CLIPBOARD } from '../../shared/text/clipboard';
import { commitEdit } from '../command/editing';
import { type FillPreview, fillTo, fillToNeighbour, previewFill } from '../command/filling';
import { planStore } from '../store/planStore';
import { selectedRect } from '../store/selectionStore';
import type { CellBox } from './CellEditor';
import { areaOf, cellUnder, type Point, trackDrag } from './dragging';

export interface FillHost {
  columnIndex(id: string): number | null;
  /** The outline has changed and must be drawn. */
  onChange(): void;
  onDone(): void;
}

const SIZE = 7;

/** The small square at the corner of the range: pulled, it goes on with the range; Ctrl turns a copy into a series. */
export class FillHandle {
  private readonly handle = document.createElement('div');
  private readonly label = document.createElement('div');
  private shown: FillPreview | null = null;
  private stop = (): void => undefined;

  constructor(
    private readonly root: HTMLElement,
    private readonly host: FillHost,
  ) {
    this.handle.className = 'fill-handle';
    this.handle.dataset['testid'] = 'fill-handle';
    this.handle.title = CLIPBOARD.handle;
    this.label.className = 'fill-label';
    this.label.dataset['testid'] = 'fill-label';
    this.label.hidden = true;
    this.handle.addEventListener('mousedown', (event) => this.onDown(event));
    this.handle.addEventListener('dblclick', (event) => {
      event.stopPropagation();
      fillToNeighbour();
      this.host.onDone();
    });
    root.append(this.handle, this.label);
  }

  /** Source and target of a fill under way. */
  get preview(): Rect | null {
    return this.shown?.rect ?? null;
  }

  /** What would be emptied if the handle were let go now. */
  get clears(): Rect | null {
    return this.shown?.clears ?? null;
  }

  /** Puts the handle at the bottom right of a cell, relative to the grid; hides it when that corner is out of sight. */
  place(box: CellBox | null): void {
    const { hidden, x, y } = this.cornerOf(box);
    this.handle.hidden = hidden;
    if (!hidden) this.handle.style.transform = `translate(${x}px, ${y}px)`;
  }

  remove(): void {
    this.stop();
    this.handle.remove();
    this.label.remove();
  }

  private cornerOf(box: CellBox | null): { hidden: boolean; x: number; y: number } {
    const area = areaOf(this.root);
    const own = this.root.getBoundingClientRect();
    const rect = selectedRect();
    const nowhere = { hidden: true, x: 0, y: 0 };
    if (!box || !area || !rect) return nowhere;
    const right = box.left + box.width;
    const bottom = box.top + box.height;
    const isPinned = rect.c1 < (planStore.get().model?.frozen ?? 0);
    const from = isPinned ? area.left : area.pinned;
    const isIn =
      right + own.left > from + 2 &&
      right + own.left <= area.right + 1 &&
      bottom + own.top > area.top + 2 &&
      bottom + own.top <= area.bottom + 1;
    if (!isIn) return nowhere;
    // At the edge of the window it stays wholly in view.
    return {
      hidden: false,
      x: Math.min(right - 4, area.right - own.left - SIZE),
      y: Math.min(bottom - 4, area.bottom - own.top - SIZE),
    };
  }

  private onDown(event: MouseEvent): void {
    event.preventDefault();
    event.stopPropagation();
    const source = selectedRect();
    if (event.button !== 0 || !source) return;
    commitEdit();
    const { rows } = planStore.get().model ?? { rows: [] };
    const start: Point = { x: event.clientX, y: event.clientY };
    let mode: FillMode = 'auto';
    const target = (at: Point): { axis: 'rows' | 'columns'; cell: { r: number; c: number } } | null => {
      const over = cellUnder(this.root, at);
      if (!over) return null;
      const cell = { r: over.r, c: this.host.columnIndex(over.id) ?? 0 };
      const isBeside = cell.c < source.c0 || cell.c > source.c1;
      const isBeyond = cell.r < source.r0 || cell.r > source.r1;
      const isInside = !isBeside && !isBeyond;
      // At a slant the way that the mouse has gone further decides; so it does back inside the range.
      const { r1, c1 } = planStore.get().model?.mergeOf(cell) ?? { r1: cell.r, c1: cell.c };
      const isSlant = isInside ? r1 < source.r1 && c1 < source.c1 : isBeside && isBeyond;
      const isAcross = isInside ? c1 < source.c1 : isBeside;
      const isWider = Math.abs(at.x - start.x) > Math.abs(at.y - start.y);
      return { axis: (isSlant ? isWider : isAcross) ? 'columns' : 'rows', cell };
    };
    const show = (at: Point): void => {
      const to = target(at);
      this.shown = to && previewFill(source, to.cell, to.axis, mode);
      this.showLabel(at);
      this.host.onChange();
    };
    let last = start;
    // Ctrl may be pressed while the mouse rests.
    const onKey = (key: KeyboardEvent): void => {
      if (key.key === 'Escape') this.end();
      else if (key.key === 'Control' || key.key === 'Meta') {
        mode = key.type === 'keydown' ? 'series' : 'auto';
        show(last);
      } else return;
      key.preventDefault();
      key.stopPropagation();
    };
    this.root.classList.add('is-filling');
    window.addEventListener('keydown', onKey, true);
    window.addEventListener('keyup', onKey, true);
    const untrack = trackDrag(this.root, event, {
      axis: 'both',
      fromCentre: true,
      onMove: (at, move) => {
        last = at;
        if (move) mode = move.ctrlKey || move.metaKey ? 'series' : 'auto';
        show(at);
      },
      onEnd: (at) => {
        const to = target(at);
        this.end();
        const isMoved = at.x !== start.x || at.y !== start.y;
        // An answer of the plan may have put other rows where the range was.
        if (to && isMoved && isSameOrder(rows, planStore.get().model?.rows ?? []))
          fillTo(source, to.cell, to.axis, mode);
      },
    });
    this.stop = () => {
      untrack();
      window.removeEventListener('keydown', onKey, true);
      window.removeEventListener('keyup', onKey, true);
    };
  }

  private end(): void {
    this.stop();
    this.stop = () => undefined;
    this.shown = null;
    this.label.hidden = true;
    this.root.classList.remove('is-filling');
    this.host.onChange();
    this.host.onDone();
  }

  private showLabel(at: Point): void {
    const own = this.root.getBoundingClientRect();
    const text = this.shown?.label ?? '';
    this.label.hidden = text === '';
    this.label.textContent = text;
    const x = Math.min(at.x - own.left + 14, own.width - this.label.offsetWidth - 8);
    const y = Math.min(at.y - own.top + 14, own.height - this.label.offsetHeight - 8);
    this.label.style.transform = `translate(${Math.max(0, x)}px, ${Math.max(0, y)}px)`;
  }
}
