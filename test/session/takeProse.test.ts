import path from 'node:path';
import { expect, test } from 'vitest';
import { draftsOf, judge, type ProseTarget, withAllTaken, writingOf } from '../../shared/reading/proseDraft';
import { readProse } from '../../shared/reading/proseRows';
import { openSample, SHEET, viewOf } from '../helpers/openSample';
import { tempFolder } from '../helpers/tempFolder';

const TEXT =
  'Thu ngân sách địa bàn/năm 66.000 triệu đồng; sản lượng đạt 605 tấn (trong đó nuôi trồng 570 tấn,\nđánh bắt 35 tấn). Tỷ lệ che phủ rừng trên 45%.';

test('amounts and rows of a text are one step, each with its words as source; undo takes it back', async () => {
  const session = await openSample(path.join(tempFolder(), 'văn bản.skh'));
  const before = viewOf(session);
  const target: ProseTarget = { column: 'target', kind: 'target', rows: before.rows, isClosed: () => false };
  const drafts = draftsOf(readProse(TEXT), target);
  // What stands there already is not replaced unless a person says so; new rows are proposed.
  expect(drafts.map(({ row, take }) => [row !== null, take])).toEqual([
    [true, false],
    [false, true],
    [false, true],
    [false, true],
    [true, false],
  ]);
  // All of it at once: yet a row whose name is only similar waits for a word of its own.
  expect(drafts.map(({ isGuess }) => isGuess)).toEqual([false, false, false, false, false]);
  const guessed = draftsOf(readProse('Tổng diện tích chè 3.333 ha; Tỷ lệ che phủ rừng 51%'), target);
  expect(guessed.map(({ isGuess }) => isGuess)).toEqual([true, false]);
  expect(withAllTaken(guessed, target, true).map(({ take }) => take)).toEqual([false, true]);
  expect(withAllTaken(guessed, target, false).map(({ take }) => take)).toEqual([false, false]);
  const writing = writingOf(withAllTaken(drafts, target, true), target, TEXT);
  // 66.000 triệu đồng in a row of tỷ đồng.
  expect(writing.edits.map(({ text }) => text)).toEqual(['66', 'trên 45']);
  expect(writing.added.map(({ name, under }) => [name, under])).toEqual([
    ['Sản lượng', null],
    ['Nuôi trồng', 0],
    ['Đánh bắt', 0],
  ]);
  const after = before.rows.at(-1)?.id ?? null;
  const step = session.run({ type: 'takeProse', sheet: SHEET, after, ...writing }, null);
  expect(step).toMatchObject({ ok: true, value: { label: 'ghi 2 số liệu và thêm 3 dòng từ văn bản' } });
  const added = viewOf(session).rows.slice(-3);
  expect(added.map(({ name, level, cells }) => [name, level, cells['unit']?.text, cells['target']?.text])).toEqual([
    ['Sản lượng', 0, 'tấn', '605'],
    ['Nuôi trồng', 1, 'tấn', '570'],
    ['Đánh bắt', 1, 'tấn', '35'],
  ]);
  const details = session.ask({ sheet: SHEET }, (db) => ({
    ok: true,
    value: db.all(`SELECT source FROM target WHERE typed = '66'`),
  }));
  expect(details).toEqual({
    ok: true,
    value: [{ source: 'Văn bản dán: “Thu ngân sách địa bàn/năm 66.000 triệu đồng”' }],
  });
  expect(session.run({ type: 'takeProse', sheet: SHEET, after: 'none', ...writing }, null)).toMatchObject({
    ok: false,
    error: { code: 'unknownRow' },
  });
  expect(session.undo().ok).toBe(true);
  expect(viewOf(session)).toEqual(before);
  // In a sheet without rows they are numbered, and later ones go on; parts have no number.
  session.run({ type: 'deleteRows', sheet: SHEET, rows: before.rows.map(({ id }) => id) }, null);
  for (const added of [writing.added.slice(0, 1), writing.added]) {
    const last = viewOf(session).rows.at(-1)?.id ?? null;
    session.run({ type: 'takeProse', sheet: SHEET, after: last, ...writing, edits: [], added }, null);
  }
  expect(viewOf(session).rows.map(({ marker }) => marker)).toEqual(['1', '2', '', '']);
  await session.close();
});

test('another kind of unit, a closed row, a second amount for one row: told, and not written', async () => {
  const session = await openSample(path.join(tempFolder(), 'không ghi.skh'));
  const { rows } = viewOf(session);
  const of = (closed: boolean): ProseTarget => ({ column: 'target', kind: 'target', rows, isClosed: () => closed });
  const drafts = draftsOf(
    readProse('Tỷ lệ che phủ rừng 50 ha; tỷ lệ che phủ rừng 51%; tỷ lệ che phủ rừng 52%; tỷ lệ che phủ rừng 53‰'),
    of(false),
  ).map((draft) => ({ ...draft, take: true }));
  const fates = judge(drafts, of(false)).map(({ fate }) => fate);
  expect(fates).toEqual(['unitDiffers', 'replace', 'twice', 'twice']);
  const [, ...others] = drafts;
  expect(judge(others, of(false)).map(({ fate }) => fate)).toEqual(['replace', 'twice', 'twice']);
  expect(writingOf(others, of(false), '').edits.map(({ text }) => text)).toEqual(['51']);
  expect(new Set(judge(drafts, of(true)).map(({ fate }) => fate))).toEqual(new Set(['closed']));
  expect(writingOf(drafts, of(true), '')).toMatchObject({ edits: [], added: [] });
  await session.close();
});
