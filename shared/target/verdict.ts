import type { Decimal } from '../domain/decimal';
import { add, compare, type Fraction, fraction, fractionFromDecimal, mul, one, sub, zero } from '../domain/fraction';
import type { Direction, Figure, RangeRule, Target, Verdict } from './types';

/** A verdict that a comparison can give. */
export type Grade = Exclude<Verdict, 'notComputable'>;

/** The values a figure allows: a point, a range, or all beyond a bound (null = no end on that side). */
interface Region {
  readonly low: Fraction | null;
  readonly lowOpen: boolean;
  readonly high: Fraction | null;
  readonly highOpen: boolean;
}

const half: Fraction = fraction(1n, 2n) ?? zero;

function gradeAgainst(value: Fraction, asked: Fraction, better: Direction, strict: boolean): Grade {
  const order = better === 'higher' ? compare(value, asked) : compare(asked, value);
  if (order > 0) return 'exceeded';
  return order === 0 && !strict ? 'met' : 'unmet';
}

function gradeRange(value: Fraction, low: Fraction, high: Fraction, better: Direction, rule: RangeRule): Grade {
  const below = compare(value, low) < 0;
  const above = compare(value, high) > 0;
  if (!below && !above) return 'met';
  const good = better === 'higher' ? above : below;
  return good && rule !== 'inside' ? 'exceeded' : 'unmet';
}

/** The verdict for one exact value; a bound in the target's own words goes before the stored direction. */
export function gradeValue(target: Target, value: Fraction, direction: Direction, rule: RangeRule): Grade {
  const bound = target.low ?? target.high;
  if (bound === null) return 'unmet';
  const asked = fractionFromDecimal(bound);
  switch (target.kind) {
    case 'moreThan':
    case 'atLeast':
      return gradeAgainst(value, asked, 'higher', target.kind === 'moreThan');
    case 'lessThan':
    case 'atMost':
      return gradeAgainst(value, asked, 'lower', target.kind === 'lessThan');
    case 'between':
      return gradeRange(value, asked, fractionFromDecimal(target.high ?? bound), direction, rule);
    default:
      return gradeAgainst(value, asked, direction, false);
  }
}

function regionOf(figure: Figure, value: Decimal): Region {
  const at = fractionFromDecimal(value);
  const { comparator } = figure;
  const strict = comparator === 'moreThan' || comparator === 'lessThan';
  if (comparator === 'moreThan' || comparator === 'atLeast') {
    return { low: at, lowOpen: strict, high: null, highOpen: false };
  }
  if (comparator === 'lessThan' || comparator === 'atMost') {
    return { low: null, lowOpen: false, high: at, highOpen: strict };
  }
  const high = figure.kind === 'range' && figure.high !== null ? fractionFromDecimal(figure.high) : at;
  return { low: at, lowOpen: false, high, highOpen: false };
}

function inside(region: Region, value: Fraction): boolean {
  const fromLow = region.low === null ? 1 : compare(value, region.low);
  const fromHigh = region.high === null ? 1 : compare(region.high, value);
  return (region.lowOpen ? fromLow > 0 : fromLow >= 0) && (region.highOpen ? fromHigh > 0 : fromHigh >= 0);
}

/** Values that stand for the whole region: verdicts change only at the target's bounds and between them. */
function samples(region: Region, target: Target): readonly Fraction[] {
  const texts = [target.low, target.high].filter((text) => text !== null);
  const ends = [region.low, region.high].filter((end) => end !== null);
  const points = [...texts.map(fractionFromDecimal), ...ends].toSorted(compare);
  const [first = zero, last = zero] = [points[0], points.at(-1)];
  const middles = points.slice(1).map((point, i) => mul(add(points[i] ?? point, point), half));
  return [sub(first, one), ...points, ...middles, add(last, one)].filter((value) => inside(region, value));
}

/**
 * The verdict for everything a figure allows: one grade when all agree, 'met' when all are at least met, null when
 * the figure leaves it open (">50" for a target of 58).
 */
export function gradeFigure(
  target: Target,
  figure: Figure,
  value: Decimal,
  direction: Direction,
  rule: RangeRule,
): Grade | null {
  const grades = new Set(
    samples(regionOf(figure, value), target).map((sample) => gradeValue(target, sample, direction, rule)),
  );
  if (grades.has('unmet')) return grades.size === 1 ? 'unmet' : null;
  if (grades.has('met')) return 'met';
  return grades.has('exceeded') ? 'exceeded' : null;
}

/** The verdict by rank, 0 = best: better is exceeded, equal met; "HTTNV trở lên" as a figure allows all ranks up to it. */
export function gradeRank(asked: number, figure: Figure): Grade | null {
  if (figure.rank === null) return null;
  if (figure.rank === asked) return 'met';
  if (figure.rank < asked) return 'exceeded';
  return figure.comparator === 'atLeast' ? null : 'unmet';
}
