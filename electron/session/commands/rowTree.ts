import { newId } from '../../db/newId';
import { keyBetween } from '../../db/orderKey';
import { numberOf, type SqlRow, textOf, textOrNull } from '../../db/sqlDb';
import type { Workbench } from './planned';

/** The plan's row tree as a command sees it: what is stored, with what the command itself has already written. */

/** Children of a row (null = the top), in order. */
export const childrenOf = ({ db, set, context }: Workbench, parent: string | null): SqlRow[] => {
  const rows = new Map<string, SqlRow>();
  for (const stored of db.all('SELECT id FROM plan_row WHERE plan_id = ? AND parent_id IS ?', [
    context.plan.id,
    parent,
  ])) {
    const row = set.get('plan_row', textOf(stored, 'id'));
    if (row && textOrNull(row, 'parent_id') === parent) rows.set(textOf(row, 'id'), row);
  }
  for (const row of set.pending('plan_row')) {
    if (textOrNull(row, 'parent_id') === parent) rows.set(textOf(row, 'id'), row);
  }
  return [...rows.values()].sort(byOrder);
};

const byOrder = (a: SqlRow, b: SqlRow): number =>
  compareText(textOf(a, 'sort_key'), textOf(b, 'sort_key')) || compareText(textOf(a, 'id'), textOf(b, 'id'));

/** By code point, as SQLite orders text; a locale would order keys otherwise. */
const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** All rows in print order, the label rows of parts among them. */
export const allInOrder = (bench: Workbench, parent: string | null = null): SqlRow[] =>
  childrenOf(bench, parent).flatMap((row) => [row, ...allInOrder(bench, textOf(row, 'id'))]);

/** The row as a block of its own: a part belongs to its label row, which moves and nests as one. */
export const blockOf = ({ set }: Workbench, row: SqlRow): SqlRow => {
  const parent = textOf(row, 'kind') === 'part' ? textOrNull(row, 'parent_id') : null;
  return (parent === null ? null : set.get('plan_row', parent)) ?? row;
};

/** An order key for a new child of `parent` right after its child `after` (null = first). */
export const keyAfter = (bench: Workbench, after: string | null, parent: string | null, moving?: string): string => {
  const siblings = childrenOf(bench, parent).filter((row) => textOf(row, 'id') !== moving);
  const at = after === null ? -1 : siblings.findIndex((row) => textOf(row, 'id') === after);
  const key = (index: number): string | null => {
    const row = siblings[index];
    return row ? textOf(row, 'sort_key') : null;
  };
  return keyBetween(key(at), key(at + 1));
};

/** Puts a row under another parent or place; what is below it comes along. */
export const placeRow = (bench: Workbench, row: SqlRow, parent: string | null, after: string | null): void => {
  const id = textOf(row, 'id');
  bench.set.put('plan_row', id, { ...row, parent_id: parent, sort_key: keyAfter(bench, after, parent, id) });
};

export interface NewRow {
  readonly parent: string | null;
  /** The sibling it comes after; null = first. */
  readonly after: string | null;
  readonly kind: 'heading' | 'indicator' | 'part';
  readonly marker: string;
  readonly name: string;
  /** The row only carries the label of its parts. */
  readonly labelOnly?: boolean;
}

/** A new row; indicators and parts get an indicator of their own and count as components. Returns its id. */
export const addRow = (bench: Workbench, row: NewRow): string => {
  const id = newId();
  const carriesSeries = row.kind !== 'heading' && row.labelOnly !== true;
  const indicator = carriesSeries ? addIndicator(bench, row.name) : null;
  bench.set.put('plan_row', id, {
    plan_id: bench.context.plan.id,
    parent_id: row.parent,
    kind: row.kind,
    marker: row.marker,
    name: row.name,
    indicator_id: indicator,
    label_only: row.labelOnly === true ? 1 : 0,
    is_component: carriesSeries ? 1 : 0,
    sort_key: keyAfter(bench, row.after, row.parent),
  });
  return id;
};

const addIndicator = ({ set }: Workbench, name: string): string => {
  const id = newId();
  set.put('indicator', id, {
    name,
    unit_label: '',
    direction: 'higher',
    range_rule: 'upper',
    decimals: null,
    scale_id: null,
    over_units: 'none',
    over_time: 'last',
    weight_indicator_id: null,
    nature_priority: 'actual,preliminary,estimate',
    owner_id: null,
    provider_id: null,
  });
  return id;
};

/** Tables whose rows hang on a plan row, and those that hang on its indicator. */
export const ON_ROW = ['row_alias', 'row_text', 'cell_note', 'verdict_override', 'outlook'] as const;
export const ON_INDICATOR = ['target', 'figure', 'indicator_version'] as const;

/** Rows of a table that belong to a plan row or an indicator. */
export const belonging = (
  { db, set }: Workbench,
  table: (typeof ON_ROW)[number] | (typeof ON_INDICATOR)[number],
  owner: string,
): SqlRow[] => {
  const column = (ON_ROW as readonly string[]).includes(table) ? 'row_id' : 'indicator_id';
  const rows = new Map<string, SqlRow>();
  for (const found of db.all(`SELECT id FROM ${table} WHERE ${column} = ?`, [owner])) {
    const row = set.get(table, textOf(found, 'id'));
    if (row) rows.set(textOf(row, 'id'), row);
  }
  for (const row of set.pending(table)) if (textOf(row, column) === owner) rows.set(textOf(row, 'id'), row);
  return [...rows.values()];
};

/** Removes a row with all that is below it and hangs on it; an indicator that another row uses stays. */
export const removeRow = (bench: Workbench, row: SqlRow): void => {
  const { db, set } = bench;
  const id = textOf(row, 'id');
  for (const child of childrenOf(bench, id)) removeRow(bench, child);
  for (const table of ON_ROW) for (const found of belonging(bench, table, id)) set.remove(table, textOf(found, 'id'));
  set.remove('plan_row', id);
  const indicator = textOrNull(row, 'indicator_id');
  if (indicator === null) return;
  if (db.one('SELECT id FROM plan_row WHERE indicator_id = ? AND id <> ?', [indicator, id])) return;
  for (const table of ON_INDICATOR) {
    for (const found of belonging(bench, table, indicator)) set.remove(table, textOf(found, 'id'));
  }
  set.remove('indicator', indicator);
};

/** A label row that has lost its last part goes too. */
export const removeEmptyLabel = (bench: Workbench, label: string | null): void => {
  const row = label === null ? null : bench.set.get('plan_row', label);
  if (row && numberOf(row, 'label_only') === 1 && childrenOf(bench, textOf(row, 'id')).length === 0)
    removeRow(bench, row);
};
