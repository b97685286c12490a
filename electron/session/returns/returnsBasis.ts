import type { AppError } from '../../../shared/contract/appError';
import { ok, type Result } from '../../../shared/contract/result';
import type { BasisUnit, ReturnState, ReturnsBasis, ReturnsBoard } from '../../../shared/contract/returnsAnswers';
import type { SheetView, ViewCell } from '../../../shared/form/types';
import { idList, jsonIn, LISTED, numberOf, type SqlDb, type SqlRow, textOf, textOrNull } from '../../db/sqlDb';
import { DUE_ORDER } from '../load/loadReturns';
import { resolveView } from '../load/resolveView';
import type { SheetContext } from '../load/sheetContext';
import { contextOf, type Reporter, reportersOf } from './reporters';
import { BEFORE_COLUMN, requestContext } from './requestContext';
import { closedUnits, issuedOf } from './returnsProposal';

/** What returned workbooks are held against. A unit without anything in the period costs two queries for all of them. */
export const returnsBasis = (db: SqlDb, sheet: SheetContext): Result<ReturnsBasis, AppError> => {
  const own = requestContext(sheet);
  const full = resolveView(db, own.context);
  const reporters = reportersOf(db, sheet);
  const closed = closedUnits(db, sheet);
  const busy = unitsWithFigures(db, sheet, own.entry);
  const before = valuesBefore(db, sheet);
  const units: BasisUnit[] = [];
  for (const reporter of reporters) {
    const isOffice = reporter.role === 'office';
    let cells: BasisUnit['cells'] = {};
    if (isOffice) cells = heldCells(full);
    else if (busy.has(reporter.id)) {
      const context = contextOf(db, sheet, reporter.id);
      if (!context.ok) return context;
      cells = heldCells(resolveView(db, requestContext(context.value).context));
    }
    units.push({
      id: reporter.id,
      name: reporter.name,
      names: namesOf(reporter),
      isClosed: closed(reporter.id) || (isOffice && closed(sheet.unit.id)),
      cells,
      before: before.get(isOffice ? sheet.unit.id : reporter.id) ?? {},
    });
  }
  return ok({ view: bare(full), entry: own.entry, units, requests: requestsOf(db, sheet) });
};

const namesOf = ({ shortName, aliases }: Reporter): readonly string[] =>
  [shortName, ...aliases].filter((name) => name.trim() !== '');

const UNIT_FREE: ReadonlySet<string> = new Set(['marker', 'name', 'unit']);

/** Without what depends on the unit. */
const bare = (view: SheetView): SheetView => {
  const kept = view.columns.filter(({ kind }) => UNIT_FREE.has(kind)).map(({ id }) => id);
  return {
    ...view,
    locks: [],
    rows: view.rows.map((row) => ({ ...row, cells: pick(row.cells, (id) => kept.includes(id)) })),
  };
};

/** Cells that a unit fills in and that are not blank, by row. */
const heldCells = (view: SheetView): BasisUnit['cells'] => {
  const editable = new Set(view.columns.filter((column) => column.editable).map(({ id }) => id));
  const rows = view.rows.flatMap((row) => {
    const cells = pick(row.cells, (id, cell) => editable.has(id) && cell.typed !== '');
    return Object.keys(cells).length === 0 ? [] : [[row.id, cells] as const];
  });
  return Object.fromEntries(rows);
};

const pick = (
  cells: Readonly<Record<string, ViewCell>>,
  test: (id: string, cell: ViewCell) => boolean,
): Readonly<Record<string, ViewCell>> =>
  Object.fromEntries(Object.entries(cells).filter(([id, cell]) => test(id, cell)));

/** Units that have a figure in one of the columns asked for, or a text of the period. */
const unitsWithFigures = (
  db: SqlDb,
  { columns, period, plan }: SheetContext,
  entry: readonly string[],
): Set<string> => {
  const periods = new Set<string>();
  for (const id of entry) {
    const address = columns.byId.get(id)?.address;
    if (address?.kind === 'figure') periods.add(address.period);
  }
  const figures = db.all(`SELECT DISTINCT unit_id FROM figure WHERE period ${LISTED}`, [idList(periods)]);
  const texts = db.all(
    'SELECT DISTINCT t.unit_id FROM row_text t JOIN plan_row r ON r.id = t.row_id WHERE t.period = ? AND r.plan_id = ?',
    [period, plan.id],
  );
  return new Set([...figures, ...texts].map((row) => textOf(row, 'unit_id')));
};

/** Figures of the period before as they are stored, by unit and row: what a slip of a hundred times is held against. */
const valuesBefore = (db: SqlDb, sheet: SheetContext): ReadonlyMap<string, Readonly<Record<string, string>>> => {
  const address = requestContext(sheet).context.columns.byId.get(BEFORE_COLUMN)?.address;
  const found = new Map<string, Record<string, string>>();
  if (address?.kind !== 'figure') return found;
  const rows = db.many(
    `SELECT r.id, f.unit_id, f.value FROM figure f JOIN plan_row r ON r.indicator_id = f.indicator_id
     WHERE f.period = ? AND f.basis = ? AND f.item = ? AND f.provider_id IS NULL AND f.value IS NOT NULL
       AND r.plan_id = ? ORDER BY f.nature = 'estimate' DESC`,
    [address.period, address.basis, address.item, sheet.plan.id],
  );
  for (const row of rows) {
    const unit = textOf(row, 'unit_id');
    const of = found.get(unit);
    if (of) of[textOf(row, 'id')] = textOf(row, 'value');
    else found.set(unit, { [textOf(row, 'id')]: textOf(row, 'value') });
  }
  return found;
};

const requestsOf = (db: SqlDb, { sheet, period }: SheetContext): ReturnsBasis['requests'] =>
  db
    .all(
      'SELECT id, unit_id, checksum, sent FROM request_form WHERE sheet_id = ? AND period = ? ORDER BY issued_at, id',
      [sheet, period],
    )
    .map((row) => ({
      id: textOf(row, 'id'),
      unit: textOf(row, 'unit_id'),
      checksum: textOf(row, 'checksum'),
      rows: rowsIn(textOf(row, 'sent')),
    }));

const rowsIn = (sent: string): readonly string[] => {
  const value = jsonIn(sent);
  const rows: unknown = typeof value === 'object' && value !== null && 'rows' in value ? value.rows : [];
  return Array.isArray(rows) ? rows.filter((one): one is string => typeof one === 'string') : [];
};

/** Unit × state of a period, with the workbooks that have come. */
export const returnsBoard = (db: SqlDb, sheet: SheetContext): ReturnsBoard => {
  const { plan, period } = sheet;
  const dues = db.all(`SELECT * FROM report_due WHERE plan_id = ? AND period = ? ORDER BY ${DUE_ORDER}`, [
    plan.id,
    period,
  ]);
  const files = db.all('SELECT * FROM returned_file WHERE sheet_id = ? AND period = ? ORDER BY received_at DESC, id', [
    sheet.sheet,
    period,
  ]);
  const issued = issuedOf(db, sheet);
  const units = reportersOf(db, sheet).map(({ id, name, role }) => {
    const due = dues.find((row) => textOf(row, 'unit_id') === id);
    return {
      id,
      name,
      role,
      state: (due ? textOf(due, 'state') : 'missing') as ReturnState,
      dueOn: due ? textOrNull(due, 'due_on') : null,
      receivedOn: due ? textOrNull(due, 'received_on') : null,
      note: due ? textOf(due, 'note') : '',
      issuedAt: issued.get(id) ?? null,
      files: files.filter((row) => textOf(row, 'unit_id') === id).map(knownFile),
    };
  });
  const last = db.one('SELECT coalesce(max(seq), 0) AS seq FROM change_log', []);
  return { period, step: last ? numberOf(last, 'seq') : 0, units };
};

const knownFile = (row: SqlRow) => ({
  fileName: textOf(row, 'file_name'),
  sha256: textOf(row, 'sha256'),
  receivedAt: textOf(row, 'received_at'),
  state: textOf(row, 'state') as 'accepted' | 'partly' | 'sentBack',
  byHand: numberOf(row, 'by_hand') === 1,
});
