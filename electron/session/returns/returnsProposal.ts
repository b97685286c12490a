import type { AppError } from '../../../shared/contract/appError';
import { ok, type Result } from '../../../shared/contract/result';
import type { ProposedRow, RequestContent, RequestProposal } from '../../../shared/contract/returnsAnswers';
import type { SheetView, ViewRow } from '../../../shared/form/types';
import { newId } from '../../db/newId';
import { jsonIn, type SqlDb, textOf, textOrNull } from '../../db/sqlDb';
import { DUE_ORDER } from '../load/loadReturns';
import { resolveView } from '../load/resolveView';
import type { SheetContext } from '../load/sheetContext';
import { openCloses } from '../periods/closing';
import { contextOf, reportersOf } from './reporters';
import { requestContext } from './requestContext';

/** Rows that a person took out of the reporting forms of a sheet, under its id: kept for the next period. */
export const LEFT_PREFIX = 'returns.left ';

/** Rows that were left out of the last reporting forms of a sheet. */
export const leftOut = (db: SqlDb, sheet: string): ReadonlySet<string> => {
  const row = db.one('SELECT value FROM setting WHERE id = ?', [LEFT_PREFIX + sheet]);
  const list: unknown = row ? jsonIn(textOf(row, 'value')) : [];
  return new Set(Array.isArray(list) ? list.filter((one): one is string => typeof one === 'string') : []);
};

/** What can be asked of which units, with what was asked last time left out again. */
export const requestProposal = (db: SqlDb, sheet: SheetContext): RequestProposal => {
  const { context, entry } = requestContext(sheet);
  const reporters = reportersOf(db, sheet);
  const view = resolveView(db, context);
  const owners = ownersOf(db, sheet);
  const offices = new Set(reporters.filter(({ role }) => role === 'office').map(({ id }) => id));
  const left = leftOut(db, sheet.sheet);
  const series = new Set(owners.keys());
  const rows = view.rows.filter((row) => series.has(row.id) || row.kind === 'heading');
  const dues = duesOf(db, sheet);
  const issued = issuedOf(db, sheet);
  const closed = closedUnits(db, sheet);
  return {
    period: sheet.period,
    asks: context.columns.columns.filter(({ id }) => entry.includes(id)).map(({ header }) => header.join(' – ')),
    units: reporters.map(({ id, name, role }) => ({
      id,
      name,
      role,
      dueOn: dues.get(id) ?? null,
      issuedAt: issued.get(id) ?? null,
      isClosed: closed(id),
    })),
    rows: rows.map((row): ProposedRow => {
      const office = owners.get(row.id) ?? null;
      const known = office !== null && offices.has(office) ? office : null;
      const isHeading = !series.has(row.id);
      return {
        id: row.id,
        label: labelOf(row),
        unit: row.unitLabel,
        level: row.level,
        isHeading,
        // What a department owns is the district's own figure, unless a person says otherwise.
        areas: !isHeading && known === null && !left.has(row.id),
        office: isHeading || left.has(row.id) ? null : known,
      };
    }),
    dueOn: [...dues.values()].find((day) => day !== '') ?? null,
  };
};

const labelOf = (row: Pick<ViewRow, 'name' | 'part'>): string =>
  row.part === null ? row.name : `${row.name}: ${row.part}`;

/** Rows of the sheet's tree with a series, each with who provides it: the provider, else the owner. */
const ownersOf = (db: SqlDb, { plan, form }: SheetContext): ReadonlyMap<string, string | null> =>
  new Map(
    db
      .all(
        `SELECT r.id, coalesce(i.provider_id, i.owner_id) AS office FROM plan_row r JOIN indicator i ON i.id = r.indicator_id
         WHERE r.plan_id = ? AND r.tree = ? AND r.label_only = 0`,
        [plan.id, form.rows],
      )
      .map((row) => [textOf(row, 'id'), textOrNull(row, 'office')]),
  );

/** Deadlines of the period by unit, as the file has them; '' where none is set. */
export const duesOf = (db: SqlDb, { plan, period }: SheetContext): ReadonlyMap<string, string> =>
  new Map(
    db
      .all(`SELECT unit_id, due_on FROM report_due WHERE plan_id = ? AND period = ? ORDER BY ${DUE_ORDER}`, [
        plan.id,
        period,
      ])
      // Of a unit the first one counts.
      .reverse()
      .map((row) => [textOf(row, 'unit_id'), textOrNull(row, 'due_on') ?? '']),
  );

/** When each unit was last given a reporting form for this sheet and period, ISO, by unit. */
export const issuedOf = (db: SqlDb, { sheet, period }: SheetContext): ReadonlyMap<string, string> =>
  new Map(
    db
      .all(
        'SELECT unit_id, max(issued_at) AS at FROM request_form WHERE sheet_id = ? AND period = ? GROUP BY unit_id',
        [sheet, period],
      )
      .map((row) => [textOf(row, 'unit_id'), textOf(row, 'at')]),
  );

/** Whether the return of a unit is closed, or the whole period. */
export const closedUnits = (db: SqlDb, { plan, period }: SheetContext): ((unit: string) => boolean) => {
  const closes = openCloses(db).filter((close) => close.plan === plan.id && close.period === period);
  return (unit) => closes.some((close) => close.unit === null || close.unit === unit);
};

/** The reporting form of one unit: rows asked for, with the headings above them. */
export const requestContent = (
  db: SqlDb,
  sheet: SheetContext,
  unit: string,
  rows: readonly string[],
): Result<RequestContent, AppError> => {
  const own = contextOf(db, sheet, unit);
  if (!own.ok) return own;
  const { context, entry } = requestContext(own.value);
  const asked = new Set(rows);
  const view = withoutBlank(onlyRows(resolveView(db, context), (row) => asked.has(row.id)));
  const reporter = db.one('SELECT name FROM org_unit WHERE id = ?', [unit]);
  return ok({
    id: newId(),
    view: { ...view, unit: { id: unit, name: reporter ? textOf(reporter, 'name') : view.unit.name } },
    entry,
    dueOn: duesOf(db, sheet).get(unit) || null,
    agency: view.print.agency,
  });
};

/** The rows that pass a test and the headings that stand above any of them. */
const onlyRows = (view: SheetView, test: (row: ViewRow) => boolean): SheetView => {
  const wanted = new Set<string>();
  const byId = new Map(view.rows.map((row) => [row.id, row]));
  for (const row of view.rows) {
    if (!test(row)) continue;
    wanted.add(row.id);
    for (let above = row.under; above !== null; above = byId.get(above)?.under ?? null) {
      if (byId.get(above)?.kind === 'heading') wanted.add(above);
    }
  }
  return { ...view, rows: view.rows.filter(({ id }) => wanted.has(id)) };
};

/** Nothing was planned for the unit: a column without a word says nothing. */
const withoutBlank = (view: SheetView): SheetView => ({
  ...view,
  columns: view.columns.filter(
    ({ id, kind }) => kind !== 'target' || view.rows.some((row) => (row.cells[id]?.text ?? '') !== ''),
  ),
});
