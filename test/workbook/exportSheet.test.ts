import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { innerWidth } from '../../electron/workbook/export/cellMeasure';
import { fitWidths } from '../../electron/workbook/export/columnWidths';
import { exportSheet } from '../../electron/workbook/export/exportSheet';
import { textWidth } from '../../electron/workbook/export/textWidth';
import type { SheetView, ViewRow } from '../../shared/form/types';
import { convert, openpyxl, pdfPages, scratchFolder } from './libreOffice';
import { sampleView, withTyped } from './sampleView';

interface DumpCell {
  readonly value: string | number;
  readonly cached: string | number | null;
  readonly type: string;
  readonly format: string;
  readonly font: string;
  readonly size: number;
  readonly bold: boolean;
  readonly italic: boolean;
  readonly align: string | null;
  readonly wrap: boolean;
  readonly border: string | null;
}
interface Dump {
  readonly cells: Readonly<Record<string, DumpCell>>;
  readonly merges: readonly string[];
  readonly [key: string]: unknown;
}

const { folder, remove } = scratchFolder();
afterAll(remove);

/** Drops the cached results of formulas, so that LibreOffice has to work them out. */
const withoutResults = (bytes: Uint8Array): Uint8Array => {
  const parts = unzipSync(bytes);
  const name = 'xl/worksheets/sheet1.xml';
  const sheet = strFromU8(parts[name] ?? new Uint8Array());
  return zipSync({ ...parts, [name]: strToU8(sheet.replace(/(<\/f>)<v>[^<]*<\/v>/g, '$1')) });
};

const overruled = (view: SheetView): SheetView => {
  const [first] = view.rows;
  const cell = first?.cells['attainment'];
  if (!first || !cell) throw new Error('no row');
  const changed: ViewRow = {
    ...first,
    cells: {
      ...first.cells,
      attainment: { ...cell, verdict: 'met', overruled: { computed: 'unmet', reason: 'Vượt tiến độ giữa kỳ' } },
    },
  };
  return { ...view, rows: [changed, ...view.rows.slice(1)] };
};

const variants = (['phu-luc', 'bieu'] as const).flatMap((layout) =>
  (['nha-nuoc', 'dang'] as const).map((profile) => ({ layout, profile, name: `${layout}-${profile}` as const })),
);
const dumps = new Map<string, Dump>();
const recalculated = new Map<string, Dump>();
const pages = new Map<string, string[]>();
const view = sampleView();

const dumpOf = (name: string): Dump => dumps.get(name) ?? { cells: {}, merges: [] };
const cell = (name: string, address: string): DumpCell | undefined => dumpOf(name).cells[address];
const headerRow = { 'phu-luc-nha-nuoc': 6, 'phu-luc-dang': 6, 'bieu-nha-nuoc': 7, 'bieu-dang': 8 } as const;

beforeAll(async () => {
  const bare = path.join(folder, 'bare');
  mkdirSync(bare);
  const files: string[] = [];
  for (const { layout, profile, name } of variants) {
    const bytes = await exportSheet(view, { layout, profile });
    writeFileSync(path.join(folder, `${name}.xlsx`), bytes);
    writeFileSync(path.join(bare, `${name}.xlsx`), withoutResults(bytes));
    dumps.set(name, (await openpyxl('dump.py', path.join(folder, `${name}.xlsx`))) as Dump);
    files.push(path.join(folder, `${name}.xlsx`));
  }
  writeFileSync(
    path.join(folder, 'overruled.xlsx'),
    await exportSheet(overruled(view), { layout: 'phu-luc', profile: 'dang' }),
  );
  dumps.set('overruled', (await openpyxl('dump.py', path.join(folder, 'overruled.xlsx'))) as Dump);
  const [again = ''] = await convert([path.join(bare, 'phu-luc-dang.xlsx')], 'xlsx', path.join(folder, 'again'));
  recalculated.set('phu-luc-dang', (await openpyxl('dump.py', again)) as Dump);
  const pdfs = await convert(files, 'pdf', folder);
  for (const [index, pdf] of pdfs.entries()) pages.set(variants[index]?.name ?? '', await pdfPages(pdf));
}, 120_000);

describe('layouts and profiles', () => {
  it('prints the annex layout: caption, title, document, table, and no signature', () => {
    expect(cell('phu-luc-dang', 'A2')).toMatchObject({ value: 'Phụ lục 1', bold: true, size: 14, align: 'center' });
    expect(cell('phu-luc-nha-nuoc', 'A2')?.value).toBe('Phụ lục I');
    expect(cell('phu-luc-dang', 'A3')).toMatchObject({ bold: true, size: 14, wrap: true });
    expect(String(cell('phu-luc-dang', 'A3')?.value)).toBe(view.print.title.toLocaleUpperCase('vi'));
    expect(cell('phu-luc-dang', 'A4')).toMatchObject({ italic: true, bold: false });
    expect(String(cell('phu-luc-dang', 'A4')?.value)).toMatch(/^\(Kèm theo Báo cáo số 32-BC\/HU .*huyện\)$/);
    const text = (pages.get('phu-luc-dang') ?? []).join('\n');
    expect(text).not.toMatch(/NGƯỜI LẬP BIỂU|CỘNG HÒA|Nơi nhận/);
  });

  it('prints the stand-alone layout: agency, number, title, table, signatures', () => {
    const values = Object.values(dumpOf('bieu-nha-nuoc').cells).map(({ value }) => value);
    expect(values).toEqual(expect.arrayContaining(['HUYỆN ỦY TAM ĐƯỜNG', 'Biểu 01', 'NGƯỜI LẬP BIỂU']));
    const post = (name: string): DumpCell | undefined =>
      Object.values(dumpOf(name).cells).find(({ value }) => value === 'T/M BAN CHẤP HÀNH');
    expect(post('bieu-nha-nuoc')?.bold).toBe(true);
    expect(post('bieu-dang')?.bold).toBe(false);
    expect(Object.values(dumpOf('bieu-dang').cells).some(({ value }) => value === '*')).toBe(true);
    const text = (pages.get('bieu-nha-nuoc') ?? []).join('\n');
    expect(text).toMatch(/NGƯỜI LẬP BIỂU\s+T\/M BAN CHẤP HÀNH/);
    expect(text).toContain('Tân Thị Quế');
  });

  it('writes the head of the agency and a blank number where the settings are blank', async () => {
    const blank = sampleView({ print: { signerTitle: '', formNumber: '', attachedTo: '', annexNumber: '' } });
    const file = path.join(folder, 'blank.xlsx');
    writeFileSync(file, await exportSheet(blank, { layout: 'bieu', profile: 'nha-nuoc' }));
    const dump = (await openpyxl('dump.py', file)) as Dump;
    const values = Object.values(dump.cells).map(({ value }) => value);
    expect(values).toEqual(expect.arrayContaining(['THỦ TRƯỞNG ĐƠN VỊ', 'Biểu số …']));
  });

  for (const { name } of variants) {
    it(`sets the page up (${name})`, () => {
      const dump = dumpOf(name);
      expect(dump).toMatchObject({
        paper: 9,
        orientation: 'portrait',
        fit: [true, 1, 0],
        margins: [20, 20, 30, 15],
        header: '&P',
        headerFont: ['Times New Roman,Regular', 14],
        differentFirst: true,
        firstHeader: null,
        creator: 'Sổ Kế hoạch',
        title: view.print.title,
        defaultFont: ['Times New Roman', 12],
        hiddenRows: [1],
      });
      const header = headerRow[name];
      expect(dump['printTitles']).toBe(`$${header}:$${header}`);
      expect(String(dump['printArea'])).toMatch(/^\$A\$2:\$H\$\d+$/);
      expect(new Set(Object.values(dump.cells).map(({ font }) => font))).toEqual(new Set(['Times New Roman']));
    });

    it(`prints two pages, the header on both, the number on the second only (${name})`, () => {
      const [first = '', second = '', ...more] = pages.get(name) ?? [];
      expect(more).toEqual([]);
      for (const page of [first, second]) expect(page).toMatch(/Chỉ tiêu chủ yếu/);
      expect(first.trimStart().startsWith('1')).toBe(false);
      expect(second.trimStart()).toMatch(/^2\n/);
      for (const key of ['skh.', 'thu-nhap-binh-quan']) expect(first + second).not.toContain(key);
    });
  }

  it('writes print area and print titles with every $, without which LibreOffice prints all', () => {
    const parts = unzipSync(readFileSync(path.join(folder, 'phu-luc-dang.xlsx')));
    const xml = strFromU8(parts['xl/workbook.xml'] ?? new Uint8Array()).replaceAll('&apos;', "'");
    expect(xml).toMatch(/_xlnm\.Print_Area"[^>]*>'Phụ lục 1'!\$A\$2:\$H\$\d+</);
    expect(xml).toMatch(/_xlnm\.Print_Titles"[^>]*>'Phụ lục 1'!\$6:\$6</);
  });

  it('cuts no label short', () => {
    const text = (pages.get('phu-luc-dang') ?? []).join(' ').replace(/\s+/g, ' ');
    for (const word of new Set(view.rows.flatMap((row) => `${row.name} ${row.part ?? ''}`.split(/\s+/)))) {
      expect(text).toContain(word);
    }
  });
});

describe('cells', () => {
  const name = 'phu-luc-dang';
  const rowOf = (id: string): number => {
    const found = Object.entries(dumpOf(name).cells).find(
      ([address, { value }]) => address.startsWith('I') && value === id,
    );
    return Number(found?.[0].slice(1));
  };

  it('merges TT and parent labels down, labels without parts across', () => {
    const { merges } = dumpOf(name);
    const [first, part] = [rowOf('thu-nhap-binh-quan'), rowOf('hoc-sinh-den-truong--mau-giao')];
    expect(merges).toEqual(
      expect.arrayContaining([
        'B6:C6',
        `A${first}:A${first + 1}`,
        `B${first}:C${first}`,
        `B${part}:B${part + 2}`,
        `A${part - 1}:A${part + 2}`,
      ]),
    );
    expect(cell(name, `B${part}`)?.value).toBe('Tỷ lệ học sinh đến trường');
    expect([0, 1, 2].map((offset) => cell(name, `C${part + offset}`)?.value)).toEqual([
      'Mẫu giáo',
      'Tiểu học',
      'Trung học cơ sở',
    ]);
    expect(cell(name, `A${first}`)).toMatchObject({ value: 1, type: 'n' });
  });

  it.each([
    ['san-luong-luong-thuc', 'E', 39500, '#,##0'],
    ['dien-tich-che-trong-moi', 'F', 294.3, '#,##0.00'],
    ['truong-dat-chuan-quoc-gia', 'E', 58, '">"#,##0'],
    ['dang-vien-hoan-thanh-tot', 'F', 95, '">"#,##0'],
    ['tre-em-suy-dinh-duong--the-thap-coi', 'E', 26.7, '"<"#,##0.0'],
    ['tang-truong-dan-gia-suc', 'E', '5-6', '@'],
    ['xep-loai-dang-bo-huyen', 'E', 'HTTNV trở lên', '@'],
    ['xep-loai-dang-bo-huyen', 'G', 'Đạt', '@'],
    ['truong-dat-chuan-quoc-gia', 'H', '21/36 trường', '@'],
  ])('%s %s holds %s with the format %s', (id, column, value, format) => {
    expect(cell(name, `${column}${rowOf(id)}`)).toMatchObject({
      value,
      format,
      type: typeof value === 'number' ? 'n' : 's',
    });
  });

  it('keeps the bounds of a range in hidden columns and divides by the right one', () => {
    const row = rowOf('tang-truong-dan-gia-suc');
    expect([cell(name, `J${row}`)?.value, cell(name, `K${row}`)?.value]).toEqual([5, 6]);
    expect(cell(name, `G${row}`)).toMatchObject({ value: `=ROUND(F${row}/K${row},4)`, cached: 1.0167 });
  });

  it('divides target by figure where lower is better', () => {
    const row = rowOf('tre-em-suy-dinh-duong--the-nhe-can');
    expect(cell(name, `G${row}`)).toMatchObject({ value: `=ROUND(E${row}/F${row},4)`, cached: 1.0286 });
  });

  it('keeps to the direction and the range rule where another quotient gives the same percent', async () => {
    const even = sampleView({
      rows: ([first]) => {
        if (!first) throw new Error('no row');
        const row = (id: string, target: string, typed: string, more: object) => ({
          ...withTyped(first, { target, figure: typed }),
          ...more,
          id,
        });
        return [
          row('lower', '20', '20', { direction: 'lower' }),
          row('higher', '20', '20', {}),
          row('low', '6-6', '6', { rangeRule: 'lower' }),
          row('wordy', 'Giảm 3% trở lên (còn 7%)', '3', {}),
          row('fraction', '>58', '21/36', { unitLabel: '%', decimals: 1 }),
          row('count', '12 xã', '8/12', { unitLabel: 'xã' }),
        ];
      },
    });
    const file = path.join(folder, 'even.xlsx');
    writeFileSync(file, await exportSheet(even, { layout: 'phu-luc', profile: 'dang' }));
    const { cells } = (await openpyxl('dump.py', file)) as Dump;
    // No part in this sheet: the label is one column, the percent stands in F.
    const column = (letter: string) => [0, 1, 2, 3, 4, 5].map((offset) => cells[`${letter}${7 + offset}`]?.value);
    expect(column('F')).toEqual([
      '=ROUND(D7/E7,4)',
      '=ROUND(E8/D8,4)',
      '=ROUND(E9/I9,4)',
      '=ROUND(E10/J10,4)',
      '=ROUND(E11/D11,4)',
      '=ROUND(K12/D12,4)',
    ]);
    expect(even.rows.map((row) => row.cells['attainment']?.text)).toEqual([
      '100,00%',
      '100,00%',
      '100,00%',
      '100,00%',
      '100,52%',
      '66,67%',
    ]);
    expect(cells['E11']).toMatchObject({ value: 58.3, format: '#,##0.0' });
    expect(cells['E12']).toMatchObject({ value: '8/12', format: '@' });
    expect(cells['D10']?.value).toBe('Giảm 3% trở lên (còn 7%)');
  });

  it('makes every percent a formula whose cached result is what the view shows and what LibreOffice works out', () => {
    const again = recalculated.get(name)?.cells ?? {};
    let formulas = 0;
    for (const row of view.rows) {
      const shown = row.cells['attainment'];
      if (!shown || shown.value === null) continue;
      const address = `G${rowOf(row.id)}`;
      const written = cell(name, address);
      expect(written?.type, row.id).toBe('f');
      expect(written?.format).toBe('0.00%');
      expect(Number(written?.cached).toFixed(4), row.id).toBe((Number(shown.value) / 100).toFixed(4));
      expect(again[address]?.cached, row.id).toBe(written?.cached);
      formulas++;
    }
    expect(formulas).toBe(36);
  });

  it('marks estimates in italics, with a line under the table', () => {
    expect(cell(name, `F${rowOf('thu-nhap-binh-quan')}`)?.italic).toBe(true);
    expect(cell(name, `F${rowOf('ty-le-che-phu-rung')}`)?.italic).toBe(false);
    const last = Object.values(dumpOf(name).cells).map(({ value }) => value);
    expect(last).toContain('Ghi chú: số in nghiêng là số ước thực hiện.');
  });

  it('tells an overruled verdict in the cell and under the table', () => {
    const dump = dumpOf('overruled');
    expect(dump.cells['G7']).toMatchObject({ format: '0.00%" (1)"', cached: 0.84 });
    const notes = Object.values(dump.cells).map(({ value }) => String(value));
    expect(notes.some((note) => /^\(1\) Thu nhập .*“Đạt”.*Chưa đạt.*Vượt tiến độ giữa kỳ$/.test(note))).toBe(true);
  });

  it('leaves room for the mark of an overruled verdict where the page is narrow: a spreadsheet would show ####', () => {
    const marked = overruled(view);
    const widths = fitWidths(marked, marked.columns, 40, 12);
    const ratio = widths[marked.columns.findIndex(({ kind }) => kind === 'ratio')] ?? 0;
    expect(innerWidth(ratio)).toBeGreaterThanOrEqual(textWidth('84,00% (1)', 12, false));
  });

  it('keeps text that begins with = + - @ as text', async () => {
    const odd = ['=1+1', '+84', '-5 xã', '@A1'];
    const changed = sampleView({
      rows: (rows) =>
        rows.map((row, index) => (odd[index] === undefined ? row : withTyped(row, { note: odd[index] ?? '' }))),
    });
    const file = path.join(folder, 'odd.xlsx');
    writeFileSync(file, await exportSheet(changed, { layout: 'phu-luc', profile: 'dang' }));
    const dump = (await openpyxl('dump.py', file)) as Dump;
    for (const [index, text] of odd.entries()) {
      // openpyxl calls any shared string that begins with = a formula; the part itself says what it is.
      expect(dump.cells[`H${7 + index}`]).toMatchObject({ value: text, format: '@', cached: text });
    }
  });
});
