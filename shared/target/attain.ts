import type { Decimal } from '../domain/decimal';
import { div, type Fraction, fraction, fractionFromDecimal, hundred, mul, roundHalfUp, zero } from '../domain/fraction';
import { derivedFigure } from './parseFigure';
import type { Attainment, AttainOptions, Figure, ReasonCode, Target, Working } from './types';
import { isRateUnit, unitFamily, unitsClash } from './unitFamily';
import { gradeFigure, gradeRank } from './verdict';

const thousand: Fraction = fraction(1000n, 1n) ?? zero;

function without(reason: ReasonCode): Attainment {
  return { percent: null, verdict: 'notComputable', reason, working: null };
}

/**
 * The number that stands for a figure. A fraction is a percentage when the target, the indicator or the figure itself is
 * in %, a per-mille when in ‰, and a count when any other unit is named: "8/12" against "12 xã" is 8 communes. Without
 * any unit it is a percentage, unless it plainly counts: out of just what is asked ("12/12" against 12), or in marks
 * ("9,5/10").
 */
export function figureValue(target: Target, figure: Figure, options: AttainOptions): Decimal | null {
  const { numerator, denominator } = figure;
  if (figure.kind !== 'fraction' || numerator === null || denominator === null) return figure.value;
  const family = unitFamily(target.unit ?? (options.unit || null) ?? figure.unit);
  if (family === '‰') return derivedFigure(numerator, denominator, thousand, options.decimals);
  if (family !== '%' && family !== null) return numerator;
  if (family === null && (denominator === (target.high ?? target.low) || numerator.includes('.'))) return numerator;
  return typeof options.decimals === 'number'
    ? derivedFigure(numerator, denominator, hundred, options.decimals)
    : figure.value;
}

/** Why nothing can be said about this pair; null when there is something to compare. */
function obstacle(target: Target, figure: Figure, options: AttainOptions): ReasonCode | null {
  if (target.kind === 'empty')
    return target.notes.some((note) => note.code === 'notAssigned') ? 'notAssigned' : 'noTarget';
  if (target.kind === 'unreadable') return 'targetUnreadable';
  if (figure.kind === 'empty') return 'noFigure';
  if (figure.kind === 'absent') return 'figureAbsent';
  if (figure.kind === 'notAssigned') return 'notAssigned';
  if (figure.kind === 'unreadable') return 'figureUnreadable';
  if ((target.kind === 'ordinal') !== (figure.kind === 'ordinal')) return 'kindMismatch';
  const own = options.unit ?? null;
  // "Giảm 3% trở lên" of "tấn": a bare 3 beneath it is the 3% that is asked for; a bare 3 of "tỷ" is never in "triệu".
  const bare = isRateUnit(target.unit ?? '') ? null : own;
  if (figure.kind !== 'fraction' && unitsClash(target.unit ?? own, figure.unit ?? bare)) return 'unitMismatch';
  const verbs = [target.wording, figure.wording];
  const opposite = verbs.includes('increaseBy') && verbs.includes('decreaseBy');
  return opposite ? 'wordingContradicts' : null;
}

/** What is divided by what, or why there is no ratio. Comparators on either side do not matter here. */
function workingOf(target: Target, figure: Figure, options: AttainOptions): Working | ReasonCode {
  if (target.kind === 'ordinal') return 'ordinal';
  const isRange = target.kind === 'between';
  if (isRange && options.range === 'inside') return 'insideRange';
  if (figure.kind === 'range') return 'figureRange';
  const bound = isRange ? (options.range === 'lower' ? 'low' : 'high') : null;
  const asked = bound === null ? (target.low ?? target.high) : target[bound];
  const value = figureValue(target, figure, options);
  if (asked === null || value === null) return 'kindMismatch';
  const inverse = options.direction === 'lower';
  const [numerator, denominator] = inverse ? [asked, value] : [value, asked];
  if (fractionFromDecimal(denominator).numerator === 0n) return 'divideByZero';
  if (numerator.startsWith('-') || denominator.startsWith('-')) return 'signMeaningless';
  return { numerator, denominator, inverse, bound };
}

function verdictOf(target: Target, figure: Figure, options: AttainOptions): Attainment['verdict'] {
  if (target.kind === 'ordinal') return gradeRank(target.rank ?? 0, figure) ?? 'notComputable';
  const value = figureValue(target, figure, options);
  if (value === null) return 'notComputable';
  const grade = gradeFigure(target, figure, value, options.direction, options.range ?? 'upper');
  // "Dưới 3" with 0 is met (domain.md section 3): where target / 0 has no ratio, nothing measures how far beyond it is.
  const unmeasured = options.direction === 'lower' && value === '0' && figure.kind !== 'range';
  return (unmeasured && grade === 'exceeded' ? 'met' : grade) ?? 'notComputable';
}

/** The target's own comparator asks for the other direction than the one stored. */
function contradicts(target: Target, options: AttainOptions): boolean {
  const up = target.kind === 'moreThan' || target.kind === 'atLeast';
  const down = target.kind === 'lessThan' || target.kind === 'atMost';
  return options.direction === 'higher' ? down : up;
}

/** The exact ratio of attainment, 1 = 100%; null when there is none. For prose: round once, from this. */
export function attainRatio(target: Target, figure: Figure, options: AttainOptions): Fraction | null {
  if (obstacle(target, figure, options) !== null) return null;
  const working = workingOf(target, figure, options);
  return typeof working === 'string' ? null : ratioOf(working);
}

function ratioOf(working: Working): Fraction | null {
  return div(fractionFromDecimal(working.numerator), fractionFromDecimal(working.denominator));
}

/** The percent of attainment with `places` decimals (tables 2, prose 1), rounded once from the raw ratio. */
export function attainPercent(target: Target, figure: Figure, options: AttainOptions, places: number): Decimal | null {
  const ratio = attainRatio(target, figure, options);
  return ratio === null ? null : roundHalfUp(mul(ratio, hundred), places);
}

/** Holds a figure against a target: percent and verdict, worked out apart (domain.md section 3). Total. */
export function attain(target: Target, figure: Figure, options: AttainOptions): Attainment {
  const stop = obstacle(target, figure, options);
  if (stop !== null) return without(stop);
  const worked = workingOf(target, figure, options);
  const verdict = verdictOf(target, figure, options);
  const ratio = typeof worked === 'string' ? null : ratioOf(worked);
  const undecided = verdict === 'notComputable' ? 'boundUndecided' : null;
  const missing = typeof worked === 'string' ? worked : null;
  const caution = contradicts(target, options) ? 'directionContradicts' : null;
  return {
    percent: ratio === null ? null : roundHalfUp(mul(ratio, hundred), 2),
    verdict,
    reason: undecided ?? missing ?? caution,
    working: typeof worked === 'string' ? null : worked,
  };
}
