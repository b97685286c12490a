import { type Decimal, decimalPlaces, toCanonical } from '../domain/decimal';
import { add, div, fractionFromDecimal, hundred, mul, one, roundHalfUp, zero } from '../domain/fraction';
import { formatTarget } from './formatTarget';
import { parseTarget } from './parseTarget';
import type { Scale, TargetKind } from './types';
import { isRateUnit } from './unitFamily';

const ONE_NUMBER: ReadonlySet<TargetKind> = new Set(['exactly', 'atLeast', 'moreThan', 'atMost', 'lessThan', 'about']);

/**
 * A target by a percentage more (or, with a minus, less), its comparator kept: ">58" by 10 → ">63,8". Rounded once, half up,
 * to the indicator's decimals, or to as many as the target has. Rates, ranges, ranks, "giảm 3%" and what cannot be read
 * come back as typed: a percentage of them would mean something else.
 */
export const scaleTarget = (
  text: string,
  percent: Decimal,
  about: { readonly unit: string; readonly decimals: number | null; readonly scale: Scale | undefined },
): string => {
  const target = parseTarget(text, { scale: about.scale });
  const value = target.low ?? target.high;
  const isPlain = ONE_NUMBER.has(target.kind) && target.wording === null && target.notes.length === 0;
  if (value === null || !isPlain || isRateUnit(about.unit) || isRateUnit(target.unit ?? '')) return text;
  const factor = add(one, div(fractionFromDecimal(percent), hundred) ?? zero);
  const places = about.decimals ?? decimalPlaces(value);
  const scaled = toCanonical(roundHalfUp(mul(fractionFromDecimal(value), factor), places));
  return formatTarget({
    ...target,
    low: target.low === null ? null : scaled,
    high: target.high === null ? null : scaled,
  });
};
