import { inDisplayUnit } from '../../../shared/form/displayUnit';
import type { SheetView } from '../../../shared/form/types';
import { PRINTED } from '../../../shared/text/workbook';
import { formatColumnKey, formatMeta, rowTag } from '../exportKeys';
import { withoutForbidden } from '../workbookText';
import { formNumber } from './letterhead';
import { type FittedRow, planPages } from './planPages';
import { DEFAULT_ROW_HEIGHT, type PrintedSheet } from './printedSheet';
import { inPoints, withoutColumns } from './printedView';
import { type LayoutName, type ProfileName, profileFor } from './profile';
import { pageHeight, pageScale, rowKeyColumn, type SheetColumns, toSheetColumns, unitLine } from './sheetColumns';
import { type PutCell, SheetWriter } from './sheetWriter';
import { writeHeader } from './writeHeader';
import { annexCaption, writeHeading } from './writeHeading';
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
  /** Columns that stay out, by id; the names of the rows never do. */
  readonly without?: readonly string[] | undefined;
}

/** Lays a Biểu out as the office submits it (domain.md §5: Nghị định 30/2020/NĐ-CP, 36-HD/VPTW). Pure. */
export const layOut = (shown: SheetView, options: ExportOptions): PrintedSheet => {
  const view = withoutColumns(inPoints(inDisplayUnit(shown)), options.without ?? []);
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
  let keptTo = firstSign;
  if (options.layout === 'bieu') {
    writeSignatures(writer, print, options.fullHeading === true);
    keptTo = writer.row;
    if (options.recipients === true) writeRecipients(writer, print);
  }
  const needed = writer.heights();
  const together = rowsOfSmallGroups(writer);
  const rows = Array.from({ length: writer.row - 2 }, (_, index): FittedRow => {
    const row = index + 2;
    const part =
      row < header.first ? 'heading' : row <= header.last ? 'header' : row <= lastTableRow ? 'table' : 'sign';
    const isGroup = part === 'table' && view.rows[row - header.last - 1]?.kind === 'heading';
    // Nơi nhận, and the room above it, go with the first of them.
    const leads = isGroup || together.has(row) || (part === 'sign' && row >= keptTo && row <= keptTo + 1);
    return { height: needed.get(row) ?? DEFAULT_ROW_HEIGHT, part, leads };
  });
  const plan = planPages(rows, pageHeight(view, profile, columns), keptTo - 2);
  const heights = writer.setHeights((row) => plan.heights[row - 2]);
  const starts = plan.starts.map((index) => index + 2);
  // A row that was made closer, so that the last page holds what belongs together, still has room for what it needed.
  const roomOf = (row: number): number => Math.max(heights.get(row) ?? 0, needed.get(row) ?? DEFAULT_ROW_HEIGHT);
  const caption = options.layout === 'phu-luc' ? annexCaption(print, profile) : formNumber(print);
  return {
    name: sheetName(caption),
    title,
    planTitle: view.planTitle,
    columns: [...columns.printed, ...columns.hidden].map(({ width, view: column }) => ({
      width,
      hidden: column === null,
    })),
    cells: writer.cells.flatMap((cell) => splitAtPages(writer, cell, starts, roomOf)),
    hidden: writer.hidden,
    heights,
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

/** Parts under one label stay with it where they are few: half a label has no room for its words. */
const mostTogether = 4;

const rowsOfSmallGroups = ({ cells, columns }: SheetWriter): ReadonlySet<number> => {
  const found = new Set<number>();
  for (const { row, from, rows } of cells) {
    if (rows < 2 || rows > mostTogether || columns.printed[from - 1]?.view?.kind !== 'name') continue;
    for (let at = row; at < row + rows - 1; at++) found.add(at);
  }
  return found;
};

/**
 * A cell merged down over the end of a page is one cell on each: a spreadsheet would cut its text in two, and leave its box
 * open. Each piece says what it holds where there is room for it, so that a page can be read alone; the largest always.
 */
const splitAtPages = (
  writer: SheetWriter,
  cell: PutCell,
  starts: readonly number[],
  roomOf: (row: number) => number,
): readonly PutCell[] => {
  const inside = starts.filter((start) => start > cell.row && start < cell.row + cell.rows);
  if (inside.length === 0) return [cell];
  const tops = [cell.row, ...inside];
  const pieces = tops.map((row, index) => ({ ...cell, row, rows: (tops[index + 1] ?? cell.row + cell.rows) - row }));
  const room = pieces.map(({ row, rows }) => {
    let height = 0;
    for (let at = row; at < row + rows; at++) height += roomOf(at);
    return height;
  });
  const largest = room.indexOf(Math.max(...room));
  const needed = writer.heightOf(String(cell.value ?? ''), cell.look, cell.from, cell.to);
  return pieces.map((piece, index) =>
    index === largest || (room[index] ?? 0) >= needed ? piece : { ...piece, value: null },
  );
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
  const name = withoutForbidden(caption)
    .replace(/[*?:\\/[\]'…]/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, 31)
    .trim();
  return name === '' || /^history$/i.test(name) ? PRINTED.sheetName : name;
};
