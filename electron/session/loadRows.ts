import type { Nature } from '../../shared/domain/command';
import { lastYear } from '../../shared/domain/period';
import type { RowData, ShownFigure } from '../../shared/form/rowData';
import type { OtherFigure, RowKind } from '../../shared/form/types';
import type { Direction, RangeRule } from '../../shared/target/types';
import {
  longText,
  numberOf,
  type SqlDb,
  type SqlParam,
  type SqlRow,
  type SqlValue,
  textOf,
  textOrNull,
} from '../db/sqlDb';
import type { SheetContext } from './sheetContext';

/**
 * The rows of a sheet as they stand in the file, in print order (depth first by order key); a row that only carries the
 * label of its parts is not a row of its own. `only` loads just those rows, in any order and with level 0: for rows
 * whose place in the tree is known already.
 */
export const loadRows = (db: SqlDb, context: SheetContext, only: ReadonlySet<string> | null): RowData[] => {
  const wanted = (only ? someRows(db, only) : flatten(allRows(db, context.plan.id))).filter(
    ({ row }) => numberOf(row, 'label_only') === 0,
  );
  const filter: Filter = {
    rows: only && idList(wanted.flatMap(({ row }) => [row['id'] ?? null, row['parent_id'] ?? null])),
    indicators: only && idList(wanted.map(({ row }) => textOrNull(row, 'indicator_id'))),
  };
  const stored = loadStored(db, context, filter);
  const scales = loadScales(db);
  return wanted.map(({ row, level }) => toRowData(row, level, context, stored, scales));
};

const ROW_SQL = `SELECT r.id, r.parent_id, r.kind, r.marker, r.name, r.label_only, r.is_component, r.indicator_id,
    p.name AS parent_name, i.unit_label, i.direction, i.range_rule, i.decimals, i.scale_id, i.nature_priority
  FROM plan_row r LEFT JOIN plan_row p ON p.id = r.parent_id LEFT JOIN indicator i ON i.id = r.indicator_id`;

const allRows = (db: SqlDb, plan: string): SqlRow[] =>
  db.many(`${ROW_SQL} WHERE r.plan_id = ? ORDER BY r.sort_key, r.id`, [plan]);

const someRows = (db: SqlDb, ids: ReadonlySet<string>): TreeRow[] =>
  db
    .many(`${ROW_SQL} WHERE r.id IN (SELECT value FROM json_each(CAST(? AS TEXT)))`, [idList([...ids])])
    .map((row) => ({ row, level: 0 }));

/** Ids as the one parameter of `json_each`, each once. */
const idList = (ids: readonly SqlValue[]): Uint8Array =>
  longText(JSON.stringify([...new Set(ids)].filter((id) => id !== null)));

interface Filter {
  readonly rows: Uint8Array | null;
  readonly indicators: Uint8Array | null;
}

interface TreeRow {
  readonly row: SqlRow;
  readonly level: number;
}

const flatten = (tree: readonly SqlRow[]): TreeRow[] => {
  const children = groupByParent(tree);
  const result: TreeRow[] = [];
  const visit = (parent: string | null, level: number): void => {
    for (const row of children.get(parent) ?? []) {
      result.push({ row, level });
      visit(textOf(row, 'id'), level + 1);
    }
  };
  visit(null, 0);
  return result;
};

const groupByParent = (tree: readonly SqlRow[]): Map<string | null, SqlRow[]> => {
  const children = new Map<string | null, SqlRow[]>();
  for (const row of tree) push(children, textOrNull(row, 'parent_id'), row);
  return children;
};

const push = <K, V>(map: Map<K, V[]>, key: K, value: V): void => {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
};

interface Stored {
  readonly targets: Map<string, SqlRow[]>;
  readonly figures: Map<string, SqlRow[]>;
  readonly texts: Map<string, SqlRow[]>;
  readonly notes: Map<string, SqlRow[]>;
  readonly aliases: Map<string, SqlRow[]>;
  readonly overrides: Map<string, SqlRow[]>;
}

const loadStored = (db: SqlDb, context: SheetContext, filter: Filter): Stored => {
  const { plan, unit, period } = context;
  const by = (column: string, sql: string, params: readonly SqlParam[]): Map<string, SqlRow[]> => {
    const map = new Map<string, SqlRow[]>();
    for (const row of db.many(sql, params)) push(map, textOf(row, column), row);
    return map;
  };
  // Two plain conditions instead of one that covers both cases: SQLite then finds a few rows by their index.
  const listed = 'IN (SELECT value FROM json_each(CAST(? AS TEXT)))';
  const ofIndicators = filter.indicators === null ? '? IS NOT NULL' : `t.indicator_id ${listed}`;
  const ofRows = `t.row_id ${filter.rows === null ? 'IN (SELECT id FROM plan_row WHERE plan_id = ?)' : listed}`;
  const indicators = filter.indicators ?? '';
  const rows = filter.rows ?? plan.id;
  const year = String(lastYear(period) ?? period);
  return {
    targets: by(
      'indicator_id',
      `SELECT t.indicator_id, t.period, t.typed FROM target t
       WHERE ${ofIndicators} AND t.plan_id = ? AND t.authority_id = ? AND t.unit_id = ?
       ORDER BY CASE t.stage WHEN 'adjusted' THEN 3 WHEN 'assigned' THEN 2 WHEN 'planned' THEN 1 ELSE 0 END, t.version`,
      [indicators, plan.id, context.authority, unit.id],
    ),
    figures: by(
      'indicator_id',
      `SELECT t.id, t.indicator_id, t.period, t.nature, t.basis, t.typed, t.source, t.as_of FROM figure t
       WHERE ${ofIndicators} AND t.unit_id = ? AND (t.period = ? OR t.period LIKE ? || '-%') AND t.provider_id IS NULL
       ORDER BY t.period, t.id`,
      [indicators, unit.id, period, year],
    ),
    texts: by(
      'row_id',
      `SELECT t.row_id, t.field, t.typed FROM row_text t WHERE ${ofRows} AND t.unit_id = ? AND t.period = ?`,
      [rows, unit.id, period],
    ),
    notes: by('row_id', `SELECT t.row_id, t.column_id, t.body FROM cell_note t WHERE ${ofRows}`, [rows]),
    aliases: by('row_id', `SELECT t.row_id, t.label FROM row_alias t WHERE ${ofRows} ORDER BY t.id`, [rows]),
    overrides: by(
      'row_id',
      `SELECT t.row_id, t.verdict, t.reason FROM verdict_override t WHERE ${ofRows} AND t.unit_id = ? AND t.period = ?`,
      [rows, unit.id, period],
    ),
  };
};

const loadScales = (db: SqlDb): Map<string, string[]> => {
  const scales = new Map<string, string[]>();
  for (const row of db.all('SELECT scale_id, code FROM scale_rank ORDER BY scale_id, position')) {
    push(scales, textOf(row, 'scale_id'), textOf(row, 'code'));
  }
  return scales;
};

const toRowData = (
  row: SqlRow,
  level: number,
  context: SheetContext,
  stored: Stored,
  scales: Map<string, string[]>,
): RowData => {
  const id = textOf(row, 'id');
  const indicator = textOf(row, 'indicator_id');
  const parent = textOrNull(row, 'parent_id');
  const isPart = textOf(row, 'kind') === 'part' && parent !== null;
  const figures = stored.figures.get(indicator) ?? [];
  const override = stored.overrides.get(id)?.[0];
  const shown = shownFigures(figures, context, textOf(row, 'nature_priority'));
  const decimals = row['decimals'];
  return {
    id,
    kind: textOf(row, 'kind') as RowKind,
    marker: textOf(row, 'marker'),
    level,
    name: textOf(row, isPart ? 'parent_name' : 'name'),
    part: isPart ? textOf(row, 'name') : null,
    parent: isPart ? parent : null,
    isComponent: numberOf(row, 'is_component') === 1,
    unitLabel: textOf(row, 'unit_label'),
    direction: (textOrNull(row, 'direction') ?? 'higher') as Direction,
    rangeRule: (textOrNull(row, 'range_rule') ?? 'upper') as RangeRule,
    decimals: typeof decimals === 'number' ? decimals : null,
    scale: scales.get(textOf(row, 'scale_id')) ?? null,
    aliases: [...(stored.aliases.get(id) ?? []), ...(isPart ? (stored.aliases.get(parent) ?? []) : [])].map((alias) =>
      textOf(alias, 'label'),
    ),
    targets: Object.fromEntries(
      (stored.targets.get(indicator) ?? []).map((target) => [textOf(target, 'period'), textOf(target, 'typed')]),
    ),
    figures: shown.figures,
    others: shown.others,
    texts: Object.fromEntries(
      (stored.texts.get(id) ?? []).map((text) => [textOf(text, 'field'), textOf(text, 'typed')]),
    ),
    notes: Object.fromEntries(
      (stored.notes.get(id) ?? []).map((note) => [textOf(note, 'column_id'), textOf(note, 'body')]),
    ),
    override: override
      ? {
          verdict: textOf(override, 'verdict') as 'exceeded' | 'met' | 'unmet',
          reason: textOf(override, 'reason'),
        }
      : null,
  };
};

/** Which figure shows: by the indicator's priority over natures (domain.md §4, questions of practice). */
export const byPriority = (priority: string): ((a: SqlRow, b: SqlRow) => number) => {
  const order = priority.split(',');
  const place = (row: SqlRow): number => {
    const index = order.indexOf(textOf(row, 'nature'));
    return index < 0 ? order.length : index;
  };
  return (a, b) => place(a) - place(b);
};

const shownFigures = (
  figures: readonly SqlRow[],
  context: SheetContext,
  priority: string,
): { figures: ShownFigure[]; others: OtherFigure[] } => {
  const current = figures.filter((figure) => textOf(figure, 'period') === context.period).sort(byPriority(priority));
  const first = current[0];
  return {
    figures: current.map((figure) => ({
      nature: textOf(figure, 'nature') as Nature,
      basis: textOf(figure, 'basis') as ShownFigure['basis'],
      typed: textOf(figure, 'typed'),
    })),
    others: figures
      .filter((figure) => figure !== first)
      .map((figure) => ({
        period: textOf(figure, 'period'),
        nature: textOf(figure, 'nature') as Nature,
        text: textOf(figure, 'typed'),
        source: textOf(figure, 'source'),
      })),
  };
};
