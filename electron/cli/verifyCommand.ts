import type { Recovery } from '../../shared/contract/channels';
import { CLI_TEXT } from '../../shared/text/cli';
import { explainError } from '../../shared/text/errors';
import { explainRecovery } from '../../shared/text/recovery';
import { nodeFileSystem } from '../file/fileSystem';
import { type Checksum, readPlanFile } from '../file/planFile';
import { goodVersions } from '../session/goodVersions';
import { checksumOf } from '../session/openHeld';
import { readPlan } from '../session/readPlan';
import { type Answer, answer, FINE, failure, misuse, PROBLEM } from './output';
import type { Arguments } from './parseArguments';

/**
 * `skh verify FILE`: integrity, checksum, foreign keys and schema; exit 1 when any of them is off, with the good versions
 * that lie beside the file (`versions`). `journal`: what waits beside the file for the next opening; null for nothing.
 */
export const verifyCommand = async ({ words: [file] }: Arguments): Promise<Answer> => {
  if (file === undefined) return misuse(CLI_TEXT.missing('FILE'));
  const read = await readPlanFile(nodeFileSystem, file);
  const problems: string[] = [];
  let checksum: Checksum | null = null;
  let journal: Recovery | null = null;
  if (read.ok) {
    const plan = await readPlan(nodeFileSystem, file, { isLocked: false, isThorough: true });
    checksum = plan.ok ? checksumOf(file, read.value.checksum, plan.value.db) : read.value.checksum;
    if (checksum === 'mismatch') problems.push(CLI_TEXT.checksum.mismatch);
    if (plan.ok) {
      journal = plan.value.found.recovery(null);
      if (journal?.problem) problems.push(explainRecovery(journal).title);
      plan.value.db.close();
    } else if (plan.error.code === 'damaged' || plan.error.code === 'wrongSchema') {
      problems.push(`${explainError(plan.error).title} (${plan.error.detail})`);
    } else return failure(plan.error);
  } else if (read.error.code === 'damaged') problems.push(`${explainError(read.error).title} (${read.error.detail})`);
  else return failure(read.error);
  const fine = problems.length === 0;
  const versions = fine ? [] : await goodVersions(nodeFileSystem, file);
  return answer(
    { ok: fine, path: file, checksum, problems, versions, journal },
    fine
      ? [
          `${CLI_TEXT.verifyFine} ${checksum === 'ok' || checksum === 'none' ? `(${CLI_TEXT.checksum[checksum]})` : ''}`,
          ...(journal ? [CLI_TEXT.waiting(journal.steps)] : []),
        ]
      : [...problems.map(CLI_TEXT.verifyProblem), ...versions.map(({ path }) => CLI_TEXT.goodVersion(path))],
    fine ? FINE : PROBLEM,
  );
};
