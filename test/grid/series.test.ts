import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatVi, parseViNumber } from '../../shared/domain/decimal';
import { continueSeries, type FillMode } from '../../shared/grid/series';

const fill = (texts: readonly string[], count: number, mode: FillMode = 'auto', isValue = false): string[] =>
  continueSeries(texts, count, { mode, isValue, backwards: false });
const back = (texts: readonly string[], count: number): string[] =>
  continueSeries(texts, count, { mode: 'auto', isValue: false, backwards: true });

describe('continueSeries', () => {
  it('repeats one number; Ctrl counts on from it', () => {
    expect(fill(['42'], 3)).toEqual(['42', '42', '42']);
    expect(fill(['42'], 3, 'series')).toEqual(['43', '44', '45']);
    expect(fill(['1', '2'], 2, 'copy')).toEqual(['1', '2']);
  });

  it('goes on with an even step, with the decimals and dots that were typed', () => {
    expect(fill(['1', '2'], 3)).toEqual(['3', '4', '5']);
    expect(fill(['0,1', '0,2'], 2)).toEqual(['0,3', '0,4']);
    expect(fill(['1,50', '3,00'], 2)).toEqual(['4,50', '6,00']);
    expect(fill(['39.500', '40.000'], 1)).toEqual(['40.500']);
    expect(fill(['9500', '10000'], 1)).toEqual(['10500']);
    expect(fill(['3', '1'], 3)).toEqual(['-1', '-3', '-5']);
    expect(back(['10', '20'], 2)).toEqual(['0', '-10']);
  });

  it('never invents a figure: an uneven step is repeated as a block', () => {
    expect(fill(['1', '2', '4'], 4)).toEqual(['1', '2', '4', '1']);
    expect(back(['a1', 'b', 'c'], 4)).toEqual(['c', 'b', 'a1', 'c']);
  });

  it('knows months and quarters, with and without their year', () => {
    expect(fill(['Tháng 11'], 3)).toEqual(['Tháng 12', 'Tháng 1', 'Tháng 2']);
    expect(fill(['T1'], 2)).toEqual(['T2', 'T3']);
    expect(fill(['Tháng 01'], 1)).toEqual(['Tháng 02']);
    expect(fill(['Tháng 12/2023'], 2)).toEqual(['Tháng 1/2024', 'Tháng 2/2024']);
    expect(fill(['Quý III'], 3)).toEqual(['Quý IV', 'Quý I', 'Quý II']);
    expect(fill(['Quý IV/2023'], 1)).toEqual(['Quý I/2024']);
    expect(fill(['Quý 4 năm 2023'], 1)).toEqual(['Quý 1 năm 2024']);
    expect(fill(['Tháng 1', 'Tháng 4'], 3)).toEqual(['Tháng 7', 'Tháng 10', 'Tháng 1']);
    expect(back(['Tháng 1'], 2)).toEqual(['Tháng 12', 'Tháng 11']);
    expect(fill(['Tháng 2'], 2, 'copy')).toEqual(['Tháng 2', 'Tháng 2']);
    expect(fill(['Tháng 13'], 1)).toEqual(['Tháng 14']);
  });

  it('knows markers: Roman, letters in the Vietnamese order, capitals', () => {
    expect(fill(['I', 'II'], 3)).toEqual(['III', 'IV', 'V']);
    expect(fill(['a', 'b'], 5)).toEqual(['c', 'd', 'đ', 'e', 'g']);
    expect(fill(['A', 'B'], 2)).toEqual(['C', 'D']);
    expect(fill(['a'], 2)).toEqual(['a', 'a']);
    expect(fill(['a'], 2, 'series')).toEqual(['b', 'c']);
    expect(back(['b', 'c'], 3)).toEqual(['a', 'b', 'c']);
  });

  it('counts names on from one, values only from two', () => {
    expect(fill(['Xã 1'], 2)).toEqual(['Xã 2', 'Xã 3']);
    expect(fill(['1.1', '1.2'], 2)).toEqual(['1.3', '1.4']);
    expect(fill(['Duy trì 09 xã'], 1)).toEqual(['Duy trì 09 xã']);
    expect(fill(['≥ 50'], 2, 'auto', true)).toEqual(['≥ 50', '≥ 50']);
    expect(fill(['≥ 50', '≥ 55'], 2, 'auto', true)).toEqual(['≥ 60', '≥ 65']);
  });

  it('leaves ranges, fractions and years apart', () => {
    for (const text of ['5-6', '21/36', '>6,6', '2021-2025', 'HTTNV trở lên']) {
      expect(fill([text], 2, 'auto', true)).toEqual([text, text]);
    }
  });

  it('adds exactly, however many decimals', () => {
    const number = fc.tuple(fc.integer({ min: -5000, max: 5000 }), fc.nat({ max: 3 }));
    fc.assert(
      fc.property(number, fc.integer({ min: 1, max: 900 }), ([first, places], step) => {
        const write = (value: number): string => formatVi((value / 10 ** places).toFixed(places), places);
        const [next] = fill([write(first), write(first + step)], 1);
        const read = parseViNumber(next ?? '');
        expect(read.ok && Number(read.value.value)).toBeCloseTo((first + 2 * step) / 10 ** places, 6);
      }),
    );
  });
});
