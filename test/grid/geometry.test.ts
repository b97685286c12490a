import { describe, expect, it } from 'vitest';
import { type Cell, columnLetters, growOverMerges, type Rect, step } from '../../shared/grid/geometry';

/** Column 0 merges rows 0-1 and 2-4; everything else stands alone. */
const mergeOf = (cell: Cell): Rect => {
  const own = { r0: cell.r, c0: cell.c, r1: cell.r, c1: cell.c };
  if (cell.c !== 0) return own;
  return cell.r <= 1 ? { ...own, r0: 0, r1: 1 } : { ...own, r0: 2, r1: 4 };
};

describe('growOverMerges', () => {
  it('leaves a rectangle that crosses no merged cell', () => {
    expect(growOverMerges({ r0: 1, c0: 1, r1: 2, c1: 3 }, mergeOf)).toEqual({ r0: 1, c0: 1, r1: 2, c1: 3 });
  });

  it('takes in every merged cell that its rim cuts', () => {
    expect(growOverMerges({ r0: 1, c0: 0, r1: 2, c1: 2 }, mergeOf)).toEqual({ r0: 0, c0: 0, r1: 4, c1: 2 });
  });
});

describe('step', () => {
  const at = (r: number, c: number, direction: 'up' | 'down' | 'left' | 'right'): Cell =>
    step({ r, c }, direction, mergeOf({ r, c }), 5, 3);

  it('leaves a merged cell at its far side', () => {
    expect(at(0, 0, 'down')).toEqual({ r: 2, c: 0 });
    expect(at(4, 0, 'up')).toEqual({ r: 1, c: 0 });
  });

  it('remembers the row it came from when it goes sideways', () => {
    expect(at(3, 0, 'right')).toEqual({ r: 3, c: 1 });
    expect(at(3, 1, 'left')).toEqual({ r: 3, c: 0 });
  });

  it('stops at the edges of the table', () => {
    expect(at(1, 0, 'up')).toEqual({ r: 1, c: 0 });
    expect(at(3, 0, 'down')).toEqual({ r: 3, c: 0 });
    expect(at(3, 2, 'right')).toEqual({ r: 3, c: 2 });
  });
});

it('names columns as spreadsheets do', () => {
  expect([0, 25, 26, 51, 52, 701, 702].map(columnLetters)).toEqual(['A', 'Z', 'AA', 'AZ', 'BA', 'ZZ', 'AAA']);
});
