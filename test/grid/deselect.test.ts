import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { deselect, type SelectedRect } from '../../shared/grid/deselect';
import { type Cell, growOverMerges, isInside, type MergeOf, type Rect, rectOf } from '../../shared/grid/geometry';

const SIZE = 8;
const alone = ({ r, c }: Cell): Rect => ({ r0: r, c0: c, r1: r, c1: c });
const plain = (rect: Rect): SelectedRect => ({ rect, whole: null });
const key = ({ r, c }: Cell): string => `${r},${c}`;

/** The cells that a selection covers as it is shown: plain rectangles grow over merged cells, whole lines do not. */
const covered = (selected: readonly SelectedRect[], mergeOf: MergeOf): Set<string> => {
  const cells = new Set<string>();
  for (const { rect, whole } of selected) {
    const shown = whole === null ? growOverMerges(rect, mergeOf) : rect;
    for (let r = shown.r0; r <= shown.r1; r += 1)
      for (let c = shown.c0; c <= shown.c1; c += 1) cells.add(key({ r, c }));
  }
  return cells;
};

const cell = fc.record({ r: fc.nat({ max: SIZE - 1 }), c: fc.nat({ max: SIZE - 1 }) });
const rect = fc.tuple(cell, cell).map(([a, b]) => rectOf(a, b));

/** Merged cells that do not touch each other. */
const merges = fc.array(rect, { maxLength: 6 }).map((rects): MergeOf => {
  const kept: Rect[] = [];
  const apart = (a: Rect, b: Rect): boolean => a.r1 < b.r0 || b.r1 < a.r0 || a.c1 < b.c0 || b.c1 < a.c0;
  for (const one of rects) if (kept.every((other) => apart(one, other))) kept.push(one);
  return (at) => kept.find((one) => isInside(one, at)) ?? alone(at);
});

describe('deselect', () => {
  it('splits a rectangle around a cell into what is beside, above and below', () => {
    const left = deselect([plain({ r0: 0, c0: 0, r1: 4, c1: 4 })], alone({ r: 2, c: 2 }), null, alone);
    expect(left.map(({ rect }) => rect)).toEqual([
      { r0: 0, c0: 2, r1: 1, c1: 2 },
      { r0: 0, c0: 0, r1: 4, c1: 1 },
      { r0: 0, c0: 3, r1: 4, c1: 4 },
      { r0: 3, c0: 2, r1: 4, c1: 2 },
    ]);
  });

  it('leaves whole rows and columns whole where it can', () => {
    const rows: SelectedRect = { rect: { r0: 2, c0: 0, r1: 5, c1: 7 }, whole: 'rows' };
    expect(deselect([rows], { r0: 3, c0: 0, r1: 3, c1: 7 }, 'rows', alone)).toEqual([
      { rect: { r0: 2, c0: 0, r1: 2, c1: 7 }, whole: 'rows' },
      { rect: { r0: 4, c0: 0, r1: 5, c1: 7 }, whole: 'rows' },
    ]);
    const [above, below, ...cells] = deselect([rows], alone({ r: 3, c: 2 }), null, alone);
    expect([above?.whole, below?.whole]).toEqual(['rows', 'rows']);
    expect(cells.map(({ rect }) => rect)).toEqual([
      { r0: 3, c0: 0, r1: 3, c1: 1 },
      { r0: 3, c0: 3, r1: 3, c1: 7 },
    ]);
  });

  it('takes nothing when all of it is in the hole', () => {
    expect(deselect([plain(alone({ r: 1, c: 1 }))], { r0: 0, c0: 0, r1: 3, c1: 3 }, null, alone)).toEqual([]);
  });

  it('covers exactly what was selected without the hole, over any merged cells (property)', () => {
    fc.assert(
      fc.property(merges, fc.array(rect, { minLength: 1, maxLength: 3 }), rect, (mergeOf, rects, at) => {
        const selected = rects.map((one) => plain(growOverMerges(one, mergeOf)));
        const hole = growOverMerges(at, mergeOf);
        const left = deselect(selected, hole, null, mergeOf);
        const wanted = [...covered(selected, mergeOf)].filter((one) => {
          const [r = 0, c = 0] = one.split(',').map(Number);
          return !isInside(hole, { r, c });
        });
        expect([...covered(left, mergeOf)].sort()).toEqual(wanted.sort());
      }),
    );
  });

  it('takes a cell out of whole rows without losing another (property)', () => {
    fc.assert(
      fc.property(fc.nat({ max: 7 }), fc.nat({ max: 7 }), cell, (from, to, at) => {
        const rows: SelectedRect = {
          rect: { r0: Math.min(from, to), c0: 0, r1: Math.max(from, to), c1: SIZE - 1 },
          whole: 'rows',
        };
        const left = covered(deselect([rows], alone(at), null, alone), alone);
        const wanted = [...covered([rows], alone)].filter((one) => one !== key(at));
        expect([...left].sort()).toEqual(wanted.sort());
      }),
    );
  });
});
