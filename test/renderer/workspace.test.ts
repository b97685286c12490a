import { afterAll, beforeEach, expect, test, vi } from 'vitest';
import { loadSheet, readAnew, switchView } from '../../renderer/command/workspace';
import { planStore } from '../../renderer/store/planStore';
import type { PlanInfo } from '../../shared/contract/channels';
import type { SheetView } from '../../shared/form/types';
import { buildSheetModel } from '../../shared/grid/sheetModel';
import { sampleView } from './sampleView';

interface Asked {
  readonly sheet: string;
  readonly period: string | null;
  readonly unit: string | null;
}

/** The host at the other end of the bridge: what it was asked for, answered in turn. */
const asked: Asked[] = [];
const answers: (() => void)[] = [];
const shown = ({ sheet, period, unit }: Asked): SheetView => ({
  ...sampleView(),
  sheet,
  period: period ?? '2022',
  unit: { id: unit ?? 'huyen', name: '' },
});
const invoke = (_channel: string, request: Asked) =>
  new Promise((resolve) => {
    asked.push(request);
    answers.push(() => resolve({ ok: true, value: shown(request) }));
  });

vi.stubGlobal('window', { ...globalThis, api: { invoke } });
vi.stubGlobal('document', { hasFocus: () => true });
afterAll(() => vi.unstubAllGlobals());

const sheets = ['kết quả', 'báo cáo'].map((id) => ({ id, periods: ['2022'], units: [] }));
const plan = { path: '/a.skh', sheets } as unknown as PlanInfo;

beforeEach(() => {
  asked.length = 0;
  const view = shown({ sheet: 'kết quả', period: '2022', unit: 'huyen' });
  planStore.set({ plan, phase: 'open', sheet: 'kết quả', model: buildSheetModel(view), loading: false });
});

/** Answers everything that is asked for, to the last. */
const settle = async (): Promise<void> => {
  for (let quiet = 0; quiet < 20; quiet += 1) {
    await Promise.resolve();
    const answer = answers.shift();
    if (answer) quiet = 0;
    answer?.();
  }
};
const onScreen = () => {
  const { sheet, model } = planStore.get();
  return [sheet, model?.view.sheet, model?.view.period, model?.view.unit.id];
};

test('a period, then a unit, chosen before the first is there are both taken', async () => {
  switchView('2021', null);
  switchView(null, 'xa');
  await settle();
  expect(onScreen()).toEqual(['kết quả', 'kết quả', '2021', 'xa']);
});

test('a step that changes what the file consists of leaves what was chosen meanwhile', async () => {
  switchView('2021', null);
  void readAnew(plan, plan);
  await settle();
  expect(onScreen()).toEqual(['kết quả', 'kết quả', '2021', 'huyen']);
  void loadSheet('báo cáo', null, null);
  void readAnew(plan, plan);
  await settle();
  expect(onScreen().slice(0, 2)).toEqual(['báo cáo', 'báo cáo']);
});
