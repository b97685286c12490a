import { type SqlDb, textOf } from '../db/sqlDb';

/** What the file keeps beside its figures, by the rest of the key behind a prefix. */
export const storedSettings = (db: SqlDb, prefix: string): Readonly<Record<string, string>> =>
  Object.fromEntries(
    db
      .all('SELECT id, value FROM setting WHERE substr(id, 1, ?) = ? ORDER BY id', [prefix.length, prefix])
      .map((row) => [textOf(row, 'id').slice(prefix.length), textOf(row, 'value')]),
  );
