import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { acquireLock } from '../../electron/file/fileLock';
import { nodeFileSystem } from '../../electron/file/fileSystem';
import { tempFolder } from '../helpers/tempFolder';

const folder = tempFolder();
const boot = (): number => Date.now() - os.uptime() * 1000;
const stale = (file: string, owner: object): void =>
  writeFileSync(
    `${file}.lock`,
    JSON.stringify({
      token: 't',
      pid: process.pid,
      host: os.hostname(),
      user: 'lan',
      since: '2026-01-01',
      bootMs: boot(),
      ...owner,
    }),
  );

test('one holds it, the other is told who and since when; released, it is gone', async () => {
  const file = path.join(folder, 'a.skh');
  const first = await acquireLock(nodeFileSystem, file);
  if (!first.ok) throw new Error(first.error.code);
  const since = JSON.parse(readFileSync(`${file}.lock`, 'utf8')).since;
  expect(await acquireLock(nodeFileSystem, file)).toMatchObject({ ok: false, error: { code: 'lockedByOther', since } });
  await first.value.release();
  expect(existsSync(`${file}.lock`)).toBe(false);
});

test('locks of dead processes, of a PC since restarted, and torn ones are taken over', async () => {
  const dead = spawnSync(process.execPath, ['-e', '']).pid;
  for (const [name, owner] of Object.entries({ dead: { pid: dead }, restarted: { bootMs: boot() - 3_600_000 } })) {
    const file = path.join(folder, `${name}.skh`);
    stale(file, owner);
    const lock = await acquireLock(nodeFileSystem, file);
    expect([name, lock.ok]).toEqual([name, true]);
    if (lock.ok) await lock.value.release();
  }
  const torn = path.join(folder, 'torn.skh');
  writeFileSync(`${torn}.lock`, '{"pid":');
  expect((await acquireLock(nodeFileSystem, torn)).ok).toBe(true);
});

test('a lock of this process that no living thread holds is taken over', async () => {
  const file = path.join(folder, 'thread.skh');
  stale(file, {});
  expect((await acquireLock(nodeFileSystem, file)).ok).toBe(true);
});

test('a living process here and any process of another PC keep theirs', async () => {
  const living = path.join(folder, 'living.skh');
  stale(living, { pid: process.ppid });
  expect((await acquireLock(nodeFileSystem, living)).ok).toBe(false);
  const far = path.join(folder, 'far.skh');
  stale(far, { host: 'may-khac', pid: 1 });
  expect(await acquireLock(nodeFileSystem, far)).toMatchObject({ error: { owner: 'lan (may-khac)' } });
});
