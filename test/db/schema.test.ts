import { expect, test } from 'vitest';
import { ChangeSet } from '../../electron/db/changeSet';
import { applyChanges, invertChanges } from '../../electron/db/changes';
import { createDatabase, integrityProblem, openDatabase } from '../../electron/db/openDatabase';
import { rescueRows } from '../../electron/db/rescue';
import { TABLE_NAMES } from '../../electron/db/schema';
import { SqlDb, textOf } from '../../electron/db/sqlDb';
import { STAND_IN } from '../../shared/text/rescue';

test('the table names are the schema', async () => {
  const db = await createDatabase();
  const tables = db
    .all(`SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%' AND name <> 'change_log'`)
    .map((row) => textOf(row, 'name'));
  expect(tables.sort()).toEqual([...TABLE_NAMES].sort());
  db.close();
});

test('every table is STRICT and has a text primary key id', async () => {
  const db = await createDatabase();
  for (const table of TABLE_NAMES) {
    const sql = textOf(db.one('SELECT sql FROM sqlite_schema WHERE name = ?', [table]) ?? {}, 'sql');
    expect(sql).toMatch(/STRICT$/);
    expect(sql).toContain('id TEXT PRIMARY KEY');
  }
  db.close();
});

test('a violated reference rolls the whole change back', async () => {
  const db = await createDatabase();
  const orphan = {
    table: 'scale_rank',
    id: 'r',
    before: null,
    after: { id: 'r', scale_id: 'none', position: 0, code: 'A', name: 'A' },
  } as const;
  const fine = { table: 'scale', id: 's', before: null, after: { id: 's', name: 'S' } } as const;
  expect(() => db.transaction(() => applyChanges(db, [fine, orphan]))).toThrow();
  expect(db.all('SELECT id FROM scale')).toEqual([]);
  expect(integrityProblem(db)).toBeNull();
  db.close();
});

test('a change set sees its own writes, drops what changes nothing, and inverts', async () => {
  const db = await createDatabase();
  const set = new ChangeSet(db);
  set.put('scale', 'a', { name: 'A' });
  set.put('scale', 'a', { name: 'B' });
  set.put('scale', 'gone', { name: 'x' });
  set.remove('scale', 'gone');
  expect(set.get('scale', 'a')).toMatchObject({ name: 'B' });
  const changes = set.changes();
  expect(changes.map((change) => change.id)).toEqual(['a']);
  db.transaction(() => applyChanges(db, changes));
  const same = new ChangeSet(db);
  same.put('scale', 'a', { name: 'B' });
  expect(same.changes()).toEqual([]);
  db.transaction(() => applyChanges(db, invertChanges(changes)));
  expect(db.all('SELECT id FROM scale')).toEqual([]);
  db.close();
});

test('a row image that is not what the change expects is never forced', async () => {
  const db = await createDatabase();
  const change = {
    table: 'scale',
    id: 'a',
    before: { id: 'a', name: 'other' },
    after: { id: 'a', name: 'B' },
  } as const;
  expect(() => db.transaction(() => applyChanges(db, [change]))).toThrow(/not as the change expects/);
  db.close();
});

test('an exported image keeps foreign keys and open statements working (sql.js ≥ 1.15.2)', async () => {
  const db = await createDatabase();
  db.run('INSERT INTO scale (id, name) VALUES (?, ?)', ['a', 'A']);
  const image = db.image();
  expect(() =>
    db.run(`INSERT INTO scale_rank (id, scale_id, position, code, name) VALUES ('r','no',0,'A','A')`),
  ).toThrow();
  db.run('INSERT INTO scale (id, name) VALUES (?, ?)', ['b', 'B']);
  const opened = await openDatabase(image, '');
  if (!opened.ok) throw new Error(opened.error.code);
  expect(opened.value.all('SELECT id FROM scale').length).toBe(1);
  opened.value.close();
  db.close();
});

test('values above 2^53 and text of every kind come back as they went in', async () => {
  const db = await SqlDb.open(null);
  db.script('CREATE TABLE t (id TEXT PRIMARY KEY, x TEXT) STRICT');
  for (const text of ['9007199254740993', 'đ\u0301ường', '😀', "'; DROP TABLE t; --"]) {
    db.run('INSERT OR REPLACE INTO t (id, x) VALUES (?, ?)', ['k', text]);
    expect(db.one('SELECT x FROM t')?.['x']).toBe(text);
  }
  db.close();
});

test('units that go in circles are rescued: one of them stands at the top again, and that is told', async () => {
  const db = await createDatabase();
  db.run(`INSERT INTO unit_kind (id, name) VALUES ('xã', 'Xã')`);
  for (const id of ['a', 'b']) {
    db.run(`INSERT INTO org_unit (id, name, kind, sort_key) VALUES (?, ?, 'xã', ?)`, [id, `Xã ${id}`, id]);
  }
  db.run(`UPDATE org_unit SET parent_id = CASE id WHEN 'a' THEN 'b' ELSE 'a' END`);
  const bytes = db.image();
  db.close();
  const source = { path: 'x.skh', bytes, proven: false, names: STAND_IN, known: () => null };
  const rescued = await rescueRows(source);
  if (!rescued.ok) throw new Error(JSON.stringify(rescued.error));
  const units = rescued.value.db.all('SELECT id, parent_id FROM org_unit ORDER BY id');
  expect(units.slice(0, 2)).toEqual([
    { id: 'a', parent_id: null },
    { id: 'b', parent_id: 'a' },
  ]);
  expect(rescued.value.report.notes).toContainEqual(expect.objectContaining({ kind: 'unlinked', id: 'a' }));
  rescued.value.db.close();
});
