import fc from 'fast-check';
import { expect, test } from 'vitest';
import { mendBrokenLines } from '../../shared/grid/brokenLines';
import { readBlock } from '../../shared/grid/pasteBlock';

const texts = (text: string): (string | undefined)[][] =>
  readBlock('', text).map((row) => row.map((cell) => cell?.text));

test('a row broken inside its label or its number comes together; headings of one cell stay', () => {
  expect(
    texts(
      '1\tTổng sản lượng\nlương thực/năm\tTấn\t39.500\nA. Văn hóa - xã hội\n2\tTỷ lệ trường đạt\nchuẩn\nquốc gia\t%\t58\n3\tBác sĩ\tngười\t12',
    ),
  ).toEqual([
    ['1', 'Tổng sản lượng lương thực/năm', 'Tấn', '39.500'],
    ['A. Văn hóa - xã hội'],
    ['2', 'Tỷ lệ trường đạt chuẩn quốc gia', '%', '58'],
    ['3', 'Bác sĩ', 'người', '12'],
  ]);
});

test('what does not fit stays as it came', () => {
  const rows = [
    ['a', 'b', 'c', 'd'],
    ['x', 'y', 'z'],
    ['1', '2', '3'],
    ['e', 'f', 'g', 'h'],
  ];
  expect(mendBrokenLines(rows)).toEqual(rows);
});

test('a block of a spreadsheet is never touched; broken inside a middle cell, a block comes back (property)', () => {
  const cell: fc.Arbitrary<string> = fc.constantFrom('thu', 'ngân sách', '12', 'đạt %');
  const block = fc
    .integer({ min: 3, max: 5 })
    .chain((width) => fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 6 }));
  fc.assert(
    fc.property(block, fc.array(fc.boolean(), { minLength: 6, maxLength: 6 }), (rows, breaks) => {
      expect(mendBrokenLines(rows)).toEqual(rows);
      if (breaks.slice(0, rows.length).every(Boolean)) return;
      const whole = rows.map((row) => row.with(1, 'một hai'));
      const broken = whole.flatMap((row, index) =>
        breaks[index]
          ? [
              [row[0] ?? '', 'một'],
              ['hai', ...row.slice(2)],
            ]
          : [row],
      );
      expect(mendBrokenLines(broken)).toEqual(whole);
    }),
  );
});
