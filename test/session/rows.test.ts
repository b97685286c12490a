import { describe, expect, test } from 'vitest';
import { expectRows, OUTLINE, RowBench, TABLE } from '../helpers/rowBench';

describe('inserting', () => {
  test('inside a TT group the new rows belong to it', async () => {
    await expectRows(TABLE, (b) => ({ type: 'insertRows', after: b.id('Thu nhập'), count: 2 }), [
      '1 Thu nhập',
      '1',
      '1',
      ...TABLE.slice(1),
    ]);
  });

  test('below the last row of a group they still do; beside a row that is alone in its group they have no TT', async () => {
    await expectRows(TABLE, (b) => ({ type: 'insertRows', after: b.id('Giá trị'), count: 1 }), [
      ...TABLE.slice(0, 2),
      '1',
      ...TABLE.slice(2),
    ]);
    await expectRows(TABLE, (b) => ({ type: 'insertRows', after: b.id('Lương thực'), count: 1 }), [
      ...TABLE.slice(0, 3),
      '',
      ...TABLE.slice(3),
    ]);
  });

  test('above a row means in the group and at the level of that row', async () => {
    await expectRows(
      TABLE,
      (b) => ({ type: 'insertRows', after: b.id('Lương thực'), like: b.id('Mầm non'), count: 1 }),
      [...TABLE.slice(0, 3), '3', ...TABLE.slice(3)],
    );
    await expectRows(OUTLINE, (b) => ({ type: 'insertRows', after: b.id('Trạm y tế'), like: b.id('Khác'), count: 1 }), [
      ...OUTLINE.slice(0, 6),
      '',
      '3 Khác',
    ]);
  });

  test('between two parts it is a part; below a heading it is in its group; at the top it is first', async () => {
    await expectRows(TABLE, (b) => ({ type: 'insertRows', after: b.id('Mầm non'), count: 1 }), [
      ...TABLE.slice(0, 4),
      '3 Trường/',
      ...TABLE.slice(4),
    ]);
    await expectRows(OUTLINE, (b) => ({ type: 'insertRows', after: b.id('Xã hội'), count: 1 }), [
      ...OUTLINE.slice(0, 4),
      '',
      ...OUTLINE.slice(4),
    ]);
    await expectRows(OUTLINE, () => ({ type: 'insertRows', after: null, count: 1 }), ['', ...OUTLINE]);
  });

  test('the first row of an empty sheet', async () => {
    await expectRows([], () => ({ type: 'insertRows', after: null, count: 1 }), ['']);
  });
});

describe('deleting', () => {
  test('takes everything with it, and the label with its last part', async () => {
    await expectRows(TABLE, (b) => ({ type: 'deleteRows', rows: b.ids('Mầm non', 'Tiểu học', 'Trung học') }), [
      ...TABLE.slice(0, 3),
      '4 Rừng',
    ]);
    await expectRows(OUTLINE, (b) => ({ type: 'deleteRows', rows: b.ids('Kinh tế', 'Thu nhập') }), OUTLINE.slice(3));
  });

  test('keeps what is below when asked to', async () => {
    await expectRows(OUTLINE, (b) => ({ type: 'deleteRows', rows: b.ids('Kinh tế', 'Lương thực'), keepBelow: true }), [
      '1 Thu nhập',
      ...OUTLINE.slice(3),
    ]);
  });

  test('leaves nothing of the rows in the file', async () => {
    const bench = await RowBench.open();
    // Tasks and documents are rows as well, of other sheets: they stay.
    const others = (table: string, column: string): number =>
      bench.db.all(`SELECT t.id FROM ${table} t JOIN plan_row r ON r.id = t.${column} WHERE r.tree <> 'plan'`).length;
    const staying: Readonly<Record<string, number>> = {
      row_text: others('row_text', 'row_id'),
      cell_note: others('cell_note', 'row_id'),
      row_alias: others('row_alias', 'row_id'),
      plan_row: others('plan_row', 'id'),
    };
    expect(staying['plan_row']).toBeGreaterThan(100);
    const all = bench.rows().map((row) => row.id);
    bench.run({ type: 'deleteRows', rows: all });
    expect(bench.rows()).toEqual([]);
    for (const table of ['target', 'figure', 'row_text', 'cell_note', 'row_alias', 'indicator', 'plan_row'] as const) {
      expect([table, bench.count(table)]).toEqual([table, staying[table] ?? 0]);
    }
  });
});

describe('duplicating', () => {
  test('copies below the last of the rows, with all that hangs on them', async () => {
    const bench = await RowBench.open();
    const [first, second] = bench.rows();
    const before = { rows: bench.rows().length, target: bench.count('target'), figure: bench.count('figure') };
    bench.run({ type: 'duplicateRows', rows: [first?.id ?? '', second?.id ?? ''] });
    const rows = bench.rows();
    expect(rows.length).toBe(before.rows + 2);
    expect(rows.slice(2, 4).map((row) => row.cells)).toMatchObject([
      { target: { typed: first?.cells['target']?.typed }, figure: { typed: first?.cells['figure']?.typed } },
      { target: { typed: second?.cells['target']?.typed }, figure: { typed: second?.cells['figure']?.typed } },
    ]);
    expect(bench.count('target')).toBe(before.target + 2);
    expect(bench.count('figure')).toBeGreaterThanOrEqual(before.figure + 2);
  });

  test('one row of a group stays in it; a whole group becomes one to be numbered', async () => {
    await expectRows(TABLE, (b) => ({ type: 'duplicateRows', rows: b.ids('Thu nhập') }), ['1 Thu nhập', ...TABLE]);
    await expectRows(TABLE, (b) => ({ type: 'duplicateRows', rows: b.ids('Lương thực') }), [
      ...TABLE.slice(0, 3),
      ' Lương thực',
      ...TABLE.slice(3),
    ]);
  });

  test('a part is copied beside itself, all parts with their label', async () => {
    await expectRows(TABLE, (b) => ({ type: 'duplicateRows', rows: b.ids('Mầm non') }), [
      ...TABLE.slice(0, 4),
      '3 Trường/Mầm non',
      ...TABLE.slice(4),
    ]);
    const bench = await RowBench.open(TABLE);
    bench.run({ type: 'duplicateRows', rows: bench.ids('Mầm non', 'Tiểu học', 'Trung học') });
    expect(bench.lines().slice(6, 9)).toEqual([' Trường/Mầm non', ' Trường/Tiểu học', ' Trường/Trung học']);
    expect(bench.rows().map((row) => row.span.name)).toEqual([1, 1, 1, 3, 0, 0, 3, 0, 0, 1]);
  });

  test('a heading is copied with its rows', async () => {
    await expectRows(OUTLINE, (b) => ({ type: 'duplicateRows', rows: b.ids('Kinh tế') }), [
      ...OUTLINE.slice(0, 3),
      '*I Kinh tế',
      '   Thu nhập',
      '   Lương thực',
      ...OUTLINE.slice(3),
    ]);
  });
});

describe('parts', () => {
  test('a split row keeps its figures in the first part; joining gives the row back', async () => {
    const bench = await RowBench.open();
    const row = bench.rows().find((one) => one.part === null && one.aliases.length === 0);
    const texts = (one: typeof row | undefined) => ['unit', 'target', 'figure'].map((id) => one?.cells[id]?.typed);
    const before = bench.rows().length;
    bench.run({ type: 'splitRow', row: row?.id ?? '', parts: ['Một', 'Hai', 'Ba'] });
    const parts = bench.rows().filter((one) => one.name === row?.name);
    expect(parts.map((one) => one.part)).toEqual(['Một', 'Hai', 'Ba']);
    expect(parts[0]?.id).toBe(row?.id);
    expect(texts(parts[0])).toEqual(texts(row));
    expect(texts(parts[2])).toEqual([row?.cells['unit']?.typed, '', '']);
    bench.run({ type: 'joinParts', row: parts[1]?.id ?? '' });
    expect(bench.rows().length).toBe(before);
    expect(bench.rows().find((one) => one.id === row?.id)).toMatchObject({ name: row?.name, part: null });
    expect(texts(bench.rows().find((one) => one.id === row?.id))).toEqual(texts(row));
  });

  test('a row with rows below it, a part and a heading are not split', async () => {
    const bench = await RowBench.open(OUTLINE);
    expect(bench.run({ type: 'splitRow', row: bench.id('Kinh tế'), parts: ['a', 'b'] })).toBe('notEditable');
    bench.run({ type: 'shiftLevel', rows: bench.ids('Lương thực'), by: 'down' });
    expect(bench.run({ type: 'splitRow', row: bench.id('Thu nhập'), parts: ['a', 'b'] })).toBe('notEditable');
    expect(bench.run({ type: 'joinParts', row: bench.id('Thu nhập') })).toBe('notEditable');
  });
});

test('renumbering keeps the label of parts in step', async () => {
  await expectRows(['3 A', '5 B/x', '5 B/y', '- C', '9 D'], () => ({ type: 'renumberMarkers' }), [
    '1 A',
    '2 B/x',
    '2 B/y',
    '- C',
    '3 D',
  ]);
});

test('typing a TT means its whole cell, at every level', async () => {
  await expectRows(
    ['* N', '  2 A', '  2 B/x', '  2 B/y', '  3 C'],
    (b) => ({ type: 'setCells', edits: [{ row: b.id('A'), column: 'marker', text: '7' }] }),
    ['* N', '  7 A', '  7 B/x', '  7 B/y', '  3 C'],
  );
});
