import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { importFile } from '../../electron/workbook/import/importFile';
import { previewImport } from '../../electron/workbook/import/previewImport';
import type { CellModel, WorkbookModel } from '../../electron/workbook/read/sheetModel';
import type { ImportPreview } from '../../shared/contract/importPreview';
import { sampleView } from './sampleView';

/** A sheet with the columns label, unit, target, figure under a header in row 1; addresses of its figures. */
const tableModel = (lines: readonly (readonly string[])[]) => {
  const header = ['Chỉ tiêu', 'ĐVT', 'Mục tiêu', 'Kết quả'];
  const rows = [header, ...lines].map((line, index) => ({
    number: index + 1,
    hidden: false,
    cells: line.flatMap((text, column): CellModel[] => {
      const address = `${'ABCD'.charAt(column)}${index + 1}`;
      const base = { row: index + 1, column: column + 1, address, format: 'General', formula: false, font: null };
      return text === '' ? [] : [{ ...base, kind: 'text', text, number: null }];
    }),
  }));
  const model: WorkbookModel = { sheets: [{ name: 'A', hidden: false, rows, merges: [], hiddenColumns: new Set() }] };
  return { model, indexOf: (line: number): string => `D${line + 2}` };
};

/** Workbooks of test/fixtures/workbooks (make_fixtures.py). */
const fixtures = path.join(import.meta.dirname, '../fixtures/workbooks');
const view = sampleView();
const preview = async (name: string): Promise<ImportPreview> => {
  const result = await importFile(path.join(fixtures, name), view);
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
};

describe('a table that somebody else typed', () => {
  it('is found under title rows, with a header of merged rows in capitals and numbers as text', async () => {
    const found = await preview('bieu-go-tay.xlsx');
    expect(found).toMatchObject({
      recognisedBy: 'labels',
      matched: 37,
      unchanged: 35,
      added: [],
      unmatched: [],
      warnings: [],
    });
    expect(found.changed).toEqual([
      { row: 'thu-nhap-binh-quan', column: 'figure', address: 'F8', from: '42', to: '45,5', unreadable: false },
      {
        row: 'hoc-sinh-den-truong--tieu-hoc',
        column: 'figure',
        address: 'F22',
        from: '100',
        to: '99,5',
        unreadable: false,
      },
    ]);
  });

  it('keeps typed text where a real number says the same', async () => {
    const found = await preview('bieu-so-that.xlsx');
    expect(found).toMatchObject({ matched: 37, unchanged: 36, added: [], unmatched: [], warnings: [] });
    expect(found.changed).toMatchObject([{ row: 'thu-nhap-binh-quan', to: '45,5' }]);
  });

  it('is read with labels in one column: "parent: part", "- part" under the parent, "Trong đó"', async () => {
    const found = await preview('mot-cot.xlsx');
    expect(found).toMatchObject({ sheetName: 'Số liệu 2023', matched: 37, unchanged: 37 });
    expect([found.changed, found.added, found.unmatched, found.warnings]).toEqual([[], [], [], []]);
  });

  it('is refused when no sheet has such a table', async () => {
    const result = await importFile(path.join(fixtures, 'khong-co-bang.xlsx'), view);
    expect(result).toMatchObject({ ok: false, error: { code: 'noTable', missing: expect.any(Array) } });
  });
});

describe('traps (domain.md §6)', () => {
  const load = preview('bay.xlsx');
  const changeOf = async (row: string) => (await load).changed.filter((one) => one.row === row);
  const warningsAt = async (address: string) =>
    (await load).warnings.filter((one) => one.address === address).map(({ code }) => code);

  it('offers a date back as the range it was typed as', async () => {
    expect(await warningsAt('D4')).toEqual(['dateForRange']);
    expect(await changeOf('tang-truong-dan-gia-suc')).toEqual([]);
  });

  it('reads a percent-formatted number as per cent and says so only when it changes something', async () => {
    expect(await changeOf('ty-le-che-phu-rung')).toEqual([]);
    expect(await warningsAt('D5')).toEqual([]);
    expect(await changeOf('lao-dong-qua-dao-tao')).toMatchObject([{ column: 'target', from: '61', to: '65' }]);
    expect(await warningsAt('D6')).toEqual(['percentScaled']);
  });

  it('never clears a figure by a blank cell', async () => {
    expect(await changeOf('thu-nhap-binh-quan')).toEqual([]);
    expect(await warningsAt('E7')).toEqual(['blankKept']);
  });

  it('reads one dot and three digits as thousands, and warns at a hundredfold change', async () => {
    expect(await changeOf('ket-nap-dang-vien-moi')).toMatchObject([{ to: '1.234', unreadable: false }]);
    expect(await changeOf('ty-le-ho-ngheo-giam')).toMatchObject([{ from: '5,22', to: '5.220' }]);
    expect(await warningsAt('E17')).toEqual(['hundredfold']);
  });

  it('keeps a foreign number as text, and takes it for the same when it says the same', async () => {
    expect(await changeOf('san-luong-luong-thuc')).toMatchObject([{ to: '41,550.5', unreadable: true }]);
    expect(await changeOf('doanh-thu-du-lich')).toEqual([]);
    expect([await warningsAt('E9'), await warningsAt('E10')]).toEqual([['foreignNumber'], ['foreignNumber']]);
  });

  it('does not import formula errors', async () => {
    expect(await changeOf('khach-du-lich')).toEqual([]);
    expect(await warningsAt('E11')).toEqual(['formulaError']);
  });

  it('holds the numbers of another unit back, but knows the spellings of one unit', async () => {
    expect(await changeOf('thu-ngan-sach-dia-ban')).toEqual([]);
    expect(await warningsAt('C12')).toEqual(['unitDiffers']);
    expect(await warningsAt('C13')).toEqual([]);
  });

  it('drops binary noise and honours the words and results of number formats and formulas', async () => {
    expect(await changeOf('dien-tich-che-trong-moi')).toEqual([]);
    expect(await changeOf('truong-dat-chuan-quoc-gia')).toEqual([]);
  });

  it('matches NFD, no-break blanks, capitals and the other tone placement; the last one is told', async () => {
    for (const id of ['ban-co-duong-cung-hoa', 'ban-co-nha-van-hoa']) expect(await changeOf(id)).toEqual([]);
    expect(await warningsAt('B15')).toEqual(['labelDiffers']);
    expect(await warningsAt('B16')).toEqual([]);
  });

  it('keeps text that is no number, marked as unreadable', async () => {
    expect(await changeOf('xa-dat-chuan-nong-thon-moi')).toMatchObject([{ to: 'khoảng vài xã', unreadable: true }]);
    expect(await warningsAt('E18')).toEqual(['unreadable']);
  });

  it('never takes a label that is only similar', async () => {
    const found = await load;
    expect(await changeOf('lao-dong-duoc-giai-quyet-viec-lam')).toEqual([]);
    expect(found.unmatched).toContainEqual({
      address: 'B19',
      text: 'Số lao đông được giải quyết việc làm mới',
      reason: 'ambiguous',
    });
  });

  it('reads a hidden row and says so', async () => {
    expect(await changeOf('chinh-quyen-co-so-dat-kha')).toMatchObject([{ from: '90', to: '91,50' }]);
    expect(await warningsAt('B20')).toEqual(['hiddenRow']);
  });

  it('takes a label once and reports its double', async () => {
    expect(await changeOf('muc-giam-ty-le-sinh')).toMatchObject([{ address: 'E21', to: '0,6' }]);
    expect((await load).unmatched).toContainEqual({ address: 'B22', text: 'Mức giảm tỷ lệ sinh', reason: 'duplicate' });
  });

  it('offers a new indicator, reports a label without numbers, ignores footnotes, knows ratings in full', async () => {
    const found = await load;
    expect(found.added).toMatchObject([
      {
        after: 'dang-vien-hoan-thanh-tot',
        name: 'Số hộ dân được sử dụng nước hợp vệ sinh',
        texts: { unit: 'Hộ', target: '12.000', figure: '11.500', note: 'mới' },
      },
    ]);
    expect(found.unmatched).toContainEqual({ address: 'B25', text: 'Chỉ có tên, không có số', reason: 'noSuchRow' });
    expect(found.unmatched).toHaveLength(3);
    expect(await changeOf('xep-loai-dang-bo-huyen')).toEqual([]);
  });

  it('notices fonts of the old encodings', async () => {
    expect(await warningsAt('B4')).toEqual(['legacyFont']);
  });
});

describe('the same label under two headings', () => {
  it('is told apart by the heading that stands open', async () => {
    const headed = sampleView({
      rows: (rows) => {
        const heading = {
          ...rows[0],
          kind: 'heading',
          isComponent: false,
          values: {},
        } as (typeof rows)[number];
        const sown = { ...rows[3], name: 'Diện tích gieo trồng' } as (typeof rows)[number];
        return [
          { ...heading, id: 'lua', name: 'Cây lúa' },
          { ...sown, id: 'lua-dt' },
          { ...heading, id: 'ngo', name: 'Cây ngô' },
          { ...sown, id: 'ngo-dt' },
        ];
      },
    });
    const { indexOf, model } = tableModel([
      ['Cây ngô', '', '', ''],
      ['Diện tích gieo trồng', 'Ha', '400', '111'],
      ['Cây lúa', '', '', ''],
      ['Diện tích gieo trồng', 'Ha', '400', '222'],
    ]);
    const result = previewImport(model, headed, { file: 'x.xlsx', sha256: '' });
    expect(result).toMatchObject({
      ok: true,
      value: {
        matched: 4,
        unmatched: [],
        changed: [
          { row: 'ngo-dt', address: indexOf(1), to: '111' },
          { row: 'lua-dt', address: indexOf(3), to: '222' },
        ],
      },
    });
  });
});
