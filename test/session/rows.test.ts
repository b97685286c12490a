import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { RowBench, type RowCommand } from '../helpers/rowBench';

const TABLE = [
  '1 Thu nhập',
  '1 Giá trị',
  '2 Lương thực',
  '3 Trường/Mầm non',
  '3 Trường/Tiểu học',
  '3 Trường/Trung học',
  '4 Rừng',
];
const OUTLINE = [
  '*I Kinh tế',
  '  1 Thu nhập',
  '  2 Lương thực',
  '*II Xã hội',
  '  1 Hộ nghèo',
  '  2 Trạm y tế',
  '3 Khác',
];

/** Runs a command and expects the table to be so; then that undo brings back every byte. */
const expectRows = async (
  lines: readonly string[],
  make: (bench: RowBench) => RowCommand,
  wanted: readonly string[],
) => {
  const bench = await RowBench.open(lines);
  const before = bench.dump();
  expect(bench.lines()).toEqual(lines);
  expect(bench.run(make(bench))).toBeNull();
  expect(bench.lines()).toEqual(wanted);
  if (bench.steps > 0) bench.undo();
  expect(bench.dump()).toBe(before);
  return bench;
};

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
    const all = bench.rows().map((row) => row.id);
    bench.run({ type: 'deleteRows', rows: all });
    expect(bench.rows()).toEqual([]);
    for (const table of ['target', 'figure', 'row_text', 'cell_note', 'row_alias', 'indicator', 'plan_row'] as const) {
      expect(bench.count(table)).toBe(0);
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

test('any sequence of row commands keeps the tree whole and undoes exactly (property)', {
  timeout: 120_000,
}, async () => {
  const bench = await RowBench.open([...TABLE, ...OUTLINE]);
  const start = bench.dump();
  const pick = fc.nat({ max: 60 });
  const picks = fc.array(pick, { minLength: 1, maxLength: 4 });
  type Step = (ids: readonly string[]) => RowCommand;
  const at = (ids: readonly string[], index: number): string => ids[index % ids.length] ?? '';
  const some = (ids: readonly string[], indexes: readonly number[]): string[] => [
    ...new Set(indexes.map((index) => at(ids, index))),
  ];
  const place = fc.option(pick, { nil: null, freq: 6 });
  const step: fc.Arbitrary<Step> = fc.oneof(
    fc.tuple(place, pick, fc.integer({ min: 1, max: 3 }), fc.boolean()).map(
      ([after, like, count, heading]): Step =>
        (ids) => ({
          type: 'insertRows',
          after: after === null ? null : at(ids, after),
          count,
          like: at(ids, like),
          kind: heading ? 'heading' : 'indicator',
        }),
    ),
    fc.tuple(picks, fc.boolean()).map(
      ([rows, keepBelow]): Step =>
        (ids) => ({
          type: 'deleteRows',
          rows: some(ids, rows).slice(0, 2),
          keepBelow,
        }),
    ),
    picks.map(
      (rows): Step =>
        (ids) => ({ type: 'duplicateRows', rows: some(ids, rows).slice(0, 2) }),
    ),
    fc.tuple(picks, place, fc.option(fc.nat({ max: 3 }), { nil: undefined })).map(
      ([rows, after, level]): Step =>
        (ids) => ({
          type: 'moveRows',
          rows: some(ids, rows),
          after: after === null ? null : at(ids, after),
          ...(level === undefined ? {} : { level }),
        }),
    ),
    fc.tuple(picks, fc.constantFrom('down' as const, 'up' as const)).map(
      ([rows, by]): Step =>
        (ids) => ({
          type: 'shiftLevel',
          rows: some(ids, rows),
          by,
        }),
    ),
    picks.map(
      (rows): Step =>
        (ids) => ({ type: 'groupRows', rows: some(ids, rows), name: 'Nhóm' }),
    ),
    picks.map(
      (rows): Step =>
        (ids) => ({ type: 'ungroupRows', rows: some(ids, rows) }),
    ),
    pick.map(
      (row): Step =>
        (ids) => ({ type: 'splitRow', row: at(ids, row), parts: ['x', 'y', 'z'] }),
    ),
    pick.map(
      (row): Step =>
        (ids) => ({ type: 'joinParts', row: at(ids, row) }),
    ),
    fc.constant<Step>(() => ({ type: 'renumberMarkers' })),
    fc.tuple(pick, fc.constantFrom('', '1', 'I', 'a')).map(
      ([row, text]): Step =>
        (ids) => ({
          type: 'setCells',
          edits: [{ row: at(ids, row), column: 'marker', text }],
        }),
    ),
  );
  fc.assert(
    fc.property(fc.array(step, { minLength: 1, maxLength: 12 }), (steps) => {
      const states = [bench.dump()];
      for (const one of steps) {
        const ids = bench.rows().map((row) => row.id);
        if (ids.length === 0) break;
        const before = bench.steps;
        const moved = one(ids);
        bench.run(moved);
        const after = bench.rows().map((row) => row.id);
        // Rearranging loses nobody and shows nobody twice.
        if (['moveRows', 'shiftLevel', 'renumberMarkers'].includes(moved.type)) {
          expect([...after].sort()).toEqual([...ids].sort());
        }
        if (moved.type === 'shiftLevel' && moved.by === 'down') expect(after).toEqual(ids);
        if (bench.steps > before) states.push(bench.dump());
      }
      while (bench.steps > 0) {
        expect(bench.dump()).toBe(states[bench.steps]);
        bench.undo();
      }
      expect(bench.dump()).toBe(start);
    }),
    { numRuns: 60 },
  );
});
