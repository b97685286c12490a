import fs from 'node:fs';
import path from 'node:path';
import { Workbook } from 'exceljs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ensureBuilt } from '../../electron/build.mjs';
import { toReturnedFile } from '../../electron/handlers/returnsFlags';
import { withOutliers } from '../../electron/handlers/returnsOutliers';
import { readReturns } from '../../electron/workbook/returns/readReturn';
import { allOf, firstTakings } from '../../renderer/dialog/returns/taking';
import type { ReturnedFile, ReturnFlag, ReturnsBasis, ReturnsBoard } from '../../shared/contract/returnsAnswers';
import { explainError } from '../../shared/text/errors';
import { tempFolder } from '../helpers/tempFolder';
import { openpyxl } from '../workbook/libreOffice';
import { AREA, nameOf, OLD_TEA, PERIOD, TEA, YIELD } from './returnedFolder';
import { ReturnsDesk } from './returnsDesk';

/** A form of Xã Hố Mít with 7 in F15 (Trồng mới chè tập trung), altered in one more way. */
const [LINE, NEXT] = [15, 16];
const UNIT = 'Xã Hố Mít';

interface Case {
  readonly steps: readonly unknown[];
  /** The name of the file, where that is what matters. */
  readonly name?: string;
  readonly flags?: readonly ReturnFlag[];
  /** "F15: 7" of each figure that is brought. */
  readonly figures?: readonly string[];
  /** "mergedCells F15" of each warning. */
  readonly warnings?: readonly string[];
  readonly error?: string;
  readonly unit?: string | null;
}

const seven = ['F15: 7'];
const setBoth = (from: string, to: string): unknown[] => [
  ['replace', 'skh', 'A1', from, to],
  ['replace', 'Báo cáo', 'J1', from, to],
];

const CASES: Readonly<Record<string, Case>> = {
  'nothing else': { steps: [], figures: seven },
  'a figure merged over two rows': {
    steps: [['merge', `F${LINE}:F${NEXT}`]],
    warnings: ['mergedCells F15'],
  },
  'a reason merged over two rows': {
    steps: [
      ['set', 'G15', 'Rét đậm'],
      ['merge', `G${LINE}:G${NEXT}`],
    ],
    figures: [...seven, 'G15: Rét đậm'],
  },
  'a figure merged with the column before it': {
    steps: [
      ['set', 'E16', 8],
      ['merge', `E${NEXT}:F${NEXT}`],
    ],
    figures: seven,
    warnings: ['mergedCells E16'],
  },
  'a row twice with two figures': {
    steps: [
      ['insert', NEXT],
      ['copyRow', LINE, NEXT],
      ['set', `F${NEXT}`, 8],
    ],
    flags: ['rowsTwice'],
    figures: seven,
    warnings: ['rowTwice F15'],
  },
  'a row twice with one figure': {
    steps: [
      ['insert', NEXT],
      ['copyRow', LINE, NEXT],
    ],
    figures: seven,
  },
  'a figure beside the form': { steps: [['set', 'L15', 9]], figures: seven, warnings: ['outsideForm L15'] },
  'a column put in, with a figure': {
    steps: [
      ['insertColumn', 4],
      ['set', 'D15', 99],
    ],
    figures: ['G15: 7'],
    warnings: ['outsideForm D15'],
  },
  'the column to fill in taken out': {
    steps: [['deleteColumns', 6, 1]],
    flags: ['unreadable'],
    error: 'Các cột cần điền của biểu mẫu không còn',
  },
  'the key of the column taken out': { steps: [['set', 'F1', null]], figures: seven },
  'the hidden page taken out': { steps: [['removeSheet', 'skh']], figures: seven },
  'the hidden page garbled': { steps: [['replace', 'skh', 'A1', '{', '{{']], figures: seven },
  'the hidden page shown': { steps: [['show', 'skh']], figures: ['Báo cáo!F15: 7'] },
  'the page itself hidden': { steps: [['hide']], flags: ['unreadable'], error: 'đang bị ẩn hoặc đã bị xóa' },
  'the page renamed': { steps: [['title', "Xã! 'a'"]], figures: seven },
  'the page copied': { steps: [['copySheet']], flags: ['twoSheets'], figures: ['Báo cáo!F15: 7'] },
  'the hidden page of another unit': {
    steps: [['replace', 'skh', 'A1', 'ho-mit', 'ta-mit']],
    flags: ['tornKeys'],
    unit: null,
  },
  'the hidden page of another month': {
    steps: [['replace', 'skh', 'A1', '2022-M01', '2022-M02']],
    flags: ['tornKeys'],
    unit: null,
  },
  'all keys of another unit': { steps: setBoth('ho-mit', 'ta-mit'), flags: ['tornKeys'], unit: null },
  'all keys of another plan': { steps: setBoth('"plan":"', '"plan":"x'), flags: ['wrongPlan'], unit: null },
  'all keys of another sheet': { steps: setBoth('"sheet":"', '"sheet":"x'), flags: ['wrongSheet'], unit: null },
  'the head of another unit': {
    steps: [['set', 'A4', 'Đơn vị báo cáo: Xã Tà Mít     Kỳ báo cáo: Tháng 1 năm 2022']],
    flags: ['otherName'],
    figures: seven,
  },
  'the name of another unit': {
    steps: [],
    name: 'T01-2022 Xã Tà Mít.xlsx',
    flags: ['otherName'],
    figures: seven,
  },
  'the key of a row taken out': { steps: [['set', 'J15', null]], figures: seven },
  'the unit of measure of a row altered': {
    steps: [['set', 'C15', 'tấn']],
    flags: ['tampered'],
    warnings: ['unitDiffers C15', 'unitDiffers F15'],
  },
  'a formula among the texts': {
    steps: [['set', 'G15', '=1+2']],
    figures: seven,
    warnings: ['formulaError G15'],
  },
  'formulas that no program has worked out': { steps: [['set', 'F15', '=1+2']], warnings: ['formulaError F15'] },
  'a figure as foreign text': {
    steps: [['set', 'F15', '1,234.5']],
    figures: ['F15: 1,234.5'],
    warnings: ['foreignNumber F15'],
  },
  'no figure but a word': {
    steps: [['set', 'F15', 'không có']],
    figures: ['F15: không có'],
    warnings: ['unreadable F15'],
  },
  'a figure with blanks': { steps: [['set', 'F15', ' \u00a012 ']], figures: ['F15: 12'] },
  'a range': { steps: [['set', 'F15', '5-6']], figures: ['F15: 5-6'] },
  'a percentage of Excel': {
    steps: [
      ['set', 'F15', 0.12],
      ['format', 'F15', '0%'],
    ],
    figures: ['F15: 12%'],
    warnings: ['percentScaled F15'],
  },
  'a range of which Excel made a day': {
    steps: [
      ['set', 'F15', 44717],
      ['format', 'F15', 'd-mmm'],
    ],
    figures: ['F15: 5-6'],
    warnings: ['dateForRange F15'],
  },
};

const folder = tempFolder();
let desk: ReturnsDesk;
let basis: ReturnsBasis;
let board: ReturnsBoard;
let form: string;

const fileName = (title: string): string => CASES[title]?.name ?? `${title}.xlsx`;

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
  const edits = Object.entries(CASES).map(([title, { steps }]) => [fileName(title), [['set', 'F15', 7], ...steps]]);
  await openpyxl('edit.py', form, path.join(folder, 've'), JSON.stringify(Object.fromEntries(edits)));
}, 120_000);
afterAll(() => desk.close());

describe('a form that comes back altered', () => {
  test.each(Object.entries(CASES))('%s', async (title, { flags, figures, warnings, error, unit }) => {
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
    const older = await read(path.join(folder, 've', 'a range.xlsx'));
    expect(older.flags).toEqual(['changed', 'older', 'replaces']);
    expect(older.preview?.changed).toMatchObject([{ from: '7', to: '5-6' }]);
    expect(firstTakings({ files: [older] }).size).toBe(0);
    expect(allOf(older).cells.size).toBe(1);
    await desk.ask('plan.undo', {});
    await facts();
  });
});
