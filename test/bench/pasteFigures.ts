import path from 'node:path';
import { createDatabase } from '../../electron/db/openDatabase';
import { nodeFileSystem } from '../../electron/file/fileSystem';
import { PlanSession } from '../../electron/session/planSession';
import { plantPlan } from '../../electron/session/plant';
import { shippedForms } from '../../electron/session/samples';
import type { AppError } from '../../shared/contract/appError';
import type { StepResult } from '../../shared/contract/channels';
import type { Result } from '../../shared/contract/result';
import type { CellEdit } from '../../shared/domain/command';
import type { ColumnDefinition, FormDefinition } from '../../shared/form/definition';
import { bigPlan } from './bigPlan';
import { median, report, timed } from './measure';

export const SHEET = 'bieu-ket-qua';
export const EDITS = new Set(['unit', 'target', 'figure', 'text']);

/** The Biểu with as many columns to type into as wanted: its own, then free texts. */
export const wideForm = (columns: number): FormDefinition => {
  const [form] = shippedForms();
  if (!form) throw new Error('form');
  const free = columns - form.columns.filter(({ kind }) => EDITS.has(kind)).length;
  const more = Array.from({ length: Math.max(0, free) }, (_, index): ColumnDefinition => {
    const id = `them-${index}`;
    return { id, kind: 'text', field: id, header: [`Cột thêm ${index + 1}`], width: 10 };
  });
  return { ...form, columns: [...form.columns, ...more] };
};

const must = <T>(answer: Result<T, AppError>): T => {
  if (!answer.ok) throw new Error(answer.error.code);
  return answer.value;
};

/** A block pasted into a sheet as one step, then undone and done again: what the session takes for each. */
const pasteOnce = async (folder: string, rows: number, columns: number): Promise<void> => {
  const db = await createDatabase();
  const form = wideForm(columns);
  plantPlan(db, bigPlan(rows), [form]);
  const file = path.join(folder, `dan-${rows}.skh`);
  const session = must(await PlanSession.create({ fileSystem: nodeFileSystem }, file, db, true));
  const view = must(session.view(SHEET, null, null));
  const ids = form.columns.filter(({ kind }) => EDITS.has(kind)).slice(-columns);
  const typed = JSON.stringify(view.rows.map((row) => ids.map(({ id }) => row.cells[id]?.typed)));
  let turn = 0;
  const block = (): CellEdit[] => {
    turn += 1;
    return view.rows.flatMap((row, r) =>
      ids.map(({ id }, c) => ({ row: row.id, column: id, text: `${(r * 31 + c * 7 + turn) % 9973},${turn % 10}` })),
    );
  };
  const times: number[][] = [[], [], []];
  const step = async (list: number[] | undefined, work: () => Result<StepResult, AppError>): Promise<void> => {
    const ms = await timed(() => must(work()));
    list?.push(ms);
  };
  await median(5, async () => {
    const edits = block();
    await step(times[0], () => session.run({ type: 'setCells', sheet: SHEET, gesture: 'paste', edits }, null));
    await step(times[1], () => session.undo());
    await step(times[2], () => session.redo());
    must(session.undo());
    const now = must(session.view(SHEET, null, null)).rows.map((row) => ids.map(({ id }) => row.cells[id]?.typed));
    if (JSON.stringify(now) !== typed) throw new Error('undo');
    return 0;
  });
  const cells = `${rows} × ${ids.length}`;
  const middle = (list: readonly number[] = []): number => list.toSorted((a, b) => a - b)[list.length >> 1] ?? 0;
  report(`paste ${cells} in the session, one undo step`, middle(times[0]));
  report(`  undo it`, middle(times[1]));
  report(`  redo it`, middle(times[2]));
  await session.close(true);
};

export const pasteFigures = async (folder: string, one = false): Promise<void> => {
  await pasteOnce(folder, 1000, 20);
  if (!one) await pasteOnce(folder, 7000, 3);
};
