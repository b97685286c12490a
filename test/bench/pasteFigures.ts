import path from 'node:path';
import { createDatabase } from '../../electron/db/openDatabase';
import { nodeFileSystem } from '../../electron/file/fileSystem';
import { PlanSession } from '../../electron/session/planSession';
import { plantPlan } from '../../electron/session/start/plant';
import { shippedForms } from '../../electron/session/start/samples';
import type { AppError } from '../../shared/contract/appError';
import type { StepResult } from '../../shared/contract/channels';
import type { Result } from '../../shared/contract/result';
import type { CellEdit } from '../../shared/domain/command';
import type { ColumnDefinition, FormDefinition } from '../../shared/form/definition';
import { bigPlan } from './bigPlan';
import { report, timed } from './measure';

const SHEET = 'bieu-ket-qua';
const RUNS = 6;
const EDITS = new Set(['unit', 'target', 'figure', 'text']);
/** Columns of a form to type into, without those that are hidden until somebody asks for them. */
const editable = (form: FormDefinition): readonly ColumnDefinition[] =>
  form.columns.filter(({ kind, optional }) => EDITS.has(kind) && optional !== true);

/** The Biểu with as many columns to type into as wanted: its own, then free texts. */
const wideForm = (columns: number): FormDefinition => {
  const form = shippedForms().find(({ id }) => id === SHEET);
  if (!form) throw new Error('form');
  const free = columns - editable(form).length;
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
  plantPlan(db, await bigPlan(rows), [form]);
  const file = path.join(folder, `dan-${rows}.skh`);
  const session = must(await PlanSession.create({ fileSystem: nodeFileSystem }, file, db, true));
  const view = must(session.view(SHEET, null, null));
  const ids = editable(form).slice(-columns);
  const typed = JSON.stringify(view.rows.map((row) => ids.map(({ id }) => row.cells[id]?.typed)));
  let turn = 0;
  const block = (): CellEdit[] => {
    turn += 1;
    return view.rows.flatMap((row, r) =>
      ids.map(({ id }, c) => ({ row: row.id, column: id, text: `${(r * 31 + c * 7 + turn) % 9973},${turn % 10}` })),
    );
  };
  const times = { paste: [] as number[], undo: [] as number[], redo: [] as number[] };
  const step = async (list: number[], work: () => Result<StepResult, AppError>): Promise<void> => {
    list.push(await timed(() => must(work())));
  };
  for (let run = 0; run < RUNS; run++) {
    const edits = block();
    await step(times.paste, () => session.run({ type: 'setCells', sheet: SHEET, gesture: 'paste', edits }, null));
    await step(times.undo, () => session.undo());
    await step(times.redo, () => session.redo());
    must(session.undo());
    const now = must(session.view(SHEET, null, null)).rows.map((row) => ids.map(({ id }) => row.cells[id]?.typed));
    if (JSON.stringify(now) !== typed) throw new Error('undo did not bring every cell back');
  }
  report(`paste ${rows} × ${ids.length} in the session, one undo step`, middle(times.paste));
  report('  undo it', middle(times.undo));
  report('  redo it', middle(times.redo));
  await session.close(true);
};

/** The first run warms up and does not count. */
const middle = ([, ...times]: readonly number[]): number => times.sort((a, b) => a - b)[times.length >> 1] ?? 0;

/** A wide block and a tall one, of about as many cells. */
export const pasteFigures = async (folder: string): Promise<void> => {
  await pasteOnce(folder, 1000, 20);
  await pasteOnce(folder, 7000, 3);
};
