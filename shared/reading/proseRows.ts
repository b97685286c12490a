import { foldText, type Token, tokenize } from '../target/tokenize';
import { COUNTED_THINGS, UNIT_CATALOGUE } from '../text/units';
import { findQuantities, type Quantity } from './quantities';

/** A stretch of the text, in UTF-16 units. */
export interface Span {
  readonly at: number;
  readonly end: number;
}

/** A row that a sentence seems to speak of. Only a proposal: a person confirms or corrects it. */
export interface ProseRow {
  readonly name: string;
  /** With its comparator, as a target is typed: "28.950", "trên 95", "từ 2 xã trở lên" → "từ 2 trở lên". */
  readonly amount: string;
  readonly unit: string;
  /** Place of the row that it is a part of ("trong đó"); null for a row of its own. */
  readonly under: number | null;
  readonly spans: { readonly name: readonly Span[]; readonly amount: readonly Span[]; readonly unit: readonly Span[] };
}

/**
 * Reads the rows out of running text such as "Tổng sản lượng lương thực 28.950 tấn; trồng mới 80 ha chè" (seed 000, I.2):
 * one for each quantity, named by the words around it. Line breaks inside a sentence mean nothing, so text from a PDF will
 * do. `units`: further units of measure that are known. Total.
 */
export const readProse = (text: string, units: readonly string[] = []): ProseRow[] => {
  const tokens = tokenize(text);
  const known = new Set([...UNIT_CATALOGUE, ...COUNTED_THINGS, ...units].map(foldText));
  const rows: ProseRow[] = [];
  // Shares of things of which nothing is said yet.
  const open = new Set<number>();
  for (const clause of clausesOf(text, tokens)) {
    const quantities = findQuantities(text, tokens, clause, known);
    const cuts = cutsBetween(tokens, clause, quantities);
    let verb: Range | null = null;
    for (const [index, quantity] of quantities.entries()) {
      const range = { from: cuts[index] ?? clause.from, to: cuts[index + 1] ?? clause.to };
      const before = trimmed(tokens, { from: range.from, to: quantity.lead }, LEADING, TRAILING);
      const after = trimmed(tokens, { from: quantity.end, to: range.to }, JOINING, TRAILING);
      const isBare = before.from >= before.to;
      const head = isBare && verb && !clause.isPart ? verb : before;
      if (!isBare) verb = after.from < after.to || quantity.unitTo > quantity.to ? before : null;
      const thing = countedThing(tokens, quantity, head, after);
      const parts = thing === null ? [head, after] : [head, { from: thing.from, to: Math.max(thing.to, after.to) }];
      const spans = parts.filter(({ from, to }) => from < to).map((part) => spanOf(tokens, part));
      const isShare = tokens[quantity.to]?.type === 'percent' && head.from >= head.to && !clause.isPart;
      const name = nameOf(text, spans, isShare ? SHARE : '');
      if (name === '') continue;
      const under = clause.isPart ? lastOwn(rows) : null;
      const [{ amount }, unit] = [quantity, unitOf(text, tokens, quantity)];
      rows.push({ name, under, amount, unit, spans: spansOf(tokens, spans, quantity) });
      if (!isShare) continue;
      const reached = tokens.findIndex(({ value }, at) => at > after.from && at < after.to && value === REACHED);
      if (reached >= 0) shareEnding(text, rows, open, spanOf(tokens, { from: reached, to: after.to }));
      else if (areThings(name.slice(SHARE.length))) open.add(rows.length - 1);
    }
  }
  return rows;
};

const REACHED = 'đạt';

/** Nothing but things that are counted: "bản, tổ dân phố"; "hộ dùng nước sạch" says already what is true of them. */
const areThings = (name: string): boolean => name.split(/,| và /u).every((part) => COUNTED.has(foldText(plain(part))));

/** "87,88% hộ gia đình; 82,8% bản; 97% cơ quan đạt chuẩn văn hóa": what ends the last one is said of all of them. */
const shareEnding = (text: string, rows: ProseRow[], open: ReadonlySet<number>, ending: Span): void => {
  for (let at = rows.length - 2; at >= 0 && open.has(at); at -= 1) {
    const [row, next] = [rows[at], rows[at + 1]];
    const from = row?.spans.name.at(-1)?.end ?? 0;
    const between = plain(text.slice(from, next?.spans.amount[0]?.at ?? from));
    if (!row || !/^[;,]?(?: ?và)?$/u.test(between)) return;
    const name = [...row.spans.name, ending];
    rows[at] = { ...row, name: nameOf(text, name, SHARE), spans: { ...row.spans, name } };
  }
};

interface Range {
  readonly from: number;
  readonly to: number;
}

interface Clause extends Range {
  /** "trong đó …": says what the row before consists of. */
  readonly isPart: boolean;
}

const lastOwn = (rows: readonly ProseRow[]): number | null => {
  const index = rows.findLastIndex(({ under }) => under === null);
  return index < 0 ? null : index;
};

/** Words in front of a name that say what to do and not what is counted. */
const LEADING = words(
  'và | có | nâng | mở rộng | đưa | thực hiện | phấn đấu | triển khai | tiếp tục | duy trì | giữ vững | duy trì và giữ vững | giữ vững và nâng cao | trong đó | gồm | bao gồm | các chỉ tiêu chủ yếu của | phấn đấu đến cuối năm',
);
/** Words behind a name that only lead on. */
const TRAILING = words(
  'và | lên | còn | đạt | là | cho | được | với | từ | ở | tỷ lệ đạt | trong đó | gồm | kh | kế hoạch',
);
const JOINING = words('và');

function words(list: string): readonly (readonly string[])[] {
  return list
    .split(' | ')
    .map((phrase) => phrase.split(' '))
    .toSorted((a, b) => b.length - a.length);
}

const isPhraseAt = (tokens: readonly Token[], at: number, phrase: readonly string[]): boolean =>
  phrase.every((word, index) => tokens[at + index]?.type === 'word' && tokens[at + index]?.value === word);

const isMark = (token: Token | undefined): boolean =>
  token !== undefined && token.type !== 'word' && token.type !== 'number' && token.type !== 'percent';

/** Without the marks at both ends, and without words that do not belong to a name. */
const trimmed = (
  tokens: readonly Token[],
  range: Range,
  leading: readonly (readonly string[])[],
  trailing: readonly (readonly string[])[],
): Range => {
  let { from, to } = range;
  for (;;) {
    if (from < to && isMark(tokens[from])) from += 1;
    else if (from < to && isMark(tokens[to - 1])) to -= 1;
    else {
      const head = leading.find((phrase) => from + phrase.length <= to && isPhraseAt(tokens, from, phrase));
      const tail = trailing.find(
        (phrase) => to - phrase.length >= from && isPhraseAt(tokens, to - phrase.length, phrase),
      );
      if (head) from += head.length;
      else if (tail) to -= tail.length;
      else return { from, to: Math.max(from, to) };
    }
  }
};

const PARTS = words('trong đó | gồm | bao gồm | gồm có | cụ thể');

/** Sentences, cut further at semicolons, brackets and "trong đó". */
const clausesOf = (text: string, tokens: readonly Token[]): Clause[] => {
  const clauses: Clause[] = [];
  let from = 0;
  let isPart = false;
  const close = (to: number, next: number, nextIsPart: boolean): void => {
    if (to > from) clauses.push({ from, to, isPart });
    from = next;
    isPart = nextIsPart;
  };
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at];
    if (!token) break;
    const item = at >= from ? itemLength(text, tokens, at) : 0;
    if (item > 0) close(at, at + item, false);
    else if (token.type === 'open') close(at, at + 1, isPart);
    else if (token.type === 'close') close(at, at + 1, false);
    else if (token.value === ';' || endsSentence(text, tokens, at)) close(at, at + 1, false);
    else if (PARTS.some((phrase) => isPhraseAt(tokens, at, phrase))) close(at, at, true);
  }
  close(tokens.length, tokens.length, false);
  return clauses;
};

/** "(2).", "3.", "a)", "-" at the start of a line: how many tokens the mark of an item takes, else 0. */
const itemLength = (text: string, tokens: readonly Token[], at: number): number => {
  const before = tokens[at - 1];
  const token = tokens[at];
  if (!token || (before && !text.slice(before.end, token.at).includes('\n'))) return 0;
  const mark = /^(?:\(\d{1,2}\)\.?|\d{1,2}(?:\.\d{1,2})*[.)](?=\s)|\p{L}[.)](?=\s)|[-–+*•](?=\s))/u.exec(
    text.slice(token.at),
  );
  if (!mark) return 0;
  const end = token.at + mark[0].length;
  let length = 0;
  while ((tokens[at + length]?.at ?? end) < end) length += 1;
  return length;
};

/** A full stop before a new sentence; not the dot of an abbreviation or of a number. */
const endsSentence = (text: string, tokens: readonly Token[], at: number): boolean => {
  const [token, next] = [tokens[at], tokens[at + 1]];
  if (token?.type !== 'dot')
    return token?.value === ':' && next !== undefined && text.slice(token.end, next.at).includes('\n');
  if (!next) return true;
  if (text.slice(token.end, next.at) === '') return false;
  const first = text[next.at] ?? '';
  return next.type !== 'word' || first !== first.toLocaleLowerCase('vi');
};

/** Where the words of one quantity end and those of the next begin, within a clause; both its ends included. */
const cutsBetween = (tokens: readonly Token[], clause: Clause, quantities: readonly Quantity[]): number[] => {
  const cuts = [clause.from];
  for (const [index, quantity] of quantities.entries()) {
    const next = quantities[index + 1];
    if (next) cuts.push(cutAt(tokens, quantity.end, next.lead));
  }
  return [...cuts, clause.to];
};

const cutAt = (tokens: readonly Token[], from: number, to: number): number => {
  const borders: number[] = [];
  for (let at = from; at < to; at++) {
    const token = tokens[at];
    if (token?.type === 'comma' || (token?.type === 'word' && token.value === 'và')) borders.push(at);
  }
  const [first] = borders;
  if (first === from) return first;
  const verb = tokens.findIndex(({ value }, at) => at > from && at < to && value === RAISE);
  return borders.at(-1) ?? (verb >= 0 ? verb : tokens[from]?.type === 'word' ? from : to);
};

/** "trồng mới 80 ha, nâng tổng diện tích lên 3.333 ha": with it the next row begins. */
const RAISE = 'nâng';

const spanOf = (tokens: readonly Token[], { from, to }: Range): Span => ({
  at: tokens[from]?.at ?? 0,
  end: tokens[to - 1]?.end ?? 0,
});

const plain = (text: string): string => text.normalize('NFC').replace(/\s+/gu, ' ').trim();

/** Before what a percentage is of: "100% xã đạt chuẩn" is the rate of such communes. */
const SHARE = 'tỷ lệ ';

const SHORT_NAME = 2;

/**
 * The unit where it is a thing that the name needs: "xây dựng 03 sản phẩm OCOP" speaks of sản phẩm OCOP, "xuất khẩu 20 lao
 * động" of labour; "290 ha cây ăn quả" of trees and not of hectares.
 */
const countedThing = (tokens: readonly Token[], quantity: Quantity, head: Range, after: Range): Range | null => {
  const unit = { from: quantity.to, to: quantity.unitTo };
  if (unit.from >= unit.to || quantity.after || !COUNTED.has(textOfTokens(tokens, unit))) return null;
  const isNeeded = after.from < after.to || head.to - head.from <= SHORT_NAME;
  return isNeeded ? unit : null;
};

const textOfTokens = (tokens: readonly Token[], { from, to }: Range): string =>
  tokens
    .slice(from, to)
    .map(({ value }) => value)
    .join(' ');

const COUNTED: ReadonlySet<string> = new Set(COUNTED_THINGS.map(foldText));

const nameOf = (text: string, spans: readonly Span[], lead: string): string => {
  const found = plain(spans.map(({ at, end }) => text.slice(at, end)).join(' '));
  const name = found === '' ? '' : lead + found;
  return /\p{L}/u.test(name) ? name.charAt(0).toLocaleUpperCase('vi') + name.slice(1) : '';
};

const unitOf = (text: string, tokens: readonly Token[], { to, unitTo }: Quantity): string => {
  if (unitTo <= to) return '';
  const { at, end } = spanOf(tokens, { from: to, to: unitTo });
  return plain(text.slice(at, end));
};

const spansOf = (tokens: readonly Token[], name: readonly Span[], quantity: Quantity): ProseRow['spans'] => ({
  name,
  amount: [{ from: quantity.from, to: quantity.to }, ...(quantity.after ? [quantity.after] : [])].map((range) =>
    spanOf(tokens, range),
  ),
  unit: quantity.unitTo > quantity.to ? [spanOf(tokens, { from: quantity.to, to: quantity.unitTo })] : [],
});
