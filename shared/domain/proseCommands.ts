import type { SheetAt } from './command';

/** Rows and amounts that a person took over from running text (shared/reading), as one step. */
export interface TakeProse extends SheetAt {
  readonly type: 'takeProse';
  /** The column of targets or figures that the amounts go to. */
  readonly column: string;
  readonly edits: readonly { readonly row: string; readonly text: string; readonly words: string }[];
  readonly added: readonly ProseAddition[];
  /** New rows stand behind this one; null: the sheet is empty. */
  readonly after: string | null;
}

/** `words`: what the text says, kept as the source of the amount. */
export interface ProseAddition {
  readonly name: string;
  readonly unit: string;
  readonly text: string;
  readonly words: string;
  /** Place among the additions of the row that it is a part of; it must stand before. Or the id of a row that is there. */
  readonly under: number | string | null;
}
