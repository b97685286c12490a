import { describe, expect, it } from 'vitest';
import { agenciesOf, agencyFinder, countByAgency, standingOf, type TaskTexts } from '../../shared/domain/tasks';

const task = (parts: Partial<TaskTexts>): TaskTexts => ({ lead: '', due: '', state: '', doneOn: '', ...parts });
const on = (parts: Partial<TaskTexts>, today = '2021-11-10') => standingOf(task(parts), 2021, today);

describe('how a task stands', () => {
  it('by the calendar where nothing was typed', () => {
    expect(on({ due: '15/11/2021' })).toEqual({ state: 'dueSoon', last: '2021-11-15' });
    expect(on({ due: '15/11/2021' }, '2021-10-01')).toMatchObject({ state: 'running' });
    expect(on({ due: '15/11/2021' }, '2021-11-15')).toMatchObject({ state: 'dueSoon' });
    expect(on({ due: '15/11/2021' }, '2021-11-16')).toMatchObject({ state: 'overdue' });
    expect(on({ due: 'trước ngày 20/11' })).toMatchObject({ state: 'dueSoon', last: '2021-11-20' });
    expect(on({ due: 'tháng 3/2021' })).toMatchObject({ state: 'overdue', last: '2021-03-31' });
    expect(on({ due: 'quý II/2022' })).toMatchObject({ state: 'running', last: '2022-06-30' });
    expect(on({ due: 'thường xuyên' })).toEqual({ state: 'ongoing', last: null });
    expect(on({ due: '' })).toEqual({ state: 'running', last: null });
    expect(on({ due: 'khi có yêu cầu' })).toEqual({ state: 'running', last: null });
  });

  it('by what was typed where it says so', () => {
    expect(on({ due: '01/10/2021', state: 'Hoàn thành' })).toMatchObject({ state: 'done' });
    expect(on({ due: '01/10/2021', state: 'Hoàn thành quá hạn' })).toMatchObject({ state: 'doneLate' });
    expect(on({ due: '01/10/2021', state: 'Dừng thực hiện' })).toMatchObject({ state: 'stopped' });
    expect(on({ due: '01/12/2021', state: 'Quá hạn' })).toMatchObject({ state: 'overdue' });
    expect(on({ due: '01/10/2021', state: 'Đang thực hiện' })).toMatchObject({ state: 'overdue' });
    expect(on({ due: 'thường xuyên', state: 'Đang thực hiện' })).toMatchObject({ state: 'ongoing' });
  });

  it('a day of completion is held against the deadline', () => {
    expect(on({ due: '15/10/2021', doneOn: '15/10/2021' })).toMatchObject({ state: 'done' });
    expect(on({ due: '15/10/2021', doneOn: '16/10/2021' })).toMatchObject({ state: 'doneLate' });
    expect(on({ due: '15/10/2021', doneOn: '16/10/2021', state: 'Hoàn thành' })).toMatchObject({ state: 'doneLate' });
    expect(on({ due: 'tháng 10/2021', doneOn: '31/10/2021' })).toMatchObject({ state: 'done' });
    expect(on({ due: '', doneOn: '1/2/2021' })).toMatchObject({ state: 'done' });
  });
});

describe('agencies in a text', () => {
  const known = [
    { id: 'vh', name: 'Sở Văn hóa, Thể thao và Du lịch' },
    { id: 'kh', name: 'Sở Kế hoạch và Đầu tư', short: 'Sở KHĐT' },
    { id: 'ca', name: 'Công an huyện', short: 'Công an' },
    { id: 'qs', name: 'Ban Chỉ huy quân sự huyện', also: 'Quân sự' },
    { id: 'tp', name: 'Thành phố Lai Châu', also: 'thành phố' },
    { id: 'tc', name: 'Phòng Tài chính – Kế hoạch' },
  ].map(({ id, name, short = '', also = '' }) => ({ id, name, names: [name, short], aliases: [also] }));
  const find = agencyFinder(known, (text) => text.normalize('NFC').toLocaleLowerCase('vi').trim());
  const ids = (text: string): (string | null)[] => agenciesOf(text, find).map(({ unit, name }) => unit ?? `?${name}`);

  it('whole names first, though they have commas and "và" in them', () => {
    expect(ids('Sở Văn hóa, Thể thao và Du lịch')).toEqual(['vh']);
    expect(ids('Sở KHĐT, Sở Văn hóa, Thể thao và Du lịch và Công an')).toEqual(['kh', 'vh', 'ca']);
    expect(ids('Công an, Quân sự')).toEqual(['ca', 'qs']);
    expect(ids('Phòng Tài chính - Kế hoạch; công an')).toEqual(['tc', 'ca']);
    expect(ids('Công an\nCông an huyện')).toEqual(['ca']);
  });

  it('what nobody knows stays as typed', () => {
    expect(ids('Các sở, ban, ngành tỉnh và UBND các huyện, thành phố')).toEqual([
      '?Các sở, ban, ngành tỉnh và UBND các huyện, thành phố',
    ]);
    expect(ids('Sở Kế hoạch và Đầu tư và các cơ quan báo chí')).toEqual(['kh', '?các cơ quan báo chí']);
    expect(ids('Thành phố')).toEqual(['tp']);
    expect(ids('Các ngành, Công an')).toEqual(['?Các ngành', 'ca']);
    expect(ids('  ')).toEqual([]);
  });

  it('counts by agency; a task of two counts for both, one of nobody stands last', () => {
    const tasks = [
      { row: 'a', agencies: [], state: 'running' as const },
      { row: 'b', agencies: agenciesOf('Công an, Quân sự', find), state: 'overdue' as const },
      { row: 'c', agencies: agenciesOf('Công an', find), state: 'done' as const },
    ];
    const counts = countByAgency(tasks);
    expect(counts.map(({ agency, total }) => [agency.name, total])).toEqual([
      ['Công an huyện', 2],
      ['Ban Chỉ huy quân sự huyện', 1],
      ['', 1],
    ]);
    expect(counts[0]).toMatchObject({ counts: { done: 1, overdue: 1 }, rows: { done: ['c'], overdue: ['b'] } });
  });
});
