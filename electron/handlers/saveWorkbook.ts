import path from 'node:path';
import type { AppError } from '../../shared/contract/appError';
import { err, ok, type Result } from '../../shared/contract/result';
import type { PrintLook } from '../../shared/contract/setAnswers';
import type { SheetView } from '../../shared/form/types';
import { FILE_DIALOG } from '../../shared/text/fileDialogs';
import { EXPORT_JOB } from '../../shared/text/jobs';
import { atomicWrite } from '../file/atomicWrite';
import { guardOutput } from '../file/outputGuard';
import { fileNameFrom, withExtension } from './fileHandlers';
import type { HandlerDeps } from './handlers';
import type { Jobs } from './jobs';
import type { FileFilter } from './ports';

export const WORKBOOK_FILTERS = [{ name: FILE_DIALOG.workbookFilter, extensions: ['xlsx'] }];
/** What can be read: .xls is read whatever is in it, plain text by its name. */
export const IMPORT_FILTERS = [{ name: FILE_DIALOG.importFilter, extensions: ['xlsx', 'xlsm', 'xls', 'csv', 'txt'] }];

/** What a file is to be called, and where the person put it when nobody has to be asked. */
export interface OutputPlace {
  readonly title: string;
  readonly name: string;
  readonly extension: '.xlsx' | '.pdf';
  readonly filters: readonly FileFilter[];
  readonly given: string | null;
}

/**
 * Writes a file where the person says: asked first, made then, for what takes long must not be made in vain. Null when they
 * changed their mind, there or while it was made.
 */
export const saveOutput = async (
  deps: HandlerDeps,
  { title, name, extension, filters, given }: OutputPlace,
  make: () => Promise<Result<Uint8Array | null, AppError>>,
): Promise<Result<{ path: string } | null, AppError>> => {
  const info = await deps.session.info();
  if (!info) return err({ code: 'noOpenPlan' });
  const proposed = path.join(path.dirname(info.path), `${fileNameFrom(name)}${extension}`);
  const chosen = given ?? (await deps.dialogs.saveFile(title, proposed, filters));
  if (chosen === null) return ok(null);
  const file = withExtension(chosen, extension);
  const guarded = await guardOutput(deps.fileSystem, file, info.path);
  if (!guarded.ok) return guarded;
  const bytes = await make();
  if (!bytes.ok) return bytes;
  if (bytes.value === null) return ok(null);
  const written = await atomicWrite(deps.fileSystem, file, bytes.value, { keepPrevious: false });
  return written.ok ? ok({ path: file }) : written;
};

/** Writes a sheet as a workbook where the person says; `given` asks nobody. Null when they changed their mind or stopped it. */
export const saveWorkbook = (
  deps: HandlerDeps,
  jobs: Jobs,
  view: SheetView,
  name: string,
  look: PrintLook,
  given: string | null,
): Promise<Result<{ path: string } | null, AppError>> =>
  saveOutput(
    deps,
    { title: FILE_DIALOG.exportTitle, name, extension: '.xlsx', filters: WORKBOOK_FILTERS, given },
    async () => {
      const job = jobs.start(EXPORT_JOB.title, null);
      try {
        const options = { ...look, profile: look.profile ?? view.print.profile };
        const bytes = await deps.workbook.exportSheet(view, options, job.signal);
        return job.cancelled ? ok(null) : bytes;
      } finally {
        job.end();
      }
    },
  );
