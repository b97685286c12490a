import { randomBytes } from 'node:crypto';
import type { AppError, WorkbookProblem } from '../../shared/contract/appError';
import type { ImportPreview } from '../../shared/contract/importPreview';
import { err, type Result } from '../../shared/contract/result';
import type { SheetView } from '../../shared/form/types';
import { ThreadClient } from '../thread/ThreadClient';
import type { ExportOptions } from './export/exportSheet';

export interface WorkbookLimits {
  /** Milliseconds for one workbook, starting the thread included. */
  readonly milliseconds: number;
  /** JavaScript heap of the thread. */
  readonly megabytes: number;
}

const defaultLimits: WorkbookLimits = { milliseconds: 60_000, megabytes: 512 };

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

  /** `script`: the compiled worker (dist/main/workbookWorker.cjs). */
  constructor(script: string, limits: Partial<WorkbookLimits> = {}) {
    this.#script = script;
    this.#limits = { ...defaultLimits, ...limits };
  }

  /** An .xlsx of the sheet. Errors: `internal` only. */
  exportSheet(view: SheetView, options: ExportOptions): Promise<Result<Uint8Array, AppError>> {
    return this.#inTurn(async () => {
      const outcome = await this.#call<Result<Uint8Array, AppError>>('exportSheet', [view, options]);
      return outcome.ok ? outcome.value : err({ code: 'internal', reference: referenceFor(outcome.error.detail) });
    });
  }

  /** What importing the file would do. Errors: fileNotFound, cannotRead, workbookUnreadable, workbookTooLarge, noTable. */
  previewImport(path: string, view: SheetView): Promise<Result<ImportPreview, AppError>> {
    return this.#inTurn(async () => {
      const outcome = await this.#call<Result<ImportPreview, AppError>>('previewImport', [path, view]);
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
  }

  #inTurn<T>(run: () => Promise<T>): Promise<T> {
    const next = this.#last.then(run);
    this.#last = next.catch(() => undefined);
    return next;
  }

  async #call<T>(method: string, args: readonly unknown[]): Promise<Result<T, Failure>> {
    const thread = this.#living();
    let timer: NodeJS.Timeout | undefined;
    const timeout = new Promise<'timeout'>((resolve) => {
      timer = setTimeout(() => resolve('timeout'), this.#limits.milliseconds);
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
      const resourceLimits = { maxOldGenerationSizeMb: this.#limits.megabytes };
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
