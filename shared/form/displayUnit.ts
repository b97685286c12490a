import { formatVi } from '../domain/decimal';
import { conversionOf, timesFactor } from '../domain/measure';
import { convertTyped } from '../target/convertTyped';
import type { ViewColumn } from './columns';
import type { OtherFigure, SheetView, ViewCell, ViewRow } from './types';

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

  /** On screen: texts in the display unit; what was typed and the values that are reckoned with stay in the row's own. */
  shown(row: ViewRow): ViewRow {
    const factor = this.#factorOf(row);
    if (factor === null) return row;
    let made = this.#shown.get(row);
    if (!made) {
      made = this.#withCells(row, (cell, column) => ({ ...cell, ...this.#texts(row, cell, column, factor) }));
      this.#shown.set(row, made);
    }
    return made;
  }

  /** On paper: as if all had been typed in the display unit, so that formulas and formats agree with what is read. */
  printed(row: ViewRow): ViewRow {
    const factor = this.#factorOf(row);
    if (factor === null) return row;
    const made = this.#withCells(row, (cell, column) => {
      const { text, others } = this.#texts(row, cell, column, factor);
      const value = cell.value === null ? null : timesFactor(cell.value, factor);
      return { ...cell, text, others, value, typed: cell.typed === '' ? '' : text };
    });
    return { ...made, unitLabel: this.#unit };
  }

  #factorOf(row: ViewRow): string | null {
    return this.#unit === '' ? null : factorTo(this.#unit, row);
  }

  #withCells(row: ViewRow, convert: (cell: ViewCell, column: ViewColumn) => ViewCell): ViewRow {
    const cells: Record<string, ViewCell> = { ...row.cells };
    for (const column of this.#columns) {
      const cell = row.cells[column.id];
      if (!cell) continue;
      if (column.kind === 'unit') cells[column.id] = { ...cell, text: this.#unit };
      else if (isAmount(column)) cells[column.id] = convert(cell, column);
    }
    return { ...row, cells };
  }

  #texts(row: ViewRow, cell: ViewCell, column: ViewColumn, factor: string): Pick<ViewCell, 'text' | 'others'> {
    const kind = column.kind === 'target' ? 'target' : 'figure';
    const inUnit = (typed: string): string =>
      convertTyped(typed, factor, kind) ?? (/\d/.test(typed) ? `${typed} ${row.unitLabel}` : typed);
    const others = cell.others.map((other): OtherFigure => ({ ...other, text: inUnit(other.text) }));
    if (cell.typed !== '') return { text: cell.state === 'ok' ? inUnit(cell.typed) : cell.text, others };
    const value = cell.value === null ? null : timesFactor(cell.value, factor);
    return { text: value === null ? cell.text : formatVi(value), others };
  }
}

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
