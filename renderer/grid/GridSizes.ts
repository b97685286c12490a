import type { SheetModel } from '../../shared/grid/sheetModel';
import { planStore, rowOfKey } from '../store/planStore';
import { prefsStore, setPrefs } from '../store/sheetPrefs';
import { uiStore } from '../store/uiStore';
import { contentWidth, fitWidths, NUMBER_COLUMN } from './columnWidths';
import { Layout } from './layout';
import { scrollbarWidth, shownText } from './sizing';

/** What must stay beside frozen columns for the others to be of use, unscaled px. */
const LEAST_MOVING = 120;

/** Widths of columns, zoom, and the measured layout that follows from them. */
export class GridSizes {
  /** Unscaled px by column id. */
  widths: Record<string, number>;
  private zoom = uiStore.get().zoom;

  constructor(
    private readonly host: HTMLElement,
    model: SheetModel,
  ) {
    this.widths = this.wanted(model);
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
    return new Layout(model, this.widths, this.zoom, (cell) => shownText(model, pending, cell), changing);
  }

  /** Takes over the room, the columns shown and what the person set; true when a width changed. */
  fit(model: SheetModel): boolean {
    const widths = this.wanted(model);
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

  /** A header edge was dragged; the other columns stay as they are from then on. */
  setByHand(id: string, scaledWidth: number): void {
    this.widths = { ...this.widths, [id]: Math.round(scaledWidth / this.scale) };
    this.publish();
  }

  /** Remembers what was set by hand. */
  keep(): void {
    setPrefs({ widths: { ...prefsStore.get().widths, ...this.widths } });
  }

  /** Makes a column as wide as its contents; a name and its parts together. */
  fitContent(model: SheetModel, id: string): void {
    const ids = id === 'part' ? ['name', 'part'] : [id];
    const fitted = ids.flatMap((one) => {
      const c = model.columnIndex(one);
      return c === null ? [] : [[one, contentWidth(model, c)] as const];
    });
    this.widths = { ...this.widths, ...Object.fromEntries(fitted) };
    this.publish();
    this.keep();
  }

  /** The columns up to one fit, and of the others enough is left in sight to be moved and read. */
  hasRoomToFreeze(model: SheetModel, id: string): boolean {
    const last = model.columns.findLastIndex(({ column }) => column.id === id);
    const widthOf = (from: number, to: number): number =>
      model.columns.slice(from, to).reduce((sum, column) => sum + (this.widths[column.id] ?? 0), 0);
    const others = widthOf(last + 1, model.columns.length);
    return NUMBER_COLUMN + widthOf(0, last + 1) + Math.min(others, LEAST_MOVING) <= this.room();
  }

  /** As the grid wants them: scaled, the row numbers included. */
  scaled(): { key: string; newWidth: number }[] {
    return Object.entries({ '#': NUMBER_COLUMN, ...this.widths }).map(([key, width]) => ({
      key,
      newWidth: Math.round(width * this.scale),
    }));
  }

  /** Fitted to the room, unless the person has set them. */
  private wanted(model: SheetModel): Record<string, number> {
    const fitted = fitWidths(model, this.room());
    const { widths } = prefsStore.get();
    if (!widths) return fitted;
    return Object.fromEntries(model.columns.map(({ id }) => [id, widths[id] ?? fitted[id] ?? 80]));
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
