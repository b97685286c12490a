import { describe, expect, it } from 'vitest';
import { dataEdge, type EdgeTable, extendStep } from '../../shared/grid/dataEdge';
import type { Cell, Direction, Rect } from '../../shared/grid/geometry';

/** `x` is a filled cell; a digit marks the cells of one merged cell, filled. */
const tableOf = (...lines: readonly string[]): EdgeTable => {
  const at = ({ r, c }: Cell): string => lines[r]?.charAt(c) ?? '';
  const mergeOf = (cell: Cell): Rect => {
    const mark = at(cell);
    if (!/\d/.test(mark)) return { r0: cell.r, c0: cell.c, r1: cell.r, c1: cell.c };
    const cells = lines.flatMap((line, r) => [...line].flatMap((ch, c) => (ch === mark ? [{ r, c }] : [])));
    const rs = cells.map(({ r }) => r);
    const cs = cells.map(({ c }) => c);
    return { r0: Math.min(...rs), c0: Math.min(...cs), r1: Math.max(...rs), c1: Math.max(...cs) };
  };
  return { rows: lines.length, columns: lines[0]?.length ?? 0, mergeOf, isFilled: (cell) => at(cell) !== '.' };
};

describe('dataEdge', () => {
  const right = (line: string, c: number): number => dataEdge({ r: 0, c }, 'right', tableOf(line)).c;

  it('goes to the last cell of the block that it is in', () => {
    expect(right('xxx..xx.', 0)).toBe(2);
    expect(right('xxx', 0)).toBe(2);
  });

  it('goes on to the next block from the end of one, or from an empty cell', () => {
    expect(right('xxx..xx.', 2)).toBe(5);
    expect(right('xxx..xx.', 3)).toBe(5);
    expect(right('x.x', 0)).toBe(2);
  });

  it('goes to the edge of the table when nothing follows', () => {
    expect(right('xx......', 1)).toBe(7);
    expect(right('........', 3)).toBe(7);
    expect(right('xx', 1)).toBe(1);
  });

  it('takes a merged cell as one', () => {
    const table = tableOf('x1.', 'x1.', 'x1x', 'xxx');
    expect(dataEdge({ r: 0, c: 1 }, 'down', table)).toEqual({ r: 3, c: 1 });
    expect(dataEdge({ r: 3, c: 1 }, 'up', table)).toEqual({ r: 2, c: 1 });
    expect(dataEdge({ r: 2, c: 0 }, 'right', table)).toEqual({ r: 2, c: 2 });
  });
});

describe('extendStep', () => {
  const table = tableOf('1xx', '1xx', '1xx', '2xx', '2xx');
  const go = (anchor: Cell, head: Cell, direction: Direction): Cell => extendStep(anchor, head, direction, table);

  it('skips the steps that the grown range would not show', () => {
    // From TT 1 with the head on its first row: the range has all three rows already.
    expect(go({ r: 0, c: 0 }, { r: 0, c: 1 }, 'down')).toEqual({ r: 3, c: 1 });
    expect(go({ r: 0, c: 0 }, { r: 4, c: 1 }, 'up')).toEqual({ r: 2, c: 1 });
  });

  it('stays where the table ends', () => {
    expect(go({ r: 0, c: 1 }, { r: 4, c: 2 }, 'down')).toEqual({ r: 4, c: 2 });
    expect(go({ r: 0, c: 1 }, { r: 0, c: 2 }, 'right')).toEqual({ r: 0, c: 2 });
  });
});
