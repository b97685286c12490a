import type { WorkbookMapping } from '../contract/workbookMapping';
import type { SheetAt } from './command';

/** Commands about superiors' workbooks that are filled; members of `Command`. */
export type TemplateCommand = SaveTemplate | RenameTemplate | RemoveTemplate;

/** Keeps a superior's workbook for the sheet, new or in the place of an earlier version. */
export interface SaveTemplate extends SheetAt {
  readonly type: 'saveTemplate';
  readonly template: string;
  readonly name: string;
  /** Null: the bytes that are kept already. */
  readonly file: { readonly name: string; readonly sha256: string; readonly base64: string } | null;
  readonly mapping: WorkbookMapping;
}

export interface RenameTemplate extends SheetAt {
  readonly type: 'renameTemplate';
  readonly template: string;
  readonly name: string;
}

export interface RemoveTemplate extends SheetAt {
  readonly type: 'removeTemplate';
  readonly template: string;
}
