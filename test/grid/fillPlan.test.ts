import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { shrinkTarget } from '../../shared/grid/fillPlan';
import { type Cell, type MergeOf, type Rect, rectOf } from '../../shared/grid/geometry';

const alone: MergeOf = ({ r, c }) => ({ r0: r, c0: c, r1: r, c1: c });
/** Column 0 is merged in threes: rows 0-2, 3-5, … */
const inThrees: MergeOf = ({ r, c }) => {
  const from = r - (r % 3);
  return c === 0 ? { r0: from, c0: 0, r1: from + 2, c1: 0 } : alone({ r, c });
};
const SOURCE: Rect = { r0: 1, c0: 1, r1: 4, c1: 3 };

describe('the handle pulled back into its range', () => {
  it('leaves out the rows or the columns beyond the mouse', () => {
    expect(shrinkTarget(SOURCE, { r: 2, c: 3 }, 'rows', alone)).toEqual({
      kept: { ...SOURCE, r1: 2 },
      cleared: { ...SOURCE, r0: 3 },
    });
    expect(shrinkTarget(SOURCE, { r: 4, c: 1 }, 'columns', alone)).toEqual({
      kept: { ...SOURCE, c1: 1 },
      cleared: { ...SOURCE, c0: 2 },
    });
  });

  it('leaves nothing out at its own corner, and is no business of what is outside', () => {
    expect(shrinkTarget(SOURCE, { r: 4, c: 3 }, 'rows', alone)).toBeNull();
    expect(shrinkTarget(SOURCE, { r: 5, c: 3 }, 'rows', alone)).toBeNull();
    expect(shrinkTarget(SOURCE, { r: 2, c: 0 }, 'rows', alone)).toBeNull();
  });

  it('keeps a merged cell that the mouse is in', () => {
    const source: Rect = { r0: 0, c0: 0, r1: 5, c1: 2 };
    expect(shrinkTarget(source, { r: 1, c: 2 }, 'rows', inThrees)?.cleared).toEqual({ ...source, r0: 3 });
    expect(shrinkTarget(source, { r: 4, c: 2 }, 'rows', inThrees)).toBeNull();
  });

  it('parts the range into what stays and what goes, without a rest (property)', () => {
    const cell = fc.record({ r: fc.nat({ max: 9 }), c: fc.nat({ max: 4 }) });
    const axis = fc.constantFrom('rows' as const, 'columns' as const);
    fc.assert(
      fc.property(cell, cell, cell, axis, (a: Cell, b: Cell, to: Cell, along) => {
        const source = rectOf(a, b);
        const parts = shrinkTarget(source, to, along, alone);
        if (!parts) return;
        const { kept, cleared } = parts;
        const area = ({ r0, r1, c0, c1 }: Rect): number => (r1 - r0 + 1) * (c1 - c0 + 1);
        expect(area(kept) + area(cleared)).toBe(area(source));
        expect(rectOf({ r: kept.r0, c: kept.c0 }, { r: cleared.r1, c: cleared.c1 })).toEqual(source);
      }),
    );
  });
});
