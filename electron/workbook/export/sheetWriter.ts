import type { Alignment, Borders, Cell, Style, Worksheet } from 'exceljs';
import type { Profile } from './profile';
import { columnLetter, innerWidth, type SheetColumns } from './sheetColumns';
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

const thin = { style: 'thin', color: { argb: 'FF000000' } } as const;
const box: Partial<Borders> = { top: thin, left: thin, bottom: thin, right: thin };
/** Line height of Times New Roman in Excel: 15.75 points at size 12. */
const lineHeight = (size: number): number => Math.ceil(size * 1.3125 * 4) / 4;
const padding = 3;
const highestRow = 409;

/** Writes cells, merges and row heights into a worksheet, row after row; knows the width of every column. */
export class SheetWriter {
  /** The next free row. */
  row = 1;
  /** Ranges to merge, written by finishPackage. */
  readonly merges: string[] = [];
  private readonly needed = new Map<number, number>();
  /** Merged cells over several rows: looked at last, when the single rows are known. */
  private readonly tall: { row: number; rows: number; height: number }[] = [];
  private readonly styles = new Map<string, Partial<Style>>();

  constructor(
    readonly sheet: Worksheet,
    readonly columns: SheetColumns,
    readonly profile: Profile,
  ) {}

  /** Puts a value at (row, from) and merges it over the given columns and rows. */
  put(value: CellValue, look: CellLook, at: { row: number; from: number; to?: number; rows?: number }): Cell {
    const { row, from, to = from, rows = 1 } = at;
    const cell = this.sheet.getCell(row, from);
    cell.value = value;
    const style = this.styleOf(look);
    for (let r = row; r < row + rows; r++) {
      for (let c = from; c <= to; c++) this.sheet.getCell(r, c).style = style;
    }
    if (to > from || rows > 1) this.merges.push(`${columnLetter(from)}${row}:${columnLetter(to)}${row + rows - 1}`);
    return cell;
  }

  /** Remembers that a text needs this much room, spread over `rows` rows. */
  fit(text: string, look: CellLook, at: { row: number; from: number; to?: number; rows?: number }): void {
    if (text === '') return;
    const { row, from, to = from, rows = 1 } = at;
    let width = 0;
    for (const column of this.columns.printed) if (column.number >= from && column.number <= to) width += column.width;
    const inner = innerWidth(width) - (look.indent ?? 0) * 9;
    const lines = countLines(text, Math.max(inner * 0.97, look.size), look.size, look.bold ?? false);
    const height = lines * lineHeight(look.size) + padding;
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

  /** Writes the heights asked for so far; rows of the table (`first` to `last`) are stretched by a factor. */
  setHeights(first: number, last: number, factor: number): void {
    for (const [row, height] of this.heights()) {
      const wanted = row >= first && row <= last ? height * factor : height;
      this.sheet.getRow(row).height = Math.min(highestRow, Math.ceil(wanted * 4) / 4);
    }
  }

  /** Asks for an empty row of a given height. */
  blank(height: number): void {
    this.need(this.row, 1, height);
  }

  minimum(row: number, size: number): void {
    this.need(row, 1, lineHeight(size) + padding);
  }

  tag(row: number, key: string): void {
    const cell = this.sheet.getCell(row, this.columns.rowKey.number);
    cell.value = key;
    cell.numFmt = '@';
  }

  private styleOf(look: CellLook): Partial<Style> {
    const key = JSON.stringify(look);
    const known = this.styles.get(key);
    if (known) return known;
    const alignment: Partial<Alignment> = {
      horizontal: look.align ?? 'left',
      vertical: look.vertical ?? 'middle',
      wrapText: true,
      ...(look.indent === undefined || look.indent === 0 ? {} : { indent: look.indent }),
    };
    const style: Partial<Style> = {
      font: {
        name: this.profile.font,
        family: 1,
        size: look.size,
        color: { argb: 'FF000000' },
        ...(look.bold === true ? { bold: true } : {}),
        ...(look.italic === true ? { italic: true } : {}),
        ...(look.underline === true ? { underline: true } : {}),
      },
      alignment,
      numFmt: look.format ?? 'General',
      ...(look.bordered === true ? { border: box } : {}),
    };
    this.styles.set(key, style);
    return style;
  }
}
