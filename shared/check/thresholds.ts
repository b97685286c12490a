import type { CheckCode, Severity } from './types';

/**
 * Every number that decides whether something is worth telling, in one place. They were set against the three sample
 * plans, whose documents are right but for the errors that seeds/README.md lists: none of those figures may raise a
 * false alarm.
 */
export const THRESHOLDS = {
  /**
   * A zero too many, or the wrong magnitude (triệu for tỷ), makes at least eightfold of what was there: 8 rather than 10
   * because the amount itself has moved too. Documents of the seeds have honest jumps of 4,3 and 6,5 times.
   */
  jump: '8',
  /** Flows swing with the seasons from month to month: only a hundredfold jump is told. */
  seasonalJump: '80',
  /** Small counts jump tenfold honestly (01 xã → 12 xã): the larger of two amounts must be this large; for rates the other. */
  smallestAmount: '50',
  smallestRate: '5',
  /** Something is expected of a row when at least this share of the others have it. */
  mostHave: { numerator: 1, denominator: 2 },
  /** And when there are at least so many of them. */
  fewestOthers: 4,
  /** A flow (trồng mới 120 ha) need not grow every year; only a target far below the last result is told, as a multiple of it. */
  flowReached: '1.5',
  /** A target so many times the last result is out of reach within one year: of a stock or rate, of a flow. */
  farStock: '2',
  farFlow: '4',
  /** Attainment in percent from which the target was too low, or a figure is wrong. */
  farExceeded: '150',
} as const;

/** Whatever grows, falls or balances may be negative or above 100%. */
export const MAY_LEAVE_BOUNDS = /tăng|giảm|tốc độ|so với|chỉ số|chênh lệch|cân đối|bội chi|cùng kỳ/u;

/** Words by which a row is a share of a whole. */
export const IS_SHARE = /^(tỷ|tỉ) lệ/u;

export const SEVERITY_OF: Readonly<Record<CheckCode, Severity>> = {
  totalMismatch: 'error',
  unitMismatch: 'error',
  figureUnreadable: 'error',
  rateAboveWhole: 'error',
  partAboveWhole: 'warning',
  unitsGap: 'warning',
  cumulativeFalls: 'warning',
  jumpFromPrevious: 'warning',
  jumpFromLastYear: 'warning',
  jumpFromTarget: 'warning',
  negative: 'warning',
  targetUnreadable: 'warning',
  figureMissing: 'warning',
  providersDiffer: 'warning',
  assignedGap: 'warning',
  taskOverdue: 'warning',
  dateUnreadable: 'warning',
  cumulativeGap: 'info',
  targetMissing: 'info',
  targetReached: 'info',
  targetFar: 'info',
  targetFarExceeded: 'info',
};

export const CHECK_CODES = Object.keys(SEVERITY_OF) as readonly CheckCode[];
