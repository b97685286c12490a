import { bulletOf, tidyText } from '../../../shared/reading/labelText';
import type { AddedSource, RowMatches } from './matchRows';
import type { ReadTable } from './readTable';
import { cellText, rowNature, type TableRow } from './tableRows';

/** A row that comes into a sheet without rows, as it stands in the workbook. */
export interface FirstRow extends AddedSource {
  readonly marker: string;
  /** How deep it stands among those that come in; 0 at the top. */
  readonly level: number;
  /** It only heads the rows below it. */
  readonly isHeading: boolean;
}

/** A bullet in front of a label is the TT of a row that has none: "- Diện tích" → "-", "Diện tích". */
const markedName = (marker: string, name: string): readonly [marker: string, name: string] => {
  const bullet = marker === '' ? bulletOf(name) : null;
  return bullet === null || bullet.rest === '' ? [marker, name] : [bullet.sign, bullet.rest];
};

/** Lines that say nothing themselves and stand above added ones: the headings of a sheet that has no rows yet. */
export const headingsOf = (table: ReadTable, { added, leftOut }: RowMatches): ReadonlySet<TableRow> => {
  const comes = new Set(added.map(({ source }) => source));
  const labels = new Set([table.place.marker, ...table.place.names]);
  const isBare = ({ cells }: TableRow): boolean =>
    [...cells.values()].every((cell) => labels.has(cell.column) || cellText(cell) === '');
  const headsSome = (line: TableRow, at: number): boolean => {
    for (let next = at + 1; ; next++) {
      const below = table.rows[next];
      if (!below || below.level <= line.level) return false;
      if (comes.has(below)) return true;
    }
  };
  const isHeading = (line: TableRow, at: number): boolean =>
    line.label !== '' &&
    line.part === null &&
    !line.hidden &&
    !leftOut.has(line) &&
    rowNature(line) === 'other' &&
    isBare(line) &&
    headsSome(line, at);
  return new Set(table.rows.filter(isHeading));
};

/**
 * The first rows of a sheet: those that have something to say and their headings, in the tree that TT, bullets and indents of
 * the workbook make. A TT is what stands in its own cell.
 */
export const firstRows = (table: ReadTable, matches: RowMatches): readonly FirstRow[] => {
  const bySource = new Map(matches.added.map((one) => [one.source, one]));
  const headings = headingsOf(table, matches);
  const open: number[] = [];
  return table.rows.flatMap((line): FirstRow[] => {
    const known = bySource.get(line);
    const isHeading = headings.has(line);
    if (!known && !isHeading) return [];
    while ((open.at(-1) ?? -1) >= line.level) open.pop();
    const level = open.length;
    open.push(line.level);
    const own = table.place.marker === null ? null : table.index.at(line.row, table.place.marker);
    const [marker, name] = markedName(cellText(own), known?.name ?? tidyText(line.label));
    return [{ source: line, after: null, part: known?.part ?? null, marker, name, level, isHeading }];
  });
};
