import type { AppError } from '../../../shared/contract/appError';
import type { Comparison } from '../../../shared/contract/backups';
import type { Result } from '../../../shared/contract/result';
import { ThreadClient } from '../../thread/ThreadClient';
import type { CompareStep } from './comparison';

/** Compares the open plan with another version of it; see `compareVersion`. Null when it was stopped. */
export type CompareVersion = (
  image: Uint8Array,
  file: string,
  signal: AbortSignal,
  tell: (step: CompareStep) => void,
) => Promise<Result<Comparison, AppError> | null>;

/**
 * The same in a thread of its own, which a stop ends at once. Throws when the thread dies: a bug, or no memory left.
 * @param script path of the bundled `compareWorker.cjs`.
 */
export const compareThread =
  (script: string): CompareVersion =>
  async (image, file, signal, tell) => {
    if (signal.aborted) return null;
    const thread = new ThreadClient(script, {}, (_event, step) => tell(step as CompareStep));
    const stop = (): void => void thread.terminate();
    signal.addEventListener('abort', stop);
    try {
      const compared = (await thread.call('compare', [image, file])) as Result<Comparison, AppError>;
      return signal.aborted ? null : compared;
    } catch (error) {
      if (signal.aborted) return null;
      throw error;
    } finally {
      signal.removeEventListener('abort', stop);
      await thread.terminate();
    }
  };
