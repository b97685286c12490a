import { ok } from '../../shared/contract/result';
import type { Handlers } from './handlers';
import type { Publish } from './ports';

/** The window is told at most this often, in milliseconds; the last word of a job always. */
const TELL_EVERY_MS = 80;

/**
 * A piece of work that a person watches and may stop: `start` one, `step` before each piece, look at `cancelled`, and
 * `end` it whatever happens (in a `finally`).
 */
export interface Job {
  readonly cancelled: boolean;
  /** For work that listens instead of asking. */
  readonly signal: AbortSignal;
  /** `done` of the total is behind us, `text` is what comes now. Leaves the window a moment to send its Hủy. */
  step(done: number, text: string): Promise<void>;
  /** As the window's Hủy does. */
  stop(): void;
  end(): void;
}

/** The jobs under way, told to the window as they go. */
export class Jobs {
  readonly #publish: Publish;
  readonly #running = new Map<string, AbortController>();
  #count = 0;

  constructor(publish: Publish) {
    this.#publish = publish;
  }

  /** `total`: how many pieces there are; null when nobody knows. `counts`: what they are. */
  start(title: string, total: number | null, counts: 'pieces' | 'percent' = 'pieces'): Job {
    this.#count++;
    const job = `job-${this.#count}`;
    const controller = new AbortController();
    this.#running.set(job, controller);
    let told = 0;
    let state = { job, title, done: 0, total, counts, text: '', ended: false };
    this.#publish('job.progress', state);
    return {
      get cancelled() {
        return controller.signal.aborted;
      },
      signal: controller.signal,
      step: async (done, text) => {
        state = { ...state, done, text };
        if (Date.now() - told >= TELL_EVERY_MS) {
          told = Date.now();
          this.#publish('job.progress', state);
        }
        await new Promise((resolve) => setImmediate(resolve));
      },
      stop: () => controller.abort(),
      end: () => {
        if (!this.#running.delete(job)) return;
        this.#publish('job.progress', { ...state, ended: true });
      },
    };
  }

  cancel(job: string): void {
    this.#running.get(job)?.abort();
  }
}

/** The window's Hủy. */
export const jobHandlers = (jobs: Jobs): Pick<Handlers, 'job.cancel'> => ({
  'job.cancel': async ({ job }) => {
    jobs.cancel(job);
    return ok(null);
  },
});
