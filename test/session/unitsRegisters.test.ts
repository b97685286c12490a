import { expect, test } from 'vitest';
import { tempFolder } from '../helpers/tempFolder';
import { UnitsDesk } from './unitsDesk';

const folder = tempFolder();

const numbers = async (desk: UnitsDesk, sheet: string): Promise<string[]> =>
  (await desk.view(sheet, null, null)).rows.flatMap(({ kind, marker }) => (kind === 'heading' ? ['|'] : [marker]));

const runs = (markers: readonly string[]): string[][] =>
  markers
    .join(',')
    .split('|')
    .map((run) => run.split(',').filter((marker) => marker !== ''))
    .filter((run) => run.length > 0);

test('documents are numbered anew in each group: 8 + 23 + 16, one more in the second', async () => {
  const desk = await UnitsDesk.open('tam-duong', folder);
  const sheet = await desk.sheetOf('danh-muc-van-ban');
  expect(runs(await numbers(desk, sheet)).map((run) => run.length)).toEqual([8, 23, 16]);
  const { rows } = await desk.view(sheet, null, null);
  const second = rows.filter(({ kind }) => kind === 'heading')[1];
  const after = rows.find(({ under }) => under === second?.id);
  await desk.run({ type: 'insertRows', sheet, after: after?.id ?? null, count: 1 });
  await desk.run({ type: 'renumberMarkers', sheet });
  const now = runs(await numbers(desk, sheet));
  expect(now.map((run) => run.length)).toEqual([8, 24, 16]);
  for (const run of now) expect(run).toEqual(run.map((_, index) => String(index + 1)));
});

test('a document may replace another; the text stays with the row', async () => {
  const desk = await UnitsDesk.open('tam-duong', folder);
  const sheet = await desk.sheetOf('danh-muc-van-ban');
  const { rows } = await desk.view(sheet, null, null);
  const row = rows.find(({ kind }) => kind === 'entry')?.id ?? '';
  await desk.run({ type: 'setCells', sheet, edits: [{ row, column: 'replaces', text: 'Quyết định số 12-QĐ/HU' }] });
  const shown = (await desk.view(sheet, null, null)).rows.find(({ id }) => id === row)?.cells['replaces']?.text;
  expect(shown).toBe('Quyết định số 12-QĐ/HU');
});

test('a document that a target rests on can go: told before, the link is left blank, one undo brings both back', async () => {
  const desk = await UnitsDesk.open('tam-duong', folder);
  const [documents, results] = [await desk.sheetOf('danh-muc-van-ban'), await desk.sheetOf('bieu-ket-qua')];
  const document = (await desk.view(documents, null, null)).rows.find(({ kind }) => kind === 'entry')?.id ?? '';
  const [weighted, weight] = (await desk.view(results, null, null)).rows.filter(({ kind }) => kind === 'indicator');
  const row = weighted?.id ?? '';
  const assigned = async () => {
    const answer = await desk.host.inquire('row.assignment', { at: { sheet: results }, row, column: null });
    if (!answer.ok) throw new Error(answer.error.code);
    return answer.value;
  };
  const { authorities, period } = await assigned();
  const about = { authority: authorities[0]?.id ?? '', of: period, stage: 'adjusted' as const, validFrom: null };
  await desk.run({ type: 'addTarget', sheet: results, row, ...about, text: '77', document });
  await desk.run({ type: 'setIndicator', sheet: results, row, overUnits: 'weighted', weightRow: weight?.id ?? '' });
  const weightOf = async () => {
    const details = await desk.host.cellDetails({ sheet: results }, row, 'figure');
    return details.ok ? details.value.series?.rule.weight?.id : details.error.code;
  };
  const documentOf = async () => (await assigned()).targets.find(({ text }) => text === '77')?.document;
  const before = [await documentOf(), await weightOf()];
  expect(before).toEqual([expect.stringMatching(/\S/u), expect.stringMatching(/\S/u)]);

  const remove = { type: 'deleteRows', sheet: documents, rows: [document] } as const;
  const loss = await desk.host.weigh(remove);
  expect(loss).toMatchObject({ ok: true, value: { rows: 1, links: 1 } });
  const step = await desk.run(remove);
  expect(step.label).toBe('xóa dòng (bỏ trống 1 liên kết tới mục đã xóa)');
  await desk.run({ type: 'deleteRows', sheet: results, rows: [weight?.id ?? ''] });
  expect([await documentOf(), await weightOf()]).toEqual(['', undefined]);
  for (const _ of [1, 2]) expect((await desk.host.undo()).ok).toBe(true);
  expect([await documentOf(), await weightOf()]).toEqual(before);
});

test('tasks are numbered on through their groups', async () => {
  const desk = await UnitsDesk.open('tam-duong', folder);
  const sheet = await desk.sheetOf('phan-cong-nhiem-vu');
  const before = (await numbers(desk, sheet)).filter((marker) => marker !== '|');
  expect(before).toEqual(before.map((_, index) => String(index + 1)));
  const { rows } = await desk.view(sheet, null, null);
  const third = rows.filter(({ kind }) => kind === 'entry')[2];
  await desk.run({ type: 'deleteRows', sheet, rows: [third?.id ?? ''] });
  await desk.run({ type: 'renumberMarkers', sheet });
  const after = (await numbers(desk, sheet)).filter((marker) => marker !== '|');
  expect(after).toEqual(after.map((_, index) => String(index + 1)));
  expect(after.length).toBe(before.length - 1);
});
