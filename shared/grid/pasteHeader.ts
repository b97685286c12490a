import { parsePeriod } from '../domain/period';
import { type ColumnNames, columnNames, foldHeader } from '../reading/headerWords';
import type { PasteBlock, PasteCell } from './pasteBlock';
import type { GridColumn } from './sheetModel';

/** A pasted table brought into the order of a sheet's columns, from the first of them. */
export interface PlacedTable {
  readonly block: PasteBlock;
  /** Columns that no heading of the sheet is called like: they stand after the one before them. */
  readonly guessed: readonly { readonly from: string; readonly to: string }[];
  /** Headings of columns for which the sheet has no place; nothing of them is pasted. */
  readonly left: readonly string[];
}

/** "Kế hoạch năm 2021" and "Kế hoạch": the year is that of the sheet. */
const withoutYear = (folded: string): string =>
  folded
    .replace(/(?:năm )?\(?\d{4}\)?/gu, ' ')
    .replace(/\s+/gu, ' ')
    .trim();

const lastOf = (header: readonly string[]): string => header.at(-1) ?? '';

/** The last year that a heading names; null for none. */
const yearIn = (text: string): number | null => {
  const year = text.match(/(?<!\d)(?:19|20)\d{2}(?!\d)/g)?.at(-1);
  return year === undefined ? null : Number(year);
};

/** The year of a pasted column: in its own headings, else in the one that lies over it and its neighbours. */
const yearOf = (header: PasteBlock, c: number): number | null => {
  const own = yearIn(header.map((row) => row[c]?.text ?? '').join(' '));
  const over = header[0]?.slice(0, c + 1).findLast((cell) => cell !== null);
  return own ?? yearIn(over?.text ?? '');
};

/** Whether numbers of a year can stand in a column: those of 2020 are none of a column of 2021. */
const takesYear = ({ column: { address } }: GridColumn, year: number | null): boolean => {
  const period = address?.kind === 'figure' || address?.kind === 'target' ? parsePeriod(address.period) : null;
  return year === null || period === null || (period.firstYear <= year && year <= period.lastYear);
};

interface NamedColumn {
  readonly column: GridColumn;
  readonly names: ColumnNames;
}

/** The one column that a heading means: by its own heading, another spelling of it, or the usual words of its kind. */
const meantBy = (text: string, year: number | null, columns: readonly NamedColumn[]): number | null => {
  const folded = foldHeader(text);
  if (folded === '') return null;
  const namesOf: readonly ((names: ColumnNames) => readonly string[])[] = [
    ({ last }) => [last],
    ({ synonyms }) => synonyms,
    ({ usual }) => usual,
  ];
  for (const wanted of new Set([folded, withoutYear(folded)])) {
    for (const kind of namesOf) {
      const found = columns.flatMap(({ column, names }, index) =>
        !column.isPart && kind(names).includes(wanted) && takesYear(column, year) ? [index] : [],
      );
      const [only] = found;
      if (only !== undefined && found.length === 1) return only;
    }
  }
  return null;
};

/**
 * Puts each column of a table that makes the first rows of a sheet under the heading that it had itself: offices do not
 * keep the order of the sheet. Null where the headings tell nothing of where the names are.
 */
export const placeByHeader = (
  header: PasteBlock,
  body: PasteBlock,
  columns: readonly GridColumn[],
): PlacedTable | null => {
  const named = columns.map((column): NamedColumn => ({ column, names: columnNames(column.column) }));
  const width = [...header, ...body].reduce((widest, row) => Math.max(widest, row.length), 0);
  const places: (number | null)[] = [];
  const headings: string[] = [];
  /** Columns that have lost their place to a later year: what is of that year belongs nowhere else. */
  const outdated = new Set<number>();
  const years = Array.from({ length: width }, (_, c) => yearOf(header, c));
  /** Of two columns that mean the same one the later year is what stands there; what names none is meant as it is. */
  const isLater = (c: number, than: number): boolean =>
    (years[c] ?? Number.POSITIVE_INFINITY) > (years[than] ?? Number.POSITIVE_INFINITY);
  for (let c = 0; c < width; c += 1) {
    const texts = header.map((row) => row[c]?.text.trim() ?? '').reverse();
    headings.push(texts.find((text) => /\p{L}/u.test(text)) ?? '');
    const year = years[c] ?? null;
    const meant = texts.map((text) => meantBy(text, year, named)).find((place) => place !== null) ?? null;
    const other = meant === null ? -1 : places.indexOf(meant);
    const isMine = other < 0 || isLater(c, other);
    if (other >= 0 && isMine) places[other] = null;
    const loser = isMine ? other : c;
    if (other >= 0 && years[loser] !== null) outdated.add(loser);
    places.push(isMine ? meant : null);
  }
  if (!places.some((place) => place !== null && columns[place]?.column.kind === 'name')) return null;
  const taken = new Set(places);
  const guessed: { from: string; to: string }[] = [];
  const left: string[] = [];
  for (let c = 0; c < width; c += 1) {
    if (places[c] !== null || body.every((row) => (row[c]?.text.trim() ?? '') === '')) continue;
    const before = c === 0 ? -1 : (places[c - 1] ?? null);
    const next =
      before === null || outdated.has(c) ? null : columns.findIndex((column, at) => at > before && !column.isPart);
    const column = next === null ? undefined : columns[next];
    if (next === null || !column?.column.editable || taken.has(next) || !takesYear(column, years[c] ?? null)) {
      left.push(headings[c] ?? '');
      continue;
    }
    places[c] = next;
    taken.add(next);
    guessed.push({ from: headings[c] ?? '', to: lastOf(column.column.header) });
  }
  const block = body.map((row) => {
    const line: (PasteCell | null)[] = columns.map(() => null);
    for (const [c, place] of places.entries()) if (place !== null) line[place] = row[c] ?? null;
    return line;
  });
  return { block, guessed, left };
};
