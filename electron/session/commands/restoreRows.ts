import type { AppError, RestoreRefusal } from '../../../shared/contract/appError';
import { err, ok, type Result } from '../../../shared/contract/result';
import type { RestoreRows } from '../../../shared/domain/storyCommands';
import { STORY_STEP } from '../../../shared/text/story';
import type { Change } from '../../db/changes';
import type { TableName } from '../../db/schema';
import { type SqlRow, textOf, textOrNull } from '../../db/sqlDb';
import { changesOfStep, lastImage, removalOf } from '../story/lastImages';
import { LINKS } from './links';
import { isOfTree, type Planner, type Workbench } from './planned';
import { HANGS_ON_INDICATOR, HANGS_ON_ROW } from './rowContent';
import { childrenOf, idsInOrder, keyAfter, putRow, takesRows } from './rowTree';

/**
 * Deleted rows as they were when they went, with what is below them and hangs on them, where they stood, or the nearest that
 * is still there. What was written since stays: a place that is taken refuses the whole command.
 */
export const planRestoreRows: Planner<RestoreRows> = (bench, command) => {
  const back = new Return(bench);
  const names: string[] = [];
  // What went last comes first: rows that went before it may have been below it.
  for (const { row, step } of command.rows.toSorted((a, b) => b.step - a.step)) {
    // It may have come back with the one that it was below.
    if (back.done.has(row)) continue;
    const restored = back.row(row, step);
    if (!restored.ok) return restored;
    names.push(textOf(restored.value, 'name'));
  }
  const shown = idsInOrder(bench);
  const first = shown.find((id) => back.done.has(id)) ?? null;
  const count = shown.filter((id) => back.done.has(id)).length;
  const label = count === 1 ? STORY_STEP.restoreRow(names[0] ?? '') : STORY_STEP.restoreRows(count);
  return ok({
    label: label + (back.links > 0 ? STORY_STEP.withoutLinks(back.links) : ''),
    place: { sheet: command.sheet, row: first, column: null },
    source: '',
  });
};

/** Columns without which a row means nothing. */
const NEEDED: Readonly<Record<string, readonly [TableName, RestoreRefusal]>> = {
  plan_id: ['plan', 'plan'],
  unit_id: ['org_unit', 'unit'],
  authority_id: ['authority', 'authority'],
};

/** What else is unique in a table: two rows that are alike in these cannot both be there. */
const KEYS: Readonly<Partial<Record<TableName, readonly string[]>>> = {
  target: ['indicator_id', 'plan_id', 'authority_id', 'unit_id', 'period', 'item', 'stage', 'version'],
  figure: ['indicator_id', 'unit_id', 'period', 'nature', 'basis', 'item', 'provider_id'],
  figure_correction: ['indicator_id', 'unit_id', 'period', 'corrects', 'basis', 'item'],
  indicator_version: ['indicator_id', 'version'],
};

/** Puts rows of the log back, each once. */
class Return {
  readonly #bench: Workbench;
  readonly done = new Set<string>();
  /** Links left blank because what they led to is gone. */
  links = 0;

  constructor(bench: Workbench) {
    this.#bench = bench;
  }

  /** A row that a step took away, and all that went with it. Returns its image as it now is. */
  row(id: string, step: number): Result<SqlRow, AppError> {
    const changes = changesOfStep(this.#bench.db, step);
    const image = removedImage(changes, 'plan_row', id);
    if (!changes || !image) return refused('gone', '');
    const name = textOf(image, 'name');
    if (this.#bench.set.get('plan_row', id)) return refused('there', name);
    if (!isOfTree(this.#bench.context, { tree: 'plan', ...image })) return refused('plan', name);
    return this.#bring(changes, image);
  }

  #bring(changes: readonly Change[], image: SqlRow): Result<SqlRow, AppError> {
    const id = textOf(image, 'id');
    const name = textOf(image, 'name');
    this.done.add(id);
    const placed = this.#placed(changes, image);
    if (!placed.ok) return placed;
    const indicator = textOrNull(image, 'indicator_id');
    if (indicator !== null && !this.#bench.set.get('indicator', indicator)) {
      const back = this.#indicator(changes, indicator, name);
      if (!back.ok) return back;
    }
    putRow(this.#bench, id, placed.value);
    for (const change of changes) {
      const own = change.after === null ? change.before : null;
      if (!own) continue;
      if (isOneOf(HANGS_ON_ROW, change.table) && own['row_id'] === id) {
        const put = this.#put(change.table, change.id, own, name);
        if (!put.ok) return put;
      }
      if (change.table === 'plan_row' && own['parent_id'] === id && !this.#bench.set.get('plan_row', change.id)) {
        const below = this.#bring(changes, own);
        if (!below.ok) return below;
      }
    }
    const isEmptyLabel = Number(image['label_only']) === 1 && childrenOf(this.#bench, id).length === 0;
    return isEmptyLabel ? refused('gone', name) : ok(placed.value);
  }

  /** The row under its parent, or the nearest row above that is there, at its old place among the siblings. */
  #placed(changes: readonly Change[], image: SqlRow): Result<SqlRow, AppError> {
    const bench = this.#bench;
    let key = textOf(image, 'sort_key');
    let parent = textOrNull(image, 'parent_id');
    const isPart = textOf(image, 'kind') === 'part';
    if (isPart && parent !== null && !bench.set.get('plan_row', parent)) {
      // The label of parts went with the last of them, and comes back with the first.
      const from = removedImage(changes, 'plan_row', parent) ? changes : removalOf(bench.db, 'plan_row', parent);
      const label = removedImage(from, 'plan_row', parent);
      if (from && label && !this.done.has(parent)) {
        this.done.add(parent);
        const own = this.#placed(from, label);
        if (!own.ok) return own;
        putRow(bench, parent, { ...own.value, marker: textOf(image, 'marker') });
        this.#aliases(from, parent);
      }
    }
    for (let at = parent; at !== null && !this.#takes(at, isPart); ) {
      const there = bench.set.get('plan_row', at);
      const gone = there ?? removedImage(changes, 'plan_row', at) ?? lastImage(bench.db, 'plan_row', at);
      key = gone ? textOf(gone, 'sort_key') : key;
      parent = gone ? textOrNull(gone, 'parent_id') : null;
      at = parent;
    }
    const kept = parent === textOrNull(image, 'parent_id');
    return ok({
      ...image,
      tree: image['tree'] ?? 'plan',
      parent_id: parent,
      // A part whose label is gone for good stands by itself.
      kind: isPart && !kept ? 'indicator' : textOf(image, 'kind'),
      sort_key: this.#freeKey(parent, key),
    });
  }

  #takes(parent: string, isPart: boolean): boolean {
    const row = this.#bench.set.get('plan_row', parent);
    if (!row || !isOfTree(this.#bench.context, row)) return false;
    return isPart ? Number(row['label_only']) === 1 : takesRows(this.#bench, parent);
  }

  /** The key itself while no sibling has it, else one right behind that sibling. */
  #freeKey(parent: string | null, key: string): string {
    const siblings = childrenOf(this.#bench, parent);
    if (!siblings.some((row) => textOf(row, 'sort_key') === key)) return key;
    const last = siblings.findLast((row) => textOf(row, 'sort_key') <= key);
    return keyAfter(this.#bench, last ? textOf(last, 'id') : null, parent);
  }

  #aliases(changes: readonly Change[], row: string): void {
    for (const { table, id, before, after } of changes) {
      if (table === 'row_alias' && before?.['row_id'] === row && after === null) this.#bench.set.put(table, id, before);
    }
  }

  /** An indicator that went with its last row, here or later, and all that hung on it. */
  #indicator(changes: readonly Change[], id: string, name: string): Result<null, AppError> {
    const from = removedImage(changes, 'indicator', id) ? changes : removalOf(this.#bench.db, 'indicator', id);
    const image = removedImage(from, 'indicator', id);
    if (!from || !image) return refused('gone', name);
    const put = this.#put('indicator', id, image, name);
    if (!put.ok) return put;
    for (const { table, id: own, before, after } of from) {
      if (!isOneOf(HANGS_ON_INDICATOR, table) || after !== null || before?.['indicator_id'] !== id) continue;
      const one = this.#put(table, own, before, name);
      if (!one.ok) return one;
    }
    return ok(null);
  }

  #put(table: TableName, id: string, image: SqlRow, name: string): Result<null, AppError> {
    const { set } = this.#bench;
    for (const [column, [owner, why]] of Object.entries(NEEDED)) {
      const value = textOrNull(image, column);
      if (value !== null && !set.get(owner, value)) return refused(why, name);
    }
    if (this.#isTaken(table, id, image)) return refused('taken', name);
    const row: Record<string, SqlRow[string]> = { ...image };
    // The provider of a figure is what tells it from others; that of an indicator is but a link.
    const links = table === 'indicator' ? { ...LINKS, provider_id: LINKS.owner_id } : LINKS;
    const provider = table === 'figure' ? textOrNull(image, 'provider_id') : null;
    if (provider !== null && !set.get('org_unit', provider)) return refused('unit', name);
    for (const [column, link] of Object.entries(links)) {
      const value = textOrNull(image, column);
      if (value === null || set.get(link.to, value) || (link.to === 'plan_row' && this.done.has(value))) continue;
      row[column] = null;
      this.links += 1;
    }
    set.put(table, id, row);
    return ok(null);
  }

  #isTaken(table: TableName, id: string, image: SqlRow): boolean {
    const { db, set } = this.#bench;
    if (set.get(table, id)) return true;
    const key = KEYS[table];
    if (!key) return false;
    const where = key.map((column) => `${column} IS ?`).join(' AND ');
    const found = db.all(
      `SELECT id FROM ${table} WHERE ${where}`,
      key.map((column) => image[column] ?? null),
    );
    return found.some((row) => !set.isRemoved(table, textOf(row, 'id')));
  }
}

const isOneOf = (tables: readonly TableName[], table: TableName): boolean => tables.includes(table);

const refused = (why: RestoreRefusal, name: string): Result<never, AppError> =>
  err({ code: 'restoreRefused', why, name });

/** A row as it was when these changes took it away. */
const removedImage = (changes: readonly Change[] | null, table: TableName, id: string): SqlRow | null =>
  changes?.find((one) => one.table === table && one.id === id && one.after === null)?.before ?? null;
