import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { ColumnDefinition, FormDefinition } from '../../shared/form/definition';
import { newColumn, withColumn, withNewColumn, withoutColumn } from '../../shared/form/editForm';
import { formRefusal, tidyForm } from '../../shared/form/formRefusal';
import { parseForm } from '../../shared/form/parseForm';
import { periodRefWords } from '../../shared/text/formDesign';

const form = JSON.parse(readFileSync('seeds/forms/bieu-ket-qua.json', 'utf8')) as FormDefinition;
const at = (kind: ColumnDefinition['kind']): number => form.columns.findIndex((column) => column.kind === kind);
const changed = (kind: ColumnDefinition['kind'], change: object): FormDefinition =>
  withColumn(form, at(kind), { ...form.columns[at(kind)], ...change } as ColumnDefinition);
const refused = (wrong: FormDefinition): string => {
  const read = parseForm(tidyForm(wrong));
  return read.ok ? '' : formRefusal(wrong, read.error).text;
};

test.each([
  [{ ...form, name: ' ' }, 'Chưa lưu được: mục “Tên biểu”: không được để trống.'],
  [{ ...form, displayUnit: 'hộp' }, /mục “Đơn vị hiển thị”: .*tỷ đồng/],
  [withoutColumn(form, at('name')), 'Chưa lưu được: biểu phải có cột “Tên chỉ tiêu”.'],
  [
    withNewColumn(form, 1, newColumn(form, 'marker', 'STT')),
    /cột 3 “STT”: biểu đã có một cột “Số thứ tự \(TT\)” ở trước/,
  ],
  [withoutColumn(form, at('figure')), /mục “Cột số thực hiện”: chưa chọn cột/],
  [changed('ratio', { target: '' }), /mục “Cột chỉ tiêu”: chưa chọn cột/],
  [
    withNewColumn(form, 1, { ...newColumn(form, 'compare', 'So'), of: '' } as ColumnDefinition),
    /“Cột so sánh”: chưa chọn/,
  ],
  [changed('figure', { header: ['Năm {nam}'] }), /mục “Tiêu đề”: không có chỗ tự điền nào tên \{nam\}/],
  [changed('figure', { width: 0 }), /mục “Độ rộng”: độ rộng phải lớn hơn 0/],
  [changed('figure', { when: { months: [13] } }), /mục “Chỉ ở các tháng”: tháng là số từ 1 đến 12/],
  [changed('figure', { period: 'each' }), /mục “Kỳ”: chỉ cột lặp lại theo năm/],
] as const)('a refusal is told in the words of the designer: %#', (wrong, said) => {
  expect(refused(wrong)).toMatch(said);
  expect(refused(wrong)).not.toMatch(/\bmã\b|columns|\beach\b|\bfigure\b|\btarget\b|undefined/);
});

test('what a list of lines ends with, and another form of the letters, is no fault', () => {
  const typed = changed('figure', { header: ['Kết quả'.normalize('NFD'), 'Cả năm ', '', ''] });
  expect(refused(typed)).toBe('');
  expect(tidyForm(typed).columns[at('figure')]?.header).toEqual(['Kết quả', 'Cả năm']);
});

test.each([
  ['year-1/H1', 'Năm của kỳ, lùi 1 năm, 6 tháng đầu năm'],
  ['plan+5', 'Kỳ kế hoạch, sau 5 năm'],
  ['year/M06', 'Năm của kỳ, tháng 6'],
  ['sheet-1', 'Cùng kỳ năm trước'],
])('a period is told in words: %s', (reference, words) => expect(periodRefWords(reference)).toBe(words));
