import { err, ok, type Result } from '../contract/result';
import { type Decimal, parseViNumber } from '../domain/decimal';
import type { Token } from './tokenize';
import type { TargetErrorCode, TextError } from './types';
import { matchAfter, matchBefore, matchBetween } from './words';

/** A typed text cut into tokens; `text` is needed to give units back as typed. */
export interface Source {
  readonly text: string;
  readonly tokens: readonly Token[];
}

/** Something read, and the place of the token after it. */
export interface Read<T> {
  readonly value: T;
  readonly next: number;
}

/** A unit is a few words; anything longer is a remark that no rule reads. */
const maxUnitLength = 48;

/** An error that spans the tokens [from, to), or the end of the text when there are none. */
export function errorAt(source: Source, code: TargetErrorCode, from: number, to = from + 1): TextError {
  const first = source.tokens[from];
  const last = source.tokens[Math.min(to, source.tokens.length) - 1];
  const end = source.tokens.at(-1)?.end ?? source.text.length;
  return { code, at: first?.at ?? end, end: first === undefined ? end : (last?.end ?? end) };
}

/** Whether a number with its sign starts at `place`: a minus must touch its number. */
export function startsNumber(tokens: readonly Token[], place: number): boolean {
  const token = tokens[place];
  if (token?.type === 'number') return true;
  const signed = token?.type === 'plus' || (token?.type === 'dash' && token.value !== '÷');
  const next = tokens[place + 1];
  return signed && next?.type === 'number' && next.glued;
}

/** A letter typed for a digit: "1O0", "1o5", "20l3". No unit has a digit in it but a power of a length: m2, km2, m3. */
const isSlip = (word: string): boolean => /^o+$/u.test(word) || (/\d/u.test(word) && !/^\p{L}?m[23]$/u.test(word));

/** A signed vi-VN number; the caller has looked with `startsNumber`. */
export function readNumber(source: Source, place: number): Result<Read<Decimal>, TextError> {
  const first = source.tokens[place];
  const unsigned = first?.type === 'number';
  const token = unsigned ? first : source.tokens[place + 1];
  if (first === undefined || token?.type !== 'number') return err(errorAt(source, 'missingNumber', place));
  const next = place + (unsigned ? 1 : 2);
  const glued = source.tokens[next];
  if (glued?.glued === true && /^e\d*$/u.test(glued.value)) {
    const exponent = /\d$/u.test(glued.value) || startsNumber(source.tokens, next + 1);
    if (exponent) return err(errorAt(source, 'scientificForm', place, next + 1));
  }
  if (glued?.glued === true && glued.type === 'word' && isSlip(glued.value)) {
    return err(errorAt(source, 'unexpectedText', next));
  }
  const read = parseViNumber(token.value);
  if (!read.ok) {
    const code = read.error.code === 'notNumber' || read.error.code === 'empty' ? 'badGrouping' : read.error.code;
    return err(errorAt(source, code, place, next));
  }
  const { value } = read.value;
  return ok({ value: first.type === 'dash' && value !== '0' ? `-${value}` : value, next });
}

/** A word that may belong to a unit: not "trở lên", not the "đến" of a range. */
function isUnitWord(tokens: readonly Token[], place: number): boolean {
  return tokens[place]?.type === 'word' && matchAfter(tokens, place) === null && matchBetween(tokens, place) === 0;
}

/** Tokens of "/năm" (2) or "/10.000 dân" (3) at `place`: a slash, perhaps a power of ten, a word; else 0. */
function perTokens(tokens: readonly Token[], place: number): number {
  if (tokens[place]?.type !== 'slash') return 0;
  const number = tokens[place + 1];
  const many = number?.type === 'number' && /^10+$/u.test(number.value.replaceAll('.', ''));
  const length = many ? 3 : 2;
  return isUnitWord(tokens, place + length - 1) ? length : 0;
}

/** How many tokens at `place` belong to a unit: words, a leading % or ‰, "/năm", "/10.000 dân". */
function unitTokens(tokens: readonly Token[], place: number): number {
  let next = place;
  for (;;) {
    const token = tokens[next];
    const started = next > place;
    if (token === undefined) break;
    const per = perTokens(tokens, next);
    if (per > 0) next += per;
    else if (token.type === 'percent' && !started) next += 1;
    else if (token.type === 'dot' && started && tokens[next - 1]?.type === 'word' && token.glued) next += 1;
    else if (!isUnitWord(tokens, next)) break;
    else if (started && matchBefore(tokens, next) !== null && startsNumber(tokens, next + 1)) break;
    else next += 1;
  }
  return next - place;
}

/** The unit after a number, as typed (NFC, single spaces); null when there is none. */
export function readUnit(source: Source, place: number): Result<Read<string | null>, TextError> {
  const next = place + unitTokens(source.tokens, place);
  const first = source.tokens[place];
  const last = source.tokens[next - 1];
  if (next === place || first === undefined || last === undefined) return ok({ value: null, next: place });
  const end = last.type === 'dot' && next === source.tokens.length ? last.at : last.end;
  const unit = source.text
    .slice(first.at, end)
    .normalize('NFC')
    .replace(/[\s\u200B\u200E\u200F\u2060]+/gu, ' ');
  if (unit.length > maxUnitLength) return err(errorAt(source, 'unexpectedText', place, next));
  return ok({ value: unit.trim(), next });
}
