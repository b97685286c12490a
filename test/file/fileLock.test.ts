import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { acquireLock, sweepPassing } from '../../electron/file/fileLock';
import { nodeFileSystem } from '../../electron/file/fileSystem';
import { faultyFileSystem } from '../helpers/faultyFileSystem';
import { lockOwner } from '../helpers/lockOwner';
import { tempFolder } from '../helpers/tempFolder';

const folder = tempFolder();
const deadPid = (): number => spawnSync(process.execPath, ['-e', '']).pid;
const lockWith = (file: string, owner: Parameters<typeof lockOwner>[0]): void =>
  writeFileSync(`${file}.lock`, lockOwner(owner));

test('one holds it, the other is told who and since when; released, it is gone', async () => {
  const file = path.join(folder, 'a.skh');
  const first = await acquireLock(nodeFileSystem, file);
  if (!first.ok) throw new Error(first.error.code);
  const since = JSON.parse(readFileSync(`${file}.lock`, 'utf8')).since;
  expect(await acquireLock(nodeFileSystem, file)).toMatchObject({ ok: false, error: { code: 'lockedByOther', since } });
  await first.value.release();
  expect(existsSync(`${file}.lock`)).toBe(false);
});

test('locks of dead processes and of a PC restarted since are taken over', async () => {
  const stale = {
    dead: { pid: deadPid() },
    restarted: { uptime: os.uptime() + 3600 },
    otherStart: { boot: 'another start' },
    thread: { pid: process.pid },
  };
  for (const [name, owner] of Object.entries(stale)) {
    const file = path.join(folder, `${name}.skh`);
    lockWith(file, owner);
    const lock = await acquireLock(nodeFileSystem, file);
    expect([name, lock.ok]).toEqual([name, true]);
    if (lock.ok) await lock.value.release();
    expect(existsSync(`${file}.lock`)).toBe(false);
  }
});

test('a lock that is just being written is respected, one torn long ago is not', async () => {
  const file = path.join(folder, 'torn.skh');
  writeFileSync(`${file}.lock`, '');
  expect(await acquireLock(nodeFileSystem, file)).toMatchObject({ ok: false, error: { code: 'lockedByOther' } });
  const longAgo = Date.now() / 1000 - 60;
  utimesSync(`${file}.lock`, longAgo, longAgo);
  expect((await acquireLock(nodeFileSystem, file)).ok).toBe(true);
});

test('a living process here and any process of another PC keep theirs', async () => {
  const living = path.join(folder, 'living.skh');
  lockWith(living, { pid: process.ppid });
  expect((await acquireLock(nodeFileSystem, living)).ok).toBe(false);
  const far = path.join(folder, 'far.skh');
  lockWith(far, { host: 'may-khac', pid: 1 });
  expect(await acquireLock(nodeFileSystem, far)).toMatchObject({ error: { owner: 'lan (may-khac)' } });
});

test('of many that find one stale lock, exactly one takes it over', async () => {
  for (let round = 0; round < 8; round++) {
    const file = path.join(folder, `race-${round}.skh`);
    lockWith(file, { pid: deadPid() });
    const locks = await Promise.all(Array.from({ length: 6 }, () => acquireLock(nodeFileSystem, file)));
    expect(locks.filter((lock) => lock.ok).length).toBe(1);
  }
});

test('a takeover that died in the middle holds nobody up; one that may live is left its time', async () => {
  const dead = path.join(folder, 'dở dang.skh');
  lockWith(dead, { pid: deadPid() });
  writeFileSync(`${dead}.lock.takeover`, lockOwner({ pid: deadPid() }));
  expect((await acquireLock(nodeFileSystem, dead)).ok).toBe(true);
  const living = path.join(folder, 'đang tiếp quản.skh');
  lockWith(living, { pid: deadPid() });
  writeFileSync(`${living}.lock.takeover`, lockOwner({ host: 'PHONG-TC' }));
  expect(await acquireLock(nodeFileSystem, living)).toMatchObject({ error: { code: 'lockedByOther' } });
  expect(existsSync(`${living}.lock.takeover`)).toBe(true);
});

test('a file has one lock under all its names', async () => {
  const dir = path.join(folder, 'links');
  mkdirSync(dir);
  const real = path.join(dir, 'thật.skh');
  const link = path.join(folder, 'lối tắt.skh');
  writeFileSync(real, '');
  symlinkSync(real, link);
  expect((await acquireLock(nodeFileSystem, link)).ok).toBe(true);
  expect(readdirSync(dir).sort()).toEqual(['thật.skh', 'thật.skh.lock']);
  expect((await acquireLock(nodeFileSystem, real)).ok).toBe(false);
});

test('without hard links it still works; a full disk leaves nothing behind', async () => {
  const file = path.join(folder, 'fat.skh');
  const fat = faultyFileSystem((operation) => (operation === 'link' ? 'EPERM' : null));
  expect((await acquireLock(fat, file)).ok).toBe(true);
  expect((await acquireLock(fat, file)).ok).toBe(false);
  const full = faultyFileSystem((operation) => (operation === 'writeNew' ? 'ENOSPC' : null));
  const other = path.join(folder, 'đầy.skh');
  expect(await acquireLock(full, other)).toMatchObject({ error: { code: 'cannotWrite', system: 'ENOSPC' } });
  expect(readdirSync(folder).filter((name) => name.startsWith('đầy'))).toEqual([]);
});

test('passing files of a killed process are swept, those of a living one are not', async () => {
  const dir = path.join(folder, 'sweep');
  mkdirSync(dir);
  const file = path.join(dir, 'a.skh');
  const names = [`.a.skh.${deadPid()}.0a1b2c3d.tmp`, `.a.skh.bak.${deadPid()}.0a1b2c3d.tmp`];
  const kept = [`.a.skh.${process.ppid}.0a1b2c3d.tmp`, `.b.skh.${deadPid()}.0a1b2c3d.tmp`];
  for (const name of [...names, ...kept]) writeFileSync(path.join(dir, name), '');
  await sweepPassing(nodeFileSystem, file);
  expect(readdirSync(dir).sort()).toEqual([...kept].sort());
});
