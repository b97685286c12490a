import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { type FileSystem, nodeFileSystem } from '../../electron/file/fileSystem';
import { PersonFile } from '../../electron/file/personFile';
import { accountName, setUserName, userName } from '../../electron/file/userName';
import { PlanSession } from '../../electron/session/planSession';
import { SessionHost } from '../../electron/session/sessionHost';
import type { EventMap } from '../../shared/contract/channels';
import type { SetCells } from '../../shared/domain/command';
import { signatureOf } from '../../shared/domain/personName';
import { faultyFileSystem } from '../helpers/faultyFileSystem';
import { newestSteps } from '../helpers/newestSteps';
import { openSample, SHEET, type, viewOf } from '../helpers/openSample';
import { tempFolder } from '../helpers/tempFolder';

const folder = tempFolder();
const ROW = 'thu-nhap-binh-quan';
const edit = (text: string): SetCells => ({
  type: 'setCells',
  sheet: SHEET,
  edits: [{ row: ROW, column: 'figure', text }],
});
afterEach(() => setUserName(null));

/** A second window on a file, which keeps what it was told, on a clock that the test moves. */
const secondWindow = async (file: string) => {
  const news: EventMap['plan.followed'][] = [];
  let now = 0;
  const host = new SessionHost({
    fileSystem: nodeFileSystem,
    onFollowed: (one) => news.push(one),
    clock: () => now,
  });
  const opened = await host.open(file);
  if (!opened.ok) throw new Error(opened.error.code);
  const figure = async (): Promise<string | undefined> => {
    const view = await host.view(SHEET, null, null);
    return view.ok ? view.value.rows.find(({ id }) => id === ROW)?.cells['figure']?.text : view.error.code;
  };
  const wait = async (seconds: number): Promise<void> => {
    for (let at = 0; at < seconds; at += 10) {
      now += 10_000;
      await host.follow();
    }
  };
  return { host, news, figure, wait, opened: opened.value };
};

/** A promise, and what keeps it. */
const signal = (): [Promise<void>, () => void] => {
  let keep: () => void = () => undefined;
  const promise = new Promise<void>((resolve) => {
    keep = resolve;
  });
  return [promise, keep];
};

const fileOf = async (path: string, row = ROW): Promise<string | undefined> => {
  const opened = await PlanSession.open({ fileSystem: nodeFileSystem }, path, 'read');
  if (!opened.ok) throw new Error(opened.error.code);
  const text = viewOf(opened.value).rows.find(({ id }) => id === row)?.cells['figure']?.text;
  await opened.value.close();
  return text;
};

test('a second window reads, sees each saved step, and goes on writing where the first one left', async () => {
  setUserName('Nguyễn Văn A (Phòng TC-KH)');
  const file = path.join(folder, 'chung.skh');
  const first = await openSample(file);
  const { host, news, figure, opened } = await secondWindow(file);
  const before = await figure();
  expect(opened).toMatchObject({
    readOnly: 'locked',
    following: { lock: 'held', behind: false, holder: { user: 'Nguyễn Văn A (Phòng TC-KH)', here: true } },
  });
  expect(await host.run(edit('1'), null)).toMatchObject({ error: { code: 'readOnlyPlan', why: 'locked' } });
  await host.follow();
  expect(news).toEqual([]);

  expect(before).not.toBe('43,5');
  type(first, ROW, 'figure', '43,5');
  // Safe in the journal is soon enough: the whole file may come later.
  await expect.poll(() => first.saveState.state).toBe('saved');
  await host.follow();
  expect(news).toMatchObject([{ changed: true, plan: { readOnly: 'locked', following: { lock: 'held' } } }]);
  expect(await figure()).toBe('43,5');
  await first.save();
  await host.follow();
  const told = news.length;
  await host.follow();
  expect(news.length).toBe(told);

  await first.close();
  await host.follow();
  expect(news.at(-1)).toMatchObject({ changed: false, plan: { following: { lock: 'free', holder: null } } });
  expect(await host.edit(null)).toMatchObject({ ok: true, value: { readOnly: null, following: null } });
  expect((await host.run(edit('44'), null)).ok).toBe(true);
  expect((await host.undo()).ok && (await figure())).toBe('43,5');
  await host.follow();
  expect(news.length).toBe(told + 1);
  expect((await host.close(false)).ok).toBe(true);
  expect(await fileOf(file)).toBe('43,5');
});

test('half a file is tried again in silence, then told; the figures on screen stay until it can be read', async () => {
  const file = path.join(folder, 'nửa vời.skh');
  const first = await openSample(file);
  const { host, news, figure } = await secondWindow(file);
  const before = await figure();
  type(first, ROW, 'figure', '45');
  await first.save();
  const whole = readFileSync(file);
  const flipped = Buffer.from(whole);
  flipped.writeUInt8(flipped.readUInt8(9000) ^ 1, 9000);
  for (const half of [whole.subarray(0, 9000), flipped]) {
    writeFileSync(file, half);
    await host.follow();
    expect(news).toEqual([]);
  }
  rmSync(file);
  await host.follow();
  expect(news).toMatchObject([{ changed: false, plan: { following: { behind: true } } }]);
  expect(await figure()).toBe(before);
  writeFileSync(file, whole);
  await host.follow();
  expect(news[1]).toMatchObject({ changed: true, plan: { following: { behind: false } } });
  expect(await figure()).toBe('45');
  expect((await host.close(false)).ok).toBe(true);
  await first.close(true);
});

test('a plan that is saved elsewhere while its old file is being looked at stays where it went', async () => {
  const file = path.join(folder, 'gốc.skh');
  const first = await openSample(file);
  const held: { now: Promise<void> | null } = { now: null };
  const [isReading, nowReading] = signal();
  const [mayGoOn, goOn] = signal();
  const disk: FileSystem = {
    ...nodeFileSystem,
    readFile: async (at) => {
      const bytes = await nodeFileSystem.readFile(at);
      if (at !== file || !held.now) return bytes;
      nowReading();
      await held.now;
      return bytes;
    },
  };
  const news: unknown[] = [];
  const host = new SessionHost({ fileSystem: disk, onFollowed: (one) => news.push(one) });
  expect(await host.open(file)).toMatchObject({ value: { readOnly: 'locked' } });
  type(first, ROW, 'figure', '52');
  await first.save();
  held.now = mayGoOn;
  const look = host.follow();
  await isReading;
  const elsewhere = path.join(folder, 'bản riêng.skh');
  expect((await host.saveAs(elsewhere)).ok).toBe(true);
  goOn();
  await look;
  expect(await host.info()).toMatchObject({ path: elsewhere, readOnly: null, following: null });
  expect(news).toEqual([]);
  expect((await host.run(edit('53'), null)).ok).toBe(true);
  expect((await host.close(false)).ok).toBe(true);
  expect([await fileOf(file), await fileOf(elsewhere)]).toEqual(['52', '53']);
  await first.close();
});

test('where nothing can be written the file is followed as well, without a lock', async () => {
  const file = path.join(folder, 'chỉ đọc.skh');
  const first = await openSample(file);
  const news: EventMap['plan.followed'][] = [];
  const disk = faultyFileSystem((operation) => (operation === 'writeNew' ? 'EACCES' : null));
  const host = new SessionHost({ fileSystem: disk, onFollowed: (one) => news.push(one) });
  expect(await host.open(file)).toMatchObject({
    value: { readOnly: 'media', following: { lock: 'none', holder: null } },
  });
  type(first, ROW, 'figure', '49');
  await first.save();
  await host.follow();
  expect(news).toMatchObject([{ changed: true, plan: { readOnly: 'media', following: { lock: 'none' } } }]);
  expect(await host.edit(null)).toMatchObject({ error: { code: 'readOnlyPlan', why: 'media' } });
  await host.close(false);
  await first.close();
});

test('taken over by choice: the former holder writes no more, says so, and saves its steps elsewhere', async () => {
  const file = path.join(folder, 'bỏ quên.skh');
  const former = await openSample(file);
  type(former, ROW, 'figure', '50');
  await former.save();
  // As its lock looks from another PC.
  const lock = JSON.parse(readFileSync(`${file}.lock`, 'utf8'));
  writeFileSync(`${file}.lock`, JSON.stringify({ ...lock, host: 'PHONG-TC' }));
  const { host, news, wait } = await secondWindow(file);
  await wait(180);
  expect(news).toEqual([]);
  await wait(20);
  expect(news).toMatchObject([{ plan: { following: { lock: 'leftOver', holder: { host: 'PHONG-TC' } } } }]);
  expect(await host.edit(lock.token)).toMatchObject({ ok: true, value: { readOnly: null } });
  expect((await host.run(edit('60'), null)).ok).toBe(true);
  await host.save();

  type(former, ROW, 'figure', '51');
  expect((await former.save()).error).toEqual({ code: 'lockLost', path: file });
  expect(await former.close()).toMatchObject({ error: { code: 'lockLost' } });
  expect(await fileOf(file)).toBe('60');
  const elsewhere = path.join(folder, 'bản của tôi.skh');
  expect(await former.saveAs(elsewhere)).toMatchObject({ ok: true });
  await former.close();
  expect(await fileOf(elsewhere)).toBe('51');
  // Letting the old file go has not taken its lock from the one who holds it now.
  expect((await host.run(edit('61'), null)).ok).toBe(true);
  expect((await host.close(false)).ok).toBe(true);
  expect(await fileOf(file)).toBe('61');
});

test('a lock that cannot be looked at holds the write back, and it is tried again', async () => {
  const file = path.join(folder, 'đĩa lỗi.skh');
  await (await openSample(file)).close();
  let broken = false;
  const disk = faultyFileSystem((operation, at) =>
    broken && operation === 'readFile' && at.endsWith('.lock') ? 'EIO' : null,
  );
  const opened = await PlanSession.open({ fileSystem: disk }, file, 'write');
  if (!opened.ok) throw new Error(opened.error.code);
  broken = true;
  type(opened.value, ROW, 'figure', '46');
  expect((await opened.value.save()).error).toEqual({ code: 'cannotWrite', path: file, system: 'EIO' });
  broken = false;
  expect((await opened.value.save()).error).toBeNull();
  await opened.value.close();
  expect(await fileOf(file)).toBe('46');
});

test('the log bears the name that was given, and keeps the one of its time', async () => {
  const { host } = await secondWindow(await sampleFile('tên.skh'));
  const actors = async (): Promise<string[]> => (await newestSteps(host, 10)).map(({ actor }) => actor);
  await host.identify('Nguyễn Văn A');
  expect(JSON.parse(readFileSync(path.join(folder, 'tên.skh.lock'), 'utf8')).user).toBe('Nguyễn Văn A');
  await host.run(edit('47'), null);
  await host.identify(null);
  await host.run(edit('48'), null);
  expect(await actors()).toEqual([accountName(), 'Nguyễn Văn A']);
  await host.close(false);
});

const sampleFile = async (name: string): Promise<string> => {
  const file = path.join(folder, name);
  await (await openSample(file)).close();
  return file;
};

test('the name is kept on the PC as one plain line; scripts name it in the environment', async () => {
  const person = new PersonFile(nodeFileSystem, path.join(folder, 'cài đặt'));
  expect(await person.read()).toEqual({ name: '', office: '', account: accountName(), asked: false });
  const saved = await person.save({ name: '  Nguyễn\u202E  Va\u0306n\n A ', office: ' Phòng\tTC-KH' });
  expect(saved).toMatchObject({ ok: true, value: { name: 'Nguyễn Văn A', office: 'Phòng TC-KH', asked: true } });
  const again = await person.read();
  expect(signatureOf(again)).toBe('Nguyễn Văn A (Phòng TC-KH)');
  await person.save({ name: '', office: 'x' });
  expect(signatureOf(await person.read())).toBeNull();
  writeFileSync(path.join(folder, 'cài đặt', 'person.json'), '{"name":');
  expect((await person.read()).asked).toBe(false);
  const full = faultyFileSystem((operation) => (operation === 'writeNew' ? 'ENOSPC' : null));
  expect(await new PersonFile(full, folder).save({ name: 'A', office: '' })).toMatchObject({
    error: { code: 'cannotWrite', system: 'ENOSPC' },
  });

  expect(userName()).toBe(accountName());
  process.env['SKH_NAME'] = ' Tổ  nhập liệu ';
  try {
    expect(userName()).toBe('Tổ nhập liệu');
    setUserName('Nguyễn Văn A');
    expect(userName()).toBe('Nguyễn Văn A');
  } finally {
    delete process.env['SKH_NAME'];
  }
});
