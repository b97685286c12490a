import path from 'node:path';
import type { WorkbookProblem } from '../../../shared/contract/appError';
import type { Result } from '../../../shared/contract/result';
import type { ReturnReading } from '../../../shared/contract/returnsAnswers';
import { unreadReturn } from './readReturn';

/** Work that tells how far it is and may be stopped. */
export interface Watched {
  readonly cancelled: boolean;
  step(done: number, text: string): Promise<void>;
}

type Call = (
  paths: readonly string[],
) => Promise<Result<readonly ReturnReading[], { readonly why: WorkbookProblem | null; readonly detail: string }>>;

/** Few enough that the bar moves and Hủy is heard, many enough that asking costs nothing. */
const BATCH = 8;

/** Reads files some at a time; where a batch kills the thread or takes too long, each of its files is tried alone. */
export const readInBatches = async (
  paths: readonly string[],
  unit: string | null,
  watch: Watched,
  call: Call,
): Promise<readonly ReturnReading[]> => {
  const readings: ReturnReading[] = [];
  for (let from = 0; from < paths.length; from += BATCH) {
    const batch = paths.slice(from, from + BATCH);
    await watch.step(from, path.basename(batch[0] ?? ''));
    if (watch.cancelled) break;
    const answer = await call(batch);
    if (answer.ok) readings.push(...answer.value);
    else if (batch.length === 1) readings.push(failed(batch[0] ?? '', unit, answer.error.why));
    else {
      for (const file of batch) {
        if (watch.cancelled) break;
        const alone = await call([file]);
        readings.push(...(alone.ok ? alone.value : [failed(file, unit, alone.error.why)]));
      }
    }
  }
  return readings;
};

const failed = (file: string, unit: string | null, why: WorkbookProblem | null): ReturnReading =>
  unreadReturn(file, unit, { code: 'workbookUnreadable', path: file, why: why ?? 'damaged' });
