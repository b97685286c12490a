import type { Token } from './tokenize';
import type { Comparator, Wording } from './types';

/** What a phrase of the target language means. */
export type Meaning =
  | { readonly is: 'comparator'; readonly comparator: Comparator }
  | { readonly is: 'equal' }
  | { readonly is: 'about' }
  | { readonly is: 'from' }
  | { readonly is: 'estimate' }
  | { readonly is: 'lead'; readonly wording: Wording | null };

interface Phrase {
  readonly words: readonly string[];
  readonly meaning: Meaning;
}

function phrases(meaning: Meaning, texts: string): readonly Phrase[] {
  return texts.split(' | ').map((text) => ({ words: text.split(' '), meaning }));
}

const compared = (comparator: Comparator): Meaning => ({ is: 'comparator', comparator });
const lead = (wording: Wording | null): Meaning => ({ is: 'lead', wording });

/** Phrases by their first word, the longest first. */
type PhraseTable = ReadonlyMap<string, readonly Phrase[]>;

function longestFirst(list: readonly Phrase[]): PhraseTable {
  const table = new Map<string, Phrase[]>();
  for (const phrase of list.toSorted((a, b) => b.words.length - a.words.length)) {
    const first = phrase.words[0] ?? '';
    table.set(first, [...(table.get(first) ?? []), phrase]);
  }
  return table;
}

/** Phrases that may stand before the number. */
const before: PhraseTable = longestFirst([
  ...phrases(
    compared('moreThan'),
    'trên | hơn | lớn hơn | nhiều hơn | cao hơn | vượt | vượt quá | vượt trên | vượt mức | quá',
  ),
  ...phrases(
    compared('lessThan'),
    'dưới | nhỏ hơn | ít hơn | thấp hơn | bé hơn | chưa đến | chưa tới | không đến | không tới',
  ),
  ...phrases(
    compared('atMost'),
    'không quá | không vượt | không vượt quá | không lớn hơn | không nhiều hơn | không cao hơn | không trên | không hơn | tối đa | nhiều nhất | cao nhất | nhỏ hơn hoặc bằng | bé hơn hoặc bằng | ít hơn hoặc bằng | thấp hơn hoặc bằng',
  ),
  ...phrases(
    compared('atLeast'),
    'không dưới | không ít hơn | không thấp hơn | không nhỏ hơn | không kém | ít nhất | tối thiểu | thấp nhất | chí ít | lớn hơn hoặc bằng | cao hơn hoặc bằng | nhiều hơn hoặc bằng',
  ),
  ...phrases({ is: 'equal' }, 'bằng | đúng'),
  ...phrases({ is: 'about' }, 'khoảng | khoảng chừng | trong khoảng | chừng | xấp xỉ | gần | gần bằng'),
  ...phrases({ is: 'from' }, 'từ'),
  ...phrases({ is: 'estimate' }, 'ước | ước đạt | ước tính | ước thực hiện'),
  ...phrases(lead('maintain'), 'duy trì | giữ | giữ vững | giữ ổn định | tiếp tục duy trì'),
  ...phrases(lead('decreaseTo'), 'giảm còn | giảm xuống | giảm xuống còn | xuống còn | còn'),
  ...phrases(lead('decreaseBy'), 'giảm | giảm thêm'),
  ...phrases(lead('increaseTo'), 'tăng lên | nâng lên | tăng lên đến | nâng lên đến'),
  ...phrases(lead('increaseBy'), 'tăng | tăng thêm'),
  ...phrases(
    lead(null),
    'đạt | phấn đấu | phấn đấu đạt | đảm bảo | bảo đảm | hoàn thành | có | bình quân | đạt bình quân',
  ),
]);

/** Phrases that may stand after the number and its unit. */
const after: PhraseTable = longestFirst([
  ...phrases(compared('atLeast'), 'trở lên | đổ lên'),
  ...phrases(compared('atMost'), 'trở xuống | đổ xuống'),
]);

/** Words between the two numbers of a range. */
const between: PhraseTable = longestFirst(phrases({ is: 'from' }, 'đến | tới | cho đến'));

/** A phrase found in the tokens and how many tokens it takes. */
export interface PhraseMatch {
  readonly meaning: Meaning;
  readonly length: number;
}

function matchPhrase(table: PhraseTable, tokens: readonly Token[], place: number): PhraseMatch | null {
  const first = tokens[place];
  if (first?.type !== 'word') return null;
  for (const phrase of table.get(first.value) ?? []) {
    const fits = phrase.words.every((word, i) => {
      const token = tokens[place + i];
      return token?.type === 'word' && token.value === word;
    });
    if (fits) return { meaning: phrase.meaning, length: phrase.words.length };
  }
  return null;
}

const symbols: Readonly<Record<string, Comparator>> = {
  '>': 'moreThan',
  '<': 'lessThan',
  '≥': 'atLeast',
  '≧': 'atLeast',
  '⩾': 'atLeast',
  '>=': 'atLeast',
  '=>': 'atLeast',
  '≤': 'atMost',
  '≦': 'atMost',
  '⩽': 'atMost',
  '<=': 'atMost',
  '=<': 'atMost',
};

/** The phrase or sign before a number at `place`, longest first. */
export function matchBefore(tokens: readonly Token[], place: number): PhraseMatch | null {
  const token = tokens[place];
  if (token?.type === 'compare') {
    const comparator = symbols[token.value];
    return { meaning: comparator === undefined ? { is: 'equal' } : compared(comparator), length: 1 };
  }
  if (token?.type === 'about') return { meaning: { is: 'about' }, length: 1 };
  return matchPhrase(before, tokens, place);
}

/** "trở lên", "trở xuống" at `place`. */
export function matchAfter(tokens: readonly Token[], place: number): PhraseMatch | null {
  return matchPhrase(after, tokens, place);
}

/** How many tokens separate the two numbers of a range at `place`: a dash or "đến"; 0 when none does. */
export function matchBetween(tokens: readonly Token[], place: number): number {
  const token = tokens[place];
  if (token?.type === 'dash' || (token?.type === 'about' && token.value === '~')) return 1;
  return matchPhrase(between, tokens, place)?.length ?? 0;
}
