import { describe, expect, test } from 'vitest';
import { shippedForms } from '../../electron/session/start/samples';
import type { FormDefinition } from '../../shared/form/definition';
import { expandColumns, type SheetFacts } from '../../shared/form/expandColumns';
import { resolvePeriodRef } from '../../shared/form/periodRef';
import { fromPlaceholderWords, withPlaceholderWords } from '../../shared/form/placeholderWords';
import { sheetTitle } from '../../shared/form/sheetTitle';

const facts = (sheetPeriod: string, planPeriod = '2022'): SheetFacts => ({
  planPeriod,
  sheetPeriod,
  unit: { id: 'tan-uyen', name: 'Huyện Tân Uyên' },
  own: 'huyen',
  superior: 'tinh',
  areas: [
    { id: 'a', name: 'Xã A' },
    { id: 'b', name: 'Xã B' },
  ],
  offices: [],
});

const form = (id: string): FormDefinition => {
  const found = shippedForms().find((one) => one.id === id);
  if (!found) throw new Error(id);
  return found;
};

const idsAt = (id: string, period: string): string[] =>
  expandColumns(form(id), facts(period)).map((column) => column.id);

describe('relative periods', () => {
  test.each([
    ['sheet', '2022-M03', '2022-M03'],
    ['sheet-1', '2022-M03', '2021-M03'],
    ['previous', '2022-M01', '2021-M12'],
    ['previous', '2022-Q1', '2021-Q4'],
    ['previous', '2022', '2021'],
    ['year', '2022-M03', '2022'],
    ['year+1', '2022-9M', '2023'],
    ['year/M06', '2022-M05', '2022-M06'],
    ['year-1/H1', '2022-M05', '2021-H1'],
    ['plan', '2022-M05', '2020..2025'],
    ['plan+5', '2022', '2025..2030'],
    ['first-1', '2022', '2019'],
    ['last', '2022', '2025'],
  ])('%s on %s is %s', (reference, sheet, period) => {
    expect(resolvePeriodRef(reference, { plan: '2020..2025', sheet })).toBe(period);
  });

  test.each(['', 'today', 'year/M13', 'sheet-', 'sheet+123', 'each'])('%s means nothing', (reference) => {
    expect(resolvePeriodRef(reference, { plan: '2020..2025', sheet: '2022' })).toBeNull();
  });
});

describe('columns of a sheet', () => {
  test('the monthly report has its variants by month', () => {
    expect(idsAt('bao-cao-thang', '2022-M01')).not.toContain('cumulative');
    expect(idsAt('bao-cao-thang', '2022-M02')).toContain('cumulative');
    expect(idsAt('bao-cao-thang', '2022-M05')).toContain('june');
    expect(idsAt('bao-cao-thang', '2022-M06')).not.toContain('june');
    expect(idsAt('bao-cao-thang', '2022-M10')).toContain('nextToEstimate');
  });

  test('a column for each commune; sums and gaps read all of them', () => {
    const columns = expandColumns(form('giao-chi-tieu'), facts('2022'));
    expect(columns.filter(({ base }) => base === 'part').map(({ id, header }) => [id, header])).toEqual([
      ['part@a', ['Chia ra', 'Xã A']],
      ['part@b', ['Chia ra', 'Xã B']],
    ]);
    expect(columns.find(({ id }) => id === 'gap')?.calculation).toEqual({
      kind: 'gap',
      total: 'total',
      parts: ['part@a', 'part@b'],
    });
    expect(columns.find(({ id }) => id === 'part@b')?.address).toMatchObject({ kind: 'target', unit: 'b' });
  });

  test('without units below there is nothing to sum', () => {
    expect(idsAt('giao-chi-tieu-phong', '2022')).toEqual(['marker', 'name', 'unit', 'total', 'note']);
  });

  test('growth runs from the base year to the last one', () => {
    const columns = expandColumns(form('nam-nam'), facts('2021..2025', '2021..2025'));
    expect(columns.find(({ id }) => id === 'growth')?.calculation).toEqual({
      kind: 'growth',
      first: 'base',
      last: 'year@2025',
      years: 5,
    });
    expect(columns.find(({ id }) => id === 'base')?.address).toMatchObject({ period: '2020' });
  });

  test('headers name the years they stand for', () => {
    const columns = expandColumns(form('ke-hoach-nam'), facts('2022'));
    expect(columns.find(({ id }) => id === 'lastYear')?.header.join(' ')).toContain('2021');
    expect(columns.find(({ id }) => id === 'next')?.header.join(' ')).toContain('2023');
  });

  test('the Biểu kết quả speaks of a resolution only in the plan of a term', () => {
    const headers = (plan: string): string[] =>
      expandColumns(form('bieu-ket-qua'), facts('2025', plan)).map(({ header }) => header.join(' '));
    expect(headers('2020..2025')).toEqual(
      expect.arrayContaining(['Mục tiêu đến năm 2025', 'So với chỉ tiêu Nghị quyết']),
    );
    expect(headers('2025')).toEqual(expect.arrayContaining(['Mục tiêu năm 2025', 'So với kế hoạch năm']));
  });

  test('a title follows its period, in capitals where it is in capitals', () => {
    const at = { planPeriod: '2022', sheetPeriod: '2022-M03', unit: { id: 'x', name: 'Huyện X' } };
    expect(sheetTitle('TÌNH HÌNH {period}', at)).toBe('TÌNH HÌNH THÁNG 3 NĂM 2022');
    expect(sheetTitle('Tình hình {period} của {unit}', at)).toBe('Tình hình tháng 3 năm 2022 của Huyện X');
  });

  test('the designer names what is filled in by words of the office, and the definition keeps its names', () => {
    const texts = shippedForms().flatMap(({ title = '', columns }) => [
      title,
      ...columns.flatMap(({ header }) => header),
    ]);
    expect(texts.filter((text) => /\{[a-z]/i.test(text)).length).toBeGreaterThan(10);
    for (const text of texts) {
      const shown = withPlaceholderWords(text);
      expect(shown).not.toMatch(/year|month|period|unit|each|own|superior|asked|until/i);
      expect(fromPlaceholderWords(shown)).toBe(text);
    }
    expect(withPlaceholderWords('Năm {year-1}, {gì đó}')).toBe('Năm {năm-1}, {gì đó}');
  });
});
