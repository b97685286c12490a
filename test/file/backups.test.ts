import { chmodSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type BackupName,
  backupName,
  backupTime,
  expiredBackups,
  KEPT,
  parseBackupName,
  planOfBackup,
} from '../../electron/file/backupNames';
import { listBackups, makeBackup } from '../../electron/file/backups';
import { nodeFileSystem } from '../../electron/file/fileSystem';
import { encodePlanFile } from '../../electron/file/planFile';
import { faultyFileSystem } from '../helpers/faultyFileSystem';
import { tempFolder } from '../helpers/tempFolder';

const REASONS = ['hand', 'work', 'migration', 'import', 'restore'] as const;
const DAY = 86_400_000;

/** A life of a plan: minutes between one backup and the next, which a clock that jumps makes negative. */
const life = fc
  .array(
    fc.tuple(
      fc.oneof(
        { weight: 6, arbitrary: fc.integer({ min: 1, max: 3 * 1440 }) },
        { weight: 1, arbitrary: fc.integer({ min: -20 * 365 * 1440, max: 400 * 1440 }) },
      ),
      fc.constantFrom(...REASONS),
    ),
    { minLength: 1, maxLength: 120 },
  )
  .map((steps) => {
    let at = Date.UTC(2026, 10, 22, 7);
    return steps.map(([minutes, reason], index): BackupName => {
      at = Math.min(Date.UTC(2100, 0), Math.max(Date.UTC(2001, 0), at + minutes * 60_000));
      return { plan: 'Kế hoạch', id: '0123abcd', number: index + 1, time: backupTime(new Date(at)), reason };
    });
  });

const partsOf = (backups: readonly BackupName[], length: number): Set<string> =>
  new Set(backups.map(({ time }) => time.slice(0, length)));

describe('which backups go', () => {
  test('made one after another with rotation: few are kept, the newest always, whatever the clock does (property)', () => {
    fc.assert(
      fc.property(life, (made) => {
        let kept: BackupName[] = [];
        for (const one of made) {
          kept.push(one);
          const gone = new Set(expiredBackups(kept));
          expect(gone.has(one)).toBe(false);
          kept = kept.filter((other) => !gone.has(other));
        }
        expect(kept.length).toBeLessThanOrEqual(KEPT.today + KEPT.days + KEPT.months + KEPT.byHand + KEPT.migrations);
        // Nothing more goes when nothing was made.
        expect(expiredBackups(kept)).toEqual([]);
        // The last days and months with work are there, each by its newest.
        for (const [length, count] of [
          [8, KEPT.days],
          [6, KEPT.months],
        ] as const) {
          const last = [...partsOf([...made].reverse(), length)].slice(0, count);
          for (const part of last) {
            const newest = made.findLast(({ time }) => time.startsWith(part));
            expect(kept).toContain(newest);
          }
        }
        const byHand = made.filter(({ reason }) => reason === 'hand').slice(-KEPT.byHand);
        expect(kept).toEqual(expect.arrayContaining(byHand));
      }),
      { numRuns: 60 },
    );
  });

  test('a usual year: every quarter of an hour of work leaves 3 of today, 14 days, 12 months', () => {
    let kept: BackupName[] = [];
    let number = 0;
    for (let day = 0; day < 400; day++) {
      for (let quarter = 0; quarter < 6; quarter++) {
        const at = new Date(2025, 9, 1 + day, 8, quarter * 15);
        number += 1;
        kept.push({ plan: 'a', id: '0123abcd', number, time: backupTime(at), reason: 'work' });
        const gone = new Set(expiredBackups(kept));
        kept = kept.filter((one) => !gone.has(one));
      }
    }
    const last = backupTime(new Date(2025, 9, 1 + 399)).slice(0, 8);
    expect(kept.filter(({ time }) => time.startsWith(last)).length).toBe(3);
    expect(partsOf(kept, 6).size).toBe(12);
    const fortnight = backupTime(new Date(new Date(2025, 9, 1 + 399).getTime() - 13 * DAY)).slice(0, 8);
    expect([...partsOf(kept, 8)].filter((one) => one >= fortnight).length).toBe(14);
  });

  test('a name says what it is and comes back; other files in the folder are none of ours', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), fc.constantFrom(...REASONS), (name, reason) => {
        const plan = planOfBackup(`/x/${name.replaceAll('/', '')}a.skh`);
        const one: BackupName = { ...plan, number: 42, time: '20261122-140300', reason };
        expect(parseBackupName(backupName(one))).toEqual(one);
        expect(Buffer.byteLength(backupName(one))).toBeLessThan(200);
      }),
    );
    for (const other of [
      'Kế hoạch 2022.skh',
      'Kế hoạch 2022.skh.bak',
      'Kế hoạch.20261122-140300.dinh-ky.skh',
      'Kế hoạch.0123abcd-0001.20261122-140300.ly-do-moi.skh',
      'Kế hoạch.0123abcd-0001.20261122-140300.dinh-ky.xlsx',
    ]) {
      expect(parseBackupName(other)).toBeNull();
    }
    expect(backupName({ plan: 'a', id: '0123abcd', number: 7, time: '20261122-140300', reason: 'import' })).toBe(
      'a.0123abcd-0007.20261122-140300.truoc-khi-nhap.skh',
    );
  });
});

describe('making and listing', () => {
  const folder = tempFolder();
  const image = (page: number): Uint8Array => {
    const bytes = new Uint8Array(1024);
    bytes.set(Buffer.from('SQLite format 3\0', 'latin1'));
    const view = new DataView(bytes.buffer);
    view.setUint16(16, 512);
    view.setUint32(28, 2);
    bytes[600] = page;
    return bytes;
  };
  const write = (file: string, page: number): void => writeFileSync(file, encodePlanFile(image(page)).bytes);
  const place = (name: string): { plan: string; into: string } => {
    const into = path.join(folder, name);
    mkdirSync(into);
    return { plan: path.join(folder, `${name}.skh`), into };
  };
  const at = (day: number): Date => new Date(2026, 10, day, 14, 3);

  test('copies are proven, read-only, newest first; the same contents are not kept twice; strangers stay', async () => {
    const { plan, into } = place('Kế hoạch 2022');
    write(path.join(into, 'Kế hoạch 2022.skh'), 9);
    writeFileSync(path.join(into, 'x.0123abcd-0001.20010101-000000.dinh-ky.skh'), 'của tệp khác');
    for (let day = 1; day <= 20; day++) {
      write(plan, day);
      const made = await makeBackup(nodeFileSystem, into, plan, 'work', at(day));
      expect(made.ok && made.value !== null).toBe(true);
      expect(await makeBackup(nodeFileSystem, into, plan, 'import', at(day))).toEqual({ ok: true, value: null });
    }
    const list = await listBackups(nodeFileSystem, into, plan);
    if (!list.ok) throw new Error(list.error.code);
    expect(list.value.length).toBe(14);
    expect(list.value.every(({ state, own, reason }) => state === 'fine' && own && reason === 'work')).toBe(true);
    const [newest] = list.value;
    expect(newest?.at).toBe(at(20).toISOString());
    expect(readFileSync(newest?.path ?? '').equals(readFileSync(plan))).toBe(true);
    expect(statSync(newest?.path ?? '').mode & 0o222).toBe(0);
    expect(readdirSync(into).length).toBe(16);

    // The plan was moved: its backups are still found, and told apart.
    const moved = await listBackups(nodeFileSystem, into, path.join(folder, 'nơi khác', 'Kế hoạch 2022.skh'));
    expect(moved.ok && moved.value.map(({ own }) => own)).toEqual(Array.from({ length: 14 }, () => false));

    // One that rotted on the disk says so; what there is no time to read says that it was not looked at.
    chmodSync(newest?.path ?? '', 0o644);
    const rotten = readFileSync(newest?.path ?? '');
    rotten[700] = 77;
    writeFileSync(newest?.path ?? '', rotten);
    const again = await listBackups(nodeFileSystem, into, plan, rotten.length * 3);
    expect(again.ok && again.value.slice(0, 4).map(({ state }) => state)).toEqual([
      'damaged',
      'fine',
      'fine',
      'unchecked',
    ]);
  });

  test('what a killed process left of a backup goes with the next one; passing files of others stay', async () => {
    const { plan, into } = place('dở dang');
    const own = backupName({ ...planOfBackup(plan), number: 1, time: '20261122-140300', reason: 'work' });
    for (const name of [own, 'Kế hoạch khác.skh', 'x.0123abcd-0001.20261122-140300.dinh-ky.skh']) {
      writeFileSync(path.join(into, `.${name}.4711.0123abcd.tmp`), 'dở');
    }
    write(plan, 1);
    await makeBackup(nodeFileSystem, into, plan, 'work', at(1));
    expect(readdirSync(into).filter((name) => name.endsWith('.tmp')).length).toBe(2);
    expect(readdirSync(into).length).toBe(3);
  });

  test('a clock that went back neither takes the newest away nor stops the counting', async () => {
    const { plan, into } = place('đồng hồ');
    for (const [page, when] of [new Date(2026, 10, 22), new Date(2009, 0, 1), new Date(2026, 10, 22, 9)].entries()) {
      write(plan, page);
      await makeBackup(nodeFileSystem, into, plan, 'work', when);
    }
    const list = await listBackups(nodeFileSystem, into, plan);
    expect(list.ok && list.value.map(({ fileName }) => parseBackupName(fileName)?.number)).toEqual([3, 2, 1]);
  });

  test('a damaged plan file does not push good backups out', async () => {
    const { plan, into } = place('hỏng');
    write(plan, 1);
    await makeBackup(nodeFileSystem, into, plan, 'work', at(1));
    const bytes = readFileSync(plan);
    bytes[700] = 1;
    writeFileSync(plan, bytes);
    expect(await makeBackup(nodeFileSystem, into, plan, 'work', at(2))).toMatchObject({ error: { code: 'damaged' } });
    expect(readdirSync(into).length).toBe(1);
  });

  test.each(['ENOSPC', 'EACCES', 'EIO'])(
    'a folder that fails with %s is told, and what was there stays',
    async (code) => {
      const { plan, into } = place(code);
      write(plan, 1);
      await makeBackup(nodeFileSystem, into, plan, 'work', at(1));
      const before = readdirSync(into);
      write(plan, 2);
      const disk = faultyFileSystem((operation) => (operation === 'writeNew' ? code : null));
      expect(await makeBackup(disk, into, plan, 'work', at(2))).toMatchObject({
        ok: false,
        error: { code: 'cannotWrite', system: code },
      });
      expect(readdirSync(into)).toEqual(before);
    },
  );

  test('a disk that takes the bytes and keeps others is found out; a folder that is gone is not made anew', async () => {
    const { plan, into } = place('lệch');
    write(plan, 1);
    const lying = {
      ...nodeFileSystem,
      writeNew: (file: string, bytes: Uint8Array, mode: number | null) =>
        nodeFileSystem.writeNew(
          file,
          bytes.map((one, index) => (index === 700 ? one ^ 1 : one)),
          mode,
        ),
    };
    expect(await makeBackup(lying, into, plan, 'work', at(1))).toMatchObject({ error: { system: 'EIO' } });
    expect(readdirSync(into)).toEqual([]);
    rmSync(into, { recursive: true });
    expect(await makeBackup(nodeFileSystem, into, plan, 'work', at(1))).toMatchObject({ error: { system: 'ENOENT' } });
    expect(await listBackups(nodeFileSystem, into, plan)).toEqual({ ok: true, value: [] });
  });
});
