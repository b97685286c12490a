import type { SheetAt } from './command';

/** What brings back something that the log still knows. */
export type StoryCommand = RestoreRows | RestoreValue;

/** Deleted rows, each with the step of the log that took it away, with all that hung on them and the rows below. */
export interface RestoreRows extends SheetAt {
  readonly type: 'restoreRows';
  readonly rows: readonly { readonly row: string; readonly step: number }[];
}

/** The value that a cell had before a step of the log. */
export interface RestoreValue extends SheetAt {
  readonly type: 'restoreValue';
  readonly row: string;
  /** A column of the form, or `part`. */
  readonly column: string;
  readonly step: number;
  readonly what: 'text' | 'nature' | 'verdict' | 'note' | 'direction' | 'rangeRule';
}
