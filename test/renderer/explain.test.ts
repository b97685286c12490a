import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PlanSession } from '../../electron/session/planSession';
import { explainCell, explainComputing, lockedHint, tooltipOf } from '../../renderer/panel/explain';
import { planStore } from '../../renderer/store/planStore';
import { buildSheetModel, type SheetModel } from '../../shared/grid/sheetModel';
import { openSample } from '../helpers/openSample';
import { tempFolder } from '../helpers/tempFolder';

const folder = tempFolder();
const MONTH = 'ke-hoach-2022--bao-cao-thang';
const YEAR = 'ke-hoach-2022--ke-hoach-nam';
const PARTS = 'ke-hoach-2022--giao-chi-tieu';
const CAPITAL = 'ke-hoach-2022--giai-ngan';
const NAME = 'Trồng mới chè tập trung';

let session: PlanSession;
let row = '';

const modelOf = (sheet: string, period: string | null = null): SheetModel => {
  const view = session.view(sheet, period, null);
  if (!view.ok) throw new Error(view.error.code);
  return buildSheetModel(view.value);
};
const set = (
  sheet: string,
  period: string | undefined,
  column: string,
  text: string,
  at = row,
  unit?: string,
): void => {
  const edits = [{ row: at, column, text }];
  const step = session.run({ type: 'setCells', sheet, period, unit, edits, gesture: 'type' }, null);
  if (!step.ok) throw new Error(step.error.code);
};
const told = (model: SheetModel, column: string, at = row): string =>
  explainCell(model, { r: model.rowIndex(at) ?? -1, c: model.columnIndex(column) ?? -1 }, null).text;
const hover = (model: SheetModel, column: string, at = row): string =>
  tooltipOf(model, { r: model.rowIndex(at) ?? -1, c: model.columnIndex(column) ?? -1 }) ?? '';

beforeAll(async () => {
  session = await openSample(path.join(folder, 'a.skh'), 'tan-uyen');
  planStore.set({ plan: session.info(), sheet: MONTH });
  row = modelOf(MONTH).rows.find(({ name }) => name === NAME)?.id ?? '';
  set(MONTH, '2022-M01', 'current', '10');
  set(MONTH, '2022-M02', 'current', '12,5');
});
afterAll(() => session.close(true));

describe('what the line above the grid says of each sort of column', () => {
  it('tells where a derived value comes from, and that it can be typed over', () => {
    const model = modelOf(MONTH, '2022-M02');
    expect(told(model, 'cumulative')).toBe('Cộng dồn từ 2 tháng');
    expect(hover(model, 'cumulative')).toContain('Cộng dồn từ 2 tháng. Có thể gõ số khác vào ô này.');
    expect(model.isEditable({ r: model.rowIndex(row) ?? -1, c: model.columnIndex('cumulative') ?? -1 })).toBe(true);
  });

  it('works out a comparison by its own columns, names what it lacks, and is silent where nothing is there yet', () => {
    const model = modelOf(MONTH, '2022-M02');
    expect(told(model, 'currentToPrevious')).toBe('12,5 / 10 × 100 = 125,00%');
    expect(told(model, 'currentToSame')).toBe('Chưa tính được: cột “Thực hiện cùng kỳ năm 2021” chưa có số liệu.');
    const other = modelOf(MONTH, '2022-M02').rows.find(({ name }) => name === 'Trồng mới chè cổ thụ')?.id ?? never();
    expect(told(model, 'currentToSame', other)).toBe('');
    expect(lockedHint(model, { r: 1, c: model.columnIndex('currentToPrevious') ?? -1 })).toContain('các cột khác');
  });

  it('says why months do not add up', () => {
    const model = modelOf(MONTH, '2022-M04');
    expect(told(model, 'cumulative')).toBe('Chưa tính được: trong kỳ còn tháng chưa có số liệu.');
  });

  it('holds a figure against the target of the ratio that reads it, not the first of the sheet', () => {
    set(YEAR, undefined, 'estimate', '84');
    const model = modelOf(YEAR);
    expect(told(model, 'estimate')).toBe('Càng cao càng tốt: 84 / 80 = 105,00% → Vượt');
    expect(told(model, 'plan')).toBe('Càng cao càng tốt: 84 / 80 = 105,00% → Vượt');
    expect(told(model, 'estimateToPlan')).toBe(told(model, 'estimate'));
    expect(told(model, 'half')).not.toContain('84');
    expect(explainComputing(model, model.rows[model.rowIndex(row) ?? -1] ?? model.rows[0] ?? never())).toContain(
      '84 / 80',
    );
  });

  it('adds up what is handed out, and shows the gap', () => {
    const model = modelOf(PARTS);
    const parts = model.columns.filter(({ column }) => column.base === 'part').slice(0, 2);
    parts.forEach(({ id }, index) => {
      set(PARTS, undefined, id, index === 0 ? '30' : '45');
    });
    const after = modelOf(PARTS);
    expect(told(after, 'assigned')).toMatch(/^Tổng của 2\/\d+ đơn vị có số liệu = 75$/);
    expect(told(after, 'gap')).toMatch(/ 80 − tổng của 2\/\d+ đơn vị có số liệu = 5$/);
  });

  it('gives a percent without a verdict where none is due yet', () => {
    const inserted = session.run({ type: 'insertRows', sheet: CAPITAL, after: null, count: 1 }, null);
    if (!inserted.ok) throw new Error(inserted.error.code);
    const at = modelOf(CAPITAL).rows[0]?.id ?? '';
    set(CAPITAL, undefined, 'currentPlan', '1200', at);
    set(CAPITAL, undefined, 'currentPaid', '300', at);
    const model = modelOf(CAPITAL);
    expect(told(model, 'currentRate', at)).toBe('300 / 1.200 = 25,00%');
    expect(told(model, 'currentPaid', at)).toBe('300 / 1.200 = 25,00%');
    expect(told(model, 'carriedPaid', at)).toBe('');
  });

  it('names the units that are missing from a consolidated figure', () => {
    const unit = planStore.get().plan?.sheets.find(({ id }) => id === MONTH)?.units[1]?.id;
    set(MONTH, '2022-M05', 'current', '7', row, unit);
    const model = modelOf(MONTH, '2022-M05');
    expect(told(model, 'current')).toMatch(/^Tổng hợp từ 1\/10 đơn vị; thiếu: Xã .+ và \d đơn vị khác/);
    expect(told(model, 'currentToPrevious')).toContain('mới tổng hợp từ 1/10 đơn vị');
  });
});

const never = (): never => {
  throw new Error('no row');
};
