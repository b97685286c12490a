import { err, ok, type Result } from '../contract/result';

/** Canonical decimal text: "-12.5", "39500". No plus, no trailing zeros, "-0" is "0". Fixed texts ("84.00") also use it. */
export type Decimal = string;

/** Why a text is not a vi-VN number. `ambiguousDot`: "1.5"; `foreignForm`: "1,234.5"; both carry the possible readings. */
export type NumberErrorCode = 'empty' | 'notNumber' | 'ambiguousDot' | 'foreignForm' | 'badGrouping' | 'tooLong';

/** A located error (offsets [at, end) into the text) with what the person may have meant. */
export interface NumberError {
  readonly code: NumberErrorCode;
  readonly at: number;
  readonly end: number;
  readonly readings: readonly Decimal[];
}

/** A number and how many decimals were typed ("58,30" has 2). */
export interface ParsedNumber {
  readonly value: Decimal;
  readonly decimals: number;
}

/** More digits than any plan needs; keeps hostile text from costing time. */
export const maxNumberLength = 60;
const maxTextLength = 500;

const edges = /^[\s\u200B\u2060]+|[\s\u200B\u2060]+$/g;
const plain = /^(\d+)(?:,(\d+))?$/;
const dotted = /^([1-9]\d{0,2}(?:\.\d{3})+)(?:,(\d+))?$/;
const spaced = /^([1-9]\d{0,2}(?:[ \u00A0\u2007\u2009\u202F]\d{3})+)(?:,(\d+))?$/;
const foreignDecimal = /^\d{1,3}(?:,\d{3})+\.\d+$/;
const foreignWhole = /^\d{1,3}(?:,\d{3}){2,}$/;
const oneDot = /^\d*\.\d+$/;
const numberLike = /^[\d.,\s]*\d[\d.,\s]*$/;

/** Digits before and after the decimal point, and a sign, to canonical text. */
function canonical(negative: boolean, whole: string, places: string): Decimal {
  const left = whole.replace(/\D/g, '').replace(/^0+(?=\d)/, '') || '0';
  const right = places.replace(/0+$/, '');
  const digits = right === '' ? left : `${left}.${right}`;
  return negative && digits !== '0' ? `-${digits}` : digits;
}

/** Whether a text is decimal text with a point ("12.5", "84.00"), the form all stored numbers have. */
export function isDecimal(text: string): boolean {
  return /^-?\d+(?:\.\d+)?$/.test(text);
}

/** Digits behind the point of canonical text: "17.50" has two. */
export const decimalPlaces = (value: Decimal): number => value.split('.')[1]?.length ?? 0;

/** Decimal text as a whole number of its last place: "12.5" with 2 places → 1250n. `places`: as many as it has, or more. */
export const scaledBy = (value: Decimal, places: number): bigint => {
  const [whole = '0', right = ''] = value.split('.');
  return BigInt(whole + right.padEnd(places, '0'));
};

/** Strips what canonical text does not carry: "084.00" → "84". Text that is no decimal comes back unchanged. */
export function toCanonical(value: Decimal): Decimal {
  const match = /^(-?)(\d+)(?:\.(\d+))?$/.exec(value);
  return match === null ? value : canonical(match[1] === '-', match[2] ?? '0', match[3] ?? '');
}

/**
 * Reads a vi-VN number: decimal comma; dots or spaces (also no-break ones) for thousands; a leading +, - or −.
 * A dot that groups no thousands ("1.5") and the en-US form ("1,234.5") are refused, so that the caller can ask.
 */
export function parseViNumber(text: string): Result<ParsedNumber, NumberError> {
  if (text.length > maxTextLength) return err({ code: 'tooLong', at: 0, end: text.length, readings: [] });
  const body = text.replace(edges, '');
  const at = body === '' ? 0 : text.indexOf(body);
  const fail = (code: NumberErrorCode, readings: readonly Decimal[] = []): Result<never, NumberError> =>
    err({ code, at, end: at + body.length, readings });
  if (body === '') return fail('empty');
  if (body.length > maxNumberLength) return fail('tooLong');
  const negative = /^[-−–]/.test(body);
  const digits = /^[-−–+]/.test(body) ? body.slice(1) : body;
  const match = plain.exec(digits) ?? dotted.exec(digits) ?? spaced.exec(digits);
  if (match !== null) {
    const places = match[2] ?? '';
    return ok({ value: canonical(negative, match[1] ?? '', places), decimals: places.length });
  }
  if (foreignDecimal.test(digits)) {
    const [whole = '', places = ''] = digits.split('.');
    return fail('foreignForm', [canonical(negative, whole, places)]);
  }
  if (foreignWhole.test(digits)) return fail('foreignForm', [canonical(negative, digits, '')]);
  if (oneDot.test(digits)) {
    const [whole = '', places = ''] = digits.split('.');
    return fail('ambiguousDot', [canonical(negative, whole, places), canonical(negative, digits, '')]);
  }
  return fail(numberLike.test(digits) ? 'badGrouping' : 'notNumber');
}

/** Dots between groups of three digits: "39500" → "39.500". */
function groupThousands(digits: string): string {
  return digits.replace(/\B(?=(?:\d{3})+$)/g, '.');
}

/** Rounds decimal text to `places`, half away from zero, keeping trailing zeros. */
function roundText(negative: boolean, whole: string, right: string, places: number): string {
  const kept = right.slice(0, places).padEnd(places, '0');
  const up = right.charAt(places) >= '5' ? 1n : 0n;
  const sum = (BigInt(whole + kept) + up).toString().padStart(places + 1, '0');
  const cut = sum.length - places;
  const body = places === 0 ? sum : `${sum.slice(0, cut)}.${sum.slice(cut)}`;
  return negative && /[1-9]/.test(body) ? `-${body}` : body;
}

/**
 * Decimal text in vi-VN form: dots for thousands, decimal comma ("39500.5" → "39.500,5").
 * With `decimals` it is rounded half-up (away from zero) and padded; text that is no decimal comes back unchanged.
 */
export function formatVi(value: Decimal, decimals?: number): string {
  const match = /^(-?)(\d+)(?:\.(\d+))?$/.exec(value);
  if (match === null) return value;
  const fixed =
    decimals === undefined
      ? value
      : roundText(
          match[1] === '-',
          match[2] ?? '0',
          match[3] ?? '',
          Math.min(100, Math.max(0, Math.trunc(decimals) || 0)),
        );
  const sign = fixed.startsWith('-') ? '-' : '';
  const [whole = '', places] = fixed.slice(sign.length).split('.');
  return sign + groupThousands(whole) + (places === undefined ? '' : `,${places}`);
}

const typedNumber = '[-−+]?(?:0|[1-9]\\d*)(?:,\\d+)?';
const typedDotted = '[-−+]?[1-9]\\d{0,2}(?:\\.\\d{3})+(?:,\\d+)?';
const typedPart = `(?:${typedDotted}|${typedNumber})`;
const typedWhole = new RegExp(
  `^\\s*(?:(?:[<>≥≤=]|>=|<=|=>|=<)?\\s*${typedPart}|${typedPart}\\s*[-‐-―−÷]\\s*${typedPart})\\s*$`,
  'u',
);

/**
 * A cell's text as typed, with only the thousands dots added: "39500" → "39.500", ">39500" → ">39.500",
 * "5000-6000" → "5.000-6.000"; "58,30" and "600.000" stay. Any other text comes back unchanged.
 */
export function showTyped(text: string): string {
  if (text.length > 2 * maxNumberLength || !typedWhole.test(text)) return text;
  return text.replace(/\d[\d.]*(?:,\d+)?/g, (number) => {
    const [whole = '', places] = number.split(',');
    const grouped = whole.includes('.') ? whole : groupThousands(whole);
    return places === undefined ? grouped : `${grouped},${places}`;
  });
}

const plainNumber = /^(?:\d{1,3}(?:\.\d{3})+|\d+)(?:,\d+)?$/;

/** The value of a text that is a vi-VN number and nothing else, which most cells of a table are; null for any other. */
export function readPlainNumber(text: string): Decimal | null {
  if (!plainNumber.test(text)) return null;
  const parsed = parseViNumber(text);
  return parsed.ok ? parsed.value.value : null;
}
