import { type Decimal, formatVi, parseViNumber } from './decimal';
import { isKnownMeasure, type Measure, readMeasure, sameSpelling, timesFactor } from './measure';

/** Why an equality of units cannot be kept. */
export type MeasureRefusal = 'label' | 'amount' | 'unit' | 'rate' | 'itself' | 'known' | 'double';

/** "1 bao = 50 kg" as a person says it. */
export interface MeasureSaying {
  readonly label: string;
  readonly amount: string;
  readonly base: string;
  readonly aliases: readonly string[];
}

export type DefinedMeasure =
  | { readonly ok: true; readonly measure: Measure }
  | { readonly ok: false; readonly why: MeasureRefusal };

const no = (why: MeasureRefusal): DefinedMeasure => ({ ok: false, why });
const tidy = (text: string): string => text.normalize('NFC').replace(/\s+/gu, ' ').trim();

/**
 * What the plan file would keep of an equality, exact. `others`: its other units, which the new one may be counted in.
 * Refused: what no one can read, shares, and spellings that the product or another unit of the file has already.
 */
export const defineMeasure = (saying: MeasureSaying, others: readonly Measure[]): DefinedMeasure => {
  const [label, unit] = [tidy(saying.label), tidy(saying.base)];
  const said = [label, ...saying.aliases.map(tidy).filter((one) => one !== '')];
  const spellings = said.filter((one, at) => said.findIndex((other) => sameSpelling(one, other)) === at);
  if (readMeasure(label) === null) return no('label');
  const amount = parseViNumber(saying.amount.trim());
  if (!amount.ok || Number(amount.value.value) <= 0) return no('amount');
  const read = readMeasure(unit, others);
  if (read === null) return no('unit');
  if (read.isRate || spellings.some((one) => readMeasure(one)?.isRate)) return no('rate');
  if (spellings.some((one) => sameSpelling(one, unit))) return no('itself');
  if (spellings.some((one) => isKnownMeasure(one))) return no('known');
  const isTaken = (one: string): boolean =>
    others.some((other) => [other.label, ...other.aliases].some((known) => sameSpelling(known, one)));
  if (spellings.some(isTaken)) return no('double');
  const factor = timesFactor(amount.value.value, read.factor);
  return { ok: true, measure: { label, family: read.family, factor, aliases: spellings.slice(1) } };
};

/** "50 kg", in the unit that a family counts in. */
export const measureWorth = ({ family, factor }: { readonly family: string; readonly factor: Decimal }): string =>
  `${formatVi(factor)} ${family}`;
