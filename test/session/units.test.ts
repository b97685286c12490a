import { describe, expect, test } from 'vitest';
import { EVERY_STEP } from '../../shared/contract/story';
import type { UnitList } from '../../shared/contract/unitAnswers';
import { tempFolder } from '../helpers/tempFolder';
import { UnitsDesk } from './unitsDesk';

const folder = tempFolder();

const COMMUNES = 'giao-chi-tieu';

const names = ({ units }: UnitList): string[] => units.map(({ name }) => name);
const undoAll = async (desk: UnitsDesk, before: UnitList): Promise<void> => {
  const undone = await desk.host.undo();
  expect(undone.ok).toBe(true);
  expect(await desk.units()).toEqual(before);
  const redone = await desk.host.redo();
  expect(redone.ok).toBe(true);
};

describe('the list of units', () => {
  test('a tree with kinds as data, and what hangs on each', async () => {
    const desk = await UnitsDesk.open('tam-duong', folder);
    const list = await desk.units();
    expect(list.units.slice(0, 4).map(({ name, depth }) => [name, depth])).toEqual([
      ['Tỉnh Lai Châu', 0],
      ['Huyện Tam Đường', 1],
      ['Thị trấn Tam Đường', 2],
      ['Xã Bản Bo', 2],
    ]);
    const district = await desk.unit('Huyện Tam Đường');
    expect(district.uses.figures).toBeGreaterThan(0);
    expect(district.uses.units).toBeGreaterThan(13);
    expect(list.kinds.find(({ id }) => id === 'xa')).toMatchObject({ name: 'Xã', role: 'area', units: 12 });
  });

  test('added, renamed with the old name kept, closed, reordered: one step each, undone each', async () => {
    const desk = await UnitsDesk.open('tam-duong', folder);
    const at = { sheet: desk.sheet };
    let before = await desk.units();
    const fresh = { name: 'Phường Mới', shortName: 'P. Mới', kind: 'xa' };
    const added = await desk.run({ type: 'addUnit', ...at, ...fresh, parent: 'tam-duong', validFrom: '2024-01-01' });
    expect(added.label).toBe('thêm đơn vị Phường Mới');
    expect(added.plan).not.toBeNull();
    await undoAll(desk, before);

    before = await desk.units();
    const many = { type: 'addUnits' as const, ...at, kind: 'xa', parent: 'tam-duong', validFrom: null };
    const several = await desk.run({ ...many, names: ['Xã A', 'Xã B', 'Xã C'] });
    expect(several.label).toBe('thêm 3 đơn vị');
    const beside = (await desk.units()).units.filter(({ name }) => /^Xã [ABC]$/u.test(name));
    expect(beside.map(({ name, kind }) => `${name} ${kind}`)).toEqual(['Xã A xa', 'Xã B xa', 'Xã C xa']);
    await undoAll(desk, before);
    // One of them is there already: none is added.
    expect(await desk.try({ ...many, names: ['Xã D', 'Xã Bản Bo'] })).toMatchObject({ why: 'nameTaken' });
    expect((await desk.units()).units.map(({ name }) => name)).not.toContain('Xã D');

    const unit = await desk.unit('Phường Mới');
    before = await desk.units();
    const renamed = await desk.run({ type: 'setUnit', ...at, of: unit.id, name: 'Phường Mới Hơn' });
    expect(renamed.label).toBe('đổi tên Phường Mới thành Phường Mới Hơn');
    expect(await desk.unit('Phường Mới Hơn')).toMatchObject({ aliases: ['Phường Mới'], shortName: 'P. Mới' });
    await undoAll(desk, before);
    // Back to the former name: it is no alias of itself.
    await desk.run({ type: 'setUnit', ...at, of: unit.id, name: 'Phường Mới' });
    expect(await desk.unit('Phường Mới')).toMatchObject({ aliases: ['Phường Mới Hơn'] });

    before = await desk.units();
    const closed = await desk.run({ type: 'setUnit', ...at, of: unit.id, validTo: '2024-12-31' });
    expect(closed.label).toBe('kết thúc hoạt động Phường Mới');
    await undoAll(desk, before);

    before = await desk.units();
    await desk.run({ type: 'moveUnit', ...at, of: unit.id, parent: 'tam-duong', after: 'thi-tran-tam-duong' });
    expect(names(await desk.units()).slice(2, 5)).toEqual(['Thị trấn Tam Đường', 'Phường Mới', 'Xã Bản Bo']);
    await undoAll(desk, before);
    await desk.run({ type: 'moveUnit', ...at, of: unit.id, parent: 'tam-duong', after: null });
    expect(names(await desk.units())[2]).toBe('Phường Mới');
  });

  test('forms list the units of their date: a closed one stays in the years it was there', async () => {
    const desk = await UnitsDesk.open('tan-uyen', folder);
    const sheet = await desk.sheetOf(COMMUNES);
    const headers = async (period: string): Promise<string[]> =>
      (await desk.view(sheet, period, null)).columns.map(({ header }) => header.at(-1) ?? '');
    expect(await headers('2022')).toContain('Xã Thân Thuộc');
    await desk.run({ type: 'setUnit', sheet, of: 'than-thuoc', validTo: '2021-12-31' });
    expect(await headers('2022')).not.toContain('Xã Thân Thuộc');
    expect(await headers('2021')).toContain('Xã Thân Thuộc');
    await desk.run({ type: 'setUnit', sheet, of: 'nam-can', shortName: 'Nậm Cần' });
    expect(await headers('2022')).toContain('Nậm Cần');
  });

  test('a unit with figures is never deleted; one that nothing hangs on is', async () => {
    const desk = await UnitsDesk.open('tam-duong', folder);
    const at = { sheet: desk.sheet };
    expect(await desk.try({ type: 'removeUnit', ...at, of: 'tam-duong' })).toEqual({
      code: 'unitRefused',
      name: 'Huyện Tam Đường',
      why: 'inUse',
    });
    const before = await desk.units();
    await desk.run({ type: 'removeUnit', ...at, of: 'ban-bo' });
    expect(names(await desk.units())).not.toContain('Xã Bản Bo');
    await undoAll(desk, before);
  });

  test('what cannot be is refused and leaves no trace', async () => {
    const desk = await UnitsDesk.open('tam-duong', folder);
    const at = { sheet: desk.sheet };
    const before = await desk.units();
    const steps = await desk.host.inquire('story.steps', { query: EVERY_STEP, before: null, limit: 100 });
    const unit = { shortName: '', kind: 'xa', parent: 'tam-duong', validFrom: null };
    expect(await desk.try({ type: 'addUnit', ...at, ...unit, name: '  ' })).toMatchObject({ why: 'nameMissing' });
    expect(await desk.try({ type: 'addUnit', ...at, ...unit, name: 'xã bản bo' })).toMatchObject({ why: 'nameTaken' });
    expect(await desk.try({ type: 'addUnit', ...at, ...unit, name: 'A', kind: 'x' })).toMatchObject({
      why: 'kindMissing',
    });
    expect(await desk.try({ type: 'setUnit', ...at, of: 'ban-bo', validFrom: '2025-07-01' })).toMatchObject({
      why: 'dates',
    });
    expect(await desk.try({ type: 'moveUnit', ...at, of: 'tam-duong', parent: 'ban-bo', after: null })).toMatchObject({
      why: 'circle',
    });
    expect(await desk.try({ type: 'setUnit', ...at, of: 'nobody', name: 'A' })).toMatchObject({ code: 'unknownUnit' });
    expect(await desk.units()).toEqual(before);
    expect(await desk.host.inquire('story.steps', { query: EVERY_STEP, before: null, limit: 100 })).toEqual(steps);
  });

  test('kinds are added, renamed and, when free, taken away', async () => {
    const desk = await UnitsDesk.open('tam-duong', folder);
    const at = { sheet: desk.sheet };
    await desk.run({ type: 'setUnitKind', ...at, kind: null, name: 'Đặc khu', level: 2, role: 'area' });
    const made = (await desk.units()).kinds.find(({ name }) => name === 'Đặc khu');
    expect(made).toMatchObject({ level: 2, role: 'area', units: 0 });
    await desk.run({ type: 'setUnitKind', ...at, kind: 'xa', name: 'Xã, phường', level: 2, role: 'area' });
    expect((await desk.units()).kinds.find(({ id }) => id === 'xa')?.name).toBe('Xã, phường');
    expect(await desk.try({ type: 'removeUnitKind', ...at, kind: 'xa' })).toMatchObject({ why: 'kindInUse' });
    expect(
      await desk.try({ type: 'setUnitKind', ...at, kind: null, name: 'đặc khu', level: 1, role: 'area' }),
    ).toMatchObject({ why: 'kindTaken' });
    await desk.run({ type: 'removeUnitKind', ...at, kind: made?.id ?? '' });
    expect((await desk.units()).kinds.some(({ name }) => name === 'Đặc khu')).toBe(false);
  });
});

describe('merging and splitting by hand', () => {
  const ROW = 'san-luong-luong-thuc';

  test('a merger is one step; the old series stay, the new one is rebuilt from them, marked', async () => {
    const desk = await UnitsDesk.open('tam-duong', folder);
    const at = { sheet: desk.sheet };
    for (const [unit, text] of [
      ['ban-bo', '1.200'],
      ['na-tam', '800,5'],
    ] as const) {
      await desk.run({
        type: 'setCells',
        ...at,
        period: '2022',
        unit,
        edits: [{ row: ROW, column: 'figure', text }],
      });
    }
    const before = await desk.units();
    const merged = await desk.run({
      type: 'mergeUnits',
      ...at,
      units: [
        { id: 'ban-bo', share: 'whole' },
        { id: 'na-tam', share: 'whole' },
      ],
      into: { name: 'Xã Bản Bo', shortName: '', kind: 'xa' },
      parent: 'lai-chau',
      from: '2025-07-01',
      note: 'Nghị quyết sắp xếp',
    });
    expect(merged.label).toBe('sáp nhập 2 đơn vị thành Xã Bản Bo');
    const fresh = await desk.unit('Xã Bản Bo');
    expect(fresh).toMatchObject({ validFrom: '2025-07-01', validTo: null, parent: 'lai-chau' });
    expect(fresh.formedFrom.map(({ name, share }) => [name, share])).toEqual([
      ['Xã Bản Bo', 'whole'],
      ['Xã Nà Tăm', 'whole'],
    ]);
    const cellOf = async (unit: string) =>
      (await desk.view(desk.sheet, '2022', unit)).rows.find(({ id }) => id === ROW)?.cells['figure'];
    expect(await cellOf('ban-bo')).toMatchObject({ text: '1.200', typed: '1.200' });
    expect(await cellOf(fresh.id)).toMatchObject({ value: '2000.5', derived: { how: 'rebuilt', from: 2 } });
    await undoAll(desk, before);
  });

  test('a part of a unit, and a split, keep what was and refuse to rebuild', async () => {
    const desk = await UnitsDesk.open('tam-duong', folder);
    const at = { sheet: desk.sheet };
    await desk.run({
      type: 'setCells',
      ...at,
      period: '2022',
      unit: 'ban-bo',
      edits: [{ row: ROW, column: 'figure', text: '1.200' }],
    });
    const open = { type: 'setUnit', ...at, validTo: null } as const;
    await desk.run({ ...open, of: 'ban-bo' });
    const before = await desk.units();
    const split = await desk.run({
      type: 'splitUnit',
      ...at,
      of: 'ban-bo',
      into: [
        { name: 'Xã Một', shortName: '', kind: 'xa' },
        { name: 'Xã Hai', shortName: '', kind: 'xa' },
      ],
      stays: false,
      from: '2024-01-01',
      note: '',
    });
    expect(split.label).toBe('tách Xã Bản Bo thành 2 đơn vị');
    expect(await desk.unit('Xã Bản Bo')).toMatchObject({ validTo: '2023-12-31' });
    const one = await desk.unit('Xã Một');
    expect(one.formedFrom).toMatchObject([{ name: 'Xã Bản Bo', share: 'part' }]);
    const view = await desk.view(desk.sheet, '2022', one.id);
    expect(view.rows.find(({ id }) => id === ROW)?.cells['figure']).toMatchObject({ text: '', reason: 'splitUnit' });
    await undoAll(desk, before);
    const part = { units: [{ id: 'na-tam', share: 'part' as const }], parent: 'tam-duong', note: '' };
    const into = { name: 'Xã Ba', shortName: '', kind: 'xa' };
    expect(await desk.try({ type: 'mergeUnits', ...at, ...part, into, from: '2024-01-01' })).toMatchObject({
      why: 'tooFew',
    });
    expect(
      await desk.try({
        type: 'mergeUnits',
        ...at,
        parent: 'tam-duong',
        note: '',
        units: [
          { id: 'ban-bo', share: 'whole' },
          { id: 'na-tam', share: 'whole' },
        ],
        into,
        from: '2024-06-01',
      }),
    ).toMatchObject({ name: 'Xã Bản Bo', why: 'ended' });
  });
});
