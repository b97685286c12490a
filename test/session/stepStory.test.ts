import path from 'node:path';
import { expect, test } from 'vitest';
import { describeChange } from '../../shared/text/details';
import { formatDayHeading } from '../../shared/text/moment';
import { newestSteps } from '../helpers/newestSteps';
import { openSample, SHEET, viewOf } from '../helpers/openSample';
import { tempFolder } from '../helpers/tempFolder';

const folder = tempFolder();

test('each step tells where it happened and what it changed', async () => {
  const session = await openSample(path.join(folder, 'nhat-ky.skh'));
  const [first, second] = viewOf(session).rows;
  if (!first || !second) throw new Error('rows');
  const at = { sheet: SHEET };
  const place = { sheet: SHEET, row: first.id, column: 'figure' };
  const story = async (): Promise<string[]> =>
    ((await newestSteps(session, 1))[0]?.changes ?? []).map(
      (change) => `${change.columnName}|${change.rowName}|${describeChange(change)}`,
    );
  const run = (command: Parameters<typeof session.run>[0]): void => {
    const step = session.run(command, place);
    if (!step.ok) throw new Error(step.error.code);
  };

  run({ type: 'setCells', ...at, edits: [{ row: first.id, column: 'figure', text: '43' }] });
  expect(await story()).toEqual([`Kết quả thực hiện|${first.name}|42 → 43`]);
  expect((await newestSteps(session, 1))[0]).toMatchObject({ place, more: 0, kind: 'do' });
  session.undo();
  expect(await story()).toEqual([`Kết quả thực hiện|${first.name}|43 → 42`]);

  run({ type: 'setFigureNature', ...at, row: first.id, nature: 'actual' });
  expect(await story()).toEqual([`Kết quả thực hiện|${first.name}|Loại số liệu: Ước thực hiện → Thực hiện`]);
  run({ type: 'setIndicator', ...at, row: first.id, direction: 'lower' });
  expect((await story())[0]).toContain('Chiều đánh giá: Càng cao càng tốt → Càng thấp càng tốt');
  run({ type: 'setCellNote', ...at, row: second.id, column: 'target', body: 'Đã đối chiếu' });
  expect(await story()).toEqual([`Mục tiêu đến năm 2025|${second.name}|Ghi chú của ô: (trống) → Đã đối chiếu`]);
  run({ type: 'setCells', ...at, edits: [{ row: second.id, column: 'name', text: 'Thu ngân sách' }] });
  expect(await story()).toEqual([`Chỉ tiêu chủ yếu|Thu ngân sách|${second.name} → Thu ngân sách`]);

  // A row that goes is told as such, without all that hung on it.
  run({ type: 'deleteRows', ...at, rows: [second.id] });
  expect(await story()).toEqual(['|Thu ngân sách|Xóa dòng “Thu ngân sách”']);

  const edits = viewOf(session)
    .rows.slice(0, 9)
    .map((row) => ({ row: row.id, column: 'note', text: 'x' }));
  run({ type: 'setCells', ...at, edits, gesture: 'paste' });
  expect((await newestSteps(session, 1))[0]).toMatchObject({ more: 6 });
  expect(await story()).toHaveLength(3);
  await session.close();
});

test('a Biểu or a unit that was taken away since does not take the story of its steps with it', async () => {
  const session = await openSample(path.join(folder, 'bieu-da-bo.skh'));
  const sheet = session.sheets().find(({ form }) => form === 'ke-hoach-nam')?.id ?? '';
  const view = session.view(sheet, null, null);
  const row = view.ok ? view.value.rows.find(({ kind }) => kind === 'indicator') : undefined;
  const run = (command: Parameters<typeof session.run>[0], place: Parameters<typeof session.run>[1] = null): void => {
    const step = session.run(command, place);
    if (!step.ok) throw new Error(JSON.stringify(step.error));
  };
  const story = async (): Promise<string[]> =>
    ((await newestSteps(session, 1))[0]?.changes ?? []).map(
      (change) => `${change.columnName}|${change.rowName}|${describeChange(change)}`,
    );
  const list = async () => session.inquire('units.list', {});
  const units = await list();
  if (!row || !units.ok) throw new Error('plan');
  const [unit] = units.value.units;
  const fresh = { type: 'addUnit', sheet, shortName: '', parent: unit?.id ?? null, validFrom: null } as const;
  run({ ...fresh, name: 'Xã nhầm', kind: unit?.kind ?? '' });
  const now = await list();
  const wrong = now.ok ? (now.value.units.find(({ name }) => name === 'Xã nhầm')?.id ?? '') : '';
  const at = { sheet, row: row.id, column: 'lastYear' };
  run({ type: 'setCells', sheet, edits: [{ row: row.id, column: 'lastYear', text: '123' }] }, { ...at, unit: wrong });
  const told = [`Thực hiện năm 2024|${row.name}|(trống) → 123`];
  expect(await story()).toEqual(told);
  const { seq } = (await newestSteps(session, 1))[0] ?? { seq: 0 };
  const later = (): string[] => {
    const answer = session.inquire('story.changes', { step: seq, from: 0, limit: 9 });
    return answer.ok
      ? answer.value.changes.map((one) => `${one.columnName}|${one.rowName}|${describeChange(one)}`)
      : [];
  };
  run({ type: 'removeUnit', sheet, of: wrong });
  expect(later()).toEqual(told);
  run({ type: 'removeSheet', sheet });
  expect(later()).toEqual(told);
  // A title is told as it is printed, not with the blanks that it is kept with.
  expect((await story()).join('')).toMatch(/NĂM 2026/u);
  await session.close();
});

test('days of the list are named as people name them', () => {
  const now = new Date(2025, 0, 5, 8, 30);
  const heading = (...at: [number, number, number, number]): string =>
    formatDayHeading(new Date(...at).toISOString(), now);
  expect(heading(2025, 0, 5, 0)).toBe('Hôm nay, 05/01/2025');
  expect(heading(2025, 0, 4, 23)).toBe('Hôm qua, 04/01/2025');
  expect(heading(2024, 11, 31, 12)).toBe('Thứ Ba, 31/12/2024');
  expect(formatDayHeading('không phải ngày', now)).toBe('');
});
