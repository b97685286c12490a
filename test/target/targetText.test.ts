import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { attain } from '../../shared/target/attain';
import { parseFigure } from '../../shared/target/parseFigure';
import { parseTarget } from '../../shared/target/parseTarget';
import type { AttainOptions } from '../../shared/target/types';
import { explainAttainment, explainFigureReading, explainTargetReading } from '../../shared/text/target';
import { anyText, targetText } from './arbitraries';

function line(target: string, figure: string, options: AttainOptions): string {
  const [asked, got] = [parseTarget(target), parseFigure(figure)];
  return explainAttainment(asked, got, attain(asked, got, options), options.direction);
}

describe('explainAttainment', () => {
  it.each<[string, string, AttainOptions, string]>([
    ['<18', '17,50', { direction: 'lower' }, 'Càng thấp càng tốt: 18 / 17,5 = 102,86% → Vượt'],
    ['50', '42', { direction: 'higher' }, 'Càng cao càng tốt: 42 / 50 = 84,00% → Chưa đạt'],
    ['39.500', '41.550', { direction: 'higher' }, 'Càng cao càng tốt: 41.550 / 39.500 = 105,19% → Vượt'],
    ['5-6', '6,1', { direction: 'higher' }, 'Càng cao càng tốt: 6,1 / 6 = 101,67% → Vượt (so với cận trên của khoảng)'],
    ['>58', '21/36', { direction: 'higher' }, 'Càng cao càng tốt: 58,3 / 58 = 100,52% → Vượt (kết quả ghi 21/36)'],
    [
      '>58',
      '58',
      { direction: 'higher' },
      'Càng cao càng tốt: 58 / 58 = 100,00% → Chưa đạt (mục tiêu là lớn hơn, bằng thì chưa đạt)',
    ],
    [
      '1.000.000',
      '999.999',
      { direction: 'higher' },
      'Càng cao càng tốt: 999.999 / 1.000.000 = 100,00% → Chưa đạt (tỷ lệ đã làm tròn, so số gốc thì chưa tới)',
    ],
    ['HTTNV trở lên', 'HTTNV', { direction: 'higher' }, 'Xếp loại: HTTNV so với HTTNV trở lên → Đạt'],
    ['Dưới 3', '0', { direction: 'lower' }, 'Càng thấp càng tốt: không tính tỷ lệ vì phải chia cho 0 → Đạt'],
    ['50', '', { direction: 'higher' }, 'Không tính được: chưa có kết quả.'],
    [
      '58',
      '>50',
      { direction: 'higher' },
      'Càng cao càng tốt: 50 / 58 = 86,21% → Không tính được (kết quả chưa phải một con số cụ thể nên chưa thể kết luận)',
    ],
  ])('%s with %s', (target, figure, options, text) => {
    expect(line(target, figure, options)).toBe(text);
  });
});

describe('explainTargetReading', () => {
  it.each([
    ['>58', 'Lớn hơn 58'],
    ['5–6', 'Từ 5 đến 6'],
    ['10 % trở lên', 'Ít nhất 10%'],
    ['không quá 20', 'Không quá 20'],
    ['39500', '39.500'],
    ['Duy trì 09 xã', 'Duy trì 9 xã'],
    ['HTTNV trở lên', 'Xếp loại HTTNV trở lên'],
    ['', 'Chưa có mục tiêu.'],
    ['x', 'Ghi là không giao chỉ tiêu.'],
    ['Giảm 3% trở lên (còn 7%)', 'Giảm ít nhất 3%. Ô này ghi hai mức; chỉ mức đầu được dùng để tính: "(còn 7%)".'],
    [
      'khoảng vài tấn',
      'Không đọc được "khoảng vài tấn": không thấy con số hay mức xếp loại nào (chỗ "vài tấn"). Hãy ghi một số (ví dụ 39.500), một khoảng (5-6) hoặc một mức trong thang xếp loại (HTTNV trở lên). Nội dung đã được giữ nguyên.',
    ],
    [
      '=3000+333',
      'Không đọc được "=3000+333": ô này không tính công thức. Hãy ghi kết quả, ví dụ 3.333. Nội dung đã được giữ nguyên.',
    ],
    [
      '=SUM(C2:C5)',
      'Không đọc được "=SUM(C2:C5)": ô này không tính công thức. Hãy ghi kết quả, ví dụ 3.333. Nội dung đã được giữ nguyên.',
    ],
  ])('%s', (text, said) => {
    expect(explainTargetReading(parseTarget(text))).toBe(said);
  });
});

describe('sentences', () => {
  it('exist for every reading, without exclamation marks of our own, and never throw', () => {
    fc.assert(
      fc.property(fc.oneof(anyText, targetText), fc.oneof(anyText, targetText), (a, b) => {
        const said = [
          explainTargetReading(parseTarget(a)),
          explainFigureReading(parseFigure(b)),
          line(a, b, { direction: 'lower' }),
        ];
        for (const text of said) expect(text).not.toMatch(/undefined|null|NaN|^$/);
      }),
    );
  });
});
