import type { Period } from '../domain/period';
import { fillPlaceholders, type NamedUnit } from './expandColumns';

/** What the title of a sheet may speak of. */
export interface TitleFacts {
  readonly planPeriod: Period;
  readonly sheetPeriod: Period;
  readonly unit: NamedUnit;
}

/**
 * The printed title of a sheet at a period and unit: placeholders as in headers. Titles are printed in capitals (Nghị
 * định 30/2020/NĐ-CP); where the text is, what is filled in is as well.
 */
export const sheetTitle = (text: string, facts: TitleFacts): string => {
  const filled = fillPlaceholders(text, { ...facts, own: '', superior: null, areas: [], offices: [] });
  const words = text.replace(/\{[^{}]*\}/g, '');
  return words === words.toLocaleUpperCase('vi') ? filled.toLocaleUpperCase('vi') : filled;
};
