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

/** The rectangle that two cells span. */
export const rectOf = (a: Cell, b: Cell): Rect => ({
  r0: Math.min(a.r, b.r),
  c0: Math.min(a.c, b.c),
  r1: Math.max(a.r, b.r),
  c1: Math.max(a.c, b.c),
});

/** Whether a cell lies in a rectangle. */
export const isInside = (rect: Rect, cell: Cell): boolean =>
  cell.r >= rect.r0 && cell.r <= rect.r1 && cell.c >= rect.c0 && cell.c <= rect.c1;

/** Whether two rectangles cover the same cells. */
export const sameRect = (a: Rect, b: Rect): boolean => a.r0 === b.r0 && a.c0 === b.c0 && a.r1 === b.r1 && a.c1 === b.c1;

const union = (a: Rect, b: Rect): Rect => ({
  r0: Math.min(a.r0, b.r0),
  c0: Math.min(a.c0, b.c0),
  r1: Math.max(a.r1, b.r1),
  c1: Math.max(a.c1, b.c1),
});

/** How many rows and columns a rectangle has. */
export const sizeOf = (rect: Rect): { readonly rows: number; readonly columns: number } => ({
  rows: rect.r1 - rect.r0 + 1,
  columns: rect.c1 - rect.c0 + 1,
});

/** Each cell of a rectangle once, a merged one by its top left; one that sticks out by its first cell inside. */
export const cellsIn = (rect: Rect, mergeOf: MergeOf): Cell[] => {
  const cells: Cell[] = [];
  for (let r = rect.r0; r <= rect.r1; r += 1) {
    for (let c = rect.c0; c <= rect.c1; c += 1) if (isFirstOf({ r, c }, rect, mergeOf)) cells.push({ r, c });
  }
  return cells;
};

const isFirstOf = (cell: Cell, rect: Rect, mergeOf: MergeOf): boolean => {
  const merge = mergeOf(cell);
  return cell.r === Math.max(merge.r0, rect.r0) && cell.c === Math.max(merge.c0, rect.c0);
};

/** The way of Enter (`down`, `up`) and Tab (`right`, `left`) through the cells of the chosen ranges, round and round. */
export const stepInside = (rects: readonly Rect[], from: Cell, direction: Direction, mergeOf: MergeOf): Cell => {
  const at = rects.findLastIndex((rect) => isInside(rect, from));
  const down = direction === 'down' || direction === 'up';
  const by = direction === 'down' || direction === 'right' ? 1 : -1;
  let index = Math.max(0, at);
  let rect = rects[index];
  if (!rect) return from;
  const merge = mergeOf(from);
  let cell = { r: Math.max(merge.r0, rect.r0), c: Math.max(merge.c0, rect.c0) };
  const total = rects.reduce((sum, one) => sum + sizeOf(one).rows * sizeOf(one).columns, 0);
  for (let tried = 0; tried <= total; tried += 1) {
    const { rows, columns } = sizeOf(rect);
    // Places are counted along the way: down a column and on to the next, or along a row.
    const place =
      (down ? (cell.c - rect.c0) * rows + cell.r - rect.r0 : (cell.r - rect.r0) * columns + cell.c - rect.c0) + by;
    let next = place;
    if (place < 0 || place >= rows * columns) {
      index = (index + by + rects.length) % rects.length;
      rect = rects[index] ?? rect;
      const size = sizeOf(rect);
      next = by === 1 ? 0 : size.rows * size.columns - 1;
    }
    const size = sizeOf(rect);
    cell = down
      ? { r: rect.r0 + (next % size.rows), c: rect.c0 + Math.floor(next / size.rows) }
      : { r: rect.r0 + Math.floor(next / size.columns), c: rect.c0 + (next % size.columns) };
    if (isFirstOf(cell, rect, mergeOf)) return cell;
  }
  return from;
};

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
