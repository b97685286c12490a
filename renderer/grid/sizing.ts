import type { Cell } from '../../shared/grid/geometry';
import type { SheetModel } from '../../shared/grid/sheetModel';
import { pendingAt } from '../store/pendingTexts';
import type { CellBox } from './CellEditor';

/** The text a cell shows now: what is on its way to the plan before what the plan has. */
export const shownText = (model: SheetModel, pending: ReadonlyMap<string, string>, cell: Cell): string =>
  pendingAt(model, pending, cell) ?? model.textAt(cell);

/** Where a cell, with all it is merged with, lies inside `host`; null when none of it is drawn or in view. */
export const sizeBox = (host: HTMLElement, model: SheetModel, cell: Cell): CellBox | null => {
  const merge = model.mergeOf(cell);
  const column = model.columns[merge.c0];
  if (!column) return null;
  const own = host.getBoundingClientRect();
  const header = host.querySelector('.ag-header')?.getBoundingClientRect();
  let box: DOMRect | null = null;
  for (let r = merge.r0; r <= merge.r1; r += 1) {
    const element = host.querySelector(`.ag-row[row-index="${r}"] .ag-cell[col-id="${CSS.escape(column.id)}"]`);
    if (!element) continue;
    const rect = element.getBoundingClientRect();
    box = box === null ? rect : new DOMRect(box.left, box.top, box.width, rect.bottom - box.top);
  }
  if (!box) return null;
  const top = header?.bottom ?? own.top;
  if (box.bottom <= top + 2 || box.top >= own.bottom - 2) return null;
  return {
    left: box.left - own.left,
    top: box.top - own.top,
    width: box.width,
    height: box.height,
    align: column.column.align,
  };
};

/** What the grid keeps free where scroll bars lie over the page and have no width of their own. */
const OVERLAY_BAR = 16;
let bar: number | null = null;

/** Width of this system's scroll bar; room is kept for it, so that columns do not jump when rows come or go. */
export const scrollbarWidth = (): number => {
  if (bar !== null) return bar;
  const probe = document.createElement('div');
  probe.style.cssText = 'position:absolute;width:100px;height:100px;overflow:scroll;visibility:hidden';
  document.body.append(probe);
  bar = probe.offsetWidth - probe.clientWidth || OVERLAY_BAR;
  probe.remove();
  return bar;
};
