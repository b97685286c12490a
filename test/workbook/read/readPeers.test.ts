import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { type Cell, ValueType, Workbook } from 'exceljs';
import { afterAll, expect, it } from 'vitest';
import { openpyxl, scratchFolder } from '../libreOffice';
import { cellsOf, contents, read } from './packages';

const { folder, remove } = scratchFolder();
afterAll(remove);
const fixtures = path.join(import.meta.dirname, '../../fixtures/workbooks');
const books = readdirSync(fixtures, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.xlsx'));

/** What ExcelJS makes of a cell, worded as `contents` does. */
const wording = (cell: Cell): string | null => {
  const value: unknown = cell.type === ValueType.Formula ? cell.result : cell.value;
  if (value === null || value === undefined) return cell.type === ValueType.Formula ? 'formulaWithoutResult ' : null;
  if (typeof value === 'number') return `number ${value}`;
  if (typeof value === 'boolean') return `boolean ${value ? 'TRUE' : 'FALSE'}`;
  if (value instanceof Date) return `date ${value.toISOString()}`;
  if (typeof value === 'object' && 'error' in value) return `error ${String(value.error)}`;
  return cell.text === '' ? null : `text ${cell.text.normalize('NFC')}`;
};

it('says of every workbook here what ExcelJS says: values, formats without their escapes, places', async () => {
  expect(books.length).toBeGreaterThan(10);
  for (const name of books) {
    const bytes = readFileSync(path.join(fixtures, name));
    const theirs = new Workbook();
    await theirs.xlsx.load(bytes as never);
    const ours = await read(bytes);
    expect(ours.sheets.map((sheet) => [sheet.name, sheet.hidden])).toEqual(
      theirs.worksheets.map((sheet) => [sheet.name, sheet.state !== 'visible']),
    );
    theirs.worksheets.forEach((sheet, index) => {
      const words: Record<string, string> = {};
      const looks: unknown[] = [];
      sheet.eachRow((row) => {
        row.eachCell((cell) => {
          const word = cell.type === ValueType.Merge ? null : wording(cell);
          if (word === null) return;
          words[cell.address] = word;
          looks.push([cell.address, cell.numFmt ?? 'General', row.hidden]);
        });
      });
      expect([name, contents(ours, index)]).toEqual([name, words]);
      const rows = new Map(ours.sheets[index]?.rows.map((row) => [row.number, row.hidden]));
      expect(
        cellsOf(ours, index).map(({ address, format, row }) => [address, format.replaceAll('\\', ''), rows.get(row)]),
      ).toEqual(looks);
    });
  }
});

it('reads what openpyxl decorates: comments, charts, tables, validation and links are left alone', async () => {
  const file = path.join(folder, 'decorated.xlsx');
  await openpyxl('decorate.py', file);
  const model = await read(readFileSync(file));
  expect(model.sheets.map(({ name }) => name)).toEqual(['Biểu']);
  expect(contents(model)).toEqual({
    A1: 'text Chỉ tiêu',
    B1: 'text Kết quả',
    A2: 'text Sản lượng',
    B2: 'number 1.5',
    A3: 'text Diện tích',
    B3: 'number 2',
    B4: 'formulaWithoutResult ',
  });
  expect(cellsOf(model)[2]?.font).toBe('Times New Roman');
});
