import initSqlJs, { type BindParams, type Database, type SqlJsStatic, type Statement } from 'sql.js';

/** A value as SQLite gives it back; blobs are not used in plan files. */
export type SqlValue = string | number | null;
export type SqlRow = Readonly<Record<string, SqlValue>>;
/** What a statement is given; bytes are a long text (`longText`). */
export type SqlParam = SqlValue | Uint8Array;

/** Megabytes of text as a parameter of `CAST(? AS TEXT)`: sql.js copies a string letter by letter, bytes at once. */
export const longText = (text: string): Uint8Array => new TextEncoder().encode(text);

/** Ids as the one parameter of `LISTED`, each once. */
export const idList = (ids: Iterable<SqlValue>): Uint8Array =>
  longText(JSON.stringify([...new Set(ids)].filter((id) => id !== null)));
export const LISTED = 'IN (SELECT value FROM json_each(CAST(? AS TEXT)))';

let engine: Promise<SqlJsStatic> | undefined;

/** The only place that touches sql.js. Prepared statements are kept; a write happens inside `transaction` or not at all. */
export class SqlDb {
  readonly #db: Database;
  readonly #statements = new Map<string, Statement>();
  #inTransaction = false;

  private constructor(db: Database) {
    this.#db = db;
    // A file from a stranger may carry triggers or views that call functions: distrust its schema before any query.
    db.exec('PRAGMA trusted_schema = OFF; PRAGMA foreign_keys = ON;');
  }

  /**
   * Opens a database image, or an empty one. The bytes are taken over and written to: give a copy away, not the original.
   * Never throws on damage: the first query does (sql.js).
   */
  static async open(image: Uint8Array | null): Promise<SqlDb> {
    engine ??= initSqlJs();
    const sql = await engine;
    return new SqlDb(new sql.Database(image));
  }

  all(sql: string, params: readonly SqlParam[] = []): SqlRow[] {
    const statement = this.#prepare(sql);
    const rows: SqlRow[] = [];
    try {
      statement.bind([...params] as BindParams);
      let names: readonly string[] | null = null;
      while (statement.step()) {
        names ??= statement.getColumnNames();
        rows.push(toRow(names, statement.get() as readonly SqlValue[]));
      }
    } finally {
      statement.reset();
    }
    return rows;
  }

  /**
   * The same as `all` for results of many rows: SQLite writes them as one JSON text, which is several times faster than
   * fetching every value by itself. Columns need names.
   */
  many(sql: string, params: readonly SqlParam[] = []): SqlRow[] {
    return this.parsed(sql, this.text(sql, params));
  }

  /** The rows of `many` as SQLite writes them: two that are the same text are the same rows, and need not be read. */
  text(sql: string, params: readonly SqlParam[] = []): string {
    const columns = this.#prepare(sql)
      .getColumnNames()
      .map((name) => `"${name}"`)
      .join();
    const found = this.one(`SELECT json_group_array(json_array(${columns})) AS rows FROM (${sql})`, params);
    return textOf(found ?? {}, 'rows');
  }

  /** The rows that a text of the same query says. */
  parsed(sql: string, text: string): SqlRow[] {
    const names = this.#prepare(sql).getColumnNames();
    const rows = JSON.parse(text) as readonly (readonly SqlValue[])[];
    return rows.map((values) => toRow(names, values));
  }

  one(sql: string, params: readonly SqlParam[] = []): SqlRow | null {
    return this.all(sql, params)[0] ?? null;
  }

  /** Returns how many rows it wrote. */
  run(sql: string, params: readonly SqlParam[] = []): number {
    const statement = this.#prepare(sql);
    try {
      statement.run([...params] as BindParams);
    } finally {
      statement.reset();
    }
    return this.#db.getRowsModified();
  }

  /** Several statements at once, without parameters: schema and pragmas only. */
  script(sql: string): void {
    this.#db.exec(sql);
  }

  /** Runs `work` in one transaction; a throw rolls everything back. Synchronous by design: nothing can come between. */
  transaction<T>(work: () => T): T {
    if (this.#inTransaction) throw new Error('transaction inside a transaction');
    this.#inTransaction = true;
    this.#db.exec('BEGIN IMMEDIATE; PRAGMA defer_foreign_keys = ON;');
    try {
      const value = work();
      this.#db.exec('COMMIT');
      return value;
    } catch (error) {
      this.#db.exec('ROLLBACK');
      throw error;
    } finally {
      this.#inTransaction = false;
    }
  }

  /** The database image; only between transactions (sql.js refuses inside one). */
  image(): Uint8Array {
    return this.#db.export();
  }

  close(): void {
    for (const statement of this.#statements.values()) statement.free();
    this.#statements.clear();
    this.#db.close();
  }

  #prepare(sql: string): Statement {
    let statement = this.#statements.get(sql);
    if (!statement) {
      statement = this.#db.prepare(sql);
      this.#statements.set(sql, statement);
    }
    return statement;
  }
}

const toRow = (names: readonly string[], values: readonly SqlValue[]): SqlRow => {
  const row: Record<string, SqlValue> = {};
  for (let index = 0; index < names.length; index++) row[names[index] ?? ''] = values[index] ?? null;
  return row;
};

/** Text of a column that the schema declares NOT NULL TEXT. */
export const textOf = (row: SqlRow, column: string): string => {
  const value = row[column];
  return typeof value === 'string' ? value : String(value ?? '');
};

/** The text of a column; null where it is NULL or was not asked for. */
export const textOrNull = (row: SqlRow, column: string): string | null => {
  const value = row[column];
  return value === null || value === undefined ? null : String(value);
};

/** The value that a JSON text of the file holds; null for a text that is none, which a file made elsewhere may have. */
export const jsonIn = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
};

/** The number of a column of whole numbers or counts; 0 where it is NULL. Never for amounts: those are decimal texts. */
export const numberOf = (row: SqlRow, column: string): number => Number(row[column] ?? 0);
