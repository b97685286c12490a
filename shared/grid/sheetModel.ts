import type { CellEdit } from '../domain/command';
import { readText } from '../form/cells';
import type { ViewColumn } from '../form/columns';
import type { SheetLock, SheetView, ViewCell, ViewRow } from '../form/types';
import { type Arrangement, arrangeRows, PLAIN, runsOf } from './arrange';
import { type Cell, columnLetters, type Rect } from './geometry';
import { placesOf } from './rowPlaces';

/** A physical column on screen: the name column of a form with parts is two of them, `name` and `part`. */
export interface GridColumn {
  readonly id: string;
  readonly column: ViewColumn;
  readonly isPart: boolean;
  /** Letter in an address; `part` shares the letter of the name. */
  readonly letter: string;
}

/**
 * The sheet as a table of physical cells: places, merges, texts, addresses. Built anew for each view; pure.
 * Rows and columns are those shown, in the order shown: what a filter hides is not in the model, so that no command
 * can touch it unseen. `view` has all of them.
 */
export interface SheetModel {
  readonly view: SheetView;
  readonly rows: readonly ViewRow[];
  readonly columns: readonly GridColumn[];
  /** How many of the columns stay in place when the sheet moves sideways. */
  readonly frozen: number;
  /** Rows are shown in another order than the stored one. */
  readonly isSorted: boolean;
  /** Number of a shown row in the stored order, from 1: what stands at its left and in addresses. */
  numberOf(r: number): number;
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
  /** The close that a cell stands in, or null. */
  lockAt(cell: Cell): SheetLock | null;
  /** The edit that writes a text here: addressed to the top left of a merged cell. */
  editAt(cell: Cell, text: string): CellEdit | null;
  /** "E12". */
  addressOf(cell: Cell): string;
  /** Header of the column in one line. */
  labelOf(column: number): string;
}

const columnsOf = (view: SheetView, hidden: ReadonlySet<string>): GridColumn[] => {
  const hasParts = view.rows.some((row) => row.part !== null);
  return view.columns.flatMap((column, index): GridColumn[] => {
    if (hidden.has(column.id)) return [];
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

/** By default TT and names stay in place; a part stays with its name. */
const frozenCount = (columns: readonly GridColumn[], frozen: Arrangement['frozen']): number => {
  const isLabel = ({ column }: GridColumn): boolean => column.kind === 'marker' || column.kind === 'name';
  const plain = columns.findIndex((column) => !isLabel(column));
  if (frozen === undefined) return plain < 0 ? columns.length : plain;
  return columns.findLastIndex(({ column }) => column.id === frozen) + 1;
};

/** A sheet as the grid shows it: rows by filter and order, columns shown, merges of what stands together. */
export const buildSheetModel = (view: SheetView, arrangement: Arrangement = PLAIN): SheetModel => {
  const shown = arrangeRows(view, arrangement);
  const { rows, places } = shown;
  const isSorted = arrangement.order !== null;
  const columns = columnsOf(view, arrangement.hiddenColumns);
  const rowIndexes = placesOf(rows);
  const columnIndexes = new Map(columns.map((column, index) => [column.id, index]));
  const partIndex = columnIndexes.get('part');
  const runs = { marker: runsOf(view, shown, 'marker', isSorted), name: runsOf(view, shown, 'name', isSorted) };
  const numberOf = (r: number): number => (places ? (places[r] ?? r) : r) + 1;

  const spanFrom = (r: number, key: 'marker' | 'name'): readonly [number, number] => [
    runs[key].first[r] ?? r,
    runs[key].last[r] ?? r,
  ];

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

  const textBy = (cell: Cell, key: 'text' | 'typed' | 'read'): string => {
    const at = anchor(cell);
    const row = rows[at.r];
    const column = columns[at.c];
    if (!row || !column) return '';
    const label = labelText(row, column);
    if (label !== null) return label;
    const own = row.cells[column.id];
    return own ? (key === 'read' ? readText(own) : own[key]) : '';
  };

  const lockAt = (cell: Cell): SheetLock | null => {
    const at = anchor(cell);
    const [row, column] = [rows[at.r], columns[at.c]];
    if (!row || !column || view.locks.length === 0) return null;
    const holds = (lock: SheetLock): boolean =>
      lock.columns.includes(column.id) && (lock.rows?.includes(row.id) ?? true);
    return view.locks.find(holds) ?? null;
  };

  const isEditable = (cell: Cell): boolean => {
    const at = anchor(cell);
    const row = rows[at.r];
    const column = columns[at.c];
    if (!row || !column?.column.editable || lockAt(at) !== null) return false;
    // Units are named in their catalogue, for every plan at once.
    if (labelText(row, column) !== null) return view.source !== 'units';
    return row.kind !== 'heading';
  };

  return {
    view,
    rows,
    columns,
    frozen: frozenCount(columns, arrangement.frozen),
    isSorted,
    numberOf,
    rowIndex: (id) => rowIndexes.get(id) ?? null,
    columnIndex: (id) => columnIndexes.get(id) ?? null,
    mergeOf,
    cellAt,
    textAt: (cell) => textBy(cell, 'read'),
    typedAt: (cell) => {
      const typed = textBy(cell, 'typed');
      return typed === '' && cellAt(cell)?.state === 'computed' ? textBy(cell, 'text') : typed;
    },
    isEditable,
    lockAt,
    editAt: (cell, text) => {
      const at = anchor(cell);
      const row = rows[at.r];
      const column = columns[at.c];
      return row && column && isEditable(at) ? { row: row.id, column: column.id, text } : null;
    },
    addressOf: (cell) => {
      const at = anchor(cell);
      return `${columns[at.c]?.letter ?? ''}${numberOf(at.r)}`;
    },
    labelOf: (column) => (columns[column]?.column.header ?? []).join(' · ').replace(/\s+/g, ' '),
  };
};

/** What the rows of a register are called, by the heading of its names ("Trích yếu nội dung"); null for indicators. */
export const rowWord = ({ source, columns }: SheetView): string | null =>
  source === 'plan' ? null : (columns.find(({ kind }) => kind === 'name')?.header.at(-1) ?? null);

/** The rows are all in sight and in the order of the plan, so that others can be put behind the last. */
export const isRowsWhole = (model: SheetModel): boolean =>
  model.rows.length === model.view.rows.length && !model.isSorted;
