import type { Nature } from '../../../shared/domain/command';
import type { FigureAddress, TargetAddress } from '../../../shared/form/columns';
import { parseFigure } from '../../../shared/target/parseFigure';
import { parseTarget } from '../../../shared/target/parseTarget';
import { proposeAdding } from '../../../shared/target/proposeAdding';
import { proposeDirection } from '../../../shared/target/proposeDirection';
import type { Scale } from '../../../shared/target/types';
import type { TableName } from '../../db/schema';
import { numberOf, type SqlRow, textOf, textOrNull } from '../../db/sqlDb';
import { storedFigureFor, storedTargetFor } from '../load/storedValues';
import type { Workbench } from './planned';

/** Where a typed text came from, when it was not the keyboard. */
export interface Origin {
  readonly importId: string | null;
  readonly address: string;
  readonly source: string;
  /** What a figure is called there, whatever the column's figures are taken for. */
  readonly nature?: Nature;
}
export const TYPED: Origin = { importId: null, address: '', source: '' };

/** The indicator that a row shows. Throws for a row without one: its callers have asked before. */
export const indicatorOf = ({ set }: Workbench, row: SqlRow): SqlRow => {
  const indicator = set.get('indicator', textOf(row, 'indicator_id'));
  if (!indicator) throw new Error(`row ${textOf(row, 'id')} has no indicator`);
  return indicator;
};

/** Changes columns of a row's indicator. */
export const writeIndicator = (bench: Workbench, row: SqlRow, patch: SqlRow): void => {
  const indicator = indicatorOf(bench, row);
  bench.set.put('indicator', textOf(indicator, 'id'), { ...indicator, ...patch });
};

/** The columns of an indicator that its name and unit of measure propose. */
export const addingOf = (name: string, unit: string): SqlRow => {
  const { overUnits, overTime } = proposeAdding(name, unit);
  return { over_units: overUnits, over_time: overTime };
};

/**
 * An indicator with another name or unit of measure. How it adds up follows the wording for as long as it is what the
 * wording proposed before; what a person chose otherwise stays.
 */
export const reworded = (indicator: SqlRow, words: { readonly name?: string; readonly unit?: string }): SqlRow => {
  const name = words.name ?? textOf(indicator, 'name');
  const unit = words.unit ?? textOf(indicator, 'unit_label');
  const before = addingOf(textOf(indicator, 'name'), textOf(indicator, 'unit_label'));
  const follows = Object.entries(before).every(([column, value]) => indicator[column] === value);
  return { ...indicator, name, unit_label: unit, ...(follows ? addingOf(name, unit) : {}) };
};

/** The row that carries the printed label: a part's parent, else the row itself. */
export const labelRow = ({ set }: Workbench, row: SqlRow): SqlRow => {
  const parent = textOf(row, 'kind') === 'part' ? textOrNull(row, 'parent_id') : null;
  return set.get('plan_row', parent ?? textOf(row, 'id')) ?? row;
};

/** The ordinal scale of an indicator; undefined when it has none. */
export const scaleOf = ({ db }: Workbench, indicator: SqlRow): Scale | undefined => {
  const id = textOrNull(indicator, 'scale_id');
  if (id === null) return undefined;
  return db
    .all('SELECT code FROM scale_rank WHERE scale_id = ? ORDER BY position', [id])
    .map((rank) => textOf(rank, 'code'));
};

/** The target behind a column, as the command sees it. */
export const currentTarget = (bench: Workbench, indicator: string, address: TargetAddress): SqlRow | null => {
  const { set, context } = bench;
  const rows = set.ofOwner('target', 'indicator_id', indicator, (row) => row['plan_id'] === context.plan.id);
  return storedTargetFor(rows, address, context.plan.id, context.period) ?? null;
};

/** Writes a target as typed; the wording may propose the direction. */
export const writeTarget = (
  bench: Workbench,
  row: SqlRow,
  address: TargetAddress,
  text: string,
  origin: Origin,
): void => {
  const { set, context } = bench;
  const indicator = indicatorOf(bench, row);
  const current = currentTarget(bench, textOf(indicator, 'id'), address);
  if (text === '') {
    if (current) set.remove('target', textOf(current, 'id'));
    return;
  }
  if (current && textOf(current, 'typed') === text) return;
  const target = parseTarget(text, { scale: scaleOf(bench, indicator) });
  write(bench, 'target', current, {
    indicator_id: textOf(indicator, 'id'),
    plan_id: context.plan.id,
    authority_id: address.authority,
    unit_id: address.unit,
    period: address.period,
    stage: address.stage ?? 'assigned',
    version: 1,
    valid_from: null,
    document_id: null,
    item: address.item,
    ...current,
    typed: text,
    value: target.low ?? target.high,
    parse_state: target.kind,
    source: origin.source,
  });
  proposeFor(bench, row, text);
};

/**
 * The wording of label and target proposes the direction as long as neither a person nor the document's own data has set
 * one; a set direction never follows a slip of the keyboard.
 */
export const proposeFor = (bench: Workbench, row: SqlRow, target: string): void => {
  const indicator = indicatorOf(bench, row);
  if (numberOf(indicator, 'direction_set') === 1) return;
  const direction = proposeDirection(textOf(labelRow(bench, row), 'name'), target);
  if (direction !== textOf(indicator, 'direction')) writeIndicator(bench, row, { direction });
};

/** The figure behind a column, by the indicator's priority over natures, as the command sees it. */
export const currentFigure = ({ set }: Workbench, indicator: SqlRow, address: FigureAddress): SqlRow | null => {
  const rows = set.ofOwner(
    'figure',
    'indicator_id',
    textOf(indicator, 'id'),
    (row) => row['unit_id'] === address.unit && row['period'] === address.period,
  );
  return storedFigureFor(rows, address, indicator) ?? null;
};

/**
 * Writes a figure as typed. Where the column says what its figures are, one that ranks lower (an estimate beside an
 * actual) stays as it was and the new one stands beside it (domain.md §4: a submitted estimate stays).
 */
export const writeFigure = (
  bench: Workbench,
  row: SqlRow,
  address: FigureAddress,
  text: string,
  origin: Origin,
): void => {
  const { set } = bench;
  const indicator = indicatorOf(bench, row);
  const shown = currentFigure(bench, indicator, address);
  if (text === '') {
    if (shown) set.remove('figure', textOf(shown, 'id'));
    return;
  }
  const called = address.nature === null ? origin.nature : undefined;
  if (shown && textOf(shown, 'typed') === text && (called ?? shown['nature']) === shown['nature']) return;
  const isBeside = shown !== null && called === undefined && staysBeside(indicator, shown, address);
  const current = shown === null || isBeside ? null : called === undefined ? shown : rowCalled(bench, shown, called);
  const decimals = indicator['decimals'];
  const figure = parseFigure(text, {
    scale: scaleOf(bench, indicator),
    decimals: typeof decimals === 'number' ? decimals : null,
  });
  write(bench, 'figure', current, {
    indicator_id: textOf(indicator, 'id'),
    unit_id: address.unit,
    period: address.period,
    nature: address.nature ?? address.typedAs ?? 'actual',
    basis: address.basis,
    provider_id: null,
    agency: '',
    as_of: null,
    item: address.item,
    ...current,
    ...(called === undefined ? {} : { nature: called }),
    typed: text,
    value: figure.value,
    parse_state: figure.kind,
    source: origin.source,
    import_id: origin.importId,
    address: origin.address,
  });
};

/** The row for a figure of a nature at the place of the one shown: where one of that nature stands, the shown one gives way. */
const rowCalled = ({ set }: Workbench, shown: SqlRow, nature: Nature): SqlRow => {
  const isThere = (row: SqlRow): boolean =>
    row['nature'] === nature &&
    ['unit_id', 'period', 'basis', 'item', 'provider_id'].every((column) => row[column] === shown[column]);
  const [there] = set.ofOwner('figure', 'indicator_id', textOf(shown, 'indicator_id'), isThere);
  if (!there || there['id'] === shown['id']) return shown;
  set.remove('figure', textOf(shown, 'id'));
  return there;
};

/** A figure of a nature that the column does not write, and that gives way to the one it does. */
const staysBeside = (indicator: SqlRow, shown: SqlRow, address: FigureAddress): boolean => {
  const wanted = address.nature ?? address.typedAs;
  if (wanted === null || textOf(shown, 'nature') === wanted) return false;
  const order = textOf(indicator, 'nature_priority').split(',');
  return order.indexOf(wanted) < order.indexOf(textOf(shown, 'nature'));
};

/** Over the row that is there, or as a new one. */
export const write = ({ set }: Workbench, table: TableName, current: SqlRow | null, row: SqlRow): void => {
  if (current) set.put(table, textOf(current, 'id'), row);
  else set.add(table, row);
};
