import type { WorkbookMapping } from '../../../shared/contract/workbookMapping';
import type { Decimal } from '../../../shared/domain/decimal';
import { isKnownMeasure, type Measure, timesFactor } from '../../../shared/domain/measure';
import type { SheetView } from '../../../shared/form/types';
import { foldHeader } from '../../../shared/reading/headerWords';
import { tidyText } from '../../../shared/reading/labelText';
import { HEADER_PERIOD, UNIT_LINE } from '../../../shared/text/mapping';
import { isRowTag } from '../exportKeys';
import type { SheetIndex } from '../read/sheetModel';
import { findTable, type TablePlace } from './findTable';
import { headerShown, otherUnits, unitIn } from './headerUnits';
import { otherHeaders } from './otherHeaders';
import { findOwnTable, type OwnTable } from './ownTable';
import { cellText, readTableRows, type TableRow } from './tableRows';

/** A table of a workbook with all that comparing it needs. */
export interface ReadTable {
  readonly index: SheetIndex;
  readonly place: TablePlace;
  /** By hidden keys, when it is an export of this very sheet. */
  readonly own: OwnTable | null;
  readonly rows: readonly TableRow[];
  /** Unit of measure of the whole table ("Đơn vị tính: triệu đồng" over it); "" for none. */
  readonly unitLine: string;
  /** Some rows name a unit of their own: those that name none have that of the whole table. */
  readonly hasOwnUnits: boolean;
  /** Unit of measure in the heading of a column ("Giá trị (tỷ đồng)"); "" for none. */
  readonly unitOf: (column: number) => string;
  /** Whether the heading of a column calls its figures estimates ("Ước thực hiện"). */
  readonly saysEstimate: (column: number) => boolean;
  /** Row where another table of the sheet begins, above or below, which is not read; null for none. */
  readonly otherTable: number | null;
  readonly measures: readonly Measure[];
  /** Theirs times this is ours, for a cell; null: the same measure. */
  readonly factorAt: (row: number, column: number) => Decimal | null;
  /** Whether somebody said how the numbers of this row are converted. */
  readonly isConverted: (row: number) => boolean;
}

const noFactor = (): null => null;

/** An export of this sheet itself, known by its hidden keys. */
export const ownTableOf = (index: SheetIndex, view: SheetView): OwnTable | null => {
  const keyed = findOwnTable(index, view);
  return keyed && keyed.meta.plan === view.plan && keyed.meta.sheet === view.sheet ? keyed : null;
};

/** Where the table of a sheet stands, by keys or by its header; null when there is none. */
export const findReadTable = (
  index: SheetIndex,
  view: SheetView,
  measures: readonly Measure[] = [],
): ReadTable | null => {
  const own = ownTableOf(index, view);
  const place = own?.place ?? findTable(index, view);
  return place === null ? null : tableAt(index, view, place, own, measures);
};

/** The table at a place that is known. */
export const tableAt = (
  index: SheetIndex,
  view: SheetView,
  place: TablePlace,
  own: OwnTable | null,
  measures: readonly Measure[],
): ReadTable => {
  const keys = own?.keys ?? new Map<number, string>();
  const below = own ? { repeated: new Set<number>(), other: null, above: null } : otherHeaders(index, view, place);
  const rows = readTableRows(index, place, keys).filter(
    ({ key, row }) =>
      (key === null || !isRowTag(key)) && !below.repeated.has(row) && (below.other === null || row < below.other),
  );
  const unitColumn = view.columns.find(({ kind }) => kind === 'unit')?.id ?? '';
  const others = otherUnits(view);
  const header = { top: place.headerTop, bottom: place.headerBottom };
  return {
    index,
    place,
    own,
    rows,
    unitLine: own ? '' : readUnitLine(index, place, measures, others),
    hasOwnUnits: rows.some(({ cells }) => cellText(cells.get(unitColumn) ?? null) !== ''),
    unitOf: (column) => (own ? '' : unitIn(headerShown(index, header, column), measures, others)),
    saysEstimate: (column) => !own && HEADER_PERIOD.estimate.test(foldHeader(headerShown(index, header, column))),
    otherTable: below.other ?? below.above,
    measures,
    factorAt: noFactor,
    isConverted: () => false,
  };
};

/** The conversions of a mapping: of the column, of the row, or of both. */
export const withFactors = (table: ReadTable, mapping: WorkbookMapping): ReadTable => {
  const columns = new Map(mapping.columns.map(({ column, factor }) => [column, factor]));
  const rows = new Map(mapping.rows.map(({ row, factor }) => [row, factor ?? null]));
  return {
    ...table,
    factorAt: (row, column) => {
      const [one, two] = [rows.get(row) ?? null, columns.get(column) ?? null];
      return one !== null && two !== null ? timesFactor(one, two) : (one ?? two);
    },
    isConverted: (row) => (rows.get(row) ?? null) !== null,
  };
};

/** "Đơn vị tính: …" above the table. "Đơn vị: …" counts only when it names a unit of measure. */
const readUnitLine = (
  index: SheetIndex,
  place: TablePlace,
  measures: readonly Measure[],
  others: readonly string[],
): string => {
  let found = '';
  for (const row of index.sheet.rows) {
    if (row.number >= place.headerTop) break;
    for (const cell of row.cells) {
      if (cell.kind !== 'text') continue;
      const text = tidyText(cell.text);
      const sure = UNIT_LINE.sure.exec(text)?.[1];
      const maybe = UNIT_LINE.maybe.exec(text)?.[1];
      const unit = tidyText(sure ?? maybe ?? '').replace(/(?<![).])[).]+$/u, '');
      if (unit !== '' && isKnownMeasure(unit, measures, others)) found = unit;
    }
  }
  return found;
};
