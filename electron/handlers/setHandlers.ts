import type { AppError } from '../../shared/contract/appError';
import { err, ok, type Result } from '../../shared/contract/result';
import type { ReportSet } from '../../shared/contract/setAnswers';
import type { SheetAt } from '../../shared/domain/command';
import type { SheetView } from '../../shared/form/types';
import { FILE_DIALOG } from '../../shared/text/fileDialogs';
import { SET_JOB } from '../../shared/text/sets';
import type { SessionPort } from '../session/sessionPort';
import type { HandlerDeps, Handlers } from './handlers';
import type { Job, Jobs } from './jobs';
import type { PrintOptions, SetOptions, SetSheet } from './ports';
import { saveOutput, WORKBOOK_FILTERS } from './saveWorkbook';

/** A set with its Biểu as they are now. */
export interface LoadedSet {
  readonly sheets: readonly SetSheet[];
  readonly options: SetOptions;
}

/** Finds a set of the plan of a sheet. */
export const findSet = async (
  { session }: HandlerDeps,
  at: SheetAt,
  id: string,
): Promise<Result<ReportSet, AppError>> => {
  const sets = await session.inquire('sets.list', { at });
  if (!sets.ok) return sets;
  const set = sets.value.find((one) => one.id === id);
  return set ? ok(set) : err({ code: 'setRefused', why: 'unknown' });
};

/** Reads the Biểu of a set, one at a time; null when the job was stopped. `look` prints it otherwise than it says itself. */
export const loadSet = async (
  { session }: { readonly session: Pick<SessionPort, 'view'> },
  set: ReportSet,
  job: Job | null,
  look: Partial<PrintOptions> = {},
): Promise<Result<LoadedSet | null, AppError>> => {
  const sheets: { readonly view: SheetView; readonly number: number }[] = [];
  for (const [index, { sheet, period, unit, number, formName }] of set.entries.entries()) {
    await job?.step(index, formName);
    if (job?.cancelled === true) return ok(null);
    if (formName === '') return err({ code: 'setRefused', why: 'sheetUnknown' });
    const view = await session.view(sheet, period, unit);
    if (!view.ok) return view;
    sheets.push({ view: view.value, number });
  }
  const { layout, profile, contents, internal } = set.look;
  const usual = sheets[0]?.view.print.profile ?? 'nha-nuoc';
  const options = {
    layout,
    profile: profile ?? usual,
    contents,
    internal,
    title: set.title,
    attachedTo: set.document,
    ...look,
  };
  return ok({ sheets, options });
};

/** A whole set of Biểu as one workbook, with progress. */
export const setHandlers = (deps: HandlerDeps, jobs: Jobs): Pick<Handlers, 'workbook.exportSet'> => ({
  'workbook.exportSet': async ({ at, set: id, path: given }) => {
    const set = await findSet(deps, at, id);
    if (!set.ok) return set;
    const place = { title: FILE_DIALOG.exportTitle, name: set.value.title, filters: WORKBOOK_FILTERS, given };
    return saveOutput(deps, { ...place, extension: '.xlsx' }, async () => {
      // The last piece is the workbook itself.
      const job = jobs.start(SET_JOB.title(set.value.title), set.value.entries.length + 1);
      try {
        const loaded = await loadSet(deps, set.value, job);
        if (!loaded.ok || loaded.value === null) return loaded.ok ? ok(null) : loaded;
        await job.step(set.value.entries.length, SET_JOB.writing);
        if (job.cancelled) return ok(null);
        const bytes = await deps.workbook.exportSet(loaded.value.sheets, loaded.value.options, job.signal);
        return job.cancelled ? ok(null) : bytes;
      } finally {
        job.end();
      }
    });
  },
});
