import { lastYear, type Period, parsePeriod, periodId, shiftPeriod, shiftYears, yearsOf } from '../domain/period';
import type { PeriodRef } from './definition';

/*
 * reference = base [ shift ] [ "/" part ] ;
 * base      = "sheet" | "previous" | "year" | "plan" | "first" | "last" | "each" ;
 * shift     = ( "+" | "-" ) digit { digit } ;                     (years)
 * part      = "Q1" … "Q4" | "H1" | "H2" | "9M" | "M01" … "M12" ;    (of the year so found)
 */
const REFERENCE =
  /^(sheet|previous|year|plan|first|last|each)([+-]\d{1,2})?(?:\/(Q[1-4]|H[12]|9M|M(?:0[1-9]|1[0-2])))?$/;

export interface PeriodContext {
  readonly plan: Period;
  readonly sheet: Period;
  /** Period of a repeated column. */
  readonly each?: Period;
}

/** True for a well-formed reference. */
export const isPeriodRef = (text: string): boolean => REFERENCE.test(text);

/** The period a reference means on a sheet; null when it is malformed or has no meaning there. */
export const resolvePeriodRef = (reference: PeriodRef, context: PeriodContext): Period | null => {
  const match = REFERENCE.exec(reference);
  if (!match) return null;
  const base = basePeriod(match[1] ?? '', context);
  if (base === null || parsePeriod(base) === null) return null;
  const shifted = match[2] === undefined ? base : shiftYears(base, Number(match[2]));
  const part = match[3];
  return part === undefined ? shifted : `${shifted.slice(0, 4)}-${part}`;
};

const basePeriod = (base: string, { plan, sheet, each }: PeriodContext): Period | null => {
  switch (base) {
    case 'sheet':
      return sheet;
    case 'previous':
      return shiftPeriod(sheet, -1);
    case 'year':
      return yearId(lastYear(sheet));
    case 'plan':
      return plan;
    case 'first':
      return yearId(yearsOf(plan)[0] ?? null);
    case 'last':
      return yearId(lastYear(plan));
    default:
      return each ?? null;
  }
};

const yearId = (year: number | null): Period | null =>
  year === null ? null : periodId({ kind: 'year', firstYear: year, lastYear: year, number: 1 });
