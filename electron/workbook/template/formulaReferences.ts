import { columnLetters, columnOf, lastColumnNumber, lastRowNumber } from '../read/cellPlaces';

/** Cells that a formula reads: on another sheet, or (null) on its own. Absolute ends do not move with a copied formula. */
export interface Reference {
  readonly sheet: string | null;
  readonly rows: readonly [End, End];
  readonly columns: readonly [End, End];
}

interface End {
  readonly at: number;
  readonly fixed: boolean;
}

export interface FormulaReferences {
  readonly references: readonly Reference[];
  /** It may read anything: INDIRECT, OFFSET, a table, a name that nobody defines. */
  readonly isOpen: boolean;
}

const token =
  /"(?:[^"]|"")*"|(?<quoted>'(?:[^']|'')*')!|(?<bare>[\p{L}_][\p{L}\p{N}_.]*)!|#[A-Z/0!?]+|(?<foreign>\[\d+\](?:[\p{L}_][\p{L}\p{N}_.]*)?!)|(?<bracket>\[)|(?<c1>\$?[A-Z]{1,3})(?<r1>\$?[1-9]\d{0,6})(?![\p{L}\p{N}_.(!])(?::(?<c2>\$?[A-Z]{1,3})(?<r2>\$?[1-9]\d{0,6})(?![\p{L}\p{N}_.(]))?|(?<w1>\$?[A-Z]{1,3}):(?<w2>\$?[A-Z]{1,3})(?![\p{L}\p{N}_.(!])|(?<l1>\$?[1-9]\d{0,6}):(?<l2>\$?[1-9]\d{0,6})(?![\p{L}\p{N}_.])|\d+(?:\.\d+)?(?:E[+-]?\d+)?|(?<word>[\p{L}_\\][\p{L}\p{N}_.\\?]*)(?<call>\s*\()?/giu;

/** Functions that work out where to look. */
const OPEN_CALLS: ReadonlySet<string> = new Set(['INDIRECT', 'OFFSET', 'CELL', 'GETPIVOTDATA']);
const WORDS: ReadonlySet<string> = new Set(['TRUE', 'FALSE']);
const deepestName = 5;

/** What a formula reads, by its text. `names`: what the defined names of the workbook stand for, in lower case. Total. */
export const referencesOf = (formula: string, names: ReadonlyMap<string, string>, depth = 0): FormulaReferences => {
  const references: Reference[] = [];
  let isOpen = false;
  let sheet: string | null = null;
  // An external sheet's cells are not ours; what follows its name is stepped over.
  let isForeign = false;
  for (const { groups = {} } of formula.matchAll(token)) {
    const { quoted, bare, foreign, bracket, word, call } = groups;
    if (foreign !== undefined) {
      isForeign = true;
      continue;
    }
    if (quoted !== undefined || bare !== undefined) {
      const name = quoted === undefined ? (bare ?? '') : quoted.slice(1, -1).replaceAll("''", "'");
      if (name.includes(':')) isOpen = true;
      isForeign ||= name.includes('[');
      sheet = name;
      continue;
    }
    if (bracket !== undefined) {
      // "Table[column]": which cells that is stands in another part.
      isOpen = true;
      continue;
    }
    const found = isForeign ? null : referenceIn(groups, sheet);
    if (found) references.push(found);
    else if (word !== undefined && !isForeign) {
      if (call !== undefined) isOpen ||= OPEN_CALLS.has(word.toUpperCase());
      else if (!WORDS.has(word.toUpperCase())) {
        const meaning = names.get(word.toLowerCase());
        const inner = meaning === undefined || depth >= deepestName ? null : referencesOf(meaning, names, depth + 1);
        if (inner) references.push(...inner.references);
        isOpen ||= inner === null || inner.isOpen;
      }
    }
    sheet = null;
    isForeign = false;
  }
  return { references, isOpen };
};

const endOf = (text: string): End => ({ at: Number(text.replace('$', '')), fixed: text.startsWith('$') });

const columnEnd = (text: string): End => ({
  at: columnOf(`${text.replace('$', '')}1`, 1),
  fixed: text.startsWith('$'),
});

const ordered = (a: End, b: End): readonly [End, End] => (a.at <= b.at ? [a, b] : [b, a]);

const referenceIn = (
  { c1, r1, c2, r2, w1, w2, l1, l2 }: Readonly<Record<string, string | undefined>>,
  sheet: string | null,
): Reference | null => {
  const whole = (last: number): readonly [End, End] => [
    { at: 1, fixed: true },
    { at: last, fixed: true },
  ];
  if (c1 !== undefined && r1 !== undefined) {
    const rows = ordered(endOf(r1), endOf(r2 ?? r1));
    return { sheet, rows, columns: ordered(columnEnd(c1), columnEnd(c2 ?? c1)) };
  }
  if (w1 !== undefined && w2 !== undefined) {
    return { sheet, rows: whole(lastRowNumber), columns: ordered(columnEnd(w1), columnEnd(w2)) };
  }
  if (l1 !== undefined && l2 !== undefined) {
    return { sheet, rows: ordered(endOf(l1), endOf(l2)), columns: whole(lastColumnNumber) };
  }
  return null;
};

/** A reference as a formula copied so many rows and columns away reads it. */
export const moved = (reference: Reference, down: number, right: number): Reference => {
  const shift = ([from, to]: readonly [End, End], by: number): readonly [End, End] =>
    ordered(from.fixed ? from : { ...from, at: from.at + by }, to.fixed ? to : { ...to, at: to.at + by });
  return { ...reference, rows: shift(reference.rows, down), columns: shift(reference.columns, right) };
};

/** The text of a formula as a copy so many rows and columns away has it; null where that cannot be said. */
export const copiedFormula = (formula: string, down: number, right: number): string | null => {
  let isSure = true;
  const shifted = (end: string, by: number, shown: (at: number) => string, last: number): string => {
    if (end.startsWith('$')) return end;
    const at = (/^\d/.test(end) ? Number(end) : columnOf(`${end}1`, 1)) + by;
    isSure &&= at >= 1 && at <= last;
    return shown(Math.max(1, at));
  };
  const column = (end: string): string => shifted(end, right, columnLetters, lastColumnNumber);
  const row = (end: string): string => shifted(end, down, String, lastRowNumber);
  const text = formula.replace(token, (whole: string, ...rest: unknown[]) => {
    const { bracket, c1, r1, c2, r2, w1, w2, l1, l2 } = rest.at(-1) as Readonly<Record<string, string | undefined>>;
    if (bracket !== undefined) isSure = false;
    if (c1 !== undefined && r1 !== undefined) {
      const to = c2 !== undefined && r2 !== undefined ? `:${column(c2)}${row(r2)}` : '';
      return `${column(c1)}${row(r1)}${to}`;
    }
    if (w1 !== undefined && w2 !== undefined) return `${column(w1)}:${column(w2)}`;
    if (l1 !== undefined && l2 !== undefined) return `${row(l1)}:${row(l2)}`;
    return whole;
  });
  return isSure ? text : null;
};
