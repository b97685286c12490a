import { HIGHEST_ROW, innerWidth } from './cellMeasure';
import type { Profile } from './profile';
import type { SheetColumns } from './sheetColumns';
import { countLines } from './textWidth';

export interface CellLook {
  readonly size: number;
  readonly bold?: boolean;
  readonly italic?: boolean;
  readonly underline?: boolean;
  readonly align?: 'left' | 'right' | 'center';
  readonly vertical?: 'top' | 'middle' | 'bottom';
  readonly bordered?: boolean;
  readonly format?: string;
  readonly indent?: number;
}

/** The value of a cell as ExcelJS takes it. */
export type CellValue = string | number | { readonly formula: string; readonly result: number | string } | null;

/** A place on the sheet: 1-based, over some columns and rows. */
export interface Spot {
  readonly row: number;
  readonly from: number;
  readonly to?: number;
  readonly rows?: number;
}

/** A cell as it is printed, merged over columns and rows. */
export interface PutCell {
  readonly row: number;
  readonly from: number;
  readonly to: number;
  readonly rows: number;
  readonly value: CellValue;
  readonly look: CellLook;
}

/** What stands in hidden rows and columns: keys, and numbers for formulas. */
export interface HiddenCell {
  readonly row: number;
  readonly column: number;
  readonly value: string | number;
}

/** Line height of Times New Roman in Excel: 15.75 points at size 12. */
const lineHeight = (size: number): number => Math.ceil(size * 1.3125 * 4) / 4;
const padding = 3;

/** Collects cells, merges and row heights of a sheet, row after row; knows the width of every column. */
export class SheetWriter {
  /** The next free row. */
  row = 1;
  readonly cells: PutCell[] = [];
  readonly hidden: HiddenCell[] = [];
  private readonly needed = new Map<number, number>();
  /** Merged cells over several rows: looked at last, when the single rows are known. */
  private readonly tall: { row: number; rows: number; height: number }[] = [];

  constructor(
    readonly columns: SheetColumns,
    readonly profile: Profile,
  ) {}

  /** Puts a value at (row, from), merged over the given columns and rows. */
  put(value: CellValue, look: CellLook, { row, from, to = from, rows = 1 }: Spot): void {
    this.cells.push({ row, from, to, rows, value, look });
  }

  /** Puts something where nobody sees it. */
  hide(value: string | number, row: number, column: number): void {
    this.hidden.push({ row, column, value });
  }

  /** What a text takes over these columns, in points. */
  heightOf(text: string, look: CellLook, from: number, to: number): number {
    let width = 0;
    for (const column of this.columns.printed) if (column.number >= from && column.number <= to) width += column.width;
    const inner = innerWidth(width) - (look.indent ?? 0) * 9;
    const lines = countLines(text, Math.max(inner * 0.97, look.size), look.size, look.bold ?? false);
    return lines * lineHeight(look.size) + padding;
  }

  /** Remembers that a text needs this much room, spread over `rows` rows. */
  fit(text: string, look: CellLook, { row, from, to = from, rows = 1 }: Spot): void {
    if (text === '') return;
    const height = this.heightOf(text, look, from, to);
    if (rows === 1) this.need(row, 1, height);
    else this.tall.push({ row, rows, height });
  }

  /** Asks for `height` points over `rows` rows; what is missing is shared evenly. */
  private need(row: number, rows: number, height: number): void {
    let have = 0;
    for (let r = row; r < row + rows; r++) have += this.needed.get(r) ?? 0;
    const missing = (height - have) / rows;
    if (missing <= 0) return;
    for (let r = row; r < row + rows; r++) this.needed.set(r, (this.needed.get(r) ?? 0) + missing);
  }

  /** Heights asked for so far, in points, by row. */
  heights(): ReadonlyMap<number, number> {
    for (const { row, rows, height } of this.tall.splice(0)) this.need(row, rows, height);
    return this.needed;
  }

  /** The same, in quarters of a point, as a page plan wants them. */
  setHeights(planned: (row: number) => number | undefined = () => undefined): ReadonlyMap<number, number> {
    const heights = new Map<number, number>();
    for (const [row, height] of this.heights()) {
      heights.set(row, Math.min(HIGHEST_ROW, Math.ceil((planned(row) ?? height) * 4) / 4));
    }
    return heights;
  }

  /** Asks for an empty row of a given height. */
  blank(height: number): void {
    this.need(this.row, 1, height);
  }

  minimum(row: number, size: number): void {
    this.need(row, 1, lineHeight(size) + padding);
  }

  tag(row: number, key: string): void {
    this.hide(key, row, this.columns.rowKey.number);
  }
}
