import type { PlanInfo } from './channels';

/** What became of a damaged file's data. Codes and data only; the sentences are in `shared/text/rescue.ts`. */
export interface RescueReport {
  readonly file: string;
  /** Whether the checksum proved the bytes: the figures are then those that were written. */
  readonly proven: boolean;
  readonly pages: number;
  readonly badPages: number;
  readonly tables: readonly RescuedTable[];
  readonly notes: readonly RescueNote[];
  /** Everything readable was saved, and nothing is known to be missing or in doubt. */
  readonly complete: boolean;
}

export interface RescuedTable {
  readonly table: string;
  readonly saved: number;
  /** Rows that are known to have been there; null when that cannot be known. */
  readonly expected: number | null;
}

/**
 * `missing`: known of, not readable; `fromLog`: taken from the log of changes; `stale`: the log has a later state, which
 * was taken; `doubt`: stored otherwise elsewhere in the file; `loose`: found apart from its table; `broken`: letters of a
 * text are lost; `refused`: not a possible row; `unplaced`: of no known table; `madeUp`: stands for a lost row that others
 * need; `parked`: under the heading of rescued rows, because what it stood under is lost; `unlinked`: a reference was
 * dropped, because what it named is lost; `steps`: so many steps of the log are lost; `journal`, `journalLeft`: so
 * many steps that lay beside the file were taken in, or could not be; `mixed`: a
 * shorter state of a file was written over a longer one, so that what came last may be missing without a trace.
 */
export type RescueNoteKind =
  | 'missing'
  | 'fromLog'
  | 'stale'
  | 'doubt'
  | 'loose'
  | 'broken'
  | 'refused'
  | 'unplaced'
  | 'madeUp'
  | 'parked'
  | 'unlinked'
  | 'steps'
  | 'journal'
  | 'journalLeft'
  | 'mixed';

export interface RescueNote {
  readonly kind: RescueNoteKind;
  readonly table: string;
  readonly id: string;
  /** What a person knows the row by, as far as that is left: indicator, unit, period, the text typed. */
  readonly about: string;
  /** What else is stored of it, or its values where the row itself could not be saved. */
  readonly detail: string;
}

/** A version of a file that opens clean, and when it was written (ISO). */
export interface GoodVersion {
  readonly path: string;
  readonly at: string;
  readonly kind: 'previous' | 'passing' | 'backup';
}

/** What can be done about a damaged file. */
export interface DamageOffer {
  readonly path: string;
  /** What a rescue would save; null when there is nothing to save. */
  readonly report: RescueReport | null;
  readonly versions: readonly GoodVersion[];
}

/** A rescue that was done: the new file and the list beside it. */
export interface RescueDone {
  readonly path: string;
  readonly list: string;
  readonly report: RescueReport;
}

export interface RescueRequestMap {
  /** What can be done about a file that is damaged; changes nothing. */
  'file.damage': { request: { path: string }; response: DamageOffer };
  /** Saves what is readable into a new file that the person names; null when they changed their mind. */
  'file.rescue': { request: { path: string }; response: RescueDone | null };
  /** Copies a good version under a new name and opens that; the version and the damaged file stay as they are. */
  'file.openVersion': { request: { path: string; version: string }; response: PlanInfo | null };
}

export const RESCUE_CHANNELS: Readonly<Record<keyof RescueRequestMap, true>> = {
  'file.damage': true,
  'file.rescue': true,
  'file.openVersion': true,
};
