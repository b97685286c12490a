import type { UnitEntry, UnitLinkInfo, UnitList, UnitUses } from '../../../shared/contract/unitAnswers';
import type { Period } from '../../../shared/domain/period';
import { existsIn } from '../../../shared/domain/validity';
import { jsonIn, numberOf, type SqlDb, type SqlRow, textOf, textOrNull } from '../../db/sqlDb';

/** Where a unit may be named, and under what a person would look for it. */
const USES: readonly (readonly [keyof UnitUses, string, string])[] = [
  ['figures', 'figure', 'unit_id'],
  ['figures', 'figure', 'provider_id'],
  ['figures', 'figure_correction', 'unit_id'],
  ['targets', 'target', 'unit_id'],
  ['units', 'org_unit', 'parent_id'],
  ['links', 'unit_link', 'old_id'],
  ['links', 'unit_link', 'new_id'],
  ['others', 'plan', 'unit_id'],
  ['others', 'sheet', 'unit_id'],
  ['others', 'authority', 'unit_id'],
  ['others', 'row_text', 'unit_id'],
  ['others', 'verdict_override', 'unit_id'],
  ['others', 'cell_note', 'unit'],
  ['others', 'period_close', 'unit_id'],
  ['others', 'sheet_snapshot', 'unit_id'],
  ['others', 'report_due', 'unit_id'],
  ['others', 'request_form', 'unit_id'],
  ['others', 'returned_file', 'unit_id'],
  ['others', 'indicator', 'owner_id'],
  ['others', 'indicator', 'provider_id'],
];

/** In the order of the units. */
const LINKS = `SELECT l.* FROM unit_link l JOIN org_unit o ON o.id = l.old_id JOIN org_unit n ON n.id = l.new_id
  ORDER BY l.effective_on, o.sort_key, n.sort_key, l.id`;

const NOTHING: UnitUses = { figures: 0, targets: 0, units: 0, links: 0, others: 0 };

/** What hangs on units, by unit; one that is not there has nothing. */
export const unitUses = (db: SqlDb, unit: string | null = null): ReadonlyMap<string, UnitUses> => {
  const uses = new Map<string, UnitUses>();
  for (const [what, table, column] of USES) {
    const rows = db.all(
      `SELECT ${column} AS unit, count(*) AS n FROM ${table}
       WHERE ${column} IS NOT NULL AND ${column} <> '' AND (? IS NULL OR ${column} = ?) GROUP BY ${column}`,
      [unit, unit],
    );
    for (const row of rows) {
      const id = textOf(row, 'unit');
      const known = uses.get(id) ?? NOTHING;
      uses.set(id, { ...known, [what]: known[what] + numberOf(row, 'n') });
    }
  }
  return uses;
};

/** Whether anything hangs on a unit, so that it cannot simply go. */
export const isUsed = (uses: UnitUses | undefined): boolean =>
  uses !== undefined && Object.values(uses).some((count) => count > 0);

/** Every unit of the file as a tree, with its kinds, links and what hangs on it. */
export const unitList = (db: SqlDb): UnitList => {
  const rows = db.all('SELECT * FROM org_unit ORDER BY sort_key, id');
  const names = new Map(rows.map((row) => [textOf(row, 'id'), textOf(row, 'name')]));
  const uses = unitUses(db);
  const from = new Map<string, UnitLinkInfo[]>();
  const into = new Map<string, UnitLinkInfo[]>();
  for (const link of db.all(LINKS)) {
    const [old, fresh] = [textOf(link, 'old_id'), textOf(link, 'new_id')];
    push(from, fresh, linkTo(link, old, names));
    push(into, old, linkTo(link, fresh, names));
  }
  const toEntry = (row: SqlRow, depth: number): UnitEntry => {
    const id = textOf(row, 'id');
    return {
      id,
      name: textOf(row, 'name'),
      shortName: textOf(row, 'short_name'),
      kind: textOf(row, 'kind'),
      parent: textOrNull(row, 'parent_id'),
      depth,
      validFrom: textOrNull(row, 'valid_from'),
      validTo: textOrNull(row, 'valid_to'),
      aliases: aliasesOf(row),
      source: textOf(row, 'source'),
      formedFrom: from.get(id) ?? [],
      wentInto: into.get(id) ?? [],
      uses: uses.get(id) ?? NOTHING,
    };
  };
  return { kinds: kindsOf(db), units: inTreeOrder(rows).map(({ row, depth }) => toEntry(row, depth)) };
};

const linkTo = (link: SqlRow, unit: string, names: ReadonlyMap<string, string>): UnitLinkInfo => ({
  unit,
  name: names.get(unit) ?? unit,
  share: textOf(link, 'share') === 'whole' ? 'whole' : 'part',
  on: textOf(link, 'effective_on'),
});

const kindsOf = (db: SqlDb): UnitList['kinds'] =>
  db
    .all(
      `SELECT k.*, (SELECT count(*) FROM org_unit u WHERE u.kind = k.id) AS n FROM unit_kind k ORDER BY k.level, k.role, k.name, k.id`,
    )
    .map((row) => ({
      id: textOf(row, 'id'),
      name: textOf(row, 'name'),
      level: numberOf(row, 'level'),
      role: textOf(row, 'role') === 'office' ? 'office' : 'area',
      units: numberOf(row, 'n'),
    }));

/** Other spellings of a unit, as stored. */
export const aliasesOf = (row: SqlRow): string[] => {
  const stored = jsonIn(textOf(row, 'aliases'));
  return Array.isArray(stored) ? stored.filter((one) => typeof one === 'string') : [];
};

/** Whether a stored unit exists on some day of a period. */
export const isThereIn = (row: SqlRow, period: Period): boolean =>
  existsIn({ validFrom: textOrNull(row, 'valid_from'), validTo: textOrNull(row, 'valid_to') }, period);

/** Depth first; a unit whose parent is not there, or is below itself, stands at the top. */
export const inTreeOrder = (rows: readonly SqlRow[]): { readonly row: SqlRow; readonly depth: number }[] => {
  const ids = new Set(rows.map((row) => textOf(row, 'id')));
  const children = new Map<string, SqlRow[]>();
  for (const row of rows) {
    const parent = textOrNull(row, 'parent_id');
    push(children, parent !== null && ids.has(parent) ? parent : '', row);
  }
  const seen = new Set<string>();
  const ordered: { row: SqlRow; depth: number }[] = [];
  const visit = (row: SqlRow, depth: number): void => {
    const id = textOf(row, 'id');
    if (seen.has(id)) return;
    seen.add(id);
    ordered.push({ row, depth });
    for (const child of children.get(id) ?? []) visit(child, depth + 1);
  };
  for (const row of children.get('') ?? []) visit(row, 0);
  for (const row of rows) visit(row, 0);
  return ordered;
};

const push = <V>(map: Map<string, V[]>, key: string, value: V): void => {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
};
