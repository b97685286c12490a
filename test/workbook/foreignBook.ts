import { Workbook } from 'exceljs';
import { readForMapping } from '../../electron/workbook/mapping/readForMapping';
import { readWorkbook } from '../../electron/workbook/read/readWorkbook';
import type { WorkbookModel } from '../../electron/workbook/read/sheetModel';
import type { KnownMappings, MappingChoice, ReadRow, WorkbookReading } from '../../shared/contract/mappingAnswers';
import type { SheetView } from '../../shared/form/types';

/** A cell: text, number, a formula with its result, a number with a format; null for blank. */
export type Cell = string | number | null | { readonly formula: string; readonly result: string | number } | Formatted;
interface Formatted {
  readonly value: number | Date;
  readonly format: string;
}

export interface ForeignSheet {
  readonly name?: string;
  readonly hidden?: boolean;
  readonly lines: readonly (readonly Cell[])[];
  /** "A1:C1". */
  readonly merges?: readonly string[];
  readonly hiddenRows?: readonly number[];
  readonly hiddenColumns?: readonly number[];
  /** Steps of the alignment by address. */
  readonly indents?: Readonly<Record<string, number>>;
}

/** Writes sheets as somebody else would have typed them, as a real .xlsx. */
export const foreignBytes = async (...sheets: readonly ForeignSheet[]): Promise<Uint8Array> => {
  const book = new Workbook();
  for (const {
    name = 'Sheet1',
    hidden,
    lines,
    merges = [],
    hiddenRows = [],
    hiddenColumns = [],
    indents = {},
  } of sheets) {
    const sheet = book.addWorksheet(name, { state: hidden ? 'hidden' : 'visible' });
    lines.forEach((line, row) => {
      line.forEach((cell, column) => {
        if (cell === null) return;
        const target = sheet.getCell(row + 1, column + 1);
        if (typeof cell === 'object' && 'format' in cell) {
          target.value = cell.value;
          target.numFmt = cell.format;
        } else target.value = cell;
      });
    });
    for (const merge of merges) sheet.mergeCells(merge);
    for (const row of hiddenRows) sheet.getRow(row).hidden = true;
    for (const [address, indent] of Object.entries(indents)) sheet.getCell(address).alignment = { indent };
    for (const column of hiddenColumns) sheet.getColumn(column).hidden = true;
  }
  return new Uint8Array(await book.xlsx.writeBuffer());
};

export const foreignBook = async (...sheets: readonly ForeignSheet[]): Promise<WorkbookModel> => {
  const read = await readWorkbook('khac.xlsx', await foreignBytes(...sheets));
  if (!read.ok) throw new Error(JSON.stringify(read.error));
  return read.value;
};

export const NOTHING_KNOWN: KnownMappings = { saved: [], measures: [] };

export const readingOf = (
  model: WorkbookModel,
  view: SheetView,
  known: KnownMappings = NOTHING_KNOWN,
  choice: MappingChoice | null = null,
): WorkbookReading => readForMapping(model, view, known, 'khac.xlsx', choice);

/** What each column is proposed to be: "C current header". */
export const columnsSaid = (reading: WorkbookReading): readonly string[] =>
  reading.columns.map(({ letter, meaning, why }) => {
    const what = meaning === null ? '-' : meaning.kind === 'cell' ? meaning.column : meaning.kind;
    return `${letter} ${what} ${why}`;
  });

export const rowAt = (reading: WorkbookReading, row: number): ReadRow => {
  const found = reading.rows.find((one) => one.row === row);
  if (!found) throw new Error(`no row ${row}`);
  return found;
};
