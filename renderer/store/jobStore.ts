import type { JobProgress } from '../../shared/contract/jobs';
import { createStore } from './createStore';

interface JobState {
  /** Jobs under way, oldest first. */
  readonly jobs: readonly JobProgress[];
  /** Those that Hủy was pressed for. */
  readonly stopping: readonly string[];
  /** The plan has not answered for a while: one step, which is taken whole or not at all. */
  readonly waiting: boolean;
}

export const jobStore = createStore<JobState>({ jobs: [], stopping: [], waiting: false });

/** Takes in what the host tells of a job. */
export const followJob = (told: JobProgress): void => {
  const { jobs, stopping } = jobStore.get();
  if (told.ended) {
    jobStore.set({
      jobs: jobs.filter(({ job }) => job !== told.job),
      stopping: stopping.filter((job) => job !== told.job),
    });
  } else if (jobs.some(({ job }) => job === told.job)) {
    jobStore.set({ jobs: jobs.map((job) => (job.job === told.job ? told : job)) });
  } else jobStore.set({ jobs: [...jobs, told] });
};
