/** What counts as equal when texts are compared for finding and filtering. */
export interface FoldOptions {
  readonly matchCase: boolean;
  /** False: "nuoc" equals "nước", and only then d equals đ. */
  readonly matchAccents: boolean;
}

/** A text made comparable. Places in it lead back to the text as typed, which is never changed. */
export interface Folded {
  readonly text: string;
  /** Start in the typed text of the letter that a place of `text` belongs to; one more at the end. Null: place for place. */
  readonly starts: readonly number[] | null;
}

/** Combining grave, acute, tilde, hook above, dot below: the five tones. */
const TONES = /[\u0300\u0301\u0303\u0309\u0323]/u;
const MARKS = /\p{M}/gu;
const LETTER = /^\p{L}/u;
const CLUSTER = /[\s\S]\p{M}*/gu;
const ASCII = /^[\x20-\x7e]*$/;

/** One letter of a text with all its marks, taken apart. */
interface Letter {
  readonly base: string;
  readonly marks: string;
  readonly at: number;
}

const lettersOf = (text: string): Letter[] => {
  const letters: Letter[] = [];
  for (const match of text.matchAll(CLUSTER)) {
    const apart = match[0].normalize('NFD');
    const size = (apart.codePointAt(0) ?? 0) > 0xffff ? 2 : 1;
    letters.push({ base: apart.slice(0, size), marks: apart.slice(size), at: match.index });
  }
  return letters;
};

const isPlain = (letter: Letter | undefined, among: string): letter is Letter =>
  letter !== undefined && among.includes(letter.base.toLowerCase()) && letter.marks.replace(TONES, '') === '';

/**
 * Writes "hoá", "hoè", "thuý" the older way, with the tone on the first vowel: the only syllables in which the two ways
 * differ are open ones in oa, oe, uy; not "quý", whose u belongs to the q.
 */
const placeTones = (letters: readonly Letter[]): readonly Letter[] => {
  let changed: Letter[] | null = null;
  for (let i = 0; i + 1 < letters.length; i += 1) {
    const [first, second, after] = [letters[i], letters[i + 1], letters[i + 2]];
    if (!isPlain(first, 'ou') || !isPlain(second, first.base.toLowerCase() === 'o' ? 'ae' : 'y')) continue;
    const tone = TONES.exec(second.marks)?.[0];
    if (tone === undefined || first.marks !== '' || (after && LETTER.test(after.base))) continue;
    if (first.base.toLowerCase() === 'u' && letters[i - 1]?.base.toLowerCase() === 'q') continue;
    changed ??= [...letters];
    changed[i] = { ...first, marks: tone };
    changed[i + 1] = { ...second, marks: second.marks.replace(tone, '') };
  }
  return changed ?? letters;
};

const foldLetter = ({ base, marks }: Letter, { matchCase, matchAccents }: FoldOptions): string => {
  if (/\s/u.test(base)) return ' ';
  let letter = matchAccents ? base + marks : base + marks.replace(MARKS, '');
  if (!matchAccents) letter = letter.replace('đ', 'd').replace('Đ', 'D');
  letter = letter.normalize('NFC');
  return matchCase ? letter : letter.toLowerCase();
};

/**
 * Folds a text for comparing. NFC and NFD are always equal, so are kinds of space; with `asTyped` the tones stay where
 * they were written, else both ways of placing them become one.
 */
export const foldText = (text: string, options: FoldOptions, asTyped = false): Folded => {
  if (ASCII.test(text)) return { text: options.matchCase ? text : text.toLowerCase(), starts: null };
  const letters = lettersOf(text);
  const placed = asTyped || !options.matchAccents ? letters : placeTones(letters);
  const starts: number[] = [];
  let folded = '';
  for (const letter of placed) {
    const piece = foldLetter(letter, options);
    for (let i = 0; i < piece.length; i += 1) starts.push(letter.at);
    folded += piece;
  }
  starts.push(text.length);
  return { text: folded, starts };
};

/** A text without accents and case, so that "ty" finds "Tỷ đồng". For searching only, never for telling apart. */
export const withoutAccents = (text: string): string => foldText(text, { matchCase: false, matchAccents: false }).text;

/** A text as a key: equal for spellings that only differ in form (NFC, spaces, placing of the tone), not in accents. */
export const spellingKey = (text: string): string =>
  foldText(text.trim().replace(/\s+/gu, ' '), { matchCase: true, matchAccents: true }).text;

/** Whether a text has a letter that only folding would find without its accent. */
export const hasAccents = (text: string): boolean => /[đĐ]|\p{M}/u.test(text.normalize('NFD'));
