import { parseViNumber, readPlainNumber, scaledBy } from '../domain/decimal';
import { formatMarker, markerNumber, markerStyle } from '../domain/marker';

/** `copy` repeats the cells, `series` goes on from them, `auto` is what dragging does without a key held. */
export type FillMode = 'auto' | 'copy' | 'series';

export interface FillOptions {
  readonly mode: FillMode;
  /** The cells hold targets or figures: a text with a number in it is then a value ("≥ 50") and not a name ("Xã 1"). */
  readonly isValue: boolean;
  /** Up or left: what comes before the first cell, nearest first. */
  readonly backwards: boolean;
}

/** A member of a series at a distance from the first cell; null where the series has none. */
type Rule = (offset: number) => string | null;

/**
 * Texts for the cells after (or before) the given ones, as the fill handle writes them. One number is repeated, two or
 * more with an even step go on; months, quarters and numbered names go on from one; markers go on from two. Cells
 * without a rule are repeated as a block, so a fill never invents a figure.
 */
export const continueSeries = (texts: readonly string[], count: number, options: FillOptions): string[] => {
  const rule = options.mode === 'copy' ? null : findRule(texts, options);
  const result: string[] = [];
  for (let i = 0; i < count; i += 1) {
    const offset = options.backwards ? -1 - i : texts.length + i;
    const repeated = texts[((offset % texts.length) + texts.length) % texts.length] ?? '';
    result.push(rule?.(offset) ?? repeated);
  }
  return result;
};

const findRule = (texts: readonly string[], options: FillOptions): Rule | null => {
  if (texts.length === 0 || texts.some((text) => text.trim() === '')) return null;
  const forced = options.mode === 'series';
  return (
    numberRule(texts, forced) ??
    periodRule(texts) ??
    markerRule(texts, forced) ??
    numberedRule(texts, { forced, isValue: options.isValue })
  );
};

/** The even step between whole numbers, scaled alike; 1 for a single one; null when the steps differ or are zero. */
const evenStep = (values: readonly bigint[], unit: bigint): bigint | null => {
  const [first, second] = values;
  if (first === undefined) return null;
  if (second === undefined) return unit;
  const step = second - first;
  if (step === 0n) return null;
  return values.every((value, index) => value === first + step * BigInt(index)) ? step : null;
};

const numberRule = (texts: readonly string[], forced: boolean): Rule | null => {
  if (texts.length < 2 && !forced) return null;
  const read = texts.map((text) => {
    const parsed = readPlainNumber(text.replace(/^[-−–]/, '')) === null ? null : parseViNumber(text);
    return parsed?.ok ? parsed.value : null;
  });
  const places = Math.max(0, ...read.map((one) => one?.decimals ?? 0));
  const scaled = read.map((one) => (one === null ? null : scaledBy(one.value, places)));
  const values = scaled.filter((value): value is bigint => value !== null);
  if (values.length !== texts.length) return null;
  const step = evenStep(values, 10n ** BigInt(places));
  const first = values[0];
  if (step === null || first === undefined) return null;
  const dotted = texts.some((text) => /\d\.\d{3}/.test(text));
  return (offset) => fromScaled(first + step * BigInt(offset), places, dotted);
};

const fromScaled = (value: bigint, places: number, dotted: boolean): string => {
  const digits = (value < 0n ? -value : value).toString().padStart(places + 1, '0');
  const whole = digits.slice(0, digits.length - places);
  const grouped = dotted ? whole.replace(/\B(?=(?:\d{3})+$)/g, '.') : whole;
  return `${value < 0n ? '-' : ''}${grouped}${places > 0 ? `,${digits.slice(digits.length - places)}` : ''}`;
};

/** "Tháng 1", "T01", "Quý IV/2023", "Q.2 năm 2024": the word, the number, what joins the year, the year. */
const PERIOD = /^(tháng|t\.?|quý|q\.?)(\s*)(\d{1,2}|[IV]{1,3})(?:(\s*[/-]\s*|\s+năm\s+|\s+)(\d{4}))?$/iu;

interface PeriodText {
  readonly before: string;
  readonly isRoman: boolean;
  readonly width: number;
  readonly joint: string;
  readonly cycle: number;
  /** Counted from the first month or quarter of year 0. */
  readonly index: number;
  readonly hasYear: boolean;
}

const readPeriodText = (text: string): PeriodText | null => {
  const [, word, gap, number, joint = '', year] = PERIOD.exec(text.trim()) ?? [];
  if (word === undefined || gap === undefined || number === undefined) return null;
  const isQuarter = /^q/iu.test(word);
  const isRoman = !/^\d/.test(number);
  // "T1" and "Q1" are written close; a bare letter and a word apart is something else.
  if (isRoman && !isQuarter) return null;
  const cycle = isQuarter ? 4 : 12;
  const place = isRoman ? markerNumber(number.toUpperCase()) : Number(number);
  if (place === null || place < 1 || place > cycle) return null;
  return {
    before: word + gap,
    isRoman,
    width: isRoman || !number.startsWith('0') ? 0 : number.length,
    joint,
    cycle,
    index: Number(year ?? 0) * cycle + place - 1,
    hasYear: year !== undefined,
  };
};

const periodRule = (texts: readonly string[]): Rule | null => {
  const read = texts.map(readPeriodText);
  const first = read[0];
  if (!first) return null;
  const isAlike = read.every(
    (one) => one?.before === first.before && one.isRoman === first.isRoman && one.hasYear === first.hasYear,
  );
  if (!isAlike) return null;
  const second = read[1];
  // Without a year December is followed by January.
  const turn = (difference: number): number =>
    first.hasYear ? difference : ((difference % first.cycle) + first.cycle) % first.cycle;
  const step = second ? turn(second.index - first.index) : 1;
  if (step === 0 || !read.every((one, index) => turn((one?.index ?? 0) - first.index) === turn(step * index)))
    return null;
  return (offset) => {
    const index = first.index + step * offset;
    const place = (((index % first.cycle) + first.cycle) % first.cycle) + 1;
    const number = first.isRoman ? formatMarker('roman', place) : String(place).padStart(first.width, '0');
    const year = first.hasYear ? `${first.joint}${Math.floor(index / first.cycle)}` : '';
    return `${first.before}${number}${year}`;
  };
};

/** I, II and a, b, c, d, đ; A, B … when not all of the letters are Roman. Numbers are the business of `numberRule`. */
const markerRule = (texts: readonly string[], forced: boolean): Rule | null => {
  if (texts.length < 2 && !forced) return null;
  const styles = texts.map((text) => markerStyle(text));
  const style = styles[0];
  if (!style || style === 'arabic' || styles.some((one) => one !== style)) return null;
  const values = texts.map((text) => BigInt(markerNumber(text) ?? 0));
  const step = evenStep(values, 1n);
  const first = values[0];
  if (step === null || first === undefined) return null;
  return (offset) => {
    const number = Number(first + step * BigInt(offset));
    return number < 1 ? null : formatMarker(style, number);
  };
};

/** A name with its number at the end or in front ("Xã 1", "1.2", "2021-2025" not): the rest is the same in all cells. */
const numberedRule = (
  texts: readonly string[],
  { forced, isValue }: { readonly forced: boolean; readonly isValue: boolean },
): Rule | null => {
  if (texts.length < 2 && isValue && !forced) return null;
  const parts = texts.map((text) => /^(.*?)(\d{1,15})(\D*)$/su.exec(text));
  const first = parts[0];
  if (!first) return null;
  const [, before = '', digits = '', after = ''] = first;
  // In a longer text the number is part of a sentence; only one at its end counts it.
  if (texts.length < 2 && after !== '' && !forced) return null;
  if (before === '' && after === '') return null;
  if (/[\d,.][-–/,]$/.test(before) || (isValue && /\d/.test(before))) return null;
  if (parts.some((part) => part?.[1] !== before || part[3] !== after)) return null;
  const values = parts.map((part) => BigInt(part?.[2] ?? '0'));
  const step = evenStep(values, 1n);
  const start = values[0];
  if (step === null || start === undefined) return null;
  const width = digits.startsWith('0') ? digits.length : 0;
  return (offset) => {
    const number = start + step * BigInt(offset);
    return number < 0n ? null : `${before}${number.toString().padStart(width, '0')}${after}`;
  };
};
