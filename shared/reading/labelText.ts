import type { ViewRow } from '../form/types';

/**
 * Labels are compared in NFC, without regard to letter case and blanks. Accents are never folded to match an
 * identity (đồng ≠ dòng, domain.md §6); only the place of the tone mark is (hoá = hóa), and that is reported.
 */
const blanks = /[\s\u00A0\u2000-\u200D\u202F\u2060\uFEFF]+/gu;

/** Visible text of a label: NFC, single blanks. */
export const tidyText = (text: string): string => text.normalize('NFC').replace(blanks, ' ').trim();

/** Identity of a label. Blanks around / , ; : ( ) % - do not count, nor does the kind of dash. */
export const foldLabel = (text: string): string =>
  tidyText(text)
    .toLocaleLowerCase('vi')
    .replace(/[‐-―−]/gu, '-')
    .replace(/ *([/,;:()%-]) */gu, '$1')
    .replace(/(?<![.:;,])[.:;,]+$/u, '')
    .trim();

const tones = '\u0300\u0301\u0303\u0309\u0323';
const newStyle = new RegExp(`(o[ae]|u[y])([${tones}])(?![\\p{L}\\p{M}])`, 'gu');

/** Also without regard to where the tone mark of oa, oe, uy stands ("hoá" = "hóa", "thuý" = "thúy"). */
export const foldTonePlace = (text: string): string =>
  foldLabel(text)
    .normalize('NFD')
    .replace(newStyle, (_, pair: string, tone: string) => `${pair.charAt(0)}${tone}${pair.charAt(1)}`)
    .normalize('NFC');

/** Without accents: for suggestions only. */
export const foldAccents = (text: string): string =>
  foldLabel(text)
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '')
    .replaceAll('đ', 'd');

const bullet = /^(?:[-–—+*•·]|\(?(?:\d{1,2}(?:\.\d{1,2})*|[a-zđ]|[ivx]{1,4})[.)])\s*/iu;
// Looking behind keeps a long run of marks in the middle from being tried at each of its letters.
const footnoteMark = /\s*(?:\(\s*[*\d]{1,3}\s*\)|(?<![*¹²³⁴⁵⁶⁷⁸⁹])[*¹²³⁴⁵⁶⁷⁸⁹]+)$/u;
const ofWhichPrefix = /^(?:trong đó|gồm|bao gồm)\s*[:,]?\s*/iu;

/** "- Mẫu giáo" → "Mẫu giáo", "1. Thu nhập (1)" → "Thu nhập", "Trong đó: Mẫu giáo" → "Mẫu giáo". */
export const stripDecoration = (text: string): string =>
  tidyText(text).replace(bullet, '').replace(ofWhichPrefix, '').replace(footnoteMark, '').trim();

/**
 * The sign in front of a label that stands below another one, and the label behind it; null where there is none. One dash is
 * as good as another: the office programs put in what they like.
 */
export const bulletOf = (text: string): { readonly sign: string; readonly rest: string } | null => {
  const [, sign, rest = ''] = /^\s*([-–—+*•·])\s*(.*)$/su.exec(text) ?? [];
  return sign === undefined ? null : { sign: sign.replace(/[–—]/u, '-'), rest };
};

/** Whether a label stands below another one by its own sign, or by announcing parts ("Trong đó:"). */
export const hasBullet = (text: string): boolean => bulletOf(text) !== null || announcesParts(text);

/** "Trong đó: Nuôi trồng": the first of several parts; the others follow it, often pushed in as far as its words are. */
export const announcesParts = (text: string): boolean => ofWhichPrefix.test(tidyText(text));

const distanceLimit = 3;

/** Whether two labels, folded by `foldAccents`, look like one label mistyped: the same, or a few letters apart. */
export const resembles = (left: string, right: string): boolean => {
  if (left === right) return true;
  const allowed = Math.min(distanceLimit, Math.floor(Math.min(left.length, right.length) / 8));
  if (allowed === 0 || Math.abs(left.length - right.length) > allowed) return false;
  return digitsOf(left) === digitsOf(right) && editDistance(left, right) <= allowed;
};

/** Labels that differ in a number ("từ 5 tuổi", "từ 6 tuổi") are different rows. */
const digitsOf = (text: string): string => text.replace(/\D/g, '');

const editDistance = (a: string, b: string): number => {
  let previous = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const current = [i];
    for (let j = 1; j <= b.length; j++) {
      const change = (previous[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      current.push(Math.min(change, (previous[j] ?? 0) + 1, (current[j - 1] ?? 0) + 1));
    }
    previous = current;
  }
  return previous[b.length] ?? 0;
};

/** Label of a row of the plan as a person says it. */
export const fullLabel = (row: Pick<ViewRow, 'name' | 'part'>): string =>
  row.part === null ? row.name : `${row.name}: ${row.part}`;
