import type { AppError } from '../../shared/contract/appError';
import type { SaveState } from '../../shared/contract/channels';
import type { Result } from '../../shared/contract/result';

/** Where steps go. Both answer when what they wrote is safe on the disk. */
export interface SaverTarget<Step> {
  /** Puts steps beside the file. */
  append(steps: readonly Step[]): Promise<Result<null, AppError>>;
  /** Writes the whole file as it is now. */
  write(): Promise<Result<null, AppError>>;
  /** Bytes that wait beside the file. */
  readonly waiting: number;
}

/** Without work for so long the whole file is written. */
const IDLE_MS = 2000;
/** Times what a whole write took: writing is not to keep the disk of a large file busy. */
const LARGE = 20;
/** So much beside the file is enough: opening after a power cut is to be quick. */
const MUCH_WAITING = 8 * 1024 * 1024;
/** A file that cannot take steps beside it is written whole, so soon after a step. */
const WHOLE_MS = 250;
const RETRY_MS = 5000;

/**
 * Brings steps to the disk: each at once into the journal, where those that come while the disk is busy go together; the
 * whole file when nothing was done for a while, when much waits, and when it is asked for. What fails is tried again.
 */
export class Saver<Step> {
  readonly #target: SaverTarget<Step>;
  readonly #report: (state: SaveState) => void;
  /** Steps made, safe on the disk, and in the whole file. */
  #made = 0;
  #safe = 0;
  #whole = 0;
  /** Made and not yet safe. */
  #pending: Step[] = [];
  /** The database holds more than its steps tell: only the whole file can bring that to the disk. */
  #needsWhole: boolean;
  /** How often that has come about. */
  #beyondSteps = 0;
  #wholeError: AppError | null = null;
  #idleTimer: NodeJS.Timeout | null = null;
  #retryTimer: NodeJS.Timeout | null = null;
  #appending: Promise<void> | null = null;
  #writing: Promise<void> | null = null;
  #writeTook = 0;
  /** The last flush failed: steps wait until it is tried again. */
  #hasFailed = false;
  /** The file is about to be another one: steps wait until it is known which. */
  #isMoving = false;
  #isStopped = false;
  #savedAt: string | null;
  #error: AppError | null = null;
  #reported = '';

  /** `needsWhole`: the database is already another than the file's. */
  constructor(
    target: SaverTarget<Step>,
    report: (state: SaveState) => void,
    savedAt: string | null,
    needsWhole: boolean,
  ) {
    this.#target = target;
    this.#report = report;
    this.#savedAt = savedAt;
    this.#needsWhole = needsWhole;
  }

  get state(): SaveState {
    const isBusy = this.#appending !== null || (this.#writing !== null && !this.#isSafe);
    const state = this.#error ? 'failed' : isBusy ? 'saving' : this.#isSafe ? 'saved' : 'pending';
    return { state, savedAt: this.#savedAt, error: this.#error };
  }

  /** The file holds every step. */
  get isWhole(): boolean {
    return this.#whole === this.#made;
  }

  /** A step was made: it is safe within a moment. */
  touch(step: Step): void {
    this.#made++;
    this.#pending.push(step);
    if (this.#needsWhole) this.#scheduleWhole(WHOLE_MS);
    else if (!this.#hasFailed) void this.#append();
    this.#publish();
  }

  /** What the database holds beyond its steps has changed: the whole file is to be written. */
  touchWhole(): void {
    this.#made++;
    this.#beyondSteps++;
    this.#needsWhole = true;
    this.#scheduleWhole(WHOLE_MS);
    this.#publish();
  }

  /** Steps that were found beside the file are to go into it soon. */
  absorb(): void {
    this.#made++;
    this.#safe++;
    this.#scheduleWhole(WHOLE_MS);
  }

  /**
   * Writes the whole file now, unless it holds everything; the state afterwards tells whether that worked. Steps that are
   * safe, but not in the file, are told by the error `onlyInJournal`.
   */
  async flush(): Promise<SaveState> {
    this.#clearTimers();
    await this.#appending;
    await this.#write();
    const { state, error, savedAt } = this.state;
    if (error !== null || this.isWhole || this.#wholeError === null) return { state, error, savedAt };
    return { state: 'failed', savedAt, error: onlyInJournal(this.#wholeError) };
  }

  /**
   * Writes the whole file by other means: under another name, over what somebody else wrote. `write` takes what is there at
   * once, when it is called; steps that come meanwhile go to where the file is then.
   */
  async through(write: () => Promise<Result<null, AppError>>): Promise<Result<null, AppError>> {
    this.#isMoving = true;
    try {
      this.#clearTimers();
      await this.#appending;
      while (this.#writing) await this.#writing;
      return await this.#writeWhole(write);
    } finally {
      this.#isMoving = false;
      if (this.#pending.length > 0 && !this.#hasFailed) void this.#append();
      this.#publish();
    }
  }

  /** Stops writing by itself and waits for what is under way. */
  async stop(): Promise<void> {
    this.#isStopped = true;
    this.#clearTimers();
    await this.#appending;
    await this.#writing;
    this.#clearTimers();
  }

  get #isSafe(): boolean {
    return this.#safe === this.#made;
  }

  /** One flush at a time; what comes meanwhile goes with the next. */
  async #append(): Promise<void> {
    if (this.#appending) return;
    while (this.#pending.length > 0 && !this.#needsWhole && !this.#isMoving && !this.#isStopped) {
      const appended = this.#appendAll();
      this.#appending = appended.then(() => undefined);
      this.#publish();
      const isDone = await appended;
      this.#appending = null;
      this.#publish();
      if (!isDone) return;
    }
  }

  /** False when the journal does not take them. */
  async #appendAll(): Promise<boolean> {
    // What one gesture does at once goes together.
    await Promise.resolve();
    while (this.#pending.length > 0 && !this.#needsWhole && !this.#isMoving) {
      // As they are now: what is made while the disk works is not among them.
      const steps = [...this.#pending];
      const made = this.#made;
      const appended = await this.#target.append(steps);
      if (!appended.ok) {
        // The whole file may still be written where the journal cannot.
        this.#hasFailed = true;
        this.#scheduleWhole(0);
        return false;
      }
      // A whole write that ended meanwhile has taken some of them.
      const written = new Set(steps);
      this.#pending = this.#pending.filter((step) => !written.has(step));
      this.#noteSafe(made);
    }
    if (this.#needsWhole) return true;
    this.#scheduleWhole(this.#target.waiting > MUCH_WAITING ? 0 : Math.max(IDLE_MS, this.#writeTook * LARGE));
    return true;
  }

  #noteSafe(made: number): void {
    if (made <= this.#safe) return;
    this.#safe = made;
    this.#savedAt = new Date().toISOString();
    this.#error = null;
  }

  #scheduleWhole(wait: number): void {
    if (this.#isStopped) return;
    if (this.#idleTimer) clearTimeout(this.#idleTimer);
    this.#idleTimer = setTimeout(() => {
      this.#idleTimer = null;
      void this.#write();
    }, wait);
  }

  /** One whole write at a time, and none where the file holds everything. */
  async #write(): Promise<void> {
    while (this.#writing) await this.#writing;
    if (!this.isWhole) await this.#writeWhole(() => this.#target.write());
  }

  /** For others to wait for while it is under way; what `write` throws is a bug, and must not block the writes to come. */
  async #writeWhole(write: () => Promise<Result<null, AppError>>): Promise<Result<null, AppError>> {
    const written = this.#takeIn(write);
    this.#writing = written.then(
      () => undefined,
      () => undefined,
    );
    this.#publish();
    try {
      return await written;
    } finally {
      this.#writing = null;
      this.#publish();
    }
  }

  /** Whatever was made when `write` took its image counts as whole once that is on the disk. */
  async #takeIn(write: () => Promise<Result<null, AppError>>): Promise<Result<null, AppError>> {
    const made = this.#made;
    const taken = new Set(this.#pending);
    const beyond = this.#beyondSteps;
    const began = performance.now();
    const written = await write();
    if (written.ok) this.#writeTook = performance.now() - began;
    this.#wholeError = written.ok ? null : written.error;
    if (written.ok) {
      this.#hasFailed = false;
      this.#whole = made;
      this.#pending = this.#pending.filter((step) => !taken.has(step));
      // What changed beyond the steps while the disk was busy is not in it.
      if (this.#beyondSteps === beyond) this.#needsWhole = false;
      this.#noteSafe(made);
      if (this.#needsWhole) this.#scheduleWhole(WHOLE_MS);
      else if (this.#pending.length > 0) void this.#append();
      return written;
    }
    // Steps that are safe beside the file are no failure, unless somebody asks for the file.
    if (!this.#isSafe) this.#error = written.error;
    this.#retry();
    return written;
  }

  #retry(): void {
    if (this.#isStopped || this.#retryTimer) return;
    this.#retryTimer = setTimeout(
      () => {
        this.#retryTimer = null;
        this.#hasFailed = false;
        if (this.#pending.length > 0 && !this.#needsWhole) void this.#append();
        else this.#scheduleWhole(0);
      },
      Math.max(RETRY_MS, this.#writeTook * LARGE),
    );
  }

  #clearTimers(): void {
    if (this.#idleTimer) clearTimeout(this.#idleTimer);
    if (this.#retryTimer) clearTimeout(this.#retryTimer);
    this.#idleTimer = null;
    this.#retryTimer = null;
  }

  #publish(): void {
    const state = this.state;
    const key = JSON.stringify(state);
    if (key === this.#reported) return;
    this.#reported = key;
    this.#report(state);
  }
}

const onlyInJournal = (error: AppError): AppError =>
  error.code === 'cannotWrite' ? { code: 'onlyInJournal', path: error.path, system: error.system } : error;
