import type { AppError } from './appError';
import type { Empty, PlanInfo, StepChange, StepResult } from './channels';

/** Why a backup was made: the person asked, time had gone by, or something large was about to happen. */
export type BackupReason = 'hand' | 'work' | 'migration' | 'import' | 'restore' | 'compaction';

/** A backup as it lies in the folder. */
export interface BackupInfo {
  readonly path: string;
  readonly fileName: string;
  /** ISO time at which it was made, by that PC's clock. */
  readonly at: string;
  readonly reason: BackupReason;
  /** Bytes. */
  readonly size: number;
  /** Its checksum: fine, wrong (or the file cannot be read), or not looked at because there were too many bytes. */
  readonly state: 'fine' | 'damaged' | 'unchecked';
  /** Of this very file; false: of one with the same name that lay in another folder. */
  readonly own: boolean;
}

/** What there is to restore from, newest first. */
export interface BackupList {
  readonly folder: string;
  readonly isDefault: boolean;
  /** Why the folder cannot be read, or why the last backup could not be made; null when all is well. */
  readonly problem: AppError | null;
  readonly backups: readonly BackupInfo[];
}

/** Differences on one Biểu as shown for a period and a unit. */
export interface SheetDifferences {
  readonly sheet: string;
  readonly formName: string;
  readonly planTitle: string;
  readonly period: string;
  readonly unit: string;
  /** `from` is what stands in the open plan, `to` what stands in the other version. */
  readonly changes: readonly StepChange[];
  /** Changes that are counted only. */
  readonly more: number;
}

/** What no cell shows, by what it is about. */
export type OtherDifference =
  | 'order'
  | 'origin'
  | 'units'
  | 'indicators'
  | 'plans'
  | 'forms'
  | 'closings'
  | 'calendar'
  | 'returns'
  | 'workbooks'
  | 'sets'
  | 'settings';

/** How another version differs from the open plan, told by cell. */
export interface Comparison {
  /** Rows of the database that differ, also those that say the same under another id. */
  readonly rows: number;
  /** What is told by cell, those only counted included. */
  readonly cells: number;
  readonly sheets: readonly SheetDifferences[];
  readonly others: readonly { readonly what: OtherDifference; readonly count: number }[];
  /** Closed periods that taking the other version over would touch: it is refused while they are closed. */
  readonly closed: readonly Extract<AppError, { code: 'periodClosed' }>[];
  /** Periods that are open now and would be closed as they are in the other version; undo does not reopen a period. */
  readonly closes: readonly { readonly period: string; readonly unit: string }[];
}

export interface RestoreResult {
  /** Null: the backup says what the plan says. */
  readonly step: StepResult | null;
  /** Why no backup of the present state could be made first; null when one was. */
  readonly unsafe: AppError | null;
}

/** The other version of the plan file that lies on the disk. */
export interface OutsideVersion {
  readonly path: string;
  /** ISO time at which it was written. */
  readonly at: string;
  readonly size: number;
  /** Null where it cannot be read as a plan (`problem` says why) and where the comparison was stopped. */
  readonly comparison: Comparison | null;
  readonly problem: AppError | null;
}

/** Backups of the open plan, and another version of its file; part of the one contract. */
export interface BackupRequestMap {
  'backup.list': { request: Empty; response: BackupList };
  /** Backs up now; null when the newest backup has the same contents. */
  'backup.make': { request: Empty; response: { fileName: string } | null };
  /** Changes nothing; null when it was stopped. */
  'backup.compare': { request: { path: string }; response: Comparison | null };
  /** Nobody looks at the comparison under way any more. */
  'compare.stop': { request: Empty; response: null };
  'backup.restore': { request: { path: string }; response: RestoreResult };
  /** Copies a backup to where the person says and opens the copy; null when they changed their mind. */
  'backup.openCopy': { request: { path: string }; response: PlanInfo | null };
  /** Another folder, which the person chooses, or the usual one again; null when they changed their mind. */
  'backup.folder': { request: { usual: boolean }; response: BackupList | null };
  /** Looks at what somebody else wrote into the open plan's file; null when nobody did. Changes nothing. */
  'outside.look': { request: Empty; response: OutsideVersion | null };
  /**
   * `mine`: the version of the window is written, the other one kept as a file; `theirs`: the one on the disk is opened,
   * that of the window kept as a file. `kept`: where.
   */
  'outside.keep': { request: { way: 'mine' | 'theirs' }; response: { kept: string; plan: PlanInfo } };
}

export interface BackupEventMap {
  /** A backup could not be made; told once for each reason. Null: they can be made again. */
  'backup.failed': AppError | null;
  /** Somebody else wrote into the file of the open plan. */
  'plan.outside': { path: string };
}

/** Names for the preload script. */
export const BACKUP_CHANNELS: Readonly<Record<keyof BackupRequestMap, true>> = {
  'backup.list': true,
  'backup.make': true,
  'backup.compare': true,
  'compare.stop': true,
  'backup.restore': true,
  'backup.openCopy': true,
  'backup.folder': true,
  'outside.look': true,
  'outside.keep': true,
};
export const BACKUP_EVENTS: Readonly<Record<keyof BackupEventMap, true>> = {
  'backup.failed': true,
  'plan.outside': true,
};
