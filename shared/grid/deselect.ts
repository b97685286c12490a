import { cellsIn, growOverMerges, type MergeOf, type Rect, sameRect } from './geometry';

/** A selected rectangle; whole rows and columns do not grow over merged cells. */
export interface SelectedRect {
  readonly rect: Rect;
  readonly whole: 'rows' | 'columns' | null;
}

const overlap = (a: Rect, b: Rect): Rect | null => {
  const rect = {
    r0: Math.max(a.r0, b.r0),
    c0: Math.max(a.c0, b.c0),
    r1: Math.min(a.r1, b.r1),
    c1: Math.min(a.c1, b.c1),
  };
  return rect.r0 <= rect.r1 && rect.c0 <= rect.c1 ? rect : null;
};

const isSome = ({ r0, c0, r1, c1 }: Rect): boolean => r0 <= r1 && c0 <= c1;

/** No merged cell sticks out, so that the rectangle is selected as it is. */
const isClosed = (rect: Rect, mergeOf: MergeOf): boolean => sameRect(growOverMerges(rect, mergeOf), rect);

/** What is left of a rectangle around a hole in it: the columns at both sides in full, what is above and below between. */
const around = (rect: Rect, hole: Rect): { left: Rect; right: Rect; above: Rect; below: Rect } => ({
  left: { ...rect, c1: hole.c0 - 1 },
  right: { ...rect, c0: hole.c1 + 1 },
  above: { ...rect, c0: hole.c0, c1: hole.c1, r1: hole.r0 - 1 },
  below: { ...rect, c0: hole.c0, c1: hole.c1, r0: hole.r1 + 1 },
});

/**
 * Takes a hole out of a rectangle. Where a straight cut would run through merged cells the hole is first widened to a
 * band that can be cut out, and the band's other cells are given back one by one.
 */
const cutOut = (rect: Rect, hole: Rect, mergeOf: MergeOf): Rect[] => {
  let band = hole;
  for (;;) {
    const { left, right, above, below } = around(rect, band);
    const wider = {
      r0: isSome(above) && !isClosed(above, mergeOf) ? band.r0 - 1 : band.r0,
      r1: isSome(below) && !isClosed(below, mergeOf) ? band.r1 + 1 : band.r1,
      c0: isSome(left) && !isClosed(left, mergeOf) ? band.c0 - 1 : band.c0,
      c1: isSome(right) && !isClosed(right, mergeOf) ? band.c1 + 1 : band.c1,
    };
    if (!sameRect(wider, band)) {
      band = wider;
      continue;
    }
    const rest = sameRect(band, hole) ? [] : cellsIn(band, mergeOf).map(mergeOf);
    const kept = rest.filter((cell) => overlap(cell, hole) === null);
    return [...[above, left, right, below].filter(isSome), ...kept];
  }
};

const wholePieces = (rect: Rect, hole: Rect, whole: 'rows' | 'columns'): SelectedRect[] => {
  const pieces =
    whole === 'rows'
      ? [
          { ...rect, r1: hole.r0 - 1 },
          { ...rect, r0: hole.r1 + 1 },
        ]
      : [
          { ...rect, c1: hole.c0 - 1 },
          { ...rect, c0: hole.c1 + 1 },
        ];
  return pieces.filter(isSome).map((piece) => ({ rect: piece, whole }));
};

/**
 * A selection without the cells of a hole, as Ctrl and a click on selected cells leave it. Nothing is selected that was
 * not before but the rest of a merged cell that whole rows had cut.
 */
export const deselect = (
  selected: readonly SelectedRect[],
  hole: Rect,
  isWhole: 'rows' | 'columns' | null,
  mergeOf: MergeOf,
): SelectedRect[] =>
  selected.flatMap(({ rect, whole }): SelectedRect[] => {
    const common = overlap(rect, hole);
    if (!common) return [{ rect, whole }];
    if (whole === null) return cutOut(rect, common, mergeOf).map((piece) => ({ rect: piece, whole: null }));
    const pieces = wholePieces(rect, common, whole);
    if (isWhole === whole) return pieces;
    // The lines that are no longer whole go on as cells.
    const strip =
      whole === 'rows' ? { ...rect, r0: common.r0, r1: common.r1 } : { ...rect, c0: common.c0, c1: common.c1 };
    const cells = cutOut(strip, common, mergeOf).map((piece) => ({ rect: piece, whole: null }));
    return [...pieces, ...cells];
  });
