import { type FoldOptions, foldText } from './foldText';
import type { Cell } from './geometry';
import type { SheetModel } from './sheetModel';

export interface FindOptions extends FoldOptions {
  readonly wholeCell: boolean;
}

/** A piece [start, end) of a text as typed. */
export interface Match {
  readonly start: number;
  readonly end: number;
}

/** Finds all pieces of a text that equal what is looked for, left to right, none over another. */
export type Finder = (text: string) => Match[];

const CACHE_LIMIT = 60_000;

/**
 * Prepares a search. The text looked for is compared in both placings of its tone: "hoá" finds "hóa", and while it is
 * being typed also "hoán", where there is only one way.
 */
export const createFinder = (query: string, options: FindOptions): Finder => {
  const sought = options.wholeCell ? query.trim() : query;
  const needles = [...new Set([foldText(sought, options).text, foldText(sought, options, true).text])].filter(
    (needle) => needle !== '',
  );
  // Units, headings and markers repeat in thousands of rows.
  const known = new Map<string, Match[]>();
  const search = (text: string): Match[] => {
    const { text: folded, starts } = foldText(text, options);
    const originOf = (at: number): number => (starts ? (starts[at] ?? text.length) : at);
    if (options.wholeCell) {
      return needles.includes(folded.trim()) ? [{ start: 0, end: text.length }] : [];
    }
    const matches: Match[] = [];
    for (let from = 0; from < folded.length; ) {
      const at = next(folded, needles, from);
      if (!at) break;
      const start = originOf(at.start);
      const end = originOf(at.end);
      // A match may not begin or end inside a letter that folding wrote as two.
      const isWhole = (at.start === 0 || originOf(at.start - 1) !== start) && originOf(at.end - 1) !== end;
      if (isWhole && end > start) matches.push({ start, end });
      from = isWhole ? at.end : at.start + 1;
    }
    return matches;
  };
  return (text) => {
    if (needles.length === 0 || text === '') return [];
    const before = known.get(text);
    if (before) return before;
    const matches = search(text);
    if (known.size > CACHE_LIMIT) known.clear();
    known.set(text, matches);
    return matches;
  };
};

const next = (folded: string, needles: readonly string[], from: number): Match | null => {
  let best: Match | null = null;
  for (const needle of needles) {
    const start = folded.indexOf(needle, from);
    if (start >= 0 && (best === null || start < best.start)) best = { start, end: start + needle.length };
  }
  return best;
};

/** Puts `replacement` where something was found and leaves every other letter as it was typed. */
export const replaceMatches = (text: string, matches: readonly Match[], replacement: string): string => {
  let result = '';
  let from = 0;
  for (const { start, end } of matches) {
    result += text.slice(from, start) + replacement;
    from = end;
  }
  return result + text.slice(from);
};

/** A cell in which something was found, by ids: it outlives rows that come and go. */
export interface Hit {
  readonly row: string;
  readonly column: string;
}

/** Why a found cell was left as it is when replacing. */
export type Untouched = 'locked' | 'shownOnly';

/**
 * Goes through the shown cells row by row and hands out the hits; yields after each row, so that a large sheet can be
 * searched in pieces. A cell counts when its text as shown or as typed has what is looked for.
 */
export function* findInSheet(model: SheetModel, find: Finder): Generator<readonly Hit[], void, void> {
  for (let r = 0; r < model.rows.length; r += 1) {
    const hits: Hit[] = [];
    for (let c = 0; c < model.columns.length; c += 1) {
      const cell = { r, c };
      if (isHit(model, cell, find)) {
        hits.push({ row: model.rows[r]?.id ?? '', column: model.columns[c]?.id ?? '' });
      }
    }
    yield hits;
  }
}

/** Whether a cell is found; a merged one is found once, at its top left. */
export const isHit = (model: SheetModel, cell: Cell, find: Finder): boolean => {
  const merge = model.mergeOf(cell);
  if (merge.r0 !== cell.r || merge.c0 !== cell.c) return false;
  const shown = model.textAt(cell);
  if (find(shown).length > 0) return true;
  const typed = model.typedAt(cell);
  return typed !== shown && find(typed).length > 0;
};

/** The text a cell gets by replacing in what was typed there, or why it stays as it is. */
export const replaceInCell = (
  model: SheetModel,
  cell: Cell,
  find: Finder,
  replacement: string,
): { readonly text: string } | Untouched => {
  // What was worked out is no text that somebody typed.
  if (!model.isEditable(cell) || model.cellAt(cell)?.state === 'computed') return 'locked';
  const typed = model.typedAt(cell);
  const matches = find(typed);
  // "39.500" is found in a cell where 39500 was typed, but there is nothing in the typed text to put it in place of.
  return matches.length === 0 ? 'shownOnly' : { text: replaceMatches(typed, matches, replacement) };
};
