import { MemorySeries } from '../../../shared/check/memorySeries';
import type {
  CheckEntry,
  CheckFigure,
  CheckIndicator,
  CheckRow,
  CheckScope,
  CheckTarget,
  CheckUnit,
} from '../../../shared/check/types';
import { lastYear, type Period, parsePeriod } from '../../../shared/domain/period';
import { REGISTERS, type RowTree } from '../../../shared/form/definition';
import type { Direction, RangeRule, Scale } from '../../../shared/target/types';
import { idList, LISTED, numberOf, type SqlDb, type SqlRow, textOf, textOrNull } from '../../db/sqlDb';
import { flatten, loadScales } from '../load/loadRows';
import { figureOf, loadCorrections, loadUnits, seriesRuleOf, unitOfIndicator } from '../load/loadSeries';
import { storedTargetFor } from '../load/storedValues';

export interface CheckPlan {
  readonly id: string;
  readonly period: Period;
  readonly unit: string;
  readonly authority: string;
  /** All rows of all its trees, as printed. */
  readonly rows: readonly CheckRow[];
}

/** What all checks of a file share. */
export interface CheckFile {
  readonly plans: readonly CheckPlan[];
  readonly units: ReadonlyMap<string, CheckUnit>;
}

const TREES: readonly RowTree[] = ['plan', 'capital', 'budget', 'tasks', 'documents'];

/** What the checks need to know of the file as a whole before they look at a plan: plans with all their rows, units. */
export const loadCheckFile = (db: SqlDb): CheckFile => ({
  plans: db.all('SELECT id, period, unit_id, authority_id FROM plan ORDER BY sort_key, id').map((row) => ({
    id: textOf(row, 'id'),
    period: textOf(row, 'period'),
    unit: textOf(row, 'unit_id'),
    authority: textOf(row, 'authority_id'),
    rows: TREES.flatMap((tree) => loadTree(db, textOf(row, 'id'), tree)),
  })),
  units: namedUnits(db),
});

const namedUnits = (db: SqlDb): ReadonlyMap<string, CheckUnit> => {
  const names = new Map(db.all('SELECT id, name FROM org_unit').map((row) => [textOf(row, 'id'), textOf(row, 'name')]));
  return new Map([...loadUnits(db)].map(([id, unit]) => [id, { ...unit, name: names.get(id) ?? '' }]));
};

const loadTree = (db: SqlDb, plan: string, tree: RowTree): CheckRow[] => {
  const rows = db.many(
    `SELECT r.id, r.parent_id, r.kind, r.name, r.indicator_id, r.label_only, r.is_component, r.adds,
       p.name AS parent_name, p.label_only AS parent_label, p.parent_id AS grand_id
     FROM plan_row r LEFT JOIN plan_row p ON p.id = r.parent_id WHERE r.plan_id = ? AND r.tree = ? ORDER BY r.sort_key, r.id`,
    [plan, tree],
  );
  return flatten(rows)
    .filter(({ row }) => numberOf(row, 'label_only') === 0)
    .map(({ row }) => ({
      id: textOf(row, 'id'),
      tree,
      kind: textOf(row, 'kind') as CheckRow['kind'],
      name:
        textOf(row, 'kind') === 'part' ? `${textOf(row, 'parent_name')} – ${textOf(row, 'name')}` : textOf(row, 'name'),
      indicator: textOrNull(row, 'indicator_id'),
      under: numberOf(row, 'parent_label') === 1 ? textOrNull(row, 'grand_id') : textOrNull(row, 'parent_id'),
      adds: numberOf(row, 'adds') === 1,
      isComponent: numberOf(row, 'is_component') === 1,
    }));
};

/** Which plan tells about a period: the shortest one it lies in; of none the nearest. */
export const ownerOf = (plans: readonly CheckPlan[], period: Period): CheckPlan | null => {
  const year = lastYear(period);
  if (year === null) return plans[0] ?? null;
  let best: { readonly plan: CheckPlan; readonly away: number; readonly span: number } | null = null;
  for (const plan of plans) {
    const parts = parsePeriod(plan.period);
    if (!parts) continue;
    const away = Math.max(0, parts.firstYear - year, year - parts.lastYear);
    const span = plan.period === period ? 0 : parts.lastYear - parts.firstYear + 1;
    if (!best || away < best.away || (away === best.away && span < best.span)) best = { plan, away, span };
  }
  return best?.plan ?? null;
};

/**
 * Rows that belong together with everything known of their series, read a piece at a time. `sharing`: the plans that show
 * a series.
 */
export function* loadScope(
  db: SqlDb,
  file: CheckFile,
  plan: CheckPlan,
  rows: readonly CheckRow[],
  sharing: ReadonlyMap<string, readonly CheckPlan[]>,
): Generator<void, CheckScope> {
  const own = new Set(rows.flatMap(({ indicator }) => indicator ?? []));
  const indicators = loadIndicators(db, own);
  const weights = [...indicators.values()].flatMap(({ weight }) => weight ?? []);
  const rules = loadIndicators(db, new Set([...own, ...weights]));
  const figures = new Map<string, CheckFigure[]>();
  for (const id of rules.keys()) {
    figures.set(id, loadFigures(db, id));
    yield;
  }
  const plans = [...new Set([...own].flatMap((id) => sharing.get(id) ?? []))];
  const owners = new Map<Period, boolean>();
  return {
    plan,
    rows,
    indicators,
    units: file.units,
    figures,
    targets: loadTargets(db, plan, own),
    series: new MemorySeries(rules, file.units, figures, loadCorrections(db)),
    owns: (period) => {
      const known = owners.get(period);
      if (known !== undefined) return known;
      const owns = (ownerOf(plans, period) ?? plan) === plan;
      owners.set(period, owns);
      return owns;
    },
  };
}

const loadIndicators = (db: SqlDb, ids: ReadonlySet<string>): Map<string, CheckIndicator> => {
  const scales = loadScales(db);
  const breaks = new Map<string, string[]>();
  for (const row of db.all(
    `SELECT indicator_id, valid_from FROM indicator_version WHERE breaks_series = 1 AND valid_from IS NOT NULL AND indicator_id ${LISTED}`,
    [idList(ids)],
  )) {
    const id = textOf(row, 'indicator_id');
    breaks.set(id, [...(breaks.get(id) ?? []), textOf(row, 'valid_from')]);
  }
  const rows = db.many(
    `SELECT id, unit_label, direction, range_rule, decimals, scale_id, over_units, over_time, weight_indicator_id, nature_priority
     FROM indicator WHERE id ${LISTED}`,
    [idList(ids)],
  );
  return new Map(
    rows.map((row) => {
      const id = textOf(row, 'id');
      const scale: Scale | null = scales.get(textOf(row, 'scale_id')) ?? null;
      const indicator: CheckIndicator = {
        ...seriesRuleOf(row),
        id,
        unitLabel: textOf(row, 'unit_label'),
        direction: textOf(row, 'direction') as Direction,
        rangeRule: textOf(row, 'range_rule') as RangeRule,
        scale,
        breaks: breaks.get(id) ?? [],
      };
      return [id, indicator];
    }),
  );
};

const loadFigures = (db: SqlDb, indicator: string): CheckFigure[] =>
  db
    .many(
      `SELECT id, unit_id, period, nature, basis, item, typed, value, parse_state, source, as_of, provider_id
       FROM figure WHERE indicator_id = ? ORDER BY period, id`,
      [indicator],
    )
    .map((row) => ({
      ...figureOf(row, () => unitOfIndicator(db, indicator)),
      unit: textOf(row, 'unit_id'),
      provider: textOrNull(row, 'provider_id'),
      readable: textOf(row, 'parse_state') !== 'unreadable',
    }));

/** Of each place what holds at the end of the plan. */
const loadTargets = (db: SqlDb, plan: CheckPlan, ids: ReadonlySet<string>): Map<string, CheckTarget[]> => {
  const places = new Map<string, SqlRow[]>();
  for (const row of db.many(
    `SELECT plan_id, indicator_id, authority_id, unit_id, period, item, stage, version, valid_from, typed FROM target
     WHERE plan_id = ? AND indicator_id ${LISTED} ORDER BY id`,
    [plan.id, idList(ids)],
  )) {
    const at = ['indicator_id', 'authority_id', 'unit_id', 'period', 'item'].map((key) => textOf(row, key));
    push(places, JSON.stringify(at), row);
  }
  const found = new Map<string, CheckTarget[]>();
  for (const rows of places.values()) {
    const [first] = rows;
    if (!first) continue;
    const place = {
      authority: textOf(first, 'authority_id'),
      unit: textOf(first, 'unit_id'),
      period: textOf(first, 'period'),
      item: textOf(first, 'item'),
    };
    const row = storedTargetFor(rows, { kind: 'target', stage: null, ...place }, plan.id, plan.period);
    if (row) push(found, textOf(row, 'indicator_id'), { ...place, typed: textOf(row, 'typed') });
  }
  return found;
};

/** Tasks and documents with their texts; `dates`: fields that ought to be days. */
export const loadEntries = (db: SqlDb, plan: CheckPlan, dates: ReadonlySet<string>): CheckEntry[] => {
  const texts = new Map<string, Map<string, string>>();
  for (const row of db.many(
    `SELECT t.row_id, t.field, t.typed FROM row_text t JOIN plan_row r ON r.id = t.row_id
     WHERE r.plan_id = ? AND r.tree IN ('tasks', 'documents') AND t.unit_id = ? AND t.period = ?`,
    [plan.id, plan.unit, plan.period],
  )) {
    const of = texts.get(textOf(row, 'row_id')) ?? new Map<string, string>();
    texts.set(textOf(row, 'row_id'), of.set(textOf(row, 'field'), textOf(row, 'typed')));
  }
  return plan.rows.flatMap((row): CheckEntry[] => {
    const own = texts.get(row.id);
    if (!own || !REGISTERS.has(row.tree)) return [];
    return [
      {
        row: row.id,
        name: row.name,
        dates: [...own].flatMap(([field, text]) => (dates.has(field) ? [{ field, text }] : [])),
        due: own.get('due') ?? '',
        state: own.get('state') ?? '',
        doneOn: own.get('doneOn') ?? '',
      },
    ];
  });
};

const push = <V>(map: Map<string, V[]>, key: string, value: V): void => {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
};
