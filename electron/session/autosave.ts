import type { AppError } from '../../shared/contract/appError';
import type { SaveState } from '../../shared/contract/channels';
import type { Result } from '../../shared/contract/result';

/** Waits after a step: long enough to gather a burst, short enough that a step is on disk within a second. */
const WAIT_MS = 250;
const LONGEST_WAIT_MS = 700;
const RETRY_MS = 5000;

/** Writes the file soon after each step, one write at a time, and tries again while writing fails. */
export class Autosave {
  readonly #write: () => Promise<Result<null, AppError>>;
  readonly #report: (state: SaveState) => void;
  #changed = 0;
  #written = 0;
  #firstChangeMs = 0;
  #timer: NodeJS.Timeout | null = null;
  #running: Promise<void> | null = null;
  #savedAt: string | null;
  #error: AppError | null = null;
  #reported = '';

  constructor(
    write: () => Promise<Result<null, AppError>>,
    report: (state: SaveState) => void,
    savedAt: string | null,
  ) {
    this.#write = write;
    this.#report = report;
    this.#savedAt = savedAt;
  }

  get state(): SaveState {
    const state = this.#error ? 'failed' : this.#running ? 'saving' : this.#isDirty ? 'pending' : 'saved';
    return { state, savedAt: this.#savedAt, error: this.#error };
  }

  /** A step was applied: it reaches the disk within a second. */
  touch(): void {
    if (!this.#isDirty) this.#firstChangeMs = Date.now();
    this.#changed++;
    const waited = Date.now() - this.#firstChangeMs;
    this.#schedule(Math.max(0, Math.min(WAIT_MS, LONGEST_WAIT_MS - waited)));
    this.#publish();
  }

  /** Writes now whatever is not yet written; the state afterwards tells whether that worked. */
  async flush(): Promise<SaveState> {
    if (this.#timer) clearTimeout(this.#timer);
    this.#timer = null;
    if (this.#running) await this.#running;
    if (this.#isDirty) await this.#save();
    return this.state;
  }

  /** Everything was just written by other means (Save as): nothing is pending and nothing has failed. */
  settle(): void {
    if (this.#timer) clearTimeout(this.#timer);
    this.#timer = null;
    this.#written = this.#changed;
    this.#savedAt = new Date().toISOString();
    this.#error = null;
    this.#publish();
  }

  /** Stops writing by itself; `flush` first. */
  stop(): void {
    if (this.#timer) clearTimeout(this.#timer);
    this.#timer = null;
  }

  get #isDirty(): boolean {
    return this.#changed !== this.#written;
  }

  #schedule(wait: number): void {
    if (this.#timer) clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#timer = null;
      if (this.#running) this.#schedule(WAIT_MS);
      else void this.#save();
    }, wait);
  }

  async #save(): Promise<void> {
    const version = this.#changed;
    this.#running = this.#write().then((result) => {
      if (result.ok) {
        this.#written = version;
        this.#savedAt = new Date().toISOString();
        this.#error = null;
        this.#firstChangeMs = Date.now();
      } else {
        this.#error = result.error;
      }
    });
    this.#publish();
    try {
      await this.#running;
    } finally {
      this.#running = null;
    }
    if (this.#error) this.#schedule(RETRY_MS);
    this.#publish();
  }

  #publish(): void {
    const state = this.state;
    const key = JSON.stringify(state);
    if (key === this.#reported) return;
    this.#reported = key;
    this.#report(state);
  }
}
