import { idFrom } from '../newId';
import { keysBetween } from '../orderKey';
import { type SqlDb, type SqlRow, type SqlValue, textOf } from '../sqlDb';
import type { Migration } from './index';
import { SCHEMA_2_SQL } from './schema2';

/**
 * 1 → 2: rows of several trees in one table (the register of documents becomes rows), several amounts of one indicator,
 * roles of unit kinds, cut-off dates, snapshots. All tables are made anew and filled with what they had.
 */
export const treesAndItems: Migration = {
  from: 1,
  name: 'trees of rows, items, roles, cut-off dates, snapshots',
  up: (db) => {
    const documents = db.all('SELECT * FROM document ORDER BY sort_key, id');
    rebuild(db, SCHEMA_2_SQL);
    const plan = db.one('SELECT id, unit_id, period FROM plan ORDER BY sort_key, id');
    if (plan) registerDocuments(db, plan, documents);
    givePrintToTables(db);
    // Departments and agencies are kinds whose name says so; all others are land.
    db.run(`UPDATE unit_kind SET role = 'office' WHERE lower(name) LIKE '%phòng%' OR lower(name) LIKE '%ban%'
            OR lower(name) LIKE '%sở%' OR lower(name) LIKE '%cơ quan%'`);
  },
};

/** A plan had one table: what was printed over it is that table's own, and not that of the forms to come. */
const givePrintToTables = (db: SqlDb): void => {
  for (const plan of db.all('SELECT id, print FROM plan')) {
    const sheets = db
      .all('SELECT id FROM sheet WHERE plan_id = ?', [textOf(plan, 'id')])
      .map((row) => textOf(row, 'id'));
    const stored: unknown = JSON.parse(textOf(plan, 'print'));
    if (typeof stored !== 'object' || stored === null) continue;
    const print = Object.entries(stored).flatMap(([key, value]) =>
      OF_TABLE.has(key) ? sheets.map((sheet) => [`${key}@${sheet}`, value] as const) : [[key, value] as const],
    );
    db.run('UPDATE plan SET print = ? WHERE id = ?', [JSON.stringify(Object.fromEntries(print)), textOf(plan, 'id')]);
  }
};

const OF_TABLE: ReadonlySet<string> = new Set([
  'title',
  'formNumber',
  'annexNumber',
  'unitLine',
  'paper',
  'orientation',
]);

const tablesOf = (db: SqlDb): string[] =>
  db
    .all(`SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'`)
    .map((row) => textOf(row, 'name'));

const columnsOf = (db: SqlDb, table: string): string[] =>
  db.all('SELECT name FROM pragma_table_info(?)', [table]).map((row) => textOf(row, 'name'));

/** Drops every table, makes those of `schema`, and puts the rows back into the columns that are still there. */
const rebuild = (db: SqlDb, schema: string): void => {
  const old = new Map<string, readonly SqlRow[]>();
  for (const table of tablesOf(db)) old.set(table, db.all(`SELECT * FROM ${table}`));
  for (const table of old.keys()) db.run(`DROP TABLE ${table}`);
  db.script(schema);
  for (const table of tablesOf(db)) {
    const rows = old.get(table) ?? [];
    const first = rows[0];
    if (!first) continue;
    const columns = columnsOf(db, table).filter((column) => Object.hasOwn(first, column));
    const sql = `INSERT INTO ${table} (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`;
    for (const row of rows) {
      db.run(
        sql,
        columns.map((column): SqlValue => row[column] ?? null),
      );
    }
  }
};

/** The documents of the file as rows of its first plan: a heading for each group, the rest as fields of the row. */
const registerDocuments = (db: SqlDb, plan: SqlRow, documents: readonly SqlRow[]): void => {
  const groups = new Map<string, SqlRow[]>();
  for (const row of documents) {
    const group = textOf(row, 'group_name');
    groups.set(group, [...(groups.get(group) ?? []), row]);
  }
  const symbols = new Map(documents.map((row) => [textOf(row, 'id'), textOf(row, 'symbol')]));
  const groupKeys = keysBetween(null, null, groups.size);
  for (const [index, [group, rows]] of [...groups].entries()) {
    const heading = idFrom('documents', textOf(plan, 'id'), group);
    const [, marker = '', name = group] = /^([IVXLC]+|\d+)\.\s+(.*)$/.exec(group) ?? [];
    addRow(db, plan, { id: heading, parent: null, kind: 'heading', marker, name, key: groupKeys[index] ?? 'i' });
    const keys = keysBetween(null, null, rows.length);
    for (const [place, row] of rows.entries()) {
      const id = textOf(row, 'id');
      const key = keys[place] ?? 'i';
      addRow(db, plan, {
        id,
        parent: heading,
        kind: 'entry',
        marker: String(place + 1),
        name: textOf(row, 'title'),
        key,
      });
      const fields = {
        symbol: textOf(row, 'symbol'),
        issued: textOf(row, 'issued_text'),
        replaces: symbols.get(textOf(row, 'replaces_id')) ?? '',
        note: textOf(row, 'note'),
      };
      for (const [field, typed] of Object.entries(fields)) {
        if (typed === '') continue;
        db.run('INSERT INTO row_text (id, row_id, unit_id, period, field, typed) VALUES (?, ?, ?, ?, ?, ?)', [
          idFrom('documents', id, field),
          id,
          textOf(plan, 'unit_id'),
          textOf(plan, 'period'),
          field,
          typed,
        ]);
      }
    }
  }
};

interface RegisterRow {
  readonly id: string;
  readonly parent: string | null;
  readonly kind: 'heading' | 'entry';
  readonly marker: string;
  readonly name: string;
  readonly key: string;
}

const addRow = (db: SqlDb, plan: SqlRow, row: RegisterRow): void => {
  db.run(
    `INSERT INTO plan_row (id, plan_id, parent_id, tree, kind, marker, name, sort_key)
     VALUES (?, ?, ?, 'documents', ?, ?, ?, ?)`,
    [row.id, textOf(plan, 'id'), row.parent, row.kind, row.marker, row.name, row.key],
  );
};
