import path from 'node:path';
import { expect, test } from 'vitest';
import type { PlanSession } from '../../electron/session/planSession';
import type { ViewCell } from '../../shared/form/types';
import { openSample } from '../helpers/openSample';
import { tempFolder } from '../helpers/tempFolder';

const folder = tempFolder();
const SHEET = 'ke-hoach-2021--bao-cao-thang';

const cellOf = (session: PlanSession, name: string, column: string, period: string): ViewCell => {
  const view = session.view(SHEET, period, null);
  if (!view.ok) throw new Error(view.error.code);
  const cell = view.value.rows.find((row) => row.name === name)?.cells[column];
  if (!cell) throw new Error(`no cell ${name}/${column}`);
  return cell;
};

test('in January the month and the year so far are one figure: shown as typed, edited in place', async () => {
  const session = await openSample(path.join(folder, 'thang-1.skh'), 'lai-chau');
  // The report has it since January, the table asks for the month.
  const shown = cellOf(session, 'Sản lượng ngô Đông', 'current', '2021-M01');
  expect(shown).toMatchObject({ typed: 'khoảng 10.522', state: 'ok', derived: null });

  const view = session.view(SHEET, '2021-M01', null);
  const row = view.ok ? view.value.rows.find(({ name }) => name === 'Sản lượng ngô Đông')?.id : undefined;
  const edits = [{ row: row ?? '', column: 'current', text: '10.600' }];
  expect(session.run({ type: 'setCells', sheet: SHEET, period: '2021-M01', edits }, null).ok).toBe(true);
  expect(cellOf(session, 'Sản lượng ngô Đông', 'current', '2021-M01')).toMatchObject({ typed: '10.600', others: [] });
  await session.close();
});

test('what is about a number gives no exact one: the months do not add up over it', async () => {
  const session = await openSample(path.join(folder, 'thang-2.skh'), 'lai-chau');
  const view = session.view(SHEET, '2021-M02', null);
  const row = view.ok ? view.value.rows.find(({ name }) => name === 'Sản lượng ngô Đông')?.id : undefined;
  const type = (period: string, text: string): void => {
    const edits = [{ row: row ?? '', column: 'current', text }];
    expect(session.run({ type: 'setCells', sheet: SHEET, period, edits }, null).ok).toBe(true);
  };
  type('2021-M02', '100');
  expect(cellOf(session, 'Sản lượng ngô Đông', 'cumulative', '2021-M02').value).toBeNull();
  type('2021-M01', '10.522');
  expect(cellOf(session, 'Sản lượng ngô Đông', 'cumulative', '2021-M02')).toMatchObject({
    value: '10622',
    derived: { how: 'cumulated' },
  });
  await session.close();
});
