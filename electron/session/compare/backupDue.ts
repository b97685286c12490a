/** Work between two backups, in milliseconds. */
const EVERY_MS = 15 * 60_000;

/**
 * When the next backup of an open plan is due: once soon after it was opened, then a quarter of an hour after the first step
 * that the last one does not have. Times come from a clock that never jumps.
 */
export class BackupDue {
  #saved: number | null = null;
  #since: number | null = null;

  /** @param steps how many steps the log has; @param nowMs of any clock that only goes forward. */
  isDue(steps: number, nowMs: number): boolean {
    if (this.#saved === null) return true;
    if (steps === this.#saved) this.#since = null;
    else this.#since ??= nowMs;
    return this.#since !== null && nowMs - this.#since >= EVERY_MS;
  }

  /** A backup with so many steps was made. */
  made(steps: number): void {
    this.#saved = steps;
    this.#since = null;
  }

  /** One could not be made: the next try is a quarter of an hour away, not at the next look. */
  failed(nowMs: number): void {
    this.#saved ??= -1;
    this.#since = nowMs;
  }
}
