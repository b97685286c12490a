import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { daysAfter } from '../../shared/domain/days';
import { dueOn, nextCutoff } from '../../shared/domain/dueRule';
import { calendarDays, periodsOfYear, periodWithin, shiftPeriod } from '../../shared/domain/period';
import { basisWithin, readPeriod } from '../../shared/domain/readPeriod';

describe('deadlines by rule', () => {
  it('a day of the last month, the month’s last where it has fewer', () => {
    expect(dueOn({ kind: 'dayOfMonth', day: 20 }, '2021-M02', null)).toBe('2021-02-20');
    expect(dueOn({ kind: 'dayOfMonth', day: 31 }, '2021-M02', null)).toBe('2021-02-28');
    expect(dueOn({ kind: 'dayOfMonth', day: 31 }, '2024-M02', null)).toBe('2024-02-29');
    expect(dueOn({ kind: 'dayOfMonth', day: 15 }, '2021-Q2', null)).toBe('2021-06-15');
    expect(dueOn({ kind: 'dayOfMonth', day: 15 }, 'nope', null)).toBeNull();
  });

  it('some days after the end, or after the period’s own last reporting day', () => {
    expect(dueOn({ kind: 'daysAfter', days: 5 }, '2021-M12', null)).toBe('2022-01-05');
    expect(dueOn({ kind: 'daysAfter', days: 5 }, '2021-M01', { from: '2020-12-15', to: '2021-01-14' })).toBe(
      '2021-01-19',
    );
  });

  it('reporting days go on without a gap or an overlap', () => {
    expect(nextCutoff({ from: '2020-12-15', to: '2021-01-14' }, '2021-M01')).toEqual({
      from: '2021-01-15',
      to: '2021-02-14',
    });
    fc.assert(
      fc.property(
        fc.constantFrom(...periodsOfYear(2023).slice(0, 16)),
        fc.integer({ min: 0, max: 27 }),
        (period, back) => {
          const days = calendarDays(period);
          if (!days) return;
          const cutoff = { from: daysAfter(days.from, -back), to: daysAfter(days.to, -back) };
          const next = nextCutoff(cutoff, period);
          expect(next.from).toBe(daysAfter(cutoff.to, 1));
          expect(next.to > next.from && next.to <= (calendarDays(shiftPeriod(period, 1))?.to ?? '')).toBe(true);
        },
      ),
    );
  });
});

describe('periods named by heads of columns', () => {
  it.each([
    ['2019', '2019'],
    ['Năm 2020', '2020'],
    ['TH 2020', '2020'],
    ['Thực hiện năm 2020', '2020'],
    ['Ước thực hiện 2021', '2021'],
    ['01/2021', '2021-M01'],
    ['T1/2021', '2021-M01'],
    ['T12.2021', '2021-M12'],
    ['Tháng 1 năm 2021', '2021-M01'],
    ['Thực hiện  tháng 11/2021', '2021-M11'],
    ['Quý I/2021', '2021-Q1'],
    ['Quý IV năm 2021', '2021-Q4'],
    ['Q2/2021', '2021-Q2'],
    ['6 tháng đầu năm 2021', '2021-H1'],
    ['6 tháng năm 2021', '2021-H1'],
    ['6 tháng cuối năm 2021', '2021-H2'],
    ['9 tháng 2021', '2021-9M'],
    ['2021-M01', '2021-M01'],
  ])('%s', (text, period) => expect(readPeriod(text)).toBe(period));

  it.each([
    'Chỉ tiêu',
    '13/2021',
    '00/2021',
    'Tháng 5',
    'Quý V/2021',
    '9 tháng cuối năm 2021',
    '1.234',
    '',
    'TT',
    '20191',
  ])('%s is none', (text) => expect(readPeriod(text)).toBeNull());

  it('every period id reads as itself', () => {
    for (const period of periodsOfYear(2022)) expect(readPeriod(period)).toBe(period);
  });

  it('within a sentence only the first letter becomes small: a quarter keeps its numeral', () => {
    expect(periodWithin('2022-Q3')).toBe('quý III năm 2022');
    expect(['2022-M01', '2022-H1', '2020..2025'].map(periodWithin)).toEqual([
      'tháng 1 năm 2022',
      '6 tháng đầu năm 2022',
      'giai đoạn 2020 - 2025',
    ]);
  });

  it('only months and quarters are one thing in themselves and another since January', () => {
    expect(basisWithin('2021-M03', 'period')).toBe('period');
    expect(basisWithin('2021-Q1', 'cumulative')).toBe('cumulative');
    expect(basisWithin('2021', 'period')).toBe('cumulative');
    expect(basisWithin('2021-H1', 'period')).toBe('cumulative');
  });
});
