import { chmodSync, copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { parseBackupName } from '../../electron/file/backupNames';
import { BackupPlace } from '../../electron/file/backupPlace';
import { type FileSystem, nodeFileSystem } from '../../electron/file/fileSystem';
import { BackupKeeper } from '../../electron/handlers/backupKeeper';
import { BackupDue } from '../../electron/session/compare/backupDue';
import { compareVersion } from '../../electron/session/compare/compareVersion';
import { SessionHost } from '../../electron/session/sessionHost';
import type { AppError } from '../../shared/contract/appError';
import type { Result } from '../../shared/contract/result';
import type { Command } from '../../shared/domain/command';
import { faultyFileSystem } from '../helpers/faultyFileSystem';
import { newestSteps } from '../helpers/newestSteps';
import { SHEET } from '../helpers/openSample';
import { tempFolder } from '../helpers/tempFolder';

const root = tempFolder();
let count = 0;

const must = <T>(result: Result<T, AppError>): T => {
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
};

/** A plan in a folder of its own, its host, and a folder for backups. */
const desk = async (sample = 'tam-duong', fileSystem: FileSystem = nodeFileSystem) => {
  count += 1;
  const home = path.join(root, String(count));
  const folder = path.join(home, 'sao lưu');
  mkdirSync(folder, { recursive: true });
  const file = path.join(home, 'Kế hoạch.skh');
  const host = new SessionHost({ fileSystem });
  must(await host.create(file, sample, false));
  const run = (command: Command) => host.run(command, null);
  const type = async (row: string, text: string, column = 'figure') => {
    must(await run({ type: 'setCells', sheet: SHEET, edits: [{ row, column, text }] }));
  };
  const figure = async (row = 'thu-nhap-binh-quan') =>
    must(await host.view(SHEET, null, null)).rows.find(({ id }) => id === row)?.cells['figure']?.typed;
  return { home, folder, file, host, run, type, figure };
};
/** As the window asks: the open plan's image against a file. */
const compareWith = async (host: SessionHost, file: string) =>
  compareVersion(nodeFileSystem, must(await host.image()), file);
const ROW = 'thu-nhap-binh-quan';
const OTHER = 'tang-truong-dan-gia-suc';

describe('restoring', () => {
  test('is one step with its label: preview by cell, a backup of the present first, undo takes it back', async () => {
    const { host, folder, type, figure } = await desk();
    await type(ROW, '43');
    const backup = must(await host.backUp(folder, 'hand'))?.path ?? '';
    const bytes = readFileSync(backup);
    await type(ROW, '44');
    must(await host.run({ type: 'deleteRows', sheet: SHEET, rows: [OTHER] }, null));
    const preview = must(await compareWith(host, backup));
    expect(preview.closed).toEqual([]);
    expect(
      preview.sheets.flatMap(({ changes }) => changes.map(({ what, from, to }) => [what, from, to])),
    ).toContainEqual(['text', '44', '43']);
    const steps = (await newestSteps(host, 10)).length;

    const { step, unsafe } = must(await host.restore(backup, folder));
    expect(unsafe).toBeNull();
    expect(step?.label).toMatch(/^khôi phục bản sao lưu lúc \d\d\/\d\d\/\d{4} \d\d:\d\d$/);
    expect(step?.plan?.sheets.length).toBeGreaterThan(0);
    expect(await figure()).toBe('43');
    expect((await newestSteps(host, 1))[0]?.way).toBe('restored');
    expect(must(await compareWith(host, backup)).rows).toBe(0);
    expect((await newestSteps(host, 10)).length).toBe(steps + 1);
    expect(must(await host.restore(backup, folder)).step).toBeNull();

    expect(must(await host.undo()).label).toBe(step?.label);
    expect(await figure()).toBe('44');
    const [newest] = must(await host.listBackups(folder, (await host.info())?.path ?? ''));
    expect(newest).toMatchObject({ reason: 'restore', state: 'fine', own: true });
    // What undo came back to is what that backup holds; the restored backup was only read.
    expect(must(await compareWith(host, newest?.path ?? '')).rows).toBe(0);
    expect(readFileSync(backup).equals(bytes)).toBe(true);
    must(await host.redo());
    must(await host.close(false));
  });

  test('a backup folder that fails holds nothing up and is told; a damaged backup changes nothing', async () => {
    const { host, folder, type, figure } = await desk();
    const backup = must(await host.backUp(folder, 'work'))?.path ?? '';
    await type(ROW, '44');
    const gone = path.join(folder, 'ổ đã rút');
    const { step, unsafe } = must(await host.restore(backup, gone));
    expect(step).not.toBeNull();
    expect(unsafe).toMatchObject({ code: 'cannotWrite', system: 'ENOENT' });
    expect(await figure()).toBe('42');

    const bad = path.join(folder, 'hỏng.skh');
    copyFileSync(backup, bad);
    chmodSync(bad, 0o644);
    const bytes = readFileSync(bad);
    bytes[bytes.length >> 1] = 1 ^ (bytes[bytes.length >> 1] ?? 0);
    await nodeFileSystem.remove(bad);
    await nodeFileSystem.writeNew(bad, bytes, null);
    expect(await host.restore(bad, folder)).toMatchObject({ ok: false, error: { code: 'damaged' } });
    expect(await compareWith(host, path.join(folder, 'không có.skh'))).toMatchObject({
      error: { code: 'fileNotFound' },
    });
    must(await host.close(false));
  });

  test('closed periods hold: the preview names them, the restore is refused and leaves no trace', async () => {
    const { host, folder, file } = await desk('lai-chau');
    const sheet = 'ke-hoach-2021--bao-cao-thang';
    const view = must(await host.view(sheet, null, null));
    const row = view.rows.find(({ cells }) => cells['current']?.typed !== '')?.id ?? '';
    const backup = must(await host.backUp(folder, 'work'))?.path ?? '';
    must(await host.run({ type: 'setCells', sheet, edits: [{ row, column: 'current', text: '5' }] }, null));
    must(await host.run({ type: 'closePeriod', sheet, closing: '2021-M01', of: null }, null));
    const preview = must(await compareWith(host, backup));
    expect(preview.closed.map(({ period }) => period)).toEqual(['2021-M01']);
    // A month is told on the Biểu made for months, though others could show it as well.
    expect(preview.sheets.map((one) => [one.sheet, one.period])).toEqual([[sheet, '2021-M01']]);
    const steps = (await newestSteps(host, 99)).length;
    expect(await host.restore(backup, folder)).toMatchObject({ error: { code: 'periodClosed', period: '2021-M01' } });
    expect((await newestSteps(host, 99)).length).toBe(steps);

    // The other way round: the period would be closed again, which undo does not take back; said beforehand.
    const closed = must(await host.backUp(folder, 'work'))?.path ?? '';
    const [close] = must(await host.inquire('period.closings', { at: { sheet } })).list;
    must(await host.run({ type: 'reopenPeriod', sheet, close: close?.id ?? '', reason: 'sửa' }, null));
    expect(must(await compareWith(host, closed)).closes).toEqual([{ period: '2021-M01', unit: '' }]);
    must(await host.close(false));
    expect(existsSync(file)).toBe(true);
  });

  test('a backup of an older schema is brought up in memory; opened by itself it is only read', async () => {
    const { home, folder } = await desk();
    const old = path.join(home, 'cũ.skh');
    copyFileSync(path.join(import.meta.dirname, '../fixtures/plans/v1.skh'), old);
    const bytes = readFileSync(old);
    const host = new SessionHost({ fileSystem: nodeFileSystem });
    const backup = must(await host.backUpOlder(folder, old))?.path ?? '';
    expect(parseBackupName(path.basename(backup))?.reason).toBe('migration');
    expect(readFileSync(backup).equals(bytes)).toBe(true);
    must(await host.open(old));
    must(await host.run({ type: 'setCells', sheet: SHEET, edits: [{ row: ROW, column: 'figure', text: '99' }] }, null));
    must(await host.save());
    expect(await host.backUpOlder(folder, old)).toEqual({ ok: true, value: null });
    expect(must(await host.restore(backup, folder)).step).not.toBeNull();
    expect(must(await compareWith(host, backup)).rows).toBe(0);
    expect(must(await host.open(backup)).readOnly).toBe('media');
    must(await host.close(false));
  });
});

describe('when backups are made', () => {
  test('soon after opening, then a quarter of an hour after the first step that the last one does not have', () => {
    const minute = 60_000;
    const due = new BackupDue();
    expect(due.isDue(3, 0)).toBe(true);
    due.made(3);
    expect(due.isDue(3, 90 * minute)).toBe(false);
    expect(due.isDue(4, 100 * minute)).toBe(false);
    expect(due.isDue(9, 114 * minute)).toBe(false);
    expect(due.isDue(9, 115 * minute)).toBe(true);
    due.failed(115 * minute);
    expect(due.isDue(9, 116 * minute)).toBe(false);
    expect(due.isDue(9, 130 * minute)).toBe(true);
  });

  test('a folder that cannot be written is told once for each reason, the work goes on, and that it is over is told too', async () => {
    const { host, home, type } = await desk();
    const told: unknown[] = [];
    const place = new BackupPlace(nodeFileSystem, home, home);
    const keeper = new BackupKeeper({
      session: host,
      backupPlace: place,
      publish: (_event, payload) => told.push(payload),
    });
    await keeper.before('import');
    expect(told).toEqual([]);
    const usual = (await place.folder()).folder;
    expect(readdirSync(usual).map((name) => parseBackupName(name)?.reason)).toEqual(['import']);

    // Another folder, on a stick that is pulled out later.
    const stick = path.join(home, 'usb');
    expect(await place.choose(stick)).toMatchObject({ ok: false, error: { code: 'cannotWrite', system: 'ENOENT' } });
    mkdirSync(stick);
    must(await place.choose(stick));
    expect(await new BackupPlace(nodeFileSystem, home, home).folder()).toEqual({ folder: stick, isDefault: false });
    rmSync(stick, { recursive: true });
    for (const text of ['1', '2']) {
      await type(ROW, text);
      await keeper.before('import');
    }
    expect(told).toMatchObject([{ code: 'cannotWrite', system: 'ENOENT', path: stick }]);
    expect(keeper.failed).toEqual(told[0]);
    expect(existsSync(stick)).toBe(false);
    mkdirSync(stick);
    await keeper.before('import');
    expect(told.slice(1)).toEqual([null]);
    must(await place.choose(null));
    expect((await place.folder()).isDefault).toBe(true);
    must(await host.close(false));
  });
});

describe('a file that somebody else wrote', () => {
  /** Somebody else's version lies on the disk, mine has a step of its own. */
  const both = async (fileSystem: FileSystem = nodeFileSystem) => {
    const mine = await desk('tam-duong', fileSystem);
    const copy = path.join(mine.home, 'máy khác.skh');
    copyFileSync(mine.file, copy);
    const other = new SessionHost({ fileSystem: nodeFileSystem });
    must(await other.open(copy));
    must(
      await other.run({ type: 'setCells', sheet: SHEET, edits: [{ row: ROW, column: 'figure', text: '99' }] }, null),
    );
    must(await other.close(false));
    await mine.type(OTHER, '7');
    must(await mine.host.save());
    copyFileSync(copy, mine.file);
    await mine.type(ROW, '43');
    expect(await mine.host.save()).toMatchObject({ value: { error: { code: 'changedOutside' } } });
    return { ...mine, theirs: readFileSync(copy) };
  };
  const figureIn = async (file: string): Promise<string | undefined> => {
    const host = new SessionHost({ fileSystem: nodeFileSystem });
    must(await host.open(file));
    const view = must(await host.view(SHEET, null, null));
    must(await host.close(true));
    return view.rows.find(({ id }) => id === ROW)?.cells['figure']?.typed;
  };

  test('the differences are told by cell; keeping mine keeps theirs as a file beside', async () => {
    const { host, home, file, folder, theirs } = await both();
    expect((await host.outside())?.size).toBe(theirs.length);
    const told = must(await compareWith(host, file)).sheets.flatMap(({ changes }) =>
      changes.map(({ from, to }) => [from, to]),
    );
    expect(told).toContainEqual(['43', '99']);
    expect(readFileSync(file).equals(theirs)).toBe(true);
    const { kept } = must(await host.keepOutside('mine', folder));
    expect(path.dirname(kept)).toBe(home);
    expect(path.basename(kept)).toMatch(/^Kế hoạch \(bản trên đĩa \d{8}-\d{6}\)\.skh$/);
    expect(readFileSync(kept).equals(theirs)).toBe(true);
    expect((await host.info())?.save).toMatchObject({ state: 'saved', error: null });
    expect(await host.outside()).toBeNull();
    must(await host.close(false));
    expect(await figureIn(file)).toBe('43');
  });

  test('taking theirs keeps mine as a file beside, its log included; the work goes on in theirs', async () => {
    const { host, file, folder, theirs } = await both();
    const { kept, plan } = must(await host.keepOutside('theirs', folder));
    expect(plan).toMatchObject({ path: file, readOnly: null });
    expect(readFileSync(file).equals(theirs)).toBe(true);
    expect(await figureIn(kept)).toBe('43');
    must(
      await host.run({ type: 'setCells', sheet: SHEET, edits: [{ row: ROW, column: 'figure', text: '100' }] }, null),
    );
    must(await host.close(false));
    expect(await figureIn(file)).toBe('100');
  });

  test('what cannot be kept is not overwritten; what is no plan any more is kept all the same', async () => {
    let full = false;
    const disk = faultyFileSystem((operation, at) =>
      full && operation === 'writeNew' && !at.includes('.lock') ? 'ENOSPC' : null,
    );
    const { host, file, folder, theirs, figure } = await both(disk);
    full = true;
    for (const way of ['mine', 'theirs'] as const) {
      expect(await host.keepOutside(way, folder)).toMatchObject({ ok: false, error: { system: 'ENOSPC' } });
      expect(readFileSync(file).equals(theirs)).toBe(true);
      expect(await figure()).toBe('43');
    }
    full = false;
    await nodeFileSystem.remove(file);
    await nodeFileSystem.writeNew(file, Buffer.from('không phải sổ'), null);
    expect(await compareWith(host, file)).toMatchObject({ error: { code: 'notAPlan' } });
    expect(await host.keepOutside('theirs', folder)).toMatchObject({ ok: false, error: { code: 'notAPlan' } });
    const { kept } = must(await host.keepOutside('mine', folder));
    expect(readFileSync(kept, 'utf8')).toBe('không phải sổ');
    must(await host.close(false));
    expect(await figureIn(file)).toBe('43');
  });

  test('is noticed also while nothing is being saved; closing all the same leaves my version in a file', async () => {
    const { host, home, file } = await both();
    const told: unknown[] = [];
    const place = new BackupPlace(nodeFileSystem, home, home);
    const keeper = new BackupKeeper({
      session: host,
      backupPlace: place,
      publish: (event, payload) => told.push([event, payload]),
    });
    await keeper.tick(0);
    await keeper.tick(60_000);
    expect(told).toEqual([['plan.outside', { path: file }]]);
    expect(readdirSync((await place.folder()).folder)).toEqual([]);
    expect((await host.close(false)).ok).toBe(false);
    must(await host.close(true));
    const kept = readdirSync(home).find((name) => name.includes('(bản của tôi'));
    expect(await figureIn(path.join(home, kept ?? ''))).toBe('43');
  });
});
