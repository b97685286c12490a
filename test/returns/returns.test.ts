import fs from 'node:fs';
import path from 'node:path';
import { Workbook } from 'exceljs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ensureBuilt } from '../../electron/build.mjs';
import { readWorkbook } from '../../electron/workbook/read/readWorkbook';
import type { ReadReturns, RequestProposal } from '../../shared/contract/returnsAnswers';
import { tempFolder } from '../helpers/tempFolder';
import { convert, openpyxl } from '../workbook/libreOffice';
import { fileOf, ReturnsDesk } from './returnsDesk';

const folder = tempFolder();
const PERIOD = '2022-M01';
/** Sheet rows of the form: hidden keys, head, help, header in 9. */
const FIRST = 10;
const VALUE = 'F';
let desk: ReturnsDesk;
let proposal: RequestProposal;
let back: string;
let read: ReadReturns;

const nameOf = (unit: string): string => `T01-2022 ${unit}.xlsx`;
/** Row of the sheet in which a row of the plan was written. */
const lineOf = (label: string): number => {
  const at = proposal.rows.findIndex((row) => row.label === label);
  if (at < 0) throw new Error(label);
  return FIRST + at;
};
const rowOf = (label: string): string => proposal.rows.find((row) => row.label === label)?.id ?? '';
const edit = (from: string, to: string, steps: readonly unknown[]): Promise<unknown> =>
  openpyxl('edit.py', from, to, JSON.stringify(steps));
const figureOf = (changes: readonly { row: string; column: string; to: string }[] | undefined, label: string) =>
  changes?.find(({ row, column }) => row === rowOf(label) && column === 'current')?.to;

const TEA = 'Trồng mới chè tập trung';
const OLD_TEA = 'Trồng mới chè cổ thụ';
const AREA = 'Tổng diện tích chè';
const YIELD = 'Sản lượng chè búp tươi';

beforeAll(async () => {
  await ensureBuilt(['main']);
  desk = await ReturnsDesk.open(folder, 'tan-uyen', 'bao-cao-thang');
  proposal = await desk.proposal(PERIOD);
  // Last month's figure of one commune, so that a slip of a hundred times shows.
  const before = await desk.ask('plan.run', {
    command: {
      type: 'setCells',
      sheet: desk.sheet,
      period: PERIOD,
      unit: 'ta-mit',
      edits: [{ row: rowOf(AREA), column: 'previous', text: '12,5' }],
    },
    place: null,
  });
  expect(before.label).not.toBe('');
  const out = await desk.issue(PERIOD, 'gui');
  const next = await desk.issue('2022-M02', 'gui-thang-2');
  back = path.join(folder, 've');
  fs.mkdirSync(back);
  const sent = (unit: string): string => path.join(out, nameOf(unit));
  const at = (label: string): string => `${VALUE}${lineOf(label)}`;
  const plain = path.join(folder, 'lo.xlsx');
  await Promise.all([
    edit(sent('Thị trấn Tân Uyên'), path.join(back, 'bao cao thi tran (1).xlsx'), [
      ['set', at(TEA), 1.5],
      ['set', at(AREA), '1.234'],
      ['set', at(YIELD), 'đang rà soát'],
      ['set', `G${lineOf(TEA)}`, 'Do mưa nhiều'],
      ['set', `H${lineOf(TEA)}`, '=SUM(1;2)'],
    ]),
    edit(sent('Xã Hố Mít'), plain, [['set', at(TEA), 2]]),
    // Sorted with its hidden columns, as openpyxl or a careful person does.
    edit(sent('Xã Mường Khoa'), path.join(back, nameOf('Xã Mường Khoa')), [
      ['set', at(TEA), 3],
      ['set', at(YIELD), 40.25],
      ['reverse', lineOf(TEA), lineOf(YIELD), 11],
    ]),
    // A row put in, another taken out.
    edit(sent('Xã Nậm Cần'), path.join(back, nameOf('Xã Nậm Cần')), [
      ['set', at(TEA), 4],
      ['set', at(AREA), 50],
      ['delete', lineOf(YIELD)],
      ['insert', lineOf(OLD_TEA)],
      ['set', `B${lineOf(OLD_TEA)}`, 'Trồng dặm chè'],
      ['set', `F${lineOf(OLD_TEA)}`, 7],
    ]),
    edit(path.join(next, 'T02-2022 Xã Nậm Sỏ.xlsx'), path.join(back, 'nam so.xlsx'), [['set', at(TEA), 5]]),
    // Only the visible columns sorted: the keys stayed where they were.
    edit(sent('Xã Pắc Ta'), path.join(back, nameOf('Xã Pắc Ta')), [
      ['set', at(TEA), 6],
      ['reverse', lineOf(TEA), lineOf(YIELD), 9],
    ]),
    edit(sent('Xã Phúc Khoa'), path.join(back, nameOf('Xã Phúc Khoa')), [
      ['set', at(TEA), 8],
      ['set', `B${lineOf(OLD_TEA)}`, 'Trồng mới chè cổ thụ và chè Shan'],
      ['set', `C${lineOf(AREA)}`, 'm2'],
      ['set', at(AREA), 9],
    ]),
    edit(sent('Xã Tà Mít'), path.join(back, nameOf('Xã Tà Mít')), [['set', at(AREA), 1250]]),
  ]);
  fs.mkdirSync(path.join(folder, 'lo'));
  const [resaved = ''] = await convert([plain], 'xlsx', path.join(folder, 'lo'));
  fs.copyFileSync(resaved, path.join(back, 'Ho Mit - LibreOffice.xlsx'));
  const whole = fs.readFileSync(sent('Xã Thân Thuộc'));
  fs.writeFileSync(path.join(back, nameOf('Xã Thân Thuộc')), whole.subarray(0, whole.length / 2));
  const foreign = new Workbook();
  const sheet = foreign.addWorksheet('Sheet1');
  sheet.addRow(['UBND XÃ TRUNG ĐỒNG']);
  sheet.addRow(['BÁO CÁO THÁNG 1 NĂM 2022']);
  sheet.addRow(['TT', 'Chỉ tiêu', 'Đơn vị tính', 'Ước thực hiện tháng 1 năm 2022', 'Ghi chú']);
  sheet.addRow(['1', TEA, 'ha', 10, 'số ước']);
  sheet.addRow(['2', 'Nuôi cá tầm', 'tấn', 3, '']);
  fs.writeFileSync(path.join(back, 'so lieu gui huyen.xlsx'), new Uint8Array(await foreign.xlsx.writeBuffer()));
  fs.writeFileSync(path.join(back, '~$nam so.xlsx'), 'Excel');
  read = await desk.read(PERIOD, back);
}, 120_000);
afterAll(() => desk.close());

describe('reporting forms', () => {
  test('one workbook a commune, with its rows, open cells, checks of what is typed and hidden keys', async () => {
    expect(fs.readdirSync(path.join(folder, 'gui'))).toHaveLength(10);
    const bytes = fs.readFileSync(path.join(folder, 'gui', nameOf('Xã Hố Mít')));
    const book = new Workbook();
    await book.xlsx.load(Uint8Array.from(bytes).buffer as ArrayBuffer);
    const [sheet, hidden] = book.worksheets;
    expect(hidden?.state).toBe('hidden');
    expect(sheet?.getCell(`${VALUE}${lineOf(TEA)}`).protection).toMatchObject({ locked: false });
    expect(sheet?.getCell(`B${lineOf(TEA)}`).protection?.locked ?? true).toBe(true);
    const model = await readWorkbook('x', new Uint8Array(bytes));
    if (!model.ok) throw new Error(model.error.code);
    const [page] = model.value.sheets;
    expect([...(page?.hiddenColumns ?? [])]).toEqual([10, 11]);
    const texts = page?.rows.flatMap(({ cells }) => cells.map(({ text }) => text)) ?? [];
    expect(texts).toContain('Đơn vị báo cáo: Xã Hố Mít     Kỳ báo cáo: Tháng 1 năm 2022');
    expect(texts.filter((text) => text === rowOf(TEA))).toHaveLength(1);
  });

  test('what was sent is remembered, the units owe a report; one undo takes it back', async () => {
    const board = await desk.ask('returns.board', { at: desk.at(PERIOD) });
    expect(board.units.filter(({ issuedAt }) => issuedAt !== null)).toHaveLength(10);
    expect(new Set(board.units.filter(({ role }) => role === 'area').map(({ state }) => state))).toEqual(
      new Set(['missing']),
    );
    await desk.ask('plan.undo', {});
    const gone = await desk.ask('returns.board', { at: desk.at('2022-M02') });
    expect(gone.units.filter(({ issuedAt }) => issuedAt !== null)).toEqual([]);
    await desk.ask('plan.redo', {});
  });

  test('files that are there already are asked about, never silently replaced', async () => {
    const units = [{ unit: 'ho-mit', rows: [rowOf(TEA)] }];
    const out = path.join(folder, 'gui');
    const before = fs.readFileSync(path.join(out, nameOf('Xã Hố Mít')));
    const request = { at: desk.at(PERIOD), units, dueOn: '2022-01-25', folder: out };
    const asked = await desk.ask('returns.issue', { ...request, existing: 'ask' });
    expect(asked).toMatchObject({ existing: [nameOf('Xã Hố Mít')], written: [], step: null });
    const kept = await desk.ask('returns.issue', { ...request, existing: 'number' });
    expect(kept?.written).toEqual(['T01-2022 Xã Hố Mít (2).xlsx']);
    expect(fs.readFileSync(path.join(out, nameOf('Xã Hố Mít'))).equals(before)).toBe(true);
    await desk.ask('plan.undo', {});
  });

  test('Hủy stops between two files; what was written is remembered', async () => {
    const out = path.join(folder, 'huy');
    fs.mkdirSync(out);
    const units = proposal.units
      .filter(({ role }) => role === 'area')
      .map(({ id }) => ({ unit: id, rows: [rowOf(TEA)] }));
    desk.onJob = ({ job, done }) => {
      if (done >= 1) void desk.ask('job.cancel', { job });
    };
    const done = await desk.ask('returns.issue', {
      at: desk.at(PERIOD),
      units,
      dueOn: null,
      folder: out,
      existing: 'ask',
    });
    desk.onJob = () => undefined;
    expect(done?.cancelled).toBe(true);
    expect(fs.readdirSync(out).sort()).toEqual([...(done?.written ?? [])].sort());
    expect(done?.written.length).toBeLessThan(10);
    expect(desk.jobs.at(-1)).toMatchObject({ ended: true });
    if (done?.step) await desk.ask('plan.undo', {});
  });
});

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
    const step = await desk.ask('returns.accept', { token: read.token, take, receivedOn: '2022-01-20' });
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
    await edit(changed, changed, [['set', `${VALUE}${lineOf(TEA)}`, 2.25]]);
    const second = await desk.read(PERIOD, back);
    const { file, index } = fileOf(second, 'LibreOffice');
    expect(file.flags).toEqual(['changed']);
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
    expect(fileOf(shut, 'LibreOffice').file.flags).toEqual(['changed', 'closed']);
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
    expect(board.units.find(({ id }) => id === 'phuc-khoa')).toMatchObject({ state: 'late', dueOn: '2022-01-25' });
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
    const sent = await desk.ask('returns.sendBack', {
      token: fresh.token,
      file: index,
      note: 'Diện tích chè gấp 100 lần tháng trước',
      cells: [address],
    });
    expect(sent.copy).toBe(path.join(back, 'Trả lại', nameOf('Xã Tà Mít')));
    const board = await desk.ask('returns.board', { at: desk.at(PERIOD) });
    expect(board.units.find(({ id }) => id === 'ta-mit')).toMatchObject({
      state: 'returned',
      note: 'Diện tích chè gấp 100 lần tháng trước',
    });
    const book = new Workbook();
    await book.xlsx.load(Uint8Array.from(fs.readFileSync(sent.copy ?? '')).buffer as ArrayBuffer);
    const [sheet] = book.worksheets;
    expect(sheet?.getCell(address).note).toBeTruthy();
    expect(sheet?.getCell(address).fill).toMatchObject({ fgColor: { argb: 'FFF8C9BF' } });
    expect(sheet?.getCell(`F${lineOf(TEA)}`).fill).not.toMatchObject({ fgColor: { argb: 'FFF8C9BF' } });
    expect(sheet?.getRow(5).hidden).toBe(false);
    expect(sheet?.getCell('A5').text).toContain('gấp 100 lần');
    const done = path.join(folder, 'lai');
    fs.mkdirSync(done);
    await edit(sent.copy ?? '', path.join(done, 'ta mit sua.xlsx'), [['set', `F${lineOf(AREA)}`, 12.75]]);
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
