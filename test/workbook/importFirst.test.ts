import { describe, expect, it } from 'vitest';
import { decideRow, draftOf, toMapping } from '../../shared/grid/mappingDraft';
import { readingOf } from './foreignBook';
import { formSheets, toView } from './formSheets';
import { book, mapped, unattended } from './monthlyBook';

const [monthly] = await formSheets('tan-uyen', 'ke-hoach-2022--bao-cao-thang', '2022-M10');
if (!monthly) throw new Error('no sheet');

describe('into a sheet without rows', () => {
  const nothing = toView(monthly, []);
  const lines = [
    ['A', 'KINH TẾ', null, null, null],
    ['I', 'Nông nghiệp', null, null, null],
    [1, 'Tổng sản lượng lương thực', 'tấn', 100, 90],
    [null, '- Lúa', 'tấn', 60, 50],
    [null, '– Ngô', 'tấn', 40, 40],
    [2, 'Chăn nuôi', null, null, null],
    [null, '  Trong đó:', null, null, null],
    [null, '  + Đàn trâu', 'con', 5, 6],
    ['II', 'Chưa có gì', null, null, null],
    ['B', 'XÃ HỘI', null, null, null],
    [1, 'Tỷ lệ hộ nghèo', '%', 20, 18],
    [null, 'Tổng cộng', null, null, null],
    [null, 'Người lập biểu', null, null, null],
  ];
  const tree = [
    [0, 'A', 'KINH TẾ', true],
    [1, 'I', 'Nông nghiệp', true],
    [2, '1', 'Tổng sản lượng lương thực', false],
    [3, '-', 'Lúa', false],
    [3, '-', 'Ngô', false],
    [2, '2', 'Chăn nuôi', true],
    [3, '+', 'Đàn trâu', false],
    [0, 'B', 'XÃ HỘI', true],
    [1, '1', 'Tỷ lệ hộ nghèo', false],
  ];

  it('rows come in the tree of the workbook, below the lines that head them; what heads nothing stays out', async () => {
    const model = await book(lines);
    for (const found of [
      unattended(model, nothing),
      mapped(model, nothing, toMapping(draftOf(readingOf(model, nothing)))),
    ]) {
      expect(found.added.map(({ level, marker, name, isHeading }) => [level, marker, name, isHeading])).toEqual(tree);
      expect(found.added.filter(({ isHeading }) => isHeading).map(({ texts }) => texts)).toEqual([{}, {}, {}, {}]);
      expect(found.unmatched.map(({ text }) => text)).toEqual(['Chưa có gì']);
    }
  });

  it('a person may leave a heading out, and is not asked about the others', async () => {
    const model = await book(lines);
    const reading = readingOf(model, nothing);
    expect(
      reading.rows.filter(({ state, decision }) => state !== 'aside' && decision === null).map(({ label }) => label),
    ).toEqual(['Chưa có gì']);
    const found = mapped(model, nothing, toMapping(decideRow(draftOf(reading), 2, null)));
    expect(found.added.slice(0, 2).map(({ level, name }) => [level, name])).toEqual([
      [0, 'Nông nghiệp'],
      [1, 'Tổng sản lượng lương thực'],
    ]);
  });

  it('lines of one rank stay a list', async () => {
    const flat = await book([
      [1, 'Diện tích lúa', 'ha', 5, 6],
      [2, 'Diện tích ngô', 'ha', 5, 6],
    ]);
    expect(unattended(flat, nothing).added.map(({ level }) => level)).toEqual([0, 0]);
  });
});
