import { isKnownMeasure } from '../domain/measure';
import { parseTarget } from '../target/parseTarget';
import type { Token } from '../target/tokenize';
import { type Meaning, matchAfter, matchBefore, matchBetween } from '../target/words';

/** A number of running text with what belongs to it; places are indexes of tokens, `to` behind the last. */
export interface Quantity {
  /** Words that only lead to it ("đạt", "còn", "lên"), else the same as `from`. */
  readonly lead: number;
  /** The amount with its comparator, without its unit: "trên 95", "5 đến 6". */
  readonly from: number;
  readonly to: number;
  /** The unit of measure, from `to` on; empty where none is known. */
  readonly unitTo: number;
  readonly end: number;
  /** "trở lên", behind the unit; it belongs to the amount. */
  readonly after: Range | null;
  /** As a target is typed, without its unit; it can be read as one. */
  readonly amount: string;
}

interface Range {
  readonly from: number;
  readonly to: number;
}

/** Words after which a number is a name and no amount: "mức độ 3", "Điều 5"; after "năm" only a year is. */
const NAMING = new Set(
  'quý tháng ngày độ số điều khoản mục khóa thứ loại hạng lớp nhóm đoạn kỳ giờ đường cấp quyển trang biểu bước'.split(
    ' ',
  ),
);
/** Words that make the number before them part of a name: "5 tuổi", "12 tháng". */
const NAMED = new Set('tuổi tháng năm ngày giờ'.split(' '));
/** Small words in front of a number that say nothing of it. */
const FILLING = new Set('là lên đến tới được thêm mức cho với ở'.split(' '));

const isWord = (token: Token | undefined, words: ReadonlySet<string>): boolean =>
  token?.type === 'word' && words.has(token.value);

/** The quantities of a text from one token to another, in order. `units`: units of measure that are known besides. */
export const findQuantities = (
  text: string,
  tokens: readonly Token[],
  range: Range,
  units: ReadonlySet<string>,
): Quantity[] => {
  const found: Quantity[] = [];
  for (let at = range.from; at < range.to; at++) {
    const quantity = quantityAt(text, tokens, at, { from: found.at(-1)?.end ?? range.from, to: range.to }, units);
    if (!quantity) continue;
    found.push(quantity);
    at = quantity.end - 1;
  }
  return found;
};

const quantityAt = (
  text: string,
  tokens: readonly Token[],
  at: number,
  { from: first, to: last }: Range,
  units: ReadonlySet<string>,
): Quantity | null => {
  if (!isAmount(tokens, at)) return null;
  let to = at + 1;
  const gap = matchBetween(tokens, to);
  if (gap > 0 && to + gap < last && isAmount(tokens, to + gap)) to += gap + 1;
  const unitTo = to + unitLength(tokens, to, last, units);
  const tail = matchAfter(tokens, unitTo);
  const after = tail && unitTo + tail.length <= last ? { from: unitTo, to: unitTo + tail.length } : null;
  const written = (from: number): string => amountText(text, tokens, after ? [{ from, to }, after] : [{ from, to }]);
  const isReadable = (from: number): boolean => parseTarget(written(from)).kind !== 'unreadable';
  if (!isReadable(at)) return null;
  const back = backFrom(tokens, at, first, isReadable);
  return { ...back, to, unitTo, end: after?.to ?? unitTo, after, amount: written(back.from) };
};

const amountText = (text: string, tokens: readonly Token[], pieces: readonly Range[]): string =>
  pieces
    .map(({ from, to }) => text.slice(tokens[from]?.at ?? 0, tokens[to - 1]?.end ?? 0))
    .join(' ')
    .normalize('NFC')
    .replace(/\s+/gu, ' ')
    .trim();

/** Whether the token is a number that counts or measures something. */
const isAmount = (tokens: readonly Token[], at: number): boolean => {
  const [before, token, next] = [tokens[at - 1], tokens[at], tokens[at + 1]];
  if (token?.type !== 'number') return false;
  if (isWord(before, NAMING) || isWord(next, NAMED)) return false;
  if (before?.value === 'năm' && /^\d{4}$/.test(token.value)) return false;
  // 01/NQ-CP, 19/01/2021, Covid-19, (2).
  if (next?.type === 'slash' || (before?.type === 'slash' && token.glued)) return false;
  if (before?.type === 'dash' && token.glued && before.glued) return false;
  // The second year of "giai đoạn 2021 - 2025".
  if (before?.type === 'dash' && tokens[at - 2]?.type === 'number' && !isAmount(tokens, at - 2)) return false;
  return !(before?.type === 'open' && next?.type === 'close');
};

/**
 * Where the amount and the words that lead to it begin: comparators belong to it as far as it can be read with them, "đạt"
 * and "còn" only lead.
 */
const backFrom = (
  tokens: readonly Token[],
  at: number,
  first: number,
  isReadable: (from: number) => boolean,
): { readonly lead: number; readonly from: number } => {
  let from = at;
  let lead = at;
  for (;;) {
    const phrase = phraseEndingAt(tokens, lead, first);
    if (phrase && from === lead && isOfAmount(phrase.meaning) && isReadable(phrase.at)) from = lead = phrase.at;
    else if (phrase && !isOfAmount(phrase.meaning) && !staysInName(phrase.meaning)) lead = phrase.at;
    else if (lead > first && isWord(tokens[lead - 1], FILLING)) lead -= 1;
    else return { lead, from };
  }
};

const isOfAmount = ({ is }: Meaning): boolean => is === 'comparator' || is === 'about' || is === 'from';

/** "giảm 1%", "tăng 2 xã": without the word it would be another indicator. */
const staysInName = (meaning: Meaning): boolean =>
  meaning.is === 'lead' && (meaning.wording === 'decreaseBy' || meaning.wording === 'increaseBy');

const LONGEST_PHRASE = 5;

const phraseEndingAt = (
  tokens: readonly Token[],
  end: number,
  first: number,
): { readonly at: number; readonly meaning: Meaning } | null => {
  for (let at = Math.max(first, end - LONGEST_PHRASE); at < end; at++) {
    const phrase = matchBefore(tokens, at);
    if (phrase && at + phrase.length === end) return { at, meaning: phrase.meaning };
  }
  return null;
};

/** How many tokens a unit of measure takes: "%", "triệu đồng", "tạ/ha", "sản phẩm". */
const unitLength = (tokens: readonly Token[], at: number, last: number, units: ReadonlySet<string>): number => {
  if (tokens[at]?.type === 'percent') return 1;
  const words: string[] = [];
  let best = 0;
  for (let index = at; index < Math.min(last, at + 5); index++) {
    const token = tokens[index];
    const isPart = token?.type === 'word' || (token?.type === 'slash' && token.glued);
    if (!token || !isPart) break;
    words.push(token.type === 'slash' ? '/' : token.value);
    const text = words.join(' ').replace(/ ?\/ ?/g, '/');
    if (units.has(text) || isKnownMeasure(text)) best = index - at + 1;
  }
  return best;
};
