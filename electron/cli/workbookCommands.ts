import path from 'node:path';
import type { AppError } from '../../shared/contract/appError';
import { type ImportPreview, isUndoubted } from '../../shared/contract/importPreview';
import { err, ok, type Result } from '../../shared/contract/result';
import type { ReportSet } from '../../shared/contract/setAnswers';
import { CLI_TEXT } from '../../shared/text/cli';
import { atomicWrite } from '../file/atomicWrite';
import { nodeFileSystem } from '../file/fileSystem';
import { guardOutput } from '../file/outputGuard';
import { loadSet } from '../handlers/setHandlers';
import { importCommand as toCommand } from '../handlers/workbookHandlers';
import type { PlanSession } from '../session/planSession';
import type { ExportOptions } from '../workbook/export/exportSheet';
import { WorkbookClient } from '../workbook/workbookClient';
import { type Answer, answer, FINE, failure, misuse, PROBLEM, toTable } from './output';
import type { Arguments } from './parseArguments';
import { reading, writing } from './planCommands';

const PROFILES = ['nha-nuoc', 'dang'] as const;
const LAYOUTS = ['phu-luc', 'bieu'] as const;

/** `skh export FILE --sheet ID -o OUT.xlsx [--profile …] [--layout …]`, or a whole set with `--set ID`. */
export const exportCommand = async ({ words: [file], values }: Arguments): Promise<Answer> => {
  const { sheet, set, output } = values;
  if (sheet === undefined && set === undefined) return misuse(CLI_TEXT.missing('--sheet'));
  // A set says itself which Biểu it holds, at which period and of which unit.
  const besides = (['sheet', 'period', 'unit'] as const).find((one) => set !== undefined && values[one] !== undefined);
  if (besides) return misuse(CLI_TEXT.unexpected(`--${besides}`));
  if (output === undefined) return misuse(CLI_TEXT.missing('-o OUT.xlsx'));
  const profile = PROFILES.find((one) => one === values.profile);
  const layout = LAYOUTS.find((one) => one === values.layout);
  if (values.profile !== undefined && !profile) return misuse(CLI_TEXT.badValue('profile', values.profile));
  if (values.layout !== undefined && !layout) return misuse(CLI_TEXT.badValue('layout', values.layout));
  return reading(file, async (session) => {
    const made =
      set === undefined
        ? await madeSheet(session, values, { layout, profile })
        : await madeSet(session, set, { layout, profile });
    if (!made.ok) return failure(made.error);
    const guarded = await guardOutput(nodeFileSystem, output, session.path);
    if (!guarded.ok) return failure(guarded.error);
    const { bytes, json } = made.value;
    const written = await atomicWrite(nodeFileSystem, output, bytes, { keepPrevious: false });
    return written.ok ? answer({ path: output, ...json }, [CLI_TEXT.exported(output)]) : failure(written.error);
  });
};

interface Look {
  readonly layout: ExportOptions['layout'] | undefined;
  readonly profile: ExportOptions['profile'] | undefined;
}

/** A workbook and what is told of it. */
type Made = Result<{ readonly bytes: Uint8Array; readonly json: Readonly<Record<string, number>> }, AppError>;

const madeSheet = async (
  session: PlanSession,
  values: Arguments['values'],
  { layout, profile }: Look,
): Promise<Made> => {
  const view = session.view(values.sheet ?? '', values.period ?? null, values.unit ?? null);
  if (!view.ok) return view;
  const options = { layout: layout ?? 'phu-luc', profile: profile ?? view.value.print.profile };
  const bytes = await withWorkbook((client) => client.exportSheet(view.value, options));
  return bytes.ok ? ok({ bytes: bytes.value, json: { rows: view.value.rows.length } }) : bytes;
};

/** A set as the window exports it; layout and profile may be other ones for once. */
const madeSet = async (session: PlanSession, id: string, look: Look): Promise<Made> => {
  const set = allSets(session).find((one) => one.id === id);
  if (!set) return err({ code: 'setRefused', why: 'unknown' });
  const port = { view: async (...at: Parameters<PlanSession['view']>) => session.view(...at) };
  const { layout, profile } = look;
  const other = { ...(layout ? { layout } : {}), ...(profile ? { profile } : {}) };
  const loaded = await loadSet({ session: port }, set, null, other);
  if (!loaded.ok) return loaded;
  const { sheets = [], options } = loaded.value ?? {};
  if (!options) return err({ code: 'setRefused', why: 'unknown' });
  const bytes = await withWorkbook((client) => client.exportSet(sheets, options));
  const rows = sheets.reduce((sum, { view }) => sum + view.rows.length, 0);
  return bytes.ok ? ok({ bytes: bytes.value, json: { sheets: sheets.length, rows } }) : bytes;
};

/** Work with the workbook room, in a thread that ends with it; its bundle lies beside that of the command line. */
export const withWorkbook = async <T>(work: (client: WorkbookClient) => Promise<T>): Promise<T> => {
  const client = new WorkbookClient(path.join(__dirname, 'workbookWorker.cjs'));
  try {
    return await work(client);
  } finally {
    await client.close();
  }
};

/** The sets of all plans of a file, each with its plan. */
const allSets = (session: PlanSession): readonly (ReportSet & { readonly plan: string })[] => {
  const plans = new Map(session.sheets().map(({ plan, id }) => [plan, id]));
  return [...plans].flatMap(([plan, sheet]) => {
    const sets = session.inquire('sets.list', { at: { sheet } });
    return sets.ok ? sets.value.map((set) => ({ ...set, plan })) : [];
  });
};

/** `skh sets FILE`: the sets of Biểu that a file keeps. */
export const setsCommand = ({ words: [file] }: Arguments): Promise<Answer> =>
  reading(file, (session) => {
    const sets = allSets(session).map(({ id, plan, title, period, entries, sentOn, document }) => ({
      id,
      plan,
      title,
      period,
      sentOn,
      document,
      entries: entries.map(({ sheet, period: at, unit, number }) => ({ sheet, period: at, unit, number })),
    }));
    return answer(
      { sets },
      toTable(sets.map(({ id, period, entries, title }) => [id, period, String(entries.length), title])),
    );
  });

/** `skh import FILE BOOK --sheet ID [--dry-run]` */
export const importCommand = async ({ words: [file, book], values, flags }: Arguments): Promise<Answer> => {
  const { sheet } = values;
  if (sheet === undefined) return misuse(CLI_TEXT.missing('--sheet'));
  if (book === undefined) return misuse(CLI_TEXT.missing('BOOK'));
  const dryRun = flags.has('dry-run');
  return (dryRun ? reading : writing)(file, async (session) => {
    const { period, unit } = values;
    const view = session.view(sheet, period ?? null, unit ?? null);
    if (!view.ok) return failure(view.error);
    const found = await withWorkbook((client) => client.previewImport(book, view.value));
    if (!found.ok) return failure(found.error);
    // Nobody is there to decide: a text that cannot be read never replaces what stands (its warning names the cell), nor
    // an estimate an actual figure.
    const preview = { ...found.value, changed: found.value.changed.filter(isUndoubted) };
    if (!dryRun) {
      const step = session.run(toCommand({ sheet, period, unit }, preview), null);
      if (!step.ok) return failure(step.error);
    }
    const leftOut = found.value.changed.length - preview.changed.length;
    // An export of a table that has no rows yet comes home as empty as it went.
    const isEmptyOwn = preview.recognisedBy === 'keys' && view.value.rows.length === 0;
    const foundNothing = preview.matched + preview.added.length === 0 && !isEmptyOwn;
    const code = foundNothing || leftOut + preview.unmatched.length > 0 ? PROBLEM : FINE;
    return answer(toJson(preview), toLines(preview, dryRun), code);
  });
};

const toJson = (preview: ImportPreview): unknown => ({
  matched: preview.matched,
  unchanged: preview.unchanged,
  changed: preview.changed.map(({ row, column, address, from, to }) => ({ row, column, address, from, to })),
  added: preview.added,
  unmatched: preview.unmatched,
  warnings: preview.warnings.map(({ address, code, message }) => ({ address, code, message })),
});

const toLines = (preview: ImportPreview, dryRun: boolean): string[] => {
  const { matched, unchanged, changed, added, unmatched, warnings } = preview;
  return [
    CLI_TEXT.importCounts(matched, unchanged, changed.length, added.length, unmatched.length),
    ...changed.map((change) => `${change.address}  ${change.row} ${change.column}: ${change.from} → ${change.to}`),
    ...added.map((row) => `${row.address}  + ${row.name}${row.part === null ? '' : ` – ${row.part}`}`),
    ...unmatched.map((row) => `${row.address}  ? ${row.text}`),
    ...warnings.map((warning) => `${warning.address}  ${warning.message}`),
    ...(dryRun ? [CLI_TEXT.dryRun] : []),
  ];
};
