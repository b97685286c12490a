import { columnsOf } from './changes';
import { newId } from './newId';
import { lostInTree } from './openDatabase';
import type { RowNote } from './rescueMerge';
import { numberOf, type SqlDb, type SqlRow, type SqlValue, textOf, textOrNull } from './sqlDb';

/** Words for what a rescue has to make up; the caller's language. */
export interface StandInNames {
  readonly heading: string;
  readonly row: string;
  readonly plan: string;
  readonly unit: string;
  readonly kind: string;
  readonly authority: string;
  readonly indicator: string;
  readonly unitLabel: string;
}

/** Rows of the program itself that may take the place of lost ones (its forms), by table and id. */
export type Known = (table: string, id: string) => SqlRow | null;

/**
 * Makes whole what lost rows have left open: references, and the tree. A row stays where it can: under a heading of its
 * own when what it stood under is lost, with a stand-in for a row it cannot be without. Says each thing it did.
 */
export class Repair {
  readonly notes: RowNote[] = [];
  readonly #db: SqlDb;
  readonly #names: StandInNames;
  readonly #known: Known;
  readonly #headings = new Map<string, string>();

  constructor(db: SqlDb, names: StandInNames, known: Known) {
    this.#db = db;
    this.#names = names;
    this.#known = known;
  }

  run(isPartial: (table: string) => boolean): void {
    // Each round mends every open reference, and may open others; a schema's depth is enough for all of them.
    for (let round = 0; round < 12 && this.#mendReferences(); round++);
    this.#any('plan', null);
    if (isPartial('plan_row')) this.#showHidden();
    this.#mendTrees();
    for (let round = 0; round < 12 && this.#mendReferences(); round++);
  }

  /** What goes in circles: each round takes one out of its circle, a row to the rescued ones, a unit to the top. */
  #mendTrees(): void {
    for (let lost = lostInTree(this.#db); lost !== null; lost = lostInTree(this.#db)) {
      const { table, id } = lost;
      const row = this.#db.one(`SELECT * FROM ${table} WHERE id = ?`, [id]);
      if (!row) return;
      if (table === 'plan_row') this.#park(row);
      else this.#unlink('org_unit', row, 'parent_id');
    }
  }

  #unlink(table: string, row: SqlRow, column: string): void {
    const id = textOf(row, 'id');
    this.#db.run(`UPDATE ${table} SET ${column} = NULL WHERE id = ?`, [id]);
    this.notes.push({ kind: 'unlinked', table, id, row, detail: `${column}=${textOf(row, column)}` });
  }

  #mendReferences(): boolean {
    const open = this.#db.all('PRAGMA foreign_key_check');
    for (const violation of open) {
      const table = textOf(violation, 'table');
      const row = this.#db.one(`SELECT rowid AS _rowid, * FROM ${table} WHERE rowid = ?`, [violation['rowid'] ?? null]);
      const key = this.#db.one('SELECT * FROM pragma_foreign_key_list(?) WHERE id = ?', [
        table,
        violation['fkid'] ?? 0,
      ]);
      if (row && key) this.#mend(table, row, textOf(key, 'from'), textOf(key, 'table'));
    }
    return open.length > 0;
  }

  #mend(table: string, row: SqlRow, column: string, parent: string): void {
    const id = textOf(row, 'id');
    const wanted = textOf(row, column);
    if (this.#db.one(`SELECT id FROM ${parent} WHERE id = ?`, [wanted])) return;
    if (table === 'plan_row' && column === 'parent_id') {
      this.#park(row);
      return;
    }
    const needed = this.#isRequired(table, column) || (table === 'plan_row' && column === 'indicator_id');
    if (!needed) {
      this.#unlink(table, row, column);
      return;
    }
    if (this.#standIn(parent, wanted, row)) return;
    this.#db.run(`DELETE FROM ${table} WHERE id = ?`, [id]);
    const { _rowid: _left, ...values } = row;
    this.notes.push({ kind: 'refused', table, id, row: values, detail: `${column} → ${parent} ${wanted}` });
  }

  #isRequired(table: string, column: string): boolean {
    const info = this.#db.one('SELECT "notnull" AS needed FROM pragma_table_info(?) WHERE name = ?', [table, column]);
    return numberOf(info ?? {}, 'needed') === 1;
  }

  /** Puts a row in the place of a lost one that another cannot be without; false when none can stand for it. */
  #standIn(table: string, id: string, needing: SqlRow): boolean {
    const known = this.#known(table, id);
    const row = known ?? this.#madeUp(table, id, needing);
    if (row === null || !this.#insert(table, { ...row, id })) return false;
    this.notes.push({ kind: 'madeUp', table, id, row: { ...row, id }, detail: '' });
    return true;
  }

  #madeUp(table: string, id: string, needing: SqlRow): SqlRow | null {
    const names = this.#names;
    switch (table) {
      case 'indicator':
        return {
          name: textOrNull(needing, 'name') ?? names.indicator,
          unit_label: names.unitLabel,
          direction: 'higher',
        };
      case 'unit_kind':
        return { name: names.kind };
      case 'org_unit':
        return { name: names.unit, kind: this.#any('unit_kind', { name: names.kind }), sort_key: 'z' };
      case 'authority':
        return { name: names.authority, sort_key: 'z' };
      case 'scale':
        return { name: names.indicator };
      case 'plan':
        return this.#madeUpPlan(id);
      case 'plan_row': {
        const plan = this.#any('plan', null);
        return {
          plan_id: plan,
          parent_id: this.#heading(plan, 'plan'),
          kind: 'heading',
          name: names.row,
          sort_key: this.#lastKey(),
        };
      }
      default:
        return null;
    }
  }

  /** A plan as most of its targets have it: its period, unit and authority are theirs, so that it shows them. */
  #madeUpPlan(id: string): SqlRow {
    const names = this.#names;
    const most = (column: string): string | null => {
      const row = this.#db.one(
        `SELECT ${column} AS most FROM target WHERE plan_id = ? GROUP BY 1 ORDER BY count(*) DESC, 1 LIMIT 1`,
        [id],
      );
      return row ? textOf(row, 'most') : null;
    };
    const period = most('period') ?? this.#usualYear();
    const kind = this.#any('unit_kind', { name: names.kind });
    return {
      title: names.plan,
      kind: /^\d{4}$/.test(period) ? 'year' : 'term',
      period,
      unit_id: most('unit_id') ?? this.#any('org_unit', { name: names.unit, kind, sort_key: 'z' }),
      authority_id: most('authority_id') ?? this.#any('authority', { name: names.authority, sort_key: 'z' }),
      sort_key: 'z',
    };
  }

  /** The year that most figures are of. */
  #usualYear(): string {
    const row = this.#db.one(
      'SELECT substr(period, 1, 4) AS year FROM figure GROUP BY 1 ORDER BY count(*) DESC, 1 DESC LIMIT 1',
    );
    const year = textOf(row ?? {}, 'year');
    return /^\d{4}$/.test(year) ? year : String(new Date().getFullYear());
  }

  /** Some row of a table; one made up when there is none. */
  #any(table: string, made: SqlRow | null): string {
    const row = this.#db.one(`SELECT id FROM ${table} ORDER BY rowid LIMIT 1`);
    if (row) return textOf(row, 'id');
    const id = newId();
    const values = made ?? this.#madeUp(table, id, {}) ?? {};
    this.#insert(table, { ...values, id });
    this.notes.push({ kind: 'madeUp', table, id, row: { ...values, id }, detail: '' });
    return id;
  }

  /** Under the heading of rescued rows, at the end of its table. */
  #park(row: SqlRow): void {
    const id = textOf(row, 'id');
    const heading = this.#heading(textOf(row, 'plan_id'), textOrNull(row, 'tree') ?? 'plan');
    this.#db.run('UPDATE plan_row SET parent_id = ? WHERE id = ?', [heading, id]);
    this.notes.push({ kind: 'parked', table: 'plan_row', id, row, detail: '' });
  }

  #heading(plan: string, tree: string): string {
    const known = this.#headings.get(`${plan} ${tree}`);
    if (known !== undefined) return known;
    const id = newId();
    const row = {
      id,
      plan_id: plan,
      parent_id: null,
      tree,
      kind: 'heading',
      name: this.#names.heading,
      sort_key: this.#lastKey(),
    };
    this.#insert('plan_row', row);
    this.#headings.set(`${plan} ${tree}`, id);
    return id;
  }

  /** Behind every other row. */
  #lastKey(): string {
    return `${textOf(this.#db.one('SELECT max(sort_key) AS key FROM plan_row') ?? {}, 'key')}i`;
  }

  /** Indicators whose row is lost get one: what no row shows is as good as lost. */
  #showHidden(): void {
    const hidden = this.#db.all(
      'SELECT id, name FROM indicator WHERE id NOT IN (SELECT indicator_id FROM plan_row WHERE indicator_id IS NOT NULL)',
    );
    for (const indicator of hidden) {
      const target = this.#db.one('SELECT plan_id FROM target WHERE indicator_id = ?', [indicator['id'] ?? null]);
      const plan = target ? textOf(target, 'plan_id') : this.#any('plan', null);
      const row = {
        id: newId(),
        plan_id: plan,
        parent_id: this.#heading(plan, 'plan'),
        kind: 'indicator',
        name: textOf(indicator, 'name'),
        indicator_id: textOf(indicator, 'id'),
        sort_key: this.#lastKey(),
      };
      this.#insert('plan_row', row);
      this.notes.push({ kind: 'parked', table: 'plan_row', id: row.id, row, detail: '' });
    }
  }

  #insert(table: string, row: SqlRow): boolean {
    return insertRow(this.#db, table, row) === null;
  }
}

/** Inserts what the table has columns for; null, or why the table does not take the row. */
export const insertRow = (db: SqlDb, table: string, row: SqlRow): string | null => {
  const columns = columnsOf(db, table).filter((column) => row[column] !== undefined);
  try {
    db.run(
      `INSERT INTO ${table} (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`,
      columns.map((column): SqlValue => row[column] ?? null),
    );
    return null;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
};
