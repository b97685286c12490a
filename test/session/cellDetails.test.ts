import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { createDatabase } from '../../electron/db/openDatabase';
import { nodeFileSystem } from '../../electron/file/fileSystem';
import { sheetContext } from '../../electron/session/load/sheetContext';
import { SessionHost } from '../../electron/session/sessionHost';
import { plantPlan } from '../../electron/session/start/plant';
import { samplePlan, shippedForms } from '../../electron/session/start/samples';
import { cellDetails } from '../../electron/session/story/cellDetails';
import type { CellDetails, Loss } from '../../shared/contract/cellDetails';
import { parseRequest } from '../../shared/contract/parseRequest';
import type { Command } from '../../shared/domain/command';
import type { SheetView } from '../../shared/form/types';
import { SHEET } from '../helpers/openSample';
import { tempFolder } from '../helpers/tempFolder';

const folder = tempFolder();
const INCOME = 'thu-nhap-binh-quan';
let serial = 0;

class Desk {
  private constructor(readonly host: SessionHost) {}

  static async open(): Promise<Desk> {
    const host = new SessionHost({ fileSystem: nodeFileSystem });
    const created = await host.create(path.join(folder, `o-${serial++}.skh`), 'tam-duong', false);
    if (!created.ok) throw new Error(created.error.code);
    return new Desk(host);
  }

  async run(command: Command): Promise<void> {
    const step = await this.host.run(command, null);
    if (!step.ok) throw new Error(step.error.code);
  }

  type(row: string, column: string, text: string): Promise<void> {
    return this.run({ type: 'setCells', sheet: SHEET, edits: [{ row, column, text }] });
  }

  async details(row: string, column: string, period?: string): Promise<CellDetails> {
    const answer = await this.host.cellDetails({ sheet: SHEET, period }, row, column);
    if (!answer.ok) throw new Error(answer.error.code);
    return answer.value;
  }

  async told(row: string, column: string): Promise<(string | null)[][]> {
    return (await this.details(row, column)).changes.map(({ kind, what, from, to }) => [kind, what, from, to]);
  }

  async weigh(command: Command): Promise<Loss> {
    const answer = await this.host.weigh(command);
    if (!answer.ok) throw new Error(answer.error.code);
    return answer.value;
  }

  async view(): Promise<SheetView> {
    const view = await this.host.view(SHEET, null, null);
    if (!view.ok) throw new Error(view.error.code);
    return view.value;
  }

  async part(name: string): Promise<string> {
    const row = (await this.view()).rows.find((one) => one.part === name);
    if (!row) throw new Error(name);
    return row.id;
  }
}

describe('changes of a cell', () => {
  test('who, when, from what to what, newest first; undo and redo are told as such', async () => {
    const desk = await Desk.open();
    await desk.type(INCOME, 'figure', '43');
    await desk.type(INCOME, 'target', '51');
    await desk.type(INCOME, 'figure', '44');
    await desk.host.undo();
    await desk.host.redo();
    await desk.run({ type: 'setFigureNature', sheet: SHEET, row: INCOME, nature: 'preliminary' });
    expect(await desk.told(INCOME, 'figure')).toEqual([
      ['do', 'nature', 'estimate', 'preliminary'],
      ['redo', 'text', '43', '44'],
      ['undo', 'text', '44', '43'],
      ['do', 'text', '43', '44'],
      ['do', 'text', '42', '43'],
    ]);
    expect(await desk.told(INCOME, 'target')).toEqual([['do', 'text', '50', '51']]);
    const [last] = (await desk.details(INCOME, 'figure')).changes;
    expect(last?.actor).not.toBe('');
    expect(Date.now() - Date.parse(last?.at ?? '')).toBeLessThan(60_000);
    await desk.host.close(false);
  });

  test('each column tells its own: label, part, unit, note column, TT, verdict, cell note', async () => {
    const desk = await Desk.open();
    const part = await desk.part('Tiểu học');
    await desk.type(part, 'name', 'Học sinh đi học');
    await desk.type(part, 'part', 'Bậc tiểu học');
    await desk.type(part, 'unit', '‰');
    await desk.type(part, 'note', 'theo Sở');
    await desk.type(part, 'marker', '77');
    await desk.run({ type: 'overruleVerdict', sheet: SHEET, row: part, verdict: 'unmet', reason: 'lý do' });
    await desk.run({ type: 'setIndicator', sheet: SHEET, row: part, direction: 'lower' });
    await desk.run({ type: 'setCellNote', sheet: SHEET, row: part, column: 'part', body: 'chú ý' });
    expect((await desk.told(part, 'name')).map(([, , , to]) => to)).toEqual(['Học sinh đi học']);
    expect((await desk.told(part, 'part')).map(([, what, , to]) => [what, to])).toEqual([
      ['note', 'chú ý'],
      ['text', 'Bậc tiểu học'],
    ]);
    expect((await desk.told(part, 'unit')).map(([, , , to]) => to)).toEqual(['‰']);
    expect((await desk.told(part, 'note')).map(([, , , to]) => to)).toEqual(['theo Sở']);
    expect((await desk.told(part, 'marker')).map(([, , , to]) => to)).toEqual(['77']);
    expect(await desk.told(part, 'attainment')).toEqual([
      ['do', 'direction', 'higher', 'lower'],
      ['do', 'verdict', null, 'unmet'],
      ['do', 'reason', null, 'lý do'],
    ]);
    expect(await desk.told(INCOME, 'name')).toEqual([]);
    await desk.host.close(false);
  });

  test('an import tells its file and cell, and is the source of the figure until somebody types over it', async () => {
    const desk = await Desk.open();
    await desk.run({
      type: 'importRows',
      sheet: SHEET,
      edits: [{ row: INCOME, column: 'figure', text: '45', address: 'E12' }],
      added: [],
      source: { file: '/tai-lieu/bieu.xlsx', sheetName: 'Biểu 01', sha256: 'x' },
    });
    const imported = await desk.details(INCOME, 'figure');
    expect(imported.source?.imported).toMatchObject({
      file: '/tai-lieu/bieu.xlsx',
      sheetName: 'Biểu 01',
      address: 'E12',
    });
    expect(imported.changes[0]).toMatchObject({ from: '42', to: '45', source: '/tai-lieu/bieu.xlsx E12' });
    await desk.type(INCOME, 'figure', '46');
    const typed = await desk.details(INCOME, 'figure');
    expect(typed.source).toBeNull();
    expect(typed.changes.map(({ source }) => source)).toEqual(['', '/tai-lieu/bieu.xlsx E12']);
    await desk.host.close(false);
  });

  test('a row that was deleted and brought back keeps its story', async () => {
    const desk = await Desk.open();
    await desk.type(INCOME, 'figure', '43');
    await desk.run({ type: 'deleteRows', sheet: SHEET, rows: [INCOME] });
    await desk.host.undo();
    expect(await desk.told(INCOME, 'figure')).toEqual([
      ['undo', 'text', null, '43'],
      ['do', 'text', '43', null],
      ['do', 'text', '42', '43'],
    ]);
    expect((await desk.told(INCOME, 'name')).map(([kind, what]) => [kind, what])).toEqual([
      ['undo', 'row'],
      ['do', 'row'],
    ]);
    await desk.host.close(false);
  });
});

describe('what hangs on the indicator', () => {
  test('the source line of the document, all figures with nature and period, the target with its authority', async () => {
    const desk = await Desk.open();
    const view = await desk.view();
    const row = view.rows.find((one) => one.cells['figure']?.typed === '43,6');
    const details = await desk.details(row?.id ?? '', 'figure');
    expect(details.source?.text).toMatch(/dòng \d+: /);
    expect(details.source?.imported).toBeNull();
    expect(details.figures.map(({ text, nature, period, isShown }) => [text, nature, period, isShown])).toEqual([
      ['43,6', 'estimate', '2023', true],
      ['13,33', 'actual', '2023-H1', false],
    ]);
    expect(details.targets).toMatchObject([{ stage: 'assigned', version: 1, isShown: true }]);
    expect(details.targets[0]?.authority).not.toBe('');
    await desk.host.close(false);
  });

  test('what is not there is said, not invented', async () => {
    const desk = await Desk.open();
    expect(await desk.host.cellDetails({ sheet: SHEET }, 'nope', 'figure')).toMatchObject({
      ok: false,
      error: { code: 'unknownRow' },
    });
    expect(await desk.host.cellDetails({ sheet: SHEET }, INCOME, 'nope')).toMatchObject({
      ok: false,
      error: { code: 'unknownColumn' },
    });
    await desk.host.close(false);
  });
});

test('what deleting and joining would take away is counted over all periods, and nothing is written', async () => {
  const desk = await Desk.open();
  const view = await desk.view();
  const withOther = view.rows.find((one) => one.cells['figure']?.typed === '43,6')?.id ?? '';
  await desk.run({ type: 'setCellNote', sheet: SHEET, row: withOther, column: 'figure', body: 'ghi chú' });
  const before = await desk.view();
  expect(await desk.weigh({ type: 'deleteRows', sheet: SHEET, rows: [INCOME, withOther] })).toMatchObject({
    rows: 2,
    targets: 2,
    figures: 3,
    notes: 1,
  });
  const part = await desk.part('Tiểu học');
  expect(await desk.weigh({ type: 'joinParts', sheet: SHEET, row: part })).toMatchObject({
    rows: 2,
    targets: 2,
    figures: 2,
  });
  expect(await desk.weigh({ type: 'moveRows', sheet: SHEET, rows: [INCOME], after: part })).toMatchObject({ rows: 0 });
  expect(await desk.view()).toEqual(before);
  expect((await desk.host.info())?.undo.undoLabel).toBe('ghi chú ô');
  await desk.host.close(false);
});

test('requests are parsed before they reach the plan', () => {
  const at = { sheet: SHEET, period: '2023' };
  expect(parseRequest('cell.details', { at, row: 'r', column: 'figure' })).toMatchObject({ ok: true });
  expect(parseRequest('cell.details', { at: { sheet: '' }, row: 'r', column: 'figure' }).ok).toBe(false);
  expect(parseRequest('cell.details', { at, row: 'r' }).ok).toBe(false);
  expect(parseRequest('plan.weigh', { command: { type: 'deleteRows', sheet: SHEET, rows: ['r'] } }).ok).toBe(true);
  expect(parseRequest('plan.weigh', { command: { type: 'deleteRows', sheet: SHEET, rows: [] } }).ok).toBe(false);
});

test('of 10,000 steps the story of a cell tells its newest 50', async () => {
  const db = await createDatabase();
  const sample = await samplePlan('tam-duong');
  if (!sample) throw new Error('sample');
  plantPlan(db, sample, shippedForms());
  const figures = db.all('SELECT * FROM figure');
  db.transaction(() => {
    for (let step = 0; step < 10_000; step++) {
      const before = figures[step % figures.length];
      const after = { ...before, typed: String(step) };
      db.run(
        `INSERT INTO change_log (id, at, actor, label, command, changes) VALUES (?, '2025-01-05T07:02:00.000Z', 'a', 'sửa', '{}', ?)`,
        [`s${step}`, JSON.stringify([{ table: 'figure', id: before?.['id'], before, after }])],
      );
    }
  });
  const context = sheetContext(db, SHEET, null, null);
  if (!context.ok) throw new Error(context.error.code);
  const told = (column: string): number => {
    const details = cellDetails(db, context.value, INCOME, column, () => 'do');
    if (!details.ok) throw new Error(details.error.code);
    return details.value.changes.length;
  };
  expect(told('figure')).toBe(50);
  expect(told('unit')).toBe(0);
});
