import { foldLabel } from '../reading/labelText';
import type { PasteBlock, PasteCell } from './pasteBlock';
import type { HeaderWords } from './pasteShape';
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

/** The one column that a heading means: by its own heading, another spelling of it, or the usual words of its kind. */
const meantBy = (text: string, columns: readonly GridColumn[], words: HeaderWords): number | null => {
  const folded = foldLabel(text);
  if (folded === '') return null;
  const namesOf: readonly ((column: GridColumn) => readonly string[])[] = [
    ({ column }) => [lastOf(column.header)],
    ({ column }) => column.synonyms,
    ({ column }) => words[column.kind],
  ];
  for (const wanted of new Set([folded, withoutYear(folded)])) {
    for (const names of namesOf) {
      const found = columns.flatMap((column, index) =>
        !column.isPart && names(column).map(foldLabel).includes(wanted) ? [index] : [],
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
  words: HeaderWords,
): PlacedTable | null => {
  const width = [...header, ...body].reduce((widest, row) => Math.max(widest, row.length), 0);
  const places: (number | null)[] = [];
  const headings: string[] = [];
  for (let c = 0; c < width; c += 1) {
    const texts = header.map((row) => row[c]?.text.trim() ?? '').reverse();
    headings.push(texts.find((text) => /\p{L}/u.test(text)) ?? '');
    const meant = texts.map((text) => meantBy(text, columns, words)).find((place) => place !== null) ?? null;
    places.push(meant !== null && places.includes(meant) ? null : meant);
  }
  if (!places.some((place) => place !== null && columns[place]?.column.kind === 'name')) return null;
  const taken = new Set(places);
  const guessed: { from: string; to: string }[] = [];
  const left: string[] = [];
  for (let c = 0; c < width; c += 1) {
    if (places[c] !== null || body.every((row) => (row[c]?.text.trim() ?? '') === '')) continue;
    const before = c === 0 ? -1 : (places[c - 1] ?? null);
    const next = before === null ? null : columns.findIndex((column, at) => at > before && !column.isPart);
    const column = next === null ? undefined : columns[next];
    if (next === null || !column?.column.editable || taken.has(next)) {
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
