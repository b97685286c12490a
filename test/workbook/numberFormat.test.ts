import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toNumberCell } from '../../electron/workbook/export/numberFormat';
import { readNumberFormat } from '../../electron/workbook/read/formatReading';
import { formatVi } from '../../shared/domain/decimal';
import { decimalFromNumber, isHundredfold, sameNumber } from '../../shared/reading/numberText';

describe('toNumberCell', () => {
  it.each([
    ['50', 50, '#,##0'],
    ['39.500', 39500, '#,##0'],
    ['58,30', 58.3, '#,##0.00'],
    ['>58', 58, '">"#,##0'],
    ['≥ 95', 95, '"≥ "#,##0'],
    ['trên 90%', 90, '"trên "#,##0"%"'],
    ['Duy trì 09 xã', 9, '"Duy trì "00" xã"'],
    ['-2,5', -2.5, '#,##0.0'],
    ['10 % trở lên', 10, '#,##0" % trở lên"'],
  ])('%s is the number %d with the format %s', (text, value, format) => {
    expect(toNumberCell(text, null)).toMatchObject({ value, format });
  });

  it.each(['5-6', 'HTTNV', '', '21/36', 'Giảm 3% (còn 7%)', '12345678901234567', 'khoảng "4"', '1,234.5'])(
    '%s stays text',
    (text) => expect(toNumberCell(text, null)).toBeNull(),
  );

  it('comes back through its format', () => {
    const number = fc.tuple(fc.integer({ min: 0, max: 999_999 }), fc.integer({ min: 0, max: 4 }));
    fc.assert(
      fc.property(
        fc.constantFrom('', '>', '≤ ', 'trên '),
        number,
        fc.constantFrom('', '%', ' xã'),
        (before, [n, places], after) => {
          const shown = formatVi(String(n), places);
          const cell = toNumberCell(before + shown + after, null);
          const format = readNumberFormat(cell?.format ?? '');
          expect(format).toMatchObject({
            prefix: before,
            suffix: after,
            decimals: places,
            percent: false,
            date: false,
          });
          expect(before + formatVi(cell?.decimal ?? '', places) + after).toBe(before + shown + after);
        },
      ),
    );
  });
});

describe('readNumberFormat', () => {
  it.each([
    ['General', { decimals: null, percent: false, date: false }],
    ['0.00%', { decimals: 2, percent: true }],
    ['\\>#,##0', { prefix: '>', decimals: 0 }],
    ['[$-42A]0.0', { prefix: '', decimals: 1 }],
    ['0\\%', { suffix: '%', percent: false }],
    ['#,##0.00" ₫";[Red]\\-#,##0.00" ₫"', { suffix: ' ₫', decimals: 2 }],
    ['#,##0,', { decimals: 0, thousands: 1, suffix: '' }],
    ['#,##0.0,," tỷ"', { decimals: 1, thousands: 2, suffix: ' tỷ' }],
    ['0,.00', { decimals: 2, thousands: 1 }],
    ['#,##0", "', { thousands: 0, suffix: ', ' }],
    ['d-mmm', { date: true, monthYear: false }],
    ['mmm-yy', { date: true, monthYear: true }],
    ['@', { decimals: null, date: false }],
    ['_(* #,##0_);_(* (#,##0);_(* "-"_);_(@_)', { decimals: 0, prefix: '', suffix: '' }],
  ])('%s', (format, reading) => expect(readNumberFormat(format)).toMatchObject(reading));

  it.each([
    ['[>=1000000]#,##0.0,,"M";[>=1000]#,##0.0,"K";0', 500, { thousands: 0, suffix: '', decimals: 0 }],
    ['[>=1000000]#,##0.0,,"M";[>=1000]#,##0.0,"K";0', 2_000_000, { thousands: 0, suffix: 'M', decimals: 1 }],
    ['[=0]"-";0.0%', 0.5, { percent: true, prefix: '' }],
    ['[=0]"-";0.0%', 0, { percent: false, prefix: '-' }],
    ['[Red][<0]-0.0;0.00', -1, { decimals: 1 }],
    ['0.0;(0.00)', -1, { decimals: 2 }],
  ])('%s for %d', (format, value, reading) => expect(readNumberFormat(format, value)).toMatchObject(reading));

  it('never throws', () => {
    fc.assert(
      fc.property(fc.string(), fc.double(), (text, value) => typeof readNumberFormat(text, value) === 'object'),
    );
  });
});

describe('decimalFromNumber', () => {
  it.each([
    [0.1 + 0.2, '0.3'],
    [58.3, '58.3'],
    [1e15, '1000000000000000'],
    [1.5e-7, '0.00000015'],
    [-0, '0'],
    [-12.5, '-12.5'],
    [123456789012345680000, '123456789012346000000'],
  ])('%d is %s', (value, text) => expect(decimalFromNumber(value)).toBe(text));

  it('keeps every number of 15 digits', () => {
    const digits = fc.tuple(fc.integer({ min: 1, max: 999_999_999 }), fc.integer({ min: 0, max: 6 }));
    fc.assert(
      fc.property(digits, ([n, places]) => {
        const text = (n / 10 ** places).toFixed(places);
        expect(Number(decimalFromNumber(Number(text)))).toBe(Number(text));
      }),
    );
  });

  it('compares in 15 significant digits and sees a hundredfold slip', () => {
    expect(sameNumber('58.3', decimalFromNumber(58.300000000000004))).toBe(true);
    expect(sameNumber('58.3', '58.31')).toBe(false);
    expect([isHundredfold('5.22', '522'), isHundredfold('5.22', '521'), isHundredfold('0', '500')]).toEqual([
      true,
      false,
      false,
    ]);
  });
});
