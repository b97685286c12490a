import type { TableName } from './schema';
import { longText, type SqlDb, type SqlParam, type SqlRow, type SqlValue, textOf, textOrNull } from './sqlDb';

/** One row before and after: null = was not there / is gone. What a command becomes, what undo inverts. */
export interface Change {
  readonly table: TableName;
  readonly id: string;
  readonly before: SqlRow | null;
  readonly after: SqlRow | null;
}

/** The same changes the other way round, last first. */
export const invertChanges = (changes: readonly Change[]): Change[] =>
  changes.map(({ table, id, before, after }) => ({ table, id, before: after, after: before })).reverse();

/**
 * Applies row images inside the caller's transaction, in their order. Throws when a row is not as `before` says: a log
 * that does not fit its data must never be forced onto it.
 */
export const applyChanges = (db: SqlDb, given: readonly Change[]): void => {
  const changes = given.map((change) => completed(db, change));
  const stored = readBefore(db, changes);
  for (const change of changes) {
    const { table, id, before, after } = change;
    const rows = stored.get(table);
    // A row that is to be new needs no look: its key is taken, or it is not, and SQLite tells.
    if (before !== null && !sameRow(rows?.get(id) ?? null, before, columnsOf(db, table))) throw new Misfit(change);
    try {
      write(db, change);
    } catch (error) {
      throw error instanceof Misfit ? error : new Misfit(change, error);
    }
    rows?.set(id, after);
  }
};

/** Images logged before a column existed lack it: such a row had the column's default. */
const completed = (db: SqlDb, change: Change): Change => {
  const columns = tableColumns(db, change.table);
  const complete = (image: SqlRow | null): SqlRow | null => {
    if (!image || columns.defaults.every(([name]) => image[name] !== undefined)) return image;
    return { ...Object.fromEntries(columns.defaults), ...image };
  };
  const [before, after] = [complete(change.before), complete(change.after)];
  return before === change.before && after === change.after ? change : { ...change, before, after };
};

/** Rows that the changes expect to find, by table and id: one query a table, however many there are. */
const readBefore = (db: SqlDb, changes: readonly Change[]): Map<TableName, Map<string, SqlRow | null>> => {
  const wanted = new Map<TableName, string[]>();
  for (const { table, id, before } of changes) {
    const ids = wanted.get(table) ?? [];
    if (before !== null) ids.push(id);
    wanted.set(table, ids);
  }
  return new Map(
    [...wanted].map(([table, ids]) => [
      table,
      new Map(readRows(db, table, 'id', ids).map((row) => [textOf(row, 'id'), row])),
    ]),
  );
};

/** A change that does not fit its data: the row is not as it says, or a rule of the table forbids it. */
export class Misfit extends Error {
  constructor({ table, id }: Change, cause?: unknown) {
    const why = cause instanceof Error ? `: ${cause.message}` : '';
    super(`row ${table}/${id} is not as the change expects${why}`, { cause });
  }
}

const write = (db: SqlDb, change: Change): void => {
  const { table, id, before, after } = change;
  const columns = columnsOf(db, table);
  if (after === null) {
    if (before !== null && db.run(`DELETE FROM ${table} WHERE id = ?`, [id]) !== 1) throw new Misfit(change);
    return;
  }
  const newValue = (column: string): SqlValue => after[column] ?? null;
  if (before === null) {
    db.run(insertSql(table, columns), columns.map(newValue));
    return;
  }
  // Only what differs: naming keys and indexed columns would have SQLite check and index them anew for each row.
  const changed = columns.filter((column) => (before[column] ?? null) !== newValue(column));
  if (changed.length === 0) return;
  const params: SqlParam[] = changed.map(newValue);
  params.push(id);
  const assignments = changed.map((column) => `${column} = ?`).join(', ');
  if (db.run(`UPDATE ${table} SET ${assignments} WHERE id = ?`, params) !== 1) throw new Misfit(change);
};

const inserts = new WeakMap<readonly string[], string>();

/** Made once for the columns of a table: the same text again finds the statement that is already prepared. */
const insertSql = (table: TableName, columns: readonly string[]): string => {
  let sql = inserts.get(columns);
  if (sql === undefined) {
    sql = `INSERT INTO ${table} (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`;
    inserts.set(columns, sql);
  }
  return sql;
};

interface TableColumns {
  readonly names: readonly string[];
  /** Columns with a default that is not null. */
  readonly defaults: readonly (readonly [string, SqlValue])[];
}
const columnCache = new WeakMap<SqlDb, Map<string, TableColumns>>();

/** Columns of a table in their order, as the open database declares them. */
export const columnsOf = (db: SqlDb, table: string): readonly string[] => tableColumns(db, table).names;

const tableColumns = (db: SqlDb, table: string): TableColumns => {
  let known = columnCache.get(db);
  if (!known) {
    known = new Map();
    columnCache.set(db, known);
  }
  let columns = known.get(table);
  if (!columns) {
    const rows = db.all('SELECT name, dflt_value FROM pragma_table_info(?)', [table]);
    if (rows.length === 0) throw new Error(`no table ${table}`);
    columns = {
      names: rows.map((row) => textOf(row, 'name')),
      defaults: rows.flatMap((row) => {
        const text = textOrNull(row, 'dflt_value');
        // Defaults of this schema are numbers and quoted texts.
        return text === null ? [] : [[textOf(row, 'name'), text.startsWith("'") ? text.slice(1, -1) : Number(text)]];
      }),
    };
    known.set(table, columns);
  }
  return columns;
};

/** Fewer rows: a condition that ends with AND, with its parameters. */
export interface Narrowing {
  readonly also: string;
  readonly params: readonly SqlParam[];
}
const ALL: Narrowing = { also: '', params: [] };

/** All rows whose `column` has one of the values. */
export const readRows = (
  db: SqlDb,
  table: TableName,
  column: string,
  values: readonly string[],
  { also, params }: Narrowing = ALL,
): SqlRow[] => {
  if (values.length === 0) return [];
  const sql = `SELECT ${columnsOf(db, table).join(', ')} FROM ${table} WHERE ${also} ${column}`;
  const [only] = values;
  if (only !== undefined && values.length === 1) return db.all(`${sql} = ?`, [...params, only]);
  const list = longText(JSON.stringify(values));
  return db.many(`${sql} IN (SELECT value FROM json_each(CAST(? AS TEXT)))`, [...params, list]);
};

/** Two images of one row; a column that an image leaves out is null. */
export const sameRow = (a: SqlRow | null, b: SqlRow | null, columns: readonly string[]): boolean => {
  if (a === null || b === null) return a === b;
  return columns.every((column) => (a[column] ?? null) === (b[column] ?? null));
};
