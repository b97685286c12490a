import path from 'node:path';
import { expect, test, vi } from 'vitest';
import type { PlanSession } from '../../electron/session/planSession';
import type { CheckFinding } from '../../shared/contract/checks';
import { MUTE_PREFIX } from '../../shared/domain/settings';
import { openSample, SHEET, type } from '../helpers/openSample';
import { tempFolder } from '../helpers/tempFolder';

const folder = tempFolder();
let serial = 0;
const open = (sample: string): Promise<PlanSession> => openSample(path.join(folder, `${serial++}.skh`), sample);

const found = (session: PlanSession): string[] => session.checks().findings.map(({ code, row }) => `${code} ${row}`);
const withCode = (session: PlanSession, code: string): CheckFinding => {
  const finding = session.checks().findings.find((one) => one.code === code);
  if (!finding) throw new Error(`no ${code}`);
  return finding;
};

test('findings follow every step, undo included, as if the file had been checked anew', async () => {
  const session = await open('tam-duong');
  const before = found(session);
  type(session, 'ty-le-che-phu-rung', 'figure', '150,8');
  expect(found(session)).toContain('rateAboveWhole ty-le-che-phu-rung');
  session.undo();
  expect(found(session)).toEqual(before);
  session.redo();
  const step = session.run({ type: 'insertRows', sheet: SHEET, after: null, count: 1 }, null);
  expect(step.ok).toBe(true);
  const kept = session.checks().findings;
  await session.close();
  const again = await openSampleFile(session.path);
  expect(again.checks().findings).toEqual(kept);
  await again.close();
});

const openSampleFile = async (file: string): Promise<PlanSession> => {
  const { PlanSession } = await import('../../electron/session/planSession');
  const { nodeFileSystem } = await import('../../electron/file/fileSystem');
  const opened = await PlanSession.open({ fileSystem: nodeFileSystem }, file, 'write');
  if (!opened.ok) throw new Error(JSON.stringify(opened.error));
  return opened.value;
};

test('the work is done piece by piece, and comes to the same', async () => {
  const session = await open('lai-chau');
  type2(session, 'ke-hoach-2021--bao-cao-thang', 'dan-gia-suc', 'current', 'khoảng chừng');
  let calls = 0;
  let report = session.checks(0);
  while (!report.done) {
    expect(report.findings).toEqual([]);
    calls += 1;
    report = session.checks(0);
  }
  expect(calls).toBeGreaterThan(10);
  expect(report.findings.map(({ code, sheet, column, period }) => ({ code, sheet, column, period }))).toEqual([
    { code: 'figureUnreadable', sheet: 'ke-hoach-2021--bao-cao-thang', column: 'current', period: '2021-M01' },
  ]);
  await session.close();
});

const type2 = (session: PlanSession, sheet: string, row: string, column: string, text: string): void => {
  const step = session.run({ type: 'setCells', sheet, edits: [{ row, column, text }] }, null);
  if (!step.ok) throw new Error(JSON.stringify(step.error));
};

test('tasks: overdue once states are kept, and days that cannot be read', async () => {
  const session = await open('lai-chau');
  const sheet = 'ke-hoach-2021--phan-cong-nhiem-vu';
  const view = session.view(sheet, null, null);
  if (!view.ok) throw new Error('no view');
  const row = view.value.rows.find(({ cells }) => cells['due']?.text === '15/11/2021');
  type2(session, sheet, row?.id ?? '', 'state', 'Đang thực hiện');
  const overdue = session.checks().findings.filter(({ code }) => code === 'taskOverdue');
  expect(overdue.find((one) => one.row === row?.id)).toMatchObject({ sheet, column: 'due', severity: 'warning' });
  expect(overdue.length).toBe(31);
  type2(session, sheet, row?.id ?? '', 'due', 'sớm nhất có thể');
  expect(found(session)).toContain(`dateUnreadable ${row?.id}`);
  await session.close();
});

test('a plan that stays open over midnight knows what is overdue today, and a column of days when it becomes one', async () => {
  const session = await open('lai-chau');
  const sheet = 'ke-hoach-2021--phan-cong-nhiem-vu';
  const view = session.view(sheet, null, null);
  const row = (view.ok && view.value.rows.find(({ cells }) => cells['due']?.text === '15/11/2021')?.id) || '';
  type2(session, sheet, row, 'state', 'Đang thực hiện');
  type2(session, sheet, row, 'due', '20/12/2099');
  type2(session, sheet, row, 'product', 'Báo cáo');
  vi.useFakeTimers({ toFake: ['Date'], now: new Date(2099, 11, 20, 23, 59) });
  try {
    expect(found(session)).not.toContain(`taskOverdue ${row}`);
    vi.setSystemTime(new Date(2099, 11, 21, 0, 1));
    expect(found(session)).toContain(`taskOverdue ${row}`);
  } finally {
    vi.useRealTimers();
  }
  const form = session.ask({ sheet }, (_db, context) => ({ ok: true, value: context.form }));
  if (!form.ok) throw new Error(form.error.code);
  expect(found(session)).not.toContain(`dateUnreadable ${row}`);
  const columns = form.value.columns.map((one) => (one.id === 'product' ? { ...one, type: 'date' } : one));
  expect(session.run({ type: 'saveForm', sheet, definition: { ...form.value, columns } }, null).ok).toBe(true);
  expect(found(session)).toContain(`dateUnreadable ${row}`);
  await session.close();
});

test('a finding is set aside with a reason, as one step, until the numbers change', async () => {
  const session = await open('tam-duong');
  const finding = withCode(session, 'targetFarExceeded');
  const key = `${MUTE_PREFIX}${finding.id}`;
  const value = JSON.stringify({ reason: 'Đã rà soát với Phòng LĐTBXH', fact: finding.fact });
  const step = session.run({ type: 'setSetting', sheet: SHEET, key, value }, null);
  expect(step.ok && step.value.label).toBe('bỏ qua một mục kiểm tra');
  expect(withCode(session, 'targetFarExceeded').muted).toBe('Đã rà soát với Phòng LĐTBXH');
  session.undo();
  expect(withCode(session, 'targetFarExceeded').muted).toBeNull();
  session.redo();
  type(session, 'ty-le-ho-ngheo-giam', 'figure', '5,4');
  expect(withCode(session, 'targetFarExceeded').muted).toBeNull();
  type(session, 'ty-le-ho-ngheo-giam', 'figure', '5,22');
  expect(withCode(session, 'targetFarExceeded').muted).not.toBeNull();
  await session.close();
});
