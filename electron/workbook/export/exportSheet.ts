import { Workbook } from 'exceljs';
import type { SheetView } from '../../../shared/form/types';
import { PRINTED } from '../../../shared/text/workbook';
import { formatColumnKey, formatMeta, rowTag } from '../exportKeys';
import { finishPackage } from './finishPackage';
import { type PrintedRow, signatureFactor } from './fitSignature';
import { type LayoutName, type ProfileName, paperCodes, profiles } from './profile';
import { pageHeight, rowKeyColumn, type SheetColumns, toSheetColumns, unitLine } from './sheetColumns';
import { SheetWriter } from './sheetWriter';
import { writeHeader } from './writeHeader';
import { annexCaption, formNumber, writeHeading, writeSignatures } from './writeHeading';
import { writeRows } from './writeTable';

export interface ExportOptions {
  readonly layout: LayoutName;
  readonly profile: ProfileName;
}

/** Excel's own for Times New Roman 12, in points. */
const defaultRowHeight = 15.75;

/**
 * One Biểu as an .xlsx that prints as the office submits it (domain.md §5: Nghị định 30/2020/NĐ-CP, 36-HD/VPTW) and
 * that `previewImport` recognises by its hidden keys. Percents are live formulas whose cached results are the view's.
 */
export const exportSheet = async (view: SheetView, options: ExportOptions): Promise<Uint8Array> => {
  const profile = profiles[options.profile];
  const book = new Workbook();
  const title = view.print.title.trim() === '' ? view.title : view.print.title;
  book.creator = PRINTED.creator;
  book.lastModifiedBy = PRINTED.creator;
  book.title = title;
  book.subject = view.planTitle;
  const caption = options.layout === 'phu-luc' ? annexCaption(view.print, { profile }) : formNumber(view.print);
  const sheet = book.addWorksheet(sheetName(caption), { properties: { defaultRowHeight } });
  const columns = toSheetColumns(view, profile);
  const writer = new SheetWriter(sheet, columns, profile);
  for (const column of [...columns.printed, ...columns.hidden]) {
    const target = sheet.getColumn(column.number);
    target.width = column.width;
    target.font = { name: profile.font, family: 1, size: profile.tableSize };
    target.hidden = column.view === null;
  }
  writeKeys(writer, view, columns);
  writeHeading(writer, { ...view.print, unitLine: unitLine(view) }, title, options.layout);
  const header = writeHeader(writer, view.columnNumbers === true);
  const notes = writeRows(writer, view);
  const lastTableRow = writer.row - 1;
  writeNotes(writer, notes);
  const firstSignRow = writer.row;
  if (options.layout === 'bieu') writeSignatures(writer, view.print);
  const heights = writer.heights();
  const printed = Array.from({ length: writer.row - 2 }, (_, index): PrintedRow => {
    const row = index + 2;
    const height = heights.get(row) ?? defaultRowHeight;
    if (row < header.first) return { height, part: 'heading' };
    if (row <= header.last) return { height, part: 'header' };
    return { height, part: row < firstSignRow ? 'table' : 'sign' };
  });
  writer.setHeights(header.last + 1, lastTableRow, signatureFactor(printed, pageHeight(view, profile, columns)));
  const inches = (millimetres: number): number => Math.round((millimetres / 25.4) * 1000) / 1000;
  const { margins } = profile;
  Object.assign(sheet.pageSetup, {
    paperSize: paperCodes[view.print.paper],
    orientation: view.print.orientation,
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
    // ExcelJS puts a $ before each half of both ranges.
    printTitlesRow: `${header.first}:${header.last}`,
    printArea: `A$2:${columns.printed.at(-1)?.letter ?? 'A'}$${writer.row - 1}`,
  });
  sheet.headerFooter.differentFirst = true;
  sheet.headerFooter.oddHeader = `&C&"${profile.font},Regular"&${profile.pageNumberSize}&P`;
  sheet.views = [{ state: 'frozen', xSplit: 0, ySplit: header.last, showGridLines: false }];
  const bytes = new Uint8Array(await book.xlsx.writeBuffer());
  return finishPackage(bytes, { font: profile.font, size: profile.tableSize, merges: writer.merges });
};

/** The hidden first row (see exportKeys). */
const writeKeys = (writer: SheetWriter, view: SheetView, columns: SheetColumns): void => {
  for (const column of [...columns.printed, ...columns.hidden]) {
    if (column.key !== rowKeyColumn) writer.sheet.getCell(1, column.number).value = formatColumnKey(column.key);
  }
  writer.sheet.getCell(1, columns.rowKey.number).value = formatMeta({
    plan: view.plan,
    sheet: view.sheet,
    form: view.form,
    period: view.period,
    unit: view.unit.id,
  });
  writer.sheet.getRow(1).hidden = true;
  writer.row = 2;
};

const writeNotes = (writer: SheetWriter, notes: readonly string[]): void => {
  const look = { size: writer.profile.tableSize, italic: true, format: '@' } as const;
  for (const note of notes) {
    const at = { row: writer.row, from: 1, to: writer.columns.printed.length };
    writer.put(note, look, at);
    writer.minimum(at.row, look.size);
    writer.fit(note, look, at);
    writer.tag(at.row, rowTag.note);
    writer.row++;
  }
};

/** Excel allows 31 characters, none of * ? : \ / [ ], and no apostrophe at the ends (it also breaks print areas). */
export const sheetName = (caption: string): string => {
  const name = caption
    .replace(/[*?:\\/[\]'…]/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, 31)
    .trim();
  return name === '' || /^history$/i.test(name) ? PRINTED.sheetName : name;
};
