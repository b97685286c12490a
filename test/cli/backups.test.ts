import { copyFileSync, mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { ensureBuilt } from '../../electron/build.mjs';
import { makeBackup } from '../../electron/file/backups';
import { nodeFileSystem } from '../../electron/file/fileSystem';
import { skh } from '../helpers/runSkh';
import { tempFolder } from '../helpers/tempFolder';

const folder = tempFolder();
const SHEET = ['--sheet', 'bieu-ket-qua'];
const json = async (...args: string[]) => JSON.parse((await skh(...args, '--json')).out);

beforeAll(() => ensureBuilt());

test('backups lists, restore says what differs and is one step; an older file stays beside as it was', {
  timeout: 60_000,
}, async () => {
  const file = path.join(folder, 'mẫu.skh');
  expect((await skh('new', file, '--sample', 'tam-duong')).code).toBe(0);
  const into = path.join(folder, 'sao lưu');
  mkdirSync(into);
  expect((await makeBackup(nodeFileSystem, into, file, 'hand')).ok).toBe(true);
  expect((await skh('set', file, ...SHEET, '--row', 'thu-nhap-binh-quan', '--column', 'figure', '43')).code).toBe(0);
  const { backups } = await json('backups', file, '--folder', into);
  expect(backups).toMatchObject([{ reason: 'hand', state: 'fine', own: true }]);
  const [{ path: backup }] = backups;
  expect((await skh('restore', file, backup, '--dry-run')).out).toContain('43 → 42');
  expect(await json('restore', file, backup)).toMatchObject({ changed: true, backedUp: true });
  expect(await json('restore', file, backup)).toMatchObject({ changed: false });
  expect((await skh('undo', file)).code).toBe(0);
  expect((await json('restore', file, backup, '--dry-run')).cells).toBe(1);
  expect((await skh('backups', file)).code).toBe(2);
  expect((await skh('restore', file)).code).toBe(2);

  const old = path.join(folder, 'cũ.skh');
  copyFileSync(path.join(import.meta.dirname, '../fixtures/plans/v1.skh'), old);
  const bytes = readFileSync(old);
  expect((await skh('set', old, ...SHEET, '--row', 'thu-nhap-binh-quan', '--column', 'figure', '43')).code).toBe(0);
  const [kept] = (await json('backups', old, '--folder', folder)).backups;
  expect(kept.reason).toBe('migration');
  expect(readFileSync(kept.path).equals(bytes)).toBe(true);
});
