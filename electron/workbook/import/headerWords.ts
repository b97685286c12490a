import type { ViewColumn } from '../../../shared/form/columns';
import type { SheetView } from '../../../shared/form/types';
import { columnNames } from '../../../shared/reading/headerWords';

/** What stands above a column of a workbook: its lowest line, all lines joined, the highest. */
export interface HeaderTexts {
  readonly last: string;
  readonly path: string;
  readonly first: string;
}

const withoutNumbers = (text: string): string => text.replace(/\d+/g, '#');

/** The words by which the columns of a view are known. */
export interface HeaderWords {
  readonly column: ViewColumn;
  readonly path: string;
  readonly groups: readonly string[];
  /** Texts that mean this column alone. */
  readonly own: ReadonlySet<string>;
  /** Its lowest line where another column has the same. */
  readonly shared: string | null;
  /** Own texts with any other year or month in them. */
  readonly otherTime: ReadonlySet<string>;
  readonly usual: ReadonlySet<string>;
  readonly openings: readonly string[];
}

/** Kinds of which a table has one, so that a usual word is enough to know the column. */
const ALONE: ReadonlySet<ViewColumn['kind']> = new Set(['marker', 'name', 'unit']);
const shortestOpening = 5;

/** Words by which the columns of a sheet are known in a foreign header: own titles, synonyms, usual words, folded. */
export const headerWords = (view: SheetView): readonly HeaderWords[] => {
  const texts = view.columns.map((column) => ({ column, ...columnNames(column) }));
  const count = new Map<string, number>();
  const kinds = new Map<string, number>();
  for (const { column, last, synonyms } of texts) {
    kinds.set(column.kind, (kinds.get(column.kind) ?? 0) + 1);
    for (const text of new Set([last, ...synonyms])) count.set(text, (count.get(text) ?? 0) + 1);
  }
  return texts.map(({ column, path, last, groups, synonyms, usual: words }) => {
    const isAlone = ALONE.has(column.kind) || kinds.get(column.kind) === 1;
    const own = [last, ...synonyms].filter((text) => count.get(text) === 1);
    const usual = isAlone ? words : [];
    const times = [path, last, ...synonyms].map(withoutNumbers);
    return {
      column,
      path,
      groups,
      own: new Set([path, ...own]),
      shared: count.get(last) === 1 ? null : last,
      // Among several columns of a kind the year says which one is meant, so that another year is another column.
      otherTime: new Set(isAlone ? times : []),
      usual: new Set(usual),
      openings: isAlone
        ? [last, path, ...synonyms, ...usual].map(withoutYear).filter((text) => text.length >= shortestOpening)
        : [],
    };
  });
};

/** "mục tiêu đến năm 2025" opens "mục tiêu đến năm 2030 (%)" as well. */
const withoutYear = (text: string): string => text.replace(/(?:(?<!\s)\s+)?(?<!\d)\d+$/, '');

/**
 * How well a header speaks of a column. 6: line by line; 5: by words of its own; 4: by a line that others have too, under
 * the right group; 3: by such a line alone; 2: by a usual word, or in another year; 1: it begins with one; 0: unknown.
 */
export const scoreHeader = (words: HeaderWords, { last, path, first }: HeaderTexts): number => {
  if (path === words.path) return 6;
  if (words.own.has(last) || words.own.has(path)) return 5;
  if (words.shared !== null && last === words.shared) {
    return words.groups.some((group) => group !== '' && path.startsWith(group)) ? 4 : 3;
  }
  const isOtherTime = words.otherTime.has(withoutNumbers(last)) || words.otherTime.has(withoutNumbers(path));
  const texts = [last, path, first];
  if (isOtherTime || texts.some((text) => words.usual.has(text)) || words.own.has(first)) return 2;
  return texts.some((text) => words.openings.some((opening) => text.startsWith(opening))) ? 1 : 0;
};
