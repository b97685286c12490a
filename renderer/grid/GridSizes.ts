import type { SheetModel } from '../../shared/grid/sheetModel';
import { planStore, rowOfKey } from '../store/planStore';
import { uiStore } from '../store/uiStore';
import { fitWidths, type Layout, layOut, NUMBER_COLUMN } from './layout';
import { scrollbarWidth, shownText } from './sizing';

/** Widths of columns, zoom, and the measured layout that follows from them. */
export class GridSizes {
  /** Unscaled px by column id. */
  widths: Record<string, number>;
  private byHand = false;
  private zoom = uiStore.get().zoom;

  constructor(
    private readonly host: HTMLElement,
    model: SheetModel,
  ) {
    this.widths = fitWidths(model, this.room());
    this.publish();
  }

  get scale(): number {
    return this.zoom / 100;
  }

  get groupHeaderHeight(): number {
    return Math.round(28 * this.scale);
  }

  measure(model: SheetModel): Layout {
    const { pending } = planStore.get();
    const changing = new Set([...pending.keys()].map(rowOfKey));
    return layOut(model, this.widths, this.zoom, (cell) => shownText(model, pending, cell), changing);
  }

  /** Fits the columns to the room again, unless the person has set them; true when something changed. */
  fit(model: SheetModel, anew = false): boolean {
    if (anew) this.byHand = false;
    if (this.byHand) return false;
    const widths = fitWidths(model, this.room());
    if (JSON.stringify(widths) === JSON.stringify(this.widths)) return false;
    this.widths = widths;
    this.publish();
    return true;
  }

  /** Takes over the zoom of the window; true when it is another one. */
  takeZoom(model: SheetModel): boolean {
    const { zoom } = uiStore.get();
    if (zoom === this.zoom) return false;
    this.zoom = zoom;
    this.fit(model);
    this.publish();
    return true;
  }

  setByHand(id: string, scaledWidth: number): void {
    this.byHand = true;
    this.widths[id] = scaledWidth / this.scale;
    this.publish();
  }

  /** As the grid wants them: scaled, the row numbers included. */
  scaled(): { key: string; newWidth: number }[] {
    return Object.entries({ '#': NUMBER_COLUMN, ...this.widths }).map(([key, width]) => ({
      key,
      newWidth: Math.round(width * this.scale),
    }));
  }

  private room(): number {
    return (this.host.clientWidth - scrollbarWidth()) / (uiStore.get().zoom / 100);
  }

  /** What the stylesheet needs to know. */
  private publish(): void {
    const { style } = this.host;
    style.setProperty('--scale', String(this.scale));
    const wide = (this.widths['name'] ?? 0) + (this.widths['part'] ?? 0);
    style.setProperty('--wide-name', `${Math.round(wide * this.scale)}px`);
  }
}
