import { useEffect, useState } from 'react';
import type { AppError } from '../../../shared/contract/appError';
import type { Comparison } from '../../../shared/contract/backups';
import { compareBackup, leaveComparison } from '../../command/backups';

/** How a version differs from the open plan, or why that is not known. */
export type Compared =
  | { readonly state: 'waiting' }
  | { readonly state: 'stopped' }
  | { readonly state: 'failed'; readonly error: AppError }
  | { readonly state: 'found'; readonly comparison: Comparison };

/** Compares with the version that is asked for, each time it is; letting go of it ends the comparison. */
export const useComparison = (asked: { readonly path: string } | null): Compared => {
  const [compared, setCompared] = useState<Compared>({ state: 'waiting' });
  useEffect(() => {
    if (asked === null) return;
    let current = true;
    setCompared({ state: 'waiting' });
    void compareBackup(asked.path).then((answer) => {
      if (!current) return;
      if (!answer.ok) setCompared({ state: 'failed', error: answer.error });
      else if (answer.value === null) setCompared({ state: 'stopped' });
      else setCompared({ state: 'found', comparison: answer.value });
    });
    return () => {
      current = false;
      leaveComparison();
    };
  }, [asked]);
  return compared;
};
