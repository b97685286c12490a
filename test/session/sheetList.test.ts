import path from 'node:path';
import { expect, test } from 'vitest';
import { nodeFileSystem } from '../../electron/file/fileSystem';
import { createPlan } from '../../electron/session/createPlan';
import type { SheetInfo } from '../../shared/contract/channels';
import { openSample } from '../helpers/openSample';
import { tempFolder } from '../helpers/tempFolder';

const folder = tempFolder();

test('sheets come plan by plan in the order of the forms, with what each can be shown for', async () => {
  const session = await openSample(path.join(folder, 'a.skh'), 'tan-uyen');
  const sheets = session.sheets();
  const of = (plan: string): string[] => sheets.filter((sheet) => sheet.plan === plan).map(({ form }) => form);
  expect(sheets.map(({ plan }) => plan)).toEqual([...sheets.map(({ plan }) => plan)].sort());
  expect(of('ke-hoach-2022')).toEqual(of('muc-tieu-2025'));
  expect(of('ke-hoach-2022')).toHaveLength(11);
  const sheet = (id: string): SheetInfo => {
    const found = session.sheets().find((one) => one.id === `ke-hoach-2022--${id}`);
    if (!found) throw new Error(id);
    return found;
  };

  const month = sheet('bao-cao-thang');
  expect(month).toMatchObject({ source: 'plan', rows: 50, byPeriod: true, planPeriod: '2022' });
  expect(month.units[0]).toMatchObject({ name: 'Huyện Tân Uyên', depth: 0, role: 'area' });
  expect(month.units.slice(1).every(({ depth, role }) => depth === 1 && role === 'area')).toBe(true);
  expect(sheet('giao-chi-tieu-phong').units.some(({ role }) => role === 'office')).toBe(true);
  expect(sheet('phan-cong-nhiem-vu')).toMatchObject({ source: 'tasks', rows: 231, byPeriod: false });
  expect(sheet('phan-cong-nhiem-vu').units).toHaveLength(1);
  expect(sheet('theo-doi-bao-cao').rows).toBeGreaterThan(10);

  // A figure of a new year and period is there the next time it is asked for; its own period, first in the list, is not
  // told to have any before it has.
  expect(month).toMatchObject({ periods: ['2022-M01'], filled: [] });
  const view = session.view(month.id, '2023-M04', null);
  const row = view.ok ? view.value.rows.find(({ kind }) => kind === 'indicator')?.id : undefined;
  const edits = [{ row: row ?? '', column: 'current', text: '5' }];
  expect(session.run({ type: 'setCells', sheet: month.id, period: '2023-M04', edits }, null).ok).toBe(true);
  expect(sheet('bao-cao-thang')).toMatchObject({
    periods: ['2022-M01', '2023-M04'],
    filled: ['2023-M04'],
    years: [2022, 2023],
  });
  // What a commune has is in the sums of its district, so that its periods are the district's too.
  const below = [{ row: row ?? '', column: 'current', text: '7' }];
  const commune = month.units[1]?.id ?? '';
  const put = session.run({ type: 'setCells', sheet: month.id, period: '2022-M03', unit: commune, edits: below }, null);
  expect(put.ok).toBe(true);
  expect(sheet('bao-cao-thang').periods).toEqual(['2022-M01', '2022-M03', '2023-M04']);
  await session.close(true);
});

test('the empty plan of a commune speaks of villages, that of a district of communes', async () => {
  const namesOf = async (unit: string): Promise<string[]> => {
    const about = { year: 2026, unit };
    const made = await createPlan({ fileSystem: nodeFileSystem }, path.join(folder, `${unit}.skh`), null, false, about);
    if (!made.ok) throw new Error(made.error.code);
    const names = made.value.sheets().map(({ formName }) => formName);
    await made.value.close(true);
    return names;
  };
  expect(await namesOf('Xã Bình Lư')).toContain('Giao chỉ tiêu cho thôn, bản');
  expect(await namesOf('Huyện Tân Uyên')).toContain('Giao chỉ tiêu cho xã');
});
