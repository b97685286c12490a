import type { ImportChange, ImportWarning } from '../../shared/contract/importPreview';
import type { ViewColumn } from '../../shared/form/columns';
import type { SheetView, ViewRow } from '../../shared/form/types';
import { IMPORT_WARNING } from '../../shared/text/workbook';
import type { TablePlace } from './findTable';
import { foldUnit, tidyText } from './labelText';
import { readTyped } from './reading';
import { type CellOutcome, readValue, type Slot } from './readValue';
import { columnLetter } from './sheetColumns';
import type { CellModel, SheetIndex } from './sheetModel';
import { cellText, type TableRow } from './tableRows';

export interface RowFindings {
  readonly changes: readonly Omit<ImportChange, 'row'>[];
  readonly warnings: readonly ImportWarning[];
}

/** Compares the columns that a person fills in (targets, figures, texts); units are checked, computed ones are not read. */
export const compareRow = (
  view: SheetView,
  row: ViewRow,
  line: TableRow,
  place: TablePlace,
  index: SheetIndex,
): RowFindings => {
  const changes: Omit<ImportChange, 'row'>[] = [];
  const warnings: ImportWarning[] = [];
  const unitColumn = view.columns.find((column) => column.kind === 'unit');
  const ours = unitColumn ? (row.cells[unitColumn.id]?.text ?? '') : '';
  const unitCell = unitColumn ? line.cells.get(unitColumn.id) : undefined;
  const theirs = cellText(unitCell ?? null);
  const isOtherUnit = theirs !== '' && foldUnit(theirs) !== foldUnit(ours) && !isErrorCell(unitCell);
  let isHeldBack = false;
  for (const column of view.columns) {
    const number = place.columns.get(column.id);
    if (number === undefined || !column.editable) continue;
    if (column.kind !== 'target' && column.kind !== 'figure' && column.kind !== 'text') continue;
    const typed = row.cells[column.id]?.typed ?? '';
    const cell = line.cells.get(column.id);
    const address = cell?.address ?? `${columnLetter(number)}${line.row}`;
    if (!cell || (cell.kind === 'text' && tidyText(cell.text) === '')) {
      if (tidyText(typed) === '' || isCovered(index, line.row, number)) continue;
      warnings.push({ address, code: 'blankKept', message: IMPORT_WARNING.blankKept(typed), data: { kept: typed } });
      continue;
    }
    const outcome =
      column.kind === 'text' ? readNote(cell, typed) : readValue(cell, slotOf(view, column, row, typed, ours));
    const isNumberOfOtherUnit = isOtherUnit && column.kind !== 'text' && outcome.text !== null;
    if (isNumberOfOtherUnit) {
      isHeldBack = true;
      continue;
    }
    for (const warning of outcome.warnings) warnings.push({ ...warning, address });
    if (outcome.text === null) continue;
    changes.push({ column: column.id, address, from: typed, to: outcome.text, unreadable: outcome.unreadable });
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

/** Free text: compared without regard to blanks. */
const readNote = (cell: CellModel, typed: string): CellOutcome => {
  const text = cell.kind === 'date' ? viDate(cell.text) : cellText(cell);
  const isSame = isErrorCell(cell) || text === tidyText(typed);
  return { text: isSame ? null : text, unreadable: false, warnings: [] };
};

const viDate = (iso: string): string => iso.slice(0, 10).split('-').reverse().join('/');

/** Texts of a new row by column id; numbers as they would be typed. */
export const readAddedTexts = (view: SheetView, line: TableRow): Readonly<Record<string, string>> => {
  const texts: Record<string, string> = {};
  const unitColumn = view.columns.find((column) => column.kind === 'unit');
  const unit = unitColumn ? cellText(line.cells.get(unitColumn.id) ?? null) : '';
  for (const column of view.columns) {
    const cell = line.cells.get(column.id);
    if (!cell || !column.editable || isErrorCell(cell)) continue;
    if (column.kind === 'unit') texts[column.id] = unit;
    else if (column.kind === 'text') texts[column.id] = readNote(cell, '').text ?? '';
    else if (column.kind === 'target' || column.kind === 'figure') {
      const slot: Slot = { kind: column.kind, row: null, typed: '', unit, neighbour: null };
      texts[column.id] = readValue(cell, slot).text ?? '';
    }
  }
  return texts;
};
