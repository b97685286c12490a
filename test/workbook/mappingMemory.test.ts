import { describe, expect, it } from 'vitest';
import { previewMapped } from '../../electron/workbook/import/previewImport';
import { valueColumns } from '../../electron/workbook/import/valueColumns';
import { mappedTable } from '../../electron/workbook/mapping/mappedTable';
import { toRemember } from '../../electron/workbook/mapping/shape';
import { indexSheet, type WorkbookModel } from '../../electron/workbook/read/sheetModel';
import type { KnownMappings } from '../../shared/contract/mappingAnswers';
import { parseStoredMapping } from '../../shared/contract/mappingRequests';
import type { WorkbookMapping } from '../../shared/contract/workbookMapping';
import type { SheetView } from '../../shared/form/types';
import {
  carriedOver,
  decideRow,
  draftOf,
  setColumnFactor,
  setMeaning,
  setRowFactor,
  toMapping,
} from '../../shared/grid/mappingDraft';
import { newRow } from '../helpers/newRow';
import { type Cell, columnsSaid, foreignBook, NOTHING_KNOWN, readingOf, rowAt } from './foreignBook';
import { formSheets, toView } from './formSheets';

const viewOf = async (period: string): Promise<SheetView> => {
  const [sheet] = await formSheets('tan-uyen', 'ke-hoach-2022--bao-cao-thang', period);
  if (!sheet) throw new Error('no sheet');
  return toView(sheet, [
    newRow('thu', { name: 'Thu ngân sách', unitLabel: 'tỷ đồng' }),
    newRow('sinh', { name: 'Mức giảm tỷ lệ sinh', unitLabel: '‰' }),
    newRow('dt', { name: 'Diện tích gieo trồng', unitLabel: 'ha' }),
  ]);
};
const october = await viewOf('2022-M10');
const november = await viewOf('2022-M11');

const book = (
  month: number,
  rows: readonly (readonly Cell[])[],
  titles: readonly string[] = [],
): Promise<WorkbookModel> =>
  foreignBook({
    name: `T${month}`,
    lines: [
      ...titles.map((title) => [title]),
      ['Mã', 'Tên gọi', 'ĐVT', `Cột chính tháng ${month}`, `Số liệu ${month} tháng`, 'TH tháng 10'],
      ...rows,
    ],
  });
const rows: readonly (readonly Cell[])[] = [
  ['a', 'Tổng thu NSNN', 'triệu đồng', 43600, 500000, 1],
  ['b', 'Mức giảm tỷ lệ sinh', '%', 0.05, 0.5, 2],
  ['c', 'Dòng không cần', 'ha', 1, 2, 3],
];

/** As a person would leave it: other columns, a row by hand, a rate converted, a row left out. */
const confirmed = (model: WorkbookModel): WorkbookMapping => {
  const columns = [
    { column: 2, meaning: { kind: 'name' }, factor: null },
    { column: 3, meaning: { kind: 'unit' }, factor: null },
    { column: 4, meaning: { kind: 'cell', column: 'current' }, factor: null },
    { column: 5, meaning: { kind: 'cell', column: 'cumulative' }, factor: null },
  ] as const;
  const sheetName = model.sheets[0]?.name ?? '';
  const reading = readingOf(model, october, NOTHING_KNOWN, { sheetName, header: { top: 1, bottom: 1 }, columns });
  const byHand = decideRow(decideRow(draftOf(reading), 2, 'thu'), 4, null);
  return toMapping(setRowFactor(byHand, 3, '10'));
};
const remembered = (model: WorkbookModel, mapping: WorkbookMapping): KnownMappings => {
  const [sheet] = model.sheets;
  if (!sheet) throw new Error('no sheet');
  const table = mappedTable(indexSheet(sheet), october, mapping, []);
  const { shape, mapping: stored } = toRemember(table, mapping, valueColumns(october), 'T10.xlsx');
  expect(parseStoredMapping(JSON.stringify(stored))).toEqual(JSON.parse(JSON.stringify(stored)));
  return { saved: [{ shape, usedAt: '2026-10-12T08:00:00.000Z', mapping: stored }], measures: [] };
};
const said = (model: WorkbookModel, view: SheetView, mapping: WorkbookMapping): readonly string[] => {
  const found = previewMapped(model, view, mapping, { file: 'x', sha256: '' });
  if (!found.ok) throw new Error(found.error.code);
  return found.value.changed.map(({ row, column, to }) => `${row} ${column} ${to}`);
};

describe('a way of reading is known again', () => {
  it('for the next month, with rows added, moved and a title more', async () => {
    const first = await book(10, rows);
    const mapping = confirmed(first);
    expect(said(first, october, mapping)).toEqual([
      'thu current 43,6',
      'thu cumulative 500',
      'sinh current 0,5',
      'sinh cumulative 5',
    ]);
    const known = remembered(first, mapping);
    const next = await book(
      11,
      [rows[2] ?? [], ['d', 'Diện tích gieo trồng', 'nghìn ha', 2, 3, 4], rows[1] ?? [], rows[0] ?? []],
      ['BÁO CÁO THÁNG 11'],
    );
    const reading = readingOf(next, november, known);
    expect(reading).toMatchObject({ recognisedBy: 'saved', savedAt: '2026-10-12T08:00:00.000Z' });
    expect(columnsSaid(reading)).toEqual([
      'A - saved',
      'B name saved',
      'C unit saved',
      'D current saved',
      'E cumulative saved',
      'F - saved',
    ]);
    expect(rowAt(reading, 3).decision).toMatchObject({ target: null, by: 'person' });
    expect(said(next, november, reading.mapping)).toEqual([
      'dt current 2.000',
      'dt cumulative 3.000',
      'sinh current 0,5',
      'sinh cumulative 5',
      'thu current 43,6',
      'thu cumulative 500',
    ]);
  });

  it('but not for another header, nor for a column that now speaks of another month', async () => {
    const first = await book(10, rows);
    const known = remembered(first, confirmed(first));
    const other = await foreignBook({
      name: 'T10',
      lines: [['Mã', 'Tên', 'ĐVT', 'Cột chính tháng 10', 'Số liệu 10 tháng', 'TH tháng 10'], ...rows],
    });
    expect(readingOf(other, october, known).recognisedBy).not.toBe('saved');
    // The same workbook a month later, for a sheet of the next month.
    const late = readingOf(first, november, known);
    expect(late.recognisedBy).toBe('saved');
    expect(columnsSaid(late).slice(3, 5)).toEqual(['D - otherPeriod', 'E - otherPeriod']);
    expect(said(first, november, late.mapping)).toEqual([]);
  });

  it('rows that say the same in one place are not guessed at, and rows that the plan lost are asked about', async () => {
    const first = await book(10, rows);
    const known = remembered(first, confirmed(first));
    const twice = await book(10, [...rows, rows[0] ?? []]);
    const reading = readingOf(twice, october, known);
    expect([rowAt(reading, 2).decision?.target, rowAt(reading, 5).decision?.target]).toEqual([null, null]);
    const without = { ...october, rows: october.rows.filter(({ id }) => id !== 'thu') };
    expect(rowAt(readingOf(first, without, known), 2).decision?.target ?? null).toBe(null);
  });

  it('a column means one thing, and a thing stands in one column', async () => {
    const model = await book(10, rows);
    const draft = draftOf(readingOf(model, october));
    const moved = setMeaning(setMeaning(draft, 4, { kind: 'cell', column: 'current' }), 5, {
      kind: 'cell',
      column: 'current',
    });
    expect([moved.columns.has(4), moved.columns.get(5)?.meaning, moved.isStale]).toEqual([
      false,
      { kind: 'cell', column: 'current' },
      true,
    ]);
  });
});

it('what a person said of columns outlives another header and the way back', async () => {
  const model = await book(10, rows);
  const sheetName = model.sheets[0]?.name ?? '';
  const at = (row: number) =>
    readingOf(model, october, NOTHING_KNOWN, { sheetName, header: { top: row, bottom: row }, columns: null });
  const first = draftOf(at(1));
  const chosen = setColumnFactor(
    setMeaning(setMeaning(first, 4, { kind: 'cell', column: 'current' }), 2, { kind: 'name' }),
    4,
    '0.001',
  );
  const back = carriedOver(carriedOver(chosen, at(2)), at(1));
  expect([back.columns.get(4), back.columns.get(2)?.meaning]).toEqual([
    { column: 4, meaning: { kind: 'cell', column: 'current' }, factor: '0.001' },
    { kind: 'name' },
  ]);
  expect([carriedOver(first, at(1)).isStale, back.isStale]).toEqual([false, true]);
});

it('a stored mapping that is none counts as not known', () => {
  for (const text of ['', '{}', '[1]', '{"sheetName":"a","header":{"top":2,"bottom":1},"columns":[],"rows":[]}']) {
    expect(parseStoredMapping(text)).toBe(null);
  }
});
