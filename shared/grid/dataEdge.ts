import { type Cell, type Direction, growOverMerges, type MergeOf, type Rect, rectOf, sameRect, step } from './geometry';

/** What a move looks at: how large the table is, what is merged, where something stands. */
export interface EdgeTable {
  readonly rows: number;
  readonly columns: number;
  readonly mergeOf: MergeOf;
  readonly isFilled: (cell: Cell) => boolean;
}

const isSame = (a: Cell, b: Cell): boolean => a.r === b.r && a.c === b.c;

/**
 * Where Ctrl and an arrow go, by Excel's rule: from inside a block of filled cells to its last one; from its end, or
 * from an empty cell, to the next filled one; to the edge of the table when there is none.
 */
export const dataEdge = (from: Cell, direction: Direction, table: EdgeTable): Cell => {
  const after = (cell: Cell): Cell => step(cell, direction, table.mergeOf(cell), table.rows, table.columns);
  let at = from;
  let ahead = after(at);
  if (isSame(at, ahead)) return at;
  if (table.isFilled(at) && table.isFilled(ahead)) {
    while (!isSame(at, ahead) && table.isFilled(ahead)) {
      at = ahead;
      ahead = after(at);
    }
    return at;
  }
  while (!table.isFilled(ahead)) {
    at = ahead;
    ahead = after(at);
    if (isSame(at, ahead)) return at;
  }
  return ahead;
};

/**
 * Moves the far corner of a selection one step on. Steps that only wander inside the merged cells over which the
 * rectangle has grown are taken together, so that each key press shows.
 */
export const extendStep = (anchor: Cell, head: Cell, direction: Direction, table: EdgeTable): Cell => {
  const grown = (to: Cell): Rect => growOverMerges(rectOf(anchor, to), table.mergeOf);
  const before = grown(head);
  let at = head;
  for (;;) {
    const next = step(at, direction, table.mergeOf(at), table.rows, table.columns);
    if (isSame(next, at)) return sameRect(grown(at), before) ? head : at;
    at = next;
    if (!sameRect(grown(at), before)) return at;
  }
};
