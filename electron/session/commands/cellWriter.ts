import type { AppError } from '../../../shared/contract/appError';
import { err, ok, type Result } from '../../../shared/contract/result';
import type { ColumnDefinition } from '../../../shared/form/types';
import { parseFigure } from '../../../shared/target/parseFigure';
import { parseTarget } from '../../../shared/target/parseTarget';
import { proposeDirection } from '../../../shared/target/proposeDirection';
import type { Scale } from '../../../shared/target/types';
import type { ChangeSet } from '../../db/changeSet';
import type { TableName } from '../../db/schema';
import { numberOf, type SqlRow, textOf, textOrNull } from '../../db/sqlDb';
import { byPriority } from '../loadRows';
import { setMarker } from './markerRuns';
import { planRow, type Workbench } from './planned';

/** Excel's own limit for the text of a cell, in characters. */
export const TEXT_LIMIT = 32767;

/** Where a typed text came from, when it was not the keyboard. */
export interface Origin {
  readonly importId: string | null;
  readonly address: string;
  readonly source: string;
}
export const TYPED: Origin = { importId: null, address: '', source: '' };

/**
 * Writes one typed text into the place that its column stands for. The text is kept as typed, whether or not it can be
 * read; blank removes the stored value, which is not the same as 0 (domain.md §3).
 */
export const writeCell = (
  bench: Workbench,
  rowId: string,
  columnId: string,
  text: string,
  origin: Origin,
): Result<null, AppError> => {
  const row = planRow(bench, rowId);
  if (!row) return err({ code: 'unknownRow', row: rowId });
  if (text.length > TEXT_LIMIT) return err({ code: 'textTooLong', limit: TEXT_LIMIT });
  if (columnId === 'part') return writePart(bench, row, text);
  const column = bench.context.form.columns.find((candidate) => candidate.id === columnId);
  if (!column) return err({ code: 'unknownColumn', column: columnId });
  if (column.kind === 'ratio') return err({ code: 'notEditable', row: rowId, column: columnId, why: 'computed' });
  if (isValue(column) && textOrNull(row, 'indicator_id') === null) {
    return err({ code: 'notEditable', row: rowId, column: columnId, why: 'heading' });
  }
  switch (column.kind) {
    case 'marker':
      setMarker(bench, rowId, text);
      break;
    case 'name':
      writeName(bench, labelRow(bench, row), text);
      if (textOrNull(row, 'indicator_id') !== null) {
        const target = currentTarget(bench, textOf(row, 'indicator_id'), bench.context.plan.period);
        if (target) proposeFor(bench, row, textOf(target, 'typed'));
      }
      break;
    case 'unit':
      writeIndicator(bench, row, { unit_label: text });
      break;
    case 'target':
      writeTarget(bench, row, column, text, origin);
      break;
    case 'figure':
      writeFigure(bench, row, column, text, origin);
      break;
    case 'text':
      writeText(bench, rowId, column.field, text);
      break;
  }
  return ok(null);
};

const isValue = (column: ColumnDefinition): boolean =>
  column.kind === 'unit' || column.kind === 'target' || column.kind === 'figure';

/** The row that carries the printed label: a part's parent, else the row itself. */
const labelRow = ({ set }: Workbench, row: SqlRow): SqlRow => {
  const parent = textOf(row, 'kind') === 'part' ? textOrNull(row, 'parent_id') : null;
  return set.get('plan_row', parent ?? textOf(row, 'id')) ?? row;
};

const writePart = (bench: Workbench, row: SqlRow, text: string): Result<null, AppError> => {
  if (textOf(row, 'kind') !== 'part') {
    return err({ code: 'notEditable', row: textOf(row, 'id'), column: 'part', why: 'label' });
  }
  writeName(bench, row, text);
  return ok(null);
};

/** Renaming keeps the series; the old label stays known as an alias (domain.md §4, questions of practice). */
const writeName = ({ db, set }: Workbench, row: SqlRow, text: string): void => {
  const id = textOf(row, 'id');
  const old = textOf(row, 'name');
  if (old === text) return;
  set.put('plan_row', id, { ...row, name: text });
  const indicator = set.get('indicator', textOf(row, 'indicator_id'));
  if (indicator) set.put('indicator', textOf(indicator, 'id'), { ...indicator, name: text });
  const aliases = db.all('SELECT id, label FROM row_alias WHERE row_id = ?', [id]);
  for (const alias of aliases) if (textOf(alias, 'label') === text) set.remove('row_alias', textOf(alias, 'id'));
  if (old.trim() === '' || aliases.some((alias) => textOf(alias, 'label') === old)) return;
  set.add('row_alias', { row_id: id, label: old, kind: 'former', source: '' });
};

const indicatorOf = ({ set }: Workbench, row: SqlRow): SqlRow => {
  const indicator = set.get('indicator', textOf(row, 'indicator_id'));
  if (!indicator) throw new Error(`row ${textOf(row, 'id')} has no indicator`);
  return indicator;
};

const writeIndicator = (bench: Workbench, row: SqlRow, patch: SqlRow): void => {
  const indicator = indicatorOf(bench, row);
  bench.set.put('indicator', textOf(indicator, 'id'), { ...indicator, ...patch });
};

/** Scales by id; a command writes none of them, so that each is read once. */
const scales = new WeakMap<ChangeSet, Map<string, Scale>>();

const scaleOf = ({ db, set }: Workbench, indicator: SqlRow): Scale | undefined => {
  const id = textOrNull(indicator, 'scale_id');
  if (id === null) return undefined;
  const known = scales.get(set) ?? new Map<string, Scale>();
  scales.set(set, known);
  const scale =
    known.get(id) ??
    db
      .all('SELECT code FROM scale_rank WHERE scale_id = ? ORDER BY position', [id])
      .map((rank) => textOf(rank, 'code'));
  known.set(id, scale);
  return scale;
};

const writeTarget = (
  bench: Workbench,
  row: SqlRow,
  column: Extract<ColumnDefinition, { kind: 'target' }>,
  text: string,
  origin: Origin,
): void => {
  const { set, context } = bench;
  const indicator = indicatorOf(bench, row);
  const period = column.period === 'plan' ? context.plan.period : context.period;
  const current = currentTarget(bench, textOf(indicator, 'id'), period);
  if (text === '') {
    if (current) set.remove('target', textOf(current, 'id'));
    return;
  }
  if (current && textOf(current, 'typed') === text) return;
  const target = parseTarget(text, { scale: scaleOf(bench, indicator) });
  write(bench, 'target', current, {
    indicator_id: textOf(indicator, 'id'),
    plan_id: context.plan.id,
    authority_id: context.authority,
    unit_id: context.unit.id,
    period,
    stage: 'assigned',
    version: 1,
    valid_from: null,
    document_id: null,
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
const proposeFor = (bench: Workbench, row: SqlRow, target: string): void => {
  const indicator = indicatorOf(bench, row);
  if (numberOf(indicator, 'direction_set') === 1) return;
  const direction = proposeDirection(textOf(labelRow(bench, row), 'name'), target);
  if (direction !== textOf(indicator, 'direction')) writeIndicator(bench, row, { direction });
};

/** The target that shows: adjusted before assigned, the newest version (as `loadRows` picks it). */
const currentTarget = ({ set, context }: Workbench, indicator: string, period: string): SqlRow | null => {
  const found = set.ofOwner(
    'target',
    'indicator_id',
    indicator,
    (row) =>
      row['plan_id'] === context.plan.id &&
      row['authority_id'] === context.authority &&
      row['unit_id'] === context.unit.id &&
      row['period'] === period,
  );
  const stage = (row: SqlRow): number => STAGES.indexOf(textOf(row, 'stage'));
  const [first] = found.sort((a, b) => stage(b) - stage(a) || numberOf(b, 'version') - numberOf(a, 'version'));
  return first ?? null;
};

/** Stages of a target; the later one shows. */
const STAGES: readonly string[] = ['proposed', 'planned', 'assigned', 'adjusted'];

const writeFigure = (
  bench: Workbench,
  row: SqlRow,
  column: Extract<ColumnDefinition, { kind: 'figure' }>,
  text: string,
  origin: Origin,
): void => {
  const { set, context } = bench;
  const indicator = indicatorOf(bench, row);
  const current = currentFigure(bench, indicator, column.basis);
  if (text === '') {
    if (current) set.remove('figure', textOf(current, 'id'));
    return;
  }
  if (current && textOf(current, 'typed') === text) return;
  const decimals = indicator['decimals'];
  const figure = parseFigure(text, {
    scale: scaleOf(bench, indicator),
    decimals: typeof decimals === 'number' ? decimals : null,
  });
  write(bench, 'figure', current, {
    indicator_id: textOf(indicator, 'id'),
    unit_id: context.unit.id,
    period: context.period,
    nature: 'actual',
    basis: column.basis,
    provider_id: null,
    agency: '',
    as_of: null,
    ...current,
    typed: text,
    value: figure.value,
    parse_state: figure.kind,
    source: origin.source,
    import_id: origin.importId,
    address: origin.address,
  });
};

/** The figure that shows for an indicator on this sheet, by the indicator's priority over natures. */
export const currentFigure = (
  { set, context }: Workbench,
  indicator: SqlRow,
  basis: 'cumulative' | 'period',
): SqlRow | null => {
  const found = set.ofOwner(
    'figure',
    'indicator_id',
    textOf(indicator, 'id'),
    (row) =>
      row['unit_id'] === context.unit.id &&
      row['period'] === context.period &&
      row['basis'] === basis &&
      textOrNull(row, 'provider_id') === null,
  );
  return found.sort(byPriority(textOf(indicator, 'nature_priority')))[0] ?? null;
};

const writeText = (bench: Workbench, rowId: string, field: string, text: string): void => {
  const { set, context } = bench;
  const { id: unit } = context.unit;
  const [current] = set.ofOwner(
    'row_text',
    'row_id',
    rowId,
    (row) => row['field'] === field && row['unit_id'] === unit && row['period'] === context.period,
  );
  if (text === '') {
    if (current) set.remove('row_text', textOf(current, 'id'));
    return;
  }
  write(bench, 'row_text', current ?? null, {
    row_id: rowId,
    unit_id: unit,
    period: context.period,
    field,
    typed: text,
  });
};

/** Over the row that is there, or as a new one. */
const write = ({ set }: Workbench, table: TableName, current: SqlRow | null, row: SqlRow): void => {
  if (current) set.put(table, textOf(current, 'id'), row);
  else set.add(table, row);
};
