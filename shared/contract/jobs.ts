/** Work that takes long enough to be shown while it runs; one job at a time or several. */
export interface JobProgress {
  readonly job: string;
  /** What is being done: "Xuất biểu mẫu cho đơn vị". */
  readonly title: string;
  readonly done: number;
  /** Null while nobody knows how much there is. */
  readonly total: number | null;
  /** What `done` counts. */
  readonly counts: 'pieces' | 'percent';
  /** What is being worked on now: a unit, a file. */
  readonly text: string;
  /** The last message of a job, however it ended: the bar goes away. */
  readonly ended: boolean;
}

/** Part of the one contract. */
export interface JobRequestMap {
  /** Asks a job to stop at its next step; one that has ended meanwhile is no error. */
  'job.cancel': { request: { job: string }; response: null };
}

export interface JobEventMap {
  'job.progress': JobProgress;
}

/** Names for the preload script. */
export const JOB_CHANNELS: Readonly<Record<keyof JobRequestMap, true>> = { 'job.cancel': true };
export const JOB_EVENTS: Readonly<Record<keyof JobEventMap, true>> = { 'job.progress': true };
