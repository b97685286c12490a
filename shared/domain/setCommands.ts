import type { SheetAt } from './command';
import type { Period } from './period';

/** Biểu that go out together as numbered annexes ("Phụ lục I…IV"). */
export type SetCommand = SaveReportSet | SendReportSet | ReopenReportSet | RemoveReportSet;

/** A Biểu of a set, as it is shown for a period and a unit. */
export interface SetEntry {
  readonly sheet: string;
  readonly period: Period;
  readonly unit: string;
}

/** How a set is printed; the profile null: as the plan has it. */
export interface SetLook {
  readonly layout: 'phu-luc' | 'bieu';
  readonly profile: 'nha-nuoc' | 'dang' | null;
  /** A first sheet lists the others. */
  readonly contents: boolean;
  /** Internal columns are printed as well. */
  readonly internal: boolean;
}

/**
 * A new set, or what one is to be from now on, in print order. One that was sent keeps what it had and its order: Biểu can
 * only be added at its end, with the next numbers.
 */
export interface SaveReportSet extends SheetAt {
  readonly type: 'saveReportSet';
  /** Id; one that the plan does not have yet makes a new set. */
  readonly set: string;
  readonly title: string;
  readonly entries: readonly SetEntry[];
  readonly look: SetLook;
}

/** The set went out: its annex numbers are fixed. */
export interface SendReportSet extends SheetAt {
  readonly type: 'sendReportSet';
  readonly set: string;
  /** ISO day. */
  readonly on: string;
  /** "Báo cáo số 32-BC/HU ngày … của …"; may be blank. */
  readonly document: string;
}

/** Takes the mark back: the annexes are numbered by their order again. */
export interface ReopenReportSet extends SheetAt {
  readonly type: 'reopenReportSet';
  readonly set: string;
}

export interface RemoveReportSet extends SheetAt {
  readonly type: 'removeReportSet';
  readonly set: string;
}

/** Why a set stays as it is. */
export type SetRefusal = 'unknown' | 'titleMissing' | 'empty' | 'sheetUnknown' | 'sentOrder' | 'sentRemove' | 'notSent';
