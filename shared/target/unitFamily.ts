import { conversionOf, countsOtherwise } from '../domain/measure';
import { foldText } from './tokenize';

/** Units that must not be divided by one another: %, ‰, and thousand, million, billion of something. */
export type UnitFamily = '%' | '‰' | 'thousand' | 'million' | 'billion' | 'other';

/** The family stands at the beginning; nothing needs to read all of a text that is no unit. */
const LONGEST = 100;

const magnitudes: Readonly<Record<string, UnitFamily>> = {
  nghìn: 'thousand',
  ngàn: 'thousand',
  triệu: 'million',
  tr: 'million',
  tỷ: 'billion',
  tỉ: 'billion',
};

/** "Tỷ lệ (%)": what is counted stands behind it, and "tỷ" is no magnitude there. */
const share = /^(?:tỷ|tỉ) (?:lệ|suất|trọng)(?=$|[ (]) ?\(?/u;

/** The family of a unit as typed ("%/năm" is %, "Tr. đồng" a million); null when there is no unit. */
export function unitFamily(unit: string | null): UnitFamily | null {
  const folded = unit === null ? '' : foldText(unit.slice(0, LONGEST)).replace(share, '');
  if (folded === '') return null;
  if (/^%[o0]/.test(folded)) return '‰';
  if (folded.startsWith('%') || folded.startsWith('phần trăm')) return '%';
  if (folded.startsWith('‰') || folded.startsWith('phần nghìn')) return '‰';
  const [word = ''] = folded.split(/[\s./]/u);
  return magnitudes[word] ?? 'other';
}

const clashing = (family: UnitFamily): boolean => family === '%' || family === '‰';

/**
 * Whether two units surely differ: one is % or ‰ and the other is not, both are different magnitudes, both count the same
 * thing in different sizes (kg and tấn), or different things (tấn and đồng). What is only called otherwise is not judged ("người" and "lao động" may be one).
 */
export function unitsClash(a: string | null, b: string | null): boolean {
  if (a === null || b === null || a === b) return false;
  const conversion = conversionOf(a, b);
  if (conversion !== null) return conversion.factor !== '1';
  if (countsOtherwise(a, b)) return true;
  const [one, two] = [unitFamily(a), unitFamily(b)];
  if (one === null || two === null || one === two) return false;
  return clashing(one) || clashing(two) || (one !== 'other' && two !== 'other');
}

/** Whether an amount in this unit is a share of something, so that its change over time is in points. */
export const isRateUnit = (unit: string): boolean => {
  const family = unitFamily(unit);
  return family === '%' || family === '‰';
};
