import type { JobProgress } from '../../shared/contract/jobs';
import { createStore } from './createStore';

/** Jobs under way, oldest first; those that Hủy was pressed for. */
export const jobStore = createStore<{ readonly jobs: readonly JobProgress[]; readonly stopping: readonly string[] }>({
  jobs: [],
  stopping: [],
});

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
