import type { RowData, RowValue } from '../../../shared/form/rowData';
import { BLANK } from '../../../shared/form/rowData';
import type { RowKind } from '../../../shared/form/types';
import type { Direction, RangeRule, Scale } from '../../../shared/target/types';
import { idList, LISTED, numberOf, type SqlDb, type SqlParam, type SqlRow, textOf, textOrNull } from '../../db/sqlDb';
import { type LoadedValue, textPlace } from './loadedValue';
import { loadFigures } from './loadFigures';
import { loadReturns } from './loadReturns';
import { loadTargets } from './loadTargets';
import type { SheetContext } from './sheetContext';

/**
 * The rows of a sheet as they stand in the file, in print order (depth first by order key); a row that only carries the
 * label of its parts is not a row of its own. `only` loads just those rows, in any order and with level 0: for rows
 * whose place in the tree is known already.
 */
export const loadRows = (db: SqlDb, context: SheetContext, only: ReadonlySet<string> | null): RowData[] => {
  if (context.form.rows === 'units') return loadReturns(db, context, only);
  const wanted = (only ? someRows(db, only) : flatten(allRows(db, context))).filter(
    ({ row }) => numberOf(row, 'label_only') === 0,
  );
  const stored = loadStored(db, context, only ? wanted : null);
  const values = new Map<string, Record<string, RowValue>>();
  const rows = wanted.map(({ row }) => row);
  for (const { id, column, value } of [
    ...loadTargets(db, context, rows, only !== null),
    ...loadFigures(db, context, rows),
    ...textsOf(context, rows, stored.texts),
  ]) {
    const of = values.get(id);
    if (of) of[column] = value;
    else values.set(id, { [column]: value });
  }
  const scales = loadScales(db);
  const names = unitNames(db);
  const breaks = loadBreaks(db);
  return wanted.map((tree) => toRowData(tree, values.get(textOf(tree.row, 'id')) ?? {}, stored, scales, names, breaks));
};

const ROW_SQL = `SELECT r.id, r.parent_id, r.kind, r.marker, r.name, r.label_only, r.is_component, r.adds, r.indicator_id,
    p.name AS parent_name, p.label_only AS parent_label, p.parent_id AS grand_id,
    i.unit_label, i.direction, i.range_rule, i.decimals, i.scale_id, i.nature_priority, i.over_units, i.over_time,
    i.weight_indicator_id, i.owner_id, i.provider_id
  FROM plan_row r LEFT JOIN plan_row p ON p.id = r.parent_id LEFT JOIN indicator i ON i.id = r.indicator_id`;

const allRows = (db: SqlDb, { plan, form }: SheetContext): SqlRow[] =>
  db.many(`${ROW_SQL} WHERE r.plan_id = ? AND r.tree = ? ORDER BY r.sort_key, r.id`, [plan.id, form.rows]);

const someRows = (db: SqlDb, ids: ReadonlySet<string>): TreeRow[] =>
  db.many(`${ROW_SQL} WHERE r.id ${LISTED}`, [idList(ids)]).map((row) => ({ row, level: 0 }));

interface TreeRow {
  readonly row: SqlRow;
  readonly level: number;
}

/** Rows depth first, as printed. */
export const flatten = (tree: readonly SqlRow[]): TreeRow[] => {
  const children = new Map<string | null, SqlRow[]>();
  for (const row of tree) push(children, textOrNull(row, 'parent_id'), row);
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

const push = <K, V>(map: Map<K, V[]>, key: K, value: V): void => {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
};

interface Stored {
  readonly texts: ReadonlyMap<string, readonly SqlRow[]>;
  readonly notes: ReadonlyMap<string, readonly SqlRow[]>;
  readonly aliases: ReadonlyMap<string, readonly SqlRow[]>;
  readonly overrides: ReadonlyMap<string, readonly SqlRow[]>;
}

/** What hangs on rows: of the ones given (with their parents, whose labels parts share), or of the whole tree. */
const loadStored = (db: SqlDb, context: SheetContext, wanted: readonly TreeRow[] | null): Stored => {
  const { plan, unit, period, form } = context;
  const ids = wanted?.flatMap(({ row }) => [textOf(row, 'id'), textOrNull(row, 'parent_id') ?? '']);
  const ofRows = ids ? `t.row_id ${LISTED}` : 't.row_id IN (SELECT id FROM plan_row WHERE plan_id = ? AND tree = ?)';
  const rows: readonly SqlParam[] = ids ? [idList(ids)] : [plan.id, form.rows];
  const by = (sql: string, params: readonly string[] = []): Map<string, SqlRow[]> => {
    const map = new Map<string, SqlRow[]>();
    for (const row of db.many(sql, [...rows, ...params])) push(map, textOf(row, 'row_id'), row);
    return map;
  };
  return {
    texts: by(
      `SELECT t.row_id, t.unit_id, t.period, t.field, t.typed FROM row_text t
       WHERE ${ofRows} AND ((t.unit_id = ? AND t.period = ?) OR (t.unit_id = ? AND t.period = ?))`,
      [unit.id, period, plan.unit, plan.period],
    ),
    notes: by(
      `SELECT t.row_id, t.column_id, t.body FROM cell_note t
       WHERE ${ofRows} AND t.period IN ('', ?) AND t.unit IN ('', ?) ORDER BY t.period, t.unit`,
      [period, unit.id],
    ),
    aliases: by(`SELECT t.row_id, t.label FROM row_alias t WHERE ${ofRows} ORDER BY t.id`),
    overrides: by(
      `SELECT t.row_id, t.verdict, t.reason FROM verdict_override t WHERE ${ofRows} AND t.unit_id = ? AND t.period = ?`,
      [unit.id, period],
    ),
  };
};

/** Codes of the ranks of every scale, best first. */
export const loadScales = (db: SqlDb): Map<string, string[]> => {
  const scales = new Map<string, string[]>();
  for (const row of db.all('SELECT scale_id, code FROM scale_rank ORDER BY scale_id, position')) {
    push(scales, textOf(row, 'scale_id'), textOf(row, 'code'));
  }
  return scales;
};

/** When the series of indicators were broken by a new definition; few have any. */
const loadBreaks = (db: SqlDb): Map<string, string[]> => {
  const found = new Map<string, string[]>();
  for (const row of db.all('SELECT indicator_id, valid_from FROM indicator_version WHERE breaks_series = 1')) {
    push(found, textOf(row, 'indicator_id'), textOf(row, 'valid_from'));
  }
  return found;
};

const unitNames = (db: SqlDb): ReadonlyMap<string, string> =>
  new Map(db.all('SELECT id, name FROM org_unit').map((row) => [textOf(row, 'id'), textOf(row, 'name')]));

const textsOf = (
  context: SheetContext,
  rows: readonly SqlRow[],
  texts: ReadonlyMap<string, readonly SqlRow[]>,
): LoadedValue[] => {
  const columns = context.columns.columns.flatMap(({ id, address }) =>
    address?.kind === 'text' ? [{ id, field: address.field, place: textPlace(context, address.perRow) }] : [],
  );
  return rows.flatMap((row) => {
    const id = textOf(row, 'id');
    const own = texts.get(id) ?? [];
    return columns.flatMap(({ id: column, field, place }) => {
      const found = own.find(
        (text) =>
          textOf(text, 'field') === field &&
          textOf(text, 'unit_id') === place.unit &&
          textOf(text, 'period') === place.period,
      );
      return found ? [{ id, column, value: { ...BLANK, typed: textOf(found, 'typed') } }] : [];
    });
  });
};

const toRowData = (
  { row, level }: TreeRow,
  values: Readonly<Record<string, RowValue>>,
  stored: Stored,
  scales: ReadonlyMap<string, Scale>,
  names: ReadonlyMap<string, string>,
  breaks: ReadonlyMap<string, readonly string[]>,
): RowData => {
  const id = textOf(row, 'id');
  const parent = textOrNull(row, 'parent_id');
  const isPart = textOf(row, 'kind') === 'part' && parent !== null;
  const override = stored.overrides.get(id)?.[0];
  const decimals = row['decimals'];
  const aliases = [...(stored.aliases.get(id) ?? []), ...(isPart ? (stored.aliases.get(parent) ?? []) : [])];
  return {
    id,
    kind: textOf(row, 'kind') as RowKind,
    marker: textOf(row, 'marker'),
    level,
    name: textOf(row, isPart ? 'parent_name' : 'name'),
    part: isPart ? textOf(row, 'name') : null,
    parent: isPart ? parent : null,
    under: numberOf(row, 'parent_label') === 1 ? textOrNull(row, 'grand_id') : parent,
    isComponent: numberOf(row, 'is_component') === 1,
    adds: numberOf(row, 'adds') === 1,
    owner: names.get(textOf(row, 'owner_id')) ?? '',
    provider: names.get(textOf(row, 'provider_id')) ?? '',
    unitLabel: textOf(row, 'unit_label'),
    direction: (textOrNull(row, 'direction') ?? 'higher') as Direction,
    rangeRule: (textOrNull(row, 'range_rule') ?? 'upper') as RangeRule,
    decimals: typeof decimals === 'number' ? decimals : null,
    scale: scales.get(textOf(row, 'scale_id')) ?? null,
    additive: textOf(row, 'over_units') === 'sum',
    aliases: aliases.map((alias) => textOf(alias, 'label')),
    values,
    notes: Object.fromEntries(
      (stored.notes.get(id) ?? []).map((note) => [textOf(note, 'column_id'), textOf(note, 'body')]),
    ),
    breaks: breaks.get(textOf(row, 'indicator_id')) ?? [],
    override: override
      ? { verdict: textOf(override, 'verdict') as 'exceeded' | 'met' | 'unmet', reason: textOf(override, 'reason') }
      : null,
  };
};
