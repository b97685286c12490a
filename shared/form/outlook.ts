import type { Decimal } from '../domain/decimal';
import {
  compare,
  div,
  type Fraction,
  fraction,
  fractionFromDecimal,
  hundred,
  mul,
  roundHalfUp,
  sub,
} from '../domain/fraction';
import { monthsOf, type Period, parsePeriod } from '../domain/period';
import type { Verdict } from '../target/types';

/** Khả năng hoàn thành (domain.md §3): hoàn thành, có khả năng, khó, không. */
export type Outlook = 'done' | 'likely' | 'hard' | 'no';
export const OUTLOOK_WORDS: Readonly<Record<Outlook, string>> = {
  done: 'Hoàn thành',
  likely: 'Có khả năng',
  hard: 'Khó',
  no: 'Không',
};

export interface OutlookFacts {
  readonly verdict: Verdict | null;
  readonly target: Decimal | null;
  readonly figure: Decimal | null;
  /** Where the way began: 0 for what grows from nothing within the period; null when it is not known. */
  readonly base: Decimal | null;
  readonly isEstimate: boolean;
  /** Months of the target's period that have gone, of how many. */
  readonly gone: number;
  readonly of: number;
}

export type OutlookAnswer =
  | {
      readonly outlook: Outlook;
      /** Part of the way to the target, percent with two places; null where the verdict alone tells. */
      readonly way: Decimal | null;
      readonly gone: number;
      readonly of: number;
    }
  | { readonly why: 'noNumbers' | 'noBase' | 'noWay' };

/** From this share of the pace that time asks for, in percent; proposed, a person decides. */
const LIKELY_FROM = 90n;
const HARD_FROM = 60n;

const percentOf = (whole: bigint): Fraction => ({ numerator: whole, denominator: 100n });

/**
 * Proposes the outlook from pace against time gone: the part of the way from base to target that is behind, held against the
 * part of the time. Exact; a target that is met already is done, one that is unmet when time is up is not (an estimate for
 * the whole time: hard, because it is not over).
 */
export const proposeOutlook = (facts: OutlookFacts): OutlookAnswer => {
  const { verdict, target, figure, base, gone, of, isEstimate } = facts;
  const answer = (outlook: Outlook, way: Fraction | null): OutlookAnswer => ({
    outlook,
    way: way === null ? null : roundHalfUp(mul(way, hundred), 2),
    gone,
    of,
  });
  if (verdict === 'met' || verdict === 'exceeded') return answer('done', null);
  if (verdict === null || verdict === 'notComputable' || figure === null) return { why: 'noNumbers' };
  if (gone >= of) return answer(isEstimate ? 'hard' : 'no', null);
  if (target === null) return { why: 'noNumbers' };
  if (base === null) return { why: 'noBase' };
  const from = fractionFromDecimal(base);
  const way = div(sub(fractionFromDecimal(figure), from), sub(fractionFromDecimal(target), from));
  const time = fraction(BigInt(gone), BigInt(of));
  const pace = way && time ? div(way, time) : null;
  if (way === null || pace === null) return { why: 'noWay' };
  if (compare(pace, percentOf(LIKELY_FROM)) >= 0) return answer('likely', way);
  return answer(compare(pace, percentOf(HARD_FROM)) >= 0 ? 'hard' : 'no', way);
};

/** Months of a target's period that have gone when a figure's period ends, of how many; null when they do not fit. */
export const monthsGone = (target: Period, figure: Period): { readonly gone: number; readonly of: number } | null => {
  const [asked, told] = [parsePeriod(target), parsePeriod(figure)];
  if (!asked || !told) return null;
  const start = asked.firstYear * 12 + monthsOf(asked).first - 1;
  const end = asked.lastYear * 12 + monthsOf(asked).last;
  const now = told.lastYear * 12 + monthsOf(told).last;
  return now <= start ? null : { gone: Math.min(now, end) - start, of: end - start };
};
