import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { exportSet, layOutSet, type SetOptions, type SetSheet } from '../../electron/workbook/export/exportSet';
import { layOut } from '../../electron/workbook/export/layOut';
import { printPages } from '../../electron/workbook/export/printPages';
import { previewImport } from '../../electron/workbook/import/previewImport';
import { readWorkbook } from '../../electron/workbook/read/readWorkbook';
import type { SheetModel, WorkbookModel } from '../../electron/workbook/read/sheetModel';
import type { SheetView } from '../../shared/form/types';
import { filled, formSheets, toView } from './formSheets';
import { convert, pdfPages, scratchFolder } from './libreOffice';

const { folder, remove } = scratchFolder();
afterAll(remove);

const sheets = await formSheets('tam-duong');
const views: readonly SheetView[] = sheets.map((sheet) => toView(sheet, filled(sheet)));
const set: readonly SetSheet[] = views.map((view, index) => ({ view, number: index + 1 }));
const options = (more: Partial<SetOptions> = {}): SetOptions => ({
  layout: 'phu-luc',
  profile: 'nha-nuoc',
  title: 'Bộ biểu năm 2023',
  attachedTo: '',
  contents: true,
  ...more,
});

const read = async (name: string): Promise<WorkbookModel> => {
  const file = path.join(folder, `${name}.xlsx`);
  const model = await readWorkbook(file, readFileSync(file));
  if (!model.ok) throw new Error(JSON.stringify(model.error));
  return model.value;
};

const textsOf = (sheet: SheetModel | undefined): string[] =>
  sheet?.rows.flatMap((row) => (row.number === 1 ? [] : row.cells.map(({ text }) => text))) ?? [];

const variants = (['phu-luc', 'bieu'] as const).flatMap((layout) =>
  (['nha-nuoc', 'dang'] as const).map((profile) => ({ layout, profile, name: `${layout}-${profile}` as const })),
);

/** Drops the cached results of formulas, so that LibreOffice has to work them out. */
const withoutResults = (bytes: Uint8Array): Uint8Array => {
  const parts = unzipSync(bytes);
  for (const [name, part] of Object.entries(parts)) {
    if (!name.startsWith('xl/worksheets/sheet')) continue;
    parts[name] = strToU8(strFromU8(part).replace(/(<\/f>)<v>[^<]*<\/v>/g, '$1'));
  }
  return zipSync(parts);
};

let pages: readonly string[] = [];

beforeAll(async () => {
  for (const { name, layout, profile } of variants) {
    writeFileSync(path.join(folder, `${name}.xlsx`), await exportSet(set, options({ layout, profile })));
  }
  const small = set.filter(({ view }) => ['bieu-ket-qua', 'giai-ngan', 'danh-muc-van-ban'].includes(view.form));
  writeFileSync(path.join(folder, 'in.xlsx'), await exportSet(small, options()));
  mkdirSync(path.join(folder, 'bare'));
  const bare = path.join(folder, 'bare', 'lai.xlsx');
  writeFileSync(bare, withoutResults(readFileSync(path.join(folder, 'phu-luc-nha-nuoc.xlsx'))));
  const [pdf = ''] = await convert([path.join(folder, 'in.xlsx')], 'pdf', folder);
  pages = await pdfPages(pdf);
  await convert([bare], 'xlsx', folder);
}, 120_000);

describe('a set of all forms', () => {
  for (const { name, layout, profile } of variants) {
    it(`has a sheet a form, each with its heading, header and cells (${name})`, async () => {
      const { sheets: found } = await read(name);
      expect(found).toHaveLength(views.length + 1);
      expect(new Set(found.map((sheet) => sheet.name.toLocaleLowerCase('vi'))).size).toBe(found.length);
      for (const [index, view] of views.entries()) {
        const texts = textsOf(found[index + 1]);
        const roman = ['I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX', 'X', 'XI'][index];
        const caption = `Phụ lục ${profile === 'dang' ? index + 1 : roman}`;
        if (layout === 'phu-luc') expect([found[index + 1]?.name, texts[0]]).toEqual([caption, caption]);
        else expect(texts).toEqual(expect.arrayContaining(['HUYỆN ỦY TAM ĐƯỜNG', 'NGƯỜI LẬP BIỂU']));
        expect(
          texts.some(
            (text) => text.toLocaleUpperCase('vi') === (view.print.title || view.title).toLocaleUpperCase('vi'),
          ),
        ).toBe(true);
        for (const { header, internal } of view.columns) {
          if (!internal) expect(texts).toContain(header.at(-1));
        }
        const named = view.rows.filter(({ part }) => part === null).map((row) => row.name);
        expect(named.filter((label) => !texts.includes(label))).toEqual([]);
      }
    });
  }

  it('lists its annexes first, each line leading to its sheet', () => {
    const parts = unzipSync(readFileSync(path.join(folder, 'phu-luc-nha-nuoc.xlsx')));
    const xml = strFromU8(parts['xl/worksheets/sheet1.xml'] ?? new Uint8Array());
    expect(xml).toContain(`<hyperlink ref="B6" location="'Phụ lục I'!A2"/>`);
    const names = strFromU8(parts['xl/workbook.xml'] ?? new Uint8Array()).replaceAll('&apos;', "'");
    expect(names.match(/_xlnm\.Print_Area/g)).toHaveLength(views.length + 1);
    expect(names).toMatch(/Print_Titles" localSheetId="3"[^>]*>'Phụ lục III'!\$/);
    expect(parts['xl/worksheets/_rels/sheet1.xml.rels']).toBeUndefined();
  });

  it('comes home: each Biểu finds its own sheet among the others, and nothing in it is changed', async () => {
    const model = await read('phu-luc-dang');
    for (const view of views) {
      const found = previewImport(model, view, { file: 'bo.xlsx', sha256: '' });
      if (!found.ok) throw new Error(JSON.stringify(found.error));
      expect([view.form, found.value.changed, found.value.unmatched, found.value.matched]).toEqual([
        view.form,
        [],
        [],
        view.rows.length,
      ]);
    }
  });

  it('has live formulas that LibreOffice works out to what was cached', async () => {
    const [ours, theirs] = await Promise.all([read('phu-luc-nha-nuoc'), read('lai')]);
    let formulas = 0;
    const different: unknown[] = [];
    ours.sheets.forEach((sheet, index) => {
      const again = new Map(
        theirs.sheets[index]?.rows.flatMap(({ cells }) => cells.map((cell) => [cell.address, cell])),
      );
      for (const { address, formula, number } of sheet.rows.flatMap(({ cells }) => cells)) {
        if (!formula) continue;
        formulas++;
        const other = again.get(address)?.number ?? null;
        const isSame = number !== null && other !== null && number.toPrecision(12) === other.toPrecision(12);
        if (!isSame) different.push([sheet.name, address, number, other]);
      }
    });
    expect(different).toEqual([]);
    expect(formulas).toBeGreaterThan(250);
  });

  it('is paged annex by annex: no number on a first page, then 2, 3 …; the header on each page', () => {
    const starts = pages.map((page) => page.trim().split('\n')[0]?.trim() ?? '');
    expect(starts[0]).toBe('DANH MỤC PHỤ LỤC');
    const runs = starts
      .join(' | ')
      .split(/DANH MỤC PHỤ LỤC|Phụ lục [IVX]+/)
      .slice(2);
    expect(runs.map((run) => run.match(/\d+/g) ?? [])).toEqual(
      runs.map((run) => (run.match(/\d+/g) ?? []).map((_, index) => String(index + 2))),
    );
    expect(runs).toHaveLength(3);
  });
});

describe('choices of a set and of a Biểu', () => {
  const [first] = views;
  if (!first) throw new Error('no view');

  it('one annex alone has no number; blank form numbers still make names of their own', () => {
    expect(layOutSet(set.slice(0, 1), options({ contents: false })).map(({ name }) => name)).toEqual(['Phụ lục']);
    const blank = set.slice(1, 4).map((one) => ({
      ...one,
      view: { ...one.view, print: { ...one.view.print, formNumber: '' } },
    }));
    const names = layOutSet(blank, options({ layout: 'bieu', contents: false })).map(({ name }) => name);
    expect(names).toEqual(['Biểu số 2', 'Biểu số 3', 'Biểu số 4']);
    const headed = layOutSet(blank, options({ layout: 'bieu', fullHeading: true, contents: false }));
    expect(headed.map(({ cells }) => cells.some(({ value }) => /^Biểu số [234]$/.test(String(value))))).toEqual([
      true,
      true,
      true,
    ]);
    const twice = blank.map((one) => ({
      ...one,
      view: { ...one.view, print: { ...one.view.print, formNumber: '01' } },
    }));
    expect(layOutSet(twice, options({ layout: 'bieu', contents: false })).map(({ name }) => name)).toEqual([
      'Biểu số 01',
      'Biểu số 01 (2)',
      'Biểu số 01 (3)',
    ]);
  });

  it('a document of the set stands below every caption', () => {
    const texts = layOutSet(set, options({ attachedTo: 'Báo cáo số 9/BC-UBND' })).map(({ cells }) =>
      cells.map(({ value }) => value),
    );
    for (const values of texts) expect(values).toContain('(Kèm theo Báo cáo số 9/BC-UBND)');
  });

  it('internal columns are left out at publication and printed when asked for', () => {
    const view = views.find(({ columns }) => columns.some(({ internal, kind }) => internal && kind !== 'unit'));
    const secret = view?.columns.find(({ internal, kind }) => internal && kind !== 'unit')?.header.at(-1);
    if (!view || secret === undefined) throw new Error('no internal column');
    const headers = (internal: boolean) =>
      layOut(view, { layout: 'phu-luc', profile: 'dang', internal }).cells.map(({ value }) => value);
    expect(headers(false)).not.toContain(secret);
    expect(headers(true)).toContain(secret);
  });

  it('the change of a rate is printed in points, that of anything else in percent', () => {
    const view = views.find(({ columns }) => columns.some(({ kind }) => kind === 'compare'));
    if (!view) throw new Error('no comparison');
    const columns = view.columns.map((column) =>
      column.calculation?.kind === 'compare'
        ? { ...column, calculation: { ...column.calculation, as: 'change' as const } }
        : column,
    );
    const printed = layOut({ ...view, columns }, { layout: 'phu-luc', profile: 'dang' });
    const rates = new Set(view.rows.filter(({ unitLabel }) => /^[%‰]/.test(unitLabel)).map(({ id }) => id));
    const formatsOf = (isRate: boolean): string[] => {
      const ids = view.rows.map(({ id }) => id).filter((id) => rates.has(id) === isRate);
      const at = new Set(printed.hidden.flatMap(({ row, value }) => (ids.includes(String(value)) ? [row] : [])));
      return printed.cells.flatMap(({ row, value, look }) =>
        at.has(row) && value !== null ? (look.format ?? []) : [],
      );
    };
    expect(formatsOf(true).some((format) => /^#,##0(?:\.0+)?" điểm %"$/.test(format))).toBe(true);
    expect(formatsOf(false).some((format) => format.includes('" điểm %"'))).toBe(false);
  });

  const heading = (profile: 'nha-nuoc' | 'dang', more: Partial<SheetView['print']>) =>
    layOut(
      { ...first, print: { ...first.print, recipients: ['Tỉnh ủy (b/c)', 'Lưu: VT'], ...more } },
      { layout: 'bieu', profile, fullHeading: true, recipients: true },
    ).cells.flatMap(({ value, look }) => (typeof value === 'string' ? [[value, look] as const] : []));

  it('a stand-alone Biểu has the full heading and Nơi nhận by choice (state body)', () => {
    const cells = new Map(
      heading('nha-nuoc', { symbol: '05/BC-UBND', documentDate: '2021-01-09', signerPost: 'Chủ tịch' }),
    );
    expect(cells.get('CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM')).toMatchObject({ size: 12, bold: true });
    expect(cells.get('Độc lập - Tự do - Hạnh phúc')).toMatchObject({ size: 13, bold: true });
    expect(cells.has('Số: 05/BC-UBND')).toBe(true);
    expect(cells.get('Tam Đường, ngày 09 tháng 01 năm 2021')).toMatchObject({ italic: true });
    expect(cells.get('CHỦ TỊCH')).toMatchObject({ bold: true });
    expect(cells.get('Nơi nhận:')).toMatchObject({ size: 12, bold: true, italic: true });
    expect([cells.get('- Tỉnh ủy (b/c);')?.size, cells.has('- Lưu: VT.')]).toEqual([11, true]);
  });

  it('number and date stay blank for the clerk; a party body has its own heading', () => {
    const cells = new Map(heading('dang', { symbol: '', documentDate: '', signerPost: 'Bí thư' }));
    expect(cells.get('ĐẢNG CỘNG SẢN VIỆT NAM')).toMatchObject({ size: 15, bold: true });
    expect([...cells.keys()].some((text) => text.startsWith('CỘNG HÒA'))).toBe(false);
    expect(cells.has('*')).toBe(true);
    expect([...cells.keys()].some((text) => /^Số\s+\/…$/.test(text))).toBe(true);
    expect(cells.has('Tam Đường, ngày … tháng … năm …')).toBe(true);
    expect(cells.get('T/M BAN CHẤP HÀNH')?.bold).toBe(true);
    expect(cells.get('BÍ THƯ')?.bold).toBe(false);
    expect(cells.get('Nơi nhận:')).toMatchObject({ size: 14, underline: true });
    expect(cells.get('- Tỉnh ủy (b/c),')?.size).toBe(12);
  });

  it('an office prints its own font, sizes and margins', () => {
    const page = { font: 'Arial', tableSize: 10, pageNumberSize: 12, margins: { left: 20 } };
    const own = layOut({ ...first, print: { ...first.print, page } }, { layout: 'phu-luc', profile: 'nha-nuoc' });
    expect(own.profile).toMatchObject({ font: 'Arial', tableSize: 10, margins: { top: 20, left: 20, right: 15 } });
    const book = printPages([{ view: { ...first, print: { ...first.print, page } }, number: null }], options());
    expect(book.sheets[0]).toMatchObject({ font: 'Arial', pageNumberSize: 12 });
  });
});
