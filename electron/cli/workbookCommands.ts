import path from 'node:path';
import { type ImportPreview, isUndoubted } from '../../shared/contract/importPreview';
import { CLI_TEXT } from '../../shared/text/cli';
import { atomicWrite } from '../file/atomicWrite';
import { nodeFileSystem } from '../file/fileSystem';
import { guardOutput } from '../file/outputGuard';
import { importCommand as toCommand } from '../handlers/workbookHandlers';
import { WorkbookClient } from '../workbook/workbookClient';
import { type Answer, answer, FINE, failure, misuse, PROBLEM } from './output';
import type { Arguments } from './parseArguments';
import { reading, writing } from './planCommands';

/** The bundled worker lies beside the bundled command line. */
const workbook = (): WorkbookClient => new WorkbookClient(path.join(__dirname, 'workbookWorker.cjs'));

const PROFILES = ['nha-nuoc', 'dang'] as const;
const LAYOUTS = ['phu-luc', 'bieu'] as const;

/** `skh export FILE --sheet ID -o OUT.xlsx [--profile …] [--layout …]` */
export const exportCommand = async ({ words: [file], values }: Arguments): Promise<Answer> => {
  const { sheet, output } = values;
  if (sheet === undefined) return misuse(CLI_TEXT.missing('--sheet'));
  if (output === undefined) return misuse(CLI_TEXT.missing('-o OUT.xlsx'));
  const profile = PROFILES.find((one) => one === values.profile);
  const layout = LAYOUTS.find((one) => one === values.layout);
  if (values.profile !== undefined && !profile) return misuse(CLI_TEXT.badValue('profile', values.profile));
  if (values.layout !== undefined && !layout) return misuse(CLI_TEXT.badValue('layout', values.layout));
  return reading(file, async (session) => {
    const view = session.view(sheet, values.period ?? null, values.unit ?? null);
    if (!view.ok) return failure(view.error);
    const guarded = await guardOutput(nodeFileSystem, output, session.path);
    if (!guarded.ok) return failure(guarded.error);
    const client = workbook();
    const bytes = await client.exportSheet(view.value, {
      layout: layout ?? 'phu-luc',
      profile: profile ?? view.value.print.profile,
    });
    await client.close();
    if (!bytes.ok) return failure(bytes.error);
    const written = await atomicWrite(nodeFileSystem, output, bytes.value, { keepPrevious: false });
    return written.ok
      ? answer({ path: output, rows: view.value.rows.length }, [CLI_TEXT.exported(output)])
      : failure(written.error);
  });
};

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
    const client = workbook();
    const found = await client.previewImport(book, view.value);
    await client.close();
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
