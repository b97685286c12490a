import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { nodeFileSystem } from '../../electron/file/fileSystem';
import { PlanSession } from '../../electron/session/planSession';
import { withoutClosed } from '../../electron/workbook/import/closedCells';
import type { ImportPreview } from '../../shared/contract/importPreview';
import type { Command } from '../../shared/domain/command';
import type { SheetView } from '../../shared/form/types';
import { openSample } from '../helpers/openSample';
import { tempFolder } from '../helpers/tempFolder';

const folder = tempFolder();
const MONTH = 'ke-hoach-2021--bao-cao-thang';
/** A plan of the next year that shows the same rows. */
const NEXT_YEAR: Command = {
  type: 'nextYear',
  sheet: MONTH,
  title: 'Kế hoạch năm 2022',
  trees: { plan: 'all', tasks: 'none', documents: 'none', capital: 'none', budget: 'none' },
  targets: { how: 'empty' },
};
let session: PlanSession;
let count = 0;

beforeEach(async () => {
  count += 1;
  session = await openSample(path.join(folder, `close-${count}.skh`), 'lai-chau');
});
afterEach(() => session.close());

const view = (sheet = MONTH, period: string | null = null, unit: string | null = null): SheetView => {
  const found = session.view(sheet, period, unit);
  if (!found.ok) throw new Error(JSON.stringify(found.error));
  return found.value;
};
const run = (command: Command) => session.run(command, null);
const codeOf = (command: Command): string | null => {
  const answer = run(command);
  return answer.ok ? null : answer.error.code;
};
const type = (row: string, column: string, text: string, period?: string): Command => ({
  type: 'setCells',
  sheet: MONTH,
  period,
  edits: [{ row, column, text }],
});
const close = (closing: string, of: string | null = null): string => {
  const answer = run({ type: 'closePeriod', sheet: MONTH, closing, of });
  if (!answer.ok) throw new Error(JSON.stringify(answer.error));
  return closings().list[0]?.id ?? '';
};
const closings = () => {
  const answer = session.inquire('period.closings', { at: { sheet: MONTH } });
  if (!answer.ok) throw new Error(answer.error.code);
  return answer.value;
};
/** A row with a figure typed for the month. */
const filled = (): string => view().rows.find((row) => row.cells['current']?.typed !== '')?.id ?? '';

describe('a closed period refuses every change of it', () => {
  test('typing, clearing, natures, texts, verdicts, deadlines; nothing is left behind', () => {
    const row = filled();
    close('2021-M01');
    const before = view();
    const steps = session.stepCount();
    const at = { sheet: MONTH, row };
    expect(codeOf(type(row, 'current', '1'))).toBe('periodClosed');
    expect(codeOf(type(row, 'current', ''))).toBe('periodClosed');
    expect(codeOf(type(row, 'reason', 'mưa'))).toBe('periodClosed');
    expect(codeOf({ type: 'setFigureNature', ...at, column: 'current', nature: 'preliminary' })).toBe('periodClosed');
    expect(codeOf({ type: 'overruleVerdict', ...at, verdict: 'met', reason: 'x' })).toBe('periodClosed');
    expect(codeOf({ type: 'deleteRows', sheet: MONTH, rows: [row] })).toBe('periodClosed');
    const returns = 'ke-hoach-2021--theo-doi-bao-cao';
    const unit = view(returns, '2021-M01').rows[0]?.id ?? '';
    const due: Command = {
      type: 'setCells',
      sheet: returns,
      period: '2021-M01',
      edits: [{ row: unit, column: 'note', text: 'x' }],
    };
    expect(codeOf(due)).toBe('periodClosed');
    const source = { file: 'a.xlsx', sheetName: 'T1', sha256: '' };
    const edits = [{ row, column: 'current', text: '5', address: 'D5' }];
    expect(codeOf({ type: 'importRows', sheet: MONTH, edits, added: [], source })).toBe('periodClosed');
    expect(
      codeOf({
        type: 'loadFigures',
        sheet: MONTH,
        nature: 'actual',
        basis: 'period',
        overwrite: true,
        edits: [{ row, period: '2021-M01', text: '9' }],
      }),
    ).toBe('periodClosed');
    // Seen from the next month it is the same figure.
    expect(codeOf(type(row, 'previous', '7', '2021-M02'))).toBe('periodClosed');
    expect(view()).toEqual(before);
    expect(session.stepCount()).toBe(steps);
  });

  test('a row whose figures another plan shows as well does not leave the closed one', () => {
    const row = filled();
    run(NEXT_YEAR);
    // No text or verdict of the month hangs on it: its figures alone hold it.
    run(type(row, 'reason', ''));
    close('2021-M01');
    expect(codeOf({ type: 'deleteRows', sheet: MONTH, rows: [row] })).toBe('periodClosed');
    expect(codeOf({ type: 'deleteRows', sheet: MONTH, rows: [row], keepBelow: true })).toBe('periodClosed');
    const others = view().rows.filter((one) => one.cells['current']?.text === '' && one.kind === 'indicator');
    expect(codeOf({ type: 'deleteRows', sheet: MONTH, rows: [others[0]?.id ?? ''] })).toBeNull();
  });

  test('before closing it is told how many units still owe their reports', () => {
    const returns = 'ke-hoach-2021--theo-doi-bao-cao';
    const unit = view(returns, '2021-M01').rows[0]?.id ?? '';
    const state = (text: string): number | undefined => {
      const edits = [{ row: unit, column: 'state', text }];
      expect(codeOf({ type: 'setCells', sheet: returns, period: '2021-M01', edits })).toBeNull();
      return closings().owed.find(({ period }) => period === '2021-M01')?.units;
    };
    const owing = state('Chưa gửi') ?? 0;
    expect(owing).toBeGreaterThan(0);
    expect([state('Đã gửi') ?? 0, state('Trả lại để bổ sung')]).toEqual([owing - 1, owing]);
  });

  test('other periods, names and notes stay open; a closed year leaves its months, and the other way round', () => {
    const row = filled();
    close('2021');
    expect(codeOf(type(row, 'current', '123'))).toBeNull();
    expect(codeOf(type(row, 'plan', '9', '2021-M02'))).toBe('periodClosed');
    close('2021-M01');
    expect(codeOf(type(row, 'current', '124'))).toBe('periodClosed');
    expect(codeOf(type(row, 'current', '124', '2021-M02'))).toBeNull();
    expect(codeOf(type(row, 'name', 'Tên khác'))).toBeNull();
    expect(codeOf({ type: 'setCellNote', sheet: MONTH, row, column: 'current', body: 'đã gửi' })).toBeNull();
    // A task may be done after the year is closed.
    const tasks = 'ke-hoach-2021--phan-cong-nhiem-vu';
    const task = view(tasks).rows.find((one) => one.kind === 'entry')?.id ?? '';
    expect(
      codeOf({ type: 'setCells', sheet: tasks, edits: [{ row: task, column: 'state', text: 'Hoàn thành' }] }),
    ).toBeNull();
  });

  test('undo and redo are stopped too, and the close itself is not undone but reopened with a reason', () => {
    const row = filled();
    const first = view().rows.find(({ id }) => id === row)?.cells['current']?.typed;
    run(type(row, 'current', '555'));
    const id = close('2021-M01');
    const undone = session.undo();
    expect(undone).toMatchObject({ ok: false, error: { code: 'periodClosed', period: '2021-M01' } });
    expect(codeOf({ type: 'reopenPeriod', sheet: MONTH, close: id, reason: '  ' })).toBe('reasonMissing');
    expect(codeOf({ type: 'reopenPeriod', sheet: MONTH, close: id, reason: 'Nhập thiếu' })).toBeNull();
    expect(closings().list[0]).toMatchObject({ reason: 'Nhập thiếu', unit: null });
    expect(codeOf({ type: 'reopenPeriod', sheet: MONTH, close: id, reason: 'lần nữa' })).toBe('planChanged');
    expect(codeOf(type(row, 'current', '556'))).toBeNull();
    // Back to closed by undo, step by step; further back than the close there is no way.
    expect(session.undo().ok && session.undo().ok).toBe(true);
    expect(session.undo().ok).toBe(false);
    expect(codeOf(type(row, 'current', '557'))).toBe('periodClosed');
    // Doing again what was reopened, then what was typed.
    expect(session.redo().ok && session.redo().ok).toBe(true);
    expect(view().rows.find((one) => one.id === row)?.cells['current']?.typed).toBe('556');
    expect(first).not.toBe('556');
  });

  test('a redo into a period that was closed meanwhile is refused', () => {
    const row = filled();
    run(type(row, 'current', '555', '2021-M02'));
    session.undo();
    close('2021-M02');
    expect(session.redo().ok).toBe(false);
    expect(view(MONTH, '2021-M02').rows.find(({ id }) => id === row)?.cells['current']?.typed).toBe('');
  });

  test('one unit’s return: the others stay open, and the sheet says which cells are closed', () => {
    const row = filled();
    const unit = closings().units[0]?.id ?? '';
    run({ ...type(row, 'current', '10', '2021-M01'), unit } as Command);
    close('2021-M01', unit);
    expect(codeOf({ ...type(row, 'current', '11', '2021-M01'), unit } as Command)).toBe('periodClosed');
    expect(codeOf(type(row, 'current', '11'))).toBeNull();
    expect(view().locks).toEqual([]);
    const locks = view(MONTH, '2021-M01', unit).locks;
    expect(locks).toHaveLength(1);
    expect(locks[0]).toMatchObject({ period: '2021-M01', rows: null });
    expect(locks[0]?.columns).toContain('current');
    expect(locks[0]?.columns).not.toContain('previous');
    const returns = view('ke-hoach-2021--theo-doi-bao-cao', '2021-M01').locks[0];
    expect(returns?.rows).toEqual([unit]);
  });

  test('figures shared with another plan are closed there as well, and say so', () => {
    const row = filled();
    run(NEXT_YEAR);
    const name = view().rows.find(({ id }) => id === row)?.name;
    const next = session.sheets().find((one) => one.planTitle === 'Kế hoạch năm 2022' && one.form === 'bao-cao-thang');
    close('2021-M01');
    const there = view(next?.id, '2022-M01');
    const same = there.rows.find((one) => one.name === name)?.id ?? '';
    expect(there.locks[0]?.columns).toContain('samePeriod');
    expect(there.locks[0]?.rows).toContain(same);
    const edit: Command = {
      type: 'setCells',
      sheet: next?.id ?? '',
      period: '2022-M01',
      edits: [{ row: same, column: 'samePeriod', text: '1' }],
    };
    expect(codeOf(edit)).toBe('periodClosed');
  });
});

describe('a workbook with closed columns', () => {
  test('what it would change there is told and left out; the rest goes in', () => {
    const row = filled();
    const change = (column: string, address: string) => ({
      row,
      column,
      address,
      from: '',
      to: '9',
      unreadable: false,
    });
    const preview: ImportPreview = {
      file: 'a.xlsx',
      sha256: '',
      sheetName: 'T1',
      recognisedBy: 'labels',
      matched: 1,
      unchanged: 0,
      changed: [change('current', 'F5'), change('previous', 'E5')],
      added: [{ after: null, marker: '', name: 'Mới', part: null, texts: { current: '1', unit: 'ha' }, address: 'B9' }],
      unmatched: [],
      warnings: [],
    };
    expect(withoutClosed(view(), preview)).toEqual(preview);
    close('2021-M01');
    const open = withoutClosed(view(), preview);
    expect(open.changed.map(({ column }) => column)).toEqual(['previous']);
    expect(open.added[0]?.texts).toEqual({ unit: 'ha' });
    expect(open.warnings.map(({ address, code }) => [address, code])).toEqual([
      ['F5', 'closed'],
      ['B9', 'closed'],
    ]);
    const edits = open.changed.map(({ column, to, address }) => ({ row, column, text: to, address }));
    const source = { file: 'a.xlsx', sheetName: 'T1', sha256: '' };
    expect(codeOf({ type: 'importRows', sheet: MONTH, edits, added: open.added, source })).toBeNull();
  });
});

describe('closing survives the file', () => {
  test('saved, closed and opened again, the period is as closed as before', async () => {
    const row = filled();
    close('2021-M01');
    const file = session.path;
    await session.close();
    const opened = await PlanSession.open({ fileSystem: nodeFileSystem }, file, 'write');
    if (!opened.ok) throw new Error(opened.error.code);
    session = opened.value;
    expect(codeOf(type(row, 'current', '1'))).toBe('periodClosed');
    expect(session.undo()).toMatchObject({ ok: false, error: { code: 'periodClosed' } });
    expect(closings().list).toHaveLength(1);
  });
});

describe('what was sent is kept', () => {
  test('a copy of each Biểu with data, unchanged by what is typed after reopening', () => {
    const row = filled();
    const sent = view();
    const id = close('2021-M01');
    const copies = closings().list[0]?.snapshots ?? [];
    expect(copies.map(({ sheet }) => sheet)).toContain(MONTH);
    expect(copies.map(({ sheet }) => sheet)).not.toContain('ke-hoach-2021--phan-cong-nhiem-vu');
    run({ type: 'reopenPeriod', sheet: MONTH, close: id, reason: 'Sửa' });
    run(type(row, 'current', '4321'));
    const copy = copies.find(({ sheet }) => sheet === MONTH)?.id ?? '';
    const answer = session.inquire('period.snapshot', { snapshot: copy });
    if (!answer.ok) throw new Error(answer.error.code);
    expect(answer.value.before.rows).toEqual(sent.rows);
    expect(answer.value.now?.rows.find((one) => one.id === row)?.cells['current']?.typed).toBe('4321');
  });

  test('closing twice is refused; a sheet of which a copy is kept is not taken away', () => {
    close('2021-M01');
    expect(codeOf({ type: 'closePeriod', sheet: MONTH, closing: '2021-M01', of: null })).toBe('periodClosed');
    expect(closings().periods).toContain('2021-M01');
    expect(codeOf({ type: 'removeSheet', sheet: MONTH })).toBe('sheetInUse');
    expect(session.sheets().some(({ id }) => id === MONTH)).toBe(true);
  });
});
