/*
 * The target language, as met in plans of Vietnamese local government (domain.md section 3). EBNF; words are compared
 * in NFC and any letter case; blanks (also NBSP, narrow NBSP, zero-width) may stand between any two parts.
 *
 *   text       = [ nothing | ordinal | body ] , [ tail ] ;
 *   nothing    = dash | "x" | "×" | "…" ;                                  (* kind empty, with a note *)
 *   tail       = "(" , any text , ")" | ( "," | ";" ) , any text ;         (* kept, noted: secondTarget or remark *)
 *   ordinal    = { lead | "từ" | atLeast } , label of the scale , [ "trở lên" ] ;
 *   body       = { lead | comparator | about | "từ" } , ( range | quantity ) , [ suffix ] , [ "." ] ;
 *   range      = quantity , ( dash | "~" | "đến" | "tới" ) , quantity ;    (* the first may lack its unit *)
 *   quantity   = number , [ footnote ] , [ unit ] ;
 *   fraction   = number , "/" , number , [ unit ] ;                        (* figures only *)
 *   number     = [ sign ] , vi-VN number ;                                 (* the sign touches the number *)
 *   unit       = ( "%" | "‰" | word | per ) , { word | "." | per } ;       (* at most 48 characters; "1O0" has none *)
 *   per        = "/" , [ power of ten ] , word ;                           (* "/năm", "/10.000 dân" *)
 *   comparator = moreThan | atLeast | atMost | lessThan | "=" | "bằng" | "đúng" ;
 *   moreThan   = ">" | "trên" | "hơn" | "lớn hơn" | "vượt" … ;   atLeast = "≥" | ">=" | "=>" | "không dưới" | "ít nhất" | "tối thiểu" … ;
 *   lessThan   = "<" | "dưới" | "nhỏ hơn" | "chưa đến" … ;       atMost  = "≤" | "<=" | "=<" | "không quá" | "nhiều nhất" | "tối đa" … ;
 *   suffix     = "trở lên" | "đổ lên" | "trở xuống" | "đổ xuống" ;
 *   about      = "khoảng" | "xấp xỉ" | "gần" | "~" | "≈" … ;
 *   lead       = "đạt" | "phấn đấu" | "ước" | "duy trì" | "giảm" | "giảm còn" | "còn" | "tăng" | "tăng lên" … ;
 *   dash       = "-" | "–" | "—" | "‒" | "−" | "÷" … ;
 *
 * A superset is read first, then its meaning is checked (a comparator on a range, bounds in the wrong order …).
 * The full word lists are in words.ts. Text that no rule reads is `unreadable`, with the place and the reason.
 */
import { type Decimal, readPlainNumber } from '../domain/decimal';
import { partyRatingScale, readOrdinal } from './ordinal';
import { type Body, readBody } from './readBody';
import type { Source } from './readQuantity';
import { splitTail } from './splitTail';
import { maxTextLength, type Token, tokenize } from './tokenize';
import type {
  Direction,
  ParseTargetOptions,
  Target,
  TargetErrorCode,
  TargetKind,
  TargetNote,
  TextError,
} from './types';

const nothing: Omit<Target, 'kind' | 'text'> = {
  low: null,
  high: null,
  rank: null,
  orBetter: false,
  unit: null,
  direction: null,
  wording: null,
  error: null,
  notes: [],
};

function unreadable(text: string, error: TextError): Target {
  return { ...nothing, kind: 'unreadable', text, error };
}

/** "-", "x" and "…" standing alone; null for anything else. */
export function readMark(tokens: readonly Token[]): 'absent' | 'notAssigned' | null {
  const [first, second, third, fourth] = tokens;
  if (first === undefined) return null;
  const dots = first.type === 'dot' && second?.type === 'dot' && (third === undefined || third.type === 'dot');
  if (dots && fourth === undefined) return 'absent';
  if (second !== undefined) return null;
  if ((first.type === 'dash' && first.value !== '÷') || first.value === '…') return 'absent';
  return first.value === 'x' || first.value === '×' ? 'notAssigned' : null;
}

function directionOf(kind: TargetKind, body: Body): Direction | null {
  if (kind === 'moreThan' || kind === 'atLeast') return 'higher';
  if (kind === 'lessThan' || kind === 'atMost') return 'lower';
  if (body.wording === 'decreaseTo') return 'lower';
  return body.wording === null || body.wording === 'maintain' ? null : 'higher';
}

function fromBody(text: string, body: Body, notes: readonly TargetNote[]): Target {
  const kind: TargetKind = body.high !== null ? 'between' : (body.comparator ?? (body.about ? 'about' : 'exactly'));
  const upward = kind === 'moreThan' || kind === 'atLeast';
  const downward = kind === 'lessThan' || kind === 'atMost';
  const low: Decimal | null = downward ? null : body.low;
  const high: Decimal | null = upward ? null : (body.high ?? body.low);
  const direction = directionOf(kind, body);
  return {
    ...nothing,
    kind,
    low,
    high,
    text,
    unit: body.unit,
    direction,
    wording: body.wording,
    notes: [...body.notes, ...notes],
  };
}

/** Reads a target as typed; total: text that no rule reads comes back as `unreadable` with a located error. */
export function parseTarget(text: string, options: ParseTargetOptions = {}): Target {
  // Most targets are one number: the grammar would read the same, some fifty times slower.
  const plain = readPlainNumber(text);
  if (plain !== null) return { ...nothing, kind: 'exactly', low: plain, high: plain, text };
  const fail = (code: TargetErrorCode): Target => unreadable(text, { code, at: 0, end: text.length });
  if (text.length > maxTextLength) return fail('tooLong');
  const tokens = tokenize(text);
  const first = tokens[0];
  if (first === undefined) return { ...nothing, kind: 'empty', text };
  const mark = readMark(tokens);
  if (mark !== null) {
    return {
      ...nothing,
      kind: 'empty',
      text,
      notes: [{ code: mark, at: first.at, end: tokens.at(-1)?.end ?? first.end }],
    };
  }
  const { head, note } = readTail(text, tokens, options);
  const source: Source = { text, tokens: head };
  const notes = note === null ? [] : [note];
  const ordinal = readOrdinal(source, options.scale ?? partyRatingScale);
  if (ordinal !== null) {
    if (!ordinal.ok) return unreadable(text, ordinal.error);
    return { ...nothing, kind: 'ordinal', text, ...ordinal.value, notes };
  }
  const body = readBody(source, false);
  return body.ok ? fromBody(text, body.value, notes) : unreadable(text, body.error);
}

interface HeadAndNote {
  readonly head: readonly Token[];
  readonly note: TargetNote | null;
}

/** Sets an ending aside: a second target or, in brackets, a remark. After a comma only a readable target is one. */
export function readTail(text: string, tokens: readonly Token[], options: ParseTargetOptions): HeadAndNote {
  const { head, tail } = splitTail(tokens);
  if (tail === null) return { head: tokens, note: null };
  const { kind } = parseTarget(text.slice(tail.innerAt, tail.innerEnd), options);
  const second = kind !== 'unreadable' && kind !== 'empty';
  if (!second && !tail.bracketed) return { head: tokens, note: null };
  return { head, note: { code: second ? 'secondTarget' : 'remark', at: tail.at, end: tail.end } };
}
