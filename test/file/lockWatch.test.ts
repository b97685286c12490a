import { existsSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import { acquireLock } from '../../electron/file/fileLock';
import { nodeFileSystem } from '../../electron/file/fileSystem';
import { holderOf, readLock } from '../../electron/file/lockOwner';
import { LockWatch } from '../../electron/file/lockWatch';
import { LONGEST_NAME } from '../../shared/domain/personName';
import { faultyFileSystem } from '../helpers/faultyFileSystem';
import { lockOwner } from '../helpers/lockOwner';
import { tempFolder } from '../helpers/tempFolder';

const folder = tempFolder();
const far = { host: 'PHONG-TC', user: 'Nguyễn Văn A', pid: 4711, beats: true };

/** A file with the lock of another PC, and somebody who watches it on a clock that the test moves. */
const watched = (name: string, owner: Readonly<Record<string, unknown>> = far) => {
  const file = path.join(folder, name);
  writeFileSync(`${file}.lock`, lockOwner(owner));
  let now = 0;
  const watch = new LockWatch(nodeFileSystem, file, () => now);
  const look = async (seconds: number) => {
    now += seconds * 1000;
    return (await watch.look()).lock;
  };
  /** So many looks, two seconds apart; the last answer. */
  const watchFor = async (seconds: number) => {
    for (let at = 2; at < seconds; at += 2) await look(2);
    return look(2);
  };
  const stampAt = (ms: number): void => utimesSync(`${file}.lock`, ms / 1000, ms / 1000);
  return { file, look, watchFor, stampAt };
};

test('a lock of another PC that does not stir while it is watched was probably left behind', async () => {
  const { look, watchFor, file } = watched('im.skh');
  expect(await look(0)).toBe('held');
  expect(await watchFor(178)).toBe('held');
  expect(await watchFor(4)).toBe('leftOver');
  rmSync(`${file}.lock`);
  expect(await look(2)).toBe('free');
});

test('its stamp only has to move: it may lie years back or ahead by our clock, and may go back', async () => {
  const { look, watchFor, stampAt } = watched('đồng hồ.skh');
  const years = 365 * 86_400_000;
  for (const stamp of [Date.now() - 5 * years, Date.now() + 5 * years, 30_000, 1_000_000, 60_000]) {
    stampAt(stamp);
    expect(await look(2)).toBe('held');
    expect(await watchFor(170)).toBe('held');
  }
  expect(await watchFor(12)).toBe('leftOver');
  stampAt(90_000);
  expect(await look(2)).toBe('held');
});

test('while this PC slept nothing was listened to', async () => {
  const { look, watchFor } = watched('ngủ.skh');
  await look(0);
  expect(await look(3_600_000)).toBe('held');
  expect(await watchFor(168)).toBe('held');
  expect(await watchFor(4)).toBe('leftOver');
});

test('a version that does not beat is judged by the age of its lock, roughly', async () => {
  const hoursAgo = (hours: number): string => new Date(Date.now() - hours * 3_600_000).toISOString();
  const young = watched('cũ, mới khóa.skh', { ...far, beats: undefined, since: hoursAgo(3) });
  expect(await young.watchFor(400)).toBe('held');
  const old = watched('cũ, khóa lâu.skh', { ...far, beats: undefined, since: hoursAgo(20) });
  expect(await old.look(0)).toBe('leftOver');
  const odd = watched('cũ, không rõ.skh', { ...far, beats: undefined, since: 'hôm qua' });
  expect(await odd.look(0)).toBe('held');
});

test('taken over by choice: that very lock and no other; who held it sees that it is gone', async () => {
  const file = path.join(folder, 'tiếp quản.skh');
  const first = await acquireLock(nodeFileSystem, file);
  if (!first.ok) throw new Error(first.error.code);
  const { token } = JSON.parse(readFileSync(`${file}.lock`, 'utf8'));
  const wrong = await acquireLock(nodeFileSystem, file, 0, 'another');
  expect(wrong).toMatchObject({ error: { code: 'lockedByOther', holder: { token, here: true } } });
  expect(await first.value.isMine()).toBe(true);
  const second = await acquireLock(nodeFileSystem, file, 0, token);
  if (!second.ok) throw new Error(second.error.code);
  expect([await first.value.isMine(), await second.value.isMine()]).toEqual([false, true]);
  await first.value.release();
  expect(await second.value.isMine()).toBe(true);
  await second.value.release();
  expect(await second.value.isMine()).toBe(false);
  expect(existsSync(`${file}.lock`)).toBe(false);
});

test('of many that take over one lock by choice, or ask for one that was tidied away, each gets one answer', async () => {
  const file = path.join(folder, 'tranh.skh');
  writeFileSync(`${file}.lock`, lockOwner({ ...far, token: 'cũ' }));
  const tries = await Promise.all(Array.from({ length: 5 }, () => acquireLock(nodeFileSystem, file, 0, 'cũ')));
  const [taken, ...more] = tries.flatMap((one) => (one.ok ? [one.value] : []));
  expect(more).toEqual([]);
  rmSync(`${file}.lock`);
  expect(await Promise.all([taken?.isMine(), taken?.isMine()])).toEqual([true, true]);
  await taken?.release();
});

test('a lock that was tidied away is put back; a disk that cannot tell is no yes', async () => {
  const file = path.join(folder, 'dọn.skh');
  let broken = false;
  const disk = faultyFileSystem((operation) => (broken && operation === 'readFile' ? 'EIO' : null));
  const lock = await acquireLock(disk, file);
  if (!lock.ok) throw new Error(lock.error.code);
  const before = readFileSync(`${file}.lock`, 'utf8');
  rmSync(`${file}.lock`);
  expect(await lock.value.isMine()).toBe(true);
  expect(readFileSync(`${file}.lock`, 'utf8')).toBe(before);
  const longAgo = Date.now() / 1000 - 60;
  writeFileSync(`${file}.lock`, before.slice(0, 40));
  await expect(lock.value.isMine()).rejects.toMatchObject({ code: 'EBUSY' });
  utimesSync(`${file}.lock`, longAgo, longAgo);
  expect([await lock.value.isMine(), await lock.value.isMine()]).toEqual([true, true]);
  expect((await acquireLock(disk, file)).ok).toBe(false);
  broken = true;
  await expect(lock.value.isMine()).rejects.toMatchObject({ code: 'EIO' });
  // Nor does anybody else take what cannot be read for nobody's.
  expect(await acquireLock(disk, file)).toMatchObject({ error: { code: 'lockedByOther' } });
});

test('its holder touches it as long as it lives and holds it, and puts another name on it', async () => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
  try {
    const file = path.join(folder, 'nhịp.skh');
    const lock = await acquireLock(nodeFileSystem, file);
    if (!lock.ok) throw new Error(lock.error.code);
    const stamp = (): number => statSync(`${file}.lock`).mtimeMs;
    utimesSync(`${file}.lock`, 1000, 1000);
    await lock.value.sign('Trần Thị B');
    expect(JSON.parse(readFileSync(`${file}.lock`, 'utf8')).user).toBe('Trần Thị B');
    expect(await lock.value.isMine()).toBe(true);
    utimesSync(`${file}.lock`, 1000, 1000);
    vi.advanceTimersByTime(30_000);
    await expect.poll(stamp).toBeGreaterThan(1_000_000);
    // Another's lock is left alone.
    writeFileSync(`${file}.lock`, lockOwner(far));
    utimesSync(`${file}.lock`, 1000, 1000);
    vi.advanceTimersByTime(30_000);
    await lock.value.sign('Lê Văn C');
    await lock.value.release();
    expect(stamp()).toBe(1_000_000);
    expect(vi.getTimerCount()).toBe(0);
  } finally {
    vi.useRealTimers();
  }
});

test('two PCs of one name are two PCs, as far as their network cards tell', async () => {
  const file = path.join(folder, 'trùng tên.skh');
  writeFileSync(`${file}.lock`, lockOwner({ ...far, host: os.hostname(), uptime: os.uptime() + 9999, cards: ['0'] }));
  const hasCards = Object.values(os.networkInterfaces()).some((list) => list?.some(({ internal }) => !internal));
  expect((await acquireLock(nodeFileSystem, file)).ok).toBe(!hasCards);
});

test('whatever lies where a lock would, nothing throws, no whole stranger is removed, and names are one plain line', async () => {
  const file = path.join(folder, 'lạ.skh');
  const lock = `${file}.lock`;
  const own = lockOwner(far);
  let tried = 0;
  const name = fc.string({ unit: 'binary', maxLength: 300 });
  const contents = fc.oneof(
    fc.uint8Array({ maxLength: 300 }).map((bytes) => Buffer.from(bytes)),
    fc.json().map((text) => Buffer.from(text)),
    fc.nat(own.length).map((length) => Buffer.from(own.slice(0, length))),
    fc
      .record({ token: name, user: name, host: name, since: name, pid: fc.oneof(fc.double(), fc.integer()) })
      .map((parts) => Buffer.from(lockOwner(parts))),
    fc.constant(Buffer.from(own.replace('{', '{"__proto__":{"user":"x"},"constructor":{"prototype":{"y":1}},'))),
    fc.constant(Buffer.alloc(200_000, '{')),
  );
  await fc.assert(
    fc.asyncProperty(contents, async (bytes) => {
      writeFileSync(lock, bytes);
      const found = await readLock(nodeFileSystem, lock);
      for (const text of [holderOf(found).user, holderOf(found).host]) {
        expect([...text].length).toBeLessThanOrEqual(LONGEST_NAME);
        expect(text).not.toMatch(/[\p{C}\n\r\t]/u);
      }
      // Each try to take a lock flushes the disk: enough of them, not all.
      if (found.state === 'foreign' && tried < 3) {
        tried += 1;
        expect(await acquireLock(nodeFileSystem, file)).toMatchObject({ error: { code: 'lockedByOther' } });
        expect(readFileSync(lock).equals(bytes)).toBe(true);
      }
      expect(Object.keys(Object.prototype)).toEqual([]);
    }),
    { numRuns: process.env['SKH_LONG'] === '1' ? 2000 : 40 },
  );
  expect(tried).toBe(3);
  writeFileSync(lock, own.replace('{', '{"__proto__":{"user":"x"},'));
  expect(holderOf(await readLock(nodeFileSystem, lock))).toMatchObject({ user: 'Nguyễn Văn A', host: 'PHONG-TC' });
});
