import { jobStore } from '../store/jobStore';
import { uiStore } from '../store/uiStore';

/** Work that is done sooner needs no word, milliseconds. */
const LOOK_EVERY_MS = 500;

const tell = (waiting: boolean): void => {
  if (jobStore.get().waiting !== waiting) jobStore.set({ waiting });
};

/**
 * Runs something that is asked of the plan and says so while it lasts. A dialog of the system, which has the keyboard then,
 * is no work. @returns what the work gives.
 */
export const tellingWait = async <T>(work: () => Promise<T>): Promise<T> => {
  const timer = window.setInterval(() => tell(document.hasFocus()), LOOK_EVERY_MS);
  try {
    return await work();
  } finally {
    window.clearInterval(timer);
    tell(false);
  }
};

/** Says what is being done while it lasts: in the dialog that asked for it, and where a step that lasts is told. */
export const busyWith = async <T>(text: string, work: () => Promise<T>): Promise<T> => {
  uiStore.set({ busy: text });
  try {
    return await work();
  } finally {
    uiStore.set({ busy: null });
  }
};
