import fc from 'fast-check';
import { expect, it } from 'vitest';
import { previewMapped } from '../../electron/workbook/import/previewImport';
import { formatVi } from '../../shared/domain/decimal';
import { draftOf, toMapping } from '../../shared/grid/mappingDraft';
import { newRow } from '../helpers/newRow';
import { type Cell, foreignBook, readingOf } from './foreignBook';
import { formSheets, toView } from './formSheets';

const [sheet] = await formSheets('tan-uyen', 'ke-hoach-2022--bao-cao-thang', '2022-M10');
if (!sheet) throw new Error('no sheet');
const NAMES = [
  'Diện tích lúa',
  'Sản lượng ngô',
  'Thu ngân sách',
  'Số hộ thoát nghèo',
  'Giá trị sản xuất',
  'Lượt khách',
];
const view = toView(
  sheet,
  NAMES.map((name, at) => newRow(`r${at}`, { name, unitLabel: at === 2 ? 'tỷ đồng' : 'ha' })),
);
const HEADS = {
  marker: 'STT',
  name: 'Chỉ tiêu',
  unit: 'ĐVT',
  plan: 'KH 2022',
  current: 'TH T10',
  cumulative: 'Lũy kế 10 tháng',
};
const FOREIGN = ['So với cùng kỳ (%)', 'TH tháng 3', 'Cơ quan báo cáo', ''];
const NOISE: readonly string[] = ['Tổng cộng', 'Trong đó:', '(1) Số ước', 'I. Về kinh tế', ''];

const columns = fc.shuffledSubarray([...Object.keys(HEADS), ...FOREIGN], { minLength: 10 });
const amount = fc.oneof(
  fc.constant(null),
  fc.integer({ min: 1, max: 10_000_000 }),
  fc.double({ min: 0.01, max: 999, noNaN: true }),
);
const line = fc.record({
  of: fc.nat(NAMES.length - 1),
  plan: amount,
  current: amount,
  cumulative: amount,
  before: fc.array(fc.constantFrom(...NOISE), { maxLength: 2 }),
});
const lines = fc.uniqueArray(line, { selector: ({ of }) => of, minLength: 1, maxLength: NAMES.length });
const titles = fc.array(fc.constantFrom('UBND HUYỆN', 'BÁO CÁO THÁNG 10', 'Đơn vị: UBND huyện Tân Uyên', ''), {
  maxLength: 4,
});

it('a workbook that we wrote is read as we wrote it, whatever the order of its columns and what stands between', async () => {
  await fc.assert(
    fc.asyncProperty(columns, lines, titles, async (order, rows, above) => {
      const put = (cells: Readonly<Record<string, Cell>>): Cell[] => order.map((column) => cells[column] ?? null);
      const head = put({ ...HEADS, ...Object.fromEntries(FOREIGN.map((text) => [text, text === '' ? null : text])) });
      const body: Cell[][] = [];
      const wanted: string[] = [];
      for (const { of, before, ...values } of rows) {
        for (const text of before) body.push(put({ name: text === '' ? null : text }));
        const isMoney = of === 2;
        // Six decimals are what a person types; more come from a division and are rounded.
        const rounded = Object.entries(values).map(
          ([column, value]) => [column, value === null ? null : Math.round(value * 100) / 100] as const,
        );
        body.push(
          put({
            marker: of + 1,
            name: NAMES[of] ?? '',
            unit: isMoney ? 'triệu đồng' : 'hecta',
            ...Object.fromEntries(rounded),
            'So với cùng kỳ (%)': 77,
            'TH tháng 3': 88,
            'Cơ quan báo cáo': 'Chi cục Thống kê',
          }),
        );
        for (const [column, value] of rounded) {
          if (value === null) continue;
          const digits = BigInt(Math.round(value * 100))
            .toString()
            .padStart(9, '0');
          const scaled = isMoney
            ? `${digits.slice(0, -5)}.${digits.slice(-5)}`
            : `${digits.slice(0, -2)}.${digits.slice(-2)}`;
          wanted.push(`r${of} ${column} ${formatVi(scaled.replace(/^0+(?=\d)/, '').replace(/\.?0+$/, ''))}`);
        }
      }
      const model = await foreignBook({
        name: 'BC',
        lines: [...above.map((text) => [text === '' ? null : text]), head, ...body],
      });
      const reading = readingOf(model, view);
      expect(reading.recognisedBy).toBe('labels');
      const found = previewMapped(model, view, toMapping(draftOf(reading)), { file: 'x', sha256: '' });
      if (!found.ok) throw new Error(found.error.code);
      expect(found.value.changed.map(({ row, column, to }) => `${row} ${column} ${to}`).sort()).toEqual(wanted.sort());
      expect(found.value.added).toEqual([]);
    }),
    { numRuns: 25 },
  );
});
