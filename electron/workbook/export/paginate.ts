import type { PrintedBox, PrintedLook, PrintedPages } from '../../../shared/contract/printPages';
import { PIXELS_PER_CHARACTER, POINTS_PER_PIXEL } from './cellMeasure';
import { DEFAULT_ROW_HEIGHT, type PrintedSheet, partOf } from './printedSheet';
import { paperSizes } from './profile';
import type { CellLook, PutCell } from './sheetWriter';
import { shownValue } from './shownValue';

const pixelsPerMillimetre = 96 / 25.4;
/** Rows are rounded by every program in its own way. */
const tolerance = 1;

/**
 * Breaks a laid-out sheet into pages as a spreadsheet does: a row that does not fit goes to the next page, below the
 * header. Lengths come out in CSS pixels.
 */
export const paginate = (sheet: PrintedSheet): PrintedPages => {
  const [short, long] = paperSizes[sheet.paper];
  const isWide = sheet.orientation === 'landscape';
  const [width, height] = isWide ? [long, short] : [short, long];
  const { margins } = sheet.profile;
  const inner = (height - margins.top - margins.bottom) * pixelsPerMillimetre;
  const printed = sheet.columns.filter(({ hidden }) => !hidden);
  const lefts = [0];
  for (const column of printed) lefts.push((lefts.at(-1) ?? 0) + column.width * PIXELS_PER_CHARACTER);
  const looks = new LookBook();
  const pages = breakRows(sheet, inner / sheet.scale).map((rows) => boxesOf(sheet, rows, lefts, looks));
  return {
    name: sheet.name,
    title: sheet.title,
    paper: sheet.paper,
    orientation: sheet.orientation,
    width: width * pixelsPerMillimetre,
    height: height * pixelsPerMillimetre,
    margins: {
      top: margins.top * pixelsPerMillimetre,
      bottom: margins.bottom * pixelsPerMillimetre,
      left: margins.left * pixelsPerMillimetre,
      right: margins.right * pixelsPerMillimetre,
    },
    font: sheet.profile.font,
    pageNumberSize: sheet.profile.pageNumberSize,
    scale: sheet.scale,
    headerShare: (titleHeight(sheet) * sheet.scale) / inner,
    tableWidth: lefts.at(-1) ?? 0,
    looks: looks.list,
    pages,
  };
};

const heightOf = ({ heights }: PrintedSheet, row: number): number =>
  (heights.get(row) ?? DEFAULT_ROW_HEIGHT) / POINTS_PER_PIXEL;

const titleRows = ({ header: { first, last } }: PrintedSheet): number[] =>
  Array.from({ length: last - first + 1 }, (_, index) => first + index);

const titleHeight = (sheet: PrintedSheet): number =>
  titleRows(sheet).reduce((sum, row) => sum + heightOf(sheet, row), 0);

/** The rows of each page, those of the header again on each but the first. Row 1 holds the keys and is not printed. */
const breakRows = (sheet: PrintedSheet, capacity: number): readonly (readonly number[])[] => {
  const titles = titleRows(sheet);
  let page: number[] = [];
  const pages = [page];
  let used = 0;
  for (let row = 2; row <= sheet.lastRow; row++) {
    const needed = heightOf(sheet, row);
    if (used > 0 && used + needed > capacity + tolerance) {
      const repeats = partOf(sheet, row) !== 'heading' && partOf(sheet, row) !== 'header';
      page = repeats ? [...titles] : [];
      pages.push(page);
      used = repeats ? titleHeight(sheet) : 0;
    }
    page.push(row);
    used += needed;
  }
  return pages;
};

const boxesOf = (
  sheet: PrintedSheet,
  rows: readonly number[],
  lefts: readonly number[],
  looks: LookBook,
): readonly PrintedBox[] => {
  const tops = new Map<number, number>();
  let top = 0;
  for (const row of rows) {
    tops.set(row, top);
    top += heightOf(sheet, row);
  }
  const boxes: PrintedBox[] = [];
  for (const cell of cellsOn(sheet, rows)) {
    const shared = sharedRows(cell, tops);
    const [first] = shared;
    const at = first === undefined ? undefined : tops.get(first);
    if (at === undefined) continue;
    const height = shared.reduce((sum, row) => sum + heightOf(sheet, row), 0);
    const left = lefts[cell.from - 1] ?? 0;
    const text = isTextHere(cell, shared.length, first ?? cell.row) ? shownValue(cell.value, cell.look.format) : '';
    if (text === '' && cell.look.bordered !== true) continue;
    const width = (lefts[cell.to] ?? left) - left;
    const [x, y] = [Math.round(left), Math.round(at)];
    // Whole pixels from edge to edge, so that the rules of neighbours fall upon each other.
    boxes.push([x, y, Math.round(left + width) - x, Math.round(at + height) - y, looks.indexOf(cell.look), text]);
  }
  return boxes;
};

const cellsByRow = new WeakMap<PrintedSheet, ReadonlyMap<number, readonly PutCell[]>>();

/** Cells that have a row among those of a page; a merged cell that began on the page before is one of them. */
const cellsOn = (sheet: PrintedSheet, rows: readonly number[]): readonly PutCell[] => {
  let index = cellsByRow.get(sheet);
  if (!index) {
    const made = new Map<number, PutCell[]>();
    for (const cell of sheet.cells) {
      for (let row = cell.row; row < cell.row + cell.rows; row++) {
        const list = made.get(row);
        if (list) list.push(cell);
        else made.set(row, [cell]);
      }
    }
    index = made;
    cellsByRow.set(sheet, made);
  }
  const found = new Set<PutCell>();
  for (const row of rows) for (const cell of index.get(row) ?? []) found.add(cell);
  return [...found];
};

const sharedRows = (cell: PutCell, tops: ReadonlyMap<number, number>): readonly number[] => {
  const rows: number[] = [];
  for (let row = cell.row; row < cell.row + cell.rows; row++) if (tops.has(row)) rows.push(row);
  return rows;
};

/** A merged cell that a page break cuts shows its text once, in its larger piece. */
const isTextHere = (cell: PutCell, here: number, first: number): boolean => {
  const elsewhere = cell.rows - here;
  return here > elsewhere || (here === elsewhere && first === cell.row);
};

/** The looks of a sheet, each once. */
class LookBook {
  readonly list: PrintedLook[] = [];
  private readonly known = new Map<string, number>();

  indexOf(look: CellLook): number {
    const own: PrintedLook = {
      size: look.size,
      bold: look.bold ?? false,
      italic: look.italic ?? false,
      underline: look.underline ?? false,
      align: look.align ?? 'left',
      vertical: look.vertical ?? 'middle',
      bordered: look.bordered ?? false,
      indent: look.indent ?? 0,
    };
    const key = JSON.stringify(own);
    const found = this.known.get(key);
    if (found !== undefined) return found;
    this.known.set(key, this.list.length);
    return this.list.push(own) - 1;
  }
}
