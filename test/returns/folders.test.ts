import fs from 'node:fs';
import path from 'node:path';
import { Workbook } from 'exceljs';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { ensureBuilt } from '../../electron/build.mjs';
import type { RequestProposal } from '../../shared/contract/returnsAnswers';
import { explainError } from '../../shared/text/errors';
import { faultyFileSystem } from '../helpers/faultyFileSystem';
import { tempFolder } from '../helpers/tempFolder';
import { fill, nameOf, PERIOD, TEA } from './returnedFolder';
import { fileOf, ReturnsDesk } from './returnsDesk';

const folder = tempFolder();
let desk: ReturnsDesk;
let proposal: RequestProposal;
let out: string;
/** What the disk answers to a write under a path that holds these words; none by default. */
let fault: { readonly at: string; readonly code: string; readonly from: number } | null = null;
let writes = 0;

const tea = (): string => proposal.rows.find(({ label }) => label === TEA)?.id ?? '';
const sent = (unit: string): string => path.join(out, nameOf(unit));
const folderOf = (name: string): string => {
  const made = path.join(folder, name);
  fs.mkdirSync(made, { recursive: true });
  return made;
};
const answer = (unit: string, to: string, figure: number): Promise<void> => fill(sent(unit), to, { F15: figure });
const districtTea = async (): Promise<string | undefined> =>
  (await desk.view(PERIOD, null)).rows.find(({ id }) => id === tea())?.cells['current']?.text;
const take = (...files: readonly number[]) => files.map((file) => ({ file, cells: null, byHand: false }));

beforeAll(async () => {
  await ensureBuilt(['main']);
  const disk = faultyFileSystem((operation, file) => {
    if (operation !== 'writeNew' || !fault || !file.includes(fault.at)) return null;
    return ++writes > fault.from ? fault.code : null;
  });
  desk = await ReturnsDesk.open(folder, 'tan-uyen', 'bao-cao-thang', disk);
  proposal = await desk.proposal(PERIOD);
  out = path.join(folder, 'gui');
  fs.mkdirSync(out);
  const rows = proposal.rows.filter(({ areas }) => areas).map(({ id }) => id);
  const units = ['ho-mit', 'ta-mit'].map((unit) => ({ unit, rows }));
  await desk.ask('returns.issue', { at: desk.at(PERIOD), units, dueOn: null, folder: out, existing: 'ask' });
}, 120_000);
afterEach(() => {
  [fault, writes] = [null, 0];
  desk.onJob = () => undefined;
  desk.answers.length = 0;
});
afterAll(() => desk.close());

describe('a folder of returns', () => {
  test('with folders in it: each file by its place; links, copies that go back and passing files are left', async () => {
    const top = folderOf('thu');
    folderOf('thu/Hố Mít/lần 2');
    folderOf('thu/a/b/c/d/e');
    folderOf('thu/Trả lại');
    await answer('Xã Hố Mít', path.join(top, 'Hố Mít/lần 2/x.xlsx'), 2);
    for (const copy of ['Trả lại/x.xlsx', 'a/b/c/d/e/x.xlsx', '~$x.xlsx', '.x.xlsx', 'x.tmp', 'x.xlsx.download']) {
      fs.copyFileSync(sent('Xã Tà Mít'), path.join(top, copy));
    }
    fs.symlinkSync(out, path.join(top, 'lối tắt'));
    const read = await desk.read(PERIOD, top);
    expect(read.files.map(({ place, unit }) => [place, unit])).toEqual([['Hố Mít/lần 2/x.xlsx', 'ho-mit']]);
    expect(read.left.map((one) => path.relative(top, one))).toEqual([path.join('a', 'b', 'c', 'd', 'e')]);
    const gone = await desk.try('returns.read', { at: desk.at(PERIOD), from: 'folder', paths: [`${top}-`] });
    expect(gone).toMatchObject({ ok: false, error: { code: 'fileNotFound' } });
  });

  test('with two of one unit: neither is chosen for the person, both at once are refused, one is taken', async () => {
    const two = folderOf('hai');
    await answer('Xã Hố Mít', path.join(two, 'cũ.xlsx'), 2);
    await answer('Xã Hố Mít', path.join(two, 'mới.xlsx'), 3);
    const read = await desk.read(PERIOD, two);
    expect(read.files.map(({ flags }) => flags)).toEqual([['twice'], ['twice']]);
    const both = { token: read.token, take: take(0, 1), receivedOn: '2022-01-20' };
    const refused = await desk.try('returns.accept', both);
    expect(refused).toMatchObject({ ok: false, error: { code: 'returnsOverlap', unit: 'Xã Hố Mít' } });
    if (!refused.ok) expect(explainError(refused.error).message).toContain('Xã Hố Mít');
    expect(await districtTea()).toBe('');
    await desk.ask('returns.accept', { ...both, take: take(fileOf(read, 'mới').index) });
    expect(await districtTea()).toBe('3');
    await desk.ask('plan.undo', {});
  });

  test('whose reading is stopped: nothing of it is in the plan, what was read may be taken', async () => {
    const many = folderOf('nhieu');
    await answer('Xã Tà Mít', path.join(many, 'x 0.xlsx'), 1);
    for (let copy = 1; copy < 20; copy++)
      fs.copyFileSync(path.join(many, 'x 0.xlsx'), path.join(many, `x ${copy}.xlsx`));
    desk.onJob = ({ job, done }) => {
      if (done >= 8) void desk.ask('job.cancel', { job });
    };
    const read = await desk.read(PERIOD, many);
    expect(read.cancelled).toBe(true);
    expect(read.files.length).toBeGreaterThan(0);
    expect(read.files.length).toBeLessThan(20);
    expect(await districtTea()).toBe('');
  });

  test.each([
    ['its unit of measure', { type: 'setCells', edits: (row: string) => [{ row, column: 'unit', text: 'tấn' }] }],
    [
      'its figure',
      { type: 'setCells', edits: (row: string) => [{ row, column: 'current', text: '9' }], unit: 'ho-mit' },
    ],
  ] as const)('read before the plan changed %s: nothing is taken', async (_, { type, edits, ...of }) => {
    const read = await desk.read(PERIOD, path.join(folder, 'thu'));
    const command = { type, ...desk.at(PERIOD), ...of, edits: edits(tea()) };
    await desk.ask('plan.run', { command, place: null });
    const stale = await desk.try('returns.accept', { token: read.token, take: take(0), receivedOn: '2022-01-20' });
    expect(stale).toMatchObject({ ok: false, error: { code: 'planChanged' } });
    await desk.ask('plan.undo', {});
  });
});

describe('taken', () => {
  const unit = async (id: string) =>
    (await desk.ask('returns.board', { at: desk.at(PERIOD) })).units.find((one) => one.id === id);

  test('the rest waits on; an equal report is a report; a correction does not make the first one late', async () => {
    const back = folderOf('nhan');
    await answer('Xã Hố Mít', path.join(back, 'a.xlsx'), 2);
    fs.copyFileSync(sent('Xã Tà Mít'), path.join(back, 'b.xlsx'));
    const dues = { type: 'setDues' as const, ...desk.at(PERIOD), of: PERIOD, what: '', dueOn: '2022-01-25' };
    await desk.ask('plan.run', { command: { ...dues, units: ['ho-mit', 'ta-mit'] }, place: null });
    const { token, files } = await desk.read(PERIOD, back);
    const first = { token, take: take(files.findIndex((one) => one.unit === 'ho-mit')), receivedOn: '2022-01-24' };
    const { rest } = await desk.ask('returns.accept', first);
    expect(rest.map(({ place, unit: of, preview }) => [place, of, preview?.changed])).toEqual([
      ['b.xlsx', 'ta-mit', []],
    ]);
    await desk.ask('returns.accept', { token, take: take(0), receivedOn: '2022-01-25' });
    expect(await unit('ta-mit')).toMatchObject({ state: 'sent', receivedOn: '2022-01-25' });
    await answer('Xã Hố Mít', path.join(back, 'a.xlsx'), 2.5);
    const second = await desk.read(PERIOD, back);
    const again = second.files.findIndex((one) => one.unit === 'ho-mit');
    expect(second.files.map(({ flags }) => flags)).toEqual([['changed', 'replaces'], ['again']]);
    await desk.ask('returns.accept', { token: second.token, take: take(again), receivedOn: '2022-01-28' });
    expect(await unit('ho-mit')).toMatchObject({ state: 'sent', receivedOn: '2022-01-24' });
    expect(await districtTea()).toBe('2,5');
    for (let step = 0; step < 4; step++) await desk.ask('plan.undo', {});
  });

  test('only some cells of one: the others wait on, and may go back', async () => {
    const back = folderOf('mot phan');
    await fill(sent('Xã Hố Mít'), path.join(back, 'a.xlsx'), { F15: 2, G15: 'Rét đậm' });
    const { token } = await desk.read(PERIOD, back);
    const some = { token, take: [{ file: 0, cells: [0], byHand: false }], receivedOn: '2022-01-24' };
    const { rest } = await desk.ask('returns.accept', some);
    expect(rest[0]?.preview?.changed).toMatchObject([{ address: 'G15', to: 'Rét đậm' }]);
    expect((await unit('ho-mit'))?.files).toMatchObject([{ state: 'partly' }]);
    await desk.ask('returns.sendBack', { token, file: 0, note: 'Thiếu số', cells: ['G15'] });
    expect((await unit('ho-mit'))?.state).toBe('returned');
    for (let step = 0; step < 2; step++) await desk.ask('plan.undo', {});
  });
});

describe('sent back', () => {
  const back = async (choices: readonly (readonly string[] | null)[]) => {
    const read = await desk.read(PERIOD, path.join(folder, 'thu'));
    desk.answers.push(...choices);
    return desk.ask('returns.sendBack', { token: read.token, file: 0, note: 'Thiếu số', cells: ['F15'] });
  };
  const state = async () =>
    (await desk.ask('returns.board', { at: desk.at(PERIOD) })).units.find(({ id }) => id === 'ho-mit')?.state;

  test('from where nothing can be written: the person chooses another folder, or nothing is recorded', async () => {
    fault = { at: 'lần 2', code: 'EROFS', from: 0 };
    expect(await back([null])).toBeNull();
    expect(await state()).toBe('missing');
    const other = folderOf('khac');
    expect((await back([[other]]))?.copy).toBe(path.join(other, 'x.xlsx'));
    expect(await state()).toBe('returned');
    await desk.ask('plan.undo', {});
    expect(fs.readdirSync(other)).toEqual(['x.xlsx']);
    const [half] = fs.readdirSync(path.join(folder, 'thu/Hố Mít/lần 2/Trả lại'));
    expect(half).toBeUndefined();
  });

  test('cells of a workbook with several sheets are marked in theirs', async () => {
    const read = await desk.read(PERIOD, path.join(folder, 'thu'));
    const cells = ['Báo cáo!F15', `${'Trang có tên dài đến 31 chữ cái'.slice(0, 31)}!F1048576`];
    const sent = await desk.ask('returns.sendBack', { token: read.token, file: 0, note: 'Thiếu số', cells });
    const book = new Workbook();
    await book.xlsx.readFile(sent?.copy ?? '');
    expect(book.getWorksheet('Báo cáo')?.getCell('F15').note).toBeTruthy();
    await desk.ask('plan.undo', {});
  });
});

describe('forms into a folder', () => {
  const units = () =>
    proposal.units.filter(({ role }) => role === 'area').map(({ id }) => ({ unit: id, rows: [tea()] }));
  const issue = (to: string) =>
    desk.try('returns.issue', { at: desk.at(PERIOD), units: units(), dueOn: null, folder: to, existing: 'ask' });

  const issuedAt = async () =>
    (await desk.ask('returns.board', { at: desk.at(PERIOD) })).units.map(({ issuedAt: at }) => at);

  test('that fills up: those written stay and are remembered, no half of one, and the person is told', async () => {
    const full = folderOf('day');
    [fault, writes] = [{ at: `${path.sep}day${path.sep}`, code: 'ENOSPC', from: 3 }, 0];
    const before = await issuedAt();
    const done = await issue(full);
    if (!done.ok || !done.value) throw new Error('nothing issued');
    expect(done.value.written).toHaveLength(3);
    expect(done.value.failed).toMatchObject({ code: 'cannotWrite', system: 'ENOSPC' });
    expect(fs.readdirSync(full).sort()).toEqual([...done.value.written].sort());
    const after = await issuedAt();
    expect(after.filter((at, index) => at !== before[index])).toHaveLength(3);
    await desk.ask('plan.undo', {});
    expect(await issuedAt()).toEqual(before);
  });

  test('that is full from the start, or gone: nothing is written or remembered', async () => {
    const before = await issuedAt();
    [fault, writes] = [{ at: `${path.sep}day-san${path.sep}`, code: 'ENOSPC', from: 0 }, 0];
    expect(await issue(folderOf('day-san'))).toMatchObject({ ok: false, error: { code: 'cannotWrite' } });
    expect(fs.readdirSync(path.join(folder, 'day-san'))).toEqual([]);
    expect(await issue(path.join(folder, 'khong-co'))).toMatchObject({ ok: false, error: { code: 'cannotWrite' } });
    expect(await issuedAt()).toEqual(before);
  });
});
