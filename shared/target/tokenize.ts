/** A piece of a typed target or figure. */
export type TokenType =
  | 'number'
  | 'footnote'
  | 'compare'
  | 'about'
  | 'dash'
  | 'plus'
  | 'slash'
  | 'percent'
  | 'word'
  | 'open'
  | 'close'
  | 'comma'
  | 'dot'
  | 'other';

/** `value` is NFC and lower case; offsets are UTF-16, into the text as typed. */
export interface Token {
  readonly type: TokenType;
  readonly value: string;
  readonly at: number;
  readonly end: number;
  /** No space stands between this token and the one before. */
  readonly glued: boolean;
}

/** Longer texts are kept but not read: no target is that long, and hostile text must not cost time. */
export const maxTextLength = 1000;

const blank = /[\s\u200B\u200E\u200F\u2060]+/uy;
const rules: readonly (readonly [TokenType, RegExp])[] = [
  ['number', /(?:\d{1,3}(?:[ \u00A0\u2007\u2009\u202F]\d{3})+(?![\d.])|\d+(?:[.,]\d+)*)(?:,\d+)?/uy],
  ['footnote', /[⁰¹²³⁴⁵⁶⁷⁸⁹]+/uy],
  ['compare', /[<>]\s*=|=\s*[<>]|[<>=≥≤≧≦⩾⩽]/uy],
  ['about', /[~≈≃]/uy],
  ['dash', /[-‐‑‒–—―−÷]/uy],
  ['plus', /\+/uy],
  ['slash', /[/⁄∕]/uy],
  // "%o" and "%0" are how ‰ is typed where the keyboard has none.
  ['percent', /%[o0](?![\p{L}\p{N}])|[%‰]/uy],
  ['word', /\p{L}(?:[\p{L}\p{M}\p{N}'’]|\.(?=\p{L}))*/uy],
  ['open', /[([]/uy],
  ['close', /[)\]]/uy],
  ['comma', /[,;]/uy],
  ['dot', /\./uy],
  ['other', /[\s\S]/uy],
];

/** NFC lower-case text, and for each of its UTF-16 units where it comes from in the text as typed. */
interface Folded {
  readonly text: string;
  readonly from: readonly number[];
  readonly to: readonly number[];
}

/** Composes each base letter with its marks, so that offsets survive (NFD input has more units than NFC). */
function fold(text: string): Folded {
  const from: number[] = [];
  const to: number[] = [];
  let folded = '';
  for (const cluster of text.matchAll(/[\s\S]\p{M}*/gu)) {
    const composed = cluster[0].normalize('NFC').toLowerCase();
    for (let i = 0; i < composed.length; i += 1) {
      from.push(cluster.index);
      to.push(cluster.index + cluster[0].length);
    }
    folded += composed;
  }
  return { text: folded, from, to };
}

/** Cuts a text into tokens; total: any string yields tokens, unknown characters are `other`. */
export function tokenize(text: string): readonly Token[] {
  const folded = fold(text);
  const tokens: Token[] = [];
  let place = 0;
  let glued = false;
  while (place < folded.text.length) {
    blank.lastIndex = place;
    const space = blank.exec(folded.text);
    if (space !== null) {
      place += space[0].length;
      glued = false;
      continue;
    }
    for (const [type, rule] of rules) {
      rule.lastIndex = place;
      const match = rule.exec(folded.text);
      if (match === null) continue;
      const last = place + match[0].length - 1;
      const value = type === 'compare' ? match[0].replace(/\s/gu, '') : match[0];
      tokens.push({ type, value, at: folded.from[place] ?? 0, end: folded.to[last] ?? text.length, glued });
      place = last + 1;
      glued = true;
      break;
    }
  }
  return tokens;
}

/** Text as compared: NFC, lower case, single spaces. */
export function foldText(text: string): string {
  return fold(text)
    .text.replace(/[\s\u200B\u2060]+/gu, ' ')
    .trim();
}
