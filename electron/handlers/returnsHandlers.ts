import { randomUUID } from 'node:crypto';
import path from 'node:path';
import type { AppError } from '../../shared/contract/appError';
import { err, ok, type Result } from '../../shared/contract/result';
import type {
  ReadReturns,
  ReturnedFile,
  ReturnReading,
  ReturnsBasis,
  ReturnsRequestMap,
  TakenReturn,
} from '../../shared/contract/returnsAnswers';
import { isoDay } from '../../shared/domain/calendar';
import type { SheetAt } from '../../shared/domain/command';
import type { AcceptedReturn, ReturnedWorkbook } from '../../shared/domain/returnCommands';
import { RETURNS_JOB } from '../../shared/text/returns';
import { atomicWrite } from '../file/atomicWrite';
import { type FileSystem, systemCode } from '../file/fileSystem';
import type { HandlerDeps, Handlers } from './handlers';
import type { Jobs } from './jobs';
import { markTwice, toReturnedFile, toReturnedFiles } from './returnsFlags';
import { foldName, issueRequests, numbered } from './returnsIssue';
import { chooseReturns } from './returnsPaths';

/** Workbooks that were read and wait for the person's word. */
interface Waiting {
  readonly token: string;
  readonly at: SheetAt;
  readonly basis: ReturnsBasis;
  readonly files: readonly ReturnedFile[];
}

/** Reporting forms out and returns in. What was read waits under a token; newer reading replaces it. */
export const returnsHandlers = (deps: HandlerDeps, jobs: Jobs): Pick<Handlers, keyof ReturnsRequestMap> => {
  const { session, workbook } = deps;
  let waiting: Waiting | null = null;

  const boardAndBasis = async (at: SheetAt) => {
    const board = await session.inquire('returns.board', { at });
    if (!board.ok) return board;
    const basis = await session.inquire('returns.basis', { at });
    return basis.ok ? ok({ board: board.value, basis: basis.value }) : basis;
  };

  return {
    'returns.issue': (request) => issueRequests(deps, jobs, request),

    'returns.read': async ({ at, from, paths }) => {
      workbook.warm();
      const chosen = await chooseReturns(deps, from, paths);
      if (!chosen.ok) return chosen;
      if (chosen.value === null) return ok(null);
      const { folder, files } = chosen.value;
      const facts = await boardAndBasis(at);
      if (!facts.ok) return facts;
      const { basis, board } = facts.value;
      const job = jobs.start(RETURNS_JOB.title, files.length);
      let readings: readonly ReturnReading[];
      try {
        readings = await workbook.readReturns(files, basis, null, job);
      } finally {
        job.end();
      }
      const read = toReturnedFiles(readings, basis, board);
      waiting = { token: randomUUID(), at, basis, files: read };
      return ok({ ...namesOf(basis), token: waiting.token, folder, files: read, cancelled: job.cancelled });
    },

    'returns.assign': async ({ token, file, unit }) => {
      const known = waiting?.token === token ? waiting.files[file] : undefined;
      if (!waiting || !known) return err({ code: 'previewGone' });
      const { at, basis } = waiting;
      if (!basis.units.some(({ id }) => id === unit)) return err({ code: 'unknownUnit', unit });
      const board = await session.inquire('returns.board', { at });
      if (!board.ok) return board;
      const job = jobs.start(RETURNS_JOB.title, 1);
      try {
        const [reading] = await workbook.readReturns([known.path], basis, unit, job);
        if (!reading || waiting?.token !== token) return err({ code: 'previewGone' });
        const assigned = toReturnedFile(reading, basis, board.value);
        const files = waiting.files.map((one, index) => (index === file ? assigned : one));
        waiting = { ...waiting, files: markTwice(files) };
        return ok(waiting.files[file] ?? assigned);
      } finally {
        job.end();
      }
    },

    'returns.accept': async ({ token, take, receivedOn }) => {
      if (waiting?.token !== token) return err({ code: 'previewGone' });
      const { at, basis, files } = waiting;
      const now = await session.inquire('returns.basis', { at });
      if (!now.ok) return now;
      const accepted: AcceptedReturn[] = [];
      for (const one of take) {
        const taken = acceptedOf(files[one.file], one, receivedOn);
        if (!taken) return err({ code: 'previewGone' });
        // What the person saw must still be what is there.
        if (isStale(taken, basis, now.value)) return err({ code: 'planChanged' });
        accepted.push(taken);
      }
      const step = await session.run({ type: 'acceptReturns', ...at, files: accepted }, null);
      if (step.ok) waiting = null;
      return step;
    },

    'returns.sendBack': async ({ token, file, note, cells }) => {
      const known = waiting?.token === token ? waiting.files[file] : undefined;
      if (!waiting || !known?.unit) return err({ code: 'previewGone' });
      const copy = await writeCopy(deps, known.path, note, cells);
      if (!copy.ok) return copy;
      const command = {
        type: 'sendBackReturn' as const,
        ...waiting.at,
        file: workbookOf(known, known.unit, false, isoDay(new Date())),
        note,
      };
      const step = await session.run(command, null);
      return step.ok ? ok({ step: step.value, copy: copy.value }) : step;
    },
  };
};

/** What the window calls rows and columns by. */
const namesOf = ({ view }: ReturnsBasis): Pick<ReadReturns, 'rows' | 'columns'> => ({
  rows: view.rows
    .filter(({ kind }) => kind !== 'heading')
    .map(({ id, name, part, unitLabel }) => ({
      id,
      label: part === null ? name : `${name}: ${part}`,
      unit: unitLabel,
    })),
  columns: view.columns
    .filter(({ editable }) => editable)
    .map(({ id, header }) => ({ id, label: header.at(-1) ?? id })),
});

const workbookOf = (file: ReturnedFile, unit: string, byHand: boolean, receivedOn: string): ReturnedWorkbook => ({
  unit,
  request: file.request,
  fileName: file.fileName,
  sheetName: file.preview?.sheetName ?? '',
  sha256: file.sha256,
  byHand,
  receivedOn,
});

/** Null when there is nothing of it that could be taken. */
const acceptedOf = (
  file: ReturnedFile | undefined,
  { cells, byHand }: TakenReturn,
  receivedOn: string,
): AcceptedReturn | null => {
  if (!file?.preview || file.unit === null) return null;
  const wanted = cells === null ? null : new Set(cells);
  const changes = file.preview.changed.filter((_, index) => wanted?.has(index) ?? true);
  return {
    ...workbookOf(file, file.unit, byHand, receivedOn),
    partly: changes.length < file.preview.changed.length,
    edits: changes.map(({ row, column, address, to }) => ({ row, column, address, text: to })),
  };
};

/** A cell that would be written and is no longer what it was when the workbook was read. */
const isStale = ({ unit, edits }: AcceptedReturn, then: ReturnsBasis, now: ReturnsBasis): boolean => {
  const [before, after] = [then, now].map(({ units }) => units.find(({ id }) => id === unit)?.cells ?? {});
  return edits.some(({ row, column }) => before?.[row]?.[column]?.typed !== after?.[row]?.[column]?.typed);
};

/** The marked copy near the returned workbook; null where none can be made of it, which is no reason not to ask again. */
const writeCopy = async (
  { workbook, fileSystem }: HandlerDeps,
  file: string,
  note: string,
  cells: readonly string[],
): Promise<Result<string | null, AppError>> => {
  const marked = await workbook.markReturn(file, note, cells);
  if (!marked.ok) return marked.error.code === 'workbookUnreadable' ? ok(null) : marked;
  // In a folder of its own: a copy right beside would be read as one more return.
  const folder = path.join(path.dirname(file), RETURNS_JOB.copyFolder);
  try {
    await fileSystem.makeFolder(folder);
    const there = new Set((await fileSystem.list(folder)).map(foldName));
    const name = `${path.basename(file, path.extname(file))}.xlsx`;
    return await writeInto(
      fileSystem,
      path.join(
        folder,
        numbered(name, (one) => there.has(foldName(one))),
      ),
      marked.value,
    );
  } catch (error) {
    return err({ code: 'cannotWrite', path: folder, system: systemCode(error) });
  }
};

const writeInto = async (
  fileSystem: FileSystem,
  target: string,
  bytes: Uint8Array,
): Promise<Result<string, AppError>> => {
  const written = await atomicWrite(fileSystem, target, bytes, { keepPrevious: false });
  return written.ok ? ok(target) : written;
};
