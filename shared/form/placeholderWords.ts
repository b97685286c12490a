import { PLACEHOLDER_WORDS } from '../text/formDesign';
import { PLACEHOLDER } from './placeholders';

const NAMES: ReadonlyMap<string, string> = new Map(
  Object.entries(PLACEHOLDER_WORDS).map(([name, words]) => [words, name]),
);
const WORDED = new RegExp(`\\{(${[...NAMES.keys()].join('|')})([+-]\\d{1,2})?\\}`, 'g');

/** A text of a form as the designer shows it: "Mục tiêu đến năm {endYear}" → "Mục tiêu đến năm {năm cuối}". */
export const withPlaceholderWords = (text: string): string =>
  text.replace(PLACEHOLDER, (whole, name: string, shift = '') => {
    const words = Object.hasOwn(PLACEHOLDER_WORDS, name)
      ? PLACEHOLDER_WORDS[name as keyof typeof PLACEHOLDER_WORDS]
      : null;
    return words === null ? whole : `{${words}${shift}}`;
  });

/** The other way, for what was typed; what is no such word stays as it is. */
export const fromPlaceholderWords = (text: string): string =>
  text.replace(WORDED, (whole, words: string, shift = '') => {
    const name = NAMES.get(words);
    return name === undefined ? whole : `{${name}${shift}}`;
  });
