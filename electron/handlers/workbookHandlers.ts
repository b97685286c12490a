import { randomUUID } from 'node:crypto';
import type { AppError } from '../../shared/contract/appError';
import type { ImportPreview } from '../../shared/contract/importPreview';
import type { KnownMappings, MappingRequestMap, WorkbookReading } from '../../shared/contract/mappingAnswers';
import { err, ok, type Result } from '../../shared/contract/result';
import type { ImportRows, SheetAt } from '../../shared/domain/command';
import type { RememberedMapping } from '../../shared/domain/importMapping';
import type { SheetView } from '../../shared/form/types';
import { FILE_DIALOG } from '../../shared/text/fileDialogs';
import { IMPORT_JOB } from '../../shared/text/mapping';
import type { BackupKeeper } from './backupKeeper';
import type { HandlerDeps, Handlers } from './handlers';
import type { Jobs } from './jobs';
import { IMPORT_FILTERS, saveWorkbook } from './saveWorkbook';

type WorkbookChannel = 'workbook.export' | 'workbook.previewImport' | 'workbook.applyImport' | keyof MappingRequestMap;

/** The workbook that a person is looking at, until it is applied, closed, or another one is opened. */
interface Waiting {
  readonly token: string;
  readonly at: SheetAt;
  readonly preview: ImportPreview | null;
  readonly remember: RememberedMapping | null;
}

/** Excel out and in. A preview waits under a token until the person applies it; a newer one replaces it. */
export const workbookHandlers = (
  deps: HandlerDeps,
  jobs: Jobs,
  keeper: BackupKeeper,
): Pick<Handlers, WorkbookChannel> => {
  const { session, workbook, dialogs } = deps;
  let waiting: Waiting | null = null;
  const viewAt = ({ sheet, period, unit }: SheetAt) => session.view(sheet, period ?? null, unit ?? null);
  const gone = (): Result<never, AppError> => err({ code: 'previewGone' });

  /** The sheet as it is now, and what the file knows of workbooks for it. */
  const basis = async (at: SheetAt): Promise<Result<{ view: SheetView; known: KnownMappings }, AppError>> => {
    const view = await viewAt(at);
    if (!view.ok) return view;
    const known = await session.inquire('mapping.known', { at });
    return known.ok ? ok({ view: view.value, known: known.value }) : known;
  };

  /** Reads a file in the thread that keeps it; null when the person stopped it. */
  const open = async (
    file: string,
    view: SheetView,
    known: KnownMappings,
  ): Promise<Result<WorkbookReading | null, AppError>> => {
    const job = jobs.start(IMPORT_JOB.title, 100, 'percent');
    const stop = (): void => void workbook.imports.close();
    job.signal.addEventListener('abort', stop);
    try {
      const reading = await workbook.imports.open(file, view, known, ({ stage, share }) => {
        void job.step(Math.floor(share * 100), IMPORT_JOB[stage]);
      });
      return job.cancelled ? ok(null) : reading;
    } finally {
      job.signal.removeEventListener('abort', stop);
      job.end();
    }
  };

  return {
    'workbook.export': async ({ path: given, sheet, period, unit, ...look }) => {
      const view = await viewAt({ sheet, period, unit });
      if (!view.ok) return view;
      return saveWorkbook(deps, jobs, view.value, view.value.title, look, given);
    },
    'workbook.previewImport': async ({ path: given, ...at }) => {
      const ready = await basis(at);
      if (!ready.ok) return ready;
      const { view, known } = ready.value;
      const file = given ?? (await dialogs.openFile(FILE_DIALOG.importTitle, IMPORT_FILTERS));
      if (file === null) return ok(null);
      const reading = await open(file, view, known);
      if (!reading.ok) return reading;
      if (reading.value === null) return ok(null);
      const { recognisedBy, mapping } = reading.value;
      const token = randomUUID();
      waiting = { token, at, preview: null, remember: null };
      if (recognisedBy !== 'keys' && recognisedBy !== 'saved')
        return ok({ token, reading: reading.value, preview: null });
      const done = await workbook.imports.preview(view, mapping, known.measures);
      if (!done.ok) return done;
      // Another workbook may have been opened meanwhile.
      if (waiting?.token !== token) return gone();
      waiting = { ...waiting, ...done.value };
      return ok({ token, reading: reading.value, preview: done.value.preview });
    },
    'mapping.read': async ({ token, choice }) => {
      if (waiting?.token !== token) return gone();
      const ready = await basis(waiting.at);
      return ready.ok ? workbook.imports.read(ready.value.view, ready.value.known, choice) : ready;
    },
    'mapping.preview': async ({ token, mapping }) => {
      if (waiting?.token !== token) return gone();
      const ready = await basis(waiting.at);
      if (!ready.ok) return ready;
      const done = await workbook.imports.preview(ready.value.view, mapping, ready.value.known.measures);
      if (!done.ok) return done;
      if (waiting?.token !== token) return gone();
      waiting = { ...waiting, ...done.value };
      return ok(done.value.preview);
    },
    'mapping.close': async ({ token }) => {
      if (waiting?.token === token) {
        waiting = null;
        await workbook.imports.close();
      }
      return ok(null);
    },
    'workbook.applyImport': async ({ token, changed, added }) => {
      if (waiting?.token !== token || waiting.preview === null) return gone();
      const { at, preview, remember } = waiting;
      await keeper.before('import');
      // What the person saw must still be what is there: a cell edited since would be overwritten unseen.
      const view = await viewAt(at);
      if (!view.ok) return view;
      const now = new Map(view.value.rows.map((row) => [row.id, row]));
      const chosen = preview.changed.filter((_, index) => changed.includes(index));
      const stale = chosen.some((change) => {
        const row = now.get(change.row);
        const text = change.column === 'part' ? row?.part : row?.cells[change.column]?.typed;
        return text !== change.from && row?.cells[change.column]?.text !== change.from;
      });
      if (stale) return err({ code: 'planChanged' });
      const command = importCommand(at, {
        ...preview,
        changed: chosen,
        added: preview.added.filter((_, index) => added.includes(index)),
      });
      const result = await session.run(remember ? { ...command, remember } : command, null);
      if (result.ok) {
        waiting = null;
        await workbook.imports.close();
      }
      return result;
    },
  };
};

/** The command that applies a preview. */
export const importCommand = ({ sheet, period, unit }: SheetAt, preview: ImportPreview): ImportRows => ({
  type: 'importRows',
  sheet,
  period,
  unit,
  edits: preview.changed.map(({ row, column, address, to, converted, estimate }) => ({
    row,
    column,
    address,
    text: to,
    original: converted?.theirs,
    isEstimate: estimate !== undefined,
  })),
  added: preview.added,
  source: { file: preview.file, sheetName: preview.sheetName, sha256: preview.sha256 },
});
