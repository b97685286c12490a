/**
 * Advance widths of Times New Roman (Liberation Serif has the same), in thousandths of an em, for U+0020…U+007E.
 * ExcelJS does not fit row heights and Excel does not fit merged cells, so the wrapping is worked out here.
 */
const regular = [
  250, 333, 408, 500, 500, 833, 778, 180, 333, 333, 500, 564, 250, 333, 250, 278, 500, 500, 500, 500, 500, 500, 500,
  500, 500, 500, 278, 278, 564, 564, 564, 444, 921, 722, 667, 667, 722, 611, 556, 722, 722, 333, 389, 722, 611, 889,
  722, 722, 556, 722, 667, 556, 611, 722, 722, 944, 722, 722, 611, 333, 278, 333, 469, 500, 333, 444, 500, 444, 500,
  444, 333, 500, 500, 278, 278, 500, 278, 778, 500, 500, 500, 500, 333, 389, 278, 500, 500, 722, 500, 500, 444, 480,
  200, 480, 541,
];
const bold = [
  250, 333, 555, 500, 500, 1000, 833, 278, 333, 333, 500, 570, 250, 333, 250, 278, 500, 500, 500, 500, 500, 500, 500,
  500, 500, 500, 333, 333, 570, 570, 570, 500, 930, 722, 667, 722, 722, 667, 611, 778, 778, 389, 500, 778, 667, 944,
  722, 778, 611, 778, 722, 556, 667, 722, 722, 1000, 722, 722, 667, 333, 278, 333, 581, 500, 333, 500, 556, 444, 556,
  444, 333, 500, 556, 278, 333, 556, 278, 833, 556, 500, 556, 556, 444, 389, 333, 556, 500, 722, 500, 500, 444, 394,
  220, 394, 520,
];
const special: Readonly<Record<string, readonly [number, number]>> = {
  đ: [500, 556],
  Đ: [722, 722],
  '‰': [1000, 1000],
  '…': [1000, 1000],
};
/** What the horn adds to u and to o. */
const hornWidth = { u: [42, 44], o: [29, 54], U: [54, 74], O: [0, 0] } as const;
const isHorned = (letter: string): letter is keyof typeof hornWidth => letter in hornWidth;
const horn = '\u031B';

/** Thousandths of an em for a letter with its marks in NFD. */
const lettersWidth = (letters: string, isBold: boolean): number => {
  const table = isBold ? bold : regular;
  let width = 0;
  let last = '';
  for (const letter of letters) {
    if (letter === horn && isHorned(last)) width += hornWidth[last][isBold ? 1 : 0];
    if (/\p{Mn}/u.test(letter)) continue;
    width += special[letter]?.[isBold ? 1 : 0] ?? table[(letter.codePointAt(0) ?? 32) - 32] ?? 560;
    last = letter;
  }
  return width;
};

/** Widths of the characters of the Basic Multilingual Plane, as they are met; regular and bold. */
const known = [new Int16Array(0x10000).fill(-1), new Int16Array(0x10000).fill(-1)] as const;
/** Marks on their own change the letter before them; halves of surrogate pairs mean nothing by themselves. */
const together = /[\p{Mn}\p{Cs}\u{10000}-\u{10ffff}]/u;

/** Width of a text in points; letters with marks are as wide as their base letter, apart from ư and ơ. */
export const textWidth = (text: string, size: number, isBold: boolean): number => {
  const widths = known[isBold ? 1 : 0];
  let width = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    let one = widths[code] ?? -1;
    if (one < 0) {
      const letter = text.charAt(at);
      if (together.test(letter)) return (lettersWidth(text.normalize('NFD'), isBold) * size) / 1000;
      one = lettersWidth(letter.normalize('NFD'), isBold);
      widths[code] = one;
    }
    width += one;
  }
  return (width * size) / 1000;
};

/** How many lines a text takes in a cell of the given inner width (points), broken at blanks and then anywhere. */
export const countLines = (text: string, width: number, size: number, isBold: boolean): number => {
  const blank = textWidth(' ', size, isBold);
  let lines = 0;
  for (const paragraph of text.split(/\r?\n/)) {
    let used = 0;
    lines++;
    for (const word of paragraph.split(/ +/)) {
      let need = textWidth(word, size, isBold);
      if (used > 0 && used + blank + need > width) {
        lines++;
        used = 0;
      }
      for (; need > width && width > size; need -= width) lines++;
      used += (used > 0 ? blank : 0) + need;
    }
  }
  return lines;
};
