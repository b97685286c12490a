import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { rescueCommand } from '../../electron/cli/rescueCommand';
import { pagesOf, readPage } from '../../electron/db/pages';
import { SqlDb, type SqlRow, textOf } from '../../electron/db/sqlDb';
import { BackupPlace } from '../../electron/file/backupPlace';
import { makeBackup } from '../../electron/file/backups';
import { nodeFileSystem } from '../../electron/file/fileSystem';
import { journalOf } from '../../electron/file/journal';
import { decodePlanFile, encodePlanFile } from '../../electron/file/planFile';
import type { HandlerDeps } from '../../electron/handlers/handlers';
import { rescueHandlers } from '../../electron/handlers/rescueHandlers';
import { goodVersions } from '../../electron/session/goodVersions';
import { PlanSession } from '../../electron/session/planSession';
import { damageOffer, rescuePlan } from '../../electron/session/rescue';
import { SessionHost } from '../../electron/session/sessionHost';
import { rescueListName } from '../../shared/text/rescue';
import { faultyFileSystem } from '../helpers/faultyFileSystem';
import { cellOf, openSample, rowOf, SHEET, type, viewOf } from '../helpers/openSample';
import { tempFolder } from '../helpers/tempFolder';

const PAGE = 4096;
const folder = tempFolder();
const at = (name: string): string => path.join(folder, name);
let made = 0;

const good = await (async (): Promise<Buffer> => {
  const session = await openSample(at('tốt.skh'));
  type(session, 'thu-nhap-binh-quan', 'figure', '46');
  session.run(
    { type: 'setCellNote', sheet: SHEET, row: 'thu-nhap-binh-quan', column: 'figure', body: 'xem lại' },
    null,
  );
  await session.close();
  return readFileSync(session.path);
})();

const query = async (bytes: Buffer, sql: string): Promise<SqlRow[]> => {
  const db = await SqlDb.open(Uint8Array.from(bytes));
  const rows = db.all(sql);
  db.close();
  return rows;
};

/** Pages of a table or an index. */
const pagesFor = async (name: string): Promise<readonly number[]> => {
  const [root] = await query(good, `SELECT rootpage FROM sqlite_schema WHERE name = '${name}'`);
  const file = pagesOf(good);
  const walk = (page: number): number[] => [page, ...(readPage(file, page)?.children ?? []).flatMap(walk)];
  return walk(Number(root?.['rootpage']));
};

const without = (pages: readonly number[], bytes = good): Buffer => {
  const damaged = Buffer.from(bytes);
  for (const page of pages) damaged.fill(0, (page - 1) * PAGE, page * PAGE);
  return damaged;
};

const rescue = async (bytes: Buffer) => {
  const file = at(`hỏng ${++made}.skh`);
  const output = at(`cứu ${made}.skh`);
  writeFileSync(file, bytes);
  const done = await rescuePlan(nodeFileSystem, file, output);
  if (!done.ok) throw new Error(JSON.stringify(done.error));
  expect(readFileSync(file).equals(bytes)).toBe(true);
  const opened = await PlanSession.open({ fileSystem: nodeFileSystem }, output, 'write');
  if (!opened.ok) throw new Error(JSON.stringify(opened.error));
  expect(opened.value.readOnly).toBeNull();
  return { ...done.value, session: opened.value, kinds: new Set(done.value.report.notes.map(({ kind }) => kind)) };
};

test('a whole file is read from its pages as SQLite reads it', async () => {
  const { session, report, path: output } = await rescue(good);
  expect(report).toMatchObject({ complete: true, proven: true, badPages: 0, notes: [] });
  await session.close();
  for (const { table } of report.tables) {
    const sql = `SELECT * FROM ${table} ORDER BY id`;
    expect(await query(readFileSync(output), sql)).toEqual(await query(good, sql));
  }
});

test('a lost first page, and lost inner pages, cost nothing', async () => {
  const inner = (await pagesFor('plan_row')).slice(0, 1);
  const { session, report } = await rescue(without([1, ...inner]));
  expect(report).toMatchObject({ complete: true, proven: false, badPages: 2 });
  expect(viewOf(session).rows.length).toBe(37);
  await session.close();
});

test('lost figures come back from the log where it has them; the others are named', async () => {
  const { session, report, list } = await rescue(without(await pagesFor('figure')));
  expect(report.complete).toBe(false);
  expect(cellOf(session, 'thu-nhap-binh-quan', 'figure').text).toBe('46');
  expect(report.notes.filter(({ kind }) => kind === 'fromLog')).toMatchObject([
    { table: 'figure', about: expect.stringContaining('46') },
  ]);
  const [count] = await query(good, 'SELECT count(*) AS n FROM figure');
  expect(report.notes.filter(({ kind }) => kind === 'missing').length).toBe(Number(count?.['n']) - 1);
  expect(readFileSync(list, 'utf8')).toContain('Lấy lại từ nhật ký');
  await session.close();
});

test('rows whose tree is lost stand under a heading of their own, with their figures', async () => {
  const lost = await pagesFor('plan_row');
  const { session, report, kinds } = await rescue(
    without([...lost, ...(await pagesFor('sqlite_autoindex_plan_row_1'))]),
  );
  expect(report.complete).toBe(false);
  expect(kinds).toContain('parked');
  const view = viewOf(session);
  expect(view.rows.some(({ name }) => name === 'Dòng cứu được')).toBe(true);
  expect(view.rows.filter(({ cells }) => (cells['figure']?.text ?? '') !== '').length).toBe(37);
  await session.close();
});

test('pages that nothing leads to go to the table that their rows fit', async () => {
  const lost: number[] = [];
  for (const table of ['plan_row', 'row_alias', 'target']) {
    lost.push((await pagesFor(table))[0] ?? 0, ...(await pagesFor(`sqlite_autoindex_${table}_1`)));
  }
  const { session, report } = await rescue(without(lost.filter((page) => page > 0)));
  const saved = Object.fromEntries(report.tables.map(({ table, saved: count }) => [table, count]));
  for (const table of ['plan_row', 'row_alias', 'target']) {
    const isLeaf = (await pagesFor(table)).length === 1;
    const [count] = await query(good, `SELECT count(*) AS n FROM ${table}`);
    expect([table, saved[table]]).toEqual([table, isLeaf ? 0 : count?.['n']]);
  }
  expect(report.notes.filter(({ kind }) => kind === 'unplaced' || kind === 'loose')).toEqual([]);
  await session.close();
});

test('a lost plan is stood in for by one that shows its targets', async () => {
  const lost = [...(await pagesFor('plan')), ...(await pagesFor('sqlite_autoindex_plan_1'))];
  const { session, kinds } = await rescue(without(lost));
  expect(kinds).toContain('madeUp');
  expect(session.info().title).toBe('Kế hoạch cứu được');
  expect(cellOf(session, 'thu-nhap-binh-quan', 'target').text).toBe('50');
  await session.close();
});

test('a figure that was changed in the file is told, and is not believed in silence', async () => {
  const [figure] = await query(good, `SELECT * FROM figure WHERE typed = '43,6'`);
  // The text and the value that was read from it stand side by side.
  const bytes = Buffer.from(good.toString('latin1').replaceAll('43,643.6', '48,643.6'), 'latin1');
  expect(bytes.equals(good)).toBe(false);
  const { session, report } = await rescue(bytes);
  expect(report.notes).toMatchObject([
    { kind: 'doubt', table: 'figure', id: textOf(figure ?? {}, 'id'), detail: 'value: 43.6' },
  ]);
  expect(rowOf(session, 'thu-ngan-sach-dia-ban').cells['figure']?.text).toBe('48,6');
  await session.close();
});

test('nothing is overwritten, and nothing is left behind when the disk is full', async () => {
  const file = at('đầy.skh');
  writeFileSync(file, without([30]));
  const full = faultyFileSystem((operation) => (operation === 'writeNew' ? 'ENOSPC' : null));
  expect(await rescuePlan(full, file, at('mới.skh'))).toMatchObject({
    error: { code: 'cannotWrite', system: 'ENOSPC' },
  });
  expect(existsSync(at('mới.skh'))).toBe(false);
  writeFileSync(rescueListName(at('mới.skh')), 'của tôi');
  expect(await rescuePlan(nodeFileSystem, file, at('mới.skh'))).toMatchObject({ error: { code: 'fileExists' } });
  expect(await rescuePlan(nodeFileSystem, file, file)).toMatchObject({ error: { code: 'fileExists', path: file } });
});

test('skh rescue: 0 when nothing is missing, 1 when something is, 2 when there is nothing', async () => {
  const run = async (name: string, bytes: Buffer) => {
    writeFileSync(at(name), bytes);
    return rescueCommand({ words: [at(name)], values: { output: at(`${name} mới.skh`) }, flags: new Set() });
  };
  expect(await run('a', without([1]))).toMatchObject({ code: 0, json: { complete: true, proven: false } });
  expect(await run('b', without(await pagesFor('figure')))).toMatchObject({ code: 1, json: { complete: false } });
  expect(await run('c', Buffer.alloc(20000))).toMatchObject({
    code: 2,
    json: { error: { code: 'damaged', detail: 'nothing' } },
  });
  expect(await run('a', without([1]))).toMatchObject({ code: 2, json: { error: { code: 'fileExists' } } });
});

test.each([1, 2])('a damaged file of version %i is rescued into one of today', async (version) => {
  const old = readFileSync(path.join(import.meta.dirname, `../fixtures/plans/v${version}.skh`));
  const [root] = await query(old, `SELECT rootpage FROM sqlite_schema WHERE name = 'sqlite_autoindex_figure_1'`);
  const { session, report } = await rescue(without([Number(root?.['rootpage'])], old));
  expect(report.badPages).toBe(1);
  expect(cellOf(session, 'thu-nhap-binh-quan', 'figure').text).toBe('45');
  expect(viewOf(session).rows.length).toBe(37);
  await session.close();
});

test('a sound file of a newer version is not taken apart', async () => {
  const db = await SqlDb.open(Uint8Array.from(good));
  db.script('PRAGMA user_version = 99');
  writeFileSync(at('mới hơn.skh'), encodePlanFile(db.image()).bytes);
  db.close();
  const done = await rescuePlan(nodeFileSystem, at('mới hơn.skh'), at('mới hơn 2.skh'));
  expect(done).toMatchObject({ error: { code: 'newerVersion', found: 99 } });
});

test('the window is offered what is left, rescues, and opens a good version as a new file', async () => {
  const file = at('cửa sổ.skh');
  writeFileSync(file, without([60]));
  writeFileSync(`${file}.bak`, good);
  const chosen = [at('cứu từ cửa sổ.skh'), at('bản tốt.skh'), at('bản tốt.skh'), null];
  const session = new SessionHost({ fileSystem: nodeFileSystem });
  const dialogs = { saveFile: async () => chosen.shift() ?? null };
  const backupPlace = new BackupPlace(nodeFileSystem, at('thiết lập'), at('tài liệu'));
  const deps = { session, dialogs, fileSystem: nodeFileSystem, backupPlace } as unknown as HandlerDeps;
  const handlers = rescueHandlers(deps, (path) => session.open(path));
  const offer = await handlers['file.damage']({ path: file });
  expect(offer).toMatchObject({ value: { report: { badPages: 1 }, versions: [{ path: `${file}.bak` }] } });
  expect(await handlers['file.rescue']({ path: file })).toMatchObject({ value: { path: at('cứu từ cửa sổ.skh') } });
  const request = { path: file, version: `${file}.bak` };
  expect(await handlers['file.openVersion']({ path: file, version: at('tốt.skh') })).toMatchObject({ ok: false });
  expect(await handlers['file.openVersion'](request)).toMatchObject({
    value: { path: at('bản tốt.skh'), readOnly: null },
  });
  expect(await handlers['file.openVersion'](request)).toMatchObject({ error: { code: 'fileExists' } });
  expect(await handlers['file.openVersion'](request)).toEqual({ ok: true, value: null });
  await session.close(true);
});

test('good versions beside a file are offered, broken ones are not', async () => {
  const file = at('có bản trước.skh');
  writeFileSync(file, good.subarray(0, 9000));
  writeFileSync(`${file}.bak`, good);
  const passing = at(`.${path.basename(file)}.1.0123abcd.tmp`);
  writeFileSync(passing, good.subarray(0, 20000));
  expect(await goodVersions(nodeFileSystem, file)).toMatchObject([{ path: `${file}.bak`, kind: 'previous' }]);
  const decoded = decodePlanFile(good, '');
  if (!decoded.ok) throw new Error('fixture');
  writeFileSync(passing, encodePlanFile(decoded.value.image).bytes);
  const offer = await damageOffer(nodeFileSystem, file);
  expect(offer.versions.map(({ kind }) => kind).sort()).toEqual(['passing', 'previous']);
  writeFileSync(`${file}.bak`, good.subarray(0, 9000));
  expect(await goodVersions(nodeFileSystem, file)).toMatchObject([{ kind: 'passing' }]);

  const backed = at('có sao lưu.skh');
  writeFileSync(backed, good);
  mkdirSync(at('sao lưu'));
  const backup = await makeBackup(nodeFileSystem, at('sao lưu'), backed, 'work');
  writeFileSync(backed, good.subarray(0, 9000));
  const { versions } = await damageOffer(nodeFileSystem, backed, at('sao lưu'));
  expect(versions).toMatchObject([{ kind: 'backup', path: backup.ok && backup.value?.path }]);
});

test('steps that lay in the journal of a file that was damaged come with the rescue', async () => {
  const session = await openSample(at('cắt điện.skh'));
  type(session, 'thu-nhap-binh-quan', 'figure', '51');
  await session.save();
  const whole = readFileSync(session.path);
  for (const text of ['52', '53']) {
    type(session, 'thu-nhap-binh-quan', 'figure', text);
    await expect.poll(() => session.saveState.state).toBe('saved');
  }
  const journal = readFileSync(journalOf(session.path));
  await session.close();
  const file = at('cắt điện rồi hỏng.skh');
  writeFileSync(file, without([60], whole));
  writeFileSync(journalOf(file), journal);
  const output = at('cứu cả nhật ký.skh');
  const done = await rescuePlan(nodeFileSystem, file, output);
  expect(done.ok && done.value.report.notes.filter(({ kind }) => kind.startsWith('journal'))).toMatchObject([
    { kind: 'journal', detail: '2' },
  ]);
  const opened = await PlanSession.open({ fileSystem: nodeFileSystem }, output, 'read');
  if (!opened.ok) throw new Error(opened.error.code);
  expect(cellOf(opened.value, 'thu-nhap-binh-quan', 'figure').text).toBe('53');
  await opened.value.close();
  expect(readFileSync(journalOf(file)).equals(journal)).toBe(true);
});
