import { readText } from '../../shared/form/cells';
import type { ViewCell, ViewRow } from '../../shared/form/types';
import type { Rect } from '../../shared/grid/geometry';
import type { SheetModel } from '../../shared/grid/sheetModel';
import { countLines } from '../../shared/grid/wrap';
import { labelRoom } from './foldMark';
import { boldText, FONT_SIZE, headerText, normalText } from './textWidth';

/** Sizes at 100 %, px. They are repeated in grid.css. */
const LINE = 18;
const PAD_Y = 10;
/** What stands at both sides of a text, and the small word before a number. */
export const PAD_X = 13;
export const TAG = 34;
const HEADER_LINE = 16;
const HEADER_PAD = 24;
/** A text has no more lines than this in the sheet, a label no more than that; the line above has all of it. Repeated in grid.css. */
const TEXT_LINES = 8;
const LABEL_LINES = 20;

/** Unscaled px by column. */
export type Widths = Readonly<Record<string, number>>;

/** No letter of the font is wider than this: a text this short needs no measuring. */
export const WIDEST = FONT_SIZE * 1.1;

const lineCounts = new Map<string, number>();
const LINES_LIMIT = 50_000;

const linesOf = (text: string, width: number, isBold: boolean): number => {
  if (text.length * WIDEST <= width && !text.includes('\n')) return 1;
  const key = `${isBold ? 'b' : 'n'}${Math.round(width)}\u0000${text}`;
  const known = lineCounts.get(key);
  if (known !== undefined) return known;
  if (lineCounts.size > LINES_LIMIT) lineCounts.clear();
  const lines = countLines(text, width, isBold ? boldText : normalText);
  lineCounts.set(key, lines);
  return lines;
};

const labelLines = (text: string, width: number, isBold: boolean): number =>
  Math.min(linesOf(text, width, isBold), LABEL_LINES);

/** A small word stands before the number: an estimate, an adjusted target. */
export const hasTag = (kind: string, cell: ViewCell | null | undefined): boolean =>
  (kind === 'figure' && cell?.estimate === true) || cell?.adjusted === true;

const heightFor = (lines: number): number => lines * LINE + PAD_Y;

/** Rows keep their identity while nothing in them changes, and with it their own height. */
const ownHeights = new WeakMap<ViewRow, { readonly sizes: string; readonly height: number }>();

/**
 * Heights of rows, measured when they are asked for: a sheet of any length costs only what is looked at. `changing` are
 * rows with typed texts under way; `textAt` gives what is shown, those texts included. Widths are unscaled px.
 */
export class Layout {
  readonly scale: number;
  readonly headerHeight: number;
  private readonly sizes: string;
  private readonly heights: (number | undefined)[] = [];
  private readonly labels: readonly number[];

  constructor(
    private readonly model: SheetModel,
    private readonly widths: Widths,
    zoom: number,
    private readonly textAt: SheetModel['textAt'],
    private readonly changing: ReadonlySet<string>,
  ) {
    this.scale = zoom / 100;
    this.headerHeight = headerHeight(model, widths, this.scale);
    this.sizes = model.columns.map(({ id }) => `${id}${Math.round(widths[id] ?? 0)}`).join();
    // Names first: a TT merged over several labels comes after they have grown.
    this.labels = model.columns
      .flatMap(({ column, isPart }, c) => (!isPart && (column.kind === 'name' || column.kind === 'marker') ? [c] : []))
      .reverse();
  }

  /** Scaled px. */
  heightOf(r: number): number {
    return Math.round(this.natural(r) * this.scale);
  }

  /** Where a merged cell's box lies in the strip that row `r` shows of it. */
  sliceOf(merge: Rect, r: number): { readonly top: number; readonly height: number } {
    let above = 0;
    let height = 0;
    for (let at = merge.r0; at <= merge.r1; at += 1) {
      if (at === r) above = height;
      height += this.heightOf(at);
    }
    return { top: -above, height };
  }

  /** How many rows from `r` on fill a height, downwards or upwards. */
  rowsWithin(height: number, r: number, by: 1 | -1): number {
    let left = height;
    let count = 0;
    for (let at = r; at >= 0 && at < this.model.rows.length && left > 0; at += by) {
      left -= this.heightOf(at);
      if (left >= 0) count += 1;
    }
    return Math.max(1, count);
  }

  private natural(r: number): number {
    const known = this.heights[r];
    if (known !== undefined) return known;
    let height = this.own(r);
    // A label merged down may need more room than its rows have: the last of them grows.
    for (const c of this.labels) {
      const merge = this.model.mergeOf({ r, c });
      if (merge.r1 !== r || merge.r0 === r) continue;
      const label = this.model.rows[merge.r0];
      const room = label && this.model.columns[c]?.column.kind === 'name' ? labelRoom(this.model, label) : 0;
      const lines = labelLines(this.textAt({ r, c }), this.widthOf(merge) - PAD_X - room, false);
      if (lines < 2) continue;
      let present = height;
      for (let above = merge.r0; above < r; above += 1) present += this.natural(above);
      height += Math.max(0, heightFor(lines) - present);
    }
    this.heights[r] = height;
    return height;
  }

  /** What the texts of the row itself need. */
  private own(r: number): number {
    const { model } = this;
    const row = model.rows[r];
    if (!row) return heightFor(1);
    const isChanging = this.changing.has(row.id);
    const merges = this.labels.map((c) => model.mergeOf({ r, c }));
    const room = labelRoom(model, row);
    const sizes = `${this.sizes}${merges.map((merge) => (merge.r0 === merge.r1 ? 'i' : 'm')).join('')}${room}`;
    const known = ownHeights.get(row);
    if (known?.sizes === sizes && !isChanging) return known.height;
    const isBold = row.kind === 'heading' || row.kind === 'total' || row.adds;
    let lines = 1;
    for (let c = 0; c < model.columns.length; c += 1) {
      const own = model.columns[c];
      // Results never wrap, so a narrow column does not blow the rows up.
      if (!own || own.column.calculation !== null || own.column.kind === 'ratio') continue;
      const { kind } = own.column;
      if (kind === 'marker' || kind === 'name') {
        const merge = model.mergeOf({ r, c });
        if (merge.c0 !== c || merge.r0 !== merge.r1) continue;
        const beside = kind === 'name' && !own.isPart ? room : 0;
        lines = Math.max(lines, labelLines(this.textAt({ r, c }), this.widthOf(merge) - PAD_X - beside, isBold));
        continue;
      }
      // Only labels are merged; the other columns, most of a wide sheet, are read from the row itself.
      const cell = row.cells[own.id];
      const text = isChanging ? this.textAt({ r, c }) : cell ? readText(cell) : '';
      if (text === '') continue;
      // Beside a small word nothing wraps: the word gives way.
      const needed = hasTag(kind, cell)
        ? text.split('\n').length
        : linesOf(text, (this.widths[own.id] ?? 0) - PAD_X, isBold);
      lines = Math.max(lines, Math.min(needed, TEXT_LINES));
    }
    const height = heightFor(lines);
    if (!isChanging) ownHeights.set(row, { sizes, height });
    return height;
  }

  private widthOf({ c0, c1 }: Rect): number {
    let sum = 0;
    for (let c = c0; c <= c1; c += 1) sum += this.widths[this.model.columns[c]?.id ?? ''] ?? 0;
    return sum;
  }
}

const headerHeight = (model: SheetModel, widths: Widths, scale: number): number => {
  const lines = model.columns.map((column, c) => {
    if (column.isPart) return 1;
    const merged = model.columns[c + 1]?.isPart === true ? (widths['part'] ?? 0) : 0;
    return countLines(column.column.header.at(-1) ?? '', (widths[column.id] ?? 0) + merged - PAD_X, headerText);
  });
  return Math.round((Math.max(1, ...lines) * HEADER_LINE + HEADER_PAD) * scale);
};
