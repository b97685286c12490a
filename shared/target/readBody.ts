import { err, ok, type Result } from '../contract/result';
import type { Decimal } from '../domain/decimal';
import { compare, fractionFromDecimal } from '../domain/fraction';
import { errorAt, type Read, readNumber, readUnit, type Source, startsNumber } from './readQuantity';
import type { Comparator, TargetNote, TargetNoteCode, TextError, Wording } from './types';
import { matchAfter, matchBefore, matchBetween } from './words';

/** All that may stand around one number or one range: what parseTarget and parseFigure have in common. */
export interface Body {
  readonly comparator: Comparator | null;
  readonly about: boolean;
  readonly wording: Wording | null;
  readonly low: Decimal;
  /** The second number of a range. */
  readonly high: Decimal | null;
  /** The number under the slash of "21/36". */
  readonly denominator: Decimal | null;
  readonly unit: string | null;
  readonly notes: readonly TargetNote[];
}

/** What stands before the number (or the ordinal label). */
export interface Prefix {
  readonly comparator: Comparator | null;
  readonly comparatorAt: number;
  readonly about: number;
  readonly from: number;
  readonly wording: Wording | null;
  readonly notes: readonly TargetNote[];
}

/** A note over the tokens [from, to). */
export function noteAt(source: Source, code: TargetNoteCode, from: number, to = from + 1): TargetNote {
  const { at, end } = errorAt(source, 'unexpectedText', from, to);
  return { code, at, end };
}

/** Reads every leading phrase; the number or label comes next. */
export function readPrefix(source: Source): Result<Read<Prefix>, TextError> {
  const { tokens } = source;
  let comparator: Comparator | null = null;
  let [comparatorAt, about, from, next] = [-1, -1, -1, 0];
  let wording: Wording | null = null;
  const notes: TargetNote[] = [];
  for (;;) {
    const found = matchBefore(tokens, next);
    if (found === null) break;
    const { meaning } = found;
    if (meaning.is === 'comparator') {
      if (comparator !== null) return err(errorAt(source, 'conflictingComparators', comparatorAt, next + found.length));
      [comparator, comparatorAt] = [meaning.comparator, next];
    } else if (meaning.is === 'about') about = next;
    else if (meaning.is === 'from') from = next;
    else if (meaning.is === 'estimate') notes.push(noteAt(source, 'estimate', next, next + found.length));
    else if (meaning.is === 'lead') wording = meaning.wording ?? wording;
    next += found.length;
  }
  return ok({ value: { comparator, comparatorAt, about, from, wording, notes }, next });
}

/** Whether both comparators point the same way: "trên 90% trở lên". */
function sameWay(a: Comparator, b: Comparator): boolean {
  const up = (c: Comparator): boolean => c === 'moreThan' || c === 'atLeast';
  return up(a) === up(b);
}

interface Numbers {
  readonly low: Decimal;
  readonly high: Decimal | null;
  readonly denominator: Decimal | null;
  readonly unit: string | null;
  readonly notes: readonly TargetNote[];
}

function skipFootnote(source: Source, place: number, notes: TargetNote[]): number {
  const token = source.tokens[place];
  if (token?.type !== 'footnote' || !token.glued) return place;
  notes.push(noteAt(source, 'footnote', place));
  return place + 1;
}

/** The number under a slash, when one stands at `place`; "/10.000 dân" is a unit, but only where no fraction may be. */
function readDenominator(source: Source, place: number, fractions: boolean): Result<Read<Decimal | null>, TextError> {
  const { tokens } = source;
  if (tokens[place]?.type !== 'slash' || tokens[place + 1]?.type !== 'number') return ok({ value: null, next: place });
  const unit = readUnit(source, place);
  if (!fractions && unit.ok && unit.value.value !== null) return ok({ value: null, next: place });
  const denominator = readNumber(source, place + 1);
  if (!denominator.ok) return denominator;
  if (!fractions) return err(errorAt(source, 'fractionTarget', place - 1, place + 2));
  if (denominator.value.value === '0') return err(errorAt(source, 'zeroDenominator', place, place + 2));
  return ok(denominator.value);
}

/** One number, a fraction or a range, with its unit. */
function readNumbers(source: Source, place: number, fractions: boolean): Result<Read<Numbers>, TextError> {
  const { tokens } = source;
  const notes: TargetNote[] = [];
  const low = readNumber(source, place);
  if (!low.ok) return low;
  const denominator = readDenominator(source, skipFootnote(source, low.value.next, notes), fractions);
  if (!denominator.ok) return denominator;
  const unit = readUnit(source, denominator.value.next);
  if (!unit.ok) return unit;
  const next = skipFootnote(source, unit.value.next, notes);
  const single = {
    low: low.value.value,
    high: null,
    denominator: denominator.value.value,
    unit: unit.value.value,
    notes,
  };
  const separator = matchBetween(tokens, next);
  if (separator === 0) return ok({ value: single, next });
  const second = next + separator;
  if (denominator.value.value !== null) return err(errorAt(source, 'unexpectedText', next, tokens.length));
  if (!startsNumber(tokens, second)) {
    return err(errorAt(source, second < tokens.length ? 'unexpectedText' : 'missingNumber', second, tokens.length));
  }
  const high = readNumber(source, second);
  if (!high.ok) return high;
  const highUnit = readUnit(source, skipFootnote(source, high.value.next, notes));
  if (!highUnit.ok) return highUnit;
  const [one, two] = [unit.value.value, highUnit.value.value];
  if (one !== null && two !== null && one.toLowerCase() !== two.toLowerCase()) {
    return err(errorAt(source, 'unitMismatch', place, highUnit.value.next));
  }
  if (compare(fractionFromDecimal(low.value.value), fractionFromDecimal(high.value.value)) > 0) {
    return err(errorAt(source, 'reversedRange', place, high.value.next));
  }
  return ok({ value: { ...single, high: high.value.value, unit: two ?? one }, next: highUnit.value.next });
}

/** Reads a superset (any prefix, number or range, unit, suffix), then checks that the parts go together. */
export function readBody(source: Source, fractions: boolean): Result<Body, TextError> {
  const { tokens } = source;
  const prefix = readPrefix(source);
  if (!prefix.ok) return prefix;
  const start = prefix.value.next;
  if (!startsNumber(tokens, start)) {
    if (tokens.some((token) => token.type === 'number')) {
      const stop = tokens.findIndex((token, i) => i > start && token.type === 'number');
      return err(errorAt(source, 'unexpectedText', start, stop < 0 ? start + 1 : stop));
    }
    return err(errorAt(source, start < tokens.length ? 'noNumber' : 'missingNumber', start, tokens.length));
  }
  const numbers = readNumbers(source, start, fractions);
  if (!numbers.ok) return numbers;
  const { low, high, denominator, unit } = numbers.value.value;
  const suffix = matchAfter(tokens, numbers.value.next);
  const next = numbers.value.next + (suffix?.length ?? 0);
  const end = tokens[next]?.type === 'dot' && next > start + 1 ? next + 1 : next;
  if (end < tokens.length) return err(errorAt(source, 'unexpectedText', next, tokens.length));
  const { comparator: said, comparatorAt, about, from, wording } = prefix.value.value;
  const notes: TargetNote[] = [...prefix.value.value.notes, ...numbers.value.value.notes];
  const tail = suffix?.meaning.is === 'comparator' ? suffix.meaning.comparator : null;
  if (high !== null && (said !== null || tail !== null)) {
    return err(errorAt(source, 'comparatorOnRange', said !== null ? comparatorAt : numbers.value.next, tokens.length));
  }
  if (said !== null && tail !== null) {
    if (!sameWay(said, tail)) return err(errorAt(source, 'conflictingComparators', comparatorAt, next));
    notes.push(noteAt(source, 'redundantComparator', numbers.value.next, next));
  }
  if (about >= 0 && (high !== null || said !== null || tail !== null))
    notes.push(noteAt(source, 'aboutIgnored', about));
  const alone = from >= 0 && high === null && said === null && tail === null;
  if (alone) notes.push(noteAt(source, 'fromAlone', from));
  const comparator = said ?? tail ?? (alone ? 'atLeast' : null);
  return ok({
    comparator,
    about: about >= 0 && comparator === null && high === null,
    wording,
    low,
    high,
    denominator,
    unit,
    notes,
  });
}
