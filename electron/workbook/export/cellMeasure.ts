/** Column widths are counted in characters of the default font, Times New Roman 12. */
export const PIXELS_PER_CHARACTER = 8;
/** What a cell keeps free beside its text, in pixels. */
export const CELL_PADDING = 7;
/** Points to a pixel of the screen. */
export const POINTS_PER_PIXEL = 0.75;
/** The highest row that a spreadsheet has, in points. */
export const HIGHEST_ROW = 409;

/** Inner width of a cell for text, in points; from its width in characters. */
export const innerWidth = (characters: number): number =>
  (characters * PIXELS_PER_CHARACTER - CELL_PADDING) * POINTS_PER_PIXEL;
