/**
 * Joins the lines of a table that came through plain text from a PDF or from Word, where a cell of several lines breaks its
 * row: pieces are put together while their cells make up the row exactly. A spreadsheet always gives every row the same
 * number of cells, so what it copies is never touched; where the pieces do not fit, the lines stay as they came.
 */
export const mendBrokenLines = (rows: readonly (readonly string[])[]): readonly (readonly string[])[] => {
  const width = rows.reduce((most, row) => Math.max(most, row.length), 0);
  if (width < 2 || rows.every((row) => row.length === width)) return rows;
  const mended: (readonly string[])[] = [];
  let at = 0;
  while (at < rows.length) {
    const joined = joinedFrom(rows, at, width);
    mended.push(joined.row);
    at += joined.lines;
  }
  return mended;
};

/** A cell is not broken over more lines than this. */
const MOST_LINES = 12;

const joinedFrom = (
  rows: readonly (readonly string[])[],
  at: number,
  width: number,
): { readonly row: readonly string[]; readonly lines: number } => {
  const whole = rows[at] ?? [];
  let row = whole;
  // A line of one cell is a heading as likely as the beginning of a row.
  if (whole.length === 1) return { row: whole, lines: 1 };
  for (let lines = 1; row.length < width && lines < MOST_LINES; lines++) {
    const next = rows[at + lines];
    // A whole row begins anew: what stands above it was a line of its own, such as a heading.
    if (!next || next.length === width || row.length + next.length - 1 > width) break;
    row = [...row.slice(0, -1), `${row.at(-1) ?? ''} ${next[0] ?? ''}`.trim(), ...next.slice(1)];
    if (row.length === width) return { row, lines: lines + 1 };
  }
  return { row: whole, lines: 1 };
};
