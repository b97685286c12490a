import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  formatVi,
  isDecimal,
  type NumberErrorCode,
  parseViNumber,
  showTyped,
  toCanonical,
} from '../../shared/domain/decimal';

const read = (text: string): [string, number] | NumberErrorCode => {
  const result = parseViNumber(text);
  return result.ok ? [result.value.value, result.value.decimals] : result.error.code;
};

describe('parseViNumber', () => {
  it.each<[string, string, number]>([
    ['39500', '39500', 0],
    ['39.500', '39500', 0],
    ['1.234.567,5', '1234567.5', 1],
    ['58,30', '58.3', 2],
    ['100,00', '100', 2],
    ['-12,5', '-12.5', 1],
    ['−12,5', '-12.5', 1],
    ['+5', '5', 0],
    ['-0,0', '0', 1],
    ['09', '9', 0],
    ['39 500', '39500', 0],
    ['39\u00a0500,25', '39500.25', 2],
    ['1\u202f234\u202f567', '1234567', 0],
    ['\u00a0 50 \n', '50', 0],
    ['0,001', '0.001', 3],
  ])('reads %j as %s with %i decimals', (text, value, decimals) => {
    expect(read(text)).toEqual([value, decimals]);
  });

  it.each<[string, NumberErrorCode]>([
    ['', 'empty'],
    ['  ', 'empty'],
    ['1.5', 'ambiguousDot'],
    ['12.34', 'ambiguousDot'],
    ['0.500', 'ambiguousDot'],
    ['1234.567', 'ambiguousDot'],
    ['1,234.5', 'foreignForm'],
    ['1,234,567', 'foreignForm'],
    ['1.23.456', 'badGrouping'],
    ['1.234.5', 'badGrouping'],
    ['1,5,6', 'badGrouping'],
    [',5', 'badGrouping'],
    ['5,', 'badGrouping'],
    ['2021 500', 'badGrouping'],
    ['abc', 'notNumber'],
    ['12%', 'notNumber'],
    ['--5', 'notNumber'],
    ['1e5', 'notNumber'],
    ['-', 'notNumber'],
    ['9'.repeat(61), 'tooLong'],
  ])('refuses %j: %s', (text, code) => {
    expect(read(text)).toBe(code);
  });

  it('offers what an ambiguous number may mean, and where it stands', () => {
    const one = parseViNumber(' 1.5');
    expect(one).toEqual({ ok: false, error: { code: 'ambiguousDot', at: 1, end: 4, readings: ['1.5', '15'] } });
    const foreign = parseViNumber('-1,234.50');
    expect(foreign).toMatchObject({ ok: false, error: { code: 'foreignForm', readings: ['-1234.5'] } });
  });

  it('never throws', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => void parseViNumber(text)));
    fc.assert(fc.property(fc.stringMatching(/^[-+.,0-9 ]{0,20}$/), (text) => void parseViNumber(text)));
  });
});

const decimal = fc
  .tuple(fc.boolean(), fc.bigInt({ min: 0n, max: 10n ** 18n }), fc.nat({ max: 999999 }))
  .map(([negative, whole, places]) => toCanonical(`${negative ? '-' : ''}${whole}.${String(places).padStart(6, '0')}`));

describe('formatVi', () => {
  it.each<[string, number | undefined, string]>([
    ['39500', undefined, '39.500'],
    ['1234567.5', undefined, '1.234.567,5'],
    ['100.52', undefined, '100,52'],
    ['84.00', undefined, '84,00'],
    ['999', undefined, '999'],
    ['-39500', undefined, '-39.500'],
    ['1.005', 2, '1,01'],
    ['-1.005', 2, '-1,01'],
    ['0.004', 2, '0,00'],
    ['-0.004', 2, '0,00'],
    ['999.995', 2, '1.000,00'],
    ['5', 1, '5,0'],
    ['2.5', 0, '3'],
    ['nonsense', 2, 'nonsense'],
  ])('formats %s with %s decimals as %s', (value, decimals, text) => {
    expect(formatVi(value, decimals)).toBe(text);
  });

  it('is the inverse of parseViNumber', () => {
    fc.assert(
      fc.property(decimal, (value) => {
        expect(parseViNumber(formatVi(value))).toMatchObject({ ok: true, value: { value } });
        expect(isDecimal(value)).toBe(true);
      }),
    );
  });
});

describe('showTyped', () => {
  it.each([
    ['39500', '39.500'],
    ['58,30', '58,30'],
    ['600.000', '600.000'],
    ['1234567,50', '1.234.567,50'],
    ['2025', '2.025'],
    ['-39500', '-39.500'],
    ['>58', '>58'],
    ['>39500', '>39.500'],
    ['≥ 39500', '≥ 39.500'],
    ['5000-6000', '5.000-6.000'],
    ['5000 – 6.000', '5.000 – 6.000'],
    ['-2000 - 3000', '-2.000 - 3.000'],
    ['5-6', '5-6'],
    [' 1000 ', ' 1.000 '],
    ['5500 lao động', '5500 lao động'],
    ['1234.5', '1234.5'],
    ['39 500', '39 500'],
    ['00500', '00500'],
    ['21/36', '21/36'],
    ['x', 'x'],
    ['-', '-'],
    ['', ''],
    ['HTTNV trở lên', 'HTTNV trở lên'],
  ])('shows %j as %j', (text, shown) => {
    expect(showTyped(text)).toBe(shown);
  });

  it('only adds dots, twice is once, and the value stays', () => {
    fc.assert(
      fc.property(
        fc.oneof(decimal, fc.string({ unit: 'binary' }), fc.stringMatching(/^[-<>0-9., –]{0,15}$/)),
        (text) => {
          const shown = showTyped(text);
          expect(shown.replaceAll('.', '')).toBe(text.replaceAll('.', ''));
          expect(showTyped(shown)).toBe(shown);
          const before = parseViNumber(text);
          if (before.ok) expect(parseViNumber(shown)).toEqual(before);
        },
      ),
    );
  });
});
