import { randomBytes } from 'node:crypto';
import type { AppError, WorkbookProblem } from '../../shared/contract/appError';
import type { ImportPreview } from '../../shared/contract/importPreview';
import type { PrintedBook } from '../../shared/contract/printPages';
import { err, type Result } from '../../shared/contract/result';
import type {
  RequestContent,
  ReturnMarks,
  ReturnReading,
  ReturnsBasis,
  WrittenRequest,
} from '../../shared/contract/returnsAnswers';
import type {
  FilledTemplate,
  FillOptions,
  TemplateFile,
  TemplateQuestion,
  TemplateReading,
} from '../../shared/contract/templateAnswers';
import type { Measure } from '../../shared/domain/measure';
import type { SheetView } from '../../shared/form/types';
import { ThreadClient } from '../thread/ThreadClient';
import type { SetOptions, SetSheet } from './export/exportSet';
import type { ExportOptions } from './export/exportSheet';
import type { ShownSheet } from './export/printPages';
import { ImportThread } from './mapping/ImportThread';
import { readInBatches, type Watched } from './returns/readInBatches';

export interface WorkbookLimits {
  /** Milliseconds for one workbook from outside, starting the thread included. */
  readonly milliseconds: number;
  /** The same for work on the plan's own sheets, which ends by itself: an old PC may take its time. */
  readonly ownMilliseconds: number;
  /** JavaScript heap of the thread. */
  readonly megabytes: number;
}

const defaultLimits: WorkbookLimits = { milliseconds: 60_000, ownMilliseconds: 600_000, megabytes: 512 };
/** Room for what is read and soon forgotten; with V8's usual 16 a good part of the time goes into collecting it. */
const youngMegabytes = 64;
/** A workbook that waits for a person longer than this is let go. */
const idleMilliseconds = 20 * 60_000;

/**
 * Excel in and out in a thread of its own, one workbook at a time. A foreign file can exhaust memory, hang the reader
 * or write into the thread's built-in objects, so a thread that has read one is thrown away; one that dies is replaced
 * at the next call, and the call that killed it gets an AppError.
 */
export class WorkbookClient {
  readonly #script: string;
  readonly #limits: WorkbookLimits;
  #thread: ThreadClient | null = null;
  #last: Promise<unknown> = Promise.resolve();
  /** The foreign workbook that a person is looking at, in a thread that it has for itself. */
  readonly imports: ImportThread;

  /** `script`: the compiled worker (dist/main/workbookWorker.cjs). */
  constructor(script: string, limits: Partial<WorkbookLimits> = {}) {
    this.#script = script;
    this.#limits = { ...defaultLimits, ...limits };
    this.imports = new ImportThread(script, { ...this.#limits, idleMilliseconds }, referenceFor);
  }

  /** An .xlsx of the sheet. Errors: `internal`; `previewGone` when stopped by the signal. */
  exportSheet(view: SheetView, options: ExportOptions, signal?: AbortSignal): Promise<Result<Uint8Array, AppError>> {
    return this.#own('exportSheet', [view, options], signal);
  }

  /** A set of Biểu as one .xlsx. Errors: `internal`; `previewGone` when stopped by the signal. */
  exportSet(
    sheets: readonly SetSheet[],
    options: SetOptions,
    signal?: AbortSignal,
  ): Promise<Result<Uint8Array, AppError>> {
    return this.#own('exportSet', [sheets, options], signal);
  }

  /** Biểu page by page, as they will print. Errors: `internal` only. */
  printPages(sheets: readonly ShownSheet[], options: SetOptions): Promise<Result<PrintedBook, AppError>> {
    return this.#own('printPages', [sheets, options]);
  }

  /** Work on the plan's own sheets: nothing foreign is read, so the thread is kept; a stop ends it. */
  #own<T>(method: string, args: readonly unknown[], signal?: AbortSignal): Promise<Result<T, AppError>> {
    const stop = (): void => void this.#discard();
    return this.#inTurn(async () => {
      if (signal?.aborted) return err({ code: 'previewGone' });
      signal?.addEventListener('abort', stop);
      try {
        const outcome = await this.#call<Result<T, AppError>>(method, args, this.#limits.ownMilliseconds);
        if (outcome.ok) return outcome.value;
        return err(
          signal?.aborted
            ? { code: 'previewGone' }
            : { code: 'internal', reference: referenceFor(outcome.error.detail) },
        );
      } finally {
        signal?.removeEventListener('abort', stop);
      }
    });
  }

  /** What importing the file would do. Errors: fileNotFound, cannotRead, workbookUnreadable, workbookTooLarge, noTable. */
  previewImport(path: string, view: SheetView): Promise<Result<ImportPreview, AppError>> {
    return this.#foreign('previewImport', [path, view], path);
  }

  /** Starts the thread, so that it is there when the person has chosen what to read. */
  warm(): void {
    // Where no thread can be started the call that needs one tells.
    void this.#inTurn(async () => this.#living()).catch(() => undefined);
  }

  /** Reporting forms for units, in the order given. Errors: `internal` only. */
  writeRequests(contents: readonly RequestContent[]): Promise<Result<readonly WrittenRequest[], AppError>> {
    return this.#own('writeRequests', [contents]);
  }

  /** Returned workbooks, in the order given; stopped, only those read so far. The thread is thrown away at the end. */
  readReturns(
    paths: readonly string[],
    basis: ReturnsBasis,
    unit: string | null,
    watch: Watched,
  ): Promise<readonly ReturnReading[]> {
    return this.#inTurn(async () => {
      try {
        const call = (some: readonly string[]) =>
          this.#call<readonly ReturnReading[]>('readReturns', [some, basis, unit]);
        return await readInBatches(paths, unit, watch, call);
      } finally {
        await this.#discard();
      }
    });
  }

  /** A copy of a returned workbook, marked. Errors: as for reading; returnChanged; workbookUnreadable where none can be made. */
  markReturn(marks: ReturnMarks): Promise<Result<Uint8Array, AppError>> {
    return this.#foreign('markReturn', [marks], marks.path);
  }

  /** How a superior's workbook is proposed to be filled. Errors: workbookUnreadable, workbookTooLarge, templateRefused. */
  readTemplate(question: TemplateQuestion): Promise<Result<TemplateReading, AppError>> {
    return this.#foreign('readTemplate', [question], question.fileName);
  }

  /** A superior's workbook with the values of a sheet. Errors as for reading it. */
  fillTemplate(
    file: TemplateFile,
    view: SheetView,
    options: FillOptions,
    measures: readonly Measure[],
  ): Promise<Result<FilledTemplate, AppError>> {
    return this.#foreign('fillTemplate', [file, view, options, measures], file.fileName);
  }

  /** Work on a file from outside: the thread is thrown away after it. */
  #foreign<T>(method: string, args: readonly unknown[], path: string): Promise<Result<T, AppError>> {
    return this.#inTurn(async () => {
      const outcome = await this.#call<Result<T, AppError>>(method, args);
      await this.#discard();
      if (outcome.ok) return outcome.value;
      const { why, detail } = outcome.error;
      return err(
        why === null
          ? { code: 'internal', reference: referenceFor(detail) }
          : { code: 'workbookUnreadable', path, why },
      );
    });
  }

  /** Waits for what is under way, then ends the thread. The client may be used again. */
  async close(): Promise<void> {
    await this.#inTurn(() => this.#discard());
    await this.imports.close();
  }

  #inTurn<T>(run: () => Promise<T>): Promise<T> {
    const next = this.#last.then(run);
    this.#last = next.catch(() => undefined);
    return next;
  }

  async #call<T>(
    method: string,
    args: readonly unknown[],
    milliseconds = this.#limits.milliseconds,
  ): Promise<Result<T, Failure>> {
    const thread = this.#living();
    let timer: NodeJS.Timeout | undefined;
    const timeout = new Promise<'timeout'>((resolve) => {
      timer = setTimeout(() => resolve('timeout'), milliseconds);
    });
    try {
      const value = await Promise.race([thread.call(method, args), timeout]);
      if (value !== 'timeout') return { ok: true, value: value as T };
      await this.#discard();
      return err({ why: 'timeout', detail: `${method}: timeout` });
    } catch (error) {
      const failure = failureOf(error, thread.isDead);
      if (thread.isDead) this.#thread = null;
      return err(failure);
    } finally {
      clearTimeout(timer);
    }
  }

  #living(): ThreadClient {
    if (!this.#thread || this.#thread.isDead) {
      const resourceLimits = {
        maxOldGenerationSizeMb: this.#limits.megabytes,
        maxYoungGenerationSizeMb: youngMegabytes,
      };
      this.#thread = new ThreadClient(this.#script, { resourceLimits }, () => undefined);
    }
    return this.#thread;
  }

  async #discard(): Promise<void> {
    const thread = this.#thread;
    this.#thread = null;
    await thread?.terminate();
  }
}

interface Failure {
  readonly why: WorkbookProblem | null;
  readonly detail: string;
}

/** A thread that died ran out of memory or crashed on the file; a method that threw is a bug. */
const failureOf = (error: unknown, isDead: boolean): Failure => {
  const detail = error instanceof Error ? (error.stack ?? error.message) : String(error);
  const code = error instanceof Error && 'code' in error ? error.code : null;
  if (code === 'ERR_WORKER_OUT_OF_MEMORY') return { why: 'memory', detail };
  return { why: isDead ? 'damaged' : null, detail };
};

/** A short reference that a person can quote; the details go to the log. */
const referenceFor = (detail: string): string => {
  const reference = `XL-${randomBytes(3).toString('hex').toUpperCase()}`;
  console.error(reference, detail);
  return reference;
};
