import path from 'node:path';
import type { AppError } from '../../shared/contract/appError';
import { err, ok, type Result } from '../../shared/contract/result';
import type { SheetView } from '../../shared/form/types';
import { FILE_DIALOG } from '../../shared/text/fileDialogs';
import { atomicWrite } from '../file/atomicWrite';
import { guardOutput } from '../file/outputGuard';
import { fileNameFrom, withExtension } from './fileHandlers';
import type { HandlerDeps } from './handlers';

export const WORKBOOK_FILTERS = [{ name: FILE_DIALOG.workbookFilter, extensions: ['xlsx'] }];

/** Writes a sheet as a workbook where the person says; `given` asks nobody. Null when they changed their mind. */
export const saveWorkbook = async (
  deps: HandlerDeps,
  view: SheetView,
  name: string,
  { layout, profile }: { readonly layout: 'phu-luc' | 'bieu'; readonly profile: 'nha-nuoc' | 'dang' | null },
  given: string | null,
): Promise<Result<{ path: string } | null, AppError>> => {
  const info = await deps.session.info();
  if (!info) return err({ code: 'noOpenPlan' });
  const proposed = path.join(path.dirname(info.path), `${fileNameFrom(name)}.xlsx`);
  const chosen = given ?? (await deps.dialogs.saveFile(FILE_DIALOG.exportTitle, proposed, WORKBOOK_FILTERS));
  if (chosen === null) return ok(null);
  const file = withExtension(chosen, '.xlsx');
  const guarded = await guardOutput(deps.fileSystem, file, info.path);
  if (!guarded.ok) return guarded;
  const bytes = await deps.workbook.exportSheet(view, { layout, profile: profile ?? view.print.profile });
  if (!bytes.ok) return bytes;
  const written = await atomicWrite(deps.fileSystem, file, bytes.value, { keepPrevious: false });
  return written.ok ? ok({ path: file }) : written;
};
