import type { MeasureRefusal } from '../domain/defineMeasure';
import type { SetRefusal } from '../domain/setCommands';
import type { LockHolder } from './lock';

/**
 * Every expected failure that reaches a person. Code and data only: the sentence and the next step are in
 * `shared/text/errors.ts`. `system` is the operating system's code (ENOSPC, EBUSY, EACCES…).
 */
export type AppError =
  | { readonly code: 'fileNotFound'; readonly path: string }
  | { readonly code: 'fileExists'; readonly path: string }
  | { readonly code: 'fileTooLarge'; readonly path: string; readonly megabytes: number }
  | { readonly code: 'outputIsPlan'; readonly path: string }
  | { readonly code: 'changedOutside'; readonly path: string }
  | { readonly code: 'cannotRead'; readonly path: string; readonly system: string }
  | { readonly code: 'cannotWrite'; readonly path: string; readonly system: string }
  | { readonly code: 'onlyInJournal'; readonly path: string; readonly system: string }
  | { readonly code: 'notAPlan'; readonly path: string; readonly found: NotAPlanReason }
  | { readonly code: 'newerVersion'; readonly path: string; readonly found: number; readonly supported: number }
  | { readonly code: 'damaged'; readonly path: string; readonly detail: string }
  | { readonly code: 'wrongSchema'; readonly path: string; readonly detail: string }
  | {
      readonly code: 'lockedByOther';
      readonly path: string;
      readonly owner: string;
      readonly since: string;
      readonly holder: LockHolder | null;
    }
  | { readonly code: 'lockLost'; readonly path: string }
  | { readonly code: 'readOnlyPlan'; readonly path: string; readonly why: ReadOnlyReason }
  | { readonly code: 'sessionLost'; readonly path: string | null }
  | { readonly code: 'noOpenPlan' }
  | { readonly code: 'unknownSample'; readonly sample: string }
  | { readonly code: 'unknownSheet'; readonly sheet: string }
  | { readonly code: 'lastSheet' }
  | { readonly code: 'sheetInUse'; readonly sheet: string }
  | { readonly code: 'unknownRow'; readonly row: string }
  | { readonly code: 'unknownColumn'; readonly column: string }
  | { readonly code: 'unknownPeriod'; readonly period: string }
  | { readonly code: 'unknownUnit'; readonly unit: string }
  | { readonly code: 'unknownUnitName'; readonly name: string }
  | { readonly code: 'unknownChoice'; readonly text: string; readonly choices: readonly string[] }
  | {
      readonly code: 'periodClosed';
      readonly period: string;
      readonly unit: string;
      readonly by: string;
      readonly at: string;
    }
  | { readonly code: 'notEditable'; readonly row: string; readonly column: string; readonly why: NotEditableReason }
  | { readonly code: 'unitRefused'; readonly name: string; readonly why: UnitRefusal }
  | { readonly code: 'setRefused'; readonly why: SetRefusal }
  | { readonly code: 'reasonMissing' }
  | { readonly code: 'outsidePlan'; readonly period: string }
  | { readonly code: 'titleTaken'; readonly title: string }
  | { readonly code: 'badNumber'; readonly text: string }
  | { readonly code: 'cannotCorrect'; readonly why: 'notClosed' | 'otherYear' | 'notNumber' | 'derived' }
  | { readonly code: 'natureTaken'; readonly row: string }
  | { readonly code: 'textTooLong'; readonly limit: number }
  | { readonly code: 'nothingToUndo' }
  | { readonly code: 'nothingToRedo' }
  | { readonly code: 'workbookUnreadable'; readonly path: string; readonly why: WorkbookProblem }
  | { readonly code: 'workbookTooLarge'; readonly path: string; readonly what: string; readonly limit: number }
  | { readonly code: 'noTable'; readonly path: string; readonly missing: readonly string[] }
  | { readonly code: 'previewGone' }
  | { readonly code: 'stepCompacted' }
  | { readonly code: 'restoreRefused'; readonly why: RestoreRefusal; readonly name: string }
  | { readonly code: 'logTooLong'; readonly limit: number }
  | { readonly code: 'templateRefused'; readonly file: string; readonly why: TemplateRefusal }
  | { readonly code: 'measureRefused'; readonly label: string; readonly why: MeasureRefusal }
  | { readonly code: 'planChanged' }
  | { readonly code: 'returnAltered'; readonly path: string; readonly why: ReturnAlteration }
  | { readonly code: 'returnChanged'; readonly path: string }
  | { readonly code: 'returnsOverlap'; readonly unit: string }
  | { readonly code: 'badRequest'; readonly detail: string }
  | { readonly code: 'formInvalid'; readonly at: string; readonly detail: string }
  | { readonly code: 'internal'; readonly reference: string };

export type NotAPlanReason = 'empty' | 'text' | 'zip' | 'otherDatabase' | 'openElsewhere' | 'folder' | 'unknown';
export type ReadOnlyReason = 'checksum' | 'locked' | 'media';
export type NotEditableReason = 'computed' | 'heading' | 'closed' | 'label' | 'rowsBelow' | 'fixedRows';
export type UnitRefusal =
  | 'inUse'
  | 'nameMissing'
  | 'nameTaken'
  | 'dates'
  | 'circle'
  | 'ended'
  | 'beginsLater'
  | 'tooFew'
  | 'twice'
  | 'kindMissing'
  | 'kindTaken'
  | 'kindInUse'
  | 'noProvince';
export type WorkbookProblem =
  | 'notWorkbook'
  | 'oldExcel'
  | 'otherFormat'
  | 'webPage'
  | 'password'
  | 'damaged'
  | 'timeout'
  | 'memory'
  | 'empty';

/** `itself`: the output is the superior's own file; `notPackage`: it is no .xlsx or .xlsm, so its parts cannot be kept. */
export type TemplateRefusal = 'tooLarge' | 'sheetGone' | 'gone' | 'itself' | 'notPackage';

/** Of a reporting form: its page is gone or hidden; the columns to fill in are gone. */
export type ReturnAlteration = 'page' | 'columns';

/**
 * `there`: the row is in its plan again; `gone`: the log no longer has it; `plan`, `unit`, `authority`: what it hung on is no
 * longer there; `taken`: another entry stands where one of its own stood; `same`: the cell has that value now.
 */
export type RestoreRefusal = 'there' | 'gone' | 'plan' | 'unit' | 'authority' | 'taken' | 'same';
