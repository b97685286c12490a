import * as v from 'valibot';
import { TABLE_NAMES, type TableName } from './schema';
import { type SqlDb, type SqlRow, type SqlValue, textOf } from './sqlDb';

/** One row before and after: null = was not there / is gone. What a command becomes, what undo inverts. */
export interface Change {
  readonly table: TableName;
  readonly id: string;
  readonly before: SqlRow | null;
  readonly after: SqlRow | null;
}

const image = v.nullable(v.record(v.string(), v.union([v.string(), v.number(), v.null()])));
const changeList = v.array(
  v.strictObject({ table: v.picklist(TABLE_NAMES), id: v.string(), before: image, after: image }),
);

/** Changes as they stand in the log: text from a file, so parsed before they may write anything. Null when they are none. */
export const parseChanges = (json: string): readonly Change[] | null => {
  const parsed = v.safeParse(changeList, JSON.parse(json));
  return parsed.success ? parsed.output : null;
};

/** The same changes the other way round, last first. */
export const invertChanges = (changes: readonly Change[]): Change[] =>
  changes.map((change) => ({ ...change, before: change.after, after: change.before })).reverse();

/**
 * Applies row images inside the caller's transaction. Throws when a row is not as `before` says: a log that does not fit
 * its data must never be forced onto it.
 */
export const applyChanges = (db: SqlDb, changes: readonly Change[]): void => {
  for (const change of changes) {
    const columns = columnsOf(db, change.table);
    const current = readRow(db, change.table, change.id);
    if (!sameRow(current, change.before, columns)) {
      throw new Error(`row ${change.table}/${change.id} is not as the change expects`);
    }
    if (change.after === null) {
      db.run(`DELETE FROM ${change.table} WHERE id = ?`, [change.id]);
      continue;
    }
    const after = change.after;
    const values = columns.map((column): SqlValue => after[column] ?? null);
    if (change.before === null) {
      db.run(
        `INSERT INTO ${change.table} (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`,
        values,
      );
    } else {
      // Only what differs: naming keys and indexed columns would have SQLite check and index them anew for each row.
      const { before } = change;
      const changed = columns.filter((column) => (before[column] ?? null) !== (after[column] ?? null));
      if (changed.length === 0) continue;
      db.run(`UPDATE ${change.table} SET ${changed.map((column) => `${column} = ?`).join(', ')} WHERE id = ?`, [
        ...changed.map((column): SqlValue => after[column] ?? null),
        change.id,
      ]);
    }
  }
};

const columnCache = new WeakMap<SqlDb, Map<TableName, readonly string[]>>();

/** Columns of a table in their order, as the open database declares them. */
const columnsOf = (db: SqlDb, table: TableName): readonly string[] => {
  let known = columnCache.get(db);
  if (!known) {
    known = new Map();
    columnCache.set(db, known);
  }
  let columns = known.get(table);
  if (!columns) {
    columns = db.all('SELECT name FROM pragma_table_info(?)', [table]).map((row) => textOf(row, 'name'));
    if (columns.length === 0) throw new Error(`no table ${table}`);
    known.set(table, columns);
  }
  return columns;
};

export const readRow = (db: SqlDb, table: TableName, id: string): SqlRow | null =>
  db.one(`SELECT * FROM ${table} WHERE id = ?`, [id]);

const sameRow = (a: SqlRow | null, b: SqlRow | null, columns: readonly string[]): boolean => {
  if (a === null || b === null) return a === b;
  return columns.every((column) => (a[column] ?? null) === (b[column] ?? null));
};

/** Columns that say what a row hangs on. */
const OWNERS = ['row_id', 'indicator_id'] as const;
type Owner = (typeof OWNERS)[number];

/** Collects what one command writes; reads see earlier writes of the same command. */
export class ChangeSet {
  readonly #db: SqlDb;
  readonly #before = new Map<string, SqlRow | null>();
  readonly #after = new Map<string, { table: TableName; id: string; row: SqlRow | null }>();
  /** Rows as the database has them: a command reads many of them more than once, and writes none of them itself. */
  readonly #stored = new Map<string, SqlRow | null>();
  /** Ids of stored rows by what they hang on. */
  readonly #owned = new Map<string, readonly string[]>();
  /** Rows put so far by what they hang on: a paste of thousands of cells must not look through all of them for each. */
  readonly #byOwner = new Map<string, Map<string, SqlRow>>();

  constructor(db: SqlDb) {
    this.#db = db;
  }

  get(table: TableName, id: string): SqlRow | null {
    const pending = this.#after.get(`${table}/${id}`);
    return pending ? pending.row : this.#read(table, id);
  }

  put(table: TableName, id: string, row: SqlRow): void {
    this.#note(table, id, { ...row, id });
  }

  remove(table: TableName, id: string): void {
    this.#note(table, id, null);
  }

  /** Rows of a table that this command has put so far; a query of the database does not see them. */
  pending(table: TableName): SqlRow[] {
    return [...this.#after.values()].flatMap((entry) => (entry.table === table && entry.row ? [entry.row] : []));
  }

  /** Rows that hang on an owner, as the command sees them: what is stored, with what it has put and without what it removed. */
  ofOwner(table: TableName, column: Owner, owner: string): SqlRow[] {
    const key = `${table}/${column}/${owner}`;
    if (!this.#owned.has(key)) this.preload(table, column, [owner]);
    const rows = new Map<string, SqlRow>();
    for (const id of this.#owned.get(key) ?? []) {
      const row = this.get(table, id);
      if (row?.[column] === owner) rows.set(id, row);
    }
    for (const [id, row] of this.#byOwner.get(key) ?? []) rows.set(id, row);
    return [...rows.values()];
  }

  /** Reads many rows at once, by id or by what they hang on, so that a command over thousands of cells need not ask for each. */
  preload(table: TableName, column: Owner | 'id', values: readonly string[]): void {
    const rows = this.#db.all(`SELECT * FROM ${table} WHERE ${column} IN (SELECT value FROM json_each(?))`, [
      JSON.stringify(values),
    ]);
    const owned = new Map<string, string[]>(values.map((value) => [value, []]));
    for (const row of rows) {
      const id = textOf(row, 'id');
      this.#stored.set(`${table}/${id}`, row);
      owned.get(textOf(row, column))?.push(id);
    }
    if (column !== 'id') for (const [value, ids] of owned) this.#owned.set(`${table}/${column}/${value}`, ids);
  }

  isRemoved(table: TableName, id: string): boolean {
    const entry = this.#after.get(`${table}/${id}`);
    return entry !== undefined && entry.row === null;
  }

  /** The changes, without those that change nothing, in the order they were first touched. */
  changes(): Change[] {
    const result: Change[] = [];
    for (const [key, { table, id, row }] of this.#after) {
      const before = this.#before.get(key) ?? null;
      if (!sameRow(before, row, columnsOf(this.#db, table))) result.push({ table, id, before, after: row });
    }
    return result;
  }

  #note(table: TableName, id: string, row: SqlRow | null): void {
    const key = `${table}/${id}`;
    if (!this.#before.has(key)) this.#before.set(key, this.#read(table, id));
    this.#index(table, id, this.#after.get(key)?.row ?? null, false);
    this.#after.set(key, { table, id, row });
    this.#index(table, id, row, true);
  }

  #read(table: TableName, id: string): SqlRow | null {
    const key = `${table}/${id}`;
    let row = this.#stored.get(key);
    if (row === undefined) {
      row = readRow(this.#db, table, id);
      this.#stored.set(key, row);
    }
    return row;
  }

  #index(table: TableName, id: string, row: SqlRow | null, add: boolean): void {
    if (!row) return;
    for (const column of OWNERS) {
      const owner = row[column];
      if (typeof owner !== 'string') continue;
      const key = `${table}/${column}/${owner}`;
      const rows = this.#byOwner.get(key) ?? new Map<string, SqlRow>();
      if (add) rows.set(id, row);
      else rows.delete(id);
      this.#byOwner.set(key, rows);
    }
  }
}
