import { type Decimal, toCanonical } from './decimal';
import { div, fractionFromDecimal, mul, toDecimal } from './fraction';

/** A unit of measure of a plan file: so many (`factor`) of what its family counts in, and how else it is spelt. */
export interface Measure {
  readonly label: string;
  readonly family: string;
  readonly factor: Decimal;
  readonly aliases: readonly string[];
}

/** A unit of measure as read: what it counts, and how many of the family's base unit it is. */
export interface MeasureReading {
  readonly family: string;
  readonly factor: Decimal;
  /** A share (%, ‰), not an amount. */
  readonly isRate: boolean;
}

const blanks = /[\s\u00A0\u2000-\u200D\u202F\u2060\uFEFF]+/gu;
/** No unit is that long: such a text is a family of its own, as it stands. */
const LONGEST_UNIT = 200;
const fold = (text: string): string =>
  text.length > LONGEST_UNIT
    ? text
    : text
        .normalize('NFC')
        .replace(blanks, ' ')
        .trim()
        .toLocaleLowerCase('vi')
        .replace(/^(?:đvt|đơn vị tính)\s*:\s*/u, '')
        .replace(/^\((.*)\)$/u, '$1')
        .replace(/ *([/,;:%‰-]) */gu, '$1')
        .replace(/[:;,]+$/u, '')
        .trim();

/** "nghìn", "1.000", "tr." in front of what is counted. */
const MULTIPLIERS: readonly (readonly [RegExp, Decimal])[] = [
  [/^(?:1[., ]?000[., ]?000[., ]?000|tỷ|tỉ)(?:\.? +|\.|(?=đ))/u, '1000000000'],
  [/^(?:1[., ]?000[., ]?000|triệu|tr)(?:\.? +|\.|(?=đ))/u, '1000000'],
  [/^(?:1[., ]?000|10\^3|nghìn|ngàn|ng|k)(?:\.? +|\.|(?=đ))/u, '1000'],
  [/^(?:vạn) +/u, '10000'],
  [/^(?:trăm) +/u, '100'],
];

/** What is counted: spellings, family, factor. A noun that is not here is a family of its own. */
const NOUNS: readonly (readonly [RegExp, string, Decimal])[] = [
  [/^(?:đồng|đ|vnđ|vnd|đồng việt nam)\.?$/u, 'đồng', '1'],
  [/^(?:usd|đô la mỹ|đô la|đôla|\$)$/u, 'usd', '1'],
  [/^(?:m2|m²|mét vuông)$/u, 'm²', '1'],
  [/^(?:ha|hecta|héc ta|héc-ta|hec-?ta|hécta)$/u, 'm²', '10000'],
  [/^(?:km2|km²|ki-?lô-?mét vuông)$/u, 'm²', '1000000'],
  [/^(?:kg|kilôgam|ki-?lô-?gam|cân)$/u, 'kg', '1'],
  [/^tạ$/u, 'kg', '100'],
  [/^(?:tấn|t)$/u, 'kg', '1000'],
  [/^(?:m|mét)$/u, 'm', '1'],
  [/^(?:km|ki-?lô-?mét|cây số)$/u, 'm', '1000'],
  [/^(?:m3|m³|mét khối)$/u, 'm³', '1'],
  [/^(?:kwh)$/u, 'kwh', '1'],
  [/^(?:mwh)$/u, 'kwh', '1000'],
  [/^(?:kw)$/u, 'kw', '1'],
  [/^(?:mw)$/u, 'kw', '1000'],
];

/** "Triệu đ", "tr.đ" and "tỷ" alone mean money. */
const ALONE: ReadonlyMap<string, Decimal> = new Map([
  ['tỷ', '1000000000'],
  ['tỉ', '1000000000'],
  ['triệu', '1000000'],
  ['tr.đ', '1000000'],
  ['trđ', '1000000'],
]);

/** Shares: told apart for ever, % is never ‰ by itself (domain.md §6). */
const RATE = 'rate';
const percent = /^(?:%(?![o0])|phần trăm)/u;
const perMille = /^(?:‰|%[o0](?!\d)|phần nghìn)/u;

/** Whether two texts spell one unit alike: blanks, letter case and brackets aside. */
export const sameSpelling = (one: string, other: string): boolean => fold(one) === fold(other);

/** A unit of the plan file; `unit` is folded. */
const readOwn = (unit: string, own: readonly Measure[]): Omit<MeasureReading, 'isRate'> | null => {
  const known = own.find((one) => [one.label, ...one.aliases].some((label) => fold(label) === unit));
  return known ? { family: known.family, factor: toCanonical(known.factor) } : null;
};

/** What is counted, without its multiplier; `unit` is folded. Units of the plan file go first. */
const readNoun = (unit: string, own: readonly Measure[]): Omit<MeasureReading, 'isRate'> => {
  const known = readOwn(unit, own);
  if (known) return known;
  const noun = NOUNS.find(([pattern]) => pattern.test(unit));
  return noun ? { family: noun[1], factor: noun[2] } : { family: unit, factor: '1' };
};

/**
 * Reads a unit of measure in any of its spellings: "Tr. đồng", "1.000 ha", "Nghìn người", "tạ/ha". `own`: those of the
 * plan file, which go first. Null for a blank. Total: what nobody knows is a family of its own.
 */
export const readMeasure = (text: string, own: readonly Measure[] = []): MeasureReading | null => {
  const unit = fold(text);
  if (unit === '') return null;
  const known = readOwn(unit, own);
  if (known) return { ...known, isRate: false };
  if (perMille.test(unit)) return { family: `${RATE}${unit.replace(perMille, '')}`, factor: '0.001', isRate: true };
  if (percent.test(unit)) return { family: `${RATE}${unit.replace(percent, '')}`, factor: '0.01', isRate: true };
  const [first = '', ...rest] = unit.split('/');
  const per = rest.length === 0 ? '' : `/${rest.join('/')}`;
  const alone = ALONE.get(first.replace(/\.$/u, ''));
  if (alone !== undefined) return { family: `đồng${per}`, factor: alone, isRate: false };
  for (const [pattern, times] of MULTIPLIERS) {
    if (!pattern.test(first)) continue;
    const noun = readNoun(first.replace(pattern, '').trim(), own);
    return { family: noun.family + per, factor: timesFactor(times, noun.factor), isRate: false };
  }
  const noun = readNoun(first.replace(/\.$/u, ''), own);
  return { family: noun.family + per, factor: noun.factor, isRate: false };
};

/**
 * Units of measure are one in many spellings ("Tr. đồng", "Triệu Đồng", "tr.đ"): the same text for all that are of one size
 * and count the same; '' for a blank. ‰ and % stay apart. `own`: as for `readMeasure`.
 */
export const measureKey = (text: string, own: readonly Measure[] = []): string => {
  const read = readMeasure(text, own);
  return read === null ? '' : `${read.factor} ${read.family}`;
};

/** Families that nobody takes for one another; a noun that is not among them may be the same thing by another name. */
const KNOWN_FAMILIES: ReadonlySet<string> = new Set(NOUNS.map(([, family]) => family));

/** Whether two units surely count different things, money and weight, say. */
export const countsOtherwise = (one: string, other: string): boolean => {
  const [a, b] = [readMeasure(one)?.family, readMeasure(other)?.family];
  return a !== undefined && b !== undefined && a !== b && KNOWN_FAMILIES.has(a) && KNOWN_FAMILIES.has(b);
};

/** How a number in one unit becomes one in another. */
export interface Conversion {
  /** Theirs times this is ours; exact. "1": the same unit, spelt otherwise. */
  readonly factor: Decimal;
  /** % and ‰: mixed up as often as meant, so that it takes a person's word. */
  readonly isRate: boolean;
}

/** Null where one of the units is blank, or they count different things, or no finite decimal leads from one to the other. */
export const conversionOf = (theirs: string, ours: string, own: readonly Measure[] = []): Conversion | null => {
  const [from, to] = [readMeasure(theirs, own), readMeasure(ours, own)];
  if (from === null || to === null || from.family !== to.family) return null;
  const ratio = div(fractionFromDecimal(from.factor), fractionFromDecimal(to.factor));
  const factor = ratio === null ? null : toDecimal(ratio);
  return factor === null || factor === '0' ? null : { factor: toCanonical(factor), isRate: from.isRate };
};

/** Whether a text names a unit that the product or the plan file knows, and not an organisation ("Đơn vị: UBND huyện …"). */
export const isKnownMeasure = (text: string, own: readonly Measure[] = [], others: readonly string[] = []): boolean => {
  const unit = fold(text);
  const read = readMeasure(text, own);
  if (read === null) return false;
  if (read.family !== unit || NOUNS.some(([pattern]) => pattern.test(unit))) return true;
  return others.some((other) => fold(other) === unit);
};

/** One decimal text times another, exact: a product of two has an end. */
export const timesFactor = (value: Decimal, factor: Decimal): Decimal =>
  toDecimal(mul(fractionFromDecimal(value), fractionFromDecimal(factor))) ?? value;
