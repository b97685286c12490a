import { readText } from '../../shared/form/cells';
import type { ViewCell, ViewRow } from '../../shared/form/types';
import type { Rect } from '../../shared/grid/geometry';
import type { SheetModel } from '../../shared/grid/sheetModel';
import { countLines } from '../../shared/grid/wrap';
import { labelRoom } from './foldMark';
import { boldText, FONT_SIZE, headerText, type Measure, normalText, widestLine } from './textWidth';

/** Sizes at 100 %, px. They are repeated in grid.css. */
const LINE = 18;
const PAD_Y = 10;
const PAD_X = 13;
const TAG = 34;
const HEADER_LINE = 16;
const HEADER_PAD = 24;
const CHARACTER = 7.4;
/** Room for what stands beside the text: the tag of an estimate, the sign and the pencil of a verdict. */
const MARKS: Readonly<Partial<Record<string, number>>> = { figure: 24, ratio: 14 };
/** How far names and free texts give way in a narrow window before the sheet scrolls sideways. */
const GIVE: Readonly<Partial<Record<string, number>>> = { name: 0.28, text: 0.35, property: 0.2 };
/** Texts longer than this many characters on average need their room. */
const WORDY = 12;
/** A column with words in no more of its rows than this is as good as empty. */
const SPARSE = 0.2;
/** A free text has no more lines than this in the sheet; the line above has all of it. Repeated in grid.css. */
const TEXT_LINES = 8;
/** A text of more lines than this widens its column. */
const LONG_TEXT = 6;
const WIDEN_LIMIT = 2.2;
/** Rows looked at to tell. */
const SAMPLE = 200;
/** How wide "vừa nội dung" makes a column at most; longer texts wrap. */
const FIT_LIMIT = 520;
const FIT_LEAST = 40;
export const NUMBER_COLUMN = 38;

export type Widths = Readonly<Record<string, number>>;

/** No letter of the font is wider than this: a text this short needs no measuring. */
const WIDEST = FONT_SIZE * 1.1;

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

/** A small word stands before the number: an estimate, an adjusted target. */
const hasTag = (kind: string, cell: ViewCell | null | undefined): boolean =>
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
      const lines = linesOf(this.textAt({ r, c }), this.widthOf(merge) - PAD_X - room, false);
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
        lines = Math.max(lines, linesOf(this.textAt({ r, c }), this.widthOf(merge) - PAD_X - beside, isBold));
        continue;
      }
      // Only labels are merged; the other columns, most of a wide sheet, are read from the row itself.
      const cell = row.cells[own.id];
      const text = isChanging ? this.textAt({ r, c }) : cell ? readText(cell) : '';
      if (text === '') continue;
      const tag = hasTag(kind, cell) ? TAG : 0;
      const needed = linesOf(text, (this.widths[own.id] ?? 0) - PAD_X - tag, isBold);
      lines = Math.max(lines, kind === 'text' ? Math.min(needed, TEXT_LINES) : needed);
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

/** Width in which every text of a column stands on one line, as far as a column may go; the header by its longest word. */
export const contentWidth = (model: SheetModel, c: number): number => {
  const own = model.columns[c];
  if (!own) return FIT_LEAST;
  const beside = own.column.kind === 'ratio' ? 26 : 0;
  let widest = own.isPart ? 0 : widestLine((own.column.header.at(-1) ?? '').replace(/\s+/g, '\n'), headerText);
  for (let r = 0; r < model.rows.length; r += 1) {
    const merge = model.mergeOf({ r, c });
    // A text over both name columns has the room of both.
    if (merge.r0 !== r || merge.c0 !== c || merge.c1 !== c) continue;
    const text = model.textAt({ r, c });
    if (text === '' || text.length * WIDEST <= widest) continue;
    const measure: Measure = model.rows[r]?.kind === 'heading' ? boldText : normalText;
    const tag = hasTag(own.column.kind, model.cellAt({ r, c })) ? TAG : 0;
    widest = Math.max(widest, widestLine(text, measure) + tag);
    if (widest + beside + PAD_X >= FIT_LIMIT) return FIT_LIMIT;
  }
  return Math.max(FIT_LEAST, Math.ceil(widest + beside + PAD_X + 1));
};

/** Widths from the form, in characters; what is left of the room goes to names and free texts, not to dates and numbers. */
export const fitWidths = (model: SheetModel, room: number): Record<string, number> => {
  const widths: Record<string, number> = {};
  for (const { id, isPart, column } of model.columns) {
    const wide = column.kind === 'text' ? widening(model, id, column.width) : 1;
    const natural = Math.max(40, Math.round(column.width * wide * CHARACTER + PAD_X + (MARKS[column.kind] ?? 0)));
    const hasPart = column.kind === 'name' && model.columnIndex('part') !== null;
    if (!hasPart) widths[id] = natural;
    else widths[id] = Math.round(natural * (isPart ? 0.42 : 0.58));
  }
  const names = model.view.source === 'plan' ? 2 : 8;
  const weights = model.columns.map(({ id, column: { kind } }): number => {
    if (kind === 'text') return (meanLength(model, id) ?? WORDY + 1) > WORDY ? 4 : 0;
    return kind === 'name' ? names : kind === 'marker' ? 0 : 1;
  });
  const used = Object.values(widths).reduce((sum, width) => sum + width, 0);
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const spare = room - NUMBER_COLUMN - used;
  if (spare < 0) return shrink(model, widths, -spare);
  if (total === 0) return widths;
  let left = spare;
  for (const [index, { id }] of model.columns.entries()) {
    const extra = Math.floor((spare * (weights[index] ?? 0)) / total);
    widths[id] = (widths[id] ?? 0) + extra;
    left -= extra;
  }
  const last = model.columns.at(-1);
  if (last) widths[last.id] = (widths[last.id] ?? 0) + left;
  return widths;
};

const textsIn = (model: SheetModel, id: string): string[] =>
  model.rows
    .slice(0, SAMPLE)
    .map(({ cells }) => (cells[id] ? readText(cells[id]) : ''))
    .filter((text) => text !== '');

/** How much wider than on paper a column of very long texts is, so that its rows stay in sight. */
const widening = (model: SheetModel, id: string, characters: number): number => {
  const longest = textsIn(model, id).reduce((most, text) => Math.max(most, text.length), 0);
  return Math.max(1, Math.min(WIDEN_LIMIT, longest / characters / LONG_TEXT));
};

/** Letters in a filled cell of a column on average; null where few rows have any: the next may be a long one. */
const meanLength = (model: SheetModel, id: string): number | null => {
  const filled = textsIn(model, id);
  if (filled.length <= Math.min(SAMPLE, model.rows.length) * SPARSE) return null;
  return filled.reduce((sum, text) => sum + text.length, 0) / filled.length;
};

/** A column of long texts in many of its rows: made narrow it blows them up. */
const isWordy = (model: SheetModel, id: string): boolean => (meanLength(model, id) ?? 0) > WORDY;

/** A longer word may break. */
const WHOLE_WORD = 12;

/** The width that keeps dates and numbers of documents on one line. */
const wordWidth = (model: SheetModel, id: string): number =>
  textsIn(model, id)
    .flatMap((text) => text.split(/\s+/))
    .filter((word) => word.length <= WHOLE_WORD)
    .reduce((widest, word) => Math.max(widest, normalText(word) + PAD_X + 1), 0);

const shrink = (
  model: SheetModel,
  widths: Readonly<Record<string, number>>,
  missing: number,
): Record<string, number> => {
  const giving = model.columns.map(({ id, column }) => {
    const part = GIVE[column.kind] ?? 0;
    const hasWords = column.kind !== 'text' || isWordy(model, id);
    const width = widths[id] ?? 0;
    const gives = width * (column.kind === 'text' && hasWords ? part / 5 : part);
    return {
      id,
      gives: hasWords ? gives : Math.max(0, Math.min(gives, width - wordWidth(model, id))),
      isLast: hasWords,
    };
  });
  const sum = (of: readonly { readonly gives: number }[]): number => of.reduce((all, { gives }) => all + gives, 0);
  const all = sum(giving);
  // Where the sheet has to be moved sideways all the same, nothing is gained by squeezing it.
  if (missing > all * 1.6) return Object.fromEntries(giving.map(({ id }) => [id, Math.floor(widths[id] ?? 0)]));
  // Columns without much in them give way before names and what is written in others.
  const [early, late] = [sum(giving.filter(({ isLast }) => !isLast)), sum(giving.filter(({ isLast }) => isLast))];
  const share = (of: number, wanted: number): number => (of === 0 ? 0 : Math.max(0, Math.min(1, wanted / of)));
  const [first, then] = [share(early, missing), share(late, missing - early)];
  return Object.fromEntries(
    giving.map(({ id, gives, isLast }) => [id, Math.floor((widths[id] ?? 0) - gives * (isLast ? then : first))]),
  );
};
