import type { SheetView } from '../../../shared/form/types';
import { type ExportMeta, lowKey, parseColumnKey, parseMeta, partKey, rowTag } from '../exportKeys';
import type { CellModel, SheetIndex } from '../read/sheetModel';
import type { TablePlace } from './findTable';
import { hasNumbers, valueColumns } from './valueColumns';

/** The table of an own export, found by its hidden keys. */
export interface OwnTable {
  readonly meta: ExportMeta;
  readonly place: TablePlace;
  /** Row keys by row number: a row id of the plan or a tag (#header …). */
  readonly keys: ReadonlyMap<number, string>;
}

/** Null when the sheet carries no keys, or has lost those of the label or of all values. */
export const findOwnTable = (index: SheetIndex, view: SheetView): OwnTable | null => {
  for (const row of index.sheet.rows) {
    for (const cell of row.cells) {
      const meta = cell.kind === 'text' ? parseMeta(cell.text) : null;
      if (meta) return readOwnTable(index, view, meta, row.number, cell.column);
    }
  }
  return null;
};

const readOwnTable = (
  index: SheetIndex,
  view: SheetView,
  meta: ExportMeta,
  keyRow: number,
  keyColumn: number,
): OwnTable | null => {
  const byKey = new Map<string, number>();
  for (const cell of index.sheet.rows.find((row) => row.number === keyRow)?.cells ?? []) {
    const key = cell.kind === 'text' ? parseColumnKey(cell.text) : null;
    if (key !== null && !byKey.has(key)) byKey.set(key, cell.column);
  }
  const keys = new Map<number, string>();
  const header: number[] = [];
  for (const row of index.sheet.rows) {
    const cell = row.cells.find((one) => one.column === keyColumn);
    if (row.number === keyRow || cell?.kind !== 'text') continue;
    keys.set(row.number, cell.text.trim());
    if (cell.text.trim() === rowTag.header) header.push(row.number);
  }
  const columns = new Map<string, number>();
  for (const column of view.columns) {
    const number = byKey.get(column.id);
    if (number !== undefined) columns.set(column.id, number);
  }
  const idOf = (kind: string): string => view.columns.find((column) => column.kind === kind)?.id ?? '';
  const name = columns.get(idOf('name'));
  const values = valueColumns(view);
  const hasValue = values.some((id) => columns.has(id));
  if (name === undefined || !hasValue || keys.size === 0) return null;
  if (hasNumbers(view)) {
    releaseTypedOver(
      index,
      keys,
      values.flatMap((id) => columns.get(id) ?? []),
    );
  }
  const untouched = new Map<string, number>();
  for (const id of values) {
    const hidden = byKey.get(lowKey(id));
    if (hidden !== undefined) untouched.set(id, hidden);
  }
  const part = byKey.get(partKey);
  const headerTop = header[0] ?? keyRow;
  const place: TablePlace = {
    headerTop,
    headerBottom: Math.max(headerTop, ...header.filter((row) => row < headerTop + 5)),
    columns,
    marker: columns.get(idOf('marker')) ?? null,
    names: part === undefined ? [name] : [name, part],
    untouched,
    score: Number.POSITIVE_INFINITY,
  };
  return { meta, place, keys };
};

/** A person who types a new row over the line under the table means a row: its tag gives way to the values. */
const releaseTypedOver = (index: SheetIndex, keys: Map<number, string>, values: readonly number[]): void => {
  for (const row of index.sheet.rows) {
    const key = keys.get(row.number);
    if (key !== rowTag.note && key !== rowTag.sign) continue;
    const isRow = row.cells.some((cell) => values.includes(cell.column) && isAmount(cell));
    if (isRow) keys.delete(row.number);
  }
};

/** Captions of signatures may stand in a column of numbers too. */
const isAmount = ({ kind, text }: CellModel): boolean => kind === 'number' || /^[<>≥≤\s]*\d/.test(text);
