import { afterAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { beginEdit, clearSelection, commitEdit, flush, setDraft } from '../../renderer/command/editing';
import { commitToSelection } from '../../renderer/command/filling';
import { beginNote } from '../../renderer/command/notes';
import { pasteFrom } from '../../renderer/command/pasting';
import { filterColumn, sortBy } from '../../renderer/command/viewActions';
import { loadSheet, readAnew } from '../../renderer/command/workspace';
import { forgetArrangements } from '../../renderer/store/arrangeStore';
import { followSelection } from '../../renderer/store/followSelection';
import { modelFor, planStore } from '../../renderer/store/planStore';
import { select, selectionStore, selectRect } from '../../renderer/store/selectionStore';
import { uiStore } from '../../renderer/store/uiStore';
import type { PlanInfo } from '../../shared/contract/channels';
import type { CellEdit, Command } from '../../shared/domain/command';
import type { SheetView } from '../../shared/form/types';
import { sampleView } from './sampleView';

/** Notes that the host was asked to write, with the period they are of. */
const notes: string[] = [];

/** The host at the other end of the bridge: what it was asked to write, and answers that come when the test says so. */
const written: CellEdit[] = [];
const answers: (() => void)[] = [];
let view: SheetView = sampleView();
/** What the host refuses to write. */
const REFUSED = 'quá dài';
let refuses = REFUSED;

const withTexts = (edits: readonly CellEdit[]): SheetView['rows'] =>
  view.rows.map((row) => {
    const own = edits.filter((edit) => edit.row === row.id);
    const cells = { ...row.cells };
    for (const { column, text } of own) {
      const cell = cells[column];
      if (cell) cells[column] = { ...cell, text, typed: text };
    }
    return own.length === 0 ? row : { ...row, cells };
  });

const answerTo = (channel: string, request: { readonly command?: Command }): unknown => {
  if (channel === 'sheet.view') return view;
  if (request.command?.type === 'setCellNote') {
    const { period, row, body } = request.command;
    notes.push(`${period} ${row} ${body}`);
  }
  const edits = request.command?.type === 'setCells' ? request.command.edits : [];
  written.push(...edits);
  view = { ...view, rows: withTexts(edits) };
  const rows = view.rows.filter(({ id }) => edits.some(({ row }) => row === id));
  const { sheet, period, summary } = view;
  const patch = { sheet, period, unit: view.unit.id, rows, order: null, summary };
  return { label: '', place: null, patches: [patch], plan: null, undo: { undoLabel: 'x', redoLabel: null } };
};
const refused = { ok: false, error: { code: 'textTooLong', limit: 3 } };
const invoke = (channel: string, request: { readonly command?: Command }) =>
  new Promise((resolve) =>
    answers.push(() =>
      resolve(
        `${channel} ${JSON.stringify(request)}`.includes(refuses)
          ? refused
          : { ok: true, value: answerTo(channel, request) },
      ),
    ),
  );

vi.stubGlobal('window', { ...globalThis, api: { invoke } });
vi.stubGlobal('document', { hasFocus: () => true });
const stopFollowing = followSelection();
afterAll(() => {
  stopFollowing();
  vi.unstubAllGlobals();
});

const plan = {
  path: '/a.skh',
  readOnly: null,
  sheets: [{ id: 's', periods: ['2023'], units: [] }],
} as unknown as PlanInfo;

beforeEach(() => {
  written.length = 0;
  notes.length = 0;
  view = sampleView();
  forgetArrangements();
  planStore.set({ plan, phase: 'open', sheet: 's', model: modelFor(view, true), loading: false, pending: new Map() });
  selectionStore.set({ active: null, head: null, edit: null, copied: null });
  uiStore.set({ message: null, dialog: null });
});

/** Answers everything that is asked for, to the last. */
const settle = async (): Promise<void> => {
  for (let quiet = 0; quiet < 20; quiet += 1) {
    await Promise.resolve();
    const answer = answers.shift();
    if (answer) quiet = 0;
    answer?.();
  }
};

const [TARGET, FIGURE] = [4, 5];
const type = (r: number, text: string): void => {
  select({ r, c: FIGURE });
  beginEdit('replace', 'cell', text);
};
const texts = (): string[] => written.map(({ row, text }) => `${row} ${text}`);
const figures = (): (string | undefined)[] => view.rows.map(({ cells }) => cells['figure']?.typed);

describe('what is being typed', () => {
  test('reaches its row also where a filter has taken the row out of sight meanwhile', async () => {
    const filtering = filterColumn('figure', { kind: 'values', values: new Set(['98']) });
    type(2, '77');
    await settle();
    await filtering;
    expect(planStore.get().model?.rows.map(({ id }) => id)).toEqual(['b']);
    commitEdit();
    await settle();
    expect(texts()).toEqual(['c 77']);
  });

  test('is told where its row is gone', async () => {
    type(2, '77');
    view = { ...view, rows: view.rows.slice(0, 2) };
    planStore.set({ model: modelFor(view, false) });
    commitEdit();
    await settle();
    expect(texts()).toEqual([]);
    expect(uiStore.get().message?.text).toContain('77');
  });

  test('stays when a step before it has the sheet read anew', async () => {
    type(1, '7');
    void readAnew(plan, plan);
    setDraft('77');
    await settle();
    expect(selectionStore.get().edit?.draft).toBe('77');
    commitEdit();
    await settle();
    expect(texts()).toEqual(['b 77']);
  });

  test('is told where its sheet cannot be read any more', async () => {
    type(1, '77');
    refuses = 'sheet.view';
    void loadSheet('s', '2023', 'u');
    await settle();
    refuses = REFUSED;
    expect(selectionStore.get().edit).toBeNull();
    expect(uiStore.get().message?.typed).toEqual(['77']);
  });

  test('is told where another period takes its place', async () => {
    type(1, '77');
    void loadSheet('s', '2024', null);
    await settle();
    expect(uiStore.get().message?.text).toContain('77');
  });

  test('stays in sight when it was refused, whatever is done next', async () => {
    type(1, REFUSED);
    commitEdit();
    type(2, '5');
    commitEdit();
    await settle();
    expect(texts()).toEqual(['c 5']);
    expect(uiStore.get().message?.text).toContain(REFUSED);
    type(0, `${REFUSED} nữa`);
    commitEdit();
    await settle();
    expect(uiStore.get().message?.typed).toEqual([REFUSED, `${REFUSED} nữa`]);
  });

  test('a text typed back before the plan has answered is a step as well', async () => {
    type(1, '5');
    commitEdit();
    type(1, '98');
    commitEdit();
    await settle();
    expect(texts()).toEqual(['b 5', 'b 98']);
    expect(figures()[1]).toBe('98');
  });

  test('what is shown until the plan answers is the last that was typed', async () => {
    type(1, '5');
    commitEdit();
    type(1, '6');
    commitEdit();
    await Promise.resolve();
    await Promise.resolve();
    answers.shift()?.();
    for (let turn = 0; turn < 20 && answers.length === 0; turn += 1) await Promise.resolve();
    expect([...planStore.get().pending.values()]).toEqual(['6']);
    await settle();
    expect(planStore.get().pending.size).toBe(0);
  });

  test('Delete and Ctrl+Enter count with what is on its way to the plan', async () => {
    view = { ...view, rows: withTexts([{ row: 'b', column: 'figure', text: '' }]) };
    planStore.set({ model: modelFor(view, true) });
    type(1, '5');
    commitEdit();
    expect(clearSelection()).toBe(true);
    await settle();
    expect(figures()[1]).toBe('');

    type(2, '5');
    commitEdit();
    selectRect({ r0: 1, c0: FIGURE, r1: 2, c1: FIGURE });
    beginEdit('replace', 'cell', '99');
    commitToSelection();
    await settle();
    expect(figures()).toEqual(['58,3', '99', '99']);
  });
});

test('Delete over a closed column says what it left', async () => {
  view = {
    ...view,
    locks: [{ columns: ['figure'], period: '2023', rows: null, unit: '', by: 'A', at: '2024-01-01T00:00:00Z' }],
  };
  planStore.set({ model: modelFor(view, true) });
  selectRect({ r0: 0, c0: TARGET, r1: 2, c1: FIGURE });
  expect(clearSelection()).toBe(true);
  await settle();
  expect(texts()).toEqual(['a ', 'b ', 'c ']);
  expect(uiStore.get().message?.text).toContain('3 ô thuộc kỳ đã chốt');
});

describe('cells that were cut', () => {
  const cut = (text: string): void => {
    const from = { row: 'b', column: 'figure' };
    const to = { row: 'c', column: 'figure' };
    selectionStore.set({ copied: { from, to, cut: true, text } });
  };

  test('are let go when the rows are sorted: other rows would lie between them', async () => {
    view = { ...view, rows: withTexts([{ row: 'c', column: 'figure', text: '10' }]) };
    planStore.set({ model: modelFor(view, true) });
    cut('98\n10');
    void sortBy({ column: 'figure', descending: false });
    await settle();
    select({ r: 0, c: TARGET });
    pasteFrom('', '98\n10');
    await settle();
    console.log(
      texts(),
      uiStore.get().message,
      uiStore.get().dialog,
      planStore.get().model?.rows.map((r) => r.id),
      selectionStore.get().copied,
    );
    expect(texts().filter((one) => one.endsWith(' '))).toEqual([]);
  });
});

describe('a note that is being written', () => {
  const at = { row: 'b', column: 'figure' };

  test('belongs to the period it was begun in, also when another one is on screen as it ends', async () => {
    const note = beginNote(at);
    note.write('theo báo cáo');
    view = { ...view, period: '2024' };
    planStore.set({ model: modelFor(view, true) });
    note.keep();
    note.keep();
    await settle();
    expect(notes).toEqual(['2023 b theo báo cáo']);
  });

  test('stays in sight when it was refused', async () => {
    const note = beginNote(at);
    note.write(REFUSED);
    note.keep();
    await settle();
    expect(uiStore.get().message?.text).toContain(REFUSED);
  });

  test('is kept when the window is closed over it, and not when it was given up', async () => {
    const [kept, dropped] = [beginNote(at), beginNote({ ...at, row: 'c' })];
    kept.write('giữ');
    dropped.write('bỏ');
    dropped.drop();
    void flush();
    await settle();
    expect(notes).toEqual(['2023 b giữ']);
  });
});
