import { describe, expect, it } from 'vitest';
import { findTable } from '../../electron/workbook/import/findTable';
import { previewImport } from '../../electron/workbook/import/previewImport';
import { columnLetters } from '../../electron/workbook/read/cellPlaces';
import { type CellModel, indexSheet, type MergeModel, type SheetModel } from '../../electron/workbook/read/sheetModel';
import type { ImportPreview } from '../../shared/contract/importPreview';
import type { SheetView } from '../../shared/form/types';
import { newRow } from '../helpers/newRow';
import { addingRows, formSheets, toView } from './formSheets';

type Line = readonly (string | number | null)[];

/** A sheet that somebody else typed: lines of cells, and merges as [top, left, bottom, right]. */
const sheetOf = (lines: readonly Line[], merges: readonly (readonly number[])[] = []): SheetModel => ({
  name: 'Sheet1',
  hidden: false,
  hiddenColumns: new Set(),
  merges: merges.map(([top = 1, left = 1, bottom = 1, right = 1]): MergeModel => ({ top, left, bottom, right })),
  rows: lines.map((line, at) => ({
    number: at + 1,
    hidden: false,
    cells: line.flatMap((value, place): CellModel[] => {
      if (value === null) return [];
      const [row, column] = [at + 1, place + 1];
      const isText = typeof value === 'string';
      const base = {
        row,
        column,
        address: `${columnLetters(column)}${row}`,
        format: 'General',
        formula: false,
        font: null,
      };
      return [{ ...base, kind: isText ? 'text' : 'number', text: isText ? value : '', number: isText ? null : value }];
    }),
  })),
});

const preview = (view: SheetView, sheet: SheetModel): ImportPreview => {
  const found = previewImport({ sheets: [sheet] }, view, { file: 'khac.xlsx', sha256: '' });
  if (!found.ok) throw new Error(JSON.stringify(found.error));
  return found.value;
};

const viewOf = async (sample: string, sheet: string, period?: string): Promise<SheetView> => {
  const [found] = await formSheets(sample, sheet, period);
  if (!found) throw new Error('no sheet');
  return toView(found);
};

describe('a header of groups', () => {
  const lines: readonly Line[] = [
    ['BIỂU GIẢI NGÂN VỐN ĐẦU TƯ CÔNG', null, null, null, null, null, null, null, null],
    ['TT', 'Nguồn vốn, dự án', 'Chủ đầu tư', 'Vốn trong năm', null, null, 'Vốn kéo dài', null, null],
    [null, null, null, 'Kế hoạch', 'Giải ngân', 'Tỷ lệ', 'Kế hoạch', 'Giải ngân', 'Tỷ lệ'],
    ['A', 'B', 'C', '1', '2', '3=2/1', '4', '5', '6=5/4'],
    [1, 'Dòng a1', 'Ban QLDA', 100, 50, 0.5, 20, 10, 0.5],
  ];
  const merges = [
    [1, 1, 1, 9],
    [2, 4, 2, 6],
    [2, 7, 2, 9],
    [2, 1, 3, 1],
    [2, 2, 3, 2],
    [2, 3, 3, 3],
  ];

  it('tells "Kế hoạch" of one group from that of the other, in whatever order they stand', async () => {
    const [sheet] = await formSheets('tam-duong', 'giai-ngan');
    if (!sheet) throw new Error('no sheet');
    const view = toView(sheet, addingRows());
    const place = findTable(indexSheet(sheetOf(lines, merges)), view);
    expect(Object.fromEntries(place?.columns ?? [])).toMatchObject({
      name: 2,
      owner: 3,
      currentPlan: 4,
      currentPaid: 5,
      carriedPlan: 7,
      carriedPaid: 8,
    });
    const found = preview(view, sheetOf(lines, merges));
    const changed = found.changed.map(({ row, column, to }) => `${row} ${column} ${to}`);
    expect(changed).toEqual([
      'a1 owner Ban QLDA',
      'a1 carriedPlan 20',
      'a1 carriedPaid 10',
      'a1 currentPlan 100',
      'a1 currentPaid 50',
    ]);
  });

  it('knows communes by their names under "Chia ra", a title over the table aside', async () => {
    const view = await viewOf('tam-duong', 'giao-chi-tieu');
    const areas = view.columns.filter(({ base }) => base === 'part');
    const names = areas.map(({ header }) => header.at(-1) ?? '').toReversed();
    const head: Line = ['STT', 'Chỉ tiêu', 'ĐVT', 'Toàn huyện', 'Chia ra', ...names.slice(1).map(() => null)];
    const last = 4 + names.length;
    const sheet = sheetOf(
      [
        ['GIAO CHỈ TIÊU', ...Array.from({ length: last - 1 }, () => null)],
        head,
        [null, null, null, null, ...names],
        [1, 'Diện tích chè trồng mới', 'Ha', 400, ...names.map((_, at) => at + 1)],
      ],
      [
        [1, 1, 1, last],
        [2, 5, 2, last],
      ],
    );
    const found = preview(view, sheet);
    expect(found.changed.map(({ column, to }) => [column, to])).toEqual(
      areas.map(({ id }, at) => [id, String(areas.length - at)]),
    );
    expect(found.changed.every(({ row }) => row === 'dien-tich-che-trong-moi')).toBe(true);
  });

  it('never takes in what is calculated', async () => {
    const view = await viewOf('tam-duong', 'ke-hoach-nam');
    const sheet = sheetOf([
      ['TT', 'Chỉ tiêu', 'ĐVT', 'Thực hiện năm 2024', 'ƯTH 2025', 'ƯTH 2025 / TH 2024'],
      [2, 'Diện tích chè trồng mới', 'Ha', 100, 120, 120],
    ]);
    const found = preview(view, sheet);
    expect(found.changed.map(({ column, to }) => [column, to])).toEqual([
      ['lastYear', '100'],
      ['estimate', '120'],
    ]);
  });

  it('goes by the year where several columns differ in nothing else', async () => {
    const view = await viewOf('tam-duong', 'ke-hoach-nam');
    const sheet = sheetOf([
      ['TT', 'Chỉ tiêu', 'ĐVT', 'KH năm 2026', 'KH năm 2025', 'TH 2023'],
      [2, 'Diện tích chè trồng mới', 'Ha', 130, 110, 90],
    ]);
    const found = preview(view, sheet);
    expect(found.changed.map(({ column, to }) => [column, to])).toEqual([
      ['plan', '110'],
      ['next', '130'],
    ]);
  });
});

describe('a register', () => {
  it('takes new lines and changed words, and knows a document whose title reads like a signature', async () => {
    const view = await viewOf('tam-duong', 'danh-muc-van-ban');
    const known = view.rows.find(({ kind, cells }) => kind === 'entry' && cells['note']?.typed === '');
    if (!known) throw new Error('no row');
    const title = 'Kế hoạch thực hiện Nghị quyết ngày 05 tháng 3 năm 2023 của Ban Thường vụ';
    const sheet = sheetOf([
      ['STT', 'Số, ký hiệu', 'Ngày ban hành', 'Trích yếu', 'Ghi chú'],
      ['I', null, null, 'Văn bản tổ chức học tập, quán triệt, tuyên truyền, triển khai thực hiện Nghị quyết', null],
      [1, known.cells['symbol']?.typed ?? '', null, known.name, 'đã thay thế'],
      [2, '99-KH/HU', '05/3/2023', title, null],
    ]);
    const found = preview(view, sheet);
    expect(found.changed.map(({ row, column, to }) => [row, column, to])).toEqual([[known.id, 'note', 'đã thay thế']]);
    expect(found.added).toMatchObject([
      { after: known.id, marker: '2', name: title, texts: { symbol: '99-KH/HU', issued: '05/3/2023' } },
    ]);
  });

  it('of reports takes states, leaves out what is none, and never adds a unit', async () => {
    const view = await viewOf('tam-duong', 'theo-doi-bao-cao');
    const [first, second] = view.rows;
    const sheet = sheetOf([
      ['TT', 'Đơn vị báo cáo', 'Hạn gửi', 'Trạng thái', 'Ghi chú'],
      [1, first?.name ?? '', '20/01/2025', 'đã gửi', null],
      [2, second?.name ?? '', null, 'hình như gửi rồi', null],
      [3, 'Xã không có thật', null, 'Đã gửi', null],
    ]);
    const found = preview(view, sheet);
    expect(found.changed.map(({ row, column, to }) => [row, column, to])).toEqual([
      [first?.id, 'dueOn', '20/01/2025'],
      [first?.id, 'state', 'đã gửi'],
    ]);
    expect(found.warnings.filter(({ code }) => code === 'unreadable')).toMatchObject([{ address: 'D3' }]);
    expect([found.added, found.unmatched]).toMatchObject([[], [{ text: 'Xã không có thật', reason: 'noSuchRow' }]]);
  });
});

it('the unit column is printed where the rows do not share one unit', async () => {
  const { toSheetColumns, unitLine } = await import('../../electron/workbook/export/sheetColumns');
  const { profiles } = await import('../../electron/workbook/export/profile');
  const [sheet] = await formSheets('tam-duong', 'thu-chi-ngan-sach');
  if (!sheet) throw new Error('no sheet');
  const printed = (view: SheetView): string[] =>
    toSheetColumns(view, profiles['nha-nuoc']).printed.map(({ key }) => key);
  const shared = toView(sheet, addingRows());
  expect([printed(shared).includes('unit'), unitLine(shared)]).toEqual([false, 'Đơn vị tính: triệu đồng']);
  const mixed = toView(sheet, [...addingRows(), newRow('khac', { unitLabel: 'tỷ đồng' })]);
  expect([printed(mixed).includes('unit'), unitLine(mixed)]).toEqual([true, '']);
});
