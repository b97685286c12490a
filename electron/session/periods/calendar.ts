import type { Calendar, CalendarItem, TaskInfo } from '../../../shared/contract/unitAnswers';
import { dayAbout } from '../../../shared/domain/deadline';
import { lastYear } from '../../../shared/domain/period';
import { standingOf } from '../../../shared/domain/tasks';
import type { RowSource } from '../../../shared/form/definition';
import { type SqlDb, type SqlRow, textOf } from '../../db/sqlDb';
import { definitionOf } from '../load/sheetContext';
import { agencies, BEFORE_ALL, isOver, tasksOf } from './calendarTasks';

/** Everything of the file that has a day and is not done: tasks, and reports that units owe. */
export const calendar = (db: SqlDb): Calendar => {
  const items = db.all('SELECT * FROM plan ORDER BY sort_key, id').flatMap((plan): CalendarItem[] => {
    const tasks = sheetOf(db, plan, 'tasks');
    const returns = sheetOf(db, plan, 'units');
    return [
      ...(tasks ? taskItems(plan, tasks, tasksOf(db, textOf(plan, 'id'), agencies(db, textOf(plan, 'period')))) : []),
      ...(returns ? reportItems(db, plan, returns) : []),
    ];
  });
  return { items: items.sort((a, b) => (a.last < b.last ? -1 : a.last > b.last ? 1 : 0)) };
};

interface ShownIn {
  readonly sheet: string;
  readonly column: string;
}

/** The sheet of a plan whose rows are of a kind, and its column of days. */
const sheetOf = (db: SqlDb, plan: SqlRow, rows: RowSource): ShownIn | null => {
  const sheets = db.all(
    `SELECT s.id, f.definition FROM sheet s JOIN form f ON f.id = s.form_id WHERE s.plan_id = ? ORDER BY s.sort_key, s.id`,
    [textOf(plan, 'id')],
  );
  for (const sheet of sheets) {
    const form = definitionOf(textOf(sheet, 'definition'));
    if (form?.rows !== rows) continue;
    const column = form.columns.find(
      (one) => (one.kind === 'text' && one.field === 'due') || (one.kind === 'return' && one.field === 'dueOn'),
    );
    return { sheet: textOf(sheet, 'id'), column: column?.id ?? 'name' };
  }
  return null;
};

const taskItems = (plan: SqlRow, { sheet, column }: ShownIn, tasks: readonly TaskInfo[]): CalendarItem[] => {
  const year = lastYear(textOf(plan, 'period'));
  const groups = new Map<string, { readonly first: TaskInfo; readonly last: string; count: number }>();
  for (const task of tasks) {
    const { last } = standingOf(task, year, BEFORE_ALL);
    if (last === null || isOver(task, year)) continue;
    const key = `${last} ${task.lead}`;
    const group = groups.get(key);
    if (group) group.count += 1;
    else groups.set(key, { first: task, last, count: 1 });
  }
  return [...groups.values()].map(
    ({ first, last, count }): CalendarItem => ({
      kind: 'task',
      id: `task ${first.row}`,
      what: first.name,
      planTitle: textOf(plan, 'title'),
      last,
      period: null,
      who: first.agencies.map(({ name }) => name),
      count,
      sheet,
      row: first.row,
      column,
    }),
  );
};

/** What several units owe by the same day stands together. */
const reportItems = (db: SqlDb, plan: SqlRow, { sheet, column }: ShownIn): CalendarItem[] => {
  const dues = db.all(
    `SELECT d.*, u.name AS unit_name FROM report_due d JOIN org_unit u ON u.id = d.unit_id
     WHERE d.plan_id = ? AND d.state IN ('missing', 'returned') AND d.due_on IS NOT NULL ORDER BY u.sort_key, u.id, d.id`,
    [textOf(plan, 'id')],
  );
  const groups = new Map<string, CalendarItem & { readonly who: string[] }>();
  for (const due of dues) {
    const period = textOf(due, 'period');
    const last = dayAbout(textOf(due, 'due_on'), period);
    if (last === null) continue;
    const what = textOf(due, 'what');
    const key = [last, period, what].join('\n');
    const group = groups.get(key);
    if (group) group.who.push(textOf(due, 'unit_name'));
    else {
      groups.set(key, {
        kind: 'report',
        id: `report ${textOf(due, 'id')}`,
        what,
        planTitle: textOf(plan, 'title'),
        last,
        period,
        who: [textOf(due, 'unit_name')],
        count: 1,
        sheet,
        row: textOf(due, 'unit_id'),
        column,
      });
    }
  }
  return [...groups.values()];
};
