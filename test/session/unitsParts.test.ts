import { describe, expect, test } from 'vitest';
import type { CellSeries } from '../../shared/contract/cellSeries';
import { tempFolder } from '../helpers/tempFolder';
import { UnitsDesk } from './unitsDesk';

const folder = tempFolder();

const RATE = 'ty-le-che-phu-rung';
const FLOW = 'thu-ngan-sach-dia-ban';
const STOCK = 'xa-dat-chuan-nong-thon-moi';

const seriesOf = async (desk: UnitsDesk, row: string, unit: string | null = null): Promise<CellSeries> => {
  const at = { sheet: desk.sheet, ...(unit === null ? {} : { unit }) };
  const details = await desk.host.cellDetails(at, row, 'figure');
  if (!details.ok || !details.value.series) throw new Error('no series');
  return details.value.series;
};
const typeFor = (desk: UnitsDesk, unit: string, row: string, text: string) =>
  desk.run({ type: 'setCells', sheet: desk.sheet, unit, edits: [{ row, column: 'figure', text }] });

describe('what a figure of a district is made of', () => {
  test('nothing where no commune has anything', async () => {
    const desk = await UnitsDesk.open('tam-duong', folder);
    expect((await seriesOf(desk, FLOW)).parts).toBeNull();
  });

  test('the communes, their sum, and the exact gap to the district’s own figure', async () => {
    const desk = await UnitsDesk.open('tam-duong', folder);
    await typeFor(desk, 'ban-bo', FLOW, '20,25');
    await typeFor(desk, 'na-tam', FLOW, '15,5');
    await typeFor(desk, 'ho-thau', FLOW, '5-6');
    // In tỷ đồng; 500 of them would be a thousandfold.
    await typeFor(desk, 'son-binh', FLOW, '500 triệu đồng');
    const { parts, derived } = await seriesOf(desk, FLOW);
    expect(derived).toBeNull();
    expect(parts).toMatchObject({ of: 'below', how: 'sum', total: '35.75', own: '43.6', gap: '7.85', refused: null });
    expect(parts?.parts.length).toBe(13);
    const byUnit = new Map(parts?.parts.map((part) => [part.unit, part]));
    expect(byUnit.get('ban-bo')).toMatchObject({ name: 'Xã Bản Bo', text: '20,25', counts: true });
    expect(byUnit.get('ho-thau')).toMatchObject({ text: '5-6', counts: false });
    expect(byUnit.get('son-binh')).toMatchObject({ text: '500 triệu đồng', counts: false });
    expect(byUnit.get('binh-lu')).toMatchObject({ text: '', counts: false });
  });

  test('however many levels there are between months of a hamlet and the year of the commune', async () => {
    const desk = await UnitsDesk.open('tam-duong', folder);
    const at = { sheet: desk.sheet } as const;
    const { kind } = await desk.unit('Xã Bản Bo');
    let parent = 'ban-bo';
    for (const name of ['Cụm', 'Thôn', 'Bản', 'Xóm', 'Tổ']) {
      await desk.run({ type: 'addUnit', ...at, name, shortName: '', kind, parent, validFrom: null });
      parent = (await desk.unit(name)).id;
      // Each has something in that year: none can be passed over.
      await typeFor(desk, parent, STOCK, '0');
    }
    const edits = Array.from({ length: 12 }, (_, month) => ({
      row: FLOW,
      period: `2023-M${String(month + 1).padStart(2, '0')}`,
      text: '1,5',
    }));
    const load = { type: 'loadFigures', ...at, nature: 'actual', basis: 'period', overwrite: true } as const;
    await desk.run({ ...load, unit: parent, edits });
    const view = await desk.view(desk.sheet, null, 'ban-bo');
    expect(view.rows.find(({ id }) => id === FLOW)?.cells['figure']?.text).toBe('18');
  });

  test('a rate has a mean only with weights; the weight is chosen, one step, and followed', async () => {
    const desk = await UnitsDesk.open('tam-duong', folder);
    const at = { sheet: desk.sheet };
    await typeFor(desk, 'ban-bo', RATE, '40');
    await typeFor(desk, 'na-tam', RATE, '60');
    expect((await seriesOf(desk, RATE)).parts).toMatchObject({
      how: 'weighted',
      total: null,
      refused: 'weightsMissing',
    });
    const step = await desk.run({ type: 'setIndicator', ...at, row: RATE, weightRow: STOCK });
    expect(step.label).toBe('sửa cách cộng chỉ tiêu');
    expect((await seriesOf(desk, RATE)).rule.weight?.name).toContain('nông thôn mới');
    await typeFor(desk, 'ban-bo', STOCK, '1');
    await typeFor(desk, 'na-tam', STOCK, '3');
    expect((await seriesOf(desk, RATE)).parts).toMatchObject({ total: '55', own: '50.8', gap: '-4.2' });

    // Without a figure of its own the district shows the mean, and follows what it is weighed by.
    await desk.run({ type: 'setCells', ...at, edits: [{ row: RATE, column: 'figure', text: '' }] });
    const shown = async () =>
      (await desk.view(desk.sheet, null, null)).rows.find(({ id }) => id === RATE)?.cells['figure']?.text;
    expect(await shown()).toBe('55');
    await typeFor(desk, 'na-tam', STOCK, '1');
    expect(await shown()).toBe('50');
    expect((await seriesOf(desk, RATE)).derived).toMatchObject({ how: 'weighted', from: ['Xã Bản Bo', 'Xã Nà Tăm'] });
  });

  test('the rules are set and undone; a weight of itself or of a heading is refused', async () => {
    const desk = await UnitsDesk.open('tam-duong', folder);
    const at = { sheet: desk.sheet };
    await desk.run({ type: 'setIndicator', ...at, row: FLOW, overUnits: 'none', overTime: 'last' });
    expect((await seriesOf(desk, FLOW)).rule).toEqual({ overUnits: 'none', overTime: 'last', weight: null });
    expect((await desk.host.undo()).ok).toBe(true);
    expect((await seriesOf(desk, FLOW)).rule).toEqual({ overUnits: 'sum', overTime: 'sum', weight: null });
    expect(await desk.try({ type: 'setIndicator', ...at, row: FLOW, weightRow: FLOW })).toMatchObject({
      code: 'unknownRow',
    });
    expect(await desk.try({ type: 'setIndicator', ...at, row: FLOW, weightRow: 'nobody' })).toMatchObject({
      code: 'unknownRow',
    });
  });

  test('a new row adds up as its wording proposes, follows the wording, and keeps what a person chose', async () => {
    const desk = await UnitsDesk.open('tam-duong', folder);
    const rows = async () => (await desk.view(desk.sheet, null, null)).rows;
    const at = { sheet: desk.sheet };
    await desk.run({ type: 'insertRows', ...at, after: FLOW, count: 1 });
    const id = (await rows()).find(({ name }) => name === '')?.id ?? '';
    const word = (column: string, text: string) =>
      desk.run({ type: 'setCells', ...at, edits: [{ row: id, column, text }] });
    const rule = async () => (await seriesOf(desk, id)).rule;
    expect(await rule()).toMatchObject({ overUnits: 'none' });
    await word('name', 'Trồng mới chè');
    await word('unit', 'ha');
    expect(await rule()).toMatchObject({ overUnits: 'sum', overTime: 'sum' });
    await typeFor(desk, 'ban-bo', id, '20');
    await typeFor(desk, 'na-tam', id, '1,5');
    expect((await seriesOf(desk, id)).derived).toMatchObject({ how: 'consolidated', from: ['Xã Bản Bo', 'Xã Nà Tăm'] });
    await word('name', 'Tổng diện tích chè');
    expect(await rule()).toMatchObject({ overUnits: 'sum', overTime: 'last' });
    await desk.run({ type: 'setIndicator', ...at, row: id, overTime: 'mean' });
    await word('unit', '%');
    expect(await rule()).toMatchObject({ overUnits: 'sum', overTime: 'mean' });
  });
});
