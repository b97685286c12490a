/** Markers of a table (TT): 1, 2, 3 · I, II, III · a, b, c, d, đ (the Vietnamese order). */
const LETTERS = 'abcdđeghiklmnopqrstuvxy';

const CAPITALS = LETTERS.toUpperCase();

export type MarkerStyle = 'arabic' | 'roman' | 'letter' | 'capital';

const ROMAN: readonly (readonly [number, string])[] = [
  [1000, 'M'],
  [900, 'CM'],
  [500, 'D'],
  [400, 'CD'],
  [100, 'C'],
  [90, 'XC'],
  [50, 'L'],
  [40, 'XL'],
  [10, 'X'],
  [9, 'IX'],
  [5, 'V'],
  [4, 'IV'],
  [1, 'I'],
];

const toRoman = (number: number): string => {
  let rest = number;
  let text = '';
  for (const [value, sign] of ROMAN) {
    while (rest >= value) {
      text += sign;
      rest -= value;
    }
  }
  return text;
};

/**
 * What kind of marker a text is, or null. A bare "I" is Roman, and so are V and X; other single capitals are letters
 * (A, B, C). `before`, the marker before it in the table, tells the I that follows H from the I that opens a series.
 */
export const markerStyle = (text: string, before = ''): MarkerStyle | null => {
  if (/^\d{1,9}$/.test(text)) return 'arabic';
  if (text.length === 1 && before.length === 1 && CAPITALS.indexOf(text) === CAPITALS.indexOf(before) + 1) {
    if (CAPITALS.includes(before)) return 'capital';
  }
  if (/^[IVXLCDM]+$/.test(text) && text === toRoman(romanValue(text)) && (text.length > 1 || 'IVX'.includes(text))) {
    return 'roman';
  }
  if (text.length === 1 && LETTERS.includes(text)) return 'letter';
  if (text.length === 1 && CAPITALS.includes(text)) return 'capital';
  return null;
};

const romanValue = (text: string): number => {
  let total = 0;
  let rest = text;
  for (const [value, sign] of ROMAN) {
    while (rest.startsWith(sign)) {
      total += value;
      rest = rest.slice(sign.length);
    }
  }
  return total;
};

/** Place of a marker in its series, 1-based; null when it is none of them. */
export const markerNumber = (text: string): number | null => {
  switch (markerStyle(text)) {
    case 'arabic':
      return Number(text);
    case 'roman':
      return romanValue(text);
    case 'letter':
      return LETTERS.indexOf(text) + 1;
    case 'capital':
      return CAPITALS.indexOf(text) + 1;
    default:
      return null;
  }
};

/** The marker at a place of a series; letters beyond the last one go on as numbers. */
export const formatMarker = (style: MarkerStyle, number: number): string => {
  if (style === 'roman') return number > 0 && number < 4000 ? toRoman(number) : String(number);
  if (style === 'letter') return LETTERS.charAt(number - 1) || String(number);
  if (style === 'capital') return CAPITALS.charAt(number - 1) || String(number);
  return String(number);
};

/** A TT cell of a table: its text, how deep its row is, and whether that row is a heading. */
export interface MarkerPlace {
  readonly marker: string;
  readonly level: number;
  readonly isHeading: boolean;
}

/** A series of markers: one style at one level. Each of its runs begins after something senior to it. */
interface Series {
  readonly level: number;
  readonly style: MarkerStyle;
  /** Order of first appearance: a series that appeared earlier at the same level stands over this one. */
  readonly age: number;
}

/**
 * Numbers TT cells again from 1, each series (1, 2 · I, II · a, b) in its own style. A series under another one begins
 * anew or runs on as it did before. Blank cells and other signs (-, +, 1.1) stay.
 */
export const renumber = (places: readonly MarkerPlace[]): string[] => {
  const series = new Map<string, Series>();
  const before = new Map<number, string>();
  const cells = places.map((place): Cell => {
    const style = markerStyle(place.marker, before.get(place.level));
    if (place.marker !== '') before.set(place.level, place.marker);
    if (style === null) return { place, series: null };
    const key = `${place.level} ${style}`;
    const own = series.get(key) ?? { level: place.level, style, age: series.size };
    series.set(key, own);
    return { place, series: own };
  });
  const runsOn = new Map([...series.values()].map((one) => [one, doesRunOn(cells, one)]));
  const numbers = new Map<Series, number>();
  return cells.map((cell) => {
    for (const one of series.values()) if (isSenior(cell, one) && runsOn.get(one) !== true) numbers.delete(one);
    if (cell.series === null) return cell.place.marker;
    const number = (numbers.get(cell.series) ?? 0) + 1;
    numbers.set(cell.series, number);
    return formatMarker(cell.series.style, number);
  });
};

interface Cell {
  readonly place: MarkerPlace;
  readonly series: Series | null;
}

/** Does a series begin anew after this cell? After what is less deep, after a heading, after an older series beside it. */
const isSenior = ({ place, series }: Cell, than: Series): boolean => {
  if (place.level < than.level) return series !== null || place.isHeading;
  if (place.level > than.level || series === than) return false;
  return series === null ? place.isHeading : series.age < than.age;
};

/** As the table stands: do the numbers go on (4, 5, 6) where a new group begins, or start with 1 again? */
const doesRunOn = (cells: readonly Cell[], series: Series): boolean => {
  let isFresh = true;
  let hasBegun = false;
  let again = 0;
  let on = 0;
  for (const cell of cells) {
    if (isSenior(cell, series)) isFresh = true;
    if (cell.series !== series) continue;
    if (isFresh && hasBegun) {
      if (markerNumber(cell.place.marker) === 1) again++;
      else on++;
    }
    isFresh = false;
    hasBegun = true;
  }
  return on > again;
};

/** A row as far as the merging of TT is concerned. */
export interface MarkedCell {
  readonly marker: string;
  readonly kind: string;
}

/**
 * TT is printed once over a run of rows that share it (the real Biểu does so with its group numbers); a heading begins a
 * run of its own, and bullets ("-", "+") are no numbers: each row keeps its own.
 */
export const sharesMarker = (above: MarkedCell | undefined, row: MarkedCell): boolean =>
  above !== undefined && /[\p{L}\p{N}]/u.test(row.marker) && above.marker === row.marker && above.kind !== 'heading';
