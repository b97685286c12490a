import type { AppError } from '../../shared/contract/appError';
import type { Comparison, OutsideVersion } from '../../shared/contract/backups';
import { ok, type Result } from '../../shared/contract/result';
import { COMPARE_JOB } from '../../shared/text/backups';
import type { HandlerDeps } from './handlers';
import type { Job, Jobs } from './jobs';

/** Percent of the work that is behind us when a stage begins, and how many the stage takes. */
const STAGES = { read: [0, 20], rows: [20, 50], cells: [70, 30] } as const;

/** Holds the open plan against other versions of it, one at a time. */
export class Comparing {
  readonly #deps: HandlerDeps;
  readonly #jobs: Jobs;
  #job: Job | null = null;

  constructor(deps: HandlerDeps, jobs: Jobs) {
    this.#deps = deps;
    this.#jobs = jobs;
  }

  /** How a version differs; changes nothing. Null when it was stopped, by a person or by the next question. */
  async withFile(file: string): Promise<Result<Comparison | null, AppError>> {
    this.stop();
    const job = this.#jobs.start(COMPARE_JOB.title, 100, 'percent');
    this.#job = job;
    try {
      const image = await this.#deps.session.image();
      if (!image.ok) return image;
      const compared = await this.#deps.compare(image.value, file, job.signal, ({ stage, share }) => {
        const [from, takes] = STAGES[stage];
        void job.step(Math.floor(from + takes * share), COMPARE_JOB[stage]);
      });
      return compared ?? ok(null);
    } finally {
      job.end();
    }
  }

  /** The same for what somebody else wrote into the open plan's file; null when nobody did. */
  async withOutside(): Promise<Result<OutsideVersion | null, AppError>> {
    const stat = await this.#deps.session.outside();
    const info = await this.#deps.session.info();
    if (!stat || !info) return ok(null);
    const compared = await this.withFile(info.path);
    return ok({
      path: info.path,
      at: new Date(stat.modifiedMs).toISOString(),
      size: stat.size,
      comparison: compared.ok ? compared.value : null,
      problem: compared.ok ? null : compared.error,
    });
  }

  /** Nobody waits for the answer any more. */
  stop(): void {
    this.#job?.stop();
    this.#job = null;
  }
}
