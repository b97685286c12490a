import { spawn, spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import initSqlJs from 'sql.js';
import { beforeAll, describe, expect, test } from 'vitest';
import { ensureBuilt } from '../../electron/build.mjs';
import { nodeFileSystem } from '../../electron/file/fileSystem';
import { PlanSession } from '../../electron/session/planSession';
import { readWorkbook } from '../../electron/workbook/read/readWorkbook';
import { lockOwner } from '../helpers/lockOwner';
import { skh, skhBin, skhProcess } from '../helpers/runSkh';
import { tempFolder } from '../helpers/tempFolder';

const folder = tempFolder();
const SHEET = ['--sheet', 'bieu-ket-qua'];

const json = async (...args: string[]) => JSON.parse((await skh(...args, '--json')).out);

let serial = 0;
const made = path.join(folder, 'mẫu.skh');
/** A fresh copy of the plan that the command made. */
const sample = async (): Promise<string> => {
  const file = path.join(folder, `mẫu ${serial++}.skh`);
  copyFileSync(made, file);
  return file;
};

beforeAll(async () => {
  await ensureBuilt();
  expect((await skh('new', made, '--sample', 'tam-duong')).code).toBe(0);
});

describe('skh', { timeout: 60_000 }, () => {
  test('new, sheets, show: the golden count', async () => {
    const file = await sample();
    const { sheets } = await json('sheets', file);
    expect(sheets[0]).toMatchObject({ id: 'bieu-ket-qua', form: 'bieu-ket-qua', periods: ['2023', '2023-H1'] });
    // Every plan lists every form.
    expect(sheets.map((sheet: { form: string }) => sheet.form)).toContain('giao-chi-tieu');
    const shown = await json('show', file, ...SHEET);
    expect(shown.columns.map((column: { id: string }) => column.id)).toEqual([
      'marker',
      'name',
      'unit',
      'target',
      'figure',
      'attainment',
      'note',
    ]);
    expect(shown.rows.length).toBe(37);
    expect(shown.summary).toEqual({
      components: 37,
      metOrExceeded: 25,
      exceeded: 17,
      met: 8,
      unmet: 12,
      notComputable: 0,
      onEstimates: 2,
    });
    expect(shown.rows[12].name).toBe('Tỷ lệ trường học đạt chuẩn quốc gia');
    expect(shown.rows[12].cells.attainment).toEqual({
      text: '100,52%',
      value: '100.52',
      verdict: 'exceeded',
      reason: null,
      estimate: true,
    });
    expect((await skh('show', file, ...SHEET)).out).toContain('25/37 đạt và vượt: 17 vượt · 8 đạt · 12 chưa đạt');
  });

  test('set, undo, redo, history: durable at exit 0', async () => {
    const file = await sample();
    const set = ['set', file, ...SHEET, '--row', 'thu-nhap-binh-quan', '--column', 'figure'];
    expect((await skhProcess(...set, '-5')).code).toBe(0);
    expect((await json('show', file, ...SHEET)).rows[0].cells.figure.value).toBe('-5');
    expect((await skh(...set, '50')).code).toBe(0);
    expect((await skhProcess('undo', file)).code).toBe(0);
    expect((await json('show', file, ...SHEET)).rows[0].cells.figure.value).toBe('-5');
    expect((await skh('redo', file)).code).toBe(0);
    expect((await json('show', file, ...SHEET)).rows[0].cells.attainment.text).toBe('100,00%');
    expect((await skh('redo', file)).code).toBe(1);
    const { entries } = await json('history', file);
    expect(entries.map((entry: { kind: string }) => entry.kind)).toEqual(['redo', 'undo', 'do', 'do']);
    const list = `${file}.nhat-ky.xlsx`;
    expect((await skh('history', file, '--limit', '2', '-o', list)).code).toBe(0);
    expect(existsSync(list)).toBe(true);
    expect((await skh('history', file, '-o', file)).code).toBe(2);
    expect((await skh('verify', file)).code).toBe(0);
    expect(existsSync(`${file}.lock`)).toBe(false);
  });

  test('export comes home unchanged', async () => {
    const file = await sample();
    for (const layout of ['phu-luc', 'bieu']) {
      for (const profile of ['nha-nuoc', 'dang']) {
        const book = path.join(folder, `${layout}-${profile}.xlsx`);
        const done = await skh('export', file, ...SHEET, '-o', book, '--layout', layout, '--profile', profile);
        expect(done.code).toBe(0);
        const result = await json('import', file, book, ...SHEET);
        expect(result).toMatchObject({
          matched: 37,
          unchanged: 37,
          changed: [],
          added: [],
          unmatched: [],
          warnings: [],
        });
      }
    }
    expect((await json('history', file)).entries).toEqual([]);
  });

  test('a set goes out as one workbook, each Biểu on a sheet of its own behind the list', async () => {
    const file = await sample();
    const session = await PlanSession.open({ fileSystem: nodeFileSystem }, file, 'write');
    if (!session.ok) throw new Error(session.error.code);
    const entry = (sheet: string) => ({ sheet, period: '2023', unit: 'tam-duong' });
    const entries = [entry('bieu-ket-qua'), entry('ke-hoach-nam')];
    const look = { layout: 'phu-luc', profile: null, contents: true, internal: false } as const;
    const at = { sheet: 'bieu-ket-qua' };
    const made = session.value.run(
      { type: 'saveReportSet', ...at, set: 'bo-1', title: 'Phụ lục 2023', entries, look },
      null,
    );
    expect(made.ok).toBe(true);
    await session.value.close();
    expect((await json('sets', file)).sets).toMatchObject([
      { id: 'bo-1', title: 'Phụ lục 2023', sentOn: null, entries: [{ ...entries[0], number: 1 }, { number: 2 }] },
    ]);
    expect((await skh('sets', file)).out).toMatch(/^bo-1 +\S+ +2 +Phụ lục 2023/);
    const book = path.join(folder, 'bộ.xlsx');
    const done = await json('export', file, '--set', 'bo-1', '-o', book, '--profile', 'nha-nuoc');
    expect(done).toEqual({ path: book, sheets: 2, rows: 74 });
    const model = await readWorkbook(book, readFileSync(book));
    expect(model.ok && model.value.sheets.map(({ name }) => name)).toEqual([
      'Danh mục phụ lục',
      'Phụ lục I',
      'Phụ lục II',
    ]);
    for (const more of [[...SHEET], ['--period', '2024'], ['--unit', 'tam-duong']]) {
      expect((await skh('export', file, '--set', 'bo-1', '-o', book, ...more)).code).toBe(2);
    }
    const unknown = await json('export', file, '--set', 'bo-2', '-o', book);
    expect(unknown).toMatchObject({ error: { code: 'setRefused', why: 'unknown' } });
  });

  test.each([
    [[], 2],
    [['nope'], 2],
    [['new'], 2],
    [['show', '/không/có.skh', ...SHEET], 2],
    [['new', path.join(folder, 'không có thư mục', 'a.skh')], 2],
    [['new', path.join(folder, 'lạ.skh'), '--sample', 'la'], 2],
    [['new', path.join(folder, 'lạ.skh'), '--samples'], 2],
    [['verify', import.meta.filename], 2],
  ])('bad use and unreadable input: %j', async (args, code) => {
    const run = await skh(...args);
    expect(run.code).toBe(code);
    expect(run.out + run.err).not.toBe('');
    expect(run.err).not.toMatch(/at .*:\d+:\d+/);
  });

  test('a refused command leaves the file as it was, byte for byte', async () => {
    const file = await sample();
    const before = readFileSync(file);
    const set = (row: string, column: string): string[] => [
      'set',
      file,
      ...SHEET,
      '--row',
      row,
      '--column',
      column,
      '1',
    ];
    for (const args of [
      ['new', file],
      set('nope', 'figure'),
      set('thu-nhap-binh-quan', 'nope'),
      set('thu-nhap-binh-quan', 'attainment'),
      ['show', file, '--sheet', 'nope'],
      ['show', file, ...SHEET, '--period', '2023-X'],
      ['import', file, file, ...SHEET],
      ['export', file, ...SHEET, '-o', file],
      ['export', file, ...SHEET, '-o', '/dev/full'],
      ['export', file, ...SHEET, '-o', folder],
      ['undo', file, '--dry-run'],
      ['info', file, 'extra'],
      ['set', file, ...SHEET, '--row', 'thu-nhap-binh-quan', '--column', 'figure', '51', '--dry-run'],
      ['export', file, ...SHEET, '-o', path.join(folder, 'không có', 'x.xlsx')],
    ]) {
      expect([args, (await skh(...args)).code]).toEqual([args, 2]);
    }
    expect(readFileSync(file).equals(before)).toBe(true);
  });

  test('a file whose trailer was cut, or that another program rewrote, is a problem; a plain copy is not', async () => {
    const file = await sample();
    const bytes = readFileSync(file);
    const cut = bytes.subarray(0, bytes.length - 78);
    writeFileSync(file, cut);
    expect((await skh('show', file, ...SHEET)).code).toBe(1);
    expect(await json('verify', file)).toMatchObject({ ok: false, checksum: 'mismatch' });
    const plain = path.join(folder, 'chép thường.sqlite');
    writeFileSync(plain, cut);
    expect((await skh('show', plain, ...SHEET)).code).toBe(0);
    expect(await json('verify', plain)).toMatchObject({ ok: true, checksum: 'none' });
  });

  test('a crafted log is never run', async () => {
    const file = path.join(folder, 'nhật ký lạ.sqlite');
    const sql = await initSqlJs();
    const db = new sql.Database(Uint8Array.from(readFileSync(await sample())));
    const forged = [{ table: 'figure WHERE id<>? --', id: 'q', before: null, after: {} }];
    for (const changes of [JSON.stringify(forged), '{"a":1}']) {
      db.run('DELETE FROM change_log');
      db.run(`INSERT INTO change_log (id, at, actor, label, command, changes) VALUES ('q','','','Sửa','{}',?)`, [
        changes,
      ]);
      writeFileSync(file, db.export());
      const run = await skh('undo', file, '--json');
      expect([run.code, JSON.parse(run.out).error.code]).toEqual([2, 'damaged']);
      expect(existsSync(`${file}.lock`)).toBe(false);
      expect((await json('show', file, ...SHEET)).summary.metOrExceeded).toBe(25);
    }
    db.close();
  });

  test('a wrong checksum is a problem to show and to verify, and refuses to write', async () => {
    const file = await sample();
    const bytes = readFileSync(file);
    bytes.write('0'.repeat(8), bytes.length - 20, 'latin1');
    writeFileSync(file, bytes);
    expect((await skh('show', file, ...SHEET)).code).toBe(1);
    expect(await json('verify', file)).toMatchObject({ ok: false, checksum: 'mismatch' });
    expect((await skh('verify', file)).code).toBe(1);
    const set = await skh('set', file, ...SHEET, '--row', 'thu-nhap-binh-quan', '--column', 'figure', '1');
    expect(set.code).toBe(2);
    expect(readFileSync(file).equals(bytes)).toBe(true);
  });

  test('a lock of a living process refuses; that of a dead one is taken over; reading needs none', async () => {
    const file = await sample();
    const set = ['set', file, ...SHEET, '--row', 'thu-nhap-binh-quan', '--column', 'figure', '44'];
    const holder = spawn(process.execPath, ['-e', 'setTimeout(() => {}, 60000)']);
    writeFileSync(`${file}.lock`, lockOwner({ pid: holder.pid }));
    const refused = await skhProcess(...set);
    expect([refused.code, refused.err.includes('lan')]).toEqual([2, true]);
    expect((await skhProcess('show', file, ...SHEET)).code).toBe(0);
    holder.kill();
    const dead = spawnSync(process.execPath, ['-e', '']).pid;
    writeFileSync(`${file}.lock`, lockOwner({ pid: dead }));
    expect((await skhProcess(...set)).code).toBe(0);
    expect(existsSync(`${file}.lock`)).toBe(false);
  });

  test('many at once on one file with a stale lock: each writes whole or is refused, what answered 0 is there', async () => {
    const file = await sample();
    writeFileSync(`${file}.lock`, lockOwner({ pid: spawnSync(process.execPath, ['-e', '']).pid }));
    const runs = await Promise.all(
      Array.from({ length: 6 }, (_, index) =>
        skhProcess('set', file, ...SHEET, '--row', 'thu-nhap-binh-quan', '--column', 'figure', String(100 + index)),
      ),
    );
    const done = runs.filter((run) => run.code === 0).length;
    expect(runs.every((run) => run.code === 0 || run.code === 2)).toBe(true);
    expect(done).toBeGreaterThan(0);
    expect((await json('history', file)).entries.length).toBe(done);
    expect((await skhProcess('verify', file)).code).toBe(0);
  });

  test('works through a link and from any folder', async () => {
    const elsewhere = path.join(folder, 'nơi khác');
    mkdirSync(elsewhere);
    const link = path.join(elsewhere, 'skh');
    symlinkSync(skhBin, link);
    const run = spawnSync(link, ['target', '>58', '--figure', '58,3', '--json'], { cwd: elsewhere, encoding: 'utf8' });
    expect(run.status).toBe(0);
    expect(JSON.parse(run.stdout)).toEqual({
      target: { kind: 'moreThan', low: '58', high: null, text: '>58', direction: 'higher', error: null },
      attainment: { percent: '100.52', verdict: 'exceeded', reason: null },
    });
  });

  test.each([
    [['12', '--figure', '12/12'], { percent: '100.00', verdict: 'met' }],
    [['12', '--figure', '9/12 xã'], { percent: '75.00', verdict: 'unmet' }],
    [['15‰', '--figure', '14%o', '--direction', 'lower'], { percent: '107.14', verdict: 'exceeded' }],
    [['5-6', '--figure', '6,1'], { percent: '101.67', verdict: 'exceeded' }],
    [['5-6', '--figure', '5,5'], { percent: '91.67', verdict: 'met' }],
    [['5-6', '--figure', '5,5', '--range', 'lower'], { percent: '110.00', verdict: 'met' }],
    [['5-6', '--figure', '6,1', '--range', 'inside'], { percent: null, verdict: 'unmet' }],
    [['<18', '--figure', '17,5'], { percent: '102.86', verdict: 'exceeded' }],
    [['13,5', '--figure', '14,3', '--direction', 'lower'], { percent: '94.41', verdict: 'unmet' }],
    [['HTTNV trở lên', '--figure', 'HTTNV', '--scale', 'HTXSNV,HTTNV,HTNV,KHTNV'], { percent: null, verdict: 'met' }],
    [['Dưới 3', '--figure', '0'], { percent: null, verdict: 'met' }],
    [['>58', '--figure', '21/36'], { percent: '100.52', verdict: 'exceeded' }],
  ])('target %j', async (args, attainment) => {
    expect(await json('target', ...args)).toMatchObject({ attainment });
  });
});
