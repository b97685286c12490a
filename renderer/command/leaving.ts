import type { Unfinished } from '../../shared/contract/unfinished';
import { jobStore } from '../store/jobStore';
import { uiStore } from '../store/uiStore';
import { unfinishedDialog } from './drafts';

/** What would be lost or cut short if the window closed now; null when nothing would. */
export const unfinished = (): Unfinished | null => {
  const title = unfinishedDialog();
  if (title !== null) return { kind: 'typed', what: title };
  const work = uiStore.get().busy ?? jobStore.get().jobs[0]?.title ?? null;
  return work === null ? null : { kind: 'work', what: work };
};
