import { describe, expect, it } from 'vitest';
import type { ViewRow } from '../../shared/form/types';
import { labelAtEnd, newRowPlaces } from '../../shared/grid/newRows';
import { outlineOf } from '../../shared/grid/outline';
import { OUTLINE, RowBench, TABLE } from '../helpers/rowBench';

const outlineFor = (rows: readonly ViewRow[]) => outlineOf({ rows });

describe('rows added at the end of a sheet', () => {
  it('stand beside the last row, or further out', async () => {
    const bench = await RowBench.open(['*I Kinh tế', '  *1 Nông nghiệp', '    - Thóc']);
    expect(newRowPlaces(outlineFor(bench.rows()))).toEqual([
      { level: 2, under: 'Nông nghiệp' },
      { level: 1, under: 'Kinh tế' },
      { level: 0, under: null },
    ]);
  });

  it('stand below a heading that the sheet ends with', async () => {
    const bench = await RowBench.open(['1 Thu nhập', '*II Xã hội']);
    expect(newRowPlaces(outlineFor(bench.rows()))[0]).toEqual({ level: 1, under: 'Xã hội' });
  });

  it('are offered one place only where the table is flat, and none of it are parts', async () => {
    const flat = outlineFor((await RowBench.open(TABLE)).rows());
    expect(newRowPlaces(flat)).toEqual([{ level: 0, under: null }]);
    expect(labelAtEnd(flat)).toBeNull();
    const parts = outlineFor((await RowBench.open(TABLE.slice(0, 6))).rows());
    expect(labelAtEnd(parts)).toBe('Trường');
  });

  it('come where each place says, with the cells that name them', async () => {
    for (const lines of [OUTLINE.slice(0, 6), TABLE.slice(0, 6), ['*I Kinh tế', '  *1 Nông nghiệp', '    - Thóc']]) {
      const bench = await RowBench.open(lines);
      const before = bench.dump();
      for (const { level, under } of newRowPlaces(outlineFor(bench.rows()))) {
        const after = bench.rows().at(-1)?.id ?? null;
        const addRows = { after, count: 2, level };
        const edits = [
          { row: '+0', column: 'name', text: 'một' },
          { row: '+1', column: 'name', text: 'hai' },
        ];
        expect(bench.run({ type: 'setCells', edits, gesture: 'paste', addRows })).toBeNull();
        expect(bench.lines()).toEqual([...lines, `${'  '.repeat(level)} một`, `${'  '.repeat(level)} hai`]);
        const outline = outlineFor(bench.rows());
        const parent = outline.rows.findLast((_row, index) => outline.level(index) < level);
        expect(parent?.name ?? null).toBe(under);
        bench.undo();
        expect(bench.dump()).toBe(before);
      }
    }
  });
});
