import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fillPattern } from '../../shared/prose/pattern';
import { amountText, figureText, lowerFirst, targetText, trendText } from '../../shared/prose/words';
import { parseFigure } from '../../shared/target/parseFigure';
import { parseTarget } from '../../shared/target/parseTarget';

describe('patterns', () => {
  const values = { tên: 'Thu ngân sách', 'kết quả': '43,6 tỷ đồng', 'tỷ lệ': '', 'đánh giá': 'đạt' };

  test('placeholders, what falls away, the first of several choices', () => {
    expect(fillPattern('{tên} {Kết quả}.', values).text).toBe('Thu ngân sách 43,6 tỷ đồng.');
    expect(fillPattern('{tên}[, đạt {tỷ lệ}], hết', values).text).toBe('Thu ngân sách, hết');
    expect(fillPattern('{tên}[, {tỷ lệ}|, {đánh giá} mục tiêu]', values).text).toBe('Thu ngân sách, đạt mục tiêu');
    expect(fillPattern('{tên} {tỷ lệ} , {đánh giá}', values).text).toBe('Thu ngân sách, đạt');
    expect(fillPattern('\\[{tên}\\]', values).text).toBe('[Thu ngân sách]');
  });

  test('what is no placeholder is told and leaves nothing; open brackets are text', () => {
    expect(fillPattern('{tên} {lạ}', values)).toEqual({ text: 'Thu ngân sách', unknown: ['lạ'] });
    expect(fillPattern('{tên} [và', values).text).toBe('Thu ngân sách và');
    expect(fillPattern('a { b', values).text).toBe('a { b');
  });

  test('text without signs comes back as it was typed', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[\p{L}\d,;:.%]{0,40}$/u), (text) => {
        expect(fillPattern(text, {})).toEqual({ text, unknown: [] });
      }),
    );
  });

  test('a filled placeholder stands there letter for letter, whatever signs it has', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[\p{L}\d{}[\]|\\]{1,30}$/u), (value) => {
        expect(fillPattern('[{tên}|x]', { tên: value }).text).toBe(value);
      }),
    );
  });
});

test.each([
  ['43.6', 'Tỷ đồng', '43,6 tỷ đồng'],
  ['42', 'Tr. đồng/năm', '42 triệu đồng/năm'],
  ['41550', 'Tấn', '41.550 tấn'],
  ['58.30', '%', '58,3%'],
  ['9', 'xã', '09 xã'],
  ['3', 'sản phẩm', '03 sản phẩm'],
  ['2', 'hội đồng', '02 hội đồng'],
  ['5', 'ha', '5 ha'],
  ['7', 'tỷ đồng', '7 tỷ đồng'],
  ['7', 'nghìn con', '7 nghìn con'],
  ['0', 'vụ', '0 vụ'],
  ['1.669', 'triệu USD', '1,669 triệu USD'],
])('%s %s is written "%s"', (value, unit, text) => {
  expect(amountText(value, unit)).toBe(text);
});

test.each([
  ['>95', '%', 'trên 95%'],
  ['21/36', '%', '58,3% (21/36)'],
  ['5-6', '%', '5 - 6%'],
  ['-', '%', ''],
  ['HTTNV', '', 'HTTNV'],
  ['khoảng vài tấn', 'tấn', 'khoảng vài tấn'],
])('the result %s', (typed, unit, text) => {
  expect(figureText(parseFigure(typed), unit)).toBe(text);
});

test.each([
  ['>58', '%', 'trên 58%'],
  ['5-6', '%', '5 - 6%'],
  ['Duy trì 09 xã', 'xã', 'Duy trì 09 xã'],
  ['≥ 95', '%', '95% trở lên'],
  ['39.500', 'Tấn', '39.500 tấn'],
])('the target %s', (typed, unit, text) => {
  expect(targetText(parseTarget(typed), unit)).toBe(text);
});

test.each([
  ['142.5', '185.79', 'tấn', 'giảm 23,3%'],
  ['105.5', '100', 'tấn', 'tăng 5,5%'],
  ['4.3', '1', 'tấn', 'tăng 4,3 lần'],
  ['100', '100', 'tấn', 'không đổi'],
  ['100.01', '100', 'tấn', 'tăng 0,01%'],
  ['1000010', '1000000', 'đồng', 'tăng 0,001%'],
  ['58.3', '57.8', '%', 'tăng 0,5 điểm %'],
  ['14.3', '14.8', '‰', 'giảm 0,5 điểm ‰'],
  ['14.301', '14.3', '‰', 'tăng 0,001 điểm ‰'],
  ['5', '0', 'tấn', ''],
  ['-5', '3', 'tấn', ''],
])('%s against %s %s', (of, over, unit, text) => {
  expect(trendText(of, over, unit)).toBe(text);
});

test('names inside a sentence; abbreviations stay', () => {
  expect(lowerFirst('Tiểu học')).toBe('tiểu học');
  expect(lowerFirst('Đảng viên')).toBe('đảng viên');
  expect(lowerFirst('GRDP')).toBe('GRDP');
});
