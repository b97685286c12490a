import { describe, expect, it } from 'vitest';
import { newRow } from '../helpers/newRow';
import { foreignBook, readingOf } from './foreignBook';
import { formSheets, toView } from './formSheets';
import { book, mapped, said, unattended } from './monthlyBook';

const [monthly] = await formSheets('tan-uyen', 'ke-hoach-2022--bao-cao-thang', '2022-M10');
if (!monthly) throw new Error('no sheet');

describe('tables of other shapes', () => {
  it('a new row takes no number of another kind of unit than its own; the cell is told', async () => {
    const model = await foreignBook({
      lines: [
        ['TT', 'Chỉ tiêu', 'Kế hoạch năm 2022 (tỷ đồng)', 'Ước thực hiện tháng 10 (người)'],
        [1, 'Thu phí chợ', 5, 60],
      ],
    });
    const view = toView(monthly, [newRow('a', { name: 'Khác', unitLabel: 'ha' })]);
    const { mapping } = readingOf(model, view);
    const add = { row: 2, target: null, by: 'person' as const, add: true };
    const found = mapped(model, view, { ...mapping, rows: [add] });
    const [row] = found.added;
    expect(row?.texts).toMatchObject({ plan: '5' });
    expect(row?.texts).not.toHaveProperty('current');
    expect(found.warnings.filter(({ code }) => code === 'unitDiffers').map(({ address }) => address)).toEqual(['D2']);
  });

  it('levels come from the alignment of cells, too; a part of figures that are not ours is not one of ours', async () => {
    const view = toView(monthly, [
      newRow('ngo', { name: 'Cây ngô', unitLabel: 'ha' }),
      newRow('ngo-nong', { name: 'Ngô nương', unitLabel: 'ha', under: 'ngo', level: 1 }),
    ]);
    const lines = [
      [null, 'Cây lúa', 'ha', null, 11],
      [null, 'Trong đó:'],
      [null, '- Ngô nương', 'ha', null, 4],
    ];
    for (const indents of [{}, { B2: 1, B4: 2 }]) {
      const found = unattended(await book(lines, { indents }), view);
      expect([said(found), found.unmatched[0]?.reason]).toEqual([[], 'otherParent']);
    }
    const own = await book(
      [
        [null, 'Cây ngô', 'ha', null, 11],
        [null, 'Ngô nương', 'ha', null, 4],
      ],
      { indents: { B3: 1 } },
    );
    expect(readingOf(own, view).rows.map(({ level }) => level)).toEqual([0, 1]);
    expect(said(unattended(own, view))).toEqual(['ngo current 11', 'ngo-nong current 4']);
  });

  it('a label pushed into the second column is a row of its own, known or new', async () => {
    const view = toView(monthly, [
      newRow('lua', { name: 'Cây lúa' }),
      newRow('sl', { name: 'Sản lượng', under: 'lua', level: 1 }),
    ]);
    const model = await foreignBook({
      lines: [
        ['TT', 'Chỉ tiêu', null, 'KH năm 2022'],
        [1, 'Cây lúa', null, null],
        [null, null, 'Sản lượng', 5],
        [null, null, 'Năng suất', 6],
      ],
      merges: ['B1:C1'],
    });
    const found = unattended(model, view);
    expect(said(found)).toEqual(['sl plan 5']);
    expect(found.added).toMatchObject([{ name: 'Năng suất', part: null, after: 'sl' }]);
  });

  it('another table of the sheet is told and not read under the columns of the first', async () => {
    const view = toView(monthly, [
      newRow('a', { name: 'Chè' }),
      newRow('b', { name: 'Cá' }),
      newRow('c', { name: 'Lúa' }),
    ]);
    const model = await book([
      [1, 'Chè', null, 5, 6],
      ['STT', 'Nội dung', 'Đơn vị tính', 'KH 2022', 'Thực hiện tháng 10'],
      [2, 'Cá', null, 7, 8],
      ['TT', 'Chỉ tiêu', 'Ghi chú', 'TH tháng 9', 'KH năm 2022'],
      [3, 'Lúa', null, 9, 10],
    ]);
    const found = unattended(model, view);
    expect(said(found)).toEqual(['a plan 5', 'a current 6', 'b plan 7', 'b current 8']);
    expect([found.added, found.unmatched, readingOf(model, view).otherTable]).toEqual([[], [], 5]);
    expect(found.warnings.filter(({ code }) => code === 'otherTable').map(({ address }) => address)).toEqual(['B5']);
    // The table below is read when its header is pointed at; the one above is then the other.
    const below = readingOf(model, view, undefined, {
      sheetName: 'Sheet1',
      header: { top: 5, bottom: 5 },
      columns: null,
    });
    expect(below.otherTable).toBe(1);
    expect(said(mapped(model, view, below.mapping))).toEqual(['c plan 10', 'c previous 9']);
  });
});
