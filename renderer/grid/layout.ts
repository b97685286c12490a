import type { ViewRow } from '../../shared/form/types';
import type { SheetModel } from '../../shared/grid/sheetModel';
import { countLines } from '../../shared/grid/wrap';
import { FONT_FAMILY } from './gridTheme';

/** Sizes at 100 %, px. They are repeated in grid.css. */
const LINE = 18;
const PAD_Y = 10;
const PAD_X = 13;
const FONT = 13;
const TAG = 34;
const HEADER_LINE = 16;
const HEADER_PAD = 24;
const HEADER_FONT = 12;
const CHARACTER = 7.4;
/** Room for what stands beside the text: the tag of an estimate, the sign and the pencil of a verdict. */
const MARKS: Readonly<Partial<Record<string, number>>> = { figure: 24, ratio: 14 };
/** How far names and free texts give way in a narrow window before the sheet scrolls sideways. */
const GIVE: Readonly<Partial<Record<string, number>>> = { name: 0.28, text: 0.35 };
export const NUMBER_COLUMN = 38;

export type Widths = Readonly<Record<string, number>>;

/** Heights of rows and where they start, measured once per change: merged labels are drawn in slices from these. */
export interface Layout {
  readonly scale: number;
  readonly heights: readonly number[];
  readonly tops: readonly number[];
  readonly headerHeight: number;
}

const context = document.createElement('canvas').getContext('2d');
const wordWidths = new Map<string, number>();
const lineCounts = new Map<string, number>();

const measureWith =
  (font: string) =>
  (text: string): number => {
    const key = `${font}\u0000${text}`;
    const known = wordWidths.get(key);
    if (known !== undefined) return known;
    if (context && context.font !== font) context.font = font;
    const width = context ? context.measureText(text).width : text.length * 8;
    wordWidths.set(key, width);
    return width;
  };

const normal = measureWith(`400 ${FONT}px ${FONT_FAMILY}`);
const bold = measureWith(`600 ${FONT}px ${FONT_FAMILY}`);
const header = measureWith(`600 ${HEADER_FONT}px ${FONT_FAMILY}`);

const linesOf = (text: string, width: number, isBold: boolean): number => {
  if (text === '') return 1;
  const key = `${isBold ? 'b' : 'n'}${Math.round(width)}\u0000${text}`;
  const known = lineCounts.get(key);
  if (known !== undefined) return known;
  if (lineCounts.size > 50_000) lineCounts.clear();
  const lines = countLines(text, width, isBold ? bold : normal);
  lineCounts.set(key, lines);
  return lines;
};

const heightFor = (lines: number): number => lines * LINE + PAD_Y;

/** Rows keep their identity while nothing in them changes, and with it their height. */
const rowHeights = new WeakMap<ViewRow, { readonly sizes: string; readonly height: number }>();

/** Lays the sheet out; `changing` are rows with typed texts under way; `textAt` gives what is shown, typed texts under way included. Widths are unscaled px. */
export const layOut = (
  model: SheetModel,
  widths: Widths,
  zoom: number,
  textAt: SheetModel['textAt'],
  changing: ReadonlySet<string>,
): Layout => {
  const scale = zoom / 100;
  const widthOf = (c0: number, c1: number): number => {
    let sum = 0;
    for (let c = c0; c <= c1; c += 1) sum += widths[model.columns[c]?.id ?? ''] ?? 0;
    return sum;
  };
  const sizes = model.columns.map(({ id }) => Math.round(widths[id] ?? 0)).join();
  const heights = model.rows.map((row, r) => {
    const known = rowHeights.get(row);
    if (known?.sizes === sizes && !changing.has(row.id)) return known.height;
    let lines = 1;
    for (let c = 0; c < model.columns.length; c += 1) {
      const merge = model.mergeOf({ r, c });
      const kind = model.columns[c]?.column.kind;
      // Percents never wrap, so a narrow column does not blow the rows up.
      if (kind === 'ratio' || merge.c0 !== c || merge.r0 !== merge.r1) continue;
      const tag = model.cellAt({ r, c })?.estimate === true && kind === 'figure' ? TAG : 0;
      lines = Math.max(lines, linesOf(textAt({ r, c }), widthOf(c, merge.c1) - PAD_X - tag, row.kind === 'heading'));
    }
    const height = heightFor(lines);
    if (!changing.has(row.id)) rowHeights.set(row, { sizes, height });
    return height;
  });
  // A label merged down may need more room than its rows have: the last of them grows.
  model.rows.forEach((row, r) => {
    if (row.span.marker < 2 && row.span.name < 2) return;
    for (let c = 0; c < model.columns.length; c += 1) {
      const merge = model.mergeOf({ r, c });
      if (merge.r0 !== r || merge.r1 === r || merge.c0 !== c) continue;
      const needed = heightFor(linesOf(textAt({ r, c }), widthOf(c, merge.c1) - PAD_X, false));
      const present = heights.slice(r, merge.r1 + 1).reduce((sum, height) => sum + height, 0);
      if (needed > present) heights[merge.r1] = (heights[merge.r1] ?? 0) + needed - present;
    }
  });
  const scaled = heights.map((height) => Math.round(height * scale));
  const tops: number[] = [];
  let top = 0;
  for (const height of scaled) {
    tops.push(top);
    top += height;
  }
  return { scale, heights: scaled, tops, headerHeight: headerHeight(model, widths, scale) };
};

const headerHeight = (model: SheetModel, widths: Widths, scale: number): number => {
  const lines = model.columns.map((column, c) => {
    if (column.isPart) return 1;
    const merged = model.columns[c + 1]?.isPart === true ? (widths['part'] ?? 0) : 0;
    return countLines(column.column.header.at(-1) ?? '', (widths[column.id] ?? 0) + merged - PAD_X, header);
  });
  return Math.round((Math.max(1, ...lines) * HEADER_LINE + HEADER_PAD) * scale);
};

export const sameHeights = (a: Layout, b: Layout): boolean =>
  a.headerHeight === b.headerHeight &&
  a.heights.length === b.heights.length &&
  a.heights.every((height, index) => height === b.heights[index]);

/** Widths from the form, in characters; what is left over of the room goes to names and free texts. */
export const fitWidths = (model: SheetModel, room: number): Record<string, number> => {
  const widths: Record<string, number> = {};
  for (const { id, isPart, column } of model.columns) {
    const natural = Math.max(40, Math.round(column.width * CHARACTER + PAD_X + (MARKS[column.kind] ?? 0)));
    const hasPart = column.kind === 'name' && model.columnIndex('part') !== null;
    if (!hasPart) widths[id] = natural;
    else widths[id] = Math.round(natural * (isPart ? 0.42 : 0.58));
  }
  const weight = (kind: string): number => (kind === 'name' ? 2 : kind === 'text' ? 4 : kind === 'marker' ? 0 : 1);
  const used = Object.values(widths).reduce((sum, width) => sum + width, 0);
  const total = model.columns.reduce((sum, { column }) => sum + weight(column.kind), 0);
  const spare = room - NUMBER_COLUMN - used;
  if (spare < 0) return shrink(model, widths, -spare);
  if (total === 0) return widths;
  let left = spare;
  for (const { id, column } of model.columns) {
    const extra = Math.floor((spare * weight(column.kind)) / total);
    widths[id] = (widths[id] ?? 0) + extra;
    left -= extra;
  }
  const last = model.columns.at(-1);
  if (last) widths[last.id] = (widths[last.id] ?? 0) + left;
  return widths;
};

const shrink = (
  model: SheetModel,
  widths: Readonly<Record<string, number>>,
  missing: number,
): Record<string, number> => {
  const giving = model.columns.map(({ id, column }) => ({ id, gives: (widths[id] ?? 0) * (GIVE[column.kind] ?? 0) }));
  const all = giving.reduce((sum, { gives }) => sum + gives, 0);
  const share = all === 0 ? 0 : Math.min(1, missing / all);
  return Object.fromEntries(giving.map(({ id, gives }) => [id, Math.floor((widths[id] ?? 0) - gives * share)]));
};
