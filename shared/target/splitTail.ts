import type { Token } from './tokenize';

/** A bracketed or comma-separated ending; [at, end) with the brackets, [innerAt, innerEnd) without. */
export interface Tail {
  readonly bracketed: boolean;
  readonly at: number;
  readonly end: number;
  readonly innerAt: number;
  readonly innerEnd: number;
}

/** The tokens before the ending, and the ending if there is one. */
export interface Split {
  readonly head: readonly Token[];
  readonly tail: Tail | null;
}

/**
 * Splits "Giảm 3% trở lên (còn 7%)" and "Giảm 3%, còn 7%". After a comma only a word counts: "58, 3" is more likely
 * a slip than two targets.
 */
export function splitTail(tokens: readonly Token[]): Split {
  const whole: Split = { head: tokens, tail: null };
  const cut = tokens.findIndex(
    (token, i) => token.type === 'open' || (token.type === 'comma' && tokens[i + 1]?.type === 'word'),
  );
  const opener = tokens[cut];
  if (cut < 1 || opener === undefined) return whole;
  const head = tokens.slice(0, cut);
  const lastIndex = tokens.at(-1)?.type === 'dot' ? tokens.length - 2 : tokens.length - 1;
  const last = tokens[lastIndex];
  const inner = tokens.slice(cut + 1, opener.type === 'open' ? lastIndex : tokens.length);
  const [innerFirst, innerLast] = [inner[0], inner.at(-1)];
  if (last === undefined || (opener.type === 'open' && last.type !== 'close')) return whole;
  const innerAt = innerFirst?.at ?? opener.end;
  const innerEnd = innerLast?.end ?? innerAt;
  const bracketed = opener.type === 'open';
  return { head, tail: { bracketed, at: opener.at, end: bracketed ? last.end : innerEnd, innerAt, innerEnd } };
}
