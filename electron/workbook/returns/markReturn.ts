import { type DataValidation, Workbook, type Worksheet } from 'exceljs';
import type { AppError } from '../../../shared/contract/appError';
import { err, ok, type Result } from '../../../shared/contract/result';
import { REQUEST_BOOK as TEXT } from '../../../shared/text/returns';
import { readBytes } from '../import/importFile';
import { RETURN_TAG } from './requestKeys';

const RED = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFF8C9BF' } } as const;

/**
 * A copy of a returned workbook that goes back to its unit: the note of the office on top, the cells in question filled
 * and commented. What the unit typed stays. Errors: those of reading; `damaged` where the library cannot carry the file
 * over.
 */
export const markReturn = async (
  path: string,
  note: string,
  cells: readonly string[],
): Promise<Result<Uint8Array, AppError>> => {
  const bytes = await readBytes(path);
  if (!bytes.ok) return bytes;
  try {
    const book = new Workbook();
    const copy = new ArrayBuffer(bytes.value.byteLength);
    new Uint8Array(copy).set(bytes.value);
    await book.xlsx.load(copy);
    const shown = book.worksheets.filter(({ state }) => state === 'visible');
    const first = shown[0];
    if (!first) return err({ code: 'workbookUnreadable', path, why: 'damaged' });
    for (const address of cells) {
      const [cell = '', name] = address.split('!').reverse();
      const sheet = name === undefined ? first : (shown.find((one) => one.name === name) ?? first);
      if (/^[A-Z]{1,3}\d{1,7}$/.test(cell)) mark(sheet, cell);
    }
    writeNote(first, note);
    for (const sheet of book.worksheets) {
      joinValidations(sheet);
      keepPrintArea(sheet);
    }
    return ok(new Uint8Array(await book.xlsx.writeBuffer()));
  } catch {
    return err({ code: 'workbookUnreadable', path, why: 'damaged' });
  }
};

/** Cells that look alike share one style as read: each marked one gets its own. */
const mark = (sheet: Worksheet, address: string): void => {
  const cell = sheet.getCell(address);
  cell.style = { ...cell.style, fill: RED };
  cell.note = TEXT.cell;
};

const TAG_ROWS = 60;

/** Into the line that is kept for it; a workbook that is none of ours gets a comment at its first cell. */
const writeNote = (sheet: Worksheet, note: string): void => {
  const text = TEXT.returned(note);
  for (let number = 1; number <= TAG_ROWS; number++) {
    const row = sheet.getRow(number);
    let isKept = false;
    row.eachCell((cell) => {
      isKept ||= cell.value === RETURN_TAG;
    });
    if (!isKept) continue;
    row.hidden = false;
    row.height = 34;
    row.getCell(1).value = text;
    return;
  }
  sheet.getCell('A1').note = text;
};

/** ExcelJS reads "A2:I80" and writes "$A2:$I80", which means another area on each row: the $ goes in front of the rows here. */
const keepPrintArea = ({ pageSetup }: Worksheet): void => {
  const area = pageSetup.printArea;
  if (area !== undefined && /^[A-Z]+\d+:[A-Z]+\d+$/.test(area)) {
    pageSetup.printArea = area.replace(/(\d+)/g, '$$$1');
  }
};

interface WithValidations {
  readonly dataValidations: { model: Record<string, DataValidation> };
}

/** ExcelJS takes ranges apart when it reads and overlaps them when it writes: they are put together again here. */
const joinValidations = (sheet: Worksheet): void => {
  const { dataValidations } = sheet as unknown as WithValidations;
  const cells = Object.entries(dataValidations.model).flatMap(([address, validation]) => {
    const match = /^([A-Z]+)(\d+)$/.exec(address);
    return match
      ? [{ column: match[1] ?? '', row: Number(match[2]), rule: JSON.stringify(validation), validation }]
      : [];
  });
  if (cells.length !== Object.keys(dataValidations.model).length) return;
  cells.sort((a, b) => (a.column === b.column ? a.row - b.row : a.column < b.column ? -1 : 1));
  const joined: Record<string, DataValidation> = {};
  for (let from = 0, to = 0; from < cells.length; from = to) {
    const start = cells[from];
    for (to = from + 1; isNext(cells[to - 1], cells[to]); ) to++;
    const end = cells[to - 1];
    if (start && end) joined[`${start.column}${start.row}:${end.column}${end.row}`] = start.validation;
  }
  dataValidations.model = joined;
};

interface Validated {
  readonly column: string;
  readonly row: number;
  readonly rule: string;
}

const isNext = (a: Validated | undefined, b: Validated | undefined): boolean =>
  a !== undefined && b !== undefined && a.column === b.column && a.row + 1 === b.row && a.rule === b.rule;
