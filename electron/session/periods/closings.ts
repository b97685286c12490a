import type { Closing, Closings, Cutoff, Named, SnapshotInfo } from '../../../shared/contract/periodAnswers';
import { calendarDays, type Period } from '../../../shared/domain/period';
import { idList, jsonIn, LISTED, numberOf, type SqlDb, type SqlRow, textOf, textOrNull } from '../../db/sqlDb';
import type { SheetContext } from '../load/sheetContext';

/** What was closed in a plan, newest first, and what can be. */
export const closingsOf = (db: SqlDb, context: SheetContext): Closings => {
  const plan = context.plan.id;
  const closes = db.all(
    `SELECT c.*, u.name AS unit_name FROM period_close c LEFT JOIN org_unit u ON u.id = c.unit_id
     WHERE c.plan_id = ? ORDER BY c.closed_at DESC, c.id`,
    [plan],
  );
  return {
    list: closes.map((row) => closingOf(db, row)),
    periods: periodsOf(db, context),
    units: unitsOf(db, context),
    cutoffs: cutoffsOf(db, plan),
    owed: owedReports(db, plan),
  };
};

const closingOf = (db: SqlDb, row: SqlRow): Closing => {
  const unit = textOrNull(row, 'unit_id');
  return {
    id: textOf(row, 'id'),
    period: textOf(row, 'period'),
    unit: unit === null ? null : { id: unit, name: textOf(row, 'unit_name') },
    closedAt: textOf(row, 'closed_at'),
    closedBy: textOf(row, 'closed_by'),
    reopenedAt: textOrNull(row, 'reopened_at'),
    reopenedBy: textOf(row, 'reopened_by'),
    reason: textOf(row, 'reason'),
    snapshots: snapshotsOf(db, textOf(row, 'snapshots')),
  };
};

const snapshotsOf = (db: SqlDb, list: string): SnapshotInfo[] => {
  const ids = jsonIn(list);
  return db
    .many(
      `SELECT s.id, s.sheet_id, json_extract(s.view, '$.title') AS title, json_extract(f.definition, '$.name') AS form_name
       FROM sheet_snapshot s JOIN sheet sh ON sh.id = s.sheet_id JOIN form f ON f.id = sh.form_id
       WHERE s.id ${LISTED} ORDER BY sh.sort_key, s.id`,
      [idList(Array.isArray(ids) ? ids.filter((id): id is string => typeof id === 'string') : [])],
    )
    .map((row) => ({
      id: textOf(row, 'id'),
      sheet: textOf(row, 'sheet_id'),
      formName: textOf(row, 'form_name'),
      title: textOf(row, 'title'),
    }));
};

/** Periods that have anything in them, the sheet's own among them; the latest to end first. */
const periodsOf = (db: SqlDb, { plan, period }: SheetContext): Period[] => {
  const rows = db.many(
    `SELECT period FROM figure WHERE indicator_id IN (SELECT indicator_id FROM plan_row WHERE plan_id = ?)
     UNION SELECT period FROM report_due WHERE plan_id = ? UNION SELECT period FROM sheet WHERE plan_id = ?`,
    [plan.id, plan.id, plan.id],
  );
  const end = (one: Period): string => calendarDays(one)?.to ?? '';
  return [...new Set([period, ...rows.map((row) => textOf(row, 'period'))])].sort(
    (a, b) => end(b).localeCompare(end(a)) || a.localeCompare(b),
  );
};

/** Units that report to the plan's, land first. */
const unitsOf = (db: SqlDb, { plan }: SheetContext): Named[] =>
  db
    .all(
      `SELECT u.id, u.name FROM org_unit u JOIN unit_kind k ON k.id = u.kind WHERE u.parent_id = ?
       ORDER BY k.role, u.sort_key, u.id`,
      [plan.unit],
    )
    .map((row) => ({ id: textOf(row, 'id'), name: textOf(row, 'name') }));

/** Reports that have not come, or were sent back and have not come again. */
const owedReports = (db: SqlDb, plan: string): Closings['owed'] =>
  db
    .all(
      `SELECT period, count(DISTINCT unit_id) AS every_unit,
              count(DISTINCT CASE WHEN state IN ('missing', 'returned') THEN unit_id END) AS owing
       FROM report_due WHERE plan_id = ? GROUP BY period ORDER BY period`,
      [plan],
    )
    .map((row) => ({ period: textOf(row, 'period'), units: numberOf(row, 'owing'), of: numberOf(row, 'every_unit') }))
    .filter(({ units }) => units > 0);

const cutoffsOf = (db: SqlDb, plan: string): Cutoff[] =>
  db.all('SELECT * FROM period_cutoff WHERE plan_id = ? ORDER BY from_on DESC, item', [plan]).map((row) => ({
    period: textOf(row, 'period'),
    item: textOf(row, 'item'),
    from: textOf(row, 'from_on'),
    to: textOf(row, 'to_on'),
    note: textOf(row, 'note'),
  }));
