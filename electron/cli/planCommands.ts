import path from 'node:path';
import type { SheetView, ViewRow } from '../../shared/form/types';
import { CLI_TEXT } from '../../shared/text/cli';
import { STEP_TEXT } from '../../shared/text/steps';
import { explainSummary } from '../../shared/text/summary';
import { nodeFileSystem } from '../file/fileSystem';
import { BackupDesk } from '../session/compare/backupDesk';
import { createPlan } from '../session/createPlan';
import { PlanSession } from '../session/planSession';
import { type Answer, answer, FINE, failure, misuse, PROBLEM, toTable } from './output';
import type { Arguments } from './parseArguments';

const options = { fileSystem: nodeFileSystem };

/** `skh new FILE [--sample ID]` */
export const newCommand = async ({ words, values }: Arguments): Promise<Answer> => {
  const [file] = words;
  if (file === undefined) return misuse(CLI_TEXT.missing('FILE'));
  const created = await createPlan(options, file, values.sample ?? null, false);
  if (!created.ok) return failure(created.error);
  const closed = await created.value.close();
  if (!closed.ok) return failure(closed.error);
  return answer({ path: file, sample: values.sample ?? null }, [CLI_TEXT.created(file)]);
};

/** Opens a file for reading, answers, closes; a checksum mismatch turns a fine answer into a problem. */
export const reading = async (
  file: string | undefined,
  work: (session: PlanSession) => Answer | Promise<Answer>,
): Promise<Answer> => {
  if (file === undefined) return misuse(CLI_TEXT.missing('FILE'));
  const opened = await PlanSession.open(options, file, 'read');
  if (!opened.ok) return failure(opened.error);
  try {
    const result = await work(opened.value);
    if (opened.value.readOnly !== 'checksum') return result;
    return {
      ...result,
      lines: [CLI_TEXT.checksumWarning, ...result.lines],
      code: result.code === FINE ? PROBLEM : result.code,
    };
  } finally {
    await opened.value.close(true);
  }
};

/** Opens a file for writing, works, and answers only when everything is on disk. */
export const writing = async (
  file: string | undefined,
  work: (session: PlanSession) => Answer | Promise<Answer>,
): Promise<Answer> => {
  if (file === undefined) return misuse(CLI_TEXT.missing('FILE'));
  // A file of an older schema is migrated by the write: as it was it stays beside.
  const kept = await new BackupDesk(nodeFileSystem).backUpOlder(path.dirname(file), file);
  if (!kept.ok) return failure(kept.error);
  const opened = await PlanSession.open(options, file, 'write');
  if (!opened.ok) return failure(opened.error);
  try {
    const result = await work(opened.value);
    const saved = await opened.value.save();
    return saved.error ? failure(saved.error) : result;
  } finally {
    await opened.value.close(true);
  }
};

/** `skh info FILE` */
export const infoCommand = ({ words: [file] }: Arguments): Promise<Answer> =>
  reading(file, (session) => {
    const { title, sheets, readOnly } = session.info();
    const steps = session.stepCount();
    const json = {
      path: file,
      title,
      version: session.schemaVersion(),
      steps,
      readOnly,
      sheets: sheets.map((s) => s.id),
    };
    return answer(json, [
      `${CLI_TEXT.file}: ${file}`,
      `${CLI_TEXT.plan}: ${title}`,
      `${CLI_TEXT.sheets}: ${json.sheets.join(', ')}`,
      `${CLI_TEXT.version}: ${json.version}`,
      `${CLI_TEXT.steps}: ${steps}`,
    ]);
  });

/** `skh sheets FILE` */
export const sheetsCommand = ({ words: [file] }: Arguments): Promise<Answer> =>
  reading(file, (session) => {
    const sheets = session.sheets().map(({ id, form, plan, title, periods }) => ({ id, form, plan, title, periods }));
    return answer({ sheets }, toTable(sheets.map((sheet) => [sheet.id, sheet.periods.join(' '), sheet.title])));
  });

/** `skh show FILE --sheet ID [--period P] [--unit U]` */
export const showCommand = ({ words: [file], values }: Arguments): Promise<Answer> => {
  const { sheet } = values;
  if (sheet === undefined) return Promise.resolve(misuse(CLI_TEXT.missing('--sheet')));
  return reading(file, (session) => {
    const view = session.view(sheet, values.period ?? null, values.unit ?? null);
    return view.ok ? answer(toJson(view.value), toLines(view.value)) : failure(view.error);
  });
};

/** `skh set FILE --sheet ID --row ROW --column COLUMN TEXT` */
export const setCommand = async ({ words, values }: Arguments): Promise<Answer> => {
  const [file, text] = words;
  const { sheet, row, column } = values;
  if (sheet === undefined) return misuse(CLI_TEXT.missing('--sheet'));
  if (row === undefined) return misuse(CLI_TEXT.missing('--row'));
  if (column === undefined) return misuse(CLI_TEXT.missing('--column'));
  if (text === undefined) return misuse(CLI_TEXT.missing('TEXT'));
  return writing(file, (session) => {
    const { period, unit } = values;
    const command = { type: 'setCells', sheet, period, unit, edits: [{ row, column, text }], gesture: 'type' } as const;
    const step = session.run(command, null);
    if (!step.ok) return failure(step.error);
    const view = session.view(sheet, period ?? null, unit ?? null);
    if (!view.ok) return failure(view.error);
    const shown = view.value.rows.find((candidate) => candidate.id === row);
    const { label } = step.value;
    return answer({ label, changed: label !== '', row: shown ? rowToJson(shown) : null, summary: view.value.summary }, [
      label === '' ? CLI_TEXT.nothingChanged : CLI_TEXT.step(label),
      ...(shown ? [rowLine(view.value, shown)] : []),
    ]);
  });
};

const stepCommand =
  (step: 'undo' | 'redo') =>
  ({ words: [file] }: Arguments): Promise<Answer> =>
    writing(file, (session) => {
      const result = session[step]();
      if (!result.ok) return failure(result.error);
      const { label, undo } = result.value;
      return answer({ label, ...undo }, [step === 'undo' ? STEP_TEXT.undo(label) : STEP_TEXT.redo(label)]);
    });

/** `skh undo FILE` and `skh redo FILE` */
export const undoCommand = stepCommand('undo');
export const redoCommand = stepCommand('redo');

const rowToJson = (row: ViewRow): unknown => ({
  id: row.id,
  kind: row.kind,
  marker: row.marker,
  level: row.level,
  name: row.name,
  part: row.part,
  cells: Object.fromEntries(
    Object.entries(row.cells).map(([column, { text, value, verdict, reason, estimate }]) => [
      column,
      { text, value, verdict, reason, estimate },
    ]),
  ),
});

const toJson = (view: SheetView): unknown => ({
  title: view.title,
  sheet: view.sheet,
  period: view.period,
  unit: view.unit.id,
  columns: view.columns.map(({ id, header }) => ({ id, header })),
  rows: view.rows.map(rowToJson),
  summary: view.summary,
});

const SIGNS = { exceeded: '▲', met: '●', unmet: '▼', notComputable: '–' } as const;

const rowCells = (view: SheetView, row: ViewRow): string[] =>
  view.columns.map((column) => {
    const cell = row.cells[column.id];
    const text = column.kind === 'name' && row.part !== null ? `${row.name} – ${row.part}` : (cell?.text ?? '');
    return cell?.verdict ? `${SIGNS[cell.verdict]} ${text}`.trim() : text.replaceAll('\n', ' ');
  });

const rowLine = (view: SheetView, row: ViewRow): string => rowCells(view, row).filter(Boolean).join(' · ');

const toLines = (view: SheetView): string[] => [
  view.title,
  `${CLI_TEXT.period}: ${view.period}`,
  ...toTable([
    ['#', ...view.columns.map((column) => column.header.at(-1) ?? '')],
    ...view.rows.map((row) => [row.id, ...rowCells(view, row)]),
  ]),
  explainSummary(view.summary),
];
