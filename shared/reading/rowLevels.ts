import { markerStyle } from '../domain/marker';
import { bulletOf } from './labelText';

/** What tells how deep a row stands. */
export interface Ranked {
  readonly marker: string;
  /** Its label goes on from the row above. */
  readonly carried: boolean;
  /** Label as it stands in the file, leading spaces and all. */
  readonly raw: string;
}

const inLabel = /^\s*(\(?(?:\d{1,2}(?:\.\d{1,2})*|[a-zđA-ZĐ]|[IVX]{1,4})[.)])/u;

/** What marks the rank of a row: its TT, the marker or bullet in its label, and the spaces in front of it. */
const rankOf = (
  { marker, carried, raw }: Ranked,
  before: string,
): { readonly rank: string; readonly spaces: number } => {
  const label = raw.normalize('NFC');
  const spaces = /^[\s\u00A0]*/u.exec(label)?.[0].length ?? 0;
  const bullet = bulletOf(label)?.sign;
  const own = (bullet ?? inLabel.exec(label)?.[1] ?? (carried ? '' : marker)).replace(/[().]$|^\(/gu, '');
  const dotted = /^\d+(?:\.\d+)+$/.test(own) ? `1${'.1'.repeat(own.split('.').length - 1)}` : null;
  const style = dotted ?? markerStyle(own, before) ?? own;
  return { rank: `${style} ${spaces}`, spaces };
};

const deepest = 9;

/**
 * How deep each row stands: a rank that is open already closes those below it, a new one opens below the last. Rows
 * without any mark are all of one rank.
 */
export const rowLevels = (rows: readonly Ranked[]): readonly number[] => {
  const open: { readonly rank: string; readonly spaces: number }[] = [];
  let before = '';
  return rows.map((row) => {
    const own = rankOf(row, before);
    if (row.marker !== '') before = row.marker;
    const at = open.findIndex(({ rank }) => rank === own.rank);
    if (at >= 0) open.length = at + 1;
    else {
      // What begins further left is not below what begins further right.
      while ((open.at(-1)?.spaces ?? 0) > own.spaces) open.pop();
      open.push(own);
    }
    return Math.min(open.length - 1, deepest);
  });
};
