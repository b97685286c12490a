/** A cell by its place on screen: row index × physical column index. */
export interface Cell {
  readonly r: number;
  readonly c: number;
}

/** A rectangle of cells, inclusive on all sides. */
export interface Rect {
  readonly r0: number;
  readonly c0: number;
  readonly r1: number;
  readonly c1: number;
}

export type Direction = 'up' | 'down' | 'left' | 'right';
export type MergeOf = (cell: Cell) => Rect;

export const rectOf = (a: Cell, b: Cell): Rect => ({
  r0: Math.min(a.r, b.r),
  c0: Math.min(a.c, b.c),
  r1: Math.max(a.r, b.r),
  c1: Math.max(a.c, b.c),
});

export const isInside = (rect: Rect, cell: Cell): boolean =>
  cell.r >= rect.r0 && cell.r <= rect.r1 && cell.c >= rect.c0 && cell.c <= rect.c1;

export const sameRect = (a: Rect, b: Rect): boolean => a.r0 === b.r0 && a.c0 === b.c0 && a.r1 === b.r1 && a.c1 === b.c1;

const union = (a: Rect, b: Rect): Rect => ({
  r0: Math.min(a.r0, b.r0),
  c0: Math.min(a.c0, b.c0),
  r1: Math.max(a.r1, b.r1),
  c1: Math.max(a.c1, b.c1),
});

/** Grows a rectangle until no merged cell sticks out of it, as Excel does. Only its rim can be crossed. */
export const growOverMerges = (rect: Rect, mergeOf: MergeOf): Rect => {
  let grown = rect;
  for (;;) {
    let next = grown;
    for (let r = grown.r0; r <= grown.r1; r += 1) {
      next = union(next, mergeOf({ r, c: grown.c0 }));
      next = union(next, mergeOf({ r, c: grown.c1 }));
    }
    for (let c = grown.c0; c <= grown.c1; c += 1) {
      next = union(next, mergeOf({ r: grown.r0, c }));
      next = union(next, mergeOf({ r: grown.r1, c }));
    }
    if (sameRect(next, grown)) return grown;
    grown = next;
  }
};

/** Where an arrow key goes: out of the merged cell one is in, keeping the other coordinate; stays inside the table. */
export const step = (from: Cell, direction: Direction, merge: Rect, rows: number, columns: number): Cell => {
  const clamp = (value: number, count: number): number => Math.max(0, Math.min(count - 1, value));
  switch (direction) {
    case 'up':
      return merge.r0 === 0 ? from : { r: clamp(merge.r0 - 1, rows), c: from.c };
    case 'down':
      return merge.r1 === rows - 1 ? from : { r: clamp(merge.r1 + 1, rows), c: from.c };
    case 'left':
      return merge.c0 === 0 ? from : { r: from.r, c: clamp(merge.c0 - 1, columns) };
    case 'right':
      return merge.c1 === columns - 1 ? from : { r: from.r, c: clamp(merge.c1 + 1, columns) };
  }
};

/** Letters of a spreadsheet column: 0 → A, 25 → Z, 26 → AA. */
export const columnLetters = (index: number): string => {
  let letters = '';
  for (let n = index + 1; n > 0; n = Math.floor((n - 1) / 26)) {
    letters = String.fromCharCode(65 + ((n - 1) % 26)) + letters;
  }
  return letters;
};
