import type { AppError } from '../../shared/contract/appError';
import type { BackupReason } from '../../shared/contract/backups';
import type { Result } from '../../shared/contract/result';
import type { HandlerDeps } from './handlers';

type Deps = Pick<HandlerDeps, 'session' | 'backupPlace' | 'publish'>;

/** Makes backups at their times, and says when that does not work; the work itself is never held up by it. */
export class BackupKeeper {
  readonly #deps: Deps;
  #failed: AppError | null = null;
  /** The file of which it was last told that somebody else wrote it. */
  #told = '';

  constructor(deps: Deps) {
    this.#deps = deps;
  }

  /** Why the last backup could not be made; null when it could. */
  get failed(): AppError | null {
    return this.#failed;
  }

  /** To be called every minute or so: a backup when one is due, and whether somebody else wrote the plan's file. */
  async tick(nowMs: number): Promise<void> {
    const { session, backupPlace, publish } = this.#deps;
    const folder = await backupPlace.ready();
    const due = await session.backUpIfDue(folder, nowMs);
    // Nothing to do tells nothing of whether it would work.
    if (!due.ok || due.value !== null) this.report(due);
    const path = (await session.outside()) ? ((await session.info())?.path ?? '') : '';
    if (path !== '' && path !== this.#told) publish('plan.outside', { path });
    this.#told = path;
  }

  /** Backs the open plan up before something large is done to it. Never throws; the answer tells whether it worked. */
  async before(reason: BackupReason): Promise<Result<unknown, AppError>> {
    const { session, backupPlace } = this.#deps;
    const made = await session.backUp(await backupPlace.ready(), reason);
    this.report(made);
    return made;
  }

  /** Backs up a file of an older schema before it is opened. */
  async beforeOpening(file: string): Promise<void> {
    const { session, backupPlace } = this.#deps;
    const made = await session.backUpOlder(await backupPlace.ready(), file);
    if (!made.ok || made.value !== null) this.report(made);
  }

  /** Takes note of how a backup went; the window hears of each failure once, and when it is over. */
  report(made: Result<unknown, AppError>): void {
    // That the plan itself cannot be saved is told where it is saved.
    if (!made.ok && made.error.code === 'changedOutside') return;
    const failed = made.ok ? null : made.error;
    const isNew = JSON.stringify(failed, NOT_THE_NAME) !== JSON.stringify(this.#failed, NOT_THE_NAME);
    this.#failed = failed;
    if (isNew) this.#deps.publish('backup.failed', failed);
  }
}

/** A backup's name carries the time: the same failure a minute later is no other one. */
const NOT_THE_NAME = (key: string, value: unknown): unknown => (key === 'path' ? undefined : value);
