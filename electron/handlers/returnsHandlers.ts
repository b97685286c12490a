import { randomUUID } from 'node:crypto';
import path from 'node:path';
import type { AppError } from '../../shared/contract/appError';
import type { ImportWarning } from '../../shared/contract/importPreview';
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
import { fullLabel } from '../../shared/reading/labelText';
import { RETURNS_JOB } from '../../shared/text/returns';
import { atomicWrite } from '../file/atomicWrite';
import { type FileSystem, systemCode } from '../file/fileSystem';
import type { BackupKeeper } from './backupKeeper';
import type { HandlerDeps, Handlers } from './handlers';
import type { Jobs } from './jobs';
import { markTwice, toReturnedFile, toReturnedFiles } from './returnsFlags';
import { foldName, issueRequests, numbered } from './returnsIssue';
import { withOutliers } from './returnsOutliers';
import { chooseReturns } from './returnsPaths';

/** Workbooks that were read and wait for the person's word. */
interface Waiting {
  readonly token: string;
  readonly at: SheetAt;
  readonly basis: ReturnsBasis;
  /** The last step of the plan when they were read. */
  readonly step: number;
  readonly files: readonly ReturnedFile[];
}

/** Reporting forms out and returns in. What was read waits under a token; newer reading replaces it. */
export const returnsHandlers = (
  deps: HandlerDeps,
  jobs: Jobs,
  keeper: BackupKeeper,
): Pick<Handlers, keyof ReturnsRequestMap> => {
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
      const { folder, files, left } = chosen.value;
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
      const read = withOutliers(
        toReturnedFiles(readings, basis, board, (file) => placeIn(folder, file)),
        basis,
      );
      waiting = { token: randomUUID(), at, basis, step: board.step, files: read };
      return ok({ ...namesOf(basis), token: waiting.token, folder, files: read, left, cancelled: job.cancelled });
    },

    'returns.assign': async ({ token, file, unit }) => {
      const known = waiting?.token === token ? waiting.files[file] : undefined;
      if (!waiting || !known) return err({ code: 'previewGone' });
      const { at, step: readAt, basis: before } = waiting;
      if (!before.units.some(({ id }) => id === unit)) return err({ code: 'unknownUnit', unit });
      const board = await session.inquire('returns.board', { at });
      if (!board.ok) return board;
      // The unit may have got figures since: the file is held against what it has now.
      const now = board.value.step === readAt ? ok(before) : await session.inquire('returns.basis', { at });
      if (!now.ok) return now;
      const fresh = now.value.units.find(({ id }) => id === unit);
      const basis = { ...before, units: before.units.map((one) => (one.id === unit && fresh ? fresh : one)) };
      const job = jobs.start(RETURNS_JOB.title, 1);
      try {
        const [reading] = await workbook.readReturns([known.path], basis, unit, job);
        if (!reading || waiting?.token !== token) return err({ code: 'previewGone' });
        const assigned = toReturnedFile(reading, basis, board.value, known.place);
        const files = waiting.files.map((one, index) => (index === file ? assigned : one));
        waiting = { ...waiting, basis, files: withOutliers(markTwice(files), basis) };
        return ok(waiting.files[file] ?? assigned);
      } finally {
        job.end();
      }
    },

    'returns.accept': async ({ token, take, receivedOn }) => {
      if (waiting?.token !== token) return err({ code: 'previewGone' });
      const { at, basis, step: readAt, files } = waiting;
      await keeper.before('import');
      const board = await session.inquire('returns.board', { at });
      if (!board.ok) return board;
      // A plan that nobody touched need not be read anew.
      const isUntouched = board.value.step === readAt;
      const now = isUntouched ? ok(basis) : await session.inquire('returns.basis', { at });
      if (!now.ok) return now;
      const isChanged = changedSince(basis, now.value);
      const accepted: AcceptedReturn[] = [];
      for (const one of take) {
        const taken = acceptedOf(files[one.file], one, receivedOn);
        if (!taken) return err({ code: 'previewGone' });
        // What the person saw must still be what is there.
        if (isChanged(taken)) return err({ code: 'planChanged' });
        accepted.push(taken);
      }
      const twice = overlapOf(accepted);
      if (twice !== null) {
        const unit = basis.units.find(({ id }) => id === twice)?.name ?? twice;
        return err({ code: 'returnsOverlap', unit });
      }
      const step = await session.run({ type: 'acceptReturns', ...at, files: accepted }, null);
      if (!step.ok) return step;
      const rest = restOf(files, take);
      if (waiting?.token === token) waiting = { ...waiting, files: rest };
      return ok({ step: step.value, rest });
    },

    'returns.sendBack': async ({ token, file, note, cells }) => {
      const known = waiting?.token === token ? waiting.files[file] : undefined;
      if (!waiting || !known?.unit) return err({ code: 'previewGone' });
      const { at } = waiting;
      const copy = await writeCopy(deps, known, note, cells);
      if (!copy.ok) return copy;
      if (copy.value === 'declined') return ok(null);
      const command = {
        type: 'sendBackReturn' as const,
        ...at,
        file: workbookOf(known, known.unit, false, isoDay(new Date())),
        note,
      };
      const step = await session.run(command, null);
      return step.ok ? ok({ step: step.value, copy: copy.value.path }) : step;
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

/** Findings with which a figure of the workbook stays out of the plan. */
const LEFT_OUT: ReadonlySet<ImportWarning['code']> = new Set([
  'unitDiffers',
  'mergedCells',
  'outsideForm',
  'columnGone',
  'rowGone',
  'formulaError',
]);

/**
 * What still waits once some were taken: files of other units as they are, and what was left of those taken, which may
 * still go back. A second file of a unit of which one was taken is no longer what it was held against.
 */
const restOf = (files: readonly ReturnedFile[], take: readonly TakenReturn[]): ReturnedFile[] => {
  const taken = new Map(take.map((one) => [one.file, one.cells]));
  const units = new Set(take.map(({ file }) => files[file]?.unit));
  return files.flatMap((file, index): ReturnedFile[] => {
    const cells = taken.get(index);
    if (cells === undefined) return file.unit !== null && units.has(file.unit) ? [] : [file];
    if (cells === null || !file.preview) return [];
    const wanted = new Set(cells);
    const changed = file.preview.changed.filter((_, at) => !wanted.has(at));
    return [{ ...file, flags: file.flags.filter((flag) => flag !== 'twice'), preview: { ...file.preview, changed } }];
  });
};

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
    partly:
      changes.length < file.preview.changed.length || file.preview.warnings.some(({ code }) => LEFT_OUT.has(code)),
    edits: changes.map(({ row, column, address, to }) => ({ row, column, address, text: to })),
  };
};

/** Whether a cell that would be written, its row or its unit of measure is no longer what it was when the workbook was read. */
const changedSince = (then: ReturnsBasis, now: ReturnsBasis): ((file: AcceptedReturn) => boolean) => {
  const [before, after] = [then, now].map(({ view, units }) => ({
    rows: new Map(view.rows.map((row) => [row.id, `${fullLabel(row)}\n${row.unitLabel}`])),
    units: new Map(units.map(({ id, cells }) => [id, cells])),
  }));
  return ({ unit, edits }) =>
    edits.some(
      ({ row, column }) =>
        before?.rows.get(row) !== after?.rows.get(row) ||
        before?.units.get(unit)?.[row]?.[column]?.typed !== after?.units.get(unit)?.[row]?.[column]?.typed,
    );
};

/** The unit of which two workbooks would write one cell; null for none. */
const overlapOf = (files: readonly AcceptedReturn[]): string | null => {
  const written = new Set<string>();
  for (const { unit, edits } of files) {
    for (const { row, column } of edits) {
      const key = JSON.stringify([unit, row, column]);
      if (written.has(key)) return unit;
      written.add(key);
    }
  }
  return null;
};

/** "xa-a/lan 2/bc.xlsx": where a workbook lies in the folder that was read. */
const placeIn = (folder: string, file: string): string => {
  const place = path.relative(folder, file);
  return place === '' || place.startsWith('..') || path.isAbsolute(place)
    ? path.basename(file)
    : place.split(path.sep).join('/');
};

/**
 * The marked copy near the returned workbook, or in a folder that the person chooses where nothing can be written there.
 * `path` null: no copy can be made of it, which is no reason not to ask again.
 */
const writeCopy = async (
  { workbook, fileSystem, dialogs }: HandlerDeps,
  { path: file, sha256 }: ReturnedFile,
  note: string,
  cells: readonly string[],
): Promise<Result<{ readonly path: string | null } | 'declined', AppError>> => {
  const marked = await workbook.markReturn({ path: file, sha256, note, cells });
  if (!marked.ok) return marked.error.code === 'workbookUnreadable' ? ok({ path: null }) : marked;
  // In a folder of its own: a copy right beside would be read as one more return.
  const folder = path.join(path.dirname(file), RETURNS_JOB.copyFolder);
  // Whatever it was called, it is a package; Excel refuses one that is named .xls.
  const name = path.basename(file).replace(/\.xls$/iu, '.xlsx');
  const beside = await writeInto(fileSystem, folder, name, marked.value);
  if (beside.ok) return beside;
  const other = await dialogs.openFolder(RETURNS_JOB.otherFolder, path.dirname(path.dirname(file)));
  return other === null ? ok('declined') : writeInto(fileSystem, other, name, marked.value);
};

const writeInto = async (
  fileSystem: FileSystem,
  folder: string,
  name: string,
  bytes: Uint8Array,
): Promise<Result<{ readonly path: string }, AppError>> => {
  try {
    await fileSystem.makeFolder(folder);
    const there = new Set((await fileSystem.list(folder)).map(foldName));
    const target = path.join(
      folder,
      numbered(name, (one) => there.has(foldName(one))),
    );
    const written = await atomicWrite(fileSystem, target, bytes, { keepPrevious: false });
    return written.ok ? ok({ path: target }) : written;
  } catch (error) {
    return err({ code: 'cannotWrite', path: folder, system: systemCode(error) });
  }
};
