import { decimalOf, type Fraction, fractionFromDecimal, roundHalfUp } from '../domain/fraction';
import type { DerivedHow, MissingWhy, SeriesRule, SeriesValue } from './types';

/** A value worked out from others, rounded to the indicator's published decimals (domain.md §3). */
export const derived = (
  value: Fraction,
  how: DerivedHow,
  estimate: boolean,
  from: readonly string[],
  missing: readonly string[],
  rule: SeriesRule,
): SeriesValue => ({
  kind: 'derived',
  derived: { value: published(value, rule), how, estimate, from, missing },
});

/** Rounded to the published decimals (domain.md §3); exact where there are none and the value has an end. */
const published = (value: Fraction, rule: SeriesRule): string =>
  rule.decimals === null ? decimalOf(value) : roundHalfUp(value, rule.decimals);

/** No value, and why; `missing` names the units or months that lack. */
export const none = (why: MissingWhy | null, missing: readonly string[] = []): SeriesValue => ({
  kind: 'none',
  why,
  missing,
});

/** The exact number of a value; null where it has none or was typed as something else. */
export const amountIn = (value: SeriesValue): Fraction | null => {
  if (value.kind === 'none') return null;
  const text = value.kind === 'stored' ? value.figure.value : value.derived.value;
  return text === null ? null : fractionFromDecimal(text);
};

/** Whether a value is an estimate or rests on one. */
export const isEstimate = (value: SeriesValue): boolean =>
  (value.kind === 'stored' && value.figure.nature === 'estimate') ||
  (value.kind === 'derived' && value.derived.estimate);
