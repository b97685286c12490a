import type { CellChangeWhat } from '../../../shared/contract/cellDetails';
import type { StepChange } from '../../../shared/contract/channels';
import { formatPeriod, isPeriod } from '../../../shared/domain/period';
import type { ViewColumn } from '../../../shared/form/columns';
import type { Change } from '../../db/changes';
import { numberOf, type SqlRow, textOf, textOrNull } from '../../db/sqlDb';
import type { SheetContext } from '../load/sheetContext';
import { holdsFigure, holdsTarget } from '../load/storedValues';
import { tellRecord } from './stepRecords';
import { ownRows, type Teller, titleOf } from './teller';

/** One thing that a step changed, not yet with the names of its row and column. */
interface Told {
  readonly row: string;
  readonly column: ViewColumn | 'part' | null;
  readonly what: CellChangeWhat;
  readonly from: string | null;
  readonly to: string | null;
  /** Of a record: what it is about, and what of it. */
  readonly name?: string;
  readonly field?: string;
  /** The stored row that tells period and unit, where they matter. */
  readonly image?: SqlRow;
}

/** What a step did, cell by cell: where, what stood there before and after. Names are added by `named`. */
export const tellChanges = (teller: Teller, context: SheetContext, changes: readonly Change[]): readonly Told[] => {
  const { byIndicator } = ownRows(changes);
  const rowOf = (indicator: string): string => teller.rowOf(context.plan.id, indicator, byIndicator);
  // What hung on a row that came or went goes with it and is not told for itself.
  const whole = new Set(
    changes.flatMap(({ table, id, before, after }) => (table === 'plan_row' && !(before && after) ? id : [])),
  );
  return changes.flatMap((change): Told[] =>
    [...tellChange(context, change, rowOf), ...tellOther(teller, change, rowOf)].filter(
      ({ row, what, from, to }) =>
        from !== to && (what === 'row' || !whole.has(row)) && (row !== '' || what === 'row' || what === 'record'),
    ),
  );
};

/** The same with the names that a person knows. */
export const named = (teller: Teller, told: readonly Told[], changes: readonly Change[]): StepChange[] => {
  const { images } = ownRows(changes);
  return told.map(({ row, column, what, from, to, name, field, image }) => ({
    row,
    column: column === null ? null : column === 'part' ? 'part' : column.id,
    what,
    from,
    to,
    rowName: name ?? teller.nameOf(row, images),
    columnName: field ?? (column !== null && column !== 'part' ? titleOf(column) : ''),
    at: image ? whenOf(teller, image) : '',
  }));
};

/** "Tháng 2/2024 · Xã Bản Bo": of which period, unit and provider a stored figure or target is. */
const whenOf = (teller: Teller, image: SqlRow): string => {
  const period = textOf(image, 'period');
  const provider = textOrNull(image, 'provider_id');
  return [
    isPeriod(period) ? formatPeriod(period) : '',
    teller.nameIn('org_unit', textOf(image, 'unit_id')),
    provider === null ? '' : teller.nameIn('org_unit', provider),
  ]
    .filter((part) => part !== '')
    .join(' · ');
};

/** What is changed beside the cells of a sheet. */
const tellOther = (teller: Teller, change: Change, rowOf: (indicator: string) => string): Told[] => {
  const image = change.after ?? change.before ?? {};
  const indicator = change.table === 'indicator' ? change.id : textOrNull(image, 'indicator_id');
  const row = indicator === null || indicator === '' ? '' : rowOf(indicator);
  // A new row's indicator, or one that goes, is told by its row.
  if (change.table === 'indicator' && !(change.before && change.after)) return [];
  const records = tellRecord(teller, change).map(
    ({ name, field, from, to }): Told => ({
      row,
      column: null,
      what: 'record',
      from,
      to,
      field,
      // What hangs on a row is named by it.
      ...(row === '' || name !== '' ? { name } : {}),
    }),
  );
  if (change.table !== 'figure_correction') return records;
  const told = change.after ?? change.before ?? {};
  const correction: Told = {
    row,
    column: null,
    what: 'correction',
    from: textOf(told, change.before ? 'typed' : 'sent'),
    to: textOf(told, change.after ? 'typed' : 'sent'),
  };
  return [correction, ...records];
};

const tellChange = (context: SheetContext, change: Change, rowOf: (indicator: string) => string): Told[] => {
  const image = change.after ?? change.before ?? {};
  const { columns } = context.columns;
  const column = (kind: ViewColumn['kind']): ViewColumn | null => columns.find((one) => one.kind === kind) ?? null;
  const aspect = (row: string, at: Told['column'], what: CellChangeWhat, field: string): Told => ({
    row,
    column: at,
    what,
    from: change.before && textOrNull(change.before, field),
    to: change.after && textOrNull(change.after, field),
  });
  const both = change.before !== null && change.after !== null;
  switch (change.table) {
    case 'figure': {
      const holding = (figure: SqlRow): ViewColumn | undefined =>
        columns.find(({ address }) => address?.kind === 'figure' && holdsFigure(figure, address));
      // Of another unit than the sheet is of (a commune's report taken in at the district): its own column all the same.
      const own = holding(image) ?? holding({ ...image, unit_id: context.unit.id }) ?? column('figure');
      const row = rowOf(textOf(image, 'indicator_id'));
      const told = [aspect(row, own, 'text', 'typed'), ...(both ? [aspect(row, own, 'nature', 'nature')] : [])];
      return told.map((one) => ({ ...one, image }));
    }
    case 'target': {
      const own = columns.find(({ address }) => address?.kind === 'target' && holdsTarget(image, address));
      return [{ ...aspect(rowOf(textOf(image, 'indicator_id')), own ?? column('target'), 'text', 'typed'), image }];
    }
    case 'indicator': {
      const row = rowOf(change.id);
      if (!both) return [];
      return [
        aspect(row, column('unit'), 'text', 'unit_label'),
        aspect(row, column('ratio'), 'direction', 'direction'),
        aspect(row, column('ratio'), 'rangeRule', 'range_rule'),
      ];
    }
    case 'row_text': {
      const own = columns.find(({ address }) => address?.kind === 'text' && address.field === image['field']) ?? null;
      return [aspect(textOf(image, 'row_id'), own, 'text', 'typed')];
    }
    case 'cell_note': {
      const id = textOf(image, 'column_id');
      const own = id === 'part' ? 'part' : (columns.find((one) => one.id === id) ?? null);
      return [aspect(textOf(image, 'row_id'), own, 'note', 'body')];
    }
    case 'verdict_override': {
      const row = textOf(image, 'row_id');
      return [aspect(row, column('ratio'), 'verdict', 'verdict'), aspect(row, column('ratio'), 'reason', 'reason')];
    }
    case 'plan_row':
      return tellRow(change, image, aspect, column);
    default:
      return [];
  }
};

const tellRow = (
  change: Change,
  image: SqlRow,
  aspect: (row: string, at: Told['column'], what: CellChangeWhat, field: string) => Told,
  column: (kind: ViewColumn['kind']) => ViewColumn | null,
): Told[] => {
  // A label without series of its own shows in the rows of its parts.
  const isLabel = numberOf(image, 'label_only') === 1;
  if (!(change.before && change.after)) return isLabel ? [] : [aspect(change.id, null, 'row', 'name')];
  const name = textOf(image, 'kind') === 'part' ? 'part' : column('name');
  return [
    aspect(change.id, name, 'text', 'name'),
    ...(isLabel ? [] : [aspect(change.id, column('marker'), 'text', 'marker')]),
  ];
};
