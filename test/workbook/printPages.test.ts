import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { SetOptions } from '../../electron/workbook/export/exportSet';
import { layOut } from '../../electron/workbook/export/layOut';
import { digitsFormat } from '../../electron/workbook/export/numberFormat';
import { printPages } from '../../electron/workbook/export/printPages';
import { shownValue } from '../../electron/workbook/export/shownValue';
import type { PrintedBox, PrintedPages } from '../../shared/contract/printPages';
import { parseViNumber } from '../../shared/domain/decimal';
import type { SheetView } from '../../shared/form/types';
import { filled, formSheets, toView } from './formSheets';
import { sampleView } from './sampleView';

const options: SetOptions = { layout: 'phu-luc', profile: 'dang', title: '', attachedTo: '', contents: false };

const pagesOf = (view: SheetView, more: Partial<SetOptions> = {}): PrintedPages => {
  const [sheet] = printPages([{ view, number: null }], { ...options, ...more }).sheets;
  if (!sheet) throw new Error('no sheet');
  return sheet;
};

const textsOf = (sheet: PrintedPages, page: number): string[] =>
  (sheet.pages[page] ?? []).map((box) => box[5]).filter((text) => text !== '');

describe('a number as it is shown', () => {
  it.each([
    [39500, '#,##0', '39.500'],
    [1234567.5, '#,##0.00', '1.234.567,50'],
    [58, '">"#,##0', '>58'],
    [1.0052, '0.00%', '100,52%'],
    [0.84, '0.00%" (1)"', '84,00% (1)'],
    [9, '00', '09'],
    [-0.5, '#,##0.0" điểm %"', '-0,5 điểm %'],
    [0.4, 'General', '0,4'],
    [7, '0', '7'],
    ['=1+1', '@', '=1+1'],
    [null, '#,##0', ''],
    [{ formula: 'A1/B1', result: 2.5 }, '#,##0.0', '2,5'],
  ] as const)('%s in %s is %s', (value, format, shown) => {
    expect(shownValue(value, format)).toBe(shown);
  });

  it('is the number that was typed, in the format that was made for it (property)', () => {
    fc.assert(
      fc.property(fc.integer({ min: -(10 ** 12), max: 10 ** 12 }), fc.integer({ min: 0, max: 3 }), (n, places) => {
        const decimal = String(n / 10 ** places);
        fc.pre(!decimal.includes('e'));
        const shown = shownValue(Number(decimal), digitsFormat('', places));
        const read = parseViNumber(shown.replace(/^-/, ''));
        expect(read.ok && Number(read.value.value)).toBe(Math.abs(Number(decimal)));
        expect(shown.startsWith('-')).toBe(Number(decimal) < 0);
        expect(shown.split(',')[1]?.length ?? 0).toBe(places);
      }),
    );
  });
});

describe('pages', () => {
  it('are the printed sheet: caption and title once, the header on each, the table to its last row, in order', () => {
    const view = sampleView();
    const sheet = pagesOf(view);
    expect(sheet).toMatchObject({ name: 'Phụ lục 1', paper: 'A4', orientation: 'portrait', scale: 1 });
    expect(sheet.pages).toHaveLength(2);
    expect(textsOf(sheet, 0).slice(0, 2)).toEqual(['Phụ lục 1', view.print.title.toLocaleUpperCase('vi')]);
    for (const page of [0, 1]) expect(textsOf(sheet, page)).toContain('Chỉ tiêu chủ yếu');
    expect(textsOf(sheet, 1)).not.toContain('Phụ lục 1');
    const all = [...textsOf(sheet, 0), ...textsOf(sheet, 1)];
    for (const row of view.rows) {
      expect(all).toContain(row.part ?? row.name);
      const percent = row.cells['attainment'];
      if (percent && percent.value !== null) expect(all).toContain(percent.text);
    }
    expect(all.join(' ')).not.toContain('skh.');
  });

  it('show the text of a merged cell once a page, also where a page break cuts it', () => {
    const view = sampleView();
    const sheet = pagesOf({ ...view, print: { ...view.print, orientation: 'landscape' } });
    expect(sheet.pages.length).toBeGreaterThan(1);
    const markers = sheet.pages.map((page) =>
      page.flatMap(([left, , , , , text]) => (left === 0 && /^\d+$/.test(text) ? [text] : [])),
    );
    for (const page of markers) expect(page).toEqual([...new Set(page)]);
    expect([...new Set(markers.flat())]).toEqual([...new Set(view.rows.map(({ marker }) => marker))]);
    // The group that goes on says so again.
    expect(markers.flat().length).toBeGreaterThan(new Set(markers.flat()).size);
  });

  it('cut nothing: every form, filled, stays within its pages, and no box leaves the table', async () => {
    const months = (await formSheets('tam-duong', 'bao-cao-thang', '2023-M10')).map((sheet) =>
      toView(sheet, filled(sheet)),
    );
    const forms = (await formSheets('tam-duong')).map((sheet) => toView(sheet, filled(sheet)));
    for (const view of [...forms, ...months]) {
      const sheet = pagesOf(view, { layout: 'bieu' });
      const room = sheet.height - sheet.margins.top - sheet.margins.bottom;
      for (const page of sheet.pages) {
        for (const [left, top, width, height] of page) {
          expect(left + width).toBeLessThanOrEqual(Math.round(sheet.tableWidth));
          expect((top + height) * sheet.scale).toBeLessThanOrEqual(room + 3);
        }
      }
      expect(sheet.tableWidth * sheet.scale).toBeLessThanOrEqual(
        sheet.width - sheet.margins.left - sheet.margins.right + 0.5,
      );
    }
  });

  it('leave out the columns they are told to; what is worked out from them stays, as a number', () => {
    const view = sampleView();
    const own = pagesOf(view, { without: ['target', 'name'] });
    expect(textsOf(own, 0)).not.toContain('Mục tiêu đến năm 2025');
    expect(textsOf(own, 0)).toEqual(expect.arrayContaining(['Chỉ tiêu chủ yếu', '84,00%']));
    const values = layOut(view, { ...options, without: ['target'] }).cells.map(({ value }) => value);
    expect(values).toContain(0.84);
    expect(values.filter((value) => typeof value === 'object' && value !== null)).toEqual([]);
  });

  it('keep the signatures with the last rows, and shrink what is wider than the paper', async () => {
    const view = sampleView();
    const sheet = pagesOf(view, { layout: 'bieu' });
    const last = textsOf(sheet, sheet.pages.length - 1);
    expect(last).toEqual(expect.arrayContaining(['NGƯỜI LẬP BIỂU', 'Tân Thị Quế']));
    // One row of a group at the end of a page whose rows were made closer still says which group it is of.
    const isBlankMarker = ([left, , , , look, text]: PrintedBox): boolean =>
      left === 0 && text === '' && sheet.looks[look]?.bordered === true;
    expect(sheet.pages.flat().filter(isBlankMarker)).toEqual([]);
    const [month] = await formSheets('tam-duong', 'bao-cao-thang', '2023-M10');
    if (!month) throw new Error('no month');
    const wide = toView(month, filled(month));
    const on = (paper: 'A4' | 'A3') =>
      pagesOf({ ...wide, print: { ...wide.print, paper, orientation: 'landscape' } }).scale;
    expect(on('A4')).toBeLessThan(on('A3'));
    const printed = layOut({ ...wide, print: { ...wide.print, paper: 'A4' } }, options);
    expect(printed.scale).toBeCloseTo(on('A4'), 5);
  });
});
