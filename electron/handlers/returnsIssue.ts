import path from 'node:path';
import type { AppError } from '../../shared/contract/appError';
import { err, ok, type Result } from '../../shared/contract/result';
import type { IssueOutcome, IssueRequest, RequestContent } from '../../shared/contract/returnsAnswers';
import { type Period, parsePeriod } from '../../shared/domain/period';
import type { IssuedRequest } from '../../shared/domain/returnCommands';
import { periodInFileName, REQUEST_JOB } from '../../shared/text/returns';
import { atomicWrite } from '../file/atomicWrite';
import { systemCode } from '../file/fileSystem';
import { guardOutput } from '../file/outputGuard';
import { fileNameFrom } from './fileHandlers';
import type { HandlerDeps } from './handlers';
import type { Job, Jobs } from './jobs';

/** Forms written between two looks at Hủy. */
const BATCH = 6;

interface Planned {
  readonly unit: string;
  readonly rows: readonly string[];
  readonly fileName: string;
}

/** "T01-2022 Xã Bản Bo.xlsx"; a name that Windows takes. */
export const requestFileName = (period: Period, unit: string): string => {
  const parts = parsePeriod(period);
  return `${fileNameFrom(`${parts ? periodInFileName(parts) : period} ${unit}`)}.xlsx`;
};

/**
 * Writes one reporting form a unit into a folder, then remembers what was written as one step. What is there already is
 * asked about first. Stopped or failed half-way, the forms that were written stay and are remembered.
 */
export const issueRequests = async (
  deps: HandlerDeps,
  jobs: Jobs,
  request: IssueRequest,
): Promise<Result<IssueOutcome | null, AppError>> => {
  const { session, dialogs } = deps;
  const info = await session.info();
  if (!info) return err({ code: 'noOpenPlan' });
  const board = await session.inquire('returns.board', { at: request.at });
  if (!board.ok) return board;
  const folder = request.folder ?? (await dialogs.openFolder(REQUEST_JOB.folder, path.dirname(info.path)));
  if (folder === null) return ok(null);
  const there = await namesIn(deps, folder);
  if (!there.ok) return there;
  const names = new Map(board.value.units.map(({ id, name }) => [id, name]));
  const taken = new Set<string>();
  const existing: string[] = [];
  const planned = request.units.map(({ unit, rows }): Planned => {
    const wanted = requestFileName(board.value.period, names.get(unit) ?? unit);
    const isThere = there.value.has(foldName(wanted));
    if (isThere) existing.push(wanted);
    const refused = (name: string): boolean =>
      taken.has(foldName(name)) || (request.existing === 'number' && there.value.has(foldName(name)));
    const fileName = numbered(wanted, refused);
    taken.add(foldName(fileName));
    return { unit, rows, fileName };
  });
  if (request.existing === 'ask' && existing.length > 0) {
    return ok({ folder, existing, written: [], cancelled: false, failed: null, step: null });
  }
  const job = jobs.start(REQUEST_JOB.title, planned.length);
  try {
    const done = await writeAll(deps, job, request, folder, planned, info.path);
    const written = done.requests.map(({ fileName }) => fileName);
    if (written.length === 0) {
      if (done.failed) return err(done.failed);
      return ok({ folder, existing: [], written, cancelled: job.cancelled, failed: null, step: null });
    }
    const { left } = request;
    const step = await session.run(
      { type: 'issueRequests', ...request.at, requests: done.requests, dueOn: request.dueOn, left },
      null,
    );
    if (!step.ok) return step;
    return ok({ folder, existing: [], written, cancelled: job.cancelled, failed: done.failed, step: step.value });
  } finally {
    job.end();
  }
};

/** Names that a Windows folder takes for one. */
export const foldName = (name: string): string => name.normalize('NFC').toLocaleLowerCase('vi');

const namesIn = async ({ fileSystem }: HandlerDeps, folder: string): Promise<Result<ReadonlySet<string>, AppError>> => {
  try {
    return ok(new Set((await fileSystem.list(folder)).map(foldName)));
  } catch (error) {
    return err({ code: 'cannotWrite', path: folder, system: systemCode(error) });
  }
};

/** "x.xlsx", "x (2).xlsx" … until none is refused. */
export const numbered = (name: string, refused: (name: string) => boolean): string => {
  const { name: bare, ext } = path.parse(name);
  let found = name;
  for (let number = 2; refused(found); number++) found = `${bare} (${number})${ext}`;
  return found;
};

interface Written {
  readonly requests: readonly IssuedRequest[];
  readonly failed: AppError | null;
}

const writeAll = async (
  { session, workbook, fileSystem }: HandlerDeps,
  job: Job,
  request: IssueRequest,
  folder: string,
  planned: readonly Planned[],
  plan: string,
): Promise<Written> => {
  const requests: IssuedRequest[] = [];
  for (let from = 0; from < planned.length && !job.cancelled; from += BATCH) {
    const batch = planned.slice(from, from + BATCH);
    await job.step(from, batch[0]?.fileName ?? '');
    const contents: RequestContent[] = [];
    for (const { unit, rows } of batch) {
      const content = await session.inquire('returns.content', { at: request.at, unit, rows });
      if (!content.ok) return { requests, failed: content.error };
      contents.push({ ...content.value, dueOn: request.dueOn ?? content.value.dueOn });
    }
    const books = await workbook.writeRequests(contents);
    if (!books.ok) return { requests, failed: books.error };
    for (const [index, { unit, fileName }] of batch.entries()) {
      await job.step(from + index, fileName);
      if (job.cancelled) break;
      const [book, content] = [books.value[index], contents[index]];
      if (!book || !content) continue;
      const file = path.join(folder, fileName);
      const guarded = await guardOutput(fileSystem, file, plan);
      const done = guarded.ok ? await atomicWrite(fileSystem, file, book.bytes, { keepPrevious: false }) : guarded;
      if (!done.ok) return { requests, failed: done.error };
      requests.push({
        id: content.id,
        unit,
        fileName,
        checksum: book.checksum,
        rows: content.view.rows.filter(({ kind }) => kind !== 'heading').map(({ id }) => id),
        columns: content.entry,
      });
    }
  }
  return { requests, failed: null };
};
