import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { followRows, standIn } from '../../shared/grid/followRows';

const places =
  (...list: readonly (number | null)[]) =>
  (row: number): number | null =>
    list[row] ?? null;

describe('followRows', () => {
  it('keeps one range while rows keep their order, with what was inserted between', () => {
    expect(followRows({ from: 1, to: 3 }, places(0, 2, 3, 7))).toEqual([{ from: 2, to: 7 }]);
  });

  it('leaves out rows that a filter hides', () => {
    expect(followRows({ from: 0, to: 3 }, places(null, 0, null, 1))).toEqual([{ from: 0, to: 1 }]);
    expect(followRows({ from: 0, to: 1 }, places(null, null))).toEqual([]);
  });

  it('makes a range of each run that a sort has left', () => {
    expect(followRows({ from: 0, to: 3 }, places(5, 1, 6, 2))).toEqual([
      { from: 1, to: 2 },
      { from: 5, to: 6 },
    ]);
  });

  it('selects after a sort exactly the rows selected before', () => {
    const order = fc
      .uniqueArray(fc.integer({ min: 0, max: 40 }), { minLength: 2, maxLength: 12 })
      .filter((list) => list.some((place, index) => index > 0 && place < (list[index - 1] ?? 0)));
    fc.assert(
      fc.property(order, (list) => {
        const spans = followRows({ from: 0, to: list.length - 1 }, (row) => list[row] ?? null);
        const rows = spans.flatMap(({ from, to }) => Array.from({ length: to - from + 1 }, (_none, i) => from + i));
        expect(rows).toEqual([...list].sort((a, b) => a - b));
      }),
    );
  });
});

it('finds who stands in for a row that is gone: the next one, else the one before', () => {
  expect(standIn(1, 4, places(0, null, null, 1))).toBe(1);
  expect(standIn(3, 4, places(0, 1, null, null))).toBe(1);
  expect(standIn(0, 2, places(null, null))).toBeNull();
});
