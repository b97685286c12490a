import fc from 'fast-check';
import { expect, test } from 'vitest';
import { OUTLINE, RowBench, type RowCommand, TABLE } from '../helpers/rowBench';

const isLong = process.env['SKH_LONG'] === '1';

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
    { numRuns: isLong ? 120 : 15 },
  );
});
