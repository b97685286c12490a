import type { AppError } from '../../../shared/contract/appError';
import { err, ok, type Result } from '../../../shared/contract/result';
import type { Address } from '../../../shared/form/columns';
import { foldText } from '../../../shared/target/tokenize';
import { RETURN_STATES } from '../../../shared/text/returns';
import { type SqlRow, textOf, textOrNull } from '../../db/sqlDb';
import { textPlace } from '../load/loadedValue';
import { RETURN_FIELDS } from '../load/loadReturns';
import { agencies } from '../periods/calendarTasks';
import { currentDue } from './currentDue';
import { setMarker } from './markerRuns';
import { planRow, type Workbench } from './planned';
import {
  currentTarget,
  indicatorOf,
  labelRow,
  type Origin,
  proposeFor,
  reworded,
  write,
  writeFigure,
  writeIndicator,
  writeTarget,
} from './valueWriter';

/** Excel's own limit for the text of a cell, in characters. */
export const TEXT_LIMIT = 32767;

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
  if (text.length > TEXT_LIMIT) return err({ code: 'textTooLong', limit: TEXT_LIMIT });
  const column = bench.context.columns.byId.get(columnId);
  if (bench.context.form.rows === 'units') {
    if (column?.address?.kind === 'return') return writeReturn(bench, rowId, column.address, text);
    return err({ code: 'notEditable', row: rowId, column: columnId, why: 'label' });
  }
  const row = planRow(bench, rowId);
  if (!row) return err({ code: 'unknownRow', row: rowId });
  if (columnId === 'part') return writePart(bench, row, text);
  if (!column) return err({ code: 'unknownColumn', column: columnId });
  const { address } = column;
  if (address === null) return err({ code: 'notEditable', row: rowId, column: columnId, why: 'computed' });
  if (NEEDS_INDICATOR.has(address.kind) && textOrNull(row, 'indicator_id') === null) {
    return err({ code: 'notEditable', row: rowId, column: columnId, why: 'heading' });
  }
  switch (address.kind) {
    case 'marker':
      setMarker(bench, rowId, text);
      break;
    case 'name':
      writeName(bench, labelRow(bench, row), text);
      proposeFromName(bench, row);
      break;
    case 'unit':
      writeIndicator(bench, row, reworded(indicatorOf(bench, row), { unit: text }));
      break;
    case 'property':
      return writeProperty(bench, row, address.property, text);
    case 'target':
      writeTarget(bench, row, address, text, origin);
      break;
    case 'figure':
      writeFigure(bench, row, address, text, origin);
      break;
    case 'text':
      writeText(bench, rowId, address, text);
      break;
    case 'return':
      return err({ code: 'unknownColumn', column: columnId });
  }
  return ok(null);
};

const NEEDS_INDICATOR: ReadonlySet<Address['kind']> = new Set(['unit', 'property', 'target', 'figure']);

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
  if (indicator) set.put('indicator', textOf(indicator, 'id'), reworded(indicator, { name: text }));
  const aliases = db.all('SELECT id, label FROM row_alias WHERE row_id = ?', [id]);
  for (const alias of aliases) if (textOf(alias, 'label') === text) set.remove('row_alias', textOf(alias, 'id'));
  if (old.trim() === '' || aliases.some((alias) => textOf(alias, 'label') === old)) return;
  set.add('row_alias', { row_id: id, label: old, kind: 'former', source: '' });
};

/** The first target column of the sheet tells what the new label is held against. */
const proposeFromName = (bench: Workbench, row: SqlRow): void => {
  const indicator = textOrNull(row, 'indicator_id');
  if (indicator === null) return;
  for (const { address } of bench.context.columns.columns) {
    if (address?.kind !== 'target') continue;
    const target = currentTarget(bench, indicator, address);
    if (target) proposeFor(bench, row, textOf(target, 'typed'));
    return;
  }
};

/** A department by its name, short name or another spelling; an unknown one is refused, because it must exist first. */
const writeProperty = (
  bench: Workbench,
  row: SqlRow,
  property: 'owner' | 'provider',
  text: string,
): Result<null, AppError> => {
  const column = property === 'owner' ? 'owner_id' : 'provider_id';
  if (text.trim() === '') {
    writeIndicator(bench, row, { [column]: null });
    return ok(null);
  }
  const unit = agencies(bench.db, bench.context.period)(text, false);
  if (!unit) return err({ code: 'unknownUnitName', name: text });
  writeIndicator(bench, row, { [column]: unit.id });
  return ok(null);
};

const writeText = (
  bench: Workbench,
  rowId: string,
  address: Extract<Address, { kind: 'text' }>,
  text: string,
): void => {
  const { set, context } = bench;
  const { field } = address;
  const { unit, period } = textPlace(context, address.perRow);
  const [current] = set.ofOwner(
    'row_text',
    'row_id',
    rowId,
    (row) => row['field'] === field && row['unit_id'] === unit && row['period'] === period,
  );
  if (text === '') {
    if (current) set.remove('row_text', textOf(current, 'id'));
    return;
  }
  write(bench, 'row_text', current ?? null, { row_id: rowId, unit_id: unit, period, field, typed: text });
};

/** What a unit owes or has sent for a period; a blank clears that one thing, a blank state means that nothing came. */
const writeReturn = (
  bench: Workbench,
  unit: string,
  address: Extract<Address, { kind: 'return' }>,
  text: string,
): Result<null, AppError> => {
  const { context } = bench;
  const current = currentDue(bench, unit, address.period);
  if (!current && text === '') return ok(null);
  const wanted = foldText(text);
  const state = Object.entries(RETURN_STATES).find(([, word]) => foldText(word) === wanted)?.[0];
  if (address.field === 'state' && text !== '' && state === undefined) {
    return err({ code: 'unknownChoice', text, choices: Object.values(RETURN_STATES) });
  }
  const value =
    address.field === 'state' ? (state ?? 'missing') : text === '' && address.field !== 'note' ? null : text;
  write(bench, 'report_due', current, {
    plan_id: context.plan.id,
    unit_id: unit,
    period: address.period,
    what: '',
    due_on: null,
    state: 'missing',
    received_on: null,
    note: '',
    source: '',
    ...current,
    [RETURN_FIELDS[address.field]]: value,
  });
  return ok(null);
};
