import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { read, utils, write } from '@e965/xlsx';
import { type Style, stream, type Worksheet } from 'exceljs';
import { readWorkbook } from '../../electron/workbook/read/readWorkbook';

export const ROWS = 50_000;
export const RETURN_ROWS = 60;
export const sheetNames = Array.from({ length: 53 }, (_, index) => `xa-${String(index + 1).padStart(2, '0')}`);

const thin = { style: 'thin' } as const;
const border = { top: thin, left: thin, bottom: thin, right: thin };
const font = { name: 'Times New Roman', size: 12 };
/** One object a look, as our exports do: ExcelJS finds a style again by its object. */
const plainStyle: Partial<Style> = { border, font };
const figureStyle: Partial<Style> = { border, font, numFmt: '#,##0.00' };

/** The cells of row `row`: a number, a label, a unit, nine figures. */
export const valuesOf = (row: number): (string | number)[] => [
  row,
  `Tỷ lệ hộ được sử dụng nước hợp vệ sinh ${row % 5_000}`,
  '%',
  ...Array.from({ length: 9 }, (_, index) => Math.round((row * (index + 3) * 100) / 7) / 100),
];

const writeStyled = async (file: string, rows: number): Promise<void> => {
  const book = new stream.xlsx.WorkbookWriter({ filename: file, useStyles: true, useSharedStrings: false });
  const sheet: Worksheet = book.addWorksheet('Biểu');
  for (let number = 1; number <= rows; number++) {
    const row = sheet.addRow(valuesOf(number));
    row.eachCell((cell, column) => {
      cell.style = column > 3 ? figureStyle : plainStyle;
    });
    row.commit();
  }
  await book.commit();
};

const readOurs = async (file: string) => {
  const result = await readWorkbook(file, readFileSync(file));
  if (!result.ok) throw new Error(result.error.code);
  return result.value;
};

/** Sums of the figures of all returns, by row: what a consolidation needs at least. */
const addUp = (sums: number[], row: number, value: unknown): void => {
  if (typeof value === 'number') sums[row] = (sums[row] ?? 0) + value;
};

const filesOf = (folder: string): string[] =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.xlsx'))
    .map((name) => path.join(folder, name));

const aoa = (rows: number): (string | number)[][] => Array.from({ length: rows }, (_, index) => valuesOf(index + 1));

const writeSheetJs = (file: string, rows: number): void => {
  const book = utils.book_new();
  utils.book_append_sheet(book, utils.aoa_to_sheet(aoa(rows), { dense: true }), 'Biểu');
  writeFileSync(file, write(book, { type: 'buffer', bookType: 'xlsx', compression: true }));
};

export const tasks: Readonly<Record<string, (target: string) => Promise<void> | void>> = {
  read: async (file) => {
    await readOurs(file);
  },
  readSheetJs: (file) => {
    read(readFileSync(file), { dense: true });
  },
  write: (file) => writeStyled(file, ROWS),
  writeSheetJs: (file) => writeSheetJs(file, ROWS),
  readMany: async (folder) => {
    const sums: number[] = [];
    for (const file of filesOf(folder)) {
      for (const row of (await readOurs(file)).sheets[0]?.rows ?? []) {
        for (const cell of row.cells) if (cell.column > 3) addUp(sums, row.number, cell.number);
      }
    }
  },
  readManySheetJs: (folder) => {
    const sums: number[] = [];
    for (const file of filesOf(folder)) {
      const book = read(readFileSync(file), { dense: true });
      const data = book.Sheets[book.SheetNames[0] ?? '']?.['!data'] ?? [];
      data.forEach((row, index) => {
        row?.slice(3).forEach((cell) => {
          addUp(sums, index, cell?.v);
        });
      });
    }
  },
  writeMany: async (folder) => {
    for (const name of sheetNames) await writeStyled(path.join(folder, `${name}.xlsx`), RETURN_ROWS);
  },
  writeManySheetJs: (folder) => {
    for (const name of sheetNames) writeSheetJs(path.join(folder, `${name}.xlsx`), RETURN_ROWS);
  },
};
