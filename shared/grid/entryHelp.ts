import type { ViewRow } from '../form/types';
import { withoutAccents } from './foldText';
import type { Cell } from './geometry';
import type { GridColumn, SheetModel } from './sheetModel';

const composed = (text: string): string => text.normalize('NFC').toLocaleLowerCase('vi');

/** Each text once; the first spelling of what differs by case only is kept. */
const distinct = (texts: Iterable<string>): string[] => {
  const seen = new Map<string, string>();
  for (const text of texts) {
    const trimmed = text.trim();
    if (trimmed !== '' && !seen.has(composed(trimmed))) seen.set(composed(trimmed), trimmed);
  }
  return [...seen.values()];
};

/** The most used first; those used equally often as they come. */
const byFrequency = (texts: readonly string[]): string[] => {
  const counts = new Map<string, number>();
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1);
  return [...counts.keys()].sort((a, b) => (counts.get(b) ?? 0) - (counts.get(a) ?? 0));
};

/** What may be meant in a cell: texts of the same sort in the sheet, and for units those of the catalogue. */
export interface EntryChoices {
  readonly own: readonly string[];
  readonly catalogue: readonly string[];
  /** Offered in the list alone: free texts begin alike by chance, and Enter must not make one into another. */
  readonly listOnly?: boolean;
}

const NONE: EntryChoices = { own: [], catalogue: [] };

/** What stands in the column, but for the cell itself: its old text is no help. */
const valuesOf = (model: SheetModel, { column, isPart }: GridColumn, self: ViewRow): string[] =>
  model.rows.flatMap((row) => {
    if (row === self) return column.kind === 'name' && !isPart ? row.aliases : [];
    if (isPart) return row.part ?? [];
    if (column.kind === 'name') return [row.name, ...row.aliases];
    return row.cells[column.id]?.typed ?? [];
  });

/** What a form offers comes first and in its order; other texts of the column after it. */
const withChoices = (choices: readonly string[], used: readonly string[]): EntryChoices => {
  const known = new Set(choices.map(composed));
  return { own: [...choices, ...used.filter((text) => !known.has(composed(text)))], catalogue: [] };
};

/** The texts offered for a cell; `units` is the catalogue of units of measure. None where free numbers are typed. */
export const choicesFor = (model: SheetModel, cell: Cell, units: readonly string[]): EntryChoices => {
  const merge = model.mergeOf(cell);
  const own = model.columns[merge.c0];
  const row = model.rows[merge.r0];
  if (!own || !row) return NONE;
  switch (own.column.kind) {
    case 'unit': {
      const used = distinct(byFrequency(valuesOf(model, own, row)));
      const known = new Set(used.map(composed));
      return { own: used, catalogue: units.filter((unit) => !known.has(composed(unit))) };
    }
    case 'name':
    case 'text':
    case 'property':
    case 'return': {
      const { choices } = own.column;
      const offered = withChoices(choices, distinct(valuesOf(model, own, row)));
      return own.column.kind !== 'name' && choices.length === 0 ? { ...offered, listOnly: true } : offered;
    }
    case 'target':
    case 'figure':
      return { own: row.scale ?? [], catalogue: [] };
    default:
      return NONE;
  }
};

/**
 * The rest of the one text that begins as typed, as Excel's AutoComplete finds it: accents count, case does not, and
 * two texts that could be meant are none. The sheet's own texts come before the catalogue. Blank when there is none.
 */
export const completionOf = (typed: string, { own, catalogue, listOnly }: EntryChoices): string => {
  if (listOnly === true || typed.trim() === '' || typed.includes('\n')) return '';
  const begun = composed(typed);
  for (const texts of [own, catalogue]) {
    const fitting = texts.filter((text) => composed(text).startsWith(begun));
    if (fitting.some((text) => composed(text) === begun)) return '';
    const [only] = fitting;
    if (only !== undefined) return fitting.length === 1 ? only : '';
  }
  return '';
};

/** The list for a typed text: those that begin with it, then those with a word that does; accents need not be typed. */
export const offersFor = (typed: string, { own, catalogue }: EntryChoices): string[] => {
  const wanted = withoutAccents(typed.trim());
  const texts = [...own, ...catalogue];
  if (wanted === '') return texts;
  const starting = texts.filter((text) => withoutAccents(text).startsWith(wanted));
  const within = texts.filter((text) => !starting.includes(text) && withoutAccents(text).includes(wanted));
  return [...starting, ...within];
};
