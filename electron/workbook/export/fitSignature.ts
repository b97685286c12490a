import type { RowPart } from './printedSheet';

/** A row of the printed area with its height in points. */
export interface FittedRow {
  readonly height: number;
  readonly part: RowPart;
}

const closer = [1, 0.97, 0.94, 0.91, 0.88];
const wider = [1.04, 1.08, 1.12, 1.16, 1.2, 1.25];
/** Left free at the foot, since Excel and LibreOffice do not agree on the last points of a page. */
const spare = 10;

/**
 * By how much to stretch the table's rows so that the signatures stay together on the page of its last rows: Excel
 * ignores page breaks when it fits the width. 1 when nothing helps or nothing is needed. `capacity`: points on a page.
 */
export const signatureFactor = (rows: readonly FittedRow[], capacity: number): number =>
  [...closer, ...wider].find((factor) => isTogether(rows, factor, capacity - spare)) ?? 1;

const isTogether = (rows: readonly FittedRow[], factor: number, capacity: number): boolean => {
  const titles = rows.filter(({ part }) => part === 'header').reduce((sum, { height }) => sum + height, 0);
  let page = 1;
  let used = 0;
  let lastTablePage = 1;
  for (const { height, part } of rows) {
    const needed = part === 'table' ? height * factor : height;
    if (used > 0 && used + needed > capacity) {
      page++;
      used = part === 'heading' ? 0 : titles;
    }
    used += needed;
    if (part === 'table') lastTablePage = page;
    else if (part === 'sign' && page !== lastTablePage) return false;
  }
  return true;
};
