import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { createDatabase } from '../../electron/db/openDatabase';
import { TABLE_NAMES } from '../../electron/db/schema';
import { nodeFileSystem } from '../../electron/file/fileSystem';
import { PlanSession } from '../../electron/session/planSession';
import { plantPlan } from '../../electron/session/start/plant';
import { shippedForms } from '../../electron/session/start/samples';
import { foldPatch } from '../../renderer/store/foldPatch';
import { parseRequest } from '../../shared/contract/parseRequest';
import type { SetCells } from '../../shared/domain/command';
import { bigPlan } from '../bench/bigPlan';
import { openSample, SHEET, type, viewOf } from '../helpers/openSample';
import { tempFolder } from '../helpers/tempFolder';

const folder = tempFolder();
let count = 0;

describe('a pasted block', () => {
  test('that is longer than the sheet brings its rows along, in one step', async () => {
    const session = await openSample(path.join(folder, `${count++}.skh`));
    const before = session.view(SHEET, null, null);
    if (!before.ok) throw new Error(before.error.code);
    const last = before.value.rows.at(-1);
    const command: SetCells = {
      type: 'setCells',
      sheet: SHEET,
      gesture: 'paste',
      addRows: { after: last?.id ?? null, count: 2 },
      edits: [
        { row: last?.id ?? '', column: 'figure', text: 'HTXSNV' },
        { row: '+0', column: 'marker', text: '11' },
        { row: '+0', column: 'name', text: 'Số xã có chợ' },
        { row: '+1', column: 'target', text: '5-6' },
      ],
    };
    const request = parseRequest('plan.run', { command, place: null });
    expect(request).toMatchObject({ ok: true, value: { command } });
    const step = session.run(command, null);
    expect(step.ok && step.value.label).toBe('dán 4 ô và thêm 2 dòng');
    const after = session.view(SHEET, null, null);
    if (!after.ok) throw new Error(after.error.code);
    expect(after.value.rows).toHaveLength(before.value.rows.length + 2);
    expect(after.value.rows.slice(-2).map(({ marker, name, cells }) => [marker, name, cells['target']?.typed])).toEqual(
      [
        ['11', 'Số xã có chợ', ''],
        ['', '', '5-6'],
      ],
    );
    session.undo();
    const undone = session.view(SHEET, null, null);
    expect(undone).toEqual(before);
    await session.close();
  });

  test('with a cell that cannot be written leaves no trace: no rows, no step', async () => {
    const session = await openSample(path.join(folder, `${count++}.skh`));
    const before = session.view(SHEET, null, null);
    const refused = session.run(
      {
        type: 'setCells',
        sheet: SHEET,
        gesture: 'paste',
        addRows: { after: null, count: 1 },
        edits: [{ row: '+0', column: 'attainment', text: '1' }],
      },
      null,
    );
    expect(refused.ok).toBe(false);
    expect(session.view(SHEET, null, null)).toEqual(before);
    expect(session.info().undo.undoLabel).toBeNull();
    await session.close();
  });

  test('with a tree of its own makes headings, and rows below them', async () => {
    const session = await openSample(path.join(folder, `${count++}.skh`));
    const before = viewOf(session);
    const at = (row: number, column: string, text: string) => ({ row: `+${row}`, column, text });
    const command: SetCells = {
      type: 'setCells',
      sheet: SHEET,
      gesture: 'paste',
      addRows: {
        after: before.rows.at(-1)?.id ?? null,
        count: 4,
        shape: [
          { level: 0, isHeading: true },
          { level: 1, isHeading: false },
          { level: 2, isHeading: false },
          { level: 0, isHeading: false },
        ],
      },
      edits: [
        at(0, 'name', 'KINH TẾ'),
        at(1, 'name', 'Thu'),
        at(1, 'target', '55'),
        at(2, 'name', 'Nội địa'),
        at(3, 'name', 'Khác'),
      ],
    };
    expect(parseRequest('plan.run', { command, place: null })).toMatchObject({ ok: true, value: { command } });
    expect(session.run(command, null).ok).toBe(true);
    const added = viewOf(session).rows.slice(before.rows.length);
    expect(added.map(({ kind, level, name }) => [kind, level, name])).toEqual([
      ['heading', 0, 'KINH TẾ'],
      ['indicator', 1, 'Thu'],
      ['indicator', 2, 'Nội địa'],
      ['indicator', 0, 'Khác'],
    ]);
    expect(added[1]?.cells['target']?.typed).toBe('55');
    session.undo();
    expect(viewOf(session)).toEqual(before);
    await session.close();
  });

  test('that was cut is one step with the cells that it leaves; its label counts what has moved', async () => {
    const session = await openSample(path.join(folder, `${count++}.skh`));
    const view = session.view(SHEET, null, null);
    if (!view.ok) throw new Error(view.error.code);
    const [a, b] = view.value.rows;
    const step = session.run(
      {
        type: 'setCells',
        sheet: SHEET,
        gesture: 'move',
        edits: [
          { row: a?.id ?? '', column: 'figure', text: '' },
          { row: b?.id ?? '', column: 'note', text: '42' },
        ],
      },
      null,
    );
    expect(step.ok && step.value.label).toBe('chuyển 1 ô');
    session.undo();
    expect(session.view(SHEET, null, null)).toEqual(view);
    await session.close();
  });

  test('of thousands of cells reads and writes each of them once', async () => {
    const session = await openSample(path.join(folder, `${count++}.skh`));
    const view = session.view(SHEET, null, null);
    if (!view.ok) throw new Error(view.error.code);
    const edits = view.value.rows.flatMap((row, index) =>
      ['target', 'figure', 'note', 'unit'].map((column) => ({ row: row.id, column, text: `${index},5` })),
    );
    const step = session.run({ type: 'setCells', sheet: SHEET, gesture: 'paste', edits }, null);
    expect(step.ok).toBe(true);
    const after = session.view(SHEET, null, null);
    if (!after.ok) throw new Error(after.error.code);
    after.value.rows.forEach((row, index) => {
      for (const column of ['target', 'figure', 'note', 'unit']) expect(row.cells[column]?.typed).toBe(`${index},5`);
    });
    session.undo();
    expect(session.view(SHEET, null, null)).toEqual(view);
    await session.close();
  });

  test('over a large sheet is one step, and one undo brings every cell and every byte of the rows back', async () => {
    const db = await createDatabase();
    plantPlan(db, await bigPlan(400), shippedForms());
    const file = path.join(folder, `${count++}.skh`);
    const made = await PlanSession.create({ fileSystem: nodeFileSystem }, file, db, false);
    if (!made.ok) throw new Error(made.error.code);
    const session = made.value;
    const dump = (): string =>
      TABLE_NAMES.map((table) => JSON.stringify(db.all(`SELECT * FROM ${table} ORDER BY id`))).join('\n');
    const before = viewOf(session);
    const bytes = dump();
    const edits = before.rows.flatMap((row, r) =>
      ['marker', 'name', 'unit', 'target', 'figure', 'note'].map((column) => ({
        row: row.id,
        column,
        text: (r + column.length) % 7 === 0 ? '' : `${column} ${r}`,
      })),
    );
    const step = session.run({ type: 'setCells', sheet: SHEET, gesture: 'paste', edits }, null);
    if (!step.ok) throw new Error(step.error.code);
    expect(session.stepCount()).toBe(1);
    const pasted = viewOf(session);
    const seen = step.value.patches.reduce(foldPatch, before);
    expect(seen).toEqual(pasted);
    expect(pasted.rows[5]?.cells['note']?.typed).toBe('note 5');
    const undone = session.undo();
    if (!undone.ok) throw new Error(undone.error.code);
    expect(dump()).toBe(bytes);
    expect(undone.value.patches.reduce(foldPatch, seen)).toEqual(before);
    expect(session.undo()).toMatchObject({ ok: false, error: { code: 'nothingToUndo' } });
    expect(session.redo().ok).toBe(true);
    expect(viewOf(session)).toEqual(pasted);
    await session.close();
  });

  test.each(['\ud800', 'x\udc00y', 'a\u0000b'])(
    'with half a character or a NUL in it is undone like any other: %j',
    async (text) => {
      const session = await openSample(path.join(folder, `${count++}.skh`));
      const before = viewOf(session);
      const row = before.rows[0]?.id ?? '';
      type(session, row, 'note', text);
      type(session, row, 'note', 'khác');
      expect(session.undo().ok && session.undo().ok).toBe(true);
      expect(viewOf(session)).toEqual(before);
      await session.close();
    },
  );
});
