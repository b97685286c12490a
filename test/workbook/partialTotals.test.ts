import { expect, it } from 'vitest';
import { layOut } from '../../electron/workbook/export/layOut';
import { sampleView } from './sampleView';

const view = sampleView();

it('tells under the table which totals are those of some units only', () => {
  const derived = (from: number) => ({
    how: 'consolidated' as const,
    from,
    missing: Array.from({ length: 10 - from }, (_, n) => `xa-${n}`),
  });
  const notesOf = (counts: readonly number[]): readonly unknown[] => {
    const rows = view.rows.map((row, index) => {
      const cell = row.cells['figure'];
      const from = counts[index];
      return from === undefined || !cell
        ? row
        : { ...row, cells: { ...row.cells, figure: { ...cell, derived: derived(from) } } };
    });
    const { cells } = layOut({ ...view, rows }, { layout: 'phu-luc', profile: 'dang' });
    return cells.map(({ value }) => value).filter((value) => /đơn vị\.$|đơn vị báo cáo/.test(String(value)));
  };
  expect(notesOf([10, 10])).toEqual([]);
  expect(notesOf([1, 1])).toEqual(['Cột “Kết quả thực hiện” mới tổng hợp từ 1/10 đơn vị.']);
  expect(notesOf([1, 10, 3])).toEqual([
    `Cột “Kết quả thực hiện” chưa đủ đơn vị báo cáo: ${view.rows[0]?.name} (1/10 đơn vị); ${view.rows[2]?.name} (3/10 đơn vị).`,
  ]);
});
