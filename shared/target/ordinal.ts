import { err, ok, type Result } from '../contract/result';
import { readPrefix } from './readBody';
import { errorAt, type Source } from './readQuantity';
import { foldText } from './tokenize';
import type { Scale, TextError } from './types';

/** Yearly rating of party bodies and members, best first (Quy định 366-QĐ/TW); the scale used when none is given. */
export const partyRatingScale: Scale = ['HTXSNV', 'HTTNV', 'HTNV', 'KHTNV'];

/** An ordinal as read: its place in the scale, and whether "trở lên" was said. */
export interface Ordinal {
  readonly rank: number;
  readonly orBetter: boolean;
}

const written: readonly (readonly [string, string])[] = [
  ['htxsnv', 'hoàn thành xuất sắc nhiệm vụ'],
  ['httnv', 'hoàn thành tốt nhiệm vụ'],
  ['khtnv', 'không hoàn thành nhiệm vụ'],
  ['htnv', 'hoàn thành nhiệm vụ'],
  ['ht', 'hoàn thành'],
  ['xs', 'xuất sắc'],
  ['nv', 'nhiệm vụ'],
];

/** A label written out in full, so that "HTTNV", "Hoàn thành tốt NV" and "hoàn thành tốt nhiệm vụ" are one. */
function writeOut(label: string): string {
  const words = foldText(label)
    .replace(/[."“”]+$|^["“”]+/gu, '')
    .split(' ');
  return words.map((word) => written.find(([short]) => short === word)?.[1] ?? word).join(' ');
}

const writtenScales = new WeakMap<Scale, readonly string[]>();

/** The labels of a scale written out, kept for the next cell of the same scale. */
function writtenScale(scale: Scale): readonly string[] {
  const known = writtenScales.get(scale) ?? scale.map(writeOut);
  writtenScales.set(scale, known);
  return known;
}

function rankOf(label: string, scale: Scale): number {
  const wanted = writeOut(label);
  return wanted === '' ? -1 : writtenScale(scale).indexOf(wanted);
}

/**
 * Reads an ordinal; null when the text names no label of the scale. A label is tried before and after leading words
 * are taken off, because "Hoàn thành tốt nhiệm vụ" itself begins with one.
 */
export function readOrdinal(source: Source, scale: Scale): Result<Ordinal, TextError> | null {
  const { tokens, text } = source;
  if (!tokens.some((token) => token.type === 'word')) return null;
  const bare = rankOf(text.slice(tokens[0]?.at ?? 0, tokens.at(-1)?.end ?? 0), scale);
  if (bare >= 0) return ok({ rank: bare, orBetter: false });
  const prefix = readPrefix(source);
  for (const start of prefix.ok ? [0, ...starts(source, prefix.value.next)] : [0]) {
    const said = start === 0 || !prefix.ok ? null : prefix.value.value.comparator;
    const found = readFrom(source, scale, start, said);
    if (found !== null) return found;
  }
  return null;
}

/** The longest label with its "trở lên", in tokens: no place further from the end is tried. */
const maxLabelTokens = 16;

/** Places where a label may begin: anywhere among the leading words. */
function starts(source: Source, end: number): readonly number[] {
  const places = source.tokens.slice(0, end).map((_, i) => i + 1);
  return places.filter((place) => source.tokens.length - place <= maxLabelTokens);
}

function readFrom(source: Source, scale: Scale, start: number, said: string | null): Result<Ordinal, TextError> | null {
  const { tokens, text } = source;
  const first = tokens[start];
  if (first === undefined) return null;
  const values = tokens.map((token) => token.value);
  const closing = values.at(-1) === '.' ? tokens.length - 1 : tokens.length;
  const tail = values.slice(closing - 2, closing).join(' ');
  const suffixed = closing - start > 2 && /^(?:trở|đổ) (?:lên|xuống)$/u.test(tail);
  const last = tokens[closing - (suffixed ? 3 : 1)];
  const rank = last === undefined ? -1 : rankOf(text.slice(first.at, last.end), scale);
  if (rank < 0) return null;
  const down = suffixed && tail.endsWith('xuống');
  if (down || (said !== null && said !== 'atLeast')) return err(errorAt(source, 'ordinalComparator', 0, tokens.length));
  return ok({ rank, orBetter: suffixed || said === 'atLeast' });
}
