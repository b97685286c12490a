import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { STORY_ANSWERS } from '../../electron/session/story/storyAnswers';
import type { DeletedRow } from '../../shared/contract/story';
import { LogBench } from '../helpers/logBench';
import { OUTLINE, type RowCommand, TABLE } from '../helpers/rowBench';

const INCOME = 'thu-nhap-binh-quan';

const deleted = (bench: LogBench): readonly DeletedRow[] => {
  const answer = STORY_ANSWERS['story.deleted'](bench.db, {}, bench.history);
  if (!answer.ok) throw new Error(answer.error.code);
  return answer.value;
};

const bringBack = (bench: LogBench, ...rows: readonly string[]): string | null =>
  bench.run({
    type: 'restoreRows',
    rows: rows.map((row) => {
      const found = deleted(bench).find((one) => one.row === row);
      if (!found) throw new Error(`not deleted: ${row}`);
      return { row, step: found.step };
    }),
  });

/** All that hangs on a row, as stored. */
const contents = (bench: LogBench, row: string): string => {
  const indicator = bench.db.one('SELECT indicator_id AS id FROM plan_row WHERE id = ?', [row])?.['id'] ?? null;
  const of = (table: string, column: string, owner: string | number | null) =>
    bench.db.all(`SELECT * FROM ${table} WHERE ${column} = ? ORDER BY id`, [owner]);
  return JSON.stringify([
    bench.db.one('SELECT name, marker, is_component, adds, indicator_id FROM plan_row WHERE id = ?', [row]),
    bench.db.all('SELECT * FROM indicator WHERE id = ?', [indicator]),
    ...['row_alias', 'row_text', 'cell_note', 'verdict_override'].map((table) => of(table, 'row_id', row)),
    ...['target', 'figure', 'figure_correction', 'indicator_version'].map((table) =>
      of(table, 'indicator_id', indicator),
    ),
  ]);
};

describe('a deleted row comes back', () => {
  test('with figures, targets, notes and verdict, at its place, as one step that can be undone', async () => {
    const bench = await LogBench.open();
    bench.run({ type: 'setCellNote', row: INCOME, column: 'target', body: 'Đã đối chiếu' });
    bench.run({ type: 'overruleVerdict', row: INCOME, verdict: 'met', reason: 'Số sơ bộ' });
    const order = bench.rows.rows().map(({ id }) => id);
    const before = contents(bench, INCOME);
    expect(before).toContain('Đã đối chiếu');
    bench.run({ type: 'deleteRows', rows: [INCOME] });
    for (const row of bench.rows.rows().slice(0, 4)) {
      bench.run({ type: 'setCells', edits: [{ row: row.id, column: 'note', text: 'x' }] });
    }
    expect(deleted(bench)).toMatchObject([{ row: INCOME, below: 0, actor: 'Lan', sheet: 'bieu-ket-qua' }]);
    const gone = bench.rows.dump();
    expect(bringBack(bench, INCOME)).toBeNull();
    expect(contents(bench, INCOME)).toBe(before);
    expect(bench.rows.rows().map(({ id }) => id)).toEqual(order);
    expect(deleted(bench)).toEqual([]);
    expect(bench.undo()).toBeNull();
    expect(bench.rows.dump()).toBe(gone);
    expect(deleted(bench).map(({ row }) => row)).toEqual([INCOME]);
  });

  test('under the nearest group that is still there; the label of parts comes with its first part', async () => {
    const bench = await LogBench.open(OUTLINE);
    const [food, group] = bench.rows.ids('Lương thực', 'Kinh tế');
    bench.run({ type: 'deleteRows', rows: [food ?? ''] });
    bench.run({ type: 'deleteRows', rows: [group ?? ''], keepBelow: true });
    expect(bringBack(bench, food ?? '')).toBeNull();
    expect(bench.rows.lines()).toEqual([
      '2 Lương thực',
      '1 Thu nhập',
      '*II Xã hội',
      '  1 Hộ nghèo',
      '  2 Trạm y tế',
      '3 Khác',
    ]);

    const parts = await LogBench.open(TABLE);
    const [one, two, three] = parts.rows.ids('Mầm non', 'Tiểu học', 'Trung học');
    parts.run({ type: 'deleteRows', rows: [two ?? ''] });
    parts.run({ type: 'deleteRows', rows: [one ?? '', three ?? ''] });
    expect(parts.rows.lines()).not.toContain('3 Trường/Tiểu học');
    expect(deleted(parts).map(({ name, below }) => [name, below])).toEqual([
      ['Trường', 2],
      ['Trường · Tiểu học', 0],
    ]);
    expect(bringBack(parts, two ?? '')).toBeNull();
    expect(parts.rows.lines().slice(3)).toEqual(['3 Trường/Tiểu học', '4 Rừng']);
  });

  test('what cannot come back is refused in words and leaves no trace', async () => {
    const bench = await LogBench.open();
    const step = bench.lastStep();
    expect(bench.run({ type: 'restoreRows', rows: [{ row: INCOME, step }] })).toBe('restoreRefused');
    bench.run({ type: 'deleteRows', rows: [INCOME] });
    const at = { row: INCOME, step: bench.lastStep() };
    expect(bench.run({ type: 'restoreRows', rows: [{ ...at, step: at.step + 5 }] })).toBe('restoreRefused');
    const [figure] = bench.db.all(`SELECT period FROM sheet WHERE id = 'bieu-ket-qua'`);
    expect(bench.run({ type: 'closePeriod', closing: String(figure?.['period']), of: null })).toBeNull();
    const closed = bench.rows.dump();
    expect(bench.run({ type: 'restoreRows', rows: [at] })).toBe('periodClosed');
    expect(bench.rows.dump()).toBe(closed);
  });

  test('whatever was done meanwhile, its contents are as they were and the tree is whole (property)', async () => {
    const pick = fc.nat({ max: 60 });
    const picks = fc.array(pick, { minLength: 1, maxLength: 3 });
    const at = (ids: readonly string[], index: number): string => ids[index % ids.length] ?? '';
    const some = (ids: readonly string[], indexes: readonly number[]): string[] => [
      ...new Set(indexes.map((index) => at(ids, index))),
    ];
    type Step = (ids: readonly string[]) => RowCommand;
    const step: fc.Arbitrary<Step> = fc.oneof(
      fc.tuple(picks, fc.boolean()).map(
        ([rows, keepBelow]): Step =>
          (ids) => ({ type: 'deleteRows', rows: some(ids, rows), keepBelow }),
      ),
      fc.tuple(picks, pick).map(
        ([rows, after]): Step =>
          (ids) => ({ type: 'moveRows', rows: some(ids, rows), after: at(ids, after) }),
      ),
      picks.map(
        (rows): Step =>
          (ids) => ({ type: 'shiftLevel', rows: some(ids, rows), by: 'down' }),
      ),
      pick.map(
        (row): Step =>
          (ids) => ({ type: 'joinParts', row: at(ids, row) }),
      ),
      fc.constant<Step>(() => ({ type: 'renumberMarkers' })),
      pick.map(
        (row): Step =>
          (ids) => ({ type: 'setCells', edits: [{ row: at(ids, row), column: 'figure', text: String(row) }] }),
      ),
    );
    const bench = await LogBench.open([...TABLE, ...OUTLINE]);
    const image = bench.db.image();
    await fc.assert(
      fc.asyncProperty(picks, fc.array(step, { maxLength: 5 }), async (chosen, steps) => {
        const own = await LogBench.of(image);
        const ids = own.rows.rows().map(({ id }) => id);
        const filled = own.rows.rows().filter(({ kind }) => kind !== 'heading');
        const edits = filled.map(({ id }, index) => ({ row: id, column: 'figure', text: String(index) }));
        expect(own.run({ type: 'setCells', edits })).toBeNull();
        const rows = some(ids, chosen);
        const before = new Map(ids.map((id) => [id, contents(own, id)]));
        own.run({ type: 'deleteRows', rows });
        const first = own.lastStep();
        const left = new Set(own.rows.rows().map(({ id }) => id));
        const gone = ids.filter((id) => !left.has(id));
        for (const one of steps) {
          const there = own.rows.rows().map(({ id }) => id);
          if (there.length > 0) own.run(one(there));
        }
        const dump = own.rows.dump();
        const tops = deleted(own).filter((row) => row.step === first);
        expect(
          own.run({ type: 'restoreRows', rows: tops.map(({ row, step: from }) => ({ row, step: from })) }),
        ).toBeNull();
        const shown = new Set(own.rows.rows().map(({ id }) => id));
        for (const id of gone) {
          expect(shown.has(id)).toBe(true);
          expect(contents(own, id)).toBe(before.get(id));
        }
        own.undo();
        expect(own.rows.dump()).toBe(dump);
      }),
      { numRuns: 8 },
    );
  });
});
