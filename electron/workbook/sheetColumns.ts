import type { ViewColumn } from '../../shared/form/columns';
import type { SheetView } from '../../shared/form/types';
import { highKey, lowKey, partKey } from './exportKeys';
import { type Profile, paperSizes } from './profile';

/** A column of the exported sheet; `number` is 1-based. */
export interface SheetColumn {
  readonly key: string;
  readonly number: number;
  readonly letter: string;
  /** Width in characters of the default font (Times New Roman 12: 8 pixels each). */
  readonly width: number;
  readonly view: ViewColumn | null;
}

export interface SheetColumns {
  readonly printed: readonly SheetColumn[];
  /** Row key first, then bounds for the formulas. */
  readonly hidden: readonly SheetColumn[];
  readonly rowKey: SheetColumn;
  /** The name column is two physical columns. */
  readonly split: boolean;
}

export const rowKeyColumn = 'row';

/** 1 → A, 27 → AA. */
export const columnLetter = (number: number): string => {
  let rest = number;
  let letters = '';
  for (; rest > 0; rest = Math.floor((rest - 1) / 26)) letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  return letters;
};

const pixelsPerCharacter = 8;
const millimetresPerPixel = 25.4 / 96;
const leftShare = 0.58;
/** A little less than the page, so that rounding in Excel never makes it shrink the sheet. */
const pageShare = 0.985;

/** Width between the margins, in characters of the default font. */
export const pageCharacters = (view: SheetView, profile: Profile): number => {
  const [short, long] = paperSizes[view.print.paper];
  const side = view.print.orientation === 'landscape' ? long : short;
  const inner = side - profile.margins.left - profile.margins.right;
  return (inner / millimetresPerPixel / pixelsPerCharacter) * pageShare;
};

/** Height between the margins, in points of the sheet: more than the page's where the width has to shrink. */
export const pageHeight = (view: SheetView, profile: Profile): number => {
  const [short, long] = paperSizes[view.print.paper];
  const side = view.print.orientation === 'landscape' ? short : long;
  const inner = ((side - profile.margins.top - profile.margins.bottom) / 25.4) * 72;
  const width = toSheetColumns(view, profile).printed.reduce((sum, column) => sum + column.width, 0);
  return inner * Math.max(1, (width * pageShare) / pageCharacters(view, profile));
};

/** Inner width of a cell for text, in points. */
export const innerWidth = (characters: number): number => (characters * pixelsPerCharacter - 7) * 0.75;

/**
 * Physical columns of a view: internal columns are left out, the name column is two when a row has a part, and widths
 * are stretched (or shrunk a little) to fill the line; what is still too wide is left to "fit to width".
 */
export const toSheetColumns = (view: SheetView, profile: Profile): SheetColumns => {
  const visible = view.columns.filter((column) => !column.internal);
  const split = view.rows.some((row) => row.part !== null);
  const total = visible.reduce((sum, column) => sum + column.width, 0);
  const factor = Math.min(1.8, Math.max(0.72, pageCharacters(view, profile) / Math.max(1, total)));
  const keyed: { key: string; width: number; view: ViewColumn | null }[] = [];
  for (const column of visible) {
    const width = Math.round(column.width * factor * 100) / 100;
    if (column.kind !== 'name' || !split) {
      keyed.push({ key: column.id, width, view: column });
      continue;
    }
    const left = Math.round(width * leftShare * 100) / 100;
    keyed.push({ key: column.id, width: left, view: column });
    keyed.push({ key: partKey, width: width - left, view: column });
  }
  const printed = keyed.map((column, index) => numbered(column, index + 1));
  const keys = [rowKeyColumn];
  for (const column of visible) {
    if (column.kind === 'target') keys.push(lowKey(column.id), highKey(column.id));
    if (column.kind === 'figure') keys.push(lowKey(column.id));
  }
  const hidden = keys.map((key, index) => numbered({ key, width: 12, view: null }, printed.length + index + 1));
  const rowKey = hidden[0] ?? numbered({ key: rowKeyColumn, width: 12, view: null }, printed.length + 1);
  return { printed, hidden, rowKey, split };
};

const numbered = (column: Omit<SheetColumn, 'number' | 'letter'>, number: number): SheetColumn => ({
  ...column,
  number,
  letter: columnLetter(number),
});
