import { readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { readProse } from '../../shared/reading/proseRows';
import { parseTarget } from '../../shared/target/parseTarget';

const seed = readFileSync(path.join(import.meta.dirname, '../fixtures/seeds/000_190b5015f74dc100.txt'), 'utf8');
const passage = seed.slice(seed.indexOf('(1). Thu nhập'), seed.indexOf('II. NHIỆM VỤ CỤ THỂ'));

const lines = (text: string, units: readonly string[] = []): string[] =>
  readProse(text, units).map(
    ({ name, amount, unit, under }) => `${under === null ? '' : `[${under}] `}${name} | ${amount} | ${unit}`,
  );

test('every target of the plan of Tân Uyên for 2022 is proposed (000, I.2), line breaks and all', () => {
  expect(lines(passage)).toEqual([
    'Thu nhập bình quân đầu người | 43 | triệu đồng',
    'Tổng sản lượng lương thực | 28.950 | tấn',
    'Trồng mới chè tập trung | 80 | ha',
    'Trồng mới chè cổ thụ | 05 | ha',
    'Tổng diện tích chè | 3.333 | ha',
    'Sản lượng chè búp tươi | 26.000 | tấn',
    'Trồng mới cây ăn quả | 290 | ha',
    'Tổng diện tích cây ăn quả | 782,3 | ha',
    'Tốc độ tăng trưởng đàn gia súc | 5,57 | %',
    'Sản lượng thịt hơi | 2.289 | tấn',
    'Diện tích thủy sản | 133 | ha',
    'Quy mô nuôi cá lồng | 270 | lồng',
    'Sản lượng | 605 | tấn',
    '[12] Nuôi trồng | 570 | tấn',
    '[12] Đánh bắt | 35 | tấn',
    'Trồng mới cây gỗ lớn | 400 | ha',
    'Trồng mới cây Quế | 100 | ha',
    'Trồng mới rừng phòng hộ | 50 | ha',
    'Trồng mới cây Mắc ca | 400 | ha',
    'Khoanh nuôi rừng | 500 | ha',
    'Tỷ lệ che phủ rừng | 43,1 | %',
    'Xây dựng nhà màng, nhà lưới phục vụ phát triển nông nghiệp công nghệ cao | 1,0 | ha',
    'Xây dựng sản phẩm OCOP | 03 | sản phẩm',
    'Thành lập mới HTX, Tổ hợp tác | 09 | HTX',
    'Thu ngân sách trên địa bàn | 66.000 | triệu đồng',
    'Xuất khẩu hàng địa phương | 4,29 | triệu USD',
    'Tỷ lệ đường liên bản, nội bản, nội thị được cứng hóa | 89,15 | %',
    'Tỷ lệ chất thải rắn sinh hoạt, y tế được xử lý theo quy định | 100 | %',
    'Tỷ lệ trường đạt Chuẩn quốc gia | 76,5 | %',
    '[28] Trường đạt chuẩn quốc gia mức độ 2 | 01 | trường',
    'Tỷ lệ xã, thị trấn đạt tiêu chí quốc gia về y tế | 100 | %',
    'Tỷ lệ suy dinh dưỡng trẻ em dưới 5 tuổi thể nhẹ cân | 18,48 | %',
    'Tỷ lệ suy dinh dưỡng trẻ em dưới 5 tuổi thể thấp còi | 24,90 | %',
    'Tỷ lệ hộ nghèo giảm | 1,00 | %',
    'Giải quyết việc làm mới | 1.550 | lao động',
    'Đào tạo nghề | 1.000 | lao động',
    'Tỷ lệ lao động qua đào tạo | 57,5 | %',
    'Xuất khẩu lao động | 20 | lao động',
    'Tỷ lệ hộ gia đình đạt chuẩn văn hóa | 87,88 | %',
    'Tỷ lệ bản, tổ dân phố đạt chuẩn văn hóa | 82,8 | %',
    'Tỷ lệ cơ quan, đơn vị, doanh nghiệp đạt chuẩn văn hóa | 97 | %',
    'Tuyển công dân nhập ngũ | 100 | %',
    'Xã, huyện Tân Uyên đạt chuẩn NTM | 09 | xã',
    'Xây dựng xã | 02 | xã',
    'Xây dựng bản nông thôn mới nâng cao gắn với du lịch theo lộ trình | 09 | bản',
  ]);
});

test('what ends a list of shares is said of bare things only, not of what has a predicate of its own', () => {
  const names = (text: string) => readProse(text).map(({ name }) => name);
  expect(names('80% hộ dùng nước sạch, 95% bản có điện, 85% thôn; 70% cơ quan đạt chuẩn văn hóa')).toEqual([
    'Tỷ lệ hộ dùng nước sạch',
    'Tỷ lệ bản có điện',
    'Tỷ lệ thôn đạt chuẩn văn hóa',
    'Tỷ lệ cơ quan đạt chuẩn văn hóa',
  ]);
});

describe('what is an amount and what is not', () => {
  it.each([
    ['Tỷ lệ hộ dùng nước sạch đạt trên 95%.', 'Tỷ lệ hộ dùng nước sạch | trên 95 | %'],
    ['Phấn đấu có ít nhất 12 xã đạt chuẩn nông thôn mới', 'Xã đạt chuẩn nông thôn mới | ít nhất 12 | xã'],
    ['Thành lập từ 5 đến 6 hợp tác xã mới', 'Thành lập hợp tác xã mới | từ 5 đến 6 | hợp tác xã'],
    ['Giải ngân vốn đầu tư công 95% trở lên', 'Giải ngân vốn đầu tư công | 95 trở lên | %'],
    ['Năng suất lúa bình quân 52,5 tạ/ha', 'Năng suất lúa | 52,5 | tạ/ha'],
    ['Tỷ suất sinh giảm 0,4‰', 'Tỷ suất sinh giảm | 0,4 | ‰'],
    ['Thu trên trên 1.234,5', 'Thu trên | trên 1.234,5 | '],
  ])('%s', (text, expected) => expect(lines(text)).toEqual([expected]));

  it.each([
    'Kế hoạch số 05/KH-UBND ngày 19/01/2021 của UBND tỉnh.',
    'Phòng, chống dịch Covid-19 giai đoạn 2021 - 2025.',
    'Theo khoản 2 Điều 5 của Luật số 45/2019/QH14.',
    'Phổ cập giáo dục mầm non cho trẻ 5 tuổi mức độ 3 năm 2022',
    '(2)',
    '',
  ])('nothing in: %s', (text) => expect(lines(text)).toEqual([]));

  it('knows the units of the plan', () => {
    expect(lines('Nuôi mới 30 đàn ong', ['Đàn'])).toEqual(['Nuôi mới ong | 30 | đàn']);
  });
});

test('any text is read without failing; each proposal points to its own words, and its amount can be read (property)', () => {
  const word = fc.constantFrom(
    'thu',
    'ngân sách',
    'trên',
    'đạt',
    'và',
    'trong đó',
    '(',
    ')',
    ',',
    ';',
    '.',
    '\n',
    '-',
    'ha',
    '%',
    'tấn',
    '5-6',
    '1.234,5',
    '100',
    '05/KH',
    'giảm',
    'từ',
    'đến',
    '2022',
    'năm',
  );
  const text = fc.oneof(
    fc.array(word, { maxLength: 40 }).map((words) => words.join(' ')),
    fc.string({ unit: 'grapheme' }),
  );
  fc.assert(
    fc.property(text, (given) => {
      const rows = readProse(given);
      for (const [index, { name, amount, spans, under }] of rows.entries()) {
        expect(name.trim()).not.toBe('');
        expect(parseTarget(amount).kind).not.toBe('unreadable');
        if (under !== null) expect(under).toBeLessThan(index);
        for (const { at, end } of [...spans.name, ...spans.amount, ...spans.unit]) {
          expect(at).toBeLessThan(end);
          expect(end).toBeLessThanOrEqual(given.length);
        }
      }
    }),
    { numRuns: 300 },
  );
});
