import type { CellEdit } from '../domain/command';
import type { SheetView, ViewCell, ViewColumn, ViewRow } from '../form/types';
import { type Cell, columnLetters, type Rect } from './geometry';

/** A physical column on screen: the name column of a form with parts is two of them, `name` and `part`. */
export interface GridColumn {
  readonly id: string;
  readonly column: ViewColumn;
  readonly isPart: boolean;
  /** Letter in an address; `part` shares the letter of the name. */
  readonly letter: string;
}

/** The sheet as a table of physical cells: places, merges, texts, addresses. Built anew for each view; pure. */
export interface SheetModel {
  readonly view: SheetView;
  readonly rows: readonly ViewRow[];
  readonly columns: readonly GridColumn[];
  rowIndex(id: string): number | null;
  columnIndex(id: string): number | null;
  /** The merged cell that a cell belongs to; itself when it is not merged. */
  mergeOf(cell: Cell): Rect;
  cellAt(cell: Cell): ViewCell | null;
  /** As shown. */
  textAt(cell: Cell): string;
  /** As typed: what an editor starts with and a copy takes. */
  typedAt(cell: Cell): string;
  isEditable(cell: Cell): boolean;
  /** The edit that writes a text here: addressed to the top left of a merged cell. */
  editAt(cell: Cell, text: string): CellEdit | null;
  /** "E12". */
  addressOf(cell: Cell): string;
  /** Header of the column in one line. */
  labelOf(column: number): string;
}

const columnsOf = (view: SheetView): GridColumn[] => {
  const hasParts = view.rows.some((row) => row.part !== null);
  return view.columns.flatMap((column, index): GridColumn[] => {
    const own = { id: column.id, column, isPart: false, letter: columnLetters(index) };
    return column.kind === 'name' && hasParts ? [own, { ...own, id: 'part', isPart: true }] : [own];
  });
};

/** Text of a label column, which lives in the row and not in its cells; null for other columns. */
const labelText = (row: ViewRow, column: GridColumn): string | null => {
  if (column.isPart) return row.part ?? '';
  if (column.column.kind === 'marker') return row.marker;
  if (column.column.kind === 'name') return row.name;
  return null;
};

export const buildSheetModel = (view: SheetView): SheetModel => {
  const { rows } = view;
  const columns = columnsOf(view);
  const rowIndexes = new Map(rows.map((row, index) => [row.id, index]));
  const columnIndexes = new Map(columns.map((column, index) => [column.id, index]));
  const partIndex = columnIndexes.get('part');

  const spanFrom = (r: number, key: 'marker' | 'name'): readonly [number, number] => {
    let top = r;
    while (top > 0 && rows[top]?.span[key] === 0) top -= 1;
    const count = Math.max(1, rows[top]?.span[key] ?? 1);
    return [top, Math.min(rows.length - 1, Math.max(r, top + count - 1))];
  };

  const mergeOf = (cell: Cell): Rect => {
    const own = { r0: cell.r, c0: cell.c, r1: cell.r, c1: cell.c };
    const column = columns[cell.c];
    const row = rows[cell.r];
    if (!column || !row) return own;
    if (column.column.kind === 'marker') {
      const [r0, r1] = spanFrom(cell.r, 'marker');
      return { ...own, r0, r1 };
    }
    if (column.column.kind !== 'name') return own;
    if (row.part === null) {
      return partIndex === undefined ? own : { ...own, c0: partIndex - 1, c1: partIndex };
    }
    if (column.isPart) return own;
    const [r0, r1] = spanFrom(cell.r, 'name');
    return { ...own, r0, r1 };
  };

  const anchor = (cell: Cell): Cell => {
    const merge = mergeOf(cell);
    return { r: merge.r0, c: merge.c0 };
  };

  const cellAt = (cell: Cell): ViewCell | null => {
    const at = anchor(cell);
    const id = columns[at.c]?.id;
    return id === undefined ? null : (rows[at.r]?.cells[id] ?? null);
  };

  const textBy = (cell: Cell, key: 'text' | 'typed'): string => {
    const at = anchor(cell);
    const row = rows[at.r];
    const column = columns[at.c];
    if (!row || !column) return '';
    return labelText(row, column) ?? row.cells[column.id]?.[key] ?? '';
  };

  const isEditable = (cell: Cell): boolean => {
    const at = anchor(cell);
    const row = rows[at.r];
    const column = columns[at.c];
    if (!row || !column?.column.editable) return false;
    if (labelText(row, column) !== null) return true;
    return row.kind !== 'heading' && row.cells[column.id]?.state !== 'computed';
  };

  return {
    view,
    rows,
    columns,
    rowIndex: (id) => rowIndexes.get(id) ?? null,
    columnIndex: (id) => columnIndexes.get(id) ?? null,
    mergeOf,
    cellAt,
    textAt: (cell) => textBy(cell, 'text'),
    typedAt: (cell) => {
      const typed = textBy(cell, 'typed');
      return typed === '' && cellAt(cell)?.state === 'computed' ? textBy(cell, 'text') : typed;
    },
    isEditable,
    editAt: (cell, text) => {
      const at = anchor(cell);
      const row = rows[at.r];
      const column = columns[at.c];
      return row && column && isEditable(at) ? { row: row.id, column: column.id, text } : null;
    },
    addressOf: (cell) => {
      const at = anchor(cell);
      return `${columns[at.c]?.letter ?? ''}${at.r + 1}`;
    },
    labelOf: (column) => (columns[column]?.column.header ?? []).join(' · ').replace(/\s+/g, ' '),
  };
};
