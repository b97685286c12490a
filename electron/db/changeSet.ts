import { type Change, columnsOf, type Narrowing, readRows, sameRow } from './changes';
import { newId } from './newId';
import type { TableName } from './schema';
import { type SqlDb, type SqlRow, type SqlValue, textOf } from './sqlDb';

/** Columns that say what a row hangs on. */
const OWNERS = ['row_id', 'indicator_id'] as const;
type Owner = (typeof OWNERS)[number];

/** A row of a table as the command leaves it, and as it found it. */
interface Entry {
  readonly table: TableName;
  readonly id: string;
  readonly before: SqlRow | null;
  row: SqlRow | null;
}

/** What is known of one table. */
class TableState {
  /** Rows as the database has them: a command reads many of them more than once, and writes none of them itself. */
  readonly stored = new Map<string, SqlRow | null>();
  readonly entries = new Map<string, Entry>();
  /** Ids of stored rows by what they hang on. */
  readonly owned: Readonly<Record<Owner, Map<string, readonly string[]>>> = {
    row_id: new Map(),
    indicator_id: new Map(),
  };
  /** Rows put so far by what they hang on: a paste of thousands of cells must not look through all of them for each. */
  readonly put: Readonly<Record<Owner, Map<string, Map<string, SqlRow>>>> = {
    row_id: new Map(),
    indicator_id: new Map(),
  };
}

/** Collects what one command writes; reads see earlier writes of the same command. */
export class ChangeSet {
  readonly #db: SqlDb;
  readonly #tables = new Map<TableName, TableState>();
  /** In the order in which rows were first touched. */
  readonly #entries: Entry[] = [];

  constructor(db: SqlDb) {
    this.#db = db;
  }

  get(table: TableName, id: string): SqlRow | null {
    const state = this.#state(table);
    const entry = state.entries.get(id);
    return entry ? entry.row : this.#read(table, state, id);
  }

  put(table: TableName, id: string, row: SqlRow): void {
    this.#note(table, id, image(row, id));
  }

  /** A row that is new, under an id of its own, which it returns. */
  add(table: TableName, row: SqlRow): string {
    const id = newId();
    const state = this.#state(table);
    // Nothing has a fresh id: no need to ask the database.
    const entry = this.#enter(table, state, id, null);
    entry.row = image(row, id);
    index(state, id, entry.row, true);
    return id;
  }

  remove(table: TableName, id: string): void {
    this.#note(table, id, null);
  }

  /** Rows of a table that this command has put so far; a query of the database does not see them. */
  pending(table: TableName): SqlRow[] {
    return [...this.#state(table).entries.values()].flatMap(({ row }) => (row ? [row] : []));
  }

  /**
   * Rows that hang on an owner and pass a test, as the command sees them: what is stored, with what it has put and
   * without what it removed.
   */
  ofOwner(table: TableName, column: Owner, owner: string, test: (row: SqlRow) => boolean): SqlRow[] {
    const state = this.#state(table);
    let stored = state.owned[column].get(owner);
    if (!stored) {
      this.preload(table, column, [owner]);
      stored = state.owned[column].get(owner) ?? [];
    }
    const rows: SqlRow[] = [];
    for (const id of stored) {
      const row = state.entries.has(id) ? null : state.stored.get(id);
      if (row && test(row)) rows.push(row);
    }
    for (const row of state.put[column].get(owner)?.values() ?? []) if (test(row)) rows.push(row);
    return rows;
  }

  /**
   * Reads many rows at once, by id or by what they hang on, so that a command over thousands of cells need not ask for each.
   * `only` leaves out what the whole command never looks at: for it, those rows are not there.
   */
  preload(table: TableName, column: Owner | 'id', values: readonly string[], only?: Narrowing): void {
    const state = this.#state(table);
    const owned = new Map<string, string[]>(values.map((value) => [value, []]));
    for (const row of readRows(this.#db, table, column, values, only)) {
      const id = textOf(row, 'id');
      state.stored.set(id, row);
      owned.get(textOf(row, column))?.push(id);
    }
    if (column === 'id') return;
    for (const [value, ids] of owned) state.owned[column].set(value, ids);
  }

  /** Ids of stored rows that the command takes away. */
  removed(table: TableName): string[] {
    return [...this.#state(table).entries.values()].flatMap(({ id, before, row }) => (before && !row ? id : []));
  }

  isRemoved(table: TableName, id: string): boolean {
    return this.#state(table).entries.get(id)?.row === null;
  }

  /** The changes, without those that change nothing, in the order they were first touched. */
  changes(): Change[] {
    return this.#entries.flatMap(({ table, id, before, row }) =>
      sameRow(before, row, columnsOf(this.#db, table)) ? [] : { table, id, before, after: row },
    );
  }

  #state(table: TableName): TableState {
    let state = this.#tables.get(table);
    if (!state) {
      state = new TableState();
      this.#tables.set(table, state);
    }
    return state;
  }

  #note(table: TableName, id: string, row: SqlRow | null): void {
    const state = this.#state(table);
    const entry = state.entries.get(id) ?? this.#enter(table, state, id, this.#read(table, state, id));
    index(state, id, entry.row, false);
    entry.row = row;
    index(state, id, row, true);
  }

  #enter(table: TableName, state: TableState, id: string, before: SqlRow | null): Entry {
    const entry: Entry = { table, id, before, row: null };
    state.entries.set(id, entry);
    this.#entries.push(entry);
    return entry;
  }

  #read(table: TableName, state: TableState, id: string): SqlRow | null {
    let row = state.stored.get(id);
    if (row === undefined) {
      row = readRows(this.#db, table, 'id', [id])[0] ?? null;
      state.stored.set(id, row);
    }
    return row;
  }
}

/** Half of a character in two halves (a cut emoji), which no file can hold. */
const HALF = /\p{Surrogate}/u;
const HALVES = /\p{Surrogate}/gu;

/** The image of a row as the file will have it: what is logged must be what can be read back. */
const image = (row: SqlRow, id: string): SqlRow => {
  const made: Record<string, SqlValue> = { ...row, id };
  for (const column in made) {
    const value = made[column];
    if (typeof value === 'string' && HALF.test(value)) made[column] = value.replace(HALVES, '\uFFFD');
  }
  return made;
};

const index = (state: TableState, id: string, row: SqlRow | null, add: boolean): void => {
  if (!row) return;
  for (const column of OWNERS) {
    const owner = row[column];
    if (typeof owner !== 'string') continue;
    let rows = state.put[column].get(owner);
    if (!rows) {
      rows = new Map();
      state.put[column].set(owner, rows);
    }
    if (add) rows.set(id, row);
    else rows.delete(id);
  }
};
