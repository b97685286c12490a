import { inDisplayUnit } from '../../../shared/form/displayUnit';
import type { SheetView } from '../../../shared/form/types';
import { PRINTED } from '../../../shared/text/workbook';
import { formatColumnKey, formatMeta, rowTag } from '../exportKeys';
import { type FittedRow, signatureFactor } from './fitSignature';
import { DEFAULT_ROW_HEIGHT, type PrintedSheet } from './printedSheet';
import { inPoints } from './printedView';
import { type LayoutName, type ProfileName, profileFor } from './profile';
import { pageHeight, pageScale, rowKeyColumn, type SheetColumns, toSheetColumns, unitLine } from './sheetColumns';
import { SheetWriter } from './sheetWriter';
import { writeHeader } from './writeHeader';
import { annexCaption, formNumber, writeHeading } from './writeHeading';
import { writeRecipients, writeSignatures } from './writeSignatures';
import { writeRows } from './writeTable';

export interface ExportOptions {
  readonly layout: LayoutName;
  readonly profile: ProfileName;
  /** Internal columns (căn cứ, lý do) are printed as well; left out at publication. */
  readonly internal?: boolean | undefined;
  /** A stand-alone Biểu begins with the full heading: quốc hiệu, tiêu ngữ; ĐẢNG CỘNG SẢN VIỆT NAM. */
  readonly fullHeading?: boolean | undefined;
  /** A stand-alone Biểu ends with Nơi nhận. */
  readonly recipients?: boolean | undefined;
}

/** Lays a Biểu out as the office submits it (domain.md §5: Nghị định 30/2020/NĐ-CP, 36-HD/VPTW). Pure. */
export const layOut = (shown: SheetView, options: ExportOptions): PrintedSheet => {
  const view = inPoints(inDisplayUnit(shown));
  const { print } = view;
  const profile = profileFor(options.profile, print);
  const keepsInternal = options.internal === true;
  const title = print.title.trim() === '' ? view.title : print.title;
  const columns = toSheetColumns(view, profile, keepsInternal);
  const writer = new SheetWriter(columns, profile);
  writeKeys(writer, view, columns);
  writeHeading(writer, { ...print, unitLine: unitLine(view, keepsInternal) }, title, options);
  const header = writeHeader(writer, view.columnNumbers === true);
  const notes = writeRows(writer, view);
  const lastTableRow = writer.row - 1;
  writeNotes(writer, notes);
  const firstSign = writer.row;
  if (options.layout === 'bieu') {
    writeSignatures(writer, print, options.fullHeading === true);
    if (options.recipients === true) writeRecipients(writer, print);
  }
  const needed = writer.heights();
  const fitted = Array.from({ length: writer.row - 2 }, (_, index): FittedRow => {
    const row = index + 2;
    const height = needed.get(row) ?? DEFAULT_ROW_HEIGHT;
    if (row < header.first) return { height, part: 'heading' };
    if (row <= header.last) return { height, part: 'header' };
    return { height, part: row < firstSign ? 'table' : 'sign' };
  });
  const factor = signatureFactor(fitted, pageHeight(view, profile, columns));
  const caption = options.layout === 'phu-luc' ? annexCaption(print, profile) : formNumber(print);
  return {
    name: sheetName(caption),
    title,
    planTitle: view.planTitle,
    columns: [...columns.printed, ...columns.hidden].map(({ width, view: column }) => ({
      width,
      hidden: column === null,
    })),
    cells: writer.cells,
    hidden: writer.hidden,
    heights: writer.setHeights(header.last + 1, lastTableRow, factor),
    header,
    firstSign,
    lastRow: writer.row - 1,
    profile,
    paper: print.paper,
    orientation: print.orientation,
    scale: pageScale(view, profile, columns),
    links: [],
  };
};

/** The hidden first row (see exportKeys). */
const writeKeys = (writer: SheetWriter, view: SheetView, columns: SheetColumns): void => {
  for (const column of [...columns.printed, ...columns.hidden]) {
    if (column.key !== rowKeyColumn) writer.hide(formatColumnKey(column.key), 1, column.number);
  }
  const { plan, sheet, form, period, displayUnit } = view;
  const meta = { plan, sheet, form, period, unit: view.unit.id, ...(displayUnit === undefined ? {} : { displayUnit }) };
  writer.hide(formatMeta(meta), 1, columns.rowKey.number);
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
