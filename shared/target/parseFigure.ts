import type { Decimal } from '../domain/decimal';
import { readPlainNumber, toCanonical } from '../domain/decimal';
import { div, type Fraction, fractionFromDecimal, hundred, mul, roundHalfUp } from '../domain/fraction';
import { partyRatingScale, readOrdinal } from './ordinal';
import { readMark, readTail } from './parseTarget';
import { type Body, readBody } from './readBody';
import type { Source } from './readQuantity';
import { maxTextLength, tokenize } from './tokenize';
import type { Figure, FigureKind, ParseFigureOptions, TargetNote, TextError } from './types';

/** Published decimals of a fraction read as a percentage, when the indicator tells none (21/36 → 58,3). */
const defaultFractionDecimals = 1;

const nothing: Omit<Figure, 'kind' | 'text'> = {
  value: null,
  comparator: null,
  numerator: null,
  denominator: null,
  high: null,
  rank: null,
  unit: null,
  wording: null,
  error: null,
  notes: [],
};

function unreadable(text: string, error: TextError): Figure {
  return { ...nothing, kind: 'unreadable', text, error };
}

/** numerator / denominator × scale, rounded half-up to the published decimals; null when dividing by zero. */
export function derivedFigure(
  numerator: Decimal,
  denominator: Decimal,
  scale: Fraction,
  decimals: number | null | undefined,
): Decimal | null {
  const ratio = div(fractionFromDecimal(numerator), fractionFromDecimal(denominator));
  if (ratio === null) return null;
  const places = Math.min(20, Math.max(0, Math.trunc(decimals ?? defaultFractionDecimals) || 0));
  return toCanonical(roundHalfUp(mul(ratio, scale), places));
}

function fromBody(text: string, body: Body, notes: readonly TargetNote[], options: ParseFigureOptions): Figure {
  const { low, high, denominator, unit, wording } = body;
  const all = [...body.notes, ...notes];
  const comparator = body.comparator ?? (body.about ? 'about' : null);
  if (denominator !== null) {
    const value = derivedFigure(low, denominator, hundred, options.decimals);
    return {
      ...nothing,
      kind: 'fraction',
      value,
      comparator,
      numerator: low,
      denominator,
      text,
      unit,
      wording,
      notes: all,
    };
  }
  const kind: FigureKind = high !== null ? 'range' : body.comparator !== null ? 'bound' : 'number';
  return { ...nothing, kind, value: low, comparator, high, text, unit, wording, notes: all };
}

/** Reads a result as typed; total. A fraction keeps both numbers, and its percentage is rounded to `decimals`. */
export function parseFigure(text: string, options: ParseFigureOptions = {}): Figure {
  const plain = readPlainNumber(text);
  if (plain !== null) return { ...nothing, kind: 'number', value: plain, text };
  if (text.length > maxTextLength) return unreadable(text, { code: 'tooLong', at: 0, end: text.length });
  const tokens = tokenize(text);
  if (tokens.length === 0) return { ...nothing, kind: 'empty', text };
  const mark = readMark(tokens);
  if (mark !== null) return { ...nothing, kind: mark, text };
  const { head, note } = readTail(text, tokens, { scale: options.scale });
  const source: Source = { text, tokens: head };
  const notes = note === null ? [] : [note];
  const ordinal = readOrdinal(source, options.scale ?? partyRatingScale);
  if (ordinal !== null) {
    if (!ordinal.ok) return unreadable(text, ordinal.error);
    const comparator = ordinal.value.orBetter ? 'atLeast' : null;
    return { ...nothing, kind: 'ordinal', text, rank: ordinal.value.rank, comparator, notes };
  }
  const body = readBody(source, true);
  return body.ok ? fromBody(text, body.value, notes, options) : unreadable(text, body.error);
}
