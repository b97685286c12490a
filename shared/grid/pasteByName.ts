import { measureKey } from '../domain/measure';
import { foldLabel, fullLabel } from '../reading/labelText';
import type { PasteBlock, PasteCell } from './pasteBlock';
import type { SheetModel } from './sheetModel';

/** A table with a header of its own, each of its lines at the row that is called like it. */
export interface NamedLines {
  /** Where the block begins; lines between those that were found write nothing. */
  readonly r0: number;
  readonly block: PasteBlock;
  readonly matched: number;
  /** Names with amounts for which the sheet has no row, or more than one. */
  readonly unknown: readonly string[];
  /** Names whose row is out of sight, by a filter or a fold: it is left as it is. */
  readonly hidden: readonly string[];
  /** Names whose amounts are in another unit of measure than their row. */
  readonly otherUnit: readonly string[];
}

/** Columns that say which row it is: they stay as they are. */
const KEYS: ReadonlySet<string> = new Set(['marker', 'name', 'unit', 'property']);

/**
 * Brings the lines of a whole table, in the order of the sheet's columns, to the rows of their names: by place they would
 * give rows other names and figures of others. Blank cells write nothing. Rows out of sight are known and left. Null where no
 * line has its row.
 */
export const placeByName = (model: SheetModel, table: PasteBlock): NamedLines | null => {
  const indexOf = (kind: string): number => model.columns.findIndex(({ column }) => column.kind === kind);
  const [name, unit] = [indexOf('name'), indexOf('unit')];
  const rows = new Map<string, Set<string>>();
  for (const row of model.view.rows) {
    for (const label of [row.part ?? row.name, fullLabel(row), ...row.aliases]) {
      const key = foldLabel(label);
      rows.set(key, (rows.get(key) ?? new Set()).add(row.id));
    }
  }
  const lines = new Map<number, readonly (PasteCell | null)[]>();
  const unknown: string[] = [];
  const hidden: string[] = [];
  const otherUnit: string[] = [];
  for (const cells of table) {
    const written = cells.map((cell, c) => (KEYS.has(model.columns[c]?.column.kind ?? '') ? null : filled(cell)));
    const label = cells[name]?.text.trim() ?? '';
    if (label === '' || written.every((cell) => cell === null)) continue;
    const [id, ...others] = rows.get(foldLabel(label)) ?? [];
    const r = id === undefined ? null : model.rowIndex(id);
    const row = model.rows[r ?? -1];
    if (id === undefined || others.length > 0 || (r !== null && lines.has(r))) unknown.push(label);
    else if (r === null || !row) hidden.push(label);
    else if (!isSameUnit(cells[unit]?.text.trim() ?? '', row.unitLabel)) otherUnit.push(label);
    else lines.set(r, written);
  }
  if (lines.size + hidden.length === 0) return null;
  const [r0, last] = lines.size === 0 ? [0, -1] : [Math.min(...lines.keys()), Math.max(...lines.keys())];
  const nothing = model.columns.map(() => null);
  const block = Array.from({ length: last - r0 + 1 }, (_, at) => lines.get(r0 + at) ?? nothing);
  return { r0, block, matched: lines.size, unknown, hidden, otherUnit };
};

const filled = (cell: PasteCell | null | undefined): PasteCell | null =>
  cell && cell.text.trim() !== '' ? cell : null;

const isSameUnit = (theirs: string, ours: string): boolean =>
  theirs === '' || ours.trim() === '' || measureKey(theirs) === measureKey(ours);
