import fs from 'node:fs';
import path from 'node:path';
import { Workbook } from 'exceljs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ensureBuilt } from '../../electron/build.mjs';
import { toReturnedFile } from '../../electron/handlers/returnsFlags';
import { withOutliers } from '../../electron/handlers/returnsOutliers';
import { readReturns } from '../../electron/workbook/returns/readReturn';
import { allOf, firstTakings } from '../../renderer/dialog/returns/taking';
import type { ReturnedFile, ReturnsBasis, ReturnsBoard } from '../../shared/contract/returnsAnswers';
import { explainError } from '../../shared/text/errors';
import { tempFolder } from '../helpers/tempFolder';
import { openpyxl } from '../workbook/libreOffice';
import { ALTERATIONS } from './alterations';
import { AREA, nameOf, OLD_TEA, PERIOD, TEA, YIELD } from './returnedFolder';
import { ReturnsDesk } from './returnsDesk';

const UNIT = 'Xã Hố Mít';
const folder = tempFolder();
let desk: ReturnsDesk;
let basis: ReturnsBasis;
let board: ReturnsBoard;
let form: string;

const fileName = (title: string): string => ALTERATIONS[title]?.name ?? `${title}.xlsx`;

const facts = async (): Promise<void> => {
  const [one, two] = await Promise.all([
    desk.host.inquire('returns.basis', { at: desk.at(PERIOD) }),
    desk.host.inquire('returns.board', { at: desk.at(PERIOD) }),
  ]);
  if (!one.ok || !two.ok) throw new Error('no basis');
  [basis, board] = [one.value, two.value];
};

const rowOf = (): string => basis.view.rows.find((one) => one.name === TEA)?.id ?? '';

const read = async (file: string): Promise<ReturnedFile> => {
  const [reading] = await readReturns([file], basis, null);
  if (!reading) throw new Error(file);
  return toReturnedFile(reading, basis, board, path.basename(file));
};

beforeAll(async () => {
  await ensureBuilt(['main']);
  desk = await ReturnsDesk.open(folder, 'tan-uyen', 'bao-cao-thang');
  const { rows } = await desk.proposal(PERIOD);
  const wanted = rows.filter(({ label }) => [TEA, OLD_TEA, AREA, YIELD].includes(label)).map(({ id }) => id);
  const all = rows.filter(({ areas }) => areas).map(({ id }) => id);
  expect(wanted).toHaveLength(4);
  const out = path.join(folder, 'gui');
  fs.mkdirSync(out);
  const units = [{ unit: 'ho-mit', rows: all }];
  await desk.ask('returns.issue', { at: desk.at(PERIOD), units, dueOn: null, folder: out, existing: 'ask' });
  form = path.join(out, nameOf(UNIT));
  await facts();
  const edits = Object.entries(ALTERATIONS).map(([title, { steps }]) => [
    fileName(title),
    [['set', 'F15', 7], ...steps],
  ]);
  await openpyxl('edit.py', form, path.join(folder, 've'), JSON.stringify(Object.fromEntries(edits)));
}, 120_000);
afterAll(() => desk.close());

describe('a form that comes back altered', () => {
  test.each(Object.entries(ALTERATIONS))('%s', async (title, { flags, figures, warnings, error, unit }) => {
    const file = await read(path.join(folder, 've', fileName(title)));
    expect({
      unit: file.unit,
      flags: file.flags,
      figures: file.preview?.changed.map(({ address, to }) => `${address}: ${to}`) ?? [],
      warnings: file.preview?.warnings.map(({ code, address }) => `${code} ${address}`) ?? [],
    }).toEqual({
      unit: unit === undefined ? 'ho-mit' : unit,
      flags: flags ?? [],
      figures: figures ?? [],
      warnings: warnings ?? [],
    });
    if (error !== undefined) expect(file.error && explainError(file.error).message).toContain(error);
    // What has a flag, or a number that was guessed at, waits for the person.
    const taken = firstTakings({ files: [file] });
    const isDoubtful = warnings?.some((one) => /^(?:dateForRange|unreadable|foreignNumber)/.test(one));
    expect(taken.size).toBe((flags ?? []).length === 0 && (figures ?? []).length > 0 && !isDoubtful ? 1 : 0);
  });

  test.each([
    // The plan keeps the old name as another of the row's.
    ['renamed', { column: 'name', text: 'Trồng mới cà phê' }, [], ['F15: 7']],
    ['measured otherwise', { column: 'unit', text: 'tấn' }, ['unitDiffers C15', 'unitDiffers F15'], []],
  ] as const)('a row that the plan has %s since it was sent', async (_, { column, text }, warnings, figures) => {
    const row = rowOf();
    const command = { type: 'setCells' as const, ...desk.at(PERIOD), edits: [{ row, column, text }] };
    await desk.ask('plan.run', { command, place: null });
    await facts();
    const file = await read(path.join(folder, 've', 'nothing else.xlsx'));
    expect(file.preview?.warnings.map(({ code, address }) => `${code} ${address}`)).toEqual(warnings);
    expect(file.preview?.changed.map(({ address, to }) => `${address}: ${to}`)).toEqual(figures);
    await desk.ask('plan.undo', {});
    await facts();
  });

  test('a row that the plan has no more: its figure is told, not lost without a word', async () => {
    const row = rowOf();
    const command = { type: 'deleteRows' as const, ...desk.at(PERIOD), rows: [row] };
    await desk.ask('plan.run', { command, place: null });
    await facts();
    const file = await read(path.join(folder, 've', 'nothing else.xlsx'));
    expect(file.preview?.warnings).toMatchObject([{ code: 'rowGone', address: 'B15', data: { label: TEA } }]);
    await desk.ask('plan.undo', {});
    await facts();
  });

  test('a figure a hundred times that of most other units stands out', async () => {
    const file = await read(path.join(folder, 've', 'nothing else.xlsx'));
    const { preview } = file;
    if (!preview) throw new Error('no preview');
    const of = (to: string, index: number): ReturnedFile => ({
      ...file,
      unit: `xa-${index}`,
      preview: { ...preview, changed: preview.changed.map((change) => ({ ...change, to })) },
    });
    const told = (figures: readonly string[]) =>
      withOutliers(figures.map(of), basis).map((one) => one.preview?.warnings.map(({ code }) => code));
    expect(told(['7', '8', '6,5', '0', '9', '900', '0,05'])).toEqual([
      [],
      [],
      [],
      [],
      [],
      ['farFromOthers'],
      ['farFromOthers'],
    ]);
    expect(told(['7', '8', '6,5', '699'])).toEqual([[], [], [], []]);
    // A hundredfold slip of a small unit; a town that is honestly large, and not far from the next.
    expect(told(['300', '180', '290', '262', '21.050'])).toEqual([[], [], [], [], ['farFromOthers']]);
    expect(told(['9', '8', '6', '7', '70', '400'])).toEqual([[], [], [], [], [], []]);
    const [, , , , , far] = withOutliers(['7', '8', '6,5', '5', '9', '900'].map(of), basis);
    expect(far && firstTakings({ files: [far] }).size).toBe(0);
  });

  test('a guess goes by the line of the unit, then by the name of the file, then by the head', async () => {
    const book = new Workbook();
    const sheet = book.addWorksheet('Sheet1');
    sheet.addRows([['ỦY BAN NHÂN DÂN HUYỆN TÂN UYÊN'], ['Đơn vị báo cáo: Xã Nậm Cần'], ['', 'Chỉ tiêu'], ['1', TEA]]);
    const file = path.join(folder, 'xa ta mit chep lai.xlsx');
    await book.xlsx.writeFile(file);
    expect((await read(file)).guess).toBe('nam-can');
    sheet.getCell('A2').value = 'Năm 2022';
    await book.xlsx.writeFile(file);
    expect((await read(file)).guess).toBe('ta-mit');
    // Two units of one name: the person says which.
    const twins = basis.units.flatMap((unit) => (unit.id === 'ta-mit' ? [unit, { ...unit, id: 'ta-mit-2' }] : [unit]));
    expect((await readReturns([file], { ...basis, units: twins }, null))[0]?.guess).toBeNull();
  });

  test('empty, cut, foreign and locked files say what they are', async () => {
    const write = (name: string, bytes: string | Uint8Array): string => {
      const file = path.join(folder, name);
      fs.writeFileSync(file, bytes);
      return file;
    };
    const whole = fs.readFileSync(form);
    for (const [file, told] of [
      [write('rong.xlsx', ''), 'không có trang tính nào'],
      [write('cut.xlsx', whole.subarray(0, whole.length / 2)), 'hỏng'],
      [write('chu.xlsx', 'Kính gửi'), 'không phải sổ tính Excel'],
      [path.join(folder, 'khong-con.xlsx'), 'không còn ở'],
      [folder, 'đây là một thư mục'],
    ] as const) {
      const { flags, error } = await read(file);
      expect(flags).toEqual(['unreadable']);
      expect(error && explainError(error).message).toContain(told);
    }
    // By content, never by name.
    expect(await read(write('Xã Hố Mít.xls', whole))).toMatchObject({ unit: 'ho-mit', flags: [], error: null });
  });

  test('an older copy is told by when it was saved, and what replaces is never taken by itself', async () => {
    const at = desk.at(PERIOD);
    const back = path.join(folder, 've', 'nothing else.xlsx');
    const taking = await desk.ask('returns.read', { at, from: 'files', paths: [back] });
    const take = [{ file: 0, cells: null, byHand: false }];
    await desk.ask('returns.accept', { token: taking?.token ?? '', take, receivedOn: '2022-01-20' });
    await facts();
    // A copy is new on the disk, and as old inside as it was.
    const copied = new Date(Date.now() + 3_600_000);
    fs.utimesSync(path.join(folder, 've', 'a range.xlsx'), copied, copied);
    const older = await read(path.join(folder, 've', 'a range.xlsx'));
    expect(older.flags).toEqual(['changed', 'older', 'replaces']);
    expect(older.preview?.changed).toMatchObject([{ from: '7', to: '5-6' }]);
    expect(firstTakings({ files: [older] }).size).toBe(0);
    expect(allOf(older).cells.size).toBe(1);
    await desk.ask('plan.undo', {});
    await facts();
  });
});
