import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { PlanSession } from '../../electron/session/planSession';
import type { Command } from '../../shared/domain/command';
import type { NextYear } from '../../shared/domain/periodCommands';
import type { SheetView, ViewRow } from '../../shared/form/types';
import { openSample } from '../helpers/openSample';
import { tempFolder } from '../helpers/tempFolder';

const folder = tempFolder();
const MONTH = 'ke-hoach-2021--bao-cao-thang';
const RETURNS = 'ke-hoach-2021--theo-doi-bao-cao';
let session: PlanSession;
let count = 0;

const open = async (sample: string): Promise<void> => {
  count += 1;
  session = await openSample(path.join(folder, `periods-${count}.skh`), sample);
};
afterEach(() => session.close());

const view = (sheet = MONTH, period: string | null = null, unit: string | null = null): SheetView => {
  const found = session.view(sheet, period, unit);
  if (!found.ok) throw new Error(JSON.stringify(found.error));
  return found.value;
};
const run = (command: Command): void => {
  const answer = session.run(command, null);
  if (!answer.ok) throw new Error(JSON.stringify(answer.error));
};
const codeOf = (command: Command): string | null => {
  const answer = session.run(command, null);
  return answer.ok ? null : answer.error.code;
};
const type = (sheet: string, row: string, column: string, text: string, period?: string): void =>
  run({ type: 'setCells', sheet, period, edits: [{ row, column, text }] });
const rowIn = (of: SheetView, test: (row: ViewRow) => boolean): ViewRow => {
  const row = of.rows.find(test);
  if (!row) throw new Error('no such row');
  return row;
};
const ownPeriod = (id: string): string | undefined => session.sheets().find((one) => one.id === id)?.periods[0];

describe('mở kỳ mới', () => {
  beforeEach(() => open('lai-chau'));

  const next = () => {
    const answer = session.inquire('period.next', { at: { sheet: MONTH } });
    if (!answer.ok) throw new Error(answer.error.code);
    return answer.value;
  };

  test('sheets go on, texts by choice, no figure; deadlines by rule; one step and back', () => {
    const proposed = next();
    expect(proposed).toMatchObject({ from: '2021-M01', to: '2021-M02', isFromClosed: false });
    const reasons = view().rows.filter((row) => row.cells['reason']?.text !== '').length;
    expect(proposed.fields.find(({ field }) => field === 'reason')?.rows).toBe(reasons);
    const sheets = proposed.sheets.filter(({ chosen }) => chosen).map(({ id }) => id);
    expect(sheets).toContain(MONTH);
    const figures = view(MONTH, '2021-M02').rows.map((row) => row.cells['current']?.typed);
    run({
      type: 'openPeriod',
      sheet: MONTH,
      to: '2021-M02',
      sheets,
      fields: ['reason'],
      due: { kind: 'dayOfMonth', day: 30 },
      cutoff: { from: '2021-01-15', to: '2021-02-14' },
    });
    expect(ownPeriod(MONTH)).toBe('2021-M02');
    const after = view();
    expect(after.period).toBe('2021-M02');
    expect(after.rows.map((row) => row.cells['current']?.typed)).toEqual(figures);
    expect(after.rows.filter((row) => row.cells['reason']?.text !== '').length).toBe(reasons);
    // February has no 30th.
    const due = view(RETURNS, '2021-M02').rows.map((row) => row.cells['dueOn']?.text);
    expect(due.filter((text) => text !== '').length).toBe(proposed.units);
    expect(new Set(due.filter((text) => text !== ''))).toEqual(new Set(['28/02/2021']));
    expect(next()).toMatchObject({
      from: '2021-M02',
      to: '2021-M03',
      due: { kind: 'dayOfMonth', day: 30 },
      cutoff: { from: '2021-02-15', to: '2021-03-14' },
    });
    expect(session.undo().ok).toBe(true);
    expect(ownPeriod(MONTH)).toBe('2021-M01');
    expect(view(RETURNS, '2021-M02').rows.every((row) => row.cells['dueOn']?.text === '')).toBe(true);
    expect(next().cutoff).toBeNull();
  });

  test('a text that stands in the new period already is not written over', () => {
    const row = rowIn(view(), (one) => one.cells['reason']?.text !== '').id;
    type(MONTH, row, 'reason', 'lý do của tháng 2', '2021-M02');
    run({
      type: 'openPeriod',
      sheet: MONTH,
      to: '2021-M02',
      sheets: [MONTH],
      fields: ['reason'],
      due: null,
      cutoff: null,
    });
    expect(rowIn(view(), ({ id }) => id === row).cells['reason']?.text).toBe('lý do của tháng 2');
  });

  test('a period outside the plan is refused; days by the calendar leave no trace', () => {
    const command = { type: 'openPeriod', sheet: MONTH, sheets: [MONTH], fields: [], due: null, cutoff: null } as const;
    expect(codeOf({ ...command, to: '2022-M01' })).toBe('outsidePlan');
    run({
      type: 'setCutoff',
      sheet: MONTH,
      of: '2021-M01',
      item: '',
      days: { from: '2020-12-15', to: '2021-01-14' },
      note: '',
    });
    expect(next().cutoff).toEqual({ from: '2021-01-15', to: '2021-02-14' });
    run({
      type: 'setCutoff',
      sheet: MONTH,
      of: '2021-M01',
      item: '',
      days: { from: '2021-01-01', to: '2021-01-31' },
      note: '',
    });
    expect(next().cutoff).toBeNull();
  });

  test('a deadline some days after the period counts from its last reporting day', () => {
    run({
      type: 'openPeriod',
      sheet: MONTH,
      to: '2021-M02',
      sheets: [MONTH],
      fields: [],
      due: { kind: 'daysAfter', days: 5 },
      cutoff: { from: '2021-01-15', to: '2021-02-14' },
    });
    const due = view(RETURNS, '2021-M02').rows.map((row) => row.cells['dueOn']?.text ?? '');
    expect(new Set(due.filter((text) => text !== ''))).toEqual(new Set(['19/02/2021']));
  });
});

describe('lập kế hoạch năm sau', () => {
  const YEAR = 'ke-hoach-2022--ke-hoach-nam';
  beforeEach(() => open('tan-uyen'));

  const plan = (targets: NextYear['targets'], tasks: 'all' | 'unfinished' = 'unfinished'): string => {
    run({
      type: 'nextYear',
      sheet: YEAR,
      title: 'Kế hoạch năm 2023',
      trees: { plan: 'all', tasks, documents: 'none', capital: 'all', budget: 'all' },
      targets,
    });
    const sheet = session.sheets().find((one) => one.planTitle === 'Kế hoạch năm 2023' && one.form === 'ke-hoach-nam');
    return sheet?.id ?? '';
  };

  test('the same rows and series: ƯTH of this year is TH N-1 of the next; targets empty; every form; undone at once', () => {
    const before = view(YEAR);
    const row = rowIn(before, (one) => one.kind === 'indicator');
    type(YEAR, row.id, 'estimate', '1.234,5');
    const sheets = session.sheets().length;
    const id = plan({ how: 'empty' });
    const made = view(id);
    expect(made.period).toBe('2023');
    expect(made.rows.map(({ name, part, level, marker }) => ({ name, part, level, marker }))).toEqual(
      before.rows.map(({ name, part, level, marker }) => ({ name, part, level, marker })),
    );
    const index = before.rows.indexOf(row);
    expect(made.rows[index]?.cells['lastYear']?.typed).toBe('1.234,5');
    expect(made.rows.every((one) => one.cells['plan']?.text === '')).toBe(true);
    expect(session.sheets().length).toBe(sheets + 11);
    expect(
      new Set(
        session
          .sheets()
          .filter((one) => one.planTitle === 'Kế hoạch năm 2023')
          .map((one) => one.form),
      ).size,
    ).toBe(11);
    // The plan of this year is as it was.
    expect(view(YEAR).rows[index]?.cells['estimate']?.typed).toBe('1.234,5');
    session.undo();
    expect(session.sheets().length).toBe(sheets);
    session.redo();
    expect(view(id).rows.length).toBe(before.rows.length);
  });

  test('targets by a percentage: exact, rounded once, proposals; rates, ranges and words as they were', () => {
    const rows = view(YEAR).rows.filter((one) => one.cells['plan']?.typed !== '');
    const [a, b, c, d] = rows.filter(({ unitLabel }) => !unitLabel.includes('%'));
    const rate = rows.find(({ unitLabel }) => unitLabel === '%');
    if (!a || !b || !c || !d || !rate) throw new Error('rows');
    type(YEAR, a.id, 'plan', '1.000,5');
    type(YEAR, b.id, 'plan', '>58');
    type(YEAR, c.id, 'plan', '5-6');
    type(YEAR, d.id, 'plan', '9007199254740993');
    run({ type: 'setIndicator', sheet: YEAR, row: a.id, decimals: 1 });
    run({ type: 'setIndicator', sheet: YEAR, row: b.id, decimals: 1 });
    run({ type: 'setIndicator', sheet: YEAR, row: d.id, decimals: null });
    const id = plan({ how: 'scaled', percent: '8,5' });
    const made = view(id);
    const typed = (row: ViewRow): string =>
      made.rows[view(YEAR).rows.findIndex((one) => one.id === row.id)]?.cells['plan']?.typed ?? '';
    expect(typed(a)).toBe('1.085,5');
    expect(typed(b)).toBe('>62,9');
    expect(typed(c)).toBe('5-6');
    // 9007199254740993 × 1,085 = 9772811191393977,405
    expect(typed(d)).toBe('9.772.811.191.393.977');
    expect(typed(rate)).toBe(rate.cells['plan']?.typed);
    const row = made.rows.find((one) => one.cells['plan']?.typed === '1.085,5')?.id ?? '';
    const asked = session.inquire('row.assignment', { at: { sheet: id }, row, column: null });
    expect(asked.ok && asked.value.targets.map(({ stage, isShown }) => [stage, isShown])).toEqual([['proposed', true]]);
  });

  test('targets drafted in this year’s table; unfinished tasks with the headings above them', () => {
    const row = rowIn(view(YEAR), (one) => one.kind === 'indicator');
    type(YEAR, row.id, 'next', '777');
    const tasks = 'ke-hoach-2022--phan-cong-nhiem-vu';
    const all = view(tasks).rows;
    const entries = (rows: readonly ViewRow[]): readonly ViewRow[] => rows.filter(({ kind }) => kind === 'entry');
    // However it was written that it is over.
    const [done, given, dated] = entries(all).map(({ id }) => id);
    type(tasks, done ?? '', 'state', 'đã hoàn thành');
    type(tasks, given ?? '', 'state', 'Dừng thực hiện');
    type(tasks, dated ?? '', 'doneOn', '15/3/2022');
    const id = plan({ how: 'drafted' });
    const index = view(YEAR).rows.indexOf(rowIn(view(YEAR), (one) => one.id === row.id));
    expect(view(id).rows[index]?.cells['plan']?.typed).toBe('777');
    const sheet = session
      .sheets()
      .find((one) => one.planTitle === 'Kế hoạch năm 2023' && one.form === 'phan-cong-nhiem-vu');
    const carried = view(sheet?.id).rows;
    expect(entries(carried).length).toBe(entries(all).length - 3);
    // What belongs to a task whatever the year goes along.
    expect(carried.filter((one) => one.cells['lead']?.text !== '').length).toBeGreaterThan(0);
    expect(carried.every((one) => one.kind !== 'heading' || carried.some(({ under }) => under === one.id))).toBe(true);
  });

  test('no name, a name that is taken, and a percentage that is none are refused without a trace', () => {
    const steps = session.stepCount();
    const command = {
      type: 'nextYear',
      sheet: YEAR,
      title: ' ',
      trees: { plan: 'all', tasks: 'none', documents: 'none', capital: 'none', budget: 'none' },
      targets: { how: 'empty' },
    } as const;
    expect(codeOf(command)).toBe('titleTaken');
    expect(codeOf({ ...command, title: 'Kế hoạch', targets: { how: 'scaled', percent: 'tám' } })).toBe('badNumber');
    expect(session.stepCount()).toBe(steps);
    plan({ how: 'empty' });
    expect(codeOf({ ...command, title: ' Kế hoạch năm 2023 ' })).toBe('titleTaken');
  });
});

describe('số liệu các kỳ trước', () => {
  beforeEach(() => open('lai-chau'));

  test('years and months in one step; what is there stays unless asked; cùng kỳ is there at once', () => {
    const row = rowIn(view(), (one) => one.kind === 'indicator');
    const at = { sheet: MONTH } as const;
    const command = {
      type: 'loadFigures',
      ...at,
      nature: 'actual',
      basis: 'period',
      overwrite: false,
      edits: [
        { row: row.id, period: '2020-M01', text: '3.000' },
        { row: row.id, period: '2019', text: '30.000' },
        { row: row.id, period: '2018', text: ' ' },
      ],
    } as const;
    run(command);
    const steps = session.stepCount();
    expect(rowIn(view(), ({ id }) => id === row.id).cells['samePeriod']?.typed).toBe('3.000');
    run({ ...command, edits: [{ row: row.id, period: '2019', text: '1' }] });
    expect(session.stepCount()).toBe(steps);
    const stored = session.inquire('period.stored', {
      at,
      rows: [row.id],
      periods: ['2019', '2018', '2020-M01'],
      nature: 'actual',
      basis: 'period',
    });
    expect(stored.ok && stored.value.map(({ period, text }) => [period, text])).toEqual([
      ['2019', '30.000'],
      ['2020-M01', '3.000'],
    ]);
    run({ ...command, overwrite: true, edits: [{ row: row.id, period: '2019', text: '1' }] });
    session.undo();
    session.undo();
    expect(rowIn(view(), ({ id }) => id === row.id).cells['samePeriod']?.typed).toBe('');
  });
});
