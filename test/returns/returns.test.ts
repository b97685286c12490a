import fs from 'node:fs';
import path from 'node:path';
import { Workbook } from 'exceljs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ensureBuilt } from '../../electron/build.mjs';
import type { ImportChange } from '../../shared/contract/importPreview';
import type { ReadReturns } from '../../shared/contract/returnsAnswers';
import { tempFolder } from '../helpers/tempFolder';
import { AREA, fill, nameOf, OLD_TEA, PERIOD, ReturnedFolder, TEA, VALUE, YIELD } from './returnedFolder';
import { fileOf, ReturnsDesk } from './returnsDesk';

const folder = tempFolder();
let sent: ReturnedFolder;
let desk: ReturnsDesk;
let back: string;
let read: ReadReturns;

const lineOf = (label: string): number => sent.lineOf(label);
const rowOf = (label: string): string => sent.rowOf(label);
const figureOf = (changes: readonly ImportChange[] | undefined, label: string) => sent.figureOf(changes, label);

beforeAll(async () => {
  await ensureBuilt(['main']);
  sent = await ReturnedFolder.make(folder);
  ({ desk, back } = sent);
  read = await sent.read();
}, 120_000);
afterAll(() => desk.close());

describe('returns', () => {
  test('a renamed workbook is known by its keys; text that is a number is read, what is none is kept as typed', () => {
    const { file } = fileOf(read, 'thi tran');
    expect(file).toMatchObject({ unit: 'thi-tran-tan-uyen', flags: [], error: null, tampered: [] });
    expect(figureOf(file.preview?.changed, TEA)).toBe('1,5');
    expect(figureOf(file.preview?.changed, AREA)).toBe('1.234');
    expect(file.preview?.changed.find(({ to }) => to === 'đang rà soát')).toMatchObject({ unreadable: true });
    expect(file.preview?.changed.map(({ to }) => to)).toContain('Do mưa nhiều');
    expect(file.preview?.changed.some(({ to }) => to === '')).toBe(false);
  });

  test('saved again by LibreOffice', () => {
    const { file } = fileOf(read, 'LibreOffice');
    expect(file).toMatchObject({ unit: 'ho-mit', flags: [], tampered: [] });
    expect(file.preview?.recognisedBy).toBe('keys');
    expect(file.preview?.changed).toMatchObject([{ row: rowOf(TEA), column: 'current', to: '2' }]);
  });

  test('sorted with its keys, or without them: each figure goes to its own label', () => {
    const sorted = fileOf(read, 'Mường Khoa').file;
    expect(sorted).toMatchObject({ flags: [], tampered: [] });
    expect([TEA, YIELD].map((label) => figureOf(sorted.preview?.changed, label))).toEqual(['3', '40,25']);
    const split = fileOf(read, 'Pắc Ta').file;
    expect(split.tampered).toEqual([]);
    expect(split.preview?.changed).toMatchObject([{ row: rowOf(TEA), to: '6' }]);
  });

  test('a row put in is told, one taken out is missed; neither touches the others', () => {
    const { file } = fileOf(read, 'Nậm Cần');
    expect(file.flags).toEqual(['rowsMissing']);
    expect([TEA, AREA].map((label) => figureOf(file.preview?.changed, label))).toEqual(['4', '50']);
    const extra = [
      ...(file.preview?.added ?? []).map(({ name }) => name),
      ...(file.preview?.unmatched ?? []).map(({ text }) => text),
    ];
    expect(extra).toContain('Trồng dặm chè');
    expect(file.preview?.warnings.filter(({ code }) => code === 'missingRow')).toMatchObject([
      { data: { label: YIELD } },
    ]);
  });

  test('another month, half a file, an altered label or unit of measure', () => {
    const other = fileOf(read, 'nam so').file;
    expect(other).toMatchObject({ flags: ['wrongPeriod'], period: '2022-M02', preview: null });
    const broken = fileOf(read, 'Thân Thuộc').file;
    expect(broken).toMatchObject({ unit: null, guess: 'than-thuoc', flags: ['unreadable'], preview: null });
    const altered = fileOf(read, 'Phúc Khoa').file;
    expect(altered.flags).toEqual(['tampered']);
    expect(altered.tampered).toEqual([
      { address: `B${lineOf(OLD_TEA)}`, sent: `${OLD_TEA} (ha)`, found: 'Trồng mới chè cổ thụ và chè Shan (ha)' },
      { address: `B${lineOf(AREA)}`, sent: `${AREA} (ha)`, found: `${AREA} (m2)` },
    ]);
    expect(figureOf(altered.preview?.changed, TEA)).toBe('8');
    // A number in another unit of measure is not taken over.
    expect(figureOf(altered.preview?.changed, AREA)).toBeUndefined();
  });

  test('a hundred times the month before is told', () => {
    const { file } = fileOf(read, 'Tà Mít');
    expect(file.preview?.warnings).toMatchObject([{ code: 'hundredfold', data: { from: '12,5', to: '1.250' } }]);
  });

  test('a workbook without keys is offered for the unit named in it, and read by labels once the person says so', async () => {
    const { file, index } = fileOf(read, 'so lieu gui huyen');
    expect(file).toMatchObject({ unit: null, guess: 'trung-dong', flags: ['foreign'] });
    const assigned = await desk.ask('returns.assign', { token: read.token, file: index, unit: 'trung-dong' });
    expect(assigned.unit).toBe('trung-dong');
    expect(figureOf(assigned.preview?.changed, TEA)).toBe('10');
  });

  test('files that Excel holds open are passed over', () => {
    expect(read.files.map(({ fileName }) => fileName)).not.toContain('~$nam so.xlsx');
    expect(read.files).toHaveLength(10);
  });
});

describe('taking them in', () => {
  test('all of a batch in one step: the district is there at once, the source in the details, states on the board', async () => {
    const good = ['thi tran', 'LibreOffice', 'Mường Khoa', 'Nậm Cần', 'Pắc Ta', 'so lieu gui huyen'];
    const take = good.map((name) => ({
      file: fileOf(read, name).index,
      cells: null,
      byHand: name.startsWith('so lieu'),
    }));
    const { step } = await desk.ask('returns.accept', { token: read.token, take, receivedOn: '2022-01-20' });
    expect(step.label).toBe('nhận 6 báo cáo');
    const district = (await desk.view(PERIOD, null)).rows.find(({ id }) => id === rowOf(TEA));
    // 1,5 + 2 + 3 + 4 + 6 + 10
    expect(district?.cells['current']).toMatchObject({ text: '26,5', derived: { how: 'consolidated', from: 6 } });
    const details = await desk.ask('cell.details', {
      at: { ...desk.at(PERIOD), unit: 'muong-khoa' },
      row: rowOf(TEA),
      column: 'current',
    });
    expect(JSON.stringify(details)).toContain(`${nameOf('Xã Mường Khoa')} F`);
    const commune = (await desk.view(PERIOD, 'thi-tran-tan-uyen')).rows.find(({ id }) => id === rowOf(TEA));
    expect(commune?.cells['reason']?.typed).toBe('Do mưa nhiều');
    expect(commune?.cells['proposal']?.typed ?? '').not.toContain('3');
    const board = await desk.ask('returns.board', { at: desk.at(PERIOD) });
    const of = (id: string) => board.units.find((unit) => unit.id === id);
    expect(of('ho-mit')).toMatchObject({ state: 'sent', files: [{ state: 'accepted', byHand: false }] });
    expect(of('trung-dong')).toMatchObject({ state: 'sent', files: [{ byHand: true }] });
    expect(of('ta-mit')?.state).toBe('missing');
  });

  test('what was taken twice, changed or closed since is told', async () => {
    const again = await desk.read(PERIOD, back);
    expect(fileOf(again, 'Mường Khoa').file.flags).toEqual(['again']);
    expect(fileOf(again, 'Mường Khoa').file.preview?.changed).toEqual([]);
    const changed = path.join(back, 'Ho Mit - LibreOffice.xlsx');
    await fill(changed, changed, { [`${VALUE}${lineOf(TEA)}`]: 2.25 });
    const second = await desk.read(PERIOD, back);
    const { file, index } = fileOf(second, 'LibreOffice');
    expect(file.flags).toEqual(['changed', 'replaces']);
    expect(file.preview?.changed).toMatchObject([{ from: '2', to: '2,25' }]);
    await desk.ask('plan.run', {
      command: {
        type: 'setCells',
        ...desk.at(PERIOD),
        unit: 'ho-mit',
        edits: [{ row: rowOf(TEA), column: 'current', text: '2,1' }],
      },
      place: null,
    });
    const stale = await desk.try('returns.accept', {
      token: second.token,
      take: [{ file: index, cells: null, byHand: false }],
      receivedOn: '2022-01-20',
    });
    expect(stale).toMatchObject({ ok: false, error: { code: 'planChanged' } });
    await desk.ask('plan.undo', {});
    const closing = { type: 'closePeriod' as const, ...desk.at(PERIOD), closing: PERIOD, of: 'ho-mit' };
    await desk.ask('plan.run', { command: closing, place: null });
    const shut = await desk.read(PERIOD, back);
    expect(fileOf(shut, 'LibreOffice').file.flags).toEqual(['changed', 'replaces', 'closed']);
    const take = [{ file: fileOf(shut, 'LibreOffice').index, cells: null, byHand: false }];
    const refused = await desk.try('returns.accept', { token: shut.token, take, receivedOn: '2022-01-20' });
    expect(refused).toMatchObject({ ok: false, error: { code: 'periodClosed' } });
    const [close] = (await desk.ask('period.closings', { at: desk.at(PERIOD) })).list;
    const reopening = {
      type: 'reopenPeriod' as const,
      ...desk.at(PERIOD),
      close: close?.id ?? '',
      reason: 'nhận bổ sung',
    };
    await desk.ask('plan.run', { command: reopening, place: null });
  });

  test('some cells of a late one; then one undo a batch', async () => {
    const due = {
      type: 'setDues' as const,
      ...desk.at(PERIOD),
      of: PERIOD,
      what: '',
      dueOn: '2022-01-25',
      units: ['phuc-khoa'],
    };
    await desk.ask('plan.run', { command: due, place: null });
    // One more thing that it owes, and a day typed by hand into the cell: the report itself is meant.
    await desk.ask('plan.run', { command: { ...due, what: 'Báo cáo bổ sung', dueOn: '2022-03-01' }, place: null });
    const tracker = (await desk.ask('plan.info', {}))?.sheets.find(({ form }) => form === 'theo-doi-bao-cao')?.id ?? '';
    const edits = [{ row: 'phuc-khoa', column: 'dueOn', text: '24/01' }];
    await desk.ask('plan.run', { command: { type: 'setCells', sheet: tracker, period: PERIOD, edits }, place: null });
    const owed = await desk.ask('sheet.view', { sheet: tracker, period: PERIOD, unit: null });
    expect(owed.rows.find(({ id }) => id === 'phuc-khoa')?.cells['dueOn']?.text).toBe('24/01');
    const fresh = await desk.read(PERIOD, back);
    const { file, index } = fileOf(fresh, 'thi tran');
    const { index: late } = fileOf(fresh, 'Phúc Khoa');
    expect(file.preview?.changed).toEqual([]);
    await desk.ask('returns.accept', {
      token: fresh.token,
      take: [{ file: late, cells: [0], byHand: false }],
      receivedOn: '2022-01-26',
    });
    expect(index).toBeGreaterThanOrEqual(0);
    const board = await desk.ask('returns.board', { at: desk.at(PERIOD) });
    expect(board.units.find(({ id }) => id === 'phuc-khoa')).toMatchObject({ state: 'late', dueOn: '24/01' });
    const sum = async () =>
      (await desk.view(PERIOD, null)).rows.find(({ id }) => id === rowOf(TEA))?.cells['current']?.text;
    expect(await sum()).toBe('34,5');
    await desk.ask('plan.undo', {});
    expect(await sum()).toBe('26,5');
  });

  test('one undo takes all of a batch back, one redo brings it again', async () => {
    const own = await ReturnsDesk.open(tempFolder(), 'tan-uyen', 'bao-cao-thang');
    try {
      const files = (await own.read(PERIOD, back)).files.flatMap((file, index) =>
        file.preview ? [{ file, index }] : [],
      );
      expect(files.length).toBeGreaterThan(4);
      const { token } = await own.read(PERIOD, back);
      const take = files.map(({ index }) => ({ file: index, cells: null, byHand: false }));
      const count = async () => {
        const views = await Promise.all(files.map(({ file }) => own.view(PERIOD, file.unit)));
        return views.flatMap(({ rows }) => rows.filter(({ cells }) => cells['current']?.typed)).length;
      };
      await own.ask('returns.accept', { token, take, receivedOn: '2022-01-20' });
      const taken = await count();
      expect(taken).toBeGreaterThan(8);
      await own.ask('plan.undo', {});
      expect(await count()).toBe(0);
      expect((await own.ask('returns.board', { at: own.at(PERIOD) })).units.flatMap((unit) => unit.files)).toEqual([]);
      await own.ask('plan.redo', {});
      expect(await count()).toBe(taken);
    } finally {
      await own.close();
    }
  });

  test('sent back with a note: a marked copy beside it, nothing taken over; the completed one is taken after all', async () => {
    const fresh = await desk.read(PERIOD, back);
    const { file, index } = fileOf(fresh, 'Tà Mít');
    const address = file.preview?.changed[0]?.address ?? '';
    const marked = await desk.ask('returns.sendBack', {
      token: fresh.token,
      file: index,
      note: 'Diện tích chè gấp 100 lần tháng trước',
      cells: [address],
    });
    expect(marked?.copy).toBe(path.join(back, 'Trả lại', nameOf('Xã Tà Mít')));
    const board = await desk.ask('returns.board', { at: desk.at(PERIOD) });
    expect(board.units.find(({ id }) => id === 'ta-mit')).toMatchObject({
      state: 'returned',
      note: 'Diện tích chè gấp 100 lần tháng trước',
    });
    const book = new Workbook();
    await book.xlsx.load(Uint8Array.from(fs.readFileSync(marked?.copy ?? '')).buffer as ArrayBuffer);
    const [sheet] = book.worksheets;
    expect(sheet?.getCell(address).note).toBeTruthy();
    expect(sheet?.getCell(address).fill).toMatchObject({ fgColor: { argb: 'FFF8C9BF' } });
    expect(sheet?.getCell(`F${lineOf(TEA)}`).fill).not.toMatchObject({ fgColor: { argb: 'FFF8C9BF' } });
    expect(sheet?.getRow(5).hidden).toBe(false);
    expect(sheet?.pageSetup.printArea).toMatch(/^A2:I\d+$/);
    expect(sheet?.getCell('A5').text).toContain('gấp 100 lần');
    const done = path.join(folder, 'lai');
    fs.mkdirSync(done);
    await fill(marked?.copy ?? '', path.join(done, 'ta mit sua.xlsx'), { [`F${lineOf(AREA)}`]: 12.75 });
    const second = await desk.read(PERIOD, done);
    expect(second.files).toMatchObject([{ unit: 'ta-mit', flags: [], tampered: [] }]);
    await desk.ask('returns.accept', {
      token: second.token,
      take: [{ file: 0, cells: null, byHand: false }],
      receivedOn: '2022-01-20',
    });
    const now = await desk.ask('returns.board', { at: desk.at(PERIOD) });
    expect(now.units.find(({ id }) => id === 'ta-mit')).toMatchObject({ state: 'sent', note: '' });
  });
});
