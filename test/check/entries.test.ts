import { describe, expect, test } from 'vitest';
import { checkDates, checkOverdue } from '../../shared/check/entries';
import type { CheckEntry } from '../../shared/check/types';
import { daysBetween } from '../../shared/domain/days';
import { dayAbout, readDeadline } from '../../shared/domain/deadline';

test.each([
  ['15/11/2021', '2021-11-15'],
  ['1/4/2021', '2021-04-01'],
  ['ngày 15 tháng 11 năm 2021', '2021-11-15'],
  ['trước ngày 20/11/2021', '2021-11-20'],
  ['20/11', '2022-11-20'],
  ['2021-11-15', '2021-11-15'],
  ['tháng 2/2021', '2021-02-28'],
  ['tháng 12 năm 2021', '2021-12-31'],
  ['Tháng 6', '2022-06-30'],
  ['12/2021', '2021-12-31'],
  ['Quý II/2022', '2022-06-30'],
  ['quý 3', '2022-09-30'],
  ['6 tháng đầu năm 2022', '2022-06-30'],
  ['năm 2024', '2024-12-31'],
  ['đến năm 2025', '2025-12-31'],
  ['cuối năm', '2022-12-31'],
])('"%s" ends on %s', (text, last) => {
  expect(readDeadline(text, 2022)).toEqual({ kind: 'day', last });
});

test.each(['Thường xuyên', 'thường xuyên, lâu dài', 'Hàng năm', 'hằng tháng', 'hàng tháng, quý'])(
  '"%s" never ends',
  (text) => {
    expect(readDeadline(text, 2022)).toEqual({ kind: 'ongoing' });
  },
);

test.each(['', 'sớm nhất có thể', '31/2/2022', '15/13/2022', 'tháng 13', '45'])('"%s" is no day', (text) => {
  expect(readDeadline(text, 2022)).toBeNull();
});

test.each([
  ['20/02', '2022-M01', '2022-02-20'],
  ['15/01', '2022-M12', '2023-01-15'],
  ['15/01/2022', '2022-M12', '2022-01-15'],
  ['2022-02-20', '2022-M01', '2022-02-20'],
  ['sớm', '2022-M01', null],
])('"%s" about %s is %s', (text, period, day) => {
  expect(dayAbout(text, period)).toBe(day);
});

test('days are counted over months and leap years', () => {
  expect(daysBetween('2024-02-28', '2024-03-01')).toBe(2);
  expect(daysBetween('2022-03-01', '2022-02-28')).toBe(-1);
});

describe('tasks', () => {
  const task = (row: string, due: string, state = '', doneOn = ''): CheckEntry => ({
    row,
    name: row,
    dates: [
      { field: 'due', text: due },
      { field: 'doneOn', text: doneOn },
    ],
    due,
    state,
    doneOn,
  });
  const overdue = (...entries: readonly CheckEntry[]) =>
    checkOverdue(entries, '2022', '2022-07-01').map(({ row, fact }) => [
      row,
      fact.code === 'taskOverdue' ? fact.days : 0,
    ]);

  test('overdue when the day is over and it is not done, or was done after it', () => {
    expect(
      overdue(
        task('a', '30/6/2022', 'Đang thực hiện'),
        task('b', '30/6/2022', 'Hoàn thành'),
        task('c', 'tháng 12/2022', 'Chưa thực hiện'),
        task('d', 'thường xuyên', 'Đang thực hiện'),
        task('e', '31/5/2022', 'Hoàn thành', '10/6/2022'),
        task('f', '31/5/2022', 'Hoàn thành quá hạn', '10/6/2022'),
        task('g', '31/5/2022', 'Dừng thực hiện'),
        task('h', '1/6/2022'),
      ),
    ).toEqual([
      ['a', 1],
      ['e', 10],
      ['h', 30],
    ]);
  });

  test('a register in which nobody keeps states says nothing', () => {
    expect(overdue(task('a', '30/6/2022'), task('b', '31/5/2022'))).toEqual([]);
  });

  test('a day that cannot be read is told', () => {
    expect(checkDates([task('a', 'sớm'), task('b', 'Quý II'), task('c', '')], '2022')).toEqual([
      { row: 'a', at: { kind: 'text', field: 'due' }, fact: { code: 'dateUnreadable', text: 'sớm' } },
    ]);
  });
});
