import { numberOf, type SqlDb, type SqlRow, type SqlValue, textOf } from './sqlDb';
import type { TableShape } from './tableFinder';

interface ColumnShape {
  readonly name: string;
  readonly isText: boolean;
  readonly isRequired: boolean;
  /** The only texts that it takes. */
  readonly choices: ReadonlySet<string> | null;
  readonly isJson: boolean;
}

/** The tables of a database as far as one row alone can be held against them. */
export const tableShapes = (db: SqlDb): TableShape[] =>
  db
    .all(`SELECT name, sql FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'`)
    .map((table) => {
      const name = textOf(table, 'name');
      const sql = textOf(table, 'sql');
      const columns = db
        .all('SELECT name, type, "notnull" AS required, pk FROM pragma_table_info(?)', [name])
        .map((column) => shapeOf(column, sql));
      return {
        name,
        columns: columns.map((column) => column.name),
        references: db
          .all('SELECT "from" AS source, "table" AS parent FROM pragma_foreign_key_list(?)', [name])
          .map((key) => ({ column: textOf(key, 'source'), table: textOf(key, 'parent') })),
        choices: columns.filter(({ choices }) => choices !== null).length,
        takes: (row) => columns.every((column) => isTaken(column, row[column.name] ?? null)),
      };
    });

const shapeOf = (column: SqlRow, sql: string): ColumnShape => {
  const name = textOf(column, 'name');
  const list = new RegExp(`\\b${name} TEXT[^,]*CHECK \\(${name} IN \\(([^)]*)\\)`).exec(sql)?.[1];
  return {
    name,
    isText: textOf(column, 'type') === 'TEXT',
    isRequired: numberOf(column, 'required') === 1 || numberOf(column, 'pk') === 1,
    choices: list === undefined ? null : new Set(list.split(',').map((text) => text.trim().slice(1, -1))),
    isJson: sql.includes(`json_valid(${name})`),
  };
};

const isTaken = (column: ColumnShape, value: SqlValue): boolean => {
  if (value === null) return !column.isRequired;
  if (!column.isText) return typeof value === 'number';
  if (typeof value !== 'string') return false;
  if (column.isJson && !looksLikeJson(value)) return false;
  return column.choices === null || column.choices.has(value);
};

const SHORT = 500;

/** Long texts are only looked at: the table itself reads them when it takes the row. */
const looksLikeJson = (text: string): boolean => {
  if (text.length > SHORT) return text.startsWith('[') || text.startsWith('{');
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
};
