import { REGISTERS } from '../../../shared/form/definition';
import { newId } from '../../db/newId';
import { numberOf, type SqlRow, textOf, textOrNull } from '../../db/sqlDb';
import type { Workbench } from './planned';
import { childIds, childrenOf, dropRow, keyAfter, keysAfter, parentOf, putRow, type Spot } from './rowTree';
import { addingOf } from './valueWriter';

export interface NewRow {
  readonly kind: 'heading' | 'indicator' | 'part';
  readonly marker: string;
  readonly name: string;
  readonly unit?: string;
  /** The row only carries the label of its parts. */
  readonly labelOnly?: boolean;
}

/** New rows at a place; indicators and parts get an indicator of their own and count as components. Returns their ids. */
export const addRows = (bench: Workbench, { parent, after }: Spot, rows: readonly NewRow[]): string[] => {
  const keys = keysAfter(bench, after, parent, rows.length);
  return rows.map((row, index) => {
    const id = newId();
    const { rows: tree } = bench.context.form;
    const hasSeries = !REGISTERS.has(tree);
    const carriesSeries = hasSeries && row.kind !== 'heading' && row.labelOnly !== true;
    putRow(bench, id, {
      plan_id: bench.context.plan.id,
      parent_id: parent,
      tree,
      kind: hasSeries || row.kind === 'heading' ? row.kind : 'entry',
      marker: row.marker,
      name: row.name,
      indicator_id: carriesSeries ? addIndicator(bench, row.name, row.unit ?? '') : null,
      label_only: row.labelOnly === true ? 1 : 0,
      is_component: carriesSeries && tree === 'plan' ? 1 : 0,
      adds: 0,
      sort_key: keys[index] ?? keyAfter(bench, after, parent),
    });
    return id;
  });
};

/** Adds one row at a place; answers its id. */
export const addRow = (bench: Workbench, spot: Spot, row: NewRow): string => {
  const [id] = addRows(bench, spot, [row]);
  if (id === undefined) throw new Error('no row was added');
  return id;
};

/** A new row and how deep it stands among those that come with it. */
export interface RowAtLevel {
  readonly level: number;
  readonly row: NewRow;
}

/** New rows that stand below one another as their levels say, at most one deeper than the row before. Returns their ids. */
export const addTree = (bench: Workbench, spot: Spot, rows: readonly RowAtLevel[]): readonly string[] => {
  const open: string[] = [];
  const lastBelow = new Map<string | null, string | null>([[null, spot.after]]);
  return rows.map(({ level, row }) => {
    open.length = Math.min(level, open.length);
    const above = open.at(-1) ?? null;
    const id = addRow(bench, { parent: above ?? spot.parent, after: lastBelow.get(above) ?? null }, row);
    lastBelow.set(above, id);
    open.push(id);
    return id;
  });
};

const addIndicator = ({ set }: Workbench, name: string, unit: string): string =>
  set.add('indicator', {
    name,
    unit_label: unit,
    ...addingOf(name, unit),
    direction: 'higher',
    direction_set: 0,
    range_rule: 'upper',
    decimals: null,
    scale_id: null,
    weight_indicator_id: null,
    nature_priority: 'actual,preliminary,estimate',
    owner_id: null,
    provider_id: null,
  });

/** Tables whose rows hang on a plan row, and those that hang on its indicator. */
export const HANGS_ON_ROW = ['row_alias', 'row_text', 'cell_note', 'verdict_override'] as const;
export const HANGS_ON_INDICATOR = ['target', 'figure', 'figure_correction', 'indicator_version'] as const;

/** Rows of a table that belong to a plan row or an indicator and are not yet removed. */
export const belonging = (
  { db, set }: Workbench,
  table: (typeof HANGS_ON_ROW)[number] | (typeof HANGS_ON_INDICATOR)[number],
  owner: string,
): SqlRow[] => {
  const column = (HANGS_ON_ROW as readonly string[]).includes(table) ? 'row_id' : 'indicator_id';
  return db
    .all(`SELECT id FROM ${table} WHERE ${column} = ?`, [owner])
    .map((found) => set.get(table, textOf(found, 'id')))
    .filter((row) => row !== null);
};

/** Removes a row with all that is below it and hangs on it; an indicator that another row uses stays. */
export const removeRow = (bench: Workbench, id: string): void => {
  const { db, set } = bench;
  const row = set.get('plan_row', id);
  if (!row) return;
  for (const child of childIds(bench, id)) removeRow(bench, child);
  for (const table of HANGS_ON_ROW)
    for (const found of belonging(bench, table, id)) set.remove(table, textOf(found, 'id'));
  dropRow(bench, id);
  const indicator = textOrNull(row, 'indicator_id');
  if (indicator === null) return;
  const users = db.all('SELECT id FROM plan_row WHERE indicator_id = ?', [indicator]);
  if (users.some((user) => !set.isRemoved('plan_row', textOf(user, 'id')))) return;
  for (const table of HANGS_ON_INDICATOR) {
    for (const found of belonging(bench, table, indicator)) set.remove(table, textOf(found, 'id'));
  }
  set.remove('indicator', indicator);
};

/** A label row that has lost its last part goes too. */
export const removeEmptyLabel = (bench: Workbench, label: string | null): void => {
  const row = label === null ? null : bench.set.get('plan_row', label);
  if (row && label !== null && numberOf(row, 'label_only') === 1 && childIds(bench, label).length === 0) {
    removeRow(bench, label);
  }
};

/** Removes a row and leaves what is below it in its place, one level up. */
export const dissolveRow = (bench: Workbench, id: string): void => {
  const children = childIds(bench, id);
  const spot = { parent: parentOf(bench, id), after: id };
  const keys = keysAfter(bench, spot.after, spot.parent, children.length);
  for (const [index, child] of children.entries()) {
    const row = bench.set.get('plan_row', child);
    if (row) putRow(bench, child, { ...row, parent_id: spot.parent, sort_key: keys[index] ?? '' });
  }
  removeRow(bench, id);
};

/**
 * A copy of a row with all that is below it and hangs on it, at a place; returns its id. Verdicts that a person
 * overruled are not copied: their reason was another row's. `marker` replaces the TT of the copy where it is given.
 */
export const copyRow = (bench: Workbench, id: string, spot: Spot, marker: (id: string) => string): string => {
  const { set } = bench;
  const row = set.get('plan_row', id);
  if (!row) throw new Error(`no row ${id}`);
  const copy = newId();
  const oldIndicator = textOrNull(row, 'indicator_id');
  putRow(bench, copy, {
    ...row,
    parent_id: spot.parent,
    marker: marker(id),
    indicator_id: oldIndicator === null ? null : copyIndicator(bench, oldIndicator),
    sort_key: keyAfter(bench, spot.after, spot.parent),
  });
  for (const table of HANGS_ON_ROW) {
    if (table === 'verdict_override') continue;
    for (const found of belonging(bench, table, id)) set.put(table, newId(), { ...found, row_id: copy });
  }
  let after: string | null = null;
  for (const child of childrenOf(bench, id)) {
    after = copyRow(bench, textOf(child, 'id'), { parent: copy, after }, marker);
  }
  return copy;
};

const copyIndicator = (bench: Workbench, indicator: string): string => {
  const id = newId();
  const image = bench.set.get('indicator', indicator);
  if (image) bench.set.put('indicator', id, image);
  for (const table of HANGS_ON_INDICATOR) {
    for (const found of belonging(bench, table, indicator)) {
      bench.set.put(table, newId(), { ...found, indicator_id: id });
    }
  }
  return id;
};
