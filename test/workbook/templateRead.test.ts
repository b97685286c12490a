import { readFileSync } from 'node:fs';
import path from 'node:path';
import { Workbook } from 'exceljs';
import { strToU8, unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { fillTemplate } from '../../electron/workbook/template/fillTemplate';
import { readTemplate } from '../../electron/workbook/template/readTemplate';
import type { TemplateQuestion, TemplateReading } from '../../shared/contract/templateAnswers';
import type { WorkbookMapping } from '../../shared/contract/workbookMapping';
import type { RowData } from '../../shared/form/rowData';
import { newRow } from '../helpers/newRow';
import { formSheets, toView } from './formSheets';
import { sampleView } from './sampleView';
import { partText, tablePart, templateBook, templateMapping } from './templateBook';

const read = async (bytes: Uint8Array, more: Partial<TemplateQuestion> = {}): Promise<TemplateReading> => {
  const view = sampleView();
  const found = await readTemplate({
    fileName: 'mau.xlsx',
    bytes,
    view,
    measures: [],
    choice: null,
    known: null,
    before: null,
    ...more,
  });
  if (!found.ok) throw new Error(JSON.stringify(found.error));
  return found.value;
};

const meanings = ({ columns }: WorkbookMapping): Readonly<Record<number, string>> =>
  Object.fromEntries(
    columns.map(({ column, meaning }) => [column, meaning?.kind === 'cell' ? meaning.column : (meaning?.kind ?? '')]),
  );

const targets = ({ rows }: WorkbookMapping): Readonly<Record<number, string | null>> =>
  Object.fromEntries(rows.map(({ row, target }) => [row, target]));

describe('a superior’s workbook is read', () => {
  it('with its columns and rows, though nothing stands beside the labels yet', async () => {
    const { reading } = await read(templateBook());
    expect(reading.mapping.header).toEqual({ top: 3, bottom: 4 });
    expect(meanings(reading.mapping)).toEqual(meanings(templateMapping));
    expect(targets(reading.mapping)).toEqual(targets(templateMapping));
    const unknown = reading.rows.find(({ row }) => row === 11);
    expect(unknown).toMatchObject({ state: 'unknown', decision: null });
    expect(reading.rows.every(({ decision }) => decision?.add !== true)).toBe(true);
  });

  it('a label that is only similar waits for a person', async () => {
    const edit = (parts: Record<string, Uint8Array>): void => {
      const xml = partText(parts, tablePart);
      parts[tablePart] = strToU8(xml.replace('Tỷ lệ che phủ rừng', 'Ty le che phu rung'));
    };
    const { reading } = await read(templateBook({ edit }));
    const row = reading.rows.find((one) => one.row === 9);
    expect(row).toMatchObject({ state: 'resembles', decision: null, suggestions: ['ty-le-che-phu-rung'] });
    expect(targets(reading.mapping)[9]).toBeUndefined();
  });

  it('again as it was confirmed', async () => {
    const rows = [
      ...templateMapping.rows.filter(({ row }) => row !== 5),
      { row: 5, target: null, by: 'person' as const },
      { row: 11, target: 'khach-du-lich', by: 'person' as const },
    ];
    const { reading } = await read(templateBook(), { known: { ...templateMapping, rows } });
    expect(targets(reading.mapping)).toEqual({ ...targets(templateMapping), 5: null, 11: 'khach-du-lich' });
  });

  it.each([
    ['mau.csv', strToU8('a;b\r\n1;2'), 'notPackage'],
    ['mau.xlsx', new Uint8Array(), 'empty'],
    ['mau.xlsx', templateBook().slice(0, 900), 'damaged'],
  ])('%s that is none is refused: %#', async (fileName, bytes, why) => {
    const found = await readTemplate({
      fileName,
      bytes,
      view: sampleView(),
      measures: [],
      choice: null,
      known: null,
      before: null,
    });
    expect(found).toMatchObject({ ok: false, error: { why } });
  });
});

/** A plain workbook of a superior: two blank rows, a header, labels with their units. */
const plainBook = async (
  sheetName: string,
  headers: readonly string[],
  labels: readonly string[],
  top = 3,
): Promise<Uint8Array> => {
  const book = new Workbook();
  const sheet = book.addWorksheet(sheetName);
  sheet.getRow(top).values = [...headers];
  labels.forEach((label, index) => {
    sheet.getRow(top + 1 + index).values = [index + 1, label];
  });
  return new Uint8Array(await book.xlsx.writeBuffer());
};

it('proposes the rows of a blank template that are like ours; what has no unit of measure stays a heading', async () => {
  const book = new Workbook();
  const sheet = book.addWorksheet('Biểu tháng');
  sheet.addRows([
    ['TT', 'Chỉ tiêu chủ yếu', 'Đơn vị tính', 'Mục tiêu đến năm 2025', 'Kết quả thực hiện'],
    ['I', 'DU LỊCH'],
    [1, 'Doanh thu dịch vụ du lịch', 'Tỷ đồng'],
    [2, 'Sản lượng lương thực', 'Tấn'],
  ]);
  const { reading } = await read(new Uint8Array(await book.xlsx.writeBuffer()));
  expect(reading.rows.map(({ state, suggestions }) => [state, state === 'resembles' ? suggestions[0] : ''])).toEqual([
    ['aside', ''],
    ['resembles', 'doanh-thu-du-lich'],
    ['resembles', 'san-luong-luong-thuc'],
  ]);
});

describe('a new version', () => {
  const headers = ['TT', 'Chỉ tiêu chủ yếu', 'Mục tiêu đến năm 2025', 'Kết quả thực hiện', 'Ghi chú'];
  const labels = ['Thu ngân sách địa bàn/năm', 'Diện tích chè trồng mới', 'Chỉ tiêu riêng', 'Tỷ lệ che phủ rừng'];

  it('keeps what the person had confirmed, by labels, and tells what differs', async () => {
    const old = await plainBook('Biểu 1', headers, labels);
    const first = await read(old);
    expect(meanings(first.reading.mapping)).toMatchObject({ 3: 'target', 4: 'figure', 5: 'note' });
    // The person leaves the notes out, takes the row of theirs for one of ours, and one of ours for none.
    const columns = first.reading.mapping.columns.filter(({ column }) => column !== 5);
    const rows = first.reading.mapping.rows.map((row) =>
      row.row === 5 ? { ...row, target: null, by: 'person' as const } : row,
    );
    rows.push({ row: 6, target: 'khach-du-lich', by: 'person' });
    const mapping = { ...first.reading.mapping, columns, rows };
    const before = { bytes: old, mapping };

    const same = await read(old, { before });
    expect(same.differences?.same).toBe(true);
    expect(targets(same.reading.mapping)).toEqual(targets(mapping));

    const newHeaders = [...headers.slice(0, 3), 'Cùng kỳ', ...headers.slice(3)];
    const newLabels = ['Tổng lượng khách du lịch', ...labels.slice(0, 3), 'Doanh thu từ dịch vụ du lịch'];
    const { reading, differences } = await read(await plainBook('Biểu 01', newHeaders, newLabels, 5), { before });
    expect(reading.mapping.header).toEqual({ top: 5, bottom: 5 });
    expect(meanings(reading.mapping)).toMatchObject({ 3: 'target', 5: 'figure' });
    expect(meanings(reading.mapping)[6]).toBeUndefined();
    expect(targets(reading.mapping)).toEqual({
      7: 'thu-ngan-sach-dia-ban',
      8: null,
      9: 'khach-du-lich',
      10: 'doanh-thu-du-lich',
    });
    // Ours is taken already by the row that the person had chosen for it.
    expect(reading.rows.find(({ row }) => row === 6)?.state).toBe('duplicate');
    expect(differences).toMatchObject({ same: false, sheetWas: 'Biểu 1', movedColumns: 2, movedRows: 3 });
    const texts = (list: readonly { readonly text: string }[] = []): string[] => list.map(({ text }) => text);
    expect(texts(differences?.addedColumns)).toEqual(['Cùng kỳ']);
    expect(texts(differences?.addedRows)).toEqual(['Tổng lượng khách du lịch', 'Doanh thu từ dịch vụ du lịch']);
    expect(texts(differences?.removedRows)).toEqual(['Tỷ lệ che phủ rừng']);
  });
});

describe('the monthly forms of a trade department', () => {
  const folder = path.join(import.meta.dirname, '../fixtures/workbooks/mau-bao-cao-thang');
  const rowsOfTheirs: readonly RowData[] = [
    newRow('a', { name: 'Giá trị SXCN trên địa bàn (theo giá so sánh năm 2010)', unitLabel: 'Tỷ đồng' }),
  ];

  it.each([
    ['678911', '2022-M07'],
    ['10', '2022-M10'],
    ['1', '2022-M01'],
  ])('%s.xlsx is filled for %s and nothing else changes', async (file, period) => {
    const [sheet] = await formSheets('tan-uyen', 'ke-hoach-2022--bao-cao-thang', period);
    if (!sheet) throw new Error('no sheet');
    const bytes = new Uint8Array(readFileSync(path.join(folder, `${file}.xlsx`)));
    const first = await read(bytes, { view: toView(sheet) });
    const labels = first.reading.rows.filter(({ label }) => label !== '');
    expect(labels.length).toBeGreaterThan(2);
    // A plan with the rows of the form, each with figures.
    const rows = labels.map(({ label, unit, row }, index) =>
      newRow(`r${index}`, {
        ...rowsOfTheirs[0],
        id: `r${index}`,
        name: label,
        unitLabel: unit,
        values: Object.fromEntries(
          sheet.context.columns.columns
            .filter(({ kind, editable }) => editable && (kind === 'figure' || kind === 'target'))
            .map(({ id }, at) => [
              id,
              { typed: `${row * 10 + at},5`, nature: 'actual' as const, derived: null, why: null, others: [] },
            ]),
        ),
      }),
    );
    const view = toView(sheet, rows);
    const { reading } = await read(bytes, { view });
    expect(reading.mapping.rows.length).toBe(labels.length);
    const options = { blanks: 'keep', occupied: 'replace' } as const;
    const template = { id: 't', name: '', fileName: `${file}.xlsx`, bytes, mapping: reading.mapping };
    const filled = await fillTemplate(template, view, options, []);
    if (!filled.ok) throw new Error(JSON.stringify(filled.error));
    expect(filled.value.report.counts.write).toBeGreaterThan(labels.length * 3);
    const [before, after] = [unzipSync(bytes), unzipSync(filled.value.bytes)];
    const changed = Object.keys(before).filter(
      (name) => Buffer.compare(before[name] ?? bytes, after[name] ?? bytes) !== 0,
    );
    expect(changed).toEqual(['xl/worksheets/sheet1.xml']);
  });
});
