import fs from 'node:fs';
import path from 'node:path';
import { Workbook } from 'exceljs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ensureBuilt } from '../../electron/build.mjs';
import { readWorkbook } from '../../electron/workbook/read/readWorkbook';
import type { RequestProposal } from '../../shared/contract/returnsAnswers';
import { tempFolder } from '../helpers/tempFolder';
import { AREA, fill, nameOf, PERIOD, TEA, VALUE } from './returnedFolder';
import { ReturnsDesk } from './returnsDesk';

const folder = tempFolder();
let desk: ReturnsDesk;
let proposal: RequestProposal;

const lineOf = (label: string): number => 10 + proposal.rows.findIndex((row) => row.label === label);
const rowOf = (label: string): string => proposal.rows.find((row) => row.label === label)?.id ?? '';

beforeAll(async () => {
  await ensureBuilt(['main']);
  desk = await ReturnsDesk.open(folder, 'tan-uyen', 'bao-cao-thang');
  proposal = await desk.proposal(PERIOD);
  await desk.issue(PERIOD, 'gui');
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
    const gone = await desk.ask('returns.board', { at: desk.at(PERIOD) });
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

  test('a department reports the figures of the district that it provides; a row left out stays out next month', async () => {
    const office = 'phong-tai-chinh-ke-hoach';
    const own = { type: 'setOwners' as const, ...desk.at(PERIOD), row: rowOf(AREA), provider: office };
    await desk.ask('plan.run', { command: { ...own, also: [rowOf(TEA)] }, place: null });
    const asked = async (row: string) => (await desk.proposal('2022-M02')).rows.find(({ id }) => id === row);
    expect(await asked(rowOf(AREA))).toMatchObject({ areas: false, office });
    expect(await asked(rowOf(TEA))).toMatchObject({ areas: false, office });
    await desk.ask('plan.run', { command: { ...own, row: rowOf(TEA), provider: null }, place: null });
    expect(await asked(rowOf(TEA))).toMatchObject({ areas: true, office: null });
    const next = await desk.proposal('2022-M02');
    expect(next.asks).toEqual(['Ước thực hiện tháng 2 năm 2022', 'Lũy kế từ đầu năm']);
    const out = path.join(folder, 'phong');
    fs.mkdirSync(out);
    const done = await desk.ask('returns.issue', {
      at: desk.at('2022-M02'),
      units: [{ unit: office, rows: [rowOf(AREA)] }],
      dueOn: '2022-02-25',
      left: [rowOf(TEA)],
      folder: out,
      existing: 'ask',
    });
    expect(done?.written).toEqual(['T02-2022 Phòng Tài chính - Kế hoạch.xlsx']);
    expect((await desk.proposal('2022-M03')).rows.find(({ id }) => id === rowOf(TEA))?.areas).toBe(false);
    const file = path.join(out, done?.written[0] ?? '');
    // Three headings above it; kế hoạch, kỳ trước, cùng kỳ before the columns asked for.
    await fill(file, file, { G13: 3200 });
    const read = await desk.read('2022-M02', out);
    expect(read.files).toMatchObject([
      { unit: office, flags: [], preview: { changed: [{ row: rowOf(AREA), to: '3.200' }] } },
    ]);
    const take = [{ file: 0, cells: null, byHand: false }];
    await desk.ask('returns.accept', { token: read.token, take, receivedOn: '2022-02-20' });
    const district = (await desk.view('2022-M02', null)).rows.find(({ id }) => id === rowOf(AREA));
    expect(district?.cells['current']).toMatchObject({ typed: '3.200', estimate: true });
    const board = await desk.ask('returns.board', { at: desk.at('2022-M02') });
    expect(board.units.find(({ id }) => id === office)).toMatchObject({ state: 'sent', dueOn: '2022-02-25' });
  });
});
