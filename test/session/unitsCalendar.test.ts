import { describe, expect, test } from 'vitest';
import type { Calendar, TaskList } from '../../shared/contract/unitAnswers';
import { dueGroup, isoDay, parseDay } from '../../shared/domain/calendar';
import { tempFolder } from '../helpers/tempFolder';
import { UnitsDesk } from './unitsDesk';

const folder = tempFolder();

const calendarOf = async (desk: UnitsDesk): Promise<Calendar> => {
  const list = await desk.host.inquire('calendar.list', {});
  if (!list.ok) throw new Error(list.error.code);
  return list.value;
};
const tasksOf = async (desk: UnitsDesk, sheet: string): Promise<TaskList> => {
  const list = await desk.host.inquire('tasks.list', { at: { sheet } });
  if (!list.ok) throw new Error(list.error.code);
  return list.value;
};
const reports = ({ items }: Calendar) => items.filter(({ kind }) => kind === 'report');

describe('the calendar of 001_…', () => {
  test('15/11 of ten units and 20/11 of the department that consolidates, in order', async () => {
    const desk = await UnitsDesk.open('lai-chau', folder);
    const due = reports(await calendarOf(desk));
    expect(due.map(({ last, who, period }) => [last, who.length, period])).toEqual([
      ['2021-11-15', 10, '2021'],
      ['2021-11-20', 1, '2021'],
    ]);
    const { items } = await calendarOf(desk);
    expect(items.map(({ last }) => last)).toEqual(items.map(({ last }) => last).toSorted());
    expect(items.filter(({ kind }) => kind === 'task').map(({ last }) => last)).toContain('2021-11-15');
  });

  test('a report that came in, and a task that is done, are on it no more', async () => {
    const desk = await UnitsDesk.open('lai-chau', folder);
    const sheet = await desk.sheetOf('theo-doi-bao-cao');
    await desk.run({
      type: 'setCells',
      sheet,
      period: '2021',
      edits: [{ row: 'so-ke-hoach-va-dau-tu', column: 'state', text: 'Đã gửi' }],
    });
    expect(reports(await calendarOf(desk)).map(({ last }) => last)).toEqual(['2021-11-15']);
    const tasks = (await calendarOf(desk)).items.filter(({ kind }) => kind === 'task');
    const [first] = tasks;
    if (!first) throw new Error('no task');
    for (const { row, lead, due } of (await tasksOf(desk, first.sheet)).tasks) {
      if (due === '' || lead !== '') continue;
      await desk.run({ type: 'setCells', sheet: first.sheet, edits: [{ row, column: 'state', text: 'Hoàn thành' }] });
    }
    const left = (await calendarOf(desk)).items.filter(({ kind }) => kind === 'task');
    expect(left.length).toBeLessThan(tasks.length);
  });

  test('of two units of one name a task means the one that exists in the period of its plan', async () => {
    const desk = await UnitsDesk.open('lai-chau', folder);
    const sheet = await desk.sheetOf('phan-cong-nhiem-vu');
    const old = await desk.unit('Sở Kế hoạch và Đầu tư');
    const { name, kind, parent } = old;
    await desk.run({ type: 'setUnit', sheet, of: old.id, validTo: '2020-06-30' });
    await desk.run({ type: 'addUnit', sheet, name, shortName: '', kind, parent, validFrom: '2020-07-01' });
    const fresh = await desk.unit(name);
    const { tasks } = await tasksOf(desk, sheet);
    const row = tasks[0]?.row ?? '';
    await desk.run({ type: 'setCells', sheet, edits: [{ row, column: 'lead', text: name }] });
    const [task] = (await tasksOf(desk, sheet)).tasks;
    expect(task?.agencies).toEqual([{ unit: fresh.id, name }]);
  });

  test('a deadline for many units is one step: theirs of that name changes, the others get one', async () => {
    const desk = await UnitsDesk.open('lai-chau', folder);
    const sheet = await desk.sheetOf('theo-doi-bao-cao');
    const before = await calendarOf(desk);
    const units = ['muong-te', 'nam-nhun', 'sin-ho'];
    const due = { type: 'setDues', sheet, of: '2021-M11', what: '', units } as const;
    const step = await desk.run({ ...due, dueOn: '2021-11-25' });
    expect(step.label).toBe('đặt hạn báo cáo cho 3 đơn vị');
    expect(reports(await calendarOf(desk)).at(-1)).toMatchObject({ last: '2021-11-25', period: '2021-M11' });
    await desk.run({ ...due, dueOn: '2021-11-26' });
    expect(reports(await calendarOf(desk)).filter(({ period }) => period === '2021-M11')).toMatchObject([
      { last: '2021-11-26', who: ['Huyện Mường Tè', 'Huyện Nậm Nhùn', 'Huyện Sìn Hồ'] },
    ]);
    const view = await desk.view(sheet, '2021-M11', null);
    expect(view.rows.find(({ id }) => id === 'sin-ho')?.cells['dueOn']?.text).toBe('26/11/2021');
    await desk.host.undo();
    await desk.host.undo();
    expect(await calendarOf(desk)).toEqual(before);
    expect(await desk.try({ ...due, units: ['nobody'], dueOn: '2021-11-25' })).toMatchObject({ code: 'unknownUnit' });
  });
});

describe('tasks by agency', () => {
  test('departments are found by name and alias; what nobody knows stays as typed', async () => {
    const desk = await UnitsDesk.open('tam-duong', folder);
    const { tasks, year } = await tasksOf(desk, await desk.sheetOf('phan-cong-nhiem-vu'));
    expect(year).toBe(2025);
    expect(tasks.length).toBe(75);
    const of = (lead: string) => tasks.find((task) => task.lead === lead)?.agencies;
    expect(of('Phòng Tài chính – Kế hoạch')).toEqual([
      { unit: 'tam-duong-phong-tai-chinh-ke-hoach', name: 'Phòng Tài chính – Kế hoạch' },
    ]);
    expect(of('Công an, Quân sự')?.map(({ unit }) => unit)).toEqual(['tam-duong-cong-an', 'tam-duong-quan-su']);
    expect(of('Các ngành')).toEqual([{ unit: null, name: 'Các ngành' }]);
  });

  test('every deadline in the samples is a day, or says that there is none', async () => {
    for (const sample of ['tam-duong', 'tan-uyen', 'lai-chau']) {
      const desk = await UnitsDesk.open(sample, folder);
      const { items } = await calendarOf(desk);
      expect(items.every(({ last }) => /^\d{4}-\d{2}-\d{2}$/.test(last))).toBe(true);
    }
  });
});

describe('days', () => {
  test('groups as seen from a day', () => {
    const of = (last: string) => dueGroup(last, '2021-11-10');
    expect(['2021-11-09', '2021-11-10', '2021-11-25', '2021-11-26', '2021-03-31'].map(of)).toEqual([
      'overdue',
      'today',
      'soon',
      'later',
      'long',
    ]);
    expect(isoDay(new Date(2021, 10, 5, 23, 59))).toBe('2021-11-05');
  });

  test('a typed day, and nothing else', () => {
    expect(parseDay(' 5/1/2025 ')).toBe('2025-01-05');
    expect(parseDay('30-06-2025')).toBe('2025-06-30');
    expect(parseDay('2025-06-30')).toBe('2025-06-30');
    for (const text of ['31/6/2025', 'tháng 6/2025', '5-6', '30/6', '']) expect(parseDay(text)).toBeNull();
  });
});
