import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { SheetView, ViewCell, ViewRow } from '../../shared/form/types';
import { tallySelection } from '../../shared/grid/selectionSummary';
import { buildSheetModel } from '../../shared/grid/sheetModel';
import { explainSelection } from '../../shared/text/status';
import { finish } from '../helpers/finish';
import { sampleView } from '../renderer/sampleView';

const view = sampleView();

/** Rows of a unit and a typed figure; what is read from it is left to the summary. */
const sheetOf = (rows: readonly (readonly [unit: string, figure: string])[]): SheetView => ({
  ...view,
  rows: rows.map(([unit, typed], index): ViewRow => {
    const plain = view.rows[0]?.cells['figure'] as ViewCell;
    const figure: ViewCell = { ...plain, text: typed, typed, state: typed === '' ? 'empty' : 'ok' };
    const cells = { ...view.rows[0]?.cells, unit: { ...plain, text: unit, typed: unit }, figure };
    return { ...(view.rows[0] as ViewRow), id: `r${index}`, span: { marker: 1, name: 1 }, cells };
  }),
});

const figuresOf = (rows: readonly (readonly [string, string])[]) => {
  const model = buildSheetModel(sheetOf(rows));
  const c = model.columnIndex('figure') ?? 0;
  return finish(tallySelection(model, [{ r0: 0, c0: c, r1: rows.length - 1, c1: c }]));
};

describe('tallySelection', () => {
  it('adds numbers of one unit exactly', () => {
    expect(
      figuresOf([
        ['tấn', '0,1'],
        ['Tấn ', '0,2'],
        ['tấn', '1.234,5'],
      ]),
    ).toEqual({
      filled: 3,
      numbers: 3,
      sum: '1234.8',
      mean: '411.6',
      min: '0.1',
      max: '1234.5',
      unit: 'tấn',
      noSum: null,
    });
    expect(
      figuresOf([
        ['ha', '1'],
        ['ha', '1'],
        ['ha', '0'],
      ]).mean,
    ).toBe('0.67');
    expect(
      figuresOf([
        ['ha', '-5'],
        ['ha', '9007199254740993'],
      ]).sum,
    ).toBe('9007199254740988');
  });

  it('counts but does not add comparators, ranges, fractions, ranks, marks and words', () => {
    const odd = ['>58', '5-6', '21/36', 'HTTNV trở lên', 'x', 'khoảng 4', 'vài tấn', 'giảm 3'];
    expect(figuresOf(odd.map((text) => ['tấn', text] as const))).toMatchObject({
      filled: 8,
      numbers: 0,
      sum: null,
      min: null,
    });
  });

  it.each(['%', '‰', '%/năm', 'tạ/ha', 'triệu đồng/người/năm', 'lần'])(
    'no sum or mean over %s, only the ends',
    (unit) => {
      expect(
        figuresOf([
          [unit, '10'],
          [unit, '20'],
        ]),
      ).toMatchObject({ sum: null, mean: null, min: '10', max: '20', noSum: 'ratio' });
    },
  );

  it('adds what is counted by the year', () => {
    expect(
      figuresOf([
        ['tấn/năm', '10'],
        ['tấn/năm', '20'],
      ]),
    ).toMatchObject({ sum: '30', noSum: null });
  });

  it('compares nothing over several units, a unit beside the number included', () => {
    expect(
      figuresOf([
        ['tấn', '1'],
        ['ha', '2'],
      ]),
    ).toMatchObject({ filled: 2, numbers: 2, sum: null, min: null, noSum: 'mixedUnits' });
    expect(
      figuresOf([
        ['xã', '12 xã'],
        ['xã', '3'],
      ]),
    ).toMatchObject({ sum: '15', unit: 'xã' });
    expect(
      figuresOf([
        ['Tr. đồng', '12'],
        ['triệu đồng', '3'],
      ]),
    ).toMatchObject({ sum: '15', unit: 'Tr. đồng' });
    expect(
      figuresOf([
        ['xã', '12 xã'],
        ['xã', '50%'],
      ]),
    ).toMatchObject({ noSum: 'mixedUnits' });
  });

  it('ratios have ends but no sum; labels and TT are counted, never added', () => {
    const model = buildSheetModel(view);
    const c = model.columnIndex('ratio') ?? 0;
    expect(finish(tallySelection(model, [{ r0: 0, c0: c, r1: 2, c1: c }]))).toMatchObject({ filled: 3, sum: null });
    expect(finish(tallySelection(model, [{ r0: 0, c0: 0, r1: 2, c1: 2 }]))).toMatchObject({ filled: 5, numbers: 0 });
  });

  it('counts a cell in two ranges once', () => {
    const model = buildSheetModel(
      sheetOf([
        ['ha', '1'],
        ['ha', '2'],
        ['ha', '4'],
      ]),
    );
    const c = model.columnIndex('figure') ?? 0;
    const rects = [
      { r0: 0, c0: c, r1: 1, c1: c },
      { r0: 1, c0: c, r1: 2, c1: c },
    ];
    expect(finish(tallySelection(model, rects))).toMatchObject({ filled: 3, sum: '7' });
  });

  it('sums as whole numbers of the last place do', () => {
    fc.assert(
      fc.property(fc.array(fc.bigInt(0n, 10n ** 15n), { minLength: 1, maxLength: 12 }), fc.nat(4), (units, places) => {
        const typed = units.map((unit) => {
          const digits = unit.toString().padStart(places + 1, '0');
          return places === 0 ? digits : `${digits.slice(0, -places)},${digits.slice(-places)}`;
        });
        const { sum } = figuresOf(typed.map((text) => ['ha', text] as const));
        const [whole = '0', decimals = ''] = (sum ?? '').split('.');
        const total = BigInt(whole + decimals.padEnd(places, '0'));
        expect(total).toBe(units.reduce((a, b) => a + b, 0n));
      }),
    );
  });
});

describe('explainSelection', () => {
  const told = (rows: readonly (readonly [string, string])[]): string =>
    explainSelection(figuresOf(rows))
      .map(({ name, value }) => `${name} ${value}`.trim())
      .join(' · ');

  it('says what makes sense, in vi-VN', () => {
    expect(
      told([
        ['tấn', '1000,5'],
        ['tấn', '2'],
      ]),
    ).toBe('Đếm 2 · Tổng 1.002,5 · TB 501,25 · Nhỏ nhất 2 · Lớn nhất 1.000,5');
    expect(
      told([
        ['%', '10'],
        ['%', '20'],
      ]),
    ).toBe('Đếm 2 · Không cộng tỷ lệ · Nhỏ nhất 10 · Lớn nhất 20');
    expect(
      told([
        ['tấn', '1'],
        ['ha', '2'],
      ]),
    ).toBe('Đếm 2 · Khác đơn vị tính');
    expect(
      told([
        ['tấn', '1'],
        ['tấn', '>2'],
      ]),
    ).toBe('Đếm 2');
  });
});
