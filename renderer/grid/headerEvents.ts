import { zoomBy } from '../store/uiStore';

/** Wheel movement that makes one step of zoom; a touch pad sends many small ones. */
const WHEEL_STEP = 60;

export interface HeaderHost {
  onFit(column: string): void;
  onMenu(column: string, x: number, y: number): void;
}

/** A double click on the edge of a header fits the column, the right button has its menu; Ctrl and the wheel zoom. */
export const listenToHeader = (root: HTMLElement, { onFit, onMenu }: HeaderHost): (() => void) => {
  let turned = 0;
  const double = (event: MouseEvent): void => {
    const edge = event.target instanceof Element ? event.target.closest('.ag-header-cell-resize') : null;
    const id = edge?.closest('.ag-header-cell[col-id]')?.getAttribute('col-id');
    if (!id || id === '#') return;
    event.preventDefault();
    onFit(id);
  };
  const menu = (event: MouseEvent): void => {
    const head = event.target instanceof Element ? event.target.closest('.ag-header-cell[col-id]') : null;
    const id = head?.getAttribute('col-id');
    if (!id || id === '#') return;
    event.preventDefault();
    onMenu(id, event.clientX, event.clientY);
  };
  const wheel = (event: WheelEvent): void => {
    if (!event.ctrlKey) return;
    // Else the browser zooms the whole window as well.
    event.preventDefault();
    turned += event.deltaY;
    if (Math.abs(turned) < WHEEL_STEP) return;
    zoomBy(turned < 0 ? 1 : -1);
    turned = 0;
  };
  root.addEventListener('dblclick', double);
  root.addEventListener('contextmenu', menu);
  root.addEventListener('wheel', wheel, { passive: false });
  return () => {
    root.removeEventListener('dblclick', double);
    root.removeEventListener('contextmenu', menu);
    root.removeEventListener('wheel', wheel);
  };
};
