import { expect, it } from 'vitest';
import { previewImport, previewMapped } from '../../electron/workbook/import/previewImport';
import { type ImportPreview, isUndoubted } from '../../shared/contract/importPreview';
import { BLANK, type RowData } from '../../shared/form/rowData';
import { newRow } from '../helpers/newRow';
import { type Cell, columnsSaid, foreignBook, readingOf } from './foreignBook';
import { formSheets, toView } from './formSheets';
import { sampleView, withTyped } from './sampleView';

/** Traps of domain.md §6 that no workbook of test/fixtures/workbooks holds. */
const [monthly] = await formSheets('tan-uyen', 'ke-hoach-2022--bao-cao-thang', '2022-M10');
if (!monthly) throw new Error('no sheet');

const imported = async (lines: readonly (readonly Cell[])[], rows: readonly RowData[]): Promise<ImportPreview> => {
  const head = ['TT', 'Chỉ tiêu', 'ĐVT', 'Kế hoạch năm 2022', 'Ước thực hiện tháng 10'];
  const found = previewImport(await foreignBook({ lines: [head, ...lines] }), toView(monthly, rows), {
    file: 'x',
    sha256: '',
  });
  if (!found.ok) throw new Error(found.error.code);
  return found.value;
};
const said = ({ changed }: ImportPreview): readonly string[] =>
  changed.map(({ row, column, to }) => `${row} ${column} ${to}`);

it('"1.234" in a text cell is a thousand, and is doubted beside a number a hundred times smaller', async () => {
  const rows = [newRow('a', { name: 'Chè' }), newRow('b', { name: 'Cá' })].map((row) =>
    withTyped(row, { plan: '1,2' }),
  );
  const found = await imported(
    [
      [1, 'Chè', null, null, '1.234'],
      [2, 'Cá', null, null, '1,234'],
    ],
    rows,
  );
  expect(said(found)).toEqual(['a current 1.234', 'b current 1,234']);
  const doubted = found.warnings.filter(({ code }) => code === 'ambiguousNumber' || code === 'hundredfold');
  expect(doubted.map(({ address, code }) => `${address} ${code}`)).toEqual(['E2 ambiguousNumber']);
});

it('a date in a target column is offered back as the range that was typed', async () => {
  const date = { value: new Date(Date.UTC(2026, 5, 5)), format: 'd-mmm' };
  const found = await imported(
    [[1, 'Chè', null, { ...date, value: new Date(Date.UTC(2026, 4, 6)) }, null]],
    [newRow('a', { name: 'Chè' })],
  );
  expect([said(found), found.warnings[0]?.code]).toEqual([['a plan 5-6'], 'dateForRange']);
});

it('accents make another word: đồng is not dòng, and a word without its accents is only alike', async () => {
  const rows = [newRow('a', { name: 'Số dòng họ văn hóa' }), newRow('b', { name: 'Cánh đồng lớn' })];
  const found = await imported(
    [
      [1, 'Số đồng họ văn hóa', null, 1, 2],
      [2, 'Canh dong lon', null, 3, 4],
    ],
    rows,
  );
  expect([said(found), found.added, found.unmatched.map(({ reason }) => reason)]).toEqual([
    [],
    [],
    ['ambiguous', 'ambiguous'],
  ]);
});

it('parts that do not come to the whole are taken as they stand', async () => {
  const rows = [
    newRow('a', { name: 'Sản lượng thủy sản' }),
    newRow('b', { name: 'Nuôi trồng', under: 'a', level: 1 }),
    newRow('c', { name: 'Đánh bắt', under: 'a', level: 1 }),
  ];
  const lines = [
    ['3', 'Sản lượng thủy sản', null, 605],
    [null, 'Trong đó: Nuôi trồng', null, 500],
    [null, '  - Đánh bắt', null, 35],
  ];
  expect(said(await imported(lines, rows))).toEqual(['a plan 605', 'b plan 500', 'c plan 35']);
});

it('a marker is one as number and as text, with dots, brackets and blanks; none says what a row is', async () => {
  const markers = ['I', 1, '1', ' 1.', '(1)', 'a', 'đ)', '*', null] as const;
  const names = markers.map((_, at) => `Chỉ tiêu thứ ${at}`);
  const lines = markers.map((marker, at): readonly Cell[] => [marker, names[at] ?? '', null, at + 1]);
  const rows = names.toReversed().map((name, at) => newRow(`r${names.length - 1 - at}`, { name, marker: '1' }));
  expect(said(await imported(lines, rows)).toSorted()).toEqual(names.map((_, at) => `r${at} plan ${at + 1}`));
  const reading = readingOf(
    await foreignBook({
      lines: [['TT', 'Chỉ tiêu', 'KH năm 2022'], ...lines.map(([a, b, , d]) => [a ?? null, b ?? null, d ?? null])],
    }),
    toView(monthly, rows),
  );
  expect(reading.rows.slice(1, 4).map(({ level }) => level)).toEqual([1, 1, 1]);
});

it('a usual word over two columns means neither until a person says so', async () => {
  const model = await foreignBook({
    lines: [
      ['TT', 'Chỉ tiêu', 'Kế hoạch', null, 'Kết quả'],
      [null, null, 'Tỉnh giao', 'Huyện giao', null],
      [1, 'Tỷ lệ che phủ rừng', 50, 51, 52],
    ],
    merges: ['A1:A2', 'B1:B2', 'C1:D1', 'E1:E2'],
  });
  const reading = readingOf(model, sampleView());
  expect(columnsSaid(reading).map((text) => text.slice(0, 9))).toEqual([
    'A marker ',
    'B name he',
    'C - unkno',
    'D - unkno',
    'E figure ',
  ]);
});

it('a title of another month is told; dates of documents and the own month are not, nor is a year', async () => {
  const told = async (...titles: readonly string[]) => {
    const lines = [
      ...titles.map((title) => [title]),
      ['TT', 'Chỉ tiêu', 'Thực hiện trong tháng', 'KH năm 2022'],
      [1, 'Chè', 5, 6],
    ];
    const model = await foreignBook({ lines });
    const view = toView(monthly, [newRow('a', { name: 'Chè' })]);
    const found = previewImport(model, view, { file: 'x', sha256: '' });
    if (!found.ok) throw new Error(found.error.code);
    const words = found.value.warnings
      .filter(({ code }) => code === 'otherTime')
      .map(({ address, data }) => `${address} ${data['theirs']}`);
    expect(readingOf(model, view).otherTime === null).toBe(words.length === 0);
    return words;
  };
  expect(await told('BÁO CÁO', 'Tình hình thực hiện tháng 9 năm 2022')).toEqual(['A2 Tháng 9 năm 2022']);
  expect(await told('BÁO CÁO QUÝ III NĂM 2022')).toEqual(['A1 Quý III năm 2022']);
  for (const title of [
    'Kết quả tháng 10, nhiệm vụ tháng 11 năm 2022',
    '(Kèm theo Báo cáo số 12/BC-UBND ngày 15 tháng 9 năm 2022)',
    'Số liệu 10 tháng đầu năm 2022',
    'KẾ HOẠCH NĂM 2023',
  ])
    expect([title, await told(title)]).toEqual([title, []]);
});

it('a column left blank all the way down is told once', async () => {
  const rows = ['a', 'b', 'c', 'd'].map((id) => withTyped(newRow(id, { name: `Dòng ${id}` }), { plan: '5' }));
  const lines = rows.map(({ name }, at): readonly Cell[] => [at + 1, name, null, null, at]);
  const blanks = (found: ImportPreview) =>
    found.warnings.filter(({ code }) => code === 'blankKept').map(({ address }) => address);
  expect(blanks(await imported(lines, rows))).toEqual(['D']);
  expect(blanks(await imported([...lines.slice(1), [1, 'Dòng a', null, 6, 1]], rows))).toEqual(['D2', 'D3', 'D4']);
});

it('the year over a group of headings counts: 2021 is never read into 2022', async () => {
  const lines = [
    ['STT', 'CHỈ TIÊU', 'ĐVT', 'NĂM 2021', null, 'NĂM 2022', null, null, 'Ghi chú'],
    [null, null, null, 'Kế hoạch', 'Thực hiện', 'Kế hoạch tỉnh giao', 'Ước thực hiện', null, null],
    [null, null, null, null, null, null, '6 tháng đầu năm', 'Cả năm', null],
    [1, 'Tổng sản lượng lương thực', 'tấn', 1, 2, 3, 4, 5, null],
  ];
  const merges = ['A1:A3', 'B1:B3', 'C1:C3', 'D1:E1', 'F1:H1', 'D2:D3', 'E2:E3', 'F2:F3', 'G2:H2', 'I1:I3'];
  const model = await foreignBook({ lines, merges });
  const columns = async (sheet: string): Promise<readonly string[]> => {
    const [form] = await formSheets('tan-uyen', sheet);
    const reading = form ? readingOf(model, toView(form)) : null;
    expect(reading?.mapping.header).toEqual({ top: 1, bottom: 3 });
    return (reading ? columnsSaid(reading) : []).slice(3, 8).map((text) => text.split(' ').slice(0, 2).join(' '));
  };
  const [yearly] = await formSheets('tan-uyen', 'ke-hoach-2022--ke-hoach-nam');
  const short = await foreignBook({
    lines: [
      ['Chỉ tiêu', 'Kế hoạch năm 2022', 'TH năm 2021'],
      ['Chè', 1, 2],
    ],
  });
  // Two targets of the year: that of the office itself is called so.
  expect(yearly ? columnsSaid(readingOf(short, toView(yearly)))[1] : '').toBe('B plan period');
  expect(await columns('ke-hoach-2022--bieu-ket-qua')).toEqual(['D -', 'E -', 'F target', 'G -', 'H figure']);
  expect(await columns('ke-hoach-2022--ke-hoach-nam')).toEqual([
    'D -',
    'E lastYear',
    'F superior',
    'G half',
    'H estimate',
  ]);
});

it('a number with more decimals than a person writes is rounded, and that is told', async () => {
  const found = await imported([[1, 'Chè', null, 5.4999999999, 5.25]], [newRow('a', { name: 'Chè' })]);
  expect(said(found)).toEqual(['a plan 5,50', 'a current 5,25']);
  expect(found.warnings.filter(({ code }) => code === 'rounded')).toMatchObject([
    { address: 'D2', data: { exact: '5,4999999999', read: '5,50' } },
  ]);
});

it('what a heading calls an estimate becomes one, and takes the place of an actual figure only by a word', async () => {
  const [yearly] = await formSheets('tan-uyen', 'ke-hoach-2022--ke-hoach-nam');
  if (!yearly) throw new Error('no sheet');
  const rows = [newRow('a', { name: 'Chè' }), newRow('b', { name: 'Cá' })];
  const figure = (typed: string, nature: 'actual' | 'estimate') => ({ ...BLANK, typed, nature });
  const filled = rows.map((row) => ({
    ...row,
    values: row.id === 'a' ? { estimate: figure('28950', 'actual') } : { lastYear: figure('3', 'estimate') },
  }));
  const head = ['Chỉ tiêu', 'Ước thực hiện 6 tháng năm 2022', 'Ước thực hiện cả năm 2022', 'Ước thực hiện năm 2021'];
  const model = await foreignBook({ lines: [head, ['Chè', 5, 29050, null], ['Cá', 6, 7, 4], ['Lợn', 8, 9, null]] });
  const view = toView(yearly, filled);
  const found = previewMapped(model, view, readingOf(model, view).mapping, { file: 'x', sha256: '' });
  if (!found.ok) throw new Error(found.error.code);
  const { changed, added } = found.value;
  expect(changed.map(({ row, column, estimate }) => `${row} ${column} ${estimate}`)).toEqual([
    'a half new',
    'a estimate overActual',
    // What is typed into this column is an actual otherwise.
    'b lastYear new',
    'b half new',
    'b estimate undefined',
  ]);
  expect(changed.filter(isUndoubted).length).toBe(4);
  expect(added[0]?.estimates).toEqual(['half', 'estimate']);
});

it('a row without a unit among others that have one is in the unit over the table: other numbers are held back', async () => {
  const rows = [
    newRow('a', { name: 'Thu ngân sách', unitLabel: 'tỷ đồng' }),
    newRow('b', { name: 'Việc làm', unitLabel: 'lao động' }),
    newRow('c', { name: 'Chè', unitLabel: 'ha' }),
  ];
  const view = toView(monthly, rows);
  const book = (unit: string | null) =>
    foreignBook({
      lines: [
        [null, null, null, 'Đơn vị tính: Triệu đồng'],
        ['TT', 'Chỉ tiêu', 'ĐVT', 'KH năm 2022'],
        [1, 'Thu ngân sách', null, 5000],
        [2, 'Việc làm', null, 6],
        [3, 'Chè', unit, 7],
      ],
    });
  const read = async (unit: string | null) => {
    const model = await book(unit);
    const found = previewMapped(model, view, readingOf(model, view).mapping, { file: 'x', sha256: '' });
    return found.ok
      ? [said(found.value), found.value.warnings.filter(({ code }) => code === 'unitDiffers').length]
      : found;
  };
  expect(await read('Ha')).toEqual([['a plan 5', 'c plan 7'], 1]);
  // Nobody names one: the line over the table cannot speak for all of them.
  expect(await read(null)).toEqual([['a plan 5', 'b plan 6', 'c plan 7'], 0]);
});
