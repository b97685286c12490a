import type { ViewColumn } from '../../../shared/form/columns';
import type { SheetView, ViewCell, ViewRow } from '../../../shared/form/types';
import { highKey, lowKey } from '../exportKeys';
import { type CellContent, figureContent, targetContent, textContent, valueContent } from './cellContent';
import type { Operand } from './percentFormula';
import type { SheetColumns } from './sheetColumns';

/** Where the cells of an exported sheet stand, and what is in them. */
export interface Places {
  readonly view: SheetView;
  readonly columns: SheetColumns;
  /** Physical row of a row of the view, by id. */
  readonly rowAt: ReadonlyMap<string, number>;
  /** Contents of a row's cells by column id; worked out once. */
  readonly contentsOf: (row: ViewRow) => ReadonlyMap<string, CellContent>;
}

/** Where the rows and columns of a view stand in its own export, and what those cells hold. */
export const toPlaces = (view: SheetView, columns: SheetColumns, firstRow: number): Places => {
  const known = new Map<string, ReadonlyMap<string, CellContent>>();
  const contentsOf = (row: ViewRow): ReadonlyMap<string, CellContent> => {
    const found = known.get(row.id) ?? rowContents(view, row);
    known.set(row.id, found);
    return found;
  };
  return { view, columns, rowAt: new Map(view.rows.map((row, index) => [row.id, firstRow + index])), contentsOf };
};

/** The target that a figure is held against, which tells what a fraction such as 21/36 stands for. */
const targetFor = (view: SheetView, figure: ViewColumn): string | null => {
  const ratio = view.columns.find(
    ({ calculation }) => calculation?.kind === 'ratio' && calculation.figure === figure.id,
  );
  const first = view.columns.find((column) => column.kind === 'target');
  return ratio?.calculation?.kind === 'ratio' ? ratio.calculation.target : (first?.id ?? null);
};

/** Numbers and texts of a row, by column id; those of ratios are formulas or words and are made where they are written. */
export const rowContents = (view: SheetView, row: ViewRow): ReadonlyMap<string, CellContent> => {
  const contents = new Map<string, CellContent>();
  for (const column of view.columns) {
    const cell = row.cells[column.id];
    if (!cell || column.kind === 'ratio' || column.kind === 'marker' || column.kind === 'name') continue;
    contents.set(column.id, contentOf(view, row, column, cell));
  }
  return contents;
};

const contentOf = (view: SheetView, row: ViewRow, column: ViewColumn, cell: ViewCell): CellContent => {
  if (cell.typed === '' && cell.value !== null) return valueContent(cell.value, cell.text);
  if (column.kind === 'target') return targetContent(row, cell);
  if (column.kind !== 'figure') return textContent(cell.text);
  const target = targetFor(view, column);
  return figureContent(row, cell, target === null ? '' : (row.cells[target]?.typed ?? ''), row.unitLabel);
};

/** The numbers of a cell that a formula can point at: the number itself, or the bounds behind a text (`rule` first). */
export const operandsAt = (places: Places, row: ViewRow, column: string, rule: ViewRow['rangeRule']): Operand[] => {
  const content = places.contentsOf(row).get(column);
  const at = places.rowAt.get(row.id);
  if (!content || at === undefined) return [];
  const operand = (key: string, value: string | null): Operand[] => {
    const { printed, hidden } = places.columns;
    const letter = [...printed, ...hidden].find((one) => one.key === key)?.letter;
    return letter === undefined || value === null ? [] : [{ address: `${letter}${at}`, value }];
  };
  if (content.kind === 'number') return operand(column, content.low);
  const bounds = [operand(highKey(column), content.high), operand(lowKey(column), content.low)];
  return (rule === 'lower' ? bounds.toReversed() : bounds).flat();
};
