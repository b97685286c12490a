import { fillPlaceholders, type PlaceholderFacts } from './placeholders';

/**
 * The printed title of a sheet at a period and unit: placeholders as in headers. Titles are printed in capitals (Nghị
 * định 30/2020/NĐ-CP); where the text is, what is filled in is as well.
 */
export const sheetTitle = (text: string, facts: PlaceholderFacts): string => {
  const filled = fillPlaceholders(text, facts);
  const words = text.replace(/\{[^{}]*\}/g, '');
  return words === words.toLocaleUpperCase('vi') ? filled.toLocaleUpperCase('vi') : filled;
};
