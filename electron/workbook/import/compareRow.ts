import type { ImportChange, ImportWarning } from '../../../shared/contract/importPreview';
import type { AddedRow } from '../../../shared/domain/command';
import type { Decimal } from '../../../shared/domain/decimal';
import { conversionOf, measureKey, timesFactor } from '../../../shared/domain/measure';
import type { ViewColumn } from '../../../shared/form/columns';
import type { ReturnField } from '../../../shared/form/definition';
import type { SheetView, ViewRow } from '../../../shared/form/types';
import { foldLabel, tidyText } from '../../../shared/reading/labelText';
import { decimalFromNumber, sameNumber } from '../../../shared/reading/numberText';
import { readTyped } from '../../../shared/reading/typedReading';
import { RETURN_STATES } from '../../../shared/text/returns';
import { IMPORT_WARNING } from '../../../shared/text/workbook';
import { columnLetters } from '../read/cellPlaces';
import type { CellModel, SheetIndex } from '../read/sheetModel';
import { cellNumber, numberAsText } from './cellNumber';
import type { ReadTable } from './readTable';
import { type CellOutcome, readValue, type Slot } from './readValue';
import { cellText, type TableRow } from './tableRows';

export interface RowFindings {
  readonly changes: readonly Omit<ImportChange, 'row'>[];
  readonly warnings: readonly ImportWarning[];
}

/**
 * The unit of measure of a line: its own, else that of the whole table. Where no row names any, rows of all kinds may stand
 * under it, and it counts only where it is ours in another size.
 */
export const unitOfLine = (view: SheetView, line: TableRow, ours: string, table: ReadTable): string => {
  const column = view.columns.find(({ kind }) => kind === 'unit');
  const cell = column ? line.cells.get(column.id) : undefined;
  const own = isErrorCell(cell) ? '' : cellText(cell ?? null);
  if (own !== '' || table.unitLine === '') return own;
  if (table.hasOwnUnits) return table.unitLine;
  return ours === '' || conversionOf(table.unitLine, ours, table.measures) === null ? '' : table.unitLine;
};

/** The unit of measure that the amounts of a row of ours are kept in. */
export const ourUnit = (view: SheetView, row: ViewRow): string => {
  const column = view.columns.find(({ kind }) => kind === 'unit');
  return column ? (row.cells[column.id]?.typed ?? '') : row.unitLabel;
};

/**
 * Compares the columns that a person fills in; units are checked, calculated ones are not read. Numbers of another unit
 * are held back, unless somebody said how they are converted.
 */
export const compareRow = (view: SheetView, row: ViewRow, line: TableRow, table: ReadTable): RowFindings => {
  const { place, index } = table;
  const changes: Omit<ImportChange, 'row'>[] = [];
  const warnings: ImportWarning[] = [];
  const unitColumn = view.columns.find((column) => column.kind === 'unit');
  const ours = unitColumn ? ourUnit(view, row) : '';
  const unitCell = unitColumn ? line.cells.get(unitColumn.id) : undefined;
  const theirs = unitOfLine(view, line, ourUnit(view, row), table);
  const back = factorBack(table, ourUnit(view, row));
  const isConverted = back !== null || table.isConverted(line.row);
  const isOtherUnit = theirs !== '' && !isConverted && !sameUnit(theirs, ourUnit(view, row), table);
  let isHeldBack = false;
  for (const column of view.columns) {
    const number = place.columns.get(column.id);
    if (number === undefined || !column.editable) continue;
    if (!COMPARED.has(column.kind)) continue;
    const isNumber = column.kind === 'target' || column.kind === 'figure';
    const typed = row.cells[column.id]?.typed ?? '';
    const cell = line.cells.get(column.id);
    const address = cell?.address ?? `${columnLetters(number)}${line.row}`;
    if (!cell || (cell.kind === 'text' && tidyText(cell.text) === '')) {
      if (tidyText(typed) === '' || isCovered(index, line.row, number)) continue;
      warnings.push({ address, code: 'blankKept', message: IMPORT_WARNING.blankKept(typed), data: { kept: typed } });
      continue;
    }
    const factor = isNumber ? (table.factorAt(line.row, number) ?? back) : null;
    if (isNumber && isUntouched(table, column, cell, row, factor)) continue;
    const outcome = isNumber
      ? readValue(cell, slotOf(view, column, row, typed, ours), factor)
      : readText(cell, typed, column);
    const isNumberOfOtherUnit = isOtherUnit && isNumber && factor === null && outcome.text !== null;
    if (isNumberOfOtherUnit) {
      isHeldBack = true;
      continue;
    }
    for (const warning of outcome.warnings) warnings.push({ ...warning, address });
    if (outcome.text === null) continue;
    const estimate = estimateOf(table, number, column, row);
    const said = outcome.theirs === undefined ? null : `${outcome.theirs} ${theirs}`.trim();
    changes.push({
      column: column.id,
      address,
      from: typed,
      to: outcome.text,
      unreadable: outcome.unreadable,
      ...(estimate === null ? {} : { estimate }),
      ...(said === null ? {} : { converted: { theirs: said, unit: ourUnit(view, row) } }),
    });
  }
  if (isOtherUnit && (isHeldBack || ours !== '')) {
    const address = unitCell?.address ?? '';
    warnings.push({
      address,
      code: 'unitDiffers',
      message: IMPORT_WARNING.unitDiffers(theirs, ours),
      data: { theirs, ours },
    });
  }
  return { changes, warnings };
};

/** What becomes of a figure that the heading calls an estimate; null where there is nothing to say about it. */
const estimateOf = (
  table: ReadTable,
  at: number,
  column: ViewColumn,
  row: ViewRow,
): NonNullable<ImportChange['estimate']> | null => {
  const { address } = column;
  if (address?.kind !== 'figure' || address.nature !== null || !table.saysEstimate(at)) return null;
  const current = row.cells[column.id];
  const isBlank = (current?.typed ?? '') === '';
  if (!isBlank && current?.nature !== 'estimate') return 'overActual';
  // Typed there it would be an estimate as well: by what the column's figures are, or by the one that stands there.
  return address.typedAs === 'estimate' || (address.typedAs === null && !isBlank) ? null : 'new';
};

/** Own exports show amounts in the display unit of their form: what leads back to the row's own. */
const factorBack = ({ own, measures }: ReadTable, ours: string): Decimal | null => {
  const shown = own?.meta.displayUnit;
  const conversion = shown === undefined ? null : conversionOf(shown, ours, measures);
  return conversion === null || conversion.isRate || conversion.factor === '1' ? null : conversion.factor;
};

const sameUnit = (theirs: string, ours: string, { measures }: ReadTable): boolean =>
  measureKey(theirs, measures) === measureKey(ours, measures);

const COMPARED: ReadonlySet<ViewColumn['kind']> = new Set(['target', 'figure', 'text', 'property', 'return']);

/**
 * A number that was worked out and comes back as it went out, that the plan derives today as well, or the formula of a
 * row that adds: none of these was typed. Taken in, it would stop following what it comes from.
 */
const isUntouched = (
  { index, place }: ReadTable,
  column: ViewColumn,
  cell: CellModel,
  row: ViewRow,
  factor: Decimal | null,
): boolean => {
  if (cell.formula && row.adds) return true;
  if (cell.kind !== 'number') return false;
  const read = cellNumber(cell).value;
  const theirs = factor === null || read === null ? read : timesFactor(read, factor);
  const hidden = place.untouched?.get(column.id);
  const exported = hidden === undefined ? null : (index.at(cell.row, hidden)?.number ?? null);
  const stored = decimalFromNumber(cell.number ?? 0);
  if (exported !== null && sameNumber(stored, decimalFromNumber(exported))) return true;
  const ours = row.cells[column.id];
  return ours?.typed === '' && ours.derived !== null && sameNumber(theirs, ours.value);
};

const isErrorCell = (cell: CellModel | undefined): boolean =>
  cell?.kind === 'error' || cell?.kind === 'formulaWithoutResult';

/** A cell that a merge from above covers is not blank: its value stands in the first row of the merge. */
const isCovered = (index: SheetIndex, row: number, column: number): boolean => {
  const merge = index.mergeAt(row, column);
  return merge !== null && merge.top < row;
};

const slotOf = (view: SheetView, column: ViewColumn, row: ViewRow, typed: string, unit: string): Slot => {
  const kind = column.kind === 'target' ? 'target' : 'figure';
  const other = view.columns.find((one) => one.kind === (kind === 'target' ? 'figure' : 'target'));
  const otherKind = kind === 'target' ? 'figure' : 'target';
  const neighbour = other ? readTyped({ kind: otherKind, row }, row.cells[other.id]?.typed ?? '').value : null;
  return { kind, row, typed, unit, neighbour };
};

/** Free text: compared without regard to blanks, and as a date where both are one. A state that is none is left out. */
const readText = (cell: CellModel, typed: string, column: ViewColumn | null): CellOutcome => {
  const text = cell.kind === 'date' ? viDate(cell.text) : cell.kind === 'number' ? numberAsText(cell) : cellText(cell);
  const same: CellOutcome = { text: null, unreadable: false, warnings: [] };
  if (isErrorCell(cell) || text === tidyText(typed) || (cell.kind === 'date' && text === fullDate(typed))) return same;
  if (column?.address?.kind === 'return' && !isReturnText(column.address.field, text)) {
    return { ...same, warnings: [{ code: 'unreadable', message: IMPORT_WARNING.leftOut(text), data: { text } }] };
  }
  return { ...same, text };
};

/** "5/1/2022" → "05/01/2022", as a date cell is read. */
const fullDate = (text: string): string =>
  text
    .trim()
    .replace(/^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/, (_, day: string, month: string, year: string) =>
      [day.padStart(2, '0'), month.padStart(2, '0'), year].join('/'),
    );

const isReturnText = (field: ReturnField, text: string): boolean =>
  field !== 'state' || Object.values(RETURN_STATES).some((word) => foldLabel(word) === foldLabel(text));

const viDate = (iso: string): string => iso.slice(0, 10).split('-').reverse().join('/');

/** What a workbook says of a row that the plan does not have. */
export interface AddedTexts {
  /** By column id, numbers as they would be typed. */
  readonly texts: Readonly<Record<string, string>>;
  /** What was read otherwise than it stands there, and what is not read. */
  readonly warnings: readonly ImportWarning[];
}

/**
 * Reads a new row. Its unit is its own, else that of its headings or of the whole table; a column in another size of it is
 * converted. Without any unit a column's conversion is what was chosen.
 */
export const readAdded = (view: SheetView, line: TableRow, table: ReadTable): AddedTexts => {
  const texts: Record<string, string> = {};
  const warnings: ImportWarning[] = [];
  const unitColumn = view.columns.find((column) => column.kind === 'unit');
  const { own, unit } = unitOfAdded(view, line, table);
  if (unitColumn?.editable && unit !== '') texts[unitColumn.id] = unit;
  for (const column of view.columns) {
    const cell = line.cells.get(column.id);
    if (!cell || !column.editable) continue;
    const { address } = cell;
    if (isHeldBack(table, cell, column, own, unit)) {
      const theirs = table.unitOf(cell.column);
      const message = IMPORT_WARNING.unitDiffers(theirs, unit);
      warnings.push({ address, code: 'unitDiffers', message, data: { theirs, ours: unit } });
    } else if (column.kind === 'text') texts[column.id] = readText(cell, '', column).text ?? '';
    else if (column.kind === 'target' || column.kind === 'figure') {
      const slot: Slot = { kind: column.kind, row: null, typed: '', unit, neighbour: null };
      const outcome = readValue(cell, slot, own === '' ? addedFactor(table, cell, unit) : null);
      texts[column.id] = outcome.text ?? '';
      for (const one of outcome.warnings) warnings.push({ ...one, address });
    }
  }
  return { texts, warnings };
};

/** A number of a new row under a heading whose unit is another thing than the row's: "người" beside "triệu đồng". */
const isHeldBack = (table: ReadTable, cell: CellModel, { kind }: ViewColumn, own: string, unit: string): boolean => {
  const headed = own === '' && (kind === 'target' || kind === 'figure') ? table.unitOf(cell.column) : '';
  return headed !== '' && cell.kind === 'number' && conversionOf(headed, unit, table.measures) === null;
};

/** Ids of the columns of a new row whose headings call their figures estimates; nothing where there are none. */
export const estimatesOf = (view: SheetView, line: TableRow, table: ReadTable): Pick<AddedRow, 'estimates'> => {
  const estimates = view.columns.flatMap(({ id, address }) => {
    const column = line.cells.get(id)?.column;
    const isFigure = address?.kind === 'figure' && address.nature === null;
    return isFigure && column !== undefined && table.saysEstimate(column) ? [id] : [];
  });
  return estimates.length === 0 ? {} : { estimates };
};

/** The unit that a new row would get; `own`: what stands in its unit column. */
export const unitOfAdded = (
  view: SheetView,
  line: TableRow,
  table: ReadTable,
): { readonly own: string; readonly unit: string } => {
  const unitColumn = view.columns.find((column) => column.kind === 'unit');
  const cell = unitColumn ? line.cells.get(unitColumn.id) : undefined;
  const own = isErrorCell(cell) ? '' : cellText(cell ?? null);
  if (own !== '') return { own, unit: own };
  const numbers = view.columns.filter(({ kind }) => kind === 'target' || kind === 'figure');
  const headed = numbers.flatMap(({ id }) => {
    const column = line.cells.get(id)?.column;
    return column === undefined ? [] : [table.unitOf(column)];
  });
  return { own, unit: headed.find((one) => one !== '') ?? table.unitLine };
};

const addedFactor = (table: ReadTable, cell: CellModel, unit: string): Decimal | null => {
  const headed = table.unitOf(cell.column);
  if (headed === '') return unit === '' ? table.factorAt(cell.row, cell.column) : null;
  const conversion = conversionOf(headed, unit, table.measures);
  return conversion === null || conversion.isRate || conversion.factor === '1' ? null : conversion.factor;
};
