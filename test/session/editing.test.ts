import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { nodeFileSystem } from '../../electron/file/fileSystem';
import { PlanSession } from '../../electron/session/planSession';
import { cellOf, openSample, rowOf, SHEET, type, viewOf } from '../helpers/openSample';
import { tempFolder } from '../helpers/tempFolder';

const folder = tempFolder();
const INCOME = 'thu-nhap-binh-quan';
let serial = 0;
const fresh = (): Promise<PlanSession> => openSample(path.join(folder, `sua-${serial++}.skh`));

describe('typing', () => {
  test('a new result recomputes percent, verdict and count, and the patch says so', async () => {
    const session = await fresh();
    viewOf(session);
    const step = session.run(
      { type: 'setCells', sheet: SHEET, edits: [{ row: INCOME, column: 'figure', text: '50,5' }] },
      null,
    );
    if (!step.ok) throw new Error(step.error.code);
    expect(step.value.label).toBe('sửa Kết quả thực hiện');
    const [patch] = step.value.patches;
    expect(patch?.rows.map((row) => row.id)).toEqual([INCOME]);
    expect(patch?.rows[0]?.cells['attainment']).toMatchObject({
      text: '101,00%',
      value: '101.00',
      verdict: 'exceeded',
    });
    expect(patch?.summary).toMatchObject({ metOrExceeded: 26, exceeded: 18, unmet: 11 });
    await session.close();
  });

  test.each([
    ['5–6', 'ok'],
    ['trên 90', 'ok'],
    ['khoảng vài tấn', 'unreadable'],
    ['1,234.5', 'unreadable'],
    ['  50 ', 'ok'],
  ])('target %j is kept as typed (%s)', async (text, state) => {
    const session = await fresh();
    type(session, INCOME, 'target', text);
    expect(cellOf(session, INCOME, 'target')).toMatchObject({ typed: text, state });
    const { path: file } = session;
    await session.close();
    const again = await PlanSession.open({ fileSystem: nodeFileSystem }, file, 'read');
    if (!again.ok) throw new Error(again.error.code);
    expect(cellOf(again.value, INCOME, 'target').typed).toBe(text);
    await again.value.close();
  });

  test('numbers gain thousands dots and nothing else', async () => {
    const session = await fresh();
    type(session, INCOME, 'figure', '1234567,50');
    expect(cellOf(session, INCOME, 'figure')).toMatchObject({
      text: '1.234.567,50',
      typed: '1234567,50',
      value: '1234567.5',
    });
    await session.close();
  });

  test('blank takes the figure away: no percent, no verdict, not zero', async () => {
    const session = await fresh();
    type(session, INCOME, 'figure', '');
    expect(cellOf(session, INCOME, 'figure')).toMatchObject({ text: '', value: null, state: 'empty' });
    expect(cellOf(session, INCOME, 'attainment')).toMatchObject({
      text: '',
      verdict: 'notComputable',
      reason: 'noFigure',
    });
    await session.close();
  });

  test('the wording proposes a direction until one is set; a set one never follows a slip', async () => {
    const session = await fresh();
    const step = session.run({ type: 'insertRows', sheet: SHEET, after: INCOME, count: 1 }, null);
    const added = step.ok ? (step.value.place?.row ?? '') : '';
    type(session, added, 'target', '<60');
    expect(rowOf(session, added).direction).toBe('lower');
    type(session, added, 'target', '60');
    expect(rowOf(session, added).direction).toBe('higher');
    type(session, added, 'name', 'Tỷ lệ hộ nghèo giảm còn');
    expect(rowOf(session, added).direction).toBe('lower');
    session.run({ type: 'setIndicator', sheet: SHEET, row: added, direction: 'higher' }, null);
    type(session, added, 'target', '<60');
    expect(rowOf(session, added).direction).toBe('higher');

    const before = cellOf(session, 'ty-suat-tang-dan-so-tu-nhien', 'attainment');
    type(session, 'ty-suat-tang-dan-so-tu-nhien', 'target', '>13,5');
    expect(cellOf(session, 'ty-suat-tang-dan-so-tu-nhien', 'attainment').reason).toBe('directionContradicts');
    type(session, 'ty-suat-tang-dan-so-tu-nhien', 'target', '13,5');
    expect(cellOf(session, 'ty-suat-tang-dan-so-tu-nhien', 'attainment')).toEqual(before);
    await session.close();
  });

  test('TT is one cell over its group', async () => {
    const session = await fresh();
    type(session, INCOME, 'marker', 'I');
    expect(
      viewOf(session)
        .rows.slice(0, 3)
        .map((row) => row.marker),
    ).toEqual(['I', 'I', '2']);
    await session.close();
  });

  test('a renamed row keeps its series and its old label as an alias; a part renames its own label', async () => {
    const session = await fresh();
    type(session, INCOME, 'name', 'Thu nhập đầu người');
    expect(rowOf(session, INCOME)).toMatchObject({ name: 'Thu nhập đầu người' });
    expect(rowOf(session, INCOME).aliases).toContain('Thu nhập bình quân đầu người/năm');
    expect(cellOf(session, INCOME, 'figure').text).toBe('42');
    const part = viewOf(session).rows.find((row) => row.part === 'Tiểu học');
    type(session, part?.id ?? '', 'part', 'Bậc tiểu học');
    type(session, part?.id ?? '', 'name', 'Học sinh đến trường');
    expect(
      viewOf(session)
        .rows.filter((row) => row.name === 'Học sinh đến trường')
        .map((row) => row.part),
    ).toEqual(['Mẫu giáo', 'Bậc tiểu học', 'Trung học cơ sở']);
    await session.close();
  });
});

describe('refusals leave no trace', () => {
  test.each([
    [{ row: INCOME, column: 'attainment', text: '1' }, 'notEditable'],
    [{ row: INCOME, column: 'nope', text: '1' }, 'unknownColumn'],
    [{ row: 'nope', column: 'figure', text: '1' }, 'unknownRow'],
    [{ row: INCOME, column: 'note', text: 'x'.repeat(32768) }, 'textTooLong'],
  ])('$column of $row', async (edit, code) => {
    const session = await fresh();
    const before = viewOf(session);
    const good = { row: INCOME, column: 'figure', text: '7' };
    const step = session.run({ type: 'setCells', sheet: SHEET, edits: [good, edit], gesture: 'paste' }, null);
    expect(step).toMatchObject({ ok: false, error: { code } });
    expect(viewOf(session)).toEqual(before);
    expect(session.stepCount()).toBe(0);
    await session.close();
  });

  test('the same text again is no step', async () => {
    const session = await fresh();
    type(session, INCOME, 'figure', '42');
    expect(session.stepCount()).toBe(0);
    await session.close();
  });
});

describe('verdict and nature', () => {
  test('a verdict is overruled with a reason, marked, and taken back', async () => {
    const session = await fresh();
    const overrule = (verdict: 'met' | null, reason: string) =>
      session.run({ type: 'overruleVerdict', sheet: SHEET, row: INCOME, verdict, reason }, null);
    expect(overrule('met', '  ')).toMatchObject({ ok: false, error: { code: 'reasonMissing' } });
    expect(overrule('met', 'Theo Nghị quyết điều chỉnh').ok).toBe(true);
    expect(cellOf(session, INCOME, 'attainment')).toMatchObject({
      text: '84,00%',
      verdict: 'met',
      overruled: { computed: 'unmet', reason: 'Theo Nghị quyết điều chỉnh' },
    });
    expect(viewOf(session).summary.metOrExceeded).toBe(26);
    expect(overrule(null, '').ok).toBe(true);
    expect(cellOf(session, INCOME, 'attainment')).toMatchObject({ verdict: 'unmet', overruled: null });
    await session.close();
  });

  test('an estimate becomes an actual and the count on estimates follows', async () => {
    const session = await fresh();
    const row = viewOf(session).rows.find((one) => one.cells['figure']?.text === '41.550');
    session.run({ type: 'setFigureNature', sheet: SHEET, row: row?.id ?? '', nature: 'actual' }, null);
    expect(cellOf(session, row?.id ?? '', 'figure').estimate).toBe(false);
    expect(viewOf(session).summary.onEstimates).toBe(1);
    await session.close();
  });
});

describe('rows', () => {
  test('insert takes over the TT above; delete takes all that hangs on a row; undo brings it back', async () => {
    const session = await fresh();
    const before = viewOf(session);
    session.run({ type: 'insertRows', sheet: SHEET, after: INCOME, count: 2 }, null);
    const rows = viewOf(session).rows;
    expect(rows.length).toBe(39);
    expect(rows[1]).toMatchObject({ marker: '1', name: '', isComponent: true });
    session.undo();
    expect(viewOf(session)).toEqual(before);
    session.run({ type: 'deleteRows', sheet: SHEET, rows: before.rows.slice(13, 17).map((row) => row.id) }, null);
    expect(viewOf(session).rows.length).toBe(33);
    session.undo();
    expect(viewOf(session)).toEqual(before);
    await session.close();
  });
});
