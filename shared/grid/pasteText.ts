import { formatVi, parseViNumber, readPlainNumber } from '../domain/decimal';
import { timesFactor } from '../domain/measure';
import type { PasteChoice, PasteProblemKind } from '../domain/paste';
import type { ViewRow } from '../form/types';
import type { LegacyCharset } from '../legacy/charsets';
import { decodeLegacy } from '../legacy/codec';
import { weighLegacy } from '../legacy/detect';
import { parseFigure } from '../target/parseFigure';
import { parseTarget } from '../target/parseTarget';
import type { PasteCell } from './pasteBlock';

/** What a text may be read as, besides being kept or left out. */
export type Readings = Readonly<Partial<Record<Extract<PasteChoice, 'foreign' | 'own' | 'range' | 'decoded'>, string>>>;

export interface TextProblem {
  readonly kind: PasteProblemKind;
  readonly readings: Readings;
}

const NUMBER_RUN = /\d(?:[\d.,]*\d)?/g;
const NARROW = /^#{2,}$/;
const FORMULA_ERROR = /^(?:#(?:REF!|DIV\/0!|N\/A|NAME\?|VALUE!|NUM!|NULL!|SPILL!|CALC!)|Err:\d{3})$/i;

/** The text as it is to be typed here: the exact number where the source told it in another writing. */
export const ownText = ({ text, value }: PasteCell): string => {
  const trimmed = text.replace(/\u00A0/g, ' ').trim();
  if (value === null || !/^[-−–+(]?[\d.,\s]+\)?\s*%?$/.test(trimmed)) return trimmed;
  const percent = trimmed.endsWith('%');
  const exact = percent ? timesFactor(value, '100') : value;
  const shown = parseViNumber(percent ? trimmed.slice(0, -1) : trimmed);
  if (shown.ok && shown.value.value === exact) return trimmed;
  return formatVi(exact) + (percent ? '%' : '');
};

/** How a number run can be understood: en-US and vi-VN, in vi-VN writing; null where it is not written that way. */
const readRun = (run: string): { readonly foreign: string | null; readonly own: string | null } => {
  const own = parseViNumber(run);
  if (own.ok) {
    const ambiguous = /^\d{1,3}(?:\.\d{3}|,\d{3})$/.test(run);
    if (!ambiguous) return { foreign: run, own: run };
    const swapped = run.includes('.') ? run.replace('.', ',') : run.replace(',', '.');
    return { foreign: parseViNumber(swapped).ok ? swapped : null, own: run };
  }
  const [foreign] = own.error.readings;
  return { foreign: foreign === undefined ? null : formatVi(foreign), own: null };
};

const readAll = (text: string, how: 'foreign' | 'own'): string | null => {
  let failed = false;
  const read = text.replace(NUMBER_RUN, (run) => {
    const reading = readRun(run)[how];
    if (reading === null) failed = true;
    return reading ?? run;
  });
  return failed ? null : read;
};

/** A number that can only be en-US, such as "1,234.5" or "0.5", stands in the text. */
export const isForeign = (text: string): boolean =>
  readPlainNumber(text) === null &&
  [...text.matchAll(NUMBER_RUN)].some(([run]) => {
    const read = parseViNumber(run);
    return !read.ok && (read.error.code === 'foreignForm' || read.error.code === 'ambiguousDot');
  });

/** A number that can only be vi-VN, such as "41,5" or "1.234.567", stands in the text. */
export const isOwnForm = (text: string): boolean =>
  [...text.matchAll(NUMBER_RUN)].some(
    ([run]) => /[.,]/.test(run) && !/^\d{1,3}[.,]\d{3}$/.test(run) && parseViNumber(run).ok,
  );

/** Readable in both ways with different values: "1.234", "1,234". */
const isAmbiguous = (text: string): boolean => /^[<>≥≤=\s+-]*\d{1,3}[.,]\d{3}\s*%?$/.test(text);

/** Beside en-US numbers a comma before three digits parts thousands; a point there may still be either. */
const foreignProblem = (text: string): TextProblem => {
  const foreign = readAll(text, 'foreign');
  const own = readAll(text, 'own');
  return {
    kind: isAmbiguous(text) && text.includes('.') ? 'ambiguous' : 'foreign',
    readings: { ...(foreign === null ? {} : { foreign }), ...(own === null ? {} : { own }) },
  };
};

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

const monthOf = (word: string): number | null => {
  const own = /^(?:thg|th|tháng)\s?\.?(\d{1,2})$/iu.exec(word)?.[1];
  const number = own === undefined ? MONTHS.indexOf(word.slice(0, 3).toLowerCase()) + 1 : Number(own);
  return number >= 1 && number <= 12 ? number : null;
};

const WORD = '(\\p{L}{3,9}|(?:thg|th|tháng)\\s?\\.?\\d{1,2})';
const DAY_MONTH = new RegExp(`^(\\d{1,2})[-/ ]${WORD}(?:[-/ ]\\d{2,4})?$`, 'iu');
const MONTH_NUMBER = new RegExp(`^${WORD}[-/ ](\\d{1,2})$`, 'iu');

/** "05-Jun", "6-May", "05-Thg6", "5/6/2026", "2026-06-05" back to the range that was typed, low bound first. */
export const rangeOfDate = (text: string): string | null => {
  const between = (a: number, b: number): string => `${Math.min(a, b)}-${Math.max(a, b)}`;
  const isDay = (day: number): boolean => day >= 1 && day <= 31;
  const [, day, word] = DAY_MONTH.exec(text) ?? [];
  if (day !== undefined && word !== undefined) {
    const month = monthOf(word);
    return month !== null && isDay(Number(day)) ? between(Number(day), month) : null;
  }
  const [, first, number] = MONTH_NUMBER.exec(text) ?? [];
  if (first !== undefined && number !== undefined) {
    const month = monthOf(first);
    return month === null ? null : between(month, Number(number));
  }
  const slashed = /^(\d{1,2})[/.-](\d{1,2})[/.-](?:\d{4}|\d{2})$/.exec(text);
  const iso = /^\d{4}-(\d{2})-(\d{2})(?:[ T]00:00(?::00)?)?$/.exec(text);
  const [a, b] = [Number((slashed ?? iso)?.[1] ?? 0), Number((slashed ?? iso)?.[2] ?? 0)];
  return isDay(a) && isDay(b) && Math.min(a, b) <= 12 ? between(a, b) : null;
};

/** What is wrong with a text in a column of targets or figures; null when it is a value. */
export const checkValue = (
  text: string,
  kind: 'target' | 'figure',
  row: ViewRow | null,
  suspicious: boolean,
): TextProblem | null => {
  if (text === '') return null;
  if (readPlainNumber(text) !== null) return suspicious && isAmbiguous(text) ? foreignProblem(text) : null;
  const broken = checkText(text);
  if (broken) return broken;
  const range = rangeOfDate(text);
  if (range !== null) return { kind: 'date', readings: { range } };
  if (isForeign(text) || (suspicious && isAmbiguous(text))) return foreignProblem(text);
  const scale = row?.scale ?? undefined;
  const read = kind === 'target' ? parseTarget(text, { scale }).kind : parseFigure(text, { scale }).kind;
  return read === 'unreadable' ? { kind: 'unreadable', readings: {} } : null;
};

/** What is wrong with a text in any column. */
export const checkText = (text: string): TextProblem | null => {
  if (NARROW.test(text)) return { kind: 'narrow', readings: {} };
  return FORMULA_ERROR.test(text) ? { kind: 'formula', readings: {} } : null;
};

/** A text of a block whose words are of an old encoding, with what it says in Unicode; null when nothing in it changes. */
export const checkEncoding = (text: string, charset: LegacyCharset): TextProblem | null => {
  const { legacy, unicode } = weighLegacy(text, charset);
  return legacy > unicode ? { kind: 'legacy', readings: { decoded: decodeLegacy(text, charset) } } : null;
};
