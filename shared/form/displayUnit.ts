import { type Decimal, formatVi } from '../domain/decimal';
import { conversionOf, timesFactor } from '../domain/measure';
import { convertTyped } from '../target/convertTyped';
import type { ViewColumn } from './columns';
import type { SheetView, ViewCell, ViewRow } from './types';

/*
 * A Biểu may be shown in another unit of measure than its figures are kept in ("Đơn vị tính: tỷ đồng" over figures in
 * triệu đồng; domain.md §4). What was typed stays what it is, as under a number format of Excel: only what is shown and
 * printed is converted, exactly, and only where both units count the same thing.
 */

/** Rows in the display unit of their form; a form without one, and rows that count other things, stay as they are. */
export class DisplayUnit {
  readonly #unit: string;
  readonly #columns: readonly ViewColumn[];
  readonly #shown = new WeakMap<ViewRow, ViewRow>();

  constructor(unit: string, columns: readonly ViewColumn[]) {
    this.#unit = unit;
    this.#columns = columns;
  }

  /** On screen: what is read in the display unit stands beside the text; all that is reckoned with stays in the row's own. */
  shown(row: ViewRow): ViewRow {
    const factor = this.#factorOf(row);
    if (factor === null) return row;
    let made = this.#shown.get(row);
    if (!made) {
      made = this.#withCells(row, (cell, column) => {
        const { text, others } = this.#inUnit(row, cell, column, factor);
        const told = cell.others.map((other, index) => withShown(other, others[index] ?? other.text));
        return { ...withShown(cell, text), others: told };
      });
      this.#shown.set(row, made);
    }
    return made;
  }

  /** On paper: as if all had been typed in the display unit, so that formulas and formats agree with what is read. */
  printed(row: ViewRow): ViewRow {
    const factor = this.#factorOf(row);
    if (factor === null) return row;
    const made = this.#withCells(row, (cell, column) => {
      const { text, others } = this.#inUnit(row, cell, column, factor);
      if (column.kind === 'unit') return { ...cell, text };
      const value = cell.value === null ? null : timesFactor(cell.value, factor);
      const told = cell.others.map((other, index) => ({ ...other, text: others[index] ?? other.text }));
      return { ...cell, text, others: told, value, typed: cell.typed === '' ? '' : text };
    });
    return { ...made, unitLabel: this.#unit };
  }

  #factorOf(row: ViewRow): string | null {
    return this.#unit === '' ? null : factorTo(this.#unit, row);
  }

  /** The row with its amounts and its unit made anew. */
  #withCells(row: ViewRow, convert: (cell: ViewCell, column: ViewColumn) => ViewCell): ViewRow {
    const cells: Record<string, ViewCell> = { ...row.cells };
    for (const column of this.#columns) {
      const cell = row.cells[column.id];
      if (cell && (column.kind === 'unit' || isAmount(column))) cells[column.id] = convert(cell, column);
    }
    return { ...row, cells };
  }

  /** What a cell and its other figures read in the display unit; what cannot be converted says its own unit. */
  #inUnit(
    row: ViewRow,
    cell: ViewCell,
    { kind }: ViewColumn,
    factor: string,
  ): { readonly text: string; readonly others: readonly string[] } {
    if (kind === 'unit') return { text: this.#unit, others: [] };
    const read = (typed: string): string =>
      convertTyped(typed, factor, kind === 'target' ? 'target' : 'figure') ??
      (/\d/.test(typed) ? `${typed} ${row.unitLabel}` : typed);
    const others = cell.others.map(({ text }) => read(text));
    if (cell.typed !== '') return { text: cell.state === 'ok' ? read(cell.typed) : cell.text, others };
    const value = cell.value === null ? null : timesFactor(cell.value, factor);
    return { text: value === null ? cell.text : formatVi(value), others };
  }
}

const withShown = <T extends { readonly text: string }>(one: T, text: string): T =>
  text === one.text ? one : { ...one, shown: text };

/** Typed, derived and added amounts, and differences of them; percents and growth are the same in any unit. */
const isAmount = ({ kind, calculation }: ViewColumn): boolean =>
  kind === 'target' ||
  kind === 'figure' ||
  kind === 'sum' ||
  kind === 'mean' ||
  kind === 'gap' ||
  (calculation?.kind === 'compare' && calculation.as === 'difference');

const factorTo = (unit: string, row: ViewRow): string | null => {
  const conversion = conversionOf(row.unitLabel, unit);
  return conversion === null || conversion.isRate || conversion.factor === '1' ? null : conversion.factor;
};

/** An amount of a row as it is read on screen, with its unit; null where it is read as it is kept, and no unit of the form speaks for it. */
export const readInUnit = (
  { displayUnit }: SheetView,
  row: ViewRow,
  column: ViewColumn,
  value: Decimal,
): { readonly value: Decimal; readonly unit: string } | null => {
  if (displayUnit === undefined || !isAmount(column)) return null;
  const conversion = conversionOf(row.unitLabel, displayUnit);
  const read = conversion === null || conversion.isRate ? null : timesFactor(value, conversion.factor);
  return read === null ? null : { value: read, unit: displayUnit };
};

/** The unit that a cell is typed in, where it is shown in another; else ''. */
export const typedUnit = (view: SheetView, row: ViewRow, { kind }: ViewColumn): string =>
  view.displayUnit !== undefined && (kind === 'target' || kind === 'figure') && factorTo(view.displayUnit, row) !== null
    ? row.unitLabel
    : '';

/** The sheet as it stands on screen in its display unit. */
export const onScreen = (view: SheetView, unit = new DisplayUnit(view.displayUnit ?? '', view.columns)): SheetView =>
  view.displayUnit === undefined ? view : { ...view, rows: view.rows.map((row) => unit.shown(row)) };

/** The sheet as it goes to the paper in its display unit. */
export const inDisplayUnit = (view: SheetView): SheetView => {
  if (view.displayUnit === undefined) return view;
  const unit = new DisplayUnit(view.displayUnit, view.columns);
  return { ...view, rows: view.rows.map((row) => unit.printed(row)) };
};
