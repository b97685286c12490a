import { copyFileSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { MIGRATIONS } from '../../electron/db/migrations';
import { openDatabase, schemaDifference } from '../../electron/db/openDatabase';
import { SCHEMA_VERSION } from '../../electron/db/schema';
import { SqlDb, type SqlRow, textOf } from '../../electron/db/sqlDb';
import { nodeFileSystem } from '../../electron/file/fileSystem';
import { decodePlanFile, encodePlanFile } from '../../electron/file/planFile';
import { PlanSession } from '../../electron/session/planSession';
import { tempFolder } from '../helpers/tempFolder';

const folder = tempFolder();
const fixture = (version: number): string => path.join(import.meta.dirname, `../fixtures/plans/v${version}.skh`);
const OLD = MIGRATIONS.map(({ from }) => from);

const imageOf = (version: number): Uint8Array => {
  const decoded = decodePlanFile(readFileSync(fixture(version)), '');
  if (!decoded.ok) throw new Error(decoded.error.code);
  return decoded.value.image;
};

type Tables = ReadonlyMap<string, readonly SqlRow[]>;
const tablesOf = (db: SqlDb): Tables =>
  new Map(
    db
      .all(`SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%'`)
      .map((row) => textOf(row, 'name'))
      .map((name) => [name, db.all(`SELECT * FROM ${name} ORDER BY id`)]),
  );

const before = async (version: number): Promise<Tables> => {
  const db = await SqlDb.open(imageOf(version));
  const tables = tablesOf(db);
  db.close();
  return tables;
};

const migrated = async (version: number): Promise<SqlDb> => {
  const opened = await openDatabase(imageOf(version), '');
  if (!opened.ok) throw new Error(JSON.stringify(opened.error));
  return opened.value;
};

test('there is one step for each version, in order, to the present one', () => {
  expect(OLD).toEqual(Array.from({ length: SCHEMA_VERSION - 1 }, (_, index) => index + 1));
});

test.each(OLD)('from version %i the schema becomes that of a new file', async (version) => {
  const db = await migrated(version);
  expect(await schemaDifference(db)).toBeNull();
  expect(db.one('PRAGMA user_version')).toEqual({ user_version: SCHEMA_VERSION });
  db.close();
});

/** Columns whose content a step rewrites, each with its own test. */
const REWRITTEN: Readonly<Record<string, readonly string[]>> = { plan: ['print'], unit_kind: ['role'] };
/** Tables whose rows become rows of another. */
const MOVED = new Set(['document']);

test.each(OLD)('from version %i every row of every table is kept', async (version) => {
  const old = await before(version);
  const db = await migrated(version);
  const now = tablesOf(db);
  db.close();
  for (const [table, rows] of old) {
    if (MOVED.has(table)) continue;
    const kept = new Map((now.get(table) ?? []).map((row) => [row['id'], row]));
    const ignored = version === 1 ? (REWRITTEN[table] ?? []) : [];
    for (const row of rows) {
      const shared = Object.fromEntries(Object.entries(row).filter(([column]) => !ignored.includes(column)));
      expect(kept.get(row['id']), `${table} ${String(row['id'])}`).toMatchObject(shared);
    }
  }
});

test('the register of documents of version 1 becomes rows with all its texts', async () => {
  const documents = (await before(1)).get('document') ?? [];
  expect(documents.length).toBeGreaterThan(0);
  const db = await migrated(1);
  for (const document of documents) {
    const [id] = [textOf(document, 'id')];
    expect(db.one('SELECT name, tree FROM plan_row WHERE id = ?', [id])).toEqual({
      name: document['title'],
      tree: 'documents',
    });
    const texts = new Map(
      db.all('SELECT field, typed FROM row_text WHERE row_id = ?', [id]).map((row) => [row['field'], row['typed']]),
    );
    expect(texts.get('symbol')).toBe(document['symbol']);
    expect(texts.get('issued') ?? '').toBe(document['issued_text']);
    expect(texts.get('note') ?? '').toBe(document['note']);
  }
  db.close();
});

test.each(OLD)(
  'a file of version %i that is opened to read is not written, nor anything beside it',
  async (version) => {
    const name = `đọc ${version}.skh`;
    const file = path.join(folder, name);
    copyFileSync(fixture(version), file);
    const opened = await PlanSession.open({ fileSystem: nodeFileSystem }, file, 'read');
    if (!opened.ok) throw new Error(opened.error.code);
    opened.value.view(opened.value.sheets()[0]?.id ?? '', null, null);
    await opened.value.close();
    expect(readFileSync(file).equals(readFileSync(fixture(version)))).toBe(true);
    expect(readdirSync(folder).filter((one) => one.includes(name))).toEqual([name]);
  },
);

test('a step that fails half way leaves the file as it was', async () => {
  const db = await SqlDb.open(imageOf(2));
  // In the way of the last of the tables that the step makes.
  db.script('CREATE TABLE report_set (id TEXT PRIMARY KEY) STRICT');
  const file = path.join(folder, 'vướng.skh');
  const bytes = encodePlanFile(db.image()).bytes;
  db.close();
  writeFileSync(file, bytes);
  const opened = await PlanSession.open({ fileSystem: nodeFileSystem }, file, 'write');
  expect(opened).toMatchObject({ ok: false, error: { code: 'damaged', path: file } });
  expect(readFileSync(file).equals(Buffer.from(bytes))).toBe(true);
  expect(readdirSync(folder).filter((one) => one.includes('vướng'))).toEqual(['vướng.skh']);
});
