import { HIGHEST_ROW } from './cellMeasure';
import type { RowPart } from './printedSheet';

/** A row of the printed area with the height that it needs, in points. */
export interface FittedRow {
  readonly height: number;
  /** Notes under a table count as `sign`: they stay with it. */
  readonly part: RowPart;
  /** The name of a group, or a part that others follow: never the last row of a page. */
  readonly leads: boolean;
}

/** Heights in points, and which rows begin a page (but the first), by index. */
export interface PagePlan {
  readonly heights: readonly number[];
  readonly starts: readonly number[];
}

const closer = [1, 0.97, 0.94, 0.91, 0.88];
/** Programs do not agree on the last points of a page: less than its length may be too long, and more may still fit. */
const spare = 10;
const over = 16;
/** Left free where a page is filled on purpose. A program that cannot fit the last row breaks before it: no harm. */
const edge = 4;
/** A row is stretched by no more than this share of itself. */
const mostStretch = 0.8;

/**
 * Where pages end. Excel ignores page breaks when it fits the width, so rows are stretched a little until every program has
 * to break where it is meant: never behind the name of a group, and the signatures (rows before `keptTo`) together below
 * the last two rows of the table. What cannot be kept together goes on as it comes. `capacity`: points on a page.
 */
export const planPages = (rows: readonly FittedRow[], capacity: number, keptTo: number): PagePlan => {
  const natural = breakPages(rows, 1, capacity, null);
  for (const end of new Set([rows.length, keptTo])) {
    for (const factor of closer) {
      const plan = breakPages(rows, factor, capacity, null);
      if (isTogether(rows, plan, end)) return plan;
    }
    const moved = startOfLast(rows, capacity, end);
    const plan = moved === null ? null : breakPages(rows, 1, capacity, moved);
    if (plan && isTogether(rows, plan, end) && isLoose(rows, plan)) return plan;
  }
  return natural;
};

const quarters = (height: number): number => Math.min(HIGHEST_ROW, Math.ceil(height * 4) / 4);

const titlesOf = (rows: readonly FittedRow[]): number =>
  rows.reduce((sum, { height, part }) => (part === 'header' ? sum + quarters(height) : sum), 0);

const sumOf = (heights: readonly number[], from: number, to: number): number => {
  let sum = 0;
  for (let index = from; index < to; index++) sum += heights[index] ?? 0;
  return sum;
};

/** Fills pages row by row; `forced` begins one in any case. */
const breakPages = (rows: readonly FittedRow[], factor: number, capacity: number, forced: number | null): PagePlan => {
  const heights = rows.map(({ height, part }) => quarters(part === 'table' ? height * factor : height));
  const titles = titlesOf(rows);
  const starts: number[] = [];
  let start = 0;
  let repeated = 0;
  let used = 0;
  for (let index = 0; index < rows.length; index++) {
    const height = heights[index] ?? 0;
    if (index > start && (index === forced || used + height > capacity - spare)) {
      start = endOfPage(rows, start, index, heights, capacity - repeated);
      starts.push(start);
      repeated = rows[start]?.part === 'table' || rows[start]?.part === 'sign' ? titles : 0;
      used = repeated;
      index = start - 1;
      continue;
    }
    used += height;
  }
  return { heights, starts };
};

/** The row that begins the next page: names of groups go along with what they name. Stretches the page up to there. */
const endOfPage = (
  rows: readonly FittedRow[],
  start: number,
  natural: number,
  heights: number[],
  capacity: number,
): number => {
  let end = natural;
  while (end - 1 > start && rows[end - 1]?.leads === true) end--;
  if (end - 1 === start && rows[start]?.leads === true) end = natural;
  const used = sumOf(heights, start, end);
  const next = heights[end] ?? 0;
  const isSure = used + next > capacity + over;
  const table = Array.from({ length: end - start }, (_, at) => start + at).filter((at) => rows[at]?.part === 'table');
  const plain = table.filter((at) => rows[at]?.leads !== true);
  const own = plain.length > 0 ? plain : table;
  if (isSure || own.length === 0) return end;
  // Just so far that no program can fit the next row as well.
  const quartersLeft = Math.floor(Math.min(capacity - edge - used, capacity + over - used - next) * 4);
  own.forEach((at, index) => {
    const share = Math.floor(quartersLeft / own.length) + (index < quartersLeft % own.length ? 1 : 0);
    if (share > 0) heights[at] = Math.min(HIGHEST_ROW, (heights[at] ?? 0) + share / 4);
  });
  return end;
};

/** The signatures up to `end` on the page of the last two rows of the table, below them. */
const isTogether = (rows: readonly FittedRow[], { starts }: PagePlan, end: number): boolean => {
  const table = rows.flatMap(({ part }, index) => (part === 'table' ? [index] : []));
  const kept = table.at(-2) ?? table.at(-1) ?? 0;
  const firstSign = rows.findIndex(({ part }) => part === 'sign');
  if (firstSign < 0 || end <= firstSign) return true;
  return starts.every((start) => start <= kept || start >= end);
};

const isLoose = (rows: readonly FittedRow[], { heights }: PagePlan): boolean =>
  rows.every(({ height }, index) => (heights[index] ?? 0) <= quarters(height) * (1 + mostStretch));

/** The row of the table that has to begin the last page, so that what is to stay together does; null when it is too long. */
const startOfLast = (rows: readonly FittedRow[], capacity: number, end: number): number | null => {
  const table = rows.flatMap(({ part }, index) => (part === 'table' ? [index] : []));
  let start = table.at(-2) ?? table.at(-1) ?? -1;
  while (rows[start - 1]?.leads === true) start--;
  if (start <= (table[0] ?? 0)) return null;
  const heights = rows.map(({ height }) => quarters(height));
  return titlesOf(rows) + sumOf(heights, start, end) <= capacity - spare ? start : null;
};
