import type { CheckCode, Severity } from '../check/types';
import type { Period } from '../domain/period';

/** Something that a data check found, with the cell that shows it. */
export interface CheckFinding {
  /** The same for the same thing at the same place, whatever the numbers. */
  readonly id: string;
  readonly code: CheckCode;
  readonly severity: Severity;
  /** Null when no sheet shows it. */
  readonly sheet: string | null;
  readonly row: string;
  readonly column: string | null;
  /** Period and unit for which the sheet shows it. */
  readonly period: Period | null;
  readonly unit: string | null;
  /** Name of the row. */
  readonly label: string;
  /** Period and unit that it is about: "Tháng 1 năm 2021 · Xã Bản Bo". */
  readonly where: string;
  /** What is wrong, with the numbers, and what to do. */
  readonly message: string;
  /** The numbers as data: what setting it aside is bound to. */
  readonly fact: string;
  /** Why a person set it aside, for as long as the numbers stay as they were; null when nobody did. */
  readonly muted: string | null;
}

/** `done: false`: a part of the work was done; ask again. The findings come with the last part. */
export interface CheckReport {
  readonly done: boolean;
  readonly findings: readonly CheckFinding[];
  /** Findings beyond those listed. */
  readonly more: number;
}

/** More would fill a list that nobody reads. */
export const LISTED_FINDINGS = 2000;
