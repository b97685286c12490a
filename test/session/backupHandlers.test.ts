import { copyFileSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { parseBackupName } from '../../electron/file/backupNames';
import { BackupPlace } from '../../electron/file/backupPlace';
import { nodeFileSystem } from '../../electron/file/fileSystem';
import { PersonFile } from '../../electron/file/personFile';
import { RecentFileList } from '../../electron/file/recentFiles';
import { createHandlers } from '../../electron/handlers/createHandlers';
import type { Publish } from '../../electron/handlers/ports';
import { compareThread } from '../../electron/session/compare/compareThread';
import { SessionHost } from '../../electron/session/sessionHost';
import { WorkbookClient } from '../../electron/workbook/workbookClient';
import type { JobProgress } from '../../shared/contract/jobs';
import { SHEET } from '../helpers/openSample';
import { tempFolder } from '../helpers/tempFolder';

const folder = tempFolder();

test('a backup becomes a plan of its own, never over the open plan or a backup; imports and old files are backed up first', async () => {
  const host = new SessionHost({ fileSystem: nodeFileSystem });
  const answers: (string | null)[] = [];
  let hear: Publish = () => undefined;
  const answer = async (): Promise<string | null> => answers.shift() ?? null;
  const { handlers, keeper } = createHandlers({
    version: 'test',
    session: host,
    compare: compareThread(path.resolve('dist/main/compareWorker.cjs')),
    workbook: new WorkbookClient('nothing is read'),
    dialogs: { openFile: answer, openFiles: async () => null, openFolder: answer, saveFile: answer },
    shell: { showItem: () => undefined, addRecent: () => undefined, paste: () => undefined },
    print: { pdf: async () => new Uint8Array(), paper: async () => false },
    recent: new RecentFileList(nodeFileSystem, folder),
    person: new PersonFile(nodeFileSystem, folder),
    backupPlace: new BackupPlace(nodeFileSystem, folder, path.join(folder, 'Tài liệu')),
    fileSystem: nodeFileSystem,
    publish: (event, payload) => hear(event, payload),
    documents: folder,
  });
  const plan = path.join(folder, 'cũ.skh');
  copyFileSync(path.join(import.meta.dirname, '../fixtures/plans/v1.skh'), plan);
  expect((await handlers['file.open']({ path: plan })).ok).toBe(true);
  const list = async () => {
    const found = await handlers['backup.list']({});
    if (!found.ok) throw new Error(found.error.code);
    return found.value;
  };
  const usual = path.join(folder, 'Tài liệu', 'Sổ Kế hoạch', 'Sao lưu');
  expect(await list()).toMatchObject({ folder: usual, isDefault: true, problem: null });
  expect((await list()).backups.map(({ reason }) => reason)).toEqual(['migration']);

  const edit = (text: string) => {
    const edits = [{ row: 'thu-nhap-binh-quan', column: 'figure', text }];
    return handlers['plan.run']({ command: { type: 'setCells', sheet: SHEET, edits }, place: null });
  };
  await edit('43');
  // What comes to nothing needs no backup.
  await handlers['workbook.applyImport']({ token: 'none', changed: [], added: [] });
  await handlers['returns.accept']({ token: 'none', receivedOn: '2026-11-22', take: [] });
  expect((await list()).backups.map(({ reason }) => reason)).toEqual(['migration']);
  await keeper.before('import');
  await edit('44');
  await keeper.before('import');
  expect((await list()).backups.map(({ reason }) => reason)).toEqual(['import', 'import', 'migration']);

  const [{ path: backup = '' } = {}] = (await list()).backups;
  const bytes = readFileSync(backup);
  for (const target of [plan, backup]) {
    answers.push(target);
    const refused = await handlers['backup.openCopy']({ path: backup });
    expect(refused).toMatchObject({ ok: false, error: { code: 'fileExists' } });
  }
  expect(await handlers['backup.openCopy']({ path: backup })).toEqual({ ok: true, value: null });
  answers.push(path.join(folder, 'bản mới'));
  const opened = await handlers['backup.openCopy']({ path: backup });
  expect(opened).toMatchObject({ value: { path: path.join(folder, 'bản mới.skh'), readOnly: null } });
  expect((await edit('45')).ok).toBe(true);
  expect((await handlers['file.save']({})).ok).toBe(true);
  expect(readFileSync(backup).equals(bytes)).toBe(true);

  // Comparing is told, leaves the plan free, and can be stopped; then it answers nothing, and the next one all.
  const jobs: JobProgress[] = [];
  hear = (event, payload) => void (event === 'job.progress' && jobs.push(payload as JobProgress));
  const stopped = handlers['backup.compare']({ path: backup });
  await expect.poll(() => jobs.length).toBe(1);
  expect((await edit('46')).ok).toBe(true);
  await handlers['job.cancel']({ job: jobs[0]?.job ?? '' });
  expect(await stopped).toEqual({ ok: true, value: null });
  const left = handlers['backup.compare']({ path: backup });
  const next = handlers['backup.compare']({ path: backup });
  expect(await left).toEqual({ ok: true, value: null });
  expect(await next).toMatchObject({ value: { cells: 1 } });
  expect(jobs.filter(({ ended }) => ended).length).toBe(3);
  // The thread itself, stopped while it reads; and left alone, it tells each stage.
  const image = await host.image();
  if (!image.ok) throw new Error(image.error.code);
  const inThread = compareThread(path.resolve('dist/main/compareWorker.cjs'));
  const controller = new AbortController();
  expect(await inThread(image.value, backup, controller.signal, () => controller.abort())).toBeNull();
  const stages = new Set<string>();
  await inThread(image.value, backup, new AbortController().signal, ({ stage }) => stages.add(stage));
  expect([...stages]).toEqual(['read', 'rows', 'cells']);

  // Another folder, and back again.
  answers.push(path.join(folder, 'không có'), folder);
  expect(await handlers['backup.folder']({ usual: false })).toMatchObject({ error: { code: 'cannotWrite' } });
  expect(await handlers['backup.folder']({ usual: false })).toMatchObject({ value: { folder, isDefault: false } });
  expect(await handlers['backup.make']({})).toMatchObject({ ok: true });
  expect(readdirSync(folder).filter((name) => parseBackupName(name)?.reason === 'hand').length).toBe(1);
  expect(await handlers['backup.folder']({ usual: true })).toMatchObject({ value: { folder: usual, isDefault: true } });
  expect((await handlers['file.close']({})).ok).toBe(true);
  expect(await handlers['backup.list']({})).toMatchObject({ error: { code: 'noOpenPlan' } });
});
