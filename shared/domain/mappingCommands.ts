import type { SheetAt } from './command';

/** Commands about what helps to read foreign workbooks; members of `Command`. */
export type MappingCommand = RenameMapping | ForgetMapping | SaveMeasure | RemoveMeasure;

/** Another name for a kept way of reading. */
export interface RenameMapping extends SheetAt {
  readonly type: 'renameMapping';
  readonly mapping: string;
  readonly name: string;
}

/** The next workbook of its shape is looked at anew. */
export interface ForgetMapping extends SheetAt {
  readonly type: 'forgetMapping';
  readonly mapping: string;
}

/** "1 bao = 50 kg", new or in the place of an earlier one; texts as typed. */
export interface SaveMeasure extends SheetAt {
  readonly type: 'saveMeasure';
  readonly measure: string;
  readonly label: string;
  readonly amount: string;
  /** What it is counted in; `unit` is the org unit of the sheet. */
  readonly base: string;
  /** Other spellings. */
  readonly aliases: readonly string[];
}

export interface RemoveMeasure extends SheetAt {
  readonly type: 'removeMeasure';
  readonly measure: string;
}
