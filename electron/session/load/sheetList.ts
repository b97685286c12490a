import type { SheetInfo, SheetUnit } from '../../../shared/contract/channels';
import { type Period, yearsOf } from '../../../shared/domain/period';
import type { RowSource } from '../../../shared/form/definition';
import { scopeOf } from '../../../shared/form/sheetScope';
import { sheetTitle } from '../../../shared/form/sheetTitle';
import { numberOf, type SqlDb, type SqlRow, textOf, textOrNull } from '../../db/sqlDb';
import { definitionOf } from './sheetContext';

/** The sheets of a file, plan by plan in the order of the forms, each with the periods and units it can be shown for. */
export const listSheets = (db: SqlDb): SheetInfo[] => {
  const counted = rowCounts(db);
  const units = unitTree(db);
  const known = new Map<string, readonly Period[]>();
  return db
    .all(
      `SELECT s.id, s.title, s.period, s.unit_id, s.plan_id, p.title AS plan_title, p.period AS plan_period, f.code, f.definition, u.name AS unit_name
       FROM sheet s JOIN plan p ON p.id = s.plan_id JOIN form f ON f.id = s.form_id JOIN org_unit u ON u.id = s.unit_id
       ORDER BY p.sort_key, p.id, s.sort_key, s.id`,
    )
    .map((row) => {
      const form = definitionOf(textOf(row, 'definition'));
      const [plan, unit, own] = [textOf(row, 'plan_id'), textOf(row, 'unit_id'), textOf(row, 'period')];
      const source: RowSource = form?.rows ?? 'plan';
      const { kinds, byPeriod, byUnit, roles } = form ? scopeOf(form) : NO_SCOPE;
      const key = `${plan} ${unit} ${source}`;
      const stored = known.get(key) ?? storedPeriods(db, plan, unit, source);
      known.set(key, stored);
      return {
        id: textOf(row, 'id'),
        form: textOf(row, 'code'),
        formName: form?.name ?? textOf(row, 'code'),
        plan,
        planTitle: textOf(row, 'plan_title'),
        title: sheetTitle(textOf(row, 'title'), {
          planPeriod: textOf(row, 'plan_period'),
          sheetPeriod: own,
          unit: { name: textOf(row, 'unit_name') },
        }),
        source,
        rows: source === 'units' ? units.count(unit) : (counted.get(`${plan} ${source}`) ?? 0),
        periods: [own, ...stored.filter((period) => period !== own)],
        filled: stored,
        kinds,
        byPeriod,
        planPeriod: textOf(row, 'plan_period'),
        years: [...new Set([...yearsOf(textOf(row, 'plan_period')), ...[own, ...stored].flatMap(yearsOf)])].sort(),
        units: units.below(unit, byUnit ? roles : [], source),
      };
    });
};

const NO_SCOPE = { kinds: [], byPeriod: true, byUnit: true, roles: ['area'] } as const;

const rowCounts = (db: SqlDb): ReadonlyMap<string, number> =>
  new Map(
    db
      .all(
        `SELECT plan_id, tree, count(*) AS n FROM plan_row WHERE kind <> 'heading' AND label_only = 0 GROUP BY plan_id, tree`,
      )
      .map((row) => [`${textOf(row, 'plan_id')} ${textOf(row, 'tree')}`, numberOf(row, 'n')]),
  );

/**
 * Periods of the figures of a unit and of all below it, whose figures are its own added up. Each unit's are looked up one
 * after another in the index: there may be a million figures.
 */
const FIGURE_PERIODS = `
  WITH RECURSIVE inside(id) AS (
    SELECT ? UNION SELECT u.id FROM org_unit u JOIN inside ON u.parent_id = inside.id
  ), held(unit, period) AS (
    SELECT inside.id, (SELECT min(f.period) FROM figure f WHERE f.unit_id = inside.id) FROM inside
    UNION ALL
    SELECT held.unit, (SELECT min(f.period) FROM figure f WHERE f.unit_id = held.unit AND f.period > held.period)
    FROM held WHERE held.period IS NOT NULL
  )
  SELECT DISTINCT held.period FROM held WHERE held.period IS NOT NULL AND EXISTS (
    SELECT 1 FROM figure f WHERE f.unit_id = held.unit AND f.period = held.period
      AND f.indicator_id IN (SELECT indicator_id FROM plan_row WHERE plan_id = ? AND tree = ?)
  ) ORDER BY held.period`;

/** Periods in which a unit or those below it have figures of a tree of rows, or in which its own units owe reports. */
const storedPeriods = (db: SqlDb, plan: string, unit: string, source: RowSource): Period[] => {
  const found =
    source === 'units'
      ? db.all('SELECT DISTINCT period FROM report_due WHERE plan_id = ? ORDER BY period', [plan])
      : db.all(FIGURE_PERIODS, [unit, plan, source]);
  return found.map((row) => textOf(row, 'period'));
};

interface UnitTree {
  below(root: string, roles: readonly string[], source: RowSource): SheetUnit[];
  /** Units right below one. */
  count(root: string): number;
}

/**
 * Units by what they belong to, in their order, then those that were formed from them, wherever they belong now: what goes on
 * of a district's series goes on there; and those that the sheet's own unit was formed from. A sheet whose rows are units is
 * shown only for one that has some.
 */
const unitTree = (db: SqlDb): UnitTree => {
  const children = new Map<string, SqlRow[]>();
  const all = db.all(
    `SELECT u.id, u.name, u.parent_id, u.valid_from, u.valid_to, k.role FROM org_unit u JOIN unit_kind k ON k.id = u.kind
     ORDER BY u.sort_key, u.id`,
  );
  for (const row of all) {
    const parent = textOf(row, 'parent_id');
    children.set(parent, [...(children.get(parent) ?? []), row]);
  }
  const formed = db.all('SELECT DISTINCT old_id, new_id FROM unit_link');
  const below: UnitTree['below'] = (root, roles, source) => {
    const found: SheetUnit[] = [];
    const isFound = (unit: string): boolean => found.some(({ id }) => id === unit);
    const add = (row: SqlRow | undefined, depth: number, seen: ReadonlySet<string>): void => {
      if (!row) return;
      const id = textOf(row, 'id');
      const role = textOf(row, 'role') === 'office' ? 'office' : 'area';
      const inside = children.get(id) ?? [];
      if (seen.has(id) || (depth > 0 && (!roles.includes(role) || (source === 'units' && inside.length === 0)))) return;
      found.push({
        id,
        name: textOf(row, 'name'),
        depth,
        role,
        validFrom: textOrNull(row, 'valid_from'),
        validTo: textOrNull(row, 'valid_to'),
      });
      for (const child of inside) add(child, depth + 1, new Set([...seen, id]));
    };
    /** Units formed from the ones found that are not there yet. */
    const formedSince = (): readonly SqlRow[] => {
      const ids = new Set(formed.flatMap((link) => (isFound(textOf(link, 'old_id')) ? [textOf(link, 'new_id')] : [])));
      return all.filter((row) => ids.has(textOf(row, 'id')) && !isFound(textOf(row, 'id')));
    };
    add(
      all.find((row) => textOf(row, 'id') === root),
      0,
      new Set(),
    );
    const old = new Set(formed.flatMap((link) => (textOf(link, 'new_id') === root ? [textOf(link, 'old_id')] : [])));
    for (const row of all) if (old.has(textOf(row, 'id')) && !isFound(textOf(row, 'id'))) add(row, 1, new Set());
    for (let before = 0; found.length > before; ) {
      before = found.length;
      for (const row of formedSince()) if (!isFound(textOf(row, 'id'))) add(row, 1, new Set());
    }
    return found;
  };
  return { below, count: (root) => children.get(root)?.length ?? 0 };
};
