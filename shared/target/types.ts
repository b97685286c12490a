import type { Decimal } from '../domain/decimal';

/** How a target was read; `unreadable` keeps the text and says why. */
export type TargetKind =
  | 'exactly'
  | 'atLeast'
  | 'moreThan'
  | 'atMost'
  | 'lessThan'
  | 'between'
  | 'about'
  | 'ordinal'
  | 'empty'
  | 'unreadable';

/** Which way is better for an indicator. */
export type Direction = 'higher' | 'lower';

/** Which bound of a range the percent is taken against; `inside` gives no percent and judges in or out only. */
export type RangeRule = 'upper' | 'lower' | 'inside';

/** Labels of an ordinal scale, best first, e.g. ['HTXSNV', 'HTTNV', 'HTNV', 'KHTNV']. */
export type Scale = readonly string[];

/** Why a typed text could not be read. Sentences: shared/text/target. */
export type TargetErrorCode =
  | 'noNumber'
  | 'missingNumber'
  | 'unexpectedText'
  | 'ambiguousDot'
  | 'foreignForm'
  | 'badGrouping'
  | 'scientificForm'
  | 'reversedRange'
  | 'unitMismatch'
  | 'comparatorOnRange'
  | 'conflictingComparators'
  | 'ordinalComparator'
  | 'fractionTarget'
  | 'zeroDenominator'
  | 'tooLong';

/** A located error: UTF-16 offsets [at, end) into the text as typed. */
export interface TextError {
  readonly code: TargetErrorCode;
  readonly at: number;
  readonly end: number;
}

/** Something worth telling about a text that was read all the same. */
export type TargetNoteCode =
  | 'secondTarget'
  | 'remark'
  | 'absent'
  | 'notAssigned'
  | 'footnote'
  | 'aboutIgnored'
  | 'fromAlone'
  | 'redundantComparator'
  | 'estimate';

/** A note and its place in the text as typed. */
export interface TargetNote {
  readonly code: TargetNoteCode;
  readonly at: number;
  readonly end: number;
}

/** The verb around the number: "duy trì", "giảm 3", "giảm còn 7", "tăng 5", "tăng lên 5". */
export type Wording = 'maintain' | 'decreaseBy' | 'decreaseTo' | 'increaseBy' | 'increaseTo';

/** A target as typed and as read (domain.md section 3). */
export interface Target {
  readonly kind: TargetKind;
  /** Lower bound, or the number of a one-number target; null for atMost and lessThan. */
  readonly low: Decimal | null;
  /** Upper bound, or the number of `exactly` and `about`; null for atLeast and moreThan. */
  readonly high: Decimal | null;
  /** Place in the scale, 0 = best; only for ordinals. */
  readonly rank: number | null;
  /** "HTTNV trở lên": this rank or a better one was asked for in words. */
  readonly orBetter: boolean;
  /** The text exactly as typed. */
  readonly text: string;
  /** What stands after the number: %, ‰, xã, triệu đồng … (NFC, single spaces). */
  readonly unit: string | null;
  /** What the wording of the target tells about the direction; null when it tells nothing. */
  readonly direction: Direction | null;
  readonly wording: Wording | null;
  readonly error: TextError | null;
  readonly notes: readonly TargetNote[];
}

/** How a figure was read; blank ≠ 0 ≠ "-" (absent) ≠ "x" (notAssigned). */
export type FigureKind =
  | 'number'
  | 'bound'
  | 'fraction'
  | 'range'
  | 'ordinal'
  | 'empty'
  | 'absent'
  | 'notAssigned'
  | 'unreadable';

/** A comparator written before (or, as "trở lên", after) a number. */
export type Comparator = 'moreThan' | 'atLeast' | 'lessThan' | 'atMost';

/** A result as typed and as read. */
export interface Figure {
  readonly kind: FigureKind;
  /** The number; the lower end of a range; for a fraction its percentage, rounded to the published decimals. */
  readonly value: Decimal | null;
  /** 'about' comes with kind 'number', the four others with kind 'bound'. */
  readonly comparator: Comparator | 'about' | null;
  readonly numerator: Decimal | null;
  readonly denominator: Decimal | null;
  /** Upper end of a range. */
  readonly high: Decimal | null;
  readonly rank: number | null;
  /** The text exactly as typed. */
  readonly text: string;
  readonly unit: string | null;
  readonly wording: Wording | null;
  readonly error: TextError | null;
  readonly notes: readonly TargetNote[];
}

/** exceeded = vượt, met = đạt, unmet = chưa đạt. */
export type Verdict = 'exceeded' | 'met' | 'unmet' | 'notComputable';

/** All of them, best first. */
export const VERDICTS: readonly Verdict[] = ['exceeded', 'met', 'unmet', 'notComputable'];

/** Why there is no percent or no verdict; `directionContradicts` is a caution beside both. */
export type ReasonCode =
  | 'noTarget'
  | 'targetUnreadable'
  | 'noFigure'
  | 'figureAbsent'
  | 'notAssigned'
  | 'figureUnreadable'
  | 'ordinal'
  | 'kindMismatch'
  | 'unitMismatch'
  | 'wordingContradicts'
  | 'divideByZero'
  | 'signMeaningless'
  | 'insideRange'
  | 'figureRange'
  | 'boundUndecided'
  | 'directionContradicts';

/** What was divided by what, for the explanation line. */
export interface Working {
  readonly numerator: Decimal;
  readonly denominator: Decimal;
  /** true: target / figure (lower is better). */
  readonly inverse: boolean;
  /** Which bound of a range target was used; null for other targets. */
  readonly bound: 'low' | 'high' | null;
}

/** Percent and verdict, worked out apart: one may exist without the other. */
export interface Attainment {
  /** Fixed text with two places, e.g. "100.52"; null when there is none. */
  readonly percent: Decimal | null;
  readonly verdict: Verdict;
  readonly reason: ReasonCode | null;
  readonly working: Working | null;
}

/** How a figure is held against a target; all stored properties of the indicator. */
export interface AttainOptions {
  readonly direction: Direction;
  /** Default 'upper'. */
  readonly range?: RangeRule | undefined;
  /** Published decimals, used for fraction figures; default as read by parseFigure (1). */
  readonly decimals?: number | null | undefined;
  /** The indicator's unit, used when the target's text names none: tells whether 21/36 is a percentage. */
  readonly unit?: string | null | undefined;
}

export interface ParseTargetOptions {
  /** Default: `partyRatingScale` (shared/target/ordinal). */
  readonly scale?: Scale | undefined;
}

export interface ParseFigureOptions {
  readonly scale?: Scale | undefined;
  /** Published decimals: a fraction is rounded to these; default 1. */
  readonly decimals?: number | null | undefined;
}
