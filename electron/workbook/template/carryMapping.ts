import type { ReadColumn, WorkbookReading } from '../../../shared/contract/mappingAnswers';
import type { PlacedText, TemplateDifferences } from '../../../shared/contract/templateAnswers';
import type { MappedColumn, MappedRow, WorkbookMapping } from '../../../shared/contract/workbookMapping';
import type { Measure } from '../../../shared/domain/measure';
import type { SheetView } from '../../../shared/form/types';
import { foldHeader } from '../../../shared/reading/headerWords';
import { foldLabel, hasBullet, stripDecoration } from '../../../shared/reading/labelText';
import type { ReadTable } from '../import/readTable';
import { mappedTable } from '../mapping/mappedTable';
import { readColumns } from '../mapping/readColumns';
import { columnLetters } from '../read/cellPlaces';
import { indexSheet, type WorkbookModel } from '../read/sheetModel';

export interface CarriedMapping {
  readonly columns: readonly MappedColumn[];
  readonly rows: readonly MappedRow[];
  readonly differences: TemplateDifferences;
}

/** Things with a place, by what they say; those that say the same as another are left out. */
type Placed = ReadonlyMap<string, { readonly at: number; readonly shown: PlacedText }>;

/**
 * A mapping of an earlier version of a template, carried over to a new one by what headings and rows say. What the new one
 * has besides is taken as it is proposed.
 */
export const carryMapping = (
  oldModel: WorkbookModel,
  old: WorkbookMapping,
  newModel: WorkbookModel,
  proposed: WorkbookReading,
  view: SheetView,
  measures: readonly Measure[],
): CarriedMapping => {
  const before = tableOf(oldModel, old, view, measures);
  const now = tableOf(newModel, proposed.mapping, view, measures);
  const [oldColumns, newColumns] = [columnsIn(before.columns), columnsIn(now.columns)];
  const [oldRows, newRows] = [rowsIn(before.table), rowsIn(now.table)];
  return {
    columns: carriedColumns(old, oldColumns, newColumns, proposed),
    rows: carriedRows(old, oldRows, newRows),
    differences: differencesOf(old, proposed.mapping, [oldColumns, newColumns], [oldRows, newRows]),
  };
};

const tableOf = (
  model: WorkbookModel,
  mapping: WorkbookMapping,
  view: SheetView,
  measures: readonly Measure[],
): { readonly table: ReadTable | null; readonly columns: readonly ReadColumn[] } => {
  const sheet = model.sheets.find(({ name }) => name === mapping.sheetName);
  if (!sheet) return { table: null, columns: [] };
  const index = indexSheet(sheet);
  const columns = readColumns(index, view, mapping.header, mapping.columns, 'person', measures);
  return { table: mappedTable(index, view, { ...mapping, rows: [] }, measures), columns };
};

const placed = (list: readonly { readonly key: string; readonly at: number; readonly shown: PlacedText }[]): Placed => {
  const found = new Map<string, { at: number; shown: PlacedText }>();
  const twice = new Set<string>();
  for (const { key, at, shown } of list) {
    if (found.has(key)) twice.add(key);
    found.set(key, { at, shown });
  }
  for (const key of twice) found.delete(key);
  return found;
};

const columnsIn = (columns: readonly ReadColumn[]): Placed =>
  placed(
    columns
      .filter(({ header, hidden }) => header !== '' && !hidden)
      .map(({ column, header }) => ({
        key: foldHeader(header),
        at: column,
        shown: { address: columnLetters(column), text: header },
      })),
  );

/** Rows by label and part; a bulleted one by its parent as well, one of several alike by the last one above that is not. */
const rowsIn = (table: ReadTable | null): Placed => {
  let parent = '';
  const lines = (table?.rows ?? []).map(({ row, label, part, labelAddress }) => {
    const folded = foldLabel(stripDecoration(label) || label);
    const isBelow = hasBullet(label);
    const key = JSON.stringify([isBelow ? parent : '', folded, part === null ? '' : foldLabel(part)]);
    if (!isBelow) parent = folded;
    const text = [label, part ?? ''].filter((one) => one !== '').join(': ');
    return { key, at: row, shown: { address: labelAddress, text } };
  });
  const count = new Map<string, number>();
  for (const { key } of lines) count.set(key, (count.get(key) ?? 0) + 1);
  let above = '';
  const unique = lines.map((line) => {
    const isAlone = count.get(line.key) === 1;
    if (isAlone) above = line.key;
    return isAlone ? line : { ...line, key: `${above} ${line.key}` };
  });
  return placed(unique.filter(({ shown }) => shown.text !== ''));
};

const carriedColumns = (
  old: WorkbookMapping,
  before: Placed,
  now: Placed,
  proposed: WorkbookReading,
): MappedColumn[] => {
  const known = new Map(old.columns.map((one) => [one.column, one]));
  const carried = new Map<number, MappedColumn>();
  const taken = new Set<string>();
  for (const [key, { at }] of now) {
    const there = before.get(key);
    const column = there ? known.get(there.at) : undefined;
    if (!column) continue;
    carried.set(at, { ...column, column: at });
    taken.add(JSON.stringify(column.meaning));
  }
  const seen = new Set([...now].flatMap(([key, { at }]) => (before.has(key) ? [at] : [])));
  for (const column of proposed.mapping.columns) {
    // A heading that was there and that the person left out stays left out.
    if (seen.has(column.column) || taken.has(JSON.stringify(column.meaning))) continue;
    carried.set(column.column, column);
  }
  return [...carried.values()].sort((a, b) => a.column - b.column);
};

const carriedRows = (old: WorkbookMapping, before: Placed, now: Placed): MappedRow[] => {
  const known = new Map(old.rows.map((one) => [one.row, one]));
  return [...now].flatMap(([key, { at }]): MappedRow[] => {
    const there = before.get(key);
    const row = there ? known.get(there.at) : undefined;
    return row ? [{ ...row, row: at }] : [];
  });
};

/** So many are told by name. */
const mostTold = 200;

const differencesOf = (
  old: WorkbookMapping,
  now: WorkbookMapping,
  [oldColumns, newColumns]: readonly [Placed, Placed],
  [oldRows, newRows]: readonly [Placed, Placed],
): TemplateDifferences => {
  const missing = (from: Placed, other: Placed): PlacedText[] =>
    [...from].flatMap(([key, { shown }]) => (other.has(key) ? [] : [shown])).slice(0, mostTold);
  const moved = (from: Placed, other: Placed): number =>
    [...from].filter(([key, { at }]) => (other.get(key)?.at ?? at) !== at).length;
  const found = {
    sheetWas: old.sheetName === now.sheetName ? null : old.sheetName,
    addedColumns: missing(newColumns, oldColumns),
    removedColumns: missing(oldColumns, newColumns),
    movedColumns: moved(oldColumns, newColumns),
    addedRows: missing(newRows, oldRows),
    removedRows: missing(oldRows, newRows),
    movedRows: moved(oldRows, newRows),
  };
  const { sheetWas, movedColumns, movedRows, ...lists } = found;
  const same =
    sheetWas === null && movedColumns + movedRows === 0 && Object.values(lists).every((one) => one.length === 0);
  return { same, ...found };
};
