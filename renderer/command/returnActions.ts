import type { AppError } from '../../shared/contract/appError';
import type { StepResult } from '../../shared/contract/channels';
import type { Result } from '../../shared/contract/result';
import type {
  IssueOutcome,
  IssueRequest,
  ReadReturns,
  ReturnedFile,
  TakenReturn,
} from '../../shared/contract/returnsAnswers';
import type { SheetAt } from '../../shared/domain/command';
import { ACTION, UNAVAILABLE } from '../../shared/text/dialogs';
import { fileNameOf } from '../../shared/text/errors';
import { refusalText } from '../../shared/text/refusal';
import { REQUESTS_DIALOG } from '../../shared/text/returnsDialog';
import { systemReason } from '../../shared/text/systemReason';
import { invoke } from '../api/client';
import { currentSheet, planStore } from '../store/planStore';
import { uiStore } from '../store/uiStore';
import type { Action } from './actions';
import { flush } from './editing';
import { needsWritable } from './guards';
import { enqueue, foldStep } from './workspace';

/** Sheets that units can report on: those of the plan on screen that hold figures. */
export const reportingSheets = () => {
  const { plan } = planStore.get();
  const own = currentSheet(planStore.get());
  const all = plan?.sheets.filter(({ source }) => SOURCES.has(source)) ?? [];
  return all.filter((sheet) => own === null || sheet.plan === own.plan);
};

const SOURCES: ReadonlySet<string> = new Set(['plan', 'capital', 'budget']);

const needsReporting = (): string | null =>
  needsWritable() ?? (reportingSheets().length > 0 ? null : UNAVAILABLE.noReturns);

/** Reporting forms for units, and what comes back. */
export const returnActions = {
  'returns.issue': {
    label: () => ACTION['returns.issue'],
    keys: [],
    blocked: needsReporting,
    run: () => uiStore.set({ dialog: { kind: 'requests' } }),
  },
  'returns.receive': {
    label: () => ACTION['returns.receive'],
    keys: [],
    blocked: needsReporting,
    run: () => uiStore.set({ dialog: { kind: 'returns', paths: null } }),
  },
} satisfies Readonly<Record<string, Action>>;

/** Several workbooks, or a folder, dropped on the window are returns; false when they are none. */
export const dropReturns = (
  files: readonly { readonly name: string; readonly path: string; readonly isFolder: boolean }[],
): boolean => {
  const isFolder = files.length === 1 && files.every((one) => one.isFolder);
  const areBooks = files.length > 1 && files.every(({ name }) => /\.(xlsx|xlsm|xls)$/iu.test(name));
  if (!(isFolder || areBooks) || needsReporting() !== null || files.some(({ path }) => path === '')) return false;
  uiStore.set({ dialog: { kind: 'returns', paths: files.map(({ path }) => path) } });
  return true;
};

/** An answer, or what to read beside the button. */
export type Asked<T> = { readonly value: T } | { readonly problem: string };

/** Why forms were not written; no word about the plan, of which nothing is in danger. */
export const whyNotIssued = (error: AppError): string =>
  error.code === 'cannotWrite'
    ? REQUESTS_DIALOG.cannotWrite(fileNameOf(error.path), systemReason(error.system))
    : refusalText(error);

const toAsked = <T>(answer: Result<T, AppError>): Asked<T> =>
  answer.ok ? { value: answer.value } : { problem: refusalText(answer.error) };

const folded = <T>(answer: Result<T, AppError>, stepOf: (value: T) => StepResult | null): Asked<T> => {
  const step = answer.ok ? stepOf(answer.value) : null;
  if (step) foldStep(step, false);
  return toAsked(answer);
};

/** Writes the reporting forms of a period into a folder, as one step; null when no folder was chosen. */
export const issueRequests = async (request: IssueRequest): Promise<Asked<IssueOutcome | null>> => {
  await flush();
  const answer = await enqueue(() => invoke('returns.issue', request));
  return answer.ok ? folded(answer, (done) => done?.step ?? null) : { problem: whyNotIssued(answer.error) };
};

/** Reads returned files: a folder, chosen files, or what was dropped. */
export const readReturns = async (
  at: SheetAt,
  from: 'folder' | 'files',
  paths: readonly string[] | null,
): Promise<Asked<ReadReturns | null>> => {
  await flush();
  return toAsked(await enqueue(() => invoke('returns.read', { at, from, paths })));
};

/** Says whose a returned file is. */
export const assignReturn = async (token: string, file: number, unit: string): Promise<Asked<ReturnedFile>> =>
  toAsked(await enqueue(() => invoke('returns.assign', { token, file, unit })));

/** Takes figures of returned files in, as one step. */
export const acceptReturns = async (
  token: string,
  take: readonly TakenReturn[],
  receivedOn: string,
): Promise<Asked<{ readonly step: StepResult; readonly rest: readonly ReturnedFile[] }>> =>
  folded(await enqueue(() => invoke('returns.accept', { token, take, receivedOn })), ({ step }) => step);

/** Sends a return back: a marked copy, and the state on the board. */
export const sendBackReturn = async (
  token: string,
  file: number,
  note: string,
  cells: readonly string[],
): Promise<Asked<{ readonly step: StepResult; readonly copy: string | null } | null>> =>
  folded(await enqueue(() => invoke('returns.sendBack', { token, file, note, cells })), (sent) => sent?.step ?? null);
