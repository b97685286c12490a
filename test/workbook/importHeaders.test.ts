import { describe, expect, it } from 'vitest';
import type { SheetView } from '../../shared/form/types';
import { columnsSaid, foreignBook, NOTHING_KNOWN, readingOf } from './foreignBook';
import { formSheets, toView } from './formSheets';
import { sampleView } from './sampleView';

const monthly = async (period: string): Promise<SheetView> => {
  const [sheet] = await formSheets('tan-uyen', 'ke-hoach-2022--bao-cao-thang', period);
  if (!sheet) throw new Error('no sheet');
  return toView(sheet);
};
const october = await monthly('2022-M10');
const results = sampleView();
const CROPS = 'Tổng diện tích chè';

describe('columns are proposed with their period', () => {
  it('by short headings: "TH T10", "Lũy kế 10 tháng", "KH 2022", "So với cùng kỳ"', async () => {
    const model = await foreignBook({
      name: 'T10',
      lines: [
        [
          'STT',
          'Chỉ tiêu',
          'ĐVT',
          'KH 2022',
          'TH T10',
          'Lũy kế 10 tháng',
          'TH tháng 9',
          'So với cùng kỳ (%)',
          'Ước TH cả năm',
          'TH 10 tháng 2021',
          'KH 2023',
        ],
        [1, CROPS, 'ha', 100, 12, 102, 90, 110, 120, 95, 130],
      ],
    });
    expect(columnsSaid(readingOf(model, october))).toEqual([
      'A marker header',
      'B name header',
      'C unit header',
      'D plan header',
      'E current period',
      'F cumulative period',
      'G previous period',
      'H - calculated',
      'I estimate period',
      'J sameCumulative period',
      'K next header',
    ]);
  });

  it('"Số đạt được" is a result, "Đạt (%)" is worked out; "trong tháng", "Năm 2021" speak of a time; two alike wait', async () => {
    const heads = ['Chỉ tiêu', 'Thực hiện trong tháng', 'Số đạt được', 'Đạt (%)', 'Năm 2021', 'TH cùng kỳ 2021'];
    const model = await foreignBook({
      lines: [
        [...heads, 'TH tháng 9', 'Tháng 9/2022'],
        [CROPS, 1, 2, 3, 4, 5, 6, 7],
      ],
    });
    expect(columnsSaid(readingOf(model, october))).toEqual([
      'A name header',
      'B current period',
      'C - unknown',
      'D - calculated',
      'E lastYear period',
      'F samePeriod period',
      'G - several',
      'H - several',
    ]);
    const one = await foreignBook({
      lines: [
        ['Chỉ tiêu', 'Mục tiêu', 'Số đạt được'],
        ['Tỷ lệ che phủ rừng', 50, 51],
      ],
    });
    expect(columnsSaid(readingOf(one, results))[2]).toBe('C figure header');
  });

  it('in groups of a month each, on the sheet that has such headings and not on the longest one', async () => {
    const model = await foreignBook(
      { name: 'Thuyết minh', lines: Array.from({ length: 30 }, (_, row) => ['a', `dòng ${row}`, 'b', 'c']) },
      {
        name: 'Số liệu',
        lines: [
          ['TT', 'Chỉ tiêu', 'Tháng 9', null, 'Tháng 10', null],
          [null, null, 'Kế hoạch', 'Thực hiện', 'Kế hoạch', 'Thực hiện'],
          [1, CROPS, 1, 2, 3, 4],
        ],
        merges: ['A1:A2', 'B1:B2', 'C1:D1', 'E1:F1'],
      },
    );
    const reading = readingOf(model, october);
    expect([reading.recognisedBy, reading.mapping.sheetName, reading.mapping.header]).toEqual([
      'labels',
      'Số liệu',
      { top: 1, bottom: 2 },
    ]);
    expect(columnsSaid(reading).slice(2)).toEqual([
      'C - otherPeriod',
      'D previous period',
      'E - otherPeriod',
      'F current period',
    ]);
  });

  it('as not read where the Biểu has no column for that time', async () => {
    const model = await foreignBook({
      lines: [
        [
          'TT',
          'Chỉ tiêu',
          'ĐVT',
          'KH 2022',
          'TH tháng 7',
          'Lũy kế 7 tháng',
          'TH tháng 10 năm 2019',
          'Ước thực hiện tháng 10',
        ],
        [1, CROPS, 'ha', 100, 12, 102, 3, 9],
      ],
    });
    const reading = readingOf(model, october);
    expect(columnsSaid(reading).slice(4)).toEqual([
      'E - otherPeriod',
      'F - otherPeriod',
      'G - otherPeriod',
      'H current header',
    ]);
    expect(reading.columns.map(({ period }) => period).slice(4)).toEqual([
      'Tháng 7 năm 2022',
      'lũy kế đến tháng 7 năm 2022',
      'Tháng 10 năm 2019',
      'Tháng 10 năm 2022',
    ]);
  });

  it('never takes last year, another year or another month for the one column of results', async () => {
    for (const heading of [
      'Thực hiện cùng kỳ',
      'Kết quả thực hiện năm 2021',
      'Thực hiện tháng 5',
      'Kết quả năm trước',
    ]) {
      const model = await foreignBook({
        lines: [
          ['TT', 'Chỉ tiêu', 'ĐVT', 'Mục tiêu', heading],
          [2, 'Diện tích chè trồng mới', 'Ha', 400, 111],
        ],
      });
      expect([heading, columnsSaid(readingOf(model, results))[4]]).toEqual([heading, 'E - otherPeriod']);
    }
  });
});

describe('headers (domain.md §6)', () => {
  it('of three merged rows, with title rows, an organisation line, column numbers and the header again', async () => {
    const model = await foreignBook({
      name: 'Phụ lục',
      lines: [
        ['UBND HUYỆN TÂN UYÊN', null, null, null, null, null, null],
        ['TÌNH HÌNH THỰC HIỆN KẾ HOẠCH THÁNG 10 NĂM 2022', null, null, null, null, null, null],
        ['Đơn vị: Phòng Tài chính - Kế hoạch', null, null, null, null, null, null],
        ['TT', 'Chỉ tiêu', 'ĐVT', 'Kế hoạch năm 2022', 'Thực hiện', null, null],
        [null, null, null, null, 'Năm 2022', null, 'Ghi chú'],
        [null, null, null, null, 'Ước thực hiện tháng 10', 'Lũy kế', null],
        ['A', 'B', 'C', 1, 2, 3, 4],
        ['-', CROPS, 'ha', 100, 12, 102, null],
        ['TT', 'Chỉ tiêu', 'ĐVT', 'Kế hoạch năm 2022', 'Ước thực hiện tháng 10', 'Lũy kế', 'Ghi chú'],
        ['-', 'Sản lượng thịt hơi', 'tấn', 50, 5, 45, null],
      ],
      merges: ['A2:G2', 'A4:A6', 'B4:B6', 'C4:C6', 'D4:D6', 'E4:G4', 'E5:F5', 'G5:G6'],
    });
    const reading = readingOf(model, october);
    expect(reading.mapping.header).toEqual({ top: 4, bottom: 6 });
    expect(columnsSaid(reading)).toEqual([
      'A marker header',
      'B name header',
      'C unit header',
      'D plan header',
      expect.stringMatching(/^E current/),
      expect.stringMatching(/^F cumulative/),
      'G note header',
    ]);
    expect(reading.rows.map(({ row, state }) => [row, state])).toEqual([
      [8, 'same'],
      [10, 'same'],
    ]);
    expect(reading.rows.map(({ unit }) => unit)).toEqual(['ha', 'tấn']);
    const picture = reading.picture.rows[3]?.cells.map(({ text, across, down }) => [text, across, down]);
    expect(picture).toContainEqual(['Thực hiện', 3, 1]);
  });

  it('whose text a formula makes', async () => {
    const model = await foreignBook({
      lines: [
        ['Năm', null, null, 2022],
        [
          'TT',
          'Chỉ tiêu',
          'ĐVT',
          { formula: '"KH"&CHAR(10)&D1', result: 'KH\n2022' },
          { formula: '"TH T"&10', result: 'TH T10' },
        ],
        [1, CROPS, 'ha', 100, 12],
      ],
    });
    expect(columnsSaid(readingOf(model, october)).slice(3)).toEqual(['D plan header', 'E current period']);
  });

  it('with hidden helper columns between, which are not read', async () => {
    const model = await foreignBook({
      lines: [
        ['TT', 'Chỉ tiêu', 'Ước thực hiện tháng 10', 'ĐVT', 'Ước thực hiện tháng 10', 'KH 2022'],
        [1, CROPS, 999, 'ha', 12, 100],
      ],
      hiddenColumns: [3],
    });
    const reading = readingOf(model, october);
    expect(columnsSaid(reading)).toEqual([
      'A marker header',
      'B name header',
      'C - hidden',
      'D unit header',
      'E current header',
      'F plan header',
    ]);
    expect(reading.picture.columns.map(({ letter, hidden }) => [letter, hidden])[2]).toEqual(['C', true]);
  });

  it('that nobody recognises: a sheet is shown all the same, and a person points at the rest', async () => {
    const model = await foreignBook(
      { name: 'Ẩn', hidden: true, lines: [['Chỉ tiêu', 'Mục tiêu', 'Kết quả']] },
      {
        name: 'Số liệu',
        lines: [['Bảng tổng hợp'], ['Mã', 'Tên', 'x', 'y'], [1, 'Diện tích chè trồng mới', 400, 123]],
      },
    );
    const first = readingOf(model, results);
    expect(first).toMatchObject({ recognisedBy: 'nothing', mapping: { sheetName: 'Số liệu' } });
    expect(first.sheets.map(({ name, hidden }) => [name, hidden])).toEqual([
      ['Ẩn', true],
      ['Số liệu', false],
    ]);
    const columns = [
      { column: 2, meaning: { kind: 'name' }, factor: null },
      { column: 3, meaning: { kind: 'cell', column: 'target' }, factor: null },
      { column: 4, meaning: { kind: 'cell', column: 'figure' }, factor: null },
    ] as const;
    const choice = { sheetName: 'Số liệu', header: { top: 2, bottom: 2 }, columns };
    const chosen = readingOf(model, results, NOTHING_KNOWN, choice);
    expect(chosen.rows).toMatchObject([{ row: 3, state: 'same', decision: { target: 'dien-tich-che-trong-moi' } }]);
    expect(columnsSaid(chosen)).toEqual(['A - person', 'B name person', 'C target person', 'D figure person']);
  });
});
