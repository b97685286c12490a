import { createHash } from 'node:crypto';
import type { AppError } from '../../../shared/contract/appError';
import { err, ok, type Result } from '../../../shared/contract/result';
import type { ReturnMarks } from '../../../shared/contract/returnsAnswers';
import { REQUEST_BOOK as TEXT } from '../../../shared/text/returns';
import { PRINTED } from '../../../shared/text/workbook';
import { readBytes } from '../import/importFile';
import { type BookParts, readBookParts, requirePart } from '../read/bookParts';
import { columnOf } from '../read/cellPlaces';
import { fileKind } from '../read/fileKind';
import { WorkbookFault } from '../read/limits';
import { readXlsx } from '../read/readXlsx';
import type { SheetModel } from '../read/sheetModel';
import { ZipPackage } from '../read/zipPackage';
import { xmlText } from '../template/bookXml';
import { cellAt, readSheetXml } from '../template/sheetPlaces';
import { setCells } from '../template/sheetXml';
import { withCellStyles, withFilledStyles, withShownRow } from './cellFills';
import { addNotes, type CellNote } from './cellNotes';
import { MarkedPackage } from './markedPackage';
import { RETURN_TAG } from './requestKeys';

/**
 * A copy of a returned workbook that goes back to its unit: what the office asks on top, the cells in question filled and
 * with a note. Only what is marked changes in the package; what the unit typed, its pictures, charts and rules stay byte for
 * byte. Errors: those of reading; `returnChanged` when it is not the file that was read; `workbookUnreadable` for an .xls.
 */
export const markReturn = async (marks: ReturnMarks): Promise<Result<Uint8Array, AppError>> => {
  const { path, sha256 } = marks;
  const bytes = await readBytes(path);
  if (!bytes.ok) return bytes;
  if (createHash('sha256').update(bytes.value).digest('hex') !== sha256) return err({ code: 'returnChanged', path });
  try {
    if (fileKind(path, bytes.value) !== 'package') return err({ code: 'workbookUnreadable', path, why: 'oldExcel' });
    return ok(markBook(bytes.value, marks));
  } catch (error) {
    if (error instanceof WorkbookFault) return error.toResult(path);
    throw error;
  }
};

interface Place {
  readonly row: number;
  readonly column: number;
}

const markBook = (bytes: Uint8Array, { note, cells }: ReturnMarks): Uint8Array => {
  const book = new MarkedPackage(bytes, new ZipPackage(bytes));
  const parts = readBookParts(book.zip);
  const shown = parts.sheets.filter(({ hidden }) => !hidden);
  const model = readXlsx(bytes);
  const [first] = shown;
  if (!first) throw WorkbookFault.unreadable('empty');
  const places = new Map<string, Place[]>();
  for (const address of cells) {
    const at = address.lastIndexOf('!');
    const sheet = shown.find(({ name }) => name === address.slice(0, Math.max(0, at))) ?? first;
    const cell = address.slice(at + 1);
    if (!/^[A-Z]{1,3}\d{1,7}$/u.test(cell)) continue;
    const row = Number(/\d+$/u.exec(cell)?.[0]);
    const place = { row, column: columnOf(cell, row) };
    places.set(sheet.name, [...(places.get(sheet.name) ?? []), place]);
  }
  const lines = new Map<string, number>();
  for (const sheet of model.sheets) {
    const line = noteLine(sheet);
    if (line !== null) lines.set(sheet.name, line);
  }
  // The note goes where the form keeps a line for it, else to the sheet of the first cell in question.
  const main =
    shown.find(({ name }) => lines.has(name) && places.has(name)) ??
    shown.find(({ name }) => lines.has(name)) ??
    shown.find(({ name }) => places.has(name)) ??
    first;
  const asked = [TEXT.returned(note), TEXT.marked(cells)].filter((text) => text !== '').join('\n');
  fillCells(book, parts, shown, places);
  for (const { name, part } of shown) {
    const isMain = name === main.name;
    const line = isMain ? (lines.get(name) ?? null) : null;
    if (line !== null) writeLine(book, part, line, asked);
    const notes: CellNote[] = (places.get(name) ?? []).map((place) => ({ ...place, text: TEXT.cell, isPinned: false }));
    if (isMain && line === null) {
      const top = { row: 1, column: 1, text: asked, isPinned: true };
      notes.splice(0, notes.length, top, ...notes.filter(({ row, column }) => row !== 1 || column !== 1));
    }
    const isNoted = notes.length === 0 || addNotes(book, part, PRINTED.creator, notes);
    // A copy that does not say what is asked would be no answer.
    if (isMain && line === null && !isNoted) throw WorkbookFault.unreadable('damaged');
  }
  return book.pack();
};

const TAG_ROWS = 60;

/** The line that a form keeps for what the office asks; null in a workbook that is none of ours. */
const noteLine = ({ rows }: SheetModel): number | null =>
  rows.find(({ number, cells }) => number <= TAG_ROWS && cells.some(({ text }) => text === RETURN_TAG))?.number ?? null;

/** Points of a line, and letters that it holds on a landscape page. */
const LINE = { points: 17, letters: 95 } as const;

const writeLine = (book: MarkedPackage, part: string, row: number, text: string): void => {
  const sheet = readSheetXml(book.text(part) ?? '');
  const written = setCells(sheet, new Map([[row, new Map([[1, { kind: 'text', text }]])]]));
  const open = readSheetXml(written).rowAt.get(row)?.open;
  const lines = text.split('\n').reduce((sum, one) => sum + Math.max(1, Math.ceil(one.length / LINE.letters)), 0);
  book.put(part, open ? withShownRow(written, open, Math.min(400, lines * LINE.points + 3)) : written);
};

const fillCells = (
  book: MarkedPackage,
  { styles }: BookParts,
  sheets: BookParts['sheets'],
  places: ReadonlyMap<string, readonly Place[]>,
): void => {
  if (styles === null) return;
  const found = sheets.flatMap(({ name, part }) => {
    const wanted = places.get(name);
    if (!wanted) return [];
    const sheet = readSheetXml(xmlText(requirePart(book.zip, part)));
    return [{ part, sheet, cells: wanted.flatMap(({ row, column }) => cellAt(sheet, row, column) ?? []) }];
  });
  const wanted = new Set(found.flatMap(({ cells }) => cells.map(({ style }) => style)));
  if (wanted.size === 0) return;
  const { xml, styleOf } = withFilledStyles(xmlText(requirePart(book.zip, styles)), wanted);
  book.put(styles, xml);
  for (const { part, sheet, cells } of found) {
    const marked = [...new Set(cells)].flatMap((place) => {
      const style = styleOf(place.style);
      return style === null ? [] : [{ place, style }];
    });
    book.put(part, withCellStyles(sheet.xml, marked));
  }
};
