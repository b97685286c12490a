import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import initSqlJs from 'sql.js';
import { expect, test } from 'vitest';
import { APPLICATION_ID, SCHEMA_VERSION } from '../../electron/db/schema';
import { nodeFileSystem } from '../../electron/file/fileSystem';
import { decodePlanFile } from '../../electron/file/planFile';
import { PlanSession } from '../../electron/session/planSession';
import { openSample, type, viewOf } from '../helpers/openSample';
import { tempFolder } from '../helpers/tempFolder';

const folder = tempFolder();
const open = (file: string, mode: 'read' | 'write' = 'read') =>
  PlanSession.open({ fileSystem: nodeFileSystem }, file, mode);

/** A good plan file's bytes, made once. */
const good = await (async () => {
  const session = await openSample(path.join(folder, 'tốt.skh'));
  await session.close();
  return readFileSync(session.path);
})();

const put = (name: string, bytes: Uint8Array | string): string => {
  const file = path.join(folder, name);
  writeFileSync(file, bytes);
  return file;
};

const sqlite = async (
  change: (db: import('sql.js').Database) => void,
  from: Uint8Array | null,
): Promise<Uint8Array> => {
  const sql = await initSqlJs();
  const db = new sql.Database(from && Uint8Array.from(from));
  change(db);
  const image = db.export();
  db.close();
  return image;
};

test('SQLite itself reads the file with its trailer', async () => {
  const sql = await initSqlJs();
  const db = new sql.Database(Uint8Array.from(good));
  expect(db.exec('PRAGMA integrity_check')[0]?.values[0]?.[0]).toBe('ok');
  expect(db.exec('SELECT count(*) FROM figure')[0]?.values[0]?.[0]).toBe(42);
  db.close();
});

test('a plain SQLite file with the schema opens and is written back as a plan file', async () => {
  const decoded = decodePlanFile(good, '');
  if (!decoded.ok) throw new Error('fixture');
  const file = put('thường.sqlite', decoded.value.image);
  const opened = await open(file, 'write');
  if (!opened.ok) throw new Error(opened.error.code);
  type(opened.value, 'thu-nhap-binh-quan', 'figure', '50');
  await opened.value.close();
  expect(decodePlanFile(readFileSync(file), '')).toMatchObject({ ok: true, value: { checksum: 'ok' } });
});

test.each([
  ['trống.skh', '', 'notAPlan', { found: 'empty' }],
  ['chữ.skh', 'đây là một tệp văn bản', 'notAPlan', { found: 'text' }],
  ['nén.skh', 'PK\x03\x04\0\0\0\0', 'notAPlan', { found: 'zip' }],
  ['rác.skh', '\x01\x02\0\0\x05', 'notAPlan', { found: 'unknown' }],
])('%s is refused and left untouched', async (name, bytes, code, data) => {
  const file = put(name, bytes);
  expect(await open(file, 'write')).toMatchObject({ ok: false, error: { code, ...data } });
  expect(readFileSync(file, 'utf8')).toBe(bytes);
});

test('a file that is not there, and a folder', async () => {
  expect(await open(path.join(folder, 'không có.skh'))).toMatchObject({ error: { code: 'fileNotFound' } });
  expect(await open(folder)).toMatchObject({ error: { code: 'notAPlan', found: 'folder' } });
});

test('a file from a newer version is refused with both versions', async () => {
  const newer = await sqlite((db) => db.run(`PRAGMA user_version = ${SCHEMA_VERSION + 1}`), good);
  expect(await open(put('mới hơn.skh', newer))).toMatchObject({
    error: { code: 'newerVersion', found: SCHEMA_VERSION + 1, supported: SCHEMA_VERSION },
  });
});

test('another database, and one with a stranger’s trigger, are refused before they run', async () => {
  const other = await sqlite((db) => db.run('CREATE TABLE t (x)'), null);
  expect(await open(put('khác.db', other))).toMatchObject({ error: { code: 'notAPlan', found: 'otherDatabase' } });
  const trigger = await sqlite(
    (db) => db.run('CREATE TRIGGER spy AFTER UPDATE ON figure BEGIN DELETE FROM figure; END'),
    good,
  );
  expect(await open(put('cài bẫy.skh', trigger))).toMatchObject({ error: { code: 'wrongSchema', detail: 'spy' } });
});

test('damage never opens as a good file', async () => {
  const cut = good.subarray(0, good.length >> 1);
  expect(await open(put('cụt.skh', cut))).toMatchObject({ error: { code: 'damaged' } });
  const zeroed = Buffer.from(good).fill(0, 8192, 16384);
  const opened = await open(put('thủng.skh', zeroed));
  expect(opened.ok ? opened.value.readOnly : opened.error.code).toMatch(/checksum|damaged|wrongSchema|notAPlan/);
});

test('a healthy database under a wrong checksum opens to read only', async () => {
  const bytes = Buffer.from(good);
  const trailer = bytes.length - 10;
  bytes[trailer] = bytes[trailer] === 0x61 ? 0x62 : 0x61;
  const file = put('sai mã.skh', bytes);
  const opened = await open(file, 'write');
  if (!opened.ok) throw new Error(opened.error.code);
  expect(opened.value.readOnly).toBe('checksum');
  expect(viewOf(opened.value).rows.length).toBe(37);
  const step = opened.value.run(
    { type: 'setCells', sheet: 'bieu-ket-qua', edits: [{ row: 'thu-nhap-binh-quan', column: 'figure', text: '1' }] },
    null,
  );
  expect(step).toMatchObject({ ok: false, error: { code: 'readOnlyPlan', why: 'checksum' } });
  await opened.value.close();
  expect(readFileSync(file).equals(bytes)).toBe(true);
});

test('application id and version stand in the header', () => {
  expect(good.readUInt32BE(68)).toBe(APPLICATION_ID);
  expect(good.readUInt32BE(60)).toBe(SCHEMA_VERSION);
});
