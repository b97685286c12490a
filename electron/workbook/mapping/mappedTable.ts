import type { MappedColumn, WorkbookMapping } from '../../../shared/contract/workbookMapping';
import type { Measure } from '../../../shared/domain/measure';
import type { SheetView } from '../../../shared/form/types';
import type { TablePlace } from '../import/findTable';
import { ownTableOf, type ReadTable, tableAt, withFactors } from '../import/readTable';
import type { SheetIndex } from '../read/sheetModel';

/** Id of the column of the view of a kind that a table has once. */
const idOf = (view: SheetView, kind: 'marker' | 'name' | 'unit'): string | null =>
  view.columns.find((column) => column.kind === kind)?.id ?? null;

/** Where a table stands that a person, or an earlier import, has described. */
export const placeOf = (
  view: SheetView,
  header: WorkbookMapping['header'],
  mapped: readonly MappedColumn[],
): TablePlace => {
  const columns = new Map<string, number>();
  const put = (id: string | null, column: number): void => {
    if (id !== null && !columns.has(id)) columns.set(id, column);
  };
  const parts: number[] = [];
  for (const { column, meaning } of mapped) {
    if (meaning === null) continue;
    if (meaning.kind === 'cell') put(meaning.column, column);
    else if (meaning.kind === 'part') parts.push(column);
    else put(idOf(view, meaning.kind), column);
  }
  const marker = idOf(view, 'marker');
  const name = idOf(view, 'name');
  const first = name === null ? undefined : columns.get(name);
  return {
    headerTop: header.top,
    headerBottom: header.bottom,
    columns,
    marker: marker === null ? null : (columns.get(marker) ?? null),
    names: first === undefined ? [] : [first, ...parts.filter((column) => column !== first)],
    score: 0,
  };
};

/** The columns of a place, as a mapping has them. */
export const columnsOf = (view: SheetView, place: TablePlace): readonly MappedColumn[] => {
  const kinds = new Map(view.columns.map(({ id, kind }) => [id, kind]));
  const found: MappedColumn[] = [];
  for (const [id, column] of place.columns) {
    const kind = kinds.get(id);
    const isLabel = kind === 'marker' || kind === 'name' || kind === 'unit';
    found.push({ column, meaning: isLabel ? { kind } : { kind: 'cell', column: id }, factor: null });
  }
  for (const column of place.names.slice(1)) found.push({ column, meaning: { kind: 'part' }, factor: null });
  return found.toSorted((a, b) => a.column - b.column);
};

/** The table that a mapping describes, with its conversions. An export of this sheet keeps its keys. */
export const mappedTable = (
  index: SheetIndex,
  view: SheetView,
  mapping: WorkbookMapping,
  measures: readonly Measure[],
): ReadTable => {
  const own = ownTableOf(index, view);
  const place = placeOf(view, mapping.header, mapping.columns);
  const untouched = own?.place.untouched;
  const table = tableAt(index, view, untouched ? { ...place, untouched } : place, own, measures);
  return withFactors(table, mapping);
};
