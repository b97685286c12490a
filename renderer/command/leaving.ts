import { jobStore } from '../store/jobStore';
import { uiStore } from '../store/uiStore';
import { flush } from './editing';

/** Asks, in the dialog that is open, whether what stands there may go; false: there is nothing to ask about. */
type AskInDialog = () => boolean;

let ask: AskInDialog | null = null;

/** The open dialog, which knows what would be lost with it; answers with what takes it away again. */
export const registerLeaving = (own: AskInDialog): (() => void) => {
  ask = own;
  return () => {
    if (ask === own) ask = null;
  };
};

/**
 * Commits what is being typed and waits until the plan has it.
 * @returns false when the open dialog holds something that is not written: the window stays, and the dialog asks.
 */
export const mayLeave = async (): Promise<boolean> => {
  await flush();
  return ask === null || !ask();
};

/** What is under way and would be cut short if the window closed now, in words; null when nothing is. */
export const underWay = (): string | null => uiStore.get().busy ?? jobStore.get().jobs[0]?.title ?? null;
