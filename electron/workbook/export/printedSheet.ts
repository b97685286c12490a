import type { Profile } from './profile';
import type { HiddenCell, PutCell } from './sheetWriter';

/** What a row is part of; a table's rows go on over pages, signatures stay together. */
export type RowPart = 'heading' | 'header' | 'table' | 'sign';

/**
 * A Biểu laid out for paper, in cells: the one model behind the exported workbook, the print preview and the PDF. Row 1 is
 * hidden and holds the keys by which an export comes home.
 */
export interface PrintedSheet {
  /** Name of the worksheet. */
  readonly name: string;
  readonly title: string;
  readonly planTitle: string;
  /** Printed ones, then hidden ones; width in characters of 8 pixels. */
  readonly columns: readonly { readonly width: number; readonly hidden: boolean }[];
  readonly cells: readonly PutCell[];
  readonly hidden: readonly HiddenCell[];
  /** Points by row. */
  readonly heights: ReadonlyMap<number, number>;
  readonly header: { readonly first: number; readonly last: number };
  /** First row of the signatures; behind the last row where there are none. */
  readonly firstSign: number;
  readonly lastRow: number;
  readonly profile: Profile;
  readonly paper: 'A4' | 'A3';
  readonly orientation: 'portrait' | 'landscape';
  /** 1, or less where the table is wider than the page: fit to width. */
  readonly scale: number;
  /** Cells that lead to other worksheets of the same workbook. */
  readonly links: readonly { readonly row: number; readonly column: number; readonly sheet: string }[];
}

/** Excel's own for Times New Roman 12, in points. */
export const DEFAULT_ROW_HEIGHT = 15.75;

/** Which part of the printed page a row belongs to, by its number. */
export const partOf = ({ header, firstSign }: PrintedSheet, row: number): RowPart => {
  if (row < header.first) return 'heading';
  if (row <= header.last) return 'header';
  return row < firstSign ? 'table' : 'sign';
};
