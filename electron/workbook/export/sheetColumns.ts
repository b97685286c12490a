import type { ViewColumn } from '../../../shared/form/columns';
import type { SheetView } from '../../../shared/form/types';
import { PRINTED } from '../../../shared/text/workbook';
import { highKey, lowKey, partKey } from '../exportKeys';
import { columnLetters } from '../read/cellPlaces';
import { PIXELS_PER_CHARACTER } from './cellMeasure';
import { fitWidths } from './columnWidths';
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

const millimetresPerPixel = 25.4 / 96;
const leftShare = 0.58;
/** A little less than the page, so that rounding in Excel never makes it shrink the sheet. */
const pageShare = 0.985;

/** Width between the margins, in characters of the default font. */
export const pageCharacters = (view: SheetView, profile: Profile): number => {
  const [short, long] = paperSizes[view.print.paper];
  const side = view.print.orientation === 'landscape' ? long : short;
  return fullPage(side, profile);
};

/** The same for the side of a page in millimetres. */
export const fullPage = (side: number, { margins }: Profile): number =>
  ((side - margins.left - margins.right) / millimetresPerPixel / PIXELS_PER_CHARACTER) * pageShare;

/** Height between the margins, in points of the sheet: more than the page's where the width has to shrink. */
export const pageHeight = (view: SheetView, profile: Profile, columns: SheetColumns): number => {
  const [short, long] = paperSizes[view.print.paper];
  const side = view.print.orientation === 'landscape' ? short : long;
  const inner = ((side - profile.margins.top - profile.margins.bottom) / 25.4) * 72;
  return inner / pageScale(view, profile, columns);
};

/** How much a sheet shrinks to be no wider than its page: in whole percent, as spreadsheets do. */
export const pageScale = (view: SheetView, profile: Profile, columns: SheetColumns): number => {
  const width = columns.printed.reduce((sum, column) => sum + column.width, 0);
  return Math.min(100, Math.floor((100 * pageCharacters(view, profile)) / pageShare / Math.max(1, width))) / 100;
};

/**
 * Physical columns of a view: internal columns are left out unless they are asked for, the name column is two when a row has a part, and widths
 * fill the line.
 */
export const toSheetColumns = (view: SheetView, profile: Profile, keepsInternal = false): SheetColumns => {
  const visible = printedViews(view, keepsInternal);
  const split = view.rows.some((row) => row.part !== null);
  const widths = fitWidths(view, visible, pageCharacters(view, profile), profile.tableSize);
  const keyed: { key: string; width: number; view: ViewColumn | null }[] = [];
  for (const [index, column] of visible.entries()) {
    const width = Math.round((widths[index] ?? column.width) * 100) / 100;
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

/** Columns that go to the paper: internal ones stay, but for the unit of measure where the rows do not share one. */
const printedViews = (view: SheetView, keepsInternal: boolean): readonly ViewColumn[] => {
  const isShared = unitsOf(view).length < 2;
  return view.columns.filter(({ internal, kind }) => !internal || (kind === 'unit' ? !isShared : keepsInternal));
};

/** Units of measure of a sheet's rows, each once. */
const unitsOf = (view: SheetView): readonly string[] => {
  const units = new Map<string, string>();
  for (const { kind, unitLabel } of view.rows) {
    const unit = unitLabel.trim();
    if (kind !== 'heading' && unit !== '') units.set(unit.toLocaleLowerCase('vi'), unit);
  }
  return [...units.values()];
};

/** "Đơn vị tính: triệu đồng": as set, else where no column says it and all rows share one (domain.md §4). */
export const unitLine = (view: SheetView, keepsInternal = false): string => {
  const set = view.print.unitLine.trim();
  const [unit, second] = unitsOf(view);
  const isPrinted = printedViews(view, keepsInternal).some(({ kind }) => kind === 'unit');
  return set !== '' || isPrinted || unit === undefined || second !== undefined ? set : PRINTED.unitOfAll(unit);
};

const numbered = (column: Omit<SheetColumn, 'number' | 'letter'>, number: number): SheetColumn => ({
  ...column,
  number,
  letter: columnLetters(number),
});
