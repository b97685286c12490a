import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { nodeFileSystem } from '../../electron/file/fileSystem';
import { createPlan } from '../../electron/session/createPlan';
import { mergerPreview } from '../../electron/session/units/unitsMergers';
import type { MergerPreview } from '../../shared/contract/unitAnswers';
import { parseMergerData } from '../../shared/domain/unitMergers';
import { tempFolder } from '../helpers/tempFolder';
import { UnitsDesk } from './unitsDesk';

const folder = tempFolder();

const previewOf = async (desk: UnitsDesk): Promise<MergerPreview> => {
  const preview = await desk.host.inquire('units.mergers', {});
  if (!preview.ok) throw new Error(preview.error.code);
  return preview.value;
};
const concerned = (preview: MergerPreview): string[] =>
  preview.units.filter(({ concerns }) => concerns).map(({ name }) => name);

describe('the data', () => {
  test('names its source and licence, and 106 old units in 38 new ones', () => {
    const file = path.join(import.meta.dirname, '../../seeds/units/lai-chau-2025.json');
    const read = parseMergerData(JSON.parse(readFileSync(file, 'utf8')));
    if (!read.ok) throw new Error(read.error);
    expect(read.value.source).toContain('MIT');
    expect(read.value.effective).toBe('2025-07-01');
    expect(read.value.units.length).toBe(38);
    expect(read.value.units.flatMap(({ old }) => old).length).toBe(106);
  });

  test('a broken file names the place', () => {
    const good = {
      source: 'a',
      note: '',
      effective: '2025-07-01',
      units: [{ new: 'x', old: [{ name: 'y', district: 'z' }] }],
    };
    expect(parseMergerData(good)).toMatchObject({ ok: true });
    expect(parseMergerData({ ...good, units: [{ new: 'x', old: [] }] })).toEqual({ ok: false, error: 'units.0.old' });
    expect(parseMergerData({ ...good, effective: 'soon' })).toEqual({ ok: false, error: 'effective' });
  });
});

describe('preview', () => {
  test('Tam Đường: its 13 communes by name and district, the city and Phong Thổ not in the file', async () => {
    const preview = await previewOf(await UnitsDesk.open('tam-duong', folder));
    expect(concerned(preview)).toEqual([
      'Phường Tân Phong',
      'Xã Bình Lư',
      'Xã Bản Bo',
      'Xã Khun Há',
      'Xã Sin Suối Hồ',
      'Xã Tả Lèng',
    ]);
    const found = preview.units.flatMap(({ old }) => old).filter(({ state }) => state === 'found');
    expect(found.length).toBe(13);
    expect(preview.unknown).toEqual([]);
    expect(preview.under).toBe('Tỉnh Lai Châu');
    const ward = preview.units.find(({ name }) => name === 'Phường Tân Phong');
    expect(ward).toMatchObject({ state: 'new', isReused: true });
    expect(ward?.old.map(({ name, state }) => [name, state])).toEqual([
      ['Phường Đông Phong', 'absent'],
      ['Xã San Thàng', 'absent'],
      ['Phường Tân Phong', 'absent'],
      ['Xã Nùng Nàng', 'found'],
      ['Xã Bản Giang', 'found'],
    ]);
    expect(preview.districts.find(({ name }) => name === 'Huyện Tam Đường')?.state).toBe('closed');
    expect(preview.districts.find(({ name }) => name === 'Thành phố Lai Châu')?.state).toBe('absent');
  });

  test('a name in another district is doubtful, never taken for the same unit', async () => {
    const desk = await UnitsDesk.open('tam-duong', folder);
    const at = { sheet: desk.sheet };
    await desk.run({
      type: 'addUnit',
      ...at,
      name: 'Xã San Thàng',
      shortName: '',
      kind: 'xa',
      parent: 'tam-duong',
      validFrom: null,
    });
    const preview = await previewOf(desk);
    const ward = preview.units.find(({ name }) => name === 'Phường Tân Phong');
    expect(ward?.old.find(({ name }) => name === 'Xã San Thàng')?.state).toBe('doubtful');
    expect(preview.unknown).toEqual(['Xã San Thàng']);
  });
});

describe.each(['tam-duong', 'tan-uyen', 'lai-chau'])('import into %s', (sample) => {
  test('one step: new communes below the province, old ones and districts closed, all links whole; undone whole', async () => {
    const desk = await UnitsDesk.open(sample, folder);
    const before = await desk.units();
    const preview = await previewOf(desk);
    const take = concerned(preview);
    const step = await desk.run({ type: 'importMergers', sheet: desk.sheet, take });
    expect(step.label).toBe(`nhập sắp xếp đơn vị năm 2025 (${take.length} xã, phường)`);
    const { units } = await desk.units();
    const province = units.find(({ name }) => name === 'Tỉnh Lai Châu');
    for (const name of take) {
      const fresh = units.find((unit) => unit.name === name && unit.validFrom === '2025-07-01');
      const told = preview.units.find((unit) => unit.name === name);
      expect(fresh).toMatchObject({ parent: province?.id, validTo: null });
      expect(fresh?.source).toContain('MIT');
      expect(fresh?.formedFrom.map((link) => link.name.toLowerCase()).sort()).toEqual(
        told?.old.map((one) => one.name.toLowerCase()).sort(),
      );
      expect(new Set(fresh?.formedFrom.map(({ share }) => share))).toEqual(new Set(['whole']));
      for (const { unit } of fresh?.formedFrom ?? []) {
        expect(units.find(({ id }) => id === unit)?.validTo).toBe('2025-06-30');
      }
    }
    // What goes on of a district's series is shown where they were: its sheets are offered for the new communes, each once.
    const shown = (await desk.host.info())?.sheets.find(({ id }) => id === desk.sheet)?.units ?? [];
    const since = shown.filter(({ validFrom }) => validFrom === '2025-07-01');
    expect(since.map(({ name }) => name).sort()).toEqual([...take].sort());
    // Nothing of what was there is lost, and no id is used twice.
    const ids = new Set(units.map(({ id }) => id));
    expect(ids.size).toBe(units.length);
    expect(before.units.every(({ id }) => ids.has(id))).toBe(true);
    const again = await previewOf(desk);
    expect(again.units.filter(({ state }) => state === 'there').map(({ name }) => name)).toEqual(take);
    expect((await desk.host.undo()).ok).toBe(true);
    expect(await desk.units()).toEqual(before);
  });

  test('every sheet of the plan opens before and after the day', async () => {
    const desk = await UnitsDesk.open(sample, folder);
    const preview = await previewOf(desk);
    await desk.run({ type: 'importMergers', sheet: desk.sheet, take: preview.units.map(({ name }) => name) });
    const info = await desk.host.info();
    for (const sheet of info?.sheets ?? []) {
      for (const period of [null, ...(sheet.byPeriod ? ['2025'] : [])]) {
        await desk.view(sheet.id, period, null);
      }
    }
  });
});

describe('names used again', () => {
  test('the old and the new Phường Tân Phong are two units, told apart by their days', async () => {
    const desk = await UnitsDesk.open('lai-chau', folder);
    await desk.run({ type: 'importMergers', sheet: desk.sheet, take: ['Phường Tân Phong'] });
    const both = (await desk.units()).units.filter(({ name }) => name === 'Phường Tân Phong');
    expect(both.map(({ validFrom, validTo }) => `${validFrom} ${validTo}`).sort()).toEqual([
      '2025-07-01 null',
      'null 2025-06-30',
    ]);
    expect(new Set(both.map(({ id }) => id)).size).toBe(2);
  });

  test('a commune across districts is not rebuilt from those that are in the file alone', async () => {
    const desk = await UnitsDesk.open('tam-duong', folder);
    const ROW = 'san-luong-luong-thuc';
    for (const unit of ['nung-nang', 'ban-giang']) {
      await desk.run({
        type: 'setCells',
        sheet: desk.sheet,
        period: '2022',
        unit,
        edits: [{ row: ROW, column: 'figure', text: '10' }],
      });
    }
    await desk.run({ type: 'importMergers', sheet: desk.sheet, take: ['Phường Tân Phong'] });
    const fresh = (await desk.units()).units.find(
      ({ name, validFrom }) => name === 'Phường Tân Phong' && validFrom !== null,
    );
    const view = await desk.view(desk.sheet, '2022', fresh?.id ?? '');
    expect(view.rows.find(({ id }) => id === ROW)?.cells['figure']).toMatchObject({ text: '', reason: 'unitsMissing' });
  });
});

test("a new commune's own file gets the communes it was formed from, to be filled in the years before", async () => {
  const about = { year: 2026, unit: 'Xã Bình Lư' };
  const made = await createPlan({ fileSystem: nodeFileSystem }, path.join(folder, 'xa.skh'), null, false, about);
  if (!made.ok) throw new Error(made.error.code);
  const session = made.value;
  const preview = session.consult(mergerPreview);
  expect(preview).toMatchObject({ isOwn: true, units: [{ name: 'Xã Bình Lư', state: 'new', concerns: true }] });
  expect(session.run({ type: 'importMergers', sheet: 'bieu-ket-qua', take: ['Xã Bình Lư'] }, null).ok).toBe(true);
  const units = session.sheets()[0]?.units.map(({ name, validFrom, validTo }) => [name, validFrom, validTo]);
  expect(units).toEqual([
    ['Xã Bình Lư', '2025-07-01', null],
    ['Thị trấn Tam Đường', null, '2025-06-30'],
    ['Xã Bình Lư', null, '2025-06-30'],
    ['Xã Sơn Bình', null, '2025-06-30'],
  ]);
  await session.close(true);
});
