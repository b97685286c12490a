import path from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { nodeFileSystem } from '../../electron/file/fileSystem';
import { PlanSession } from '../../electron/session/planSession';
import type { Command } from '../../shared/domain/command';
import { openSample, SHEET, type, viewOf } from '../helpers/openSample';
import { tempFolder } from '../helpers/tempFolder';

const folder = tempFolder();
const INCOME = 'thu-nhap-binh-quan';

/** A thousand steps by `npm run test:long`; fewer say the same in a shorter time. */
const STEPS = process.env['SKH_LONG'] === undefined ? 150 : 1000;

test(`${STEPS} steps are undone, redone and survive closing`, { timeout: 120_000 }, async () => {
  const file = path.join(folder, 'nghin.skh');
  const session = await openSample(file);
  const start = viewOf(session);
  for (let index = 0; index < STEPS; index++) type(session, INCOME, 'figure', String(index + 100));
  const end = viewOf(session);
  await session.close();

  const opened = await PlanSession.open({ fileSystem: nodeFileSystem }, file, 'write');
  if (!opened.ok) throw new Error(opened.error.code);
  const again = opened.value;
  expect(viewOf(again)).toEqual(end);
  expect(again.info().undo).toEqual({ undoLabel: 'sửa Kết quả thực hiện', redoLabel: null });
  for (let index = 0; index < STEPS; index++) expect(again.undo().ok).toBe(true);
  expect(again.undo()).toMatchObject({ ok: false, error: { code: 'nothingToUndo' } });
  expect(viewOf(again)).toEqual(start);
  for (let index = 0; index < STEPS; index++) expect(again.redo().ok).toBe(true);
  expect(again.redo()).toMatchObject({ ok: false, error: { code: 'nothingToRedo' } });
  expect(viewOf(again)).toEqual(end);
  await again.close();
});

test('undo says what it undid and where; a new step forgets what could be redone', async () => {
  const session = await openSample(path.join(folder, 'noi.skh'));
  type(session, INCOME, 'figure', '43');
  type(session, INCOME, 'target', '51');
  const undone = session.undo();
  expect(undone).toMatchObject({
    ok: true,
    value: {
      label: 'sửa Mục tiêu đến năm 2025',
      place: { sheet: SHEET, row: INCOME, column: 'target' },
      undo: { undoLabel: 'sửa Kết quả thực hiện', redoLabel: 'sửa Mục tiêu đến năm 2025' },
    },
  });
  type(session, INCOME, 'note', 'ghi chú');
  expect(session.info().undo).toEqual({ undoLabel: 'sửa Ghi chú', redoLabel: null });
  expect(session.history(10).map((entry) => [entry.kind, entry.label])).toEqual([
    ['do', 'sửa Ghi chú'],
    ['undo', 'Hoàn tác: sửa Mục tiêu đến năm 2025'],
    ['do', 'sửa Mục tiêu đến năm 2025'],
    ['do', 'sửa Kết quả thực hiện'],
  ]);
  await session.close();
});

test('undo, redo and undo again keep telling undo from redo, also after reopening', async () => {
  const file = path.join(folder, 'xoay.skh');
  const session = await openSample(file);
  type(session, INCOME, 'figure', '43');
  for (let turn = 0; turn < 3; turn++) {
    expect(session.undo().ok).toBe(true);
    expect(session.redo().ok).toBe(true);
  }
  await session.close();
  const opened = await PlanSession.open({ fileSystem: nodeFileSystem }, file, 'write');
  if (!opened.ok) throw new Error(opened.error.code);
  expect(opened.value.history(10).map((entry) => entry.kind)).toEqual([
    'redo',
    'undo',
    'redo',
    'undo',
    'redo',
    'undo',
    'do',
  ]);
  expect(opened.value.undo().ok).toBe(true);
  expect(opened.value.redo().ok).toBe(true);
  await opened.value.close();
});

test('any sequence of commands and undos ends where the stack says (property)', { timeout: 120_000 }, async () => {
  const session = await openSample(path.join(folder, 'tinh-chat.skh'));
  const ids = viewOf(session).rows.map((row) => row.id);
  const row = fc.constantFrom(...ids.slice(0, 20));
  const command: fc.Arbitrary<Command> = fc.oneof(
    fc.record({
      type: fc.constant('setCells' as const),
      sheet: fc.constant(SHEET),
      edits: fc.array(
        fc.record({
          row,
          column: fc.constantFrom('marker', 'name', 'unit', 'target', 'figure', 'note'),
          text: fc.constantFrom('', '5', '5-6', '<18', '39.500', 'vài tấn', '-', 'x', '21/36'),
        }),
        { minLength: 1, maxLength: 4 },
      ),
    }),
    fc.record({
      type: fc.constant('overruleVerdict' as const),
      sheet: fc.constant(SHEET),
      row,
      verdict: fc.constantFrom('met' as const, 'unmet' as const, null),
      reason: fc.constant('lý do'),
    }),
    fc.record({
      type: fc.constant('insertRows' as const),
      sheet: fc.constant(SHEET),
      after: fc.oneof(row, fc.constant(null)),
      count: fc.integer({ min: 1, max: 3 }),
    }),
    fc.record({ type: fc.constant('deleteRows' as const), sheet: fc.constant(SHEET), rows: row.map((id) => [id]) }),
  );
  fc.assert(
    fc.property(fc.array(command, { maxLength: 8 }), (commands) => {
      const states = [JSON.stringify(viewOf(session).rows)];
      for (const one of commands) {
        const step = session.run(one, null);
        if (step.ok && step.value.label !== '') states.push(JSON.stringify(viewOf(session).rows));
      }
      for (let index = states.length - 1; index > 0; index--) {
        expect(JSON.stringify(viewOf(session).rows)).toBe(states[index]);
        expect(session.undo().ok).toBe(true);
      }
      expect(JSON.stringify(viewOf(session).rows)).toBe(states[0]);
    }),
    { numRuns: process.env['SKH_LONG'] === undefined ? 12 : 100 },
  );
  await session.close();
});
