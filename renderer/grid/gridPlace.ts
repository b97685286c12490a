import type { GridApi } from 'ag-grid-community';
import type { ViewRow } from '../../shared/form/types';
import type { SheetModel } from '../../shared/grid/sheetModel';
import { noteScroll } from '../store/followPlaces';
import { placeOf } from '../store/placesStore';
import { scrollerOf } from './dragging';

/** How long the sheet rests before its place is noted, ms. */
const REST = 150;

/** The first row that can be seen. */
const topRow = (api: GridApi<ViewRow>, model: SheetModel, scrollTop: number): string | null => {
  if (scrollTop <= 0) return null;
  let [low, high] = [0, model.rows.length - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    const node = api.getDisplayedRowAtIndex(middle);
    if ((node?.rowTop ?? 0) + (node?.rowHeight ?? 0) > scrollTop) high = middle;
    else low = middle + 1;
  }
  return model.rows[low]?.id ?? null;
};

/** Brings a sheet to where it was moved to when it was left; `reveal` brings the cursor into sight, where it was. */
export const restorePlace = (host: HTMLElement, api: GridApi<ViewRow>, model: SheetModel, reveal: () => void): void => {
  const { top, left, away } = placeOf(model.view.sheet);
  const r = top === null ? null : model.rowIndex(top);
  if (r !== null) api.ensureIndexVisible(r, 'top');
  const scroller = scrollerOf(host);
  if (scroller && left > 0) scroller.scrollLeft = left;
  // For another period the columns may be others.
  if (!away) reveal();
};

/** Notes where the sheet is moved to, whenever it comes to rest. */
export const followScroll = (host: HTMLElement, api: GridApi<ViewRow>, modelNow: () => SheetModel): (() => void) => {
  let timer = 0;
  const note = (): void => {
    const scroller = scrollerOf(host);
    const model = modelNow();
    timer = 0;
    if (!scroller) return;
    const { scrollTop, scrollLeft } = scroller;
    const away = host.querySelector('.ag-cell.s-active') === null;
    noteScroll(model.view.sheet, { top: topRow(api, model, scrollTop), left: Math.round(scrollLeft), away });
  };
  const later = (): void => {
    window.clearTimeout(timer);
    timer = window.setTimeout(note, REST);
  };
  host.addEventListener('scroll', later, { capture: true, passive: true });
  return () => {
    window.clearTimeout(timer);
    // The sheet goes before it came to rest.
    if (timer !== 0) note();
    host.removeEventListener('scroll', later, { capture: true });
  };
};
