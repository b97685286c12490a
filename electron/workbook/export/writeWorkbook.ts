import { Writable } from 'node:stream';
import { type Alignment, type Borders, type Row, type Style, stream, type Worksheet } from 'exceljs';
import { PRINTED } from '../../../shared/text/workbook';
import { columnLetters } from '../read/cellPlaces';
import { formatFor, TEXT_FORMAT, withoutForbidden, workbookText } from '../workbookText';
import { finishPackage, type SheetFinish } from './finishPackage';
import { DEFAULT_ROW_HEIGHT, type PrintedSheet } from './printedSheet';
import { inches, pageNumberHeader, paperCodes } from './profile';
import type { CellLook, CellValue } from './sheetWriter';

export interface WorkbookFacts {
  readonly title: string;
  readonly subject: string;
}

/** Laid-out sheets as one .xlsx, row by row: a long table takes no more memory than its cells. At least one sheet. */
export const writeWorkbook = async (
  sheets: readonly PrintedSheet[],
  { title, subject }: WorkbookFacts,
): Promise<Uint8Array> => {
  const chunks: Uint8Array[] = [];
  const sink = new Writable({
    write(chunk: Uint8Array, _encoding, done) {
      chunks.push(chunk);
      done();
    },
  });
  // Packed once, at the end: finishPackage has to look into the parts.
  const book = new stream.xlsx.WorkbookWriter({
    stream: sink,
    useStyles: true,
    useSharedStrings: true,
    zip: { zlib: { level: 0 } },
  });
  Object.assign(book, {
    creator: PRINTED.creator,
    lastModifiedBy: PRINTED.creator,
    title: withoutForbidden(title),
    subject: withoutForbidden(subject),
  });
  const styles = new StyleBook();
  const finishes = sheets.map((sheet) => writeSheet(book, sheet, styles));
  await book.commit();
  const [first] = sheets;
  const { font, tableSize } = first?.profile ?? { font: 'Times New Roman', tableSize: 12 };
  return finishPackage(Buffer.concat(chunks), { font, size: tableSize, sheets: finishes });
};

const writeSheet = (book: stream.xlsx.WorkbookWriter, printed: PrintedSheet, styles: StyleBook): SheetFinish => {
  const { profile, header, lastRow } = printed;
  const last = columnLetters(Math.max(1, printed.columns.filter(({ hidden }) => !hidden).length));
  const sheet = book.addWorksheet(printed.name, {
    properties: { defaultRowHeight: DEFAULT_ROW_HEIGHT },
    // Written at once; the rest of the page set-up at the end.
    pageSetup: { fitToPage: true },
    headerFooter: {
      differentFirst: true,
      oddHeader: pageNumberHeader(profile),
    },
    views: [{ state: 'frozen', xSplit: 0, ySplit: header.last, showGridLines: false }],
  });
  Object.assign(sheet.pageSetup, {
    ...pageSetup(printed),
    // ExcelJS puts a $ before each half of both ranges.
    printTitlesRow: `${header.first}:${header.last}`,
    printArea: `A$2:${last}$${lastRow}`,
  });
  printed.columns.forEach(({ width, hidden }, index) => {
    const column = sheet.getColumn(index + 1);
    column.width = width;
    column.font = { name: profile.font, family: 1, size: profile.tableSize };
    column.hidden = hidden;
  });
  const merges = writeRows(sheet, printed, styles);
  sheet.commit();
  const links = printed.links.map(({ row, column, sheet: name }) => ({
    ref: `${columnLetters(column)}${row}`,
    location: `'${name}'!A2`,
  }));
  return { merges, links };
};

const pageSetup = ({ profile: { margins }, paper, orientation }: PrintedSheet) => ({
  paperSize: paperCodes[paper],
  orientation,
  margins: {
    top: inches(margins.top),
    bottom: inches(margins.bottom),
    left: inches(margins.left),
    right: inches(margins.right),
    header: inches(margins.top / 2 - 2),
    footer: inches(margins.bottom / 2 - 2),
  },
  fitToPage: true,
  fitToWidth: 1,
  fitToHeight: 0,
  horizontalCentered: true,
  firstPageNumber: 1,
});

/** One cell of the sheet; a merged one is several, of which the first has the value. */
interface Piece {
  readonly column: number;
  readonly value: CellValue | undefined;
  readonly style: Partial<Style> | null;
}

/** Writes the rows in order; returns the ranges to merge. */
const writeRows = (sheet: Worksheet, printed: PrintedSheet, styles: StyleBook): string[] => {
  const byRow = new Map<number, Piece[]>();
  const add = (row: number, piece: Piece): void => {
    const pieces = byRow.get(row);
    if (pieces) pieces.push(piece);
    else byRow.set(row, [piece]);
  };
  const merges: string[] = [];
  for (const { row, from, to, rows, value, look } of printed.cells) {
    const format = formatFor(typeof value === 'string' ? value : '', look.format ?? 'General');
    const style = styles.of(format === look.format ? look : { ...look, format }, printed.profile.font);
    for (let r = row; r < row + rows; r++) {
      for (let c = from; c <= to; c++) add(r, { column: c, value: r === row && c === from ? value : undefined, style });
    }
    if (to > from || rows > 1) merges.push(`${columnLetters(from)}${row}:${columnLetters(to)}${row + rows - 1}`);
  }
  for (const { row, column, value } of printed.hidden) {
    const isTag = row > 1 && typeof value === 'string';
    add(row, { column, value, style: isTag ? styles.text : null });
  }
  for (let number = 1; number <= Math.max(printed.lastRow, 1); number++) {
    const row = sheet.getRow(number);
    const height = printed.heights.get(number);
    if (number === 1) row.hidden = true;
    else if (height !== undefined) row.height = height;
    for (const piece of byRow.get(number) ?? []) writeCell(row, piece);
    row.commit();
  }
  return merges;
};

const writeCell = (row: Row, { column, value, style }: Piece): void => {
  const cell = row.getCell(column);
  if (value !== undefined) cell.value = guarded(value);
  if (style) cell.style = style;
};

/** Texts as a workbook can hold them; formulas are the program's own. */
const guarded = (value: CellValue): CellValue => {
  if (typeof value === 'string') return workbookText(value);
  if (value === null || typeof value !== 'object' || typeof value.result !== 'string') return value;
  return { ...value, result: workbookText(value.result) };
};

const thin = { style: 'thin', color: { argb: 'FF000000' } } as const;
const box: Partial<Borders> = { top: thin, left: thin, bottom: thin, right: thin };

/** Styles by look: cells that look alike share one, which ExcelJS then knows by identity. */
class StyleBook {
  readonly text: Partial<Style> = { numFmt: TEXT_FORMAT };
  private readonly known = new Map<string, Partial<Style>>();

  of(look: CellLook, font: string): Partial<Style> {
    const key = `${font} ${JSON.stringify(look)}`;
    const found = this.known.get(key);
    if (found) return found;
    const style = styleOf(look, font);
    this.known.set(key, style);
    return style;
  }
}

const styleOf = (look: CellLook, font: string): Partial<Style> => {
  const alignment: Partial<Alignment> = {
    horizontal: look.align ?? 'left',
    vertical: look.vertical ?? 'middle',
    wrapText: true,
    ...(look.indent === undefined || look.indent === 0 ? {} : { indent: look.indent }),
  };
  return {
    font: {
      name: font,
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
};
