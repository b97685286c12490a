/** A Biểu, or a set of them, page by page as it will print: made from the same layout as the exported workbook. */
export interface PrintedBook {
  readonly sheets: readonly PrintedPages[];
}

/** The pages of one Biểu; its page numbers begin at 1, and page 1 shows none. Lengths in CSS pixels (1/96 inch). */
export interface PrintedPages {
  /** "Phụ lục I", "Biểu 01": also the name of the worksheet. */
  readonly name: string;
  readonly title: string;
  readonly paper: 'A4' | 'A3';
  readonly orientation: 'portrait' | 'landscape';
  readonly width: number;
  readonly height: number;
  readonly margins: { readonly top: number; readonly bottom: number; readonly left: number; readonly right: number };
  readonly font: string;
  /** Points. */
  readonly pageNumberSize: number;
  /** Below 1 where the table is wider than its page. */
  readonly scale: number;
  /** How much of a page's height the header takes that comes again on each page. */
  readonly headerShare: number;
  /** Width of the table before it is scaled. */
  readonly tableWidth: number;
  readonly looks: readonly PrintedLook[];
  readonly pages: readonly (readonly PrintedBox[])[];
}

/** How the text of a box looks; sizes in points. */
export interface PrintedLook {
  readonly size: number;
  readonly bold: boolean;
  readonly italic: boolean;
  readonly underline: boolean;
  readonly align: 'left' | 'right' | 'center';
  readonly vertical: 'top' | 'middle' | 'bottom';
  readonly bordered: boolean;
  /** Steps to the right, as Excel indents. */
  readonly indent: number;
}

/** A cell on a page: left, top, width, height from the upper left corner of the margins; index of its look; text. */
export type PrintedBox = readonly [number, number, number, number, number, string];

/** Below this a printed table is too small to read with ease. */
export const SMALL_SCALE = 0.6;
/** Above this the repeated header leaves too little of a page to its rows. */
export const CROWDED_HEADER = 0.3;
