import { createFinder, type Match } from '../../../shared/grid/find';
import { hasAccents } from '../../../shared/grid/foldText';
import { HELP_PAGES } from '../../../shared/text/help/pages';
import { linesOf } from '../../../shared/text/help/plain';
import type { HelpPageId } from '../../../shared/text/help/types';
import { type KeyEntry, keyGroups } from '../../command/keyList';

/** A page that has all words, with the sentence of it that has most of them. */
export interface FoundPage {
  readonly id: HelpPageId;
  readonly title: string;
  readonly line: string;
}

export interface Found {
  readonly pages: readonly FoundPage[];
  /** Keys that have all words; an action can be done from the list. */
  readonly keys: readonly KeyEntry[];
}

type Finder = (text: string) => readonly Match[];

const LETTER = /[\p{L}\p{M}\d]/u;

/** Finds a word where a word begins: "in" is not in "trình". Accents need not be typed. */
const wordFinder = (word: string): Finder => {
  const find = createFinder(word, { matchCase: false, matchAccents: hasAccents(word), wholeCell: false });
  return (text) => find(text).filter(({ start }) => start === 0 || !LETTER.test(text.charAt(start - 1)));
};

const findersOf = (query: string): readonly Finder[] => query.trim().split(/\s+/u).filter(Boolean).map(wordFinder);

const countIn = (finders: readonly Finder[], text: string): number =>
  finders.filter((find) => find(text).length > 0).length;

/** Pages and keys that have all words of a query; pages that have them in the title first. */
export const searchHelp = (query: string): Found => {
  const finders = findersOf(query);
  if (finders.length === 0) return { pages: [], keys: [] };
  const pages = HELP_PAGES.flatMap((page) => {
    const lines = linesOf(page);
    const whole = [page.title, page.synonyms, ...lines].join('\n');
    if (countIn(finders, whole) < finders.length) return [];
    const counts = lines.map((line) => countIn(finders, line));
    const best = counts.indexOf(Math.max(...counts));
    const score = countIn(finders, page.title) * 4 + countIn(finders, page.synonyms) * 2 + (counts[best] ?? 0);
    return [{ id: page.id, title: page.title, line: lines[best] ?? '', score }];
  });
  pages.sort((a, b) => b.score - a.score);
  const keys = keyGroups()
    .flatMap(({ entries }) => entries)
    .filter(({ label, keys: own }) => countIn(finders, `${label} ${own.join(' ')}`) === finders.length);
  return { pages: pages.map(({ id, title, line }) => ({ id, title, line })), keys };
};

/** A text in pieces, those that were looked for marked. */
export const markWords = (text: string, query: string): readonly { readonly text: string; readonly hit: boolean }[] => {
  const matches = findersOf(query)
    .flatMap((find) => find(text))
    .sort((a, b) => a.start - b.start);
  const pieces: { text: string; hit: boolean }[] = [];
  let from = 0;
  for (const { start, end } of matches) {
    if (start < from) continue;
    if (start > from) pieces.push({ text: text.slice(from, start), hit: false });
    pieces.push({ text: text.slice(start, end), hit: true });
    from = end;
  }
  if (from < text.length) pieces.push({ text: text.slice(from), hit: false });
  return pieces;
};
