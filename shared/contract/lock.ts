/** Who has a plan file open for writing, as its lock says. */
export interface LockHolder {
  /** Names this very lock, so that what a person decided about it never hits another one. */
  readonly token: string;
  /** As that person is named on that PC; blank when the lock cannot be read. */
  readonly user: string;
  /** Name of that PC; blank when the lock cannot be read. */
  readonly host: string;
  /** ISO time by the clock of that PC; blank when unknown. */
  readonly since: string;
  /** It is this very PC. */
  readonly here: boolean;
}

/** What a window that only reads knows of the file under it. */
export interface Following {
  readonly holder: LockHolder | null;
  /**
   * `held`: somebody writes, as far as is known; `leftOver`: nothing has been heard of the holder for so long that the lock
   * was probably left behind; `free`: nobody writes any more; `none`: this PC could not write here in any case.
   */
  readonly lock: 'held' | 'leftOver' | 'free' | 'none';
  /** ISO time at which the figures on screen were read from the file. */
  readonly readAt: string;
  /** The file has changed since, and could not be read for some time. */
  readonly behind: boolean;
}
