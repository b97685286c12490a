import type { AppError } from '../../../shared/contract/appError';
import type { Address } from '../../../shared/form/columns';
import { REGISTERS } from '../../../shared/form/definition';
import type { SheetLock } from '../../../shared/form/types';
import type { Change } from '../../db/changes';
import type { TableName } from '../../db/schema';
import { idList, LISTED, type SqlDb, type SqlRow, textOf, textOrNull } from '../../db/sqlDb';
import { textPlace } from '../load/loadedValue';
import type { SheetContext } from '../load/sheetContext';

/*
 * Closed periods (chốt số liệu, domain.md §4). A close locks exactly the period it names: a closed year leaves its months
 * open until they are closed too, and the other way round; derived values are not stored, so that nothing else can move.
 * Registers (tasks, documents) are no return of a period and stay open.
 */

/** A period that is closed now, for a whole plan (`unit: null`) or one unit's return. */
export interface OpenClose {
  readonly id: string;
  readonly plan: string;
  readonly unit: string | null;
  readonly period: string;
  readonly at: string;
  readonly by: string;
}

/** Closings that hold: not reopened since. */
export const openCloses = (db: SqlDb): OpenClose[] =>
  db.all('SELECT * FROM period_close WHERE reopened_at IS NULL ORDER BY closed_at, id').map(closeOf);

const closeOf = (row: SqlRow): OpenClose => ({
  id: textOf(row, 'id'),
  plan: textOf(row, 'plan_id'),
  unit: textOrNull(row, 'unit_id'),
  period: textOf(row, 'period'),
  at: textOf(row, 'closed_at'),
  by: textOf(row, 'closed_by'),
});

/** Tables whose rows belong to a period, each with how its plan is found. */
const GUARDED: Readonly<Partial<Record<TableName, 'indicator' | 'row' | 'plan'>>> = {
  figure: 'indicator',
  figure_correction: 'indicator',
  target: 'plan',
  report_due: 'plan',
  period_cutoff: 'plan',
  row_text: 'row',
  verdict_override: 'row',
};

/** What closings hang on; it cannot go while they are there. */
const OWNERS: Readonly<Partial<Record<TableName, string>>> = { plan: 'plan_id', org_unit: 'unit_id' };

/**
 * The one gate of the write path: whether changes touch what a close has locked, whoever makes them (command, import, undo,
 * redo). Looks at the row images before they are applied.
 */
export const refusedByClose = (db: SqlDb, changes: readonly Change[]): AppError | null => {
  const [first] = refusals(db, changes);
  return first ?? null;
};

/** Every close that the gate refuses changes for, each once. */
export const allRefusedByClose = (db: SqlDb, changes: readonly Change[]): Refusal[] => {
  const told = new Map<string, Refusal>();
  for (const one of refusals(db, changes)) told.set(`${one.period} ${one.unit}`, one);
  return [...told.values()].sort((a, b) => (a.period < b.period ? -1 : 1));
};

type Refusal = Extract<AppError, { code: 'periodClosed' }>;

function* refusals(db: SqlDb, changes: readonly Change[]): Generator<Refusal> {
  for (const change of changes) {
    if (change.table === 'period_close' && change.before && liftsClose(change))
      yield refusal(db, closeOf(change.before));
  }
  yield* ownerProblems(db, changes);
  const closes = openCloses(db);
  if (closes.length === 0) return;
  yield* rowProblems(db, changes, closes);
  const byPeriod = new Map<string, OpenClose[]>();
  for (const close of closes) byPeriod.set(close.period, [...(byPeriod.get(close.period) ?? []), close]);
  const holds = planLookup(db, changes);
  for (const change of changes) {
    const by = GUARDED[change.table];
    if (by === undefined) continue;
    for (const image of [change.before, change.after]) {
      const close = image
        ? byPeriod.get(textOf(image, 'period'))?.find((one) => covers(one, image) && holds(by, image, one.plan))
        : undefined;
      if (close) yield refusal(db, close);
    }
  }
}

/** A close ends only by being reopened for a reason; taking its step back is no way round that. */
const liftsClose = ({ before, after }: Change): boolean => {
  if (before === null || textOrNull(before, 'reopened_at') !== null) return false;
  return after === null || (textOrNull(after, 'reopened_at') !== null && textOf(after, 'reason').trim() === '');
};

const covers = (close: OpenClose, image: SqlRow): boolean =>
  close.unit === null || !('unit_id' in image) || close.unit === image['unit_id'];

function* ownerProblems(db: SqlDb, changes: readonly Change[]): Generator<Refusal> {
  for (const { table, id, after } of changes) {
    const column = after === null ? OWNERS[table] : undefined;
    const found = column && db.one(`SELECT * FROM period_close WHERE ${column} = ? ORDER BY id`, [id]);
    if (found) yield refusal(db, closeOf(found));
    const kept = after === null && table === 'sheet' ? keptCopy(db, id) : null;
    if (kept) yield kept;
  }
}

/** A row that leaves its plan takes figures of closed periods out of the Biểu, also where another plan keeps them. */
function* rowProblems(db: SqlDb, changes: readonly Change[], closes: readonly OpenClose[]): Generator<Refusal> {
  for (const { table, before, after } of changes) {
    if (table !== 'plan_row' || before === null || textOrNull(before, 'indicator_id') === null) continue;
    if (after !== null && ['plan_id', 'indicator_id'].every((column) => after[column] === before[column])) continue;
    const closed = closes.find(
      ({ plan, period, unit }) =>
        plan === before['plan_id'] &&
        db.one('SELECT id FROM figure WHERE indicator_id = ? AND period = ? AND unit_id = coalesce(?, unit_id)', [
          textOf(before, 'indicator_id'),
          period,
          unit,
        ]) !== null,
    );
    if (closed) yield refusal(db, closed);
  }
}

/** A sheet of which a copy is kept stays, or nobody could open what was sent. */
const keptCopy = (db: SqlDb, sheet: string): Refusal | null => {
  const row = db.one('SELECT period, taken_by, taken_at FROM sheet_snapshot WHERE sheet_id = ? ORDER BY id', [sheet]);
  return (
    row && {
      code: 'periodClosed',
      period: textOf(row, 'period'),
      unit: '',
      by: textOf(row, 'taken_by'),
      at: textOf(row, 'taken_at'),
    }
  );
};

const refusal = (db: SqlDb, { period, unit, by, at }: OpenClose): Refusal => {
  const named = unit === null ? null : db.one('SELECT name FROM org_unit WHERE id = ?', [unit]);
  return { code: 'periodClosed', period, unit: named ? textOf(named, 'name') : '', by, at };
};

/** Whether a row belongs to a plan, as the file has it or as the changes themselves will have it. */
const planLookup = (
  db: SqlDb,
  changes: readonly Change[],
): ((by: 'indicator' | 'row' | 'plan', image: SqlRow, plan: string) => boolean) => {
  const rows = changes.flatMap(({ table, before, after }) => {
    const image = table === 'plan_row' ? (after ?? before) : null;
    return image ? [image] : [];
  });
  const indicators = new Map<string, ReadonlySet<string>>();
  const indicatorsOf = (plan: string): ReadonlySet<string> => {
    let known = indicators.get(plan);
    if (!known) {
      const stored = db.many('SELECT DISTINCT indicator_id FROM plan_row WHERE plan_id = ?', [plan]);
      const own = rows.filter((row) => textOf(row, 'plan_id') === plan);
      known = new Set([...stored, ...own].flatMap((row) => textOrNull(row, 'indicator_id') ?? []));
      indicators.set(plan, known);
    }
    return known;
  };
  const rowOf = (id: string): SqlRow | null =>
    rows.find((row) => row['id'] === id) ?? db.one('SELECT plan_id, tree FROM plan_row WHERE id = ?', [id]);
  return (by, image, plan) => {
    if (by === 'plan') return textOf(image, 'plan_id') === plan;
    if (by === 'indicator') return indicatorsOf(plan).has(textOf(image, 'indicator_id'));
    const row = rowOf(textOf(image, 'row_id'));
    return row !== null && textOf(row, 'plan_id') === plan && !REGISTERS.has(textOf(row, 'tree'));
  };
};

/** What of a sheet is closed, for the screen: the same rule as the gate's, by columns and where need be by rows. */
export const sheetLocks = (db: SqlDb, context: SheetContext): SheetLock[] =>
  openCloses(db).flatMap((close): SheetLock[] => {
    const isOwn = close.plan === context.plan.id;
    const columns = context.columns.columns.filter(({ address }) => address && isLocked(address, context, close));
    const own = columns.filter(({ address }) => isOwn || address?.kind === 'figure').map(({ id }) => id);
    if (own.length === 0) return [];
    const unit = close.unit === null ? null : db.one('SELECT name FROM org_unit WHERE id = ?', [close.unit]);
    const rows = lockedRows(db, context, close);
    if (rows?.length === 0) return [];
    const { period, by, at } = close;
    return [{ period, unit: unit ? textOf(unit, 'name') : '', by, at, columns: own, rows }];
  });

const isLocked = (address: Address, context: SheetContext, close: OpenClose): boolean => {
  const isAt = (period: string, unit: string): boolean =>
    period === close.period && (close.unit === null || close.unit === unit);
  switch (address.kind) {
    case 'figure':
    case 'target':
      return isAt(address.period, address.unit);
    case 'return':
      return address.period === close.period;
    case 'text': {
      const place = textPlace(context, address.perRow);
      return !REGISTERS.has(context.form.rows) && isAt(place.period, place.unit);
    }
    default:
      return false;
  }
};

/** Null: all of them. Figures are shared by the plans that have their indicator. */
const lockedRows = (db: SqlDb, { plan, form }: SheetContext, close: OpenClose): readonly string[] | null => {
  if (form.rows === 'units') return close.plan !== plan.id ? [] : close.unit === null ? null : [close.unit];
  if (close.plan === plan.id) return null;
  const closed = db.many('SELECT DISTINCT indicator_id FROM plan_row WHERE plan_id = ?', [close.plan]);
  const ids = closed.flatMap((row) => textOrNull(row, 'indicator_id') ?? []);
  return db
    .many(`SELECT id FROM plan_row WHERE plan_id = ? AND tree = ? AND indicator_id ${LISTED}`, [
      plan.id,
      form.rows,
      idList(ids),
    ])
    .map((row) => textOf(row, 'id'));
};

/** The close that a figure stands in, or null. */
export const closeOfFigure = (db: SqlDb, indicator: string, unit: string, period: string): OpenClose | null =>
  openCloses(db).find(
    (close) =>
      close.period === period &&
      (close.unit === null || close.unit === unit) &&
      db.one('SELECT id FROM plan_row WHERE plan_id = ? AND indicator_id = ?', [close.plan, indicator]) !== null,
  ) ?? null;
