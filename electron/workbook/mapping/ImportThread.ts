import type { AppError } from '../../../shared/contract/appError';
import type { KnownMappings, MappingChoice, WorkbookReading } from '../../../shared/contract/mappingAnswers';
import { err, type Result } from '../../../shared/contract/result';
import type { WorkbookMapping } from '../../../shared/contract/workbookMapping';
import type { Measure } from '../../../shared/domain/measure';
import type { SheetView } from '../../../shared/form/types';
import { ThreadClient } from '../../thread/ThreadClient';
import type { MappedPreview } from './heldImports';
import { READING_STEP, type ReadingStep } from './readingStep';

export interface ImportThreadLimits {
  /** For one step, the reading of the file included. */
  readonly milliseconds: number;
  readonly megabytes: number;
  /** A workbook that nobody has touched for so long is let go. */
  readonly idleMilliseconds: number;
}

/**
 * A foreign workbook that a person is looking at: read once in a thread of its own, which keeps it until the import is
 * done, given up, replaced by another, or forgotten. The thread never reads a second file.
 */
export class ImportThread {
  readonly #script: string;
  readonly #limits: ImportThreadLimits;
  readonly #refer: (detail: string) => string;
  #thread: ThreadClient | null = null;
  #file = '';
  /** Counts what was opened: only the last of several at once is. */
  #turn = 0;
  #idle: NodeJS.Timeout | undefined;

  /** `refer` logs a fault and gives the reference that a person can quote. */
  constructor(script: string, limits: ImportThreadLimits, refer: (detail: string) => string) {
    this.#script = script;
    this.#limits = limits;
    this.#refer = refer;
  }

  /** `tell` hears how far the reading is. Errors: fileNotFound, cannotRead, workbookUnreadable, workbookTooLarge; `previewGone` when closed meanwhile. */
  async open(
    file: string,
    view: SheetView,
    known: KnownMappings,
    tell: (step: ReadingStep) => void = () => undefined,
  ): Promise<Result<WorkbookReading, AppError>> {
    const turn = ++this.#turn;
    await this.close();
    // Another one was asked for meanwhile: a thread of its own here would be nobody's.
    if (turn !== this.#turn) return err({ code: 'previewGone' });
    this.#file = file;
    const resourceLimits = { maxOldGenerationSizeMb: this.#limits.megabytes };
    this.#thread = new ThreadClient(this.#script, { resourceLimits }, (event, step) => {
      if (event === READING_STEP) tell(step as ReadingStep);
    });
    const read = await this.#call<WorkbookReading>('openImport', [file, view, known]);
    if (!read.ok && turn === this.#turn) await this.close();
    return read;
  }

  /** Error: `previewGone` when the workbook was let go. */
  read(view: SheetView, known: KnownMappings, choice: MappingChoice): Promise<Result<WorkbookReading, AppError>> {
    return this.#call('readHeld', [view, known, choice]);
  }

  /** Errors: `previewGone`, `noTable`. */
  preview(
    view: SheetView,
    mapping: WorkbookMapping,
    measures: readonly Measure[],
  ): Promise<Result<MappedPreview, AppError>> {
    return this.#call('previewHeld', [view, mapping, measures]);
  }

  /** Lets the workbook go; a step under way ends with `previewGone`. */
  async close(): Promise<void> {
    clearTimeout(this.#idle);
    const thread = this.#thread;
    this.#thread = null;
    await thread?.terminate();
  }

  async #call<T>(method: string, args: readonly unknown[]): Promise<Result<T, AppError>> {
    const thread = this.#thread;
    if (!thread) return err({ code: 'previewGone' });
    clearTimeout(this.#idle);
    let timer: NodeJS.Timeout | undefined;
    const timeout = new Promise<null>((resolve) => {
      timer = setTimeout(() => resolve(null), this.#limits.milliseconds);
    });
    try {
      const answer = await Promise.race([thread.call(method, args) as Promise<Result<T, AppError>>, timeout]);
      if (answer !== null) return answer;
      await this.close();
      return err({ code: 'workbookUnreadable', path: this.#file, why: 'timeout' });
    } catch (error) {
      return this.#failed(thread, error);
    } finally {
      clearTimeout(timer);
      if (this.#thread === thread) this.#wait();
    }
  }

  /** A thread that was let go is no fault; one that died ran out of memory or crashed on the file. */
  #failed(thread: ThreadClient, error: unknown): Result<never, AppError> {
    if (this.#thread !== thread) return err({ code: 'previewGone' });
    const code = error instanceof Error && 'code' in error ? error.code : null;
    const path = this.#file;
    if (thread.isDead) this.#thread = null;
    if (code === 'ERR_WORKER_OUT_OF_MEMORY') return err({ code: 'workbookUnreadable', path, why: 'memory' });
    if (thread.isDead) return err({ code: 'workbookUnreadable', path, why: 'damaged' });
    const detail = error instanceof Error ? (error.stack ?? error.message) : String(error);
    return err({ code: 'internal', reference: this.#refer(detail) });
  }

  #wait(): void {
    clearTimeout(this.#idle);
    this.#idle = setTimeout(() => void this.close(), this.#limits.idleMilliseconds);
    this.#idle.unref();
  }
}
