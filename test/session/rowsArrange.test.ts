import { describe, expect, test } from 'vitest';
import { expectRows, OUTLINE, type RowBench, type RowCommand, TABLE } from '../helpers/rowBench';

describe('moving', () => {
  test('a row that leaves its TT group joins the one it comes to; a whole group keeps its TT', async () => {
    await expectRows(TABLE, (b) => ({ type: 'moveRows', rows: b.ids('Thu nhập'), after: b.id('Giá trị') }), [
      '1 Giá trị',
      '1 Thu nhập',
      ...TABLE.slice(2),
    ]);
    await expectRows(TABLE, (b) => ({ type: 'moveRows', rows: b.ids('Thu nhập', 'Giá trị'), after: b.id('Rừng') }), [
      ...TABLE.slice(2),
      '1 Thu nhập',
      '1 Giá trị',
    ]);
    await expectRows(TABLE, (b) => ({ type: 'moveRows', rows: b.ids('Rừng'), after: b.id('Thu nhập') }), [
      '1 Thu nhập',
      '1 Rừng',
      ...TABLE.slice(1, 6),
    ]);
    await expectRows(TABLE, (b) => ({ type: 'moveRows', rows: b.ids('Thu nhập'), after: b.id('Trung học') }), [
      ...TABLE.slice(1, 6),
      '3 Thu nhập',
      '4 Rừng',
    ]);
  });

  test('parts move among themselves; away from their label they take it along', async () => {
    await expectRows(TABLE, (b) => ({ type: 'moveRows', rows: b.ids('Trung học'), after: b.id('Lương thực') }), [
      ...TABLE.slice(0, 3),
      '3 Trường/Trung học',
      '3 Trường/Mầm non',
      '3 Trường/Tiểu học',
      '4 Rừng',
    ]);
    await expectRows(TABLE, (b) => ({ type: 'moveRows', rows: b.ids('Tiểu học'), after: b.id('Rừng') }), [
      ...TABLE.slice(0, 3),
      '4 Rừng',
      ...TABLE.slice(3, 6),
    ]);
  });

  test('rows go into a group and out of it; a heading goes with its rows', async () => {
    await expectRows(OUTLINE, (b) => ({ type: 'moveRows', rows: b.ids('Khác'), after: b.id('Xã hội') }), [
      ...OUTLINE.slice(0, 4),
      '  3 Khác',
      ...OUTLINE.slice(4, 6),
    ]);
    await expectRows(OUTLINE, (b) => ({ type: 'moveRows', rows: b.ids('Thu nhập'), after: b.id('Khác') }), [
      ...[OUTLINE[0] ?? '', ...OUTLINE.slice(2)],
      '1 Thu nhập',
    ]);
    await expectRows(OUTLINE, (b) => ({ type: 'moveRows', rows: b.ids('Xã hội'), after: null }), [
      ...OUTLINE.slice(3, 6),
      ...OUTLINE.slice(0, 3),
      '3 Khác',
    ]);
    // Behind the last row of a group: in it or after it, as asked.
    const behind =
      (level: number) =>
      (b: RowBench): RowCommand => ({
        type: 'moveRows',
        rows: b.ids('Khác'),
        after: b.id('Lương thực'),
        level,
      });
    await expectRows(OUTLINE, behind(1), [...OUTLINE.slice(0, 3), '  3 Khác', ...OUTLINE.slice(3, 6)]);
    await expectRows(OUTLINE, behind(0), [...OUTLINE.slice(0, 3), '3 Khác', ...OUTLINE.slice(3, 6)]);
  });

  test('onto itself nothing changes', async () => {
    const bench = await expectRows(
      OUTLINE,
      (b) => ({ type: 'moveRows', rows: b.ids('Kinh tế'), after: b.id('Lương thực') }),
      OUTLINE,
    );
    expect(bench.run({ type: 'moveRows', rows: bench.ids('Khác'), after: bench.id('Trạm y tế') })).toBeNull();
    expect(bench.lines()).toEqual(OUTLINE);
  });
});

describe('levels and groups', () => {
  test('down goes under the row above, up comes out; the order stays', async () => {
    await expectRows(TABLE, (b) => ({ type: 'shiftLevel', rows: b.ids('Giá trị', 'Lương thực'), by: 'down' }), [
      '1 Thu nhập',
      '  1 Giá trị',
      '  2 Lương thực',
      ...TABLE.slice(3),
    ]);
    await expectRows(OUTLINE, (b) => ({ type: 'shiftLevel', rows: b.ids('Thu nhập'), by: 'up' }), [
      '*I Kinh tế',
      '1 Thu nhập',
      '  2 Lương thực',
      ...OUTLINE.slice(3),
    ]);
  });

  test('a row that cannot go further stays, and makes no step', async () => {
    for (const [name, by] of [
      ['Thu nhập', 'down'],
      ['Rừng', 'down'],
      ['Thu nhập', 'up'],
    ] as const) {
      const bench = await expectRows(TABLE, (b) => ({ type: 'shiftLevel', rows: b.ids(name), by }), TABLE);
      expect(bench.steps).toBe(0);
    }
  });

  test('grouping puts a heading above; ungrouping takes it away again', async () => {
    const grouped = ['1 Thu nhập', '* Nhóm', '  1 Giá trị', '  2 Lương thực', ...TABLE.slice(3)];
    await expectRows(
      TABLE,
      (b) => ({ type: 'groupRows', rows: b.ids('Giá trị', 'Lương thực'), name: 'Nhóm' }),
      grouped,
    );
    await expectRows(grouped, (b) => ({ type: 'ungroupRows', rows: b.ids('Lương thực') }), TABLE);
    await expectRows(OUTLINE, (b) => ({ type: 'groupRows', rows: b.ids('Trạm y tế', 'Khác'), name: 'N' }), [
      ...OUTLINE.slice(0, 5),
      '* N',
      '  2 Trạm y tế',
      '  3 Khác',
    ]);
  });
});
