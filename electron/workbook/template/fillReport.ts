import type { FillFate, FillItem, FillReport } from '../../../shared/contract/templateAnswers';
import type { WorkbookMapping } from '../../../shared/contract/workbookMapping';
import type { ViewColumn } from '../../../shared/form/columns';
import type { SheetView } from '../../../shared/form/types';
import { fullLabel } from '../../../shared/reading/labelText';
import { headerTexts } from '../import/findTable';
import { contradicts, readHeaderPeriod } from '../import/headerPeriod';
import { labelOf } from '../import/previewImport';
import type { ReadTable } from '../import/readTable';
import { cellText, rowNature, type TableRow } from '../import/tableRows';
import type { SheetIndex } from '../read/sheetModel';

/** So many cells are told one by one. */
const mostItems = 5_000;

const noCounts: Readonly<Record<FillFate, number>> = {
  write: 0,
  replace: 0,
  clear: 0,
  blankKept: 0,
  occupiedKept: 0,
  crossed: 0,
  formula: 0,
  arrayFormula: 0,
  merged: 0,
  locked: 0,
  otherPeriod: 0,
  otherUnit: 0,
  notExact: 0,
  percentFormat: 0,
  dateFormat: 0,
  tooLong: 0,
  same: 0,
};

type Counted = 'counts' | 'asText' | 'converted' | 'overFormula' | 'breaksRule' | 'items' | 'more';

/** How many cells have which fate, and the first of them one by one. */
export const countItems = (items: readonly FillItem[], same: number): Pick<FillReport, Counted> => {
  const counts = { ...noCounts, same };
  for (const { fate } of items) counts[fate]++;
  return {
    counts,
    asText: items.filter((item) => item.asText !== null).length,
    converted: items.filter((item) => item.converted !== '').length,
    overFormula: items.filter((item) => item.overFormula).length,
    breaksRule: items.filter((item) => item.breaksRule).length,
    items: items.slice(0, mostItems),
    more: Math.max(0, items.length - mostItems),
  };
};

/** Rows of ours with something in a column that is filled, which no row of the template takes. */
export const rowsWithoutPlace = (view: SheetView, mapping: WorkbookMapping): FillReport['noPlace'] => {
  const placed = new Set(mapping.rows.filter(({ by }) => by !== 'proposal').map(({ target }) => target));
  const filled = mapping.columns.flatMap(({ meaning }) => (meaning?.kind === 'cell' ? [meaning.column] : []));
  return view.rows
    .filter((row) => !placed.has(row.id) && filled.some((column) => (row.cells[column]?.text ?? '') !== ''))
    .map((row) => ({ row: row.id, label: fullLabel(row) }));
};

/**
 * Rows of theirs that stand for none of ours: nobody decided about them, or the plan has the row no more. Behind the last
 * one that is filled, only those with a TT or a unit of measure.
 */
export const rowsNotOurs = (table: ReadTable, view: SheetView, mapping: WorkbookMapping): FillReport['noRow'] => {
  const ours = new Set(view.rows.map(({ id }) => id));
  const decided = new Map(mapping.rows.filter(({ by }) => by !== 'proposal').map(({ row, target }) => [row, target]));
  const last = Math.max(0, ...decided.keys());
  const marks = mapping.columns.filter(({ meaning }) => meaning?.kind === 'marker' || meaning?.kind === 'unit');
  const filled = mapping.columns.filter(({ meaning }) => meaning?.kind === 'cell');
  const isOfTable = ({ row }: TableRow): boolean =>
    row < last || marks.some(({ column }) => cellText(table.index.at(row, column)) !== '');
  const isOld = (row: number): boolean =>
    filled.some(({ column }) => {
      const cell = table.index.at(row, column);
      return cell?.kind === 'number' && !cell.formula;
    });
  return table.rows
    .flatMap((row) => {
      const target = decided.get(row.row);
      const isGone = typeof target === 'string' && !ours.has(target);
      const isUnknown = target === undefined && isOfTable(row) && !row.hidden && rowNature(row) === 'other';
      if (!isGone && !isUnknown) return [];
      return [{ address: row.labelAddress, text: labelOf(row), gone: isGone, old: isOld(row.row) }];
    })
    .filter(({ text }) => text !== '');
};

/** Whether the heading over a column of theirs surely names another time than the column of ours that goes into it. */
export const namesOtherPeriod = (
  index: SheetIndex,
  { header }: WorkbookMapping,
  at: number,
  column: ViewColumn,
  view: SheetView,
): boolean => {
  const texts = headerTexts(index, header.top, header.bottom, at);
  return texts !== null && contradicts(readHeaderPeriod(texts.path, view), column, view);
};
