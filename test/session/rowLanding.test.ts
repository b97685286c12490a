import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ancestorsOf, outlineOf } from '../../shared/grid/outline';
import { landingOf, type MoveScene, snapGap, targetOf } from '../../shared/grid/rowMoves';
import { OUTLINE, RowBench, TABLE } from '../helpers/rowBench';

test('rows land where the line under the mouse says (property)', { timeout: 120_000 }, async () => {
  const bench = await RowBench.open([...TABLE, ...OUTLINE]);
  const pick = fc.nat({ max: 40 });
  const picks = fc.array(pick, { minLength: 1, maxLength: 3 });
  const shift = fc.record({ row: pick, by: fc.constantFrom('down' as const, 'up' as const) });
  let moved = 0;
  fc.assert(
    fc.property(fc.array(shift, { maxLength: 6 }), picks, pick, (shifts, chosen, at) => {
      for (const { row, by } of shifts) {
        const ids = bench.rows().map((one) => one.id);
        bench.run({ type: 'shiftLevel', rows: [ids[row % ids.length] ?? ''], by });
      }
      const shown = bench.rows();
      const scene: MoveScene = { outline: outlineOf({ rows: shown }), shown, folded: new Set() };
      const ids = [...new Set(chosen.map((index) => shown[index % shown.length]?.id ?? ''))];
      const gap = snapGap(scene, ids, at % (shown.length + 1));
      const target = targetOf(scene, ids, gap);
      const landing = landingOf(scene, ids, gap);
      expect(landing === null).toBe(target === null);
      if (target && landing) {
        expect(bench.run({ type: 'moveRows', rows: ids, ...target })).toBeNull();
        const after = outlineOf({ rows: bench.rows() });
        const first = after.rows.find((row) => ids.includes(row.id))?.id ?? '';
        const parent = ancestorsOf(after, first)[0] ?? null;
        const label = (id: string | null): string | null => shown.find((row) => row.id === id)?.parent ?? id;
        expect(after.level(after.indexOf(first) ?? 0)).toBe(landing.level);
        expect(label(parent)).toBe(label(landing.parent?.id ?? null));
        moved += 1;
      }
      while (bench.steps > 0) bench.undo();
    }),
    { numRuns: 75 },
  );
  expect(moved).toBeGreaterThan(40);
});
