/** Markers of a table (TT): 1, 2, 3 · I, II, III · a, b, c, d, đ (the Vietnamese order). */
const LETTERS = 'abcdđeghiklmnopqrstuvxy';

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

/** What kind of marker a text is, or null. A bare "I" is Roman; other single capitals are letters (A, B, C). */
export const markerStyle = (text: string): MarkerStyle | null => {
  if (/^\d+$/.test(text)) return 'arabic';
  if (/^[IVXLCDM]+$/.test(text) && text === toRoman(romanValue(text)) && (text.length > 1 || 'IVX'.includes(text))) {
    return 'roman';
  }
  if (text.length === 1 && LETTERS.includes(text)) return 'letter';
  if (text.length === 1 && LETTERS.toUpperCase().includes(text)) return 'capital';
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
      return LETTERS.toUpperCase().indexOf(text) + 1;
    default:
      return null;
  }
};

/** The marker at a place of a series; letters beyond the last one go on as numbers. */
export const formatMarker = (style: MarkerStyle, number: number): string => {
  if (style === 'roman') return number > 0 && number < 4000 ? toRoman(number) : String(number);
  if (style === 'letter') return LETTERS.charAt(number - 1) || String(number);
  if (style === 'capital') return LETTERS.toUpperCase().charAt(number - 1) || String(number);
  return String(number);
};
