import { type ReactNode, useEffect, useState } from 'react';
import type { JobProgress } from '../../shared/contract/jobs';
import { JOB } from '../../shared/text/jobs';
import { STATUS } from '../../shared/text/ui';
import { invoke } from '../api/client';
import { useStore } from '../store/createStore';
import { jobStore } from '../store/jobStore';
import { uiStore } from '../store/uiStore';
import styles from './JobBar.module.css';

/** Work that is done sooner is not worth a bar, milliseconds. */
const SHOW_AFTER_MS = 400;

const cancel = (job: string): void => {
  jobStore.set({ stopping: [...jobStore.get().stopping, job] });
  void invoke('job.cancel', { job });
};

const Bar = ({ told }: { told: JobProgress }) => {
  const isStopping = useStore(jobStore, ({ stopping }) => stopping.includes(told.job));
  const [shown, setShown] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setShown(true), SHOW_AFTER_MS);
    return () => clearTimeout(timer);
  }, []);
  if (!shown) return null;
  const { done, total, counts, text, title, job } = told;
  const known = total === null || total === 0 ? {} : { value: Math.min(done, total), max: total };
  return (
    <div className={styles['bar']} role="status" data-testid="job-bar">
      <span className={styles['title']}>{title}</span>
      <progress className={styles['track']} aria-label={title} {...known} />
      <span className={styles['text']}>{isStopping ? JOB.stopping : JOB.at(done, total, counts, text)}</span>
      <button type="button" className="button-plain" disabled={isStopping} onClick={() => cancel(job)}>
        {JOB.cancel}
      </button>
    </div>
  );
};

/** A step that lasts: what is being done, without a count and nothing to stop. */
const Wait = () => {
  const waiting = useStore(jobStore, (state) => state.waiting);
  const busy = useStore(uiStore, (state) => state.busy);
  if (!waiting) return null;
  const text = busy ?? STATUS.working;
  return (
    <div className={styles['bar']} role="status" data-testid="wait-bar">
      <progress className={styles['track']} aria-label={text} />
      <span className={styles['text']}>{text}</span>
    </div>
  );
};

/** The oldest job under way. It lies over what is there and moves nothing. */
const CurrentJob = ({ without = null }: { readonly without?: ReactNode }) => {
  const [told] = useStore(jobStore, ({ jobs }) => jobs);
  return told ? <Bar key={told.job} told={told} /> : without;
};

/** In the window, above the status bar; an open dialog shows it at its foot, for what lies below it cannot be clicked. */
export const JobBar = () => {
  const isFree = useStore(uiStore, ({ dialog }) => dialog === null);
  return isFree ? (
    <div className={styles['window']}>
      <CurrentJob />
    </div>
  ) : null;
};

/** The same at the foot of a dialog, left of its buttons; there also a step that lasts, which the status bar tells else. */
export const DialogJob = () => (
  <div className={styles['dialog']}>
    <CurrentJob without={<Wait />} />
  </div>
);
