import { CLI_TEXT } from '../../shared/text/cli';
import { explainError } from '../../shared/text/errors';
import { openDatabase } from '../db/openDatabase';
import { nodeFileSystem } from '../file/fileSystem';
import { type Checksum, readPlanFile } from '../file/planFile';
import { goodVersions } from '../session/goodVersions';
import { checksumOf } from '../session/heldFile';
import { type Answer, answer, FINE, failure, misuse, PROBLEM } from './output';
import type { Arguments } from './parseArguments';

/**
 * `skh verify FILE`: integrity, checksum, foreign keys and schema; exit 1 when any of them is off, with the good versions
 * that lie beside the file (`versions`).
 */
export const verifyCommand = async ({ words: [file] }: Arguments): Promise<Answer> => {
  if (file === undefined) return misuse(CLI_TEXT.missing('FILE'));
  const read = await readPlanFile(nodeFileSystem, file);
  const problems: string[] = [];
  let checksum: Checksum | null = null;
  if (read.ok) {
    const db = await openDatabase(read.value.image, file);
    checksum = db.ok ? checksumOf(file, read.value.checksum, db.value) : read.value.checksum;
    if (checksum === 'mismatch') problems.push(CLI_TEXT.checksum.mismatch);
    if (db.ok) db.value.close();
    else if (db.error.code === 'damaged' || db.error.code === 'wrongSchema') {
      problems.push(`${explainError(db.error).title} (${db.error.detail})`);
    } else return failure(db.error);
  } else if (read.error.code === 'damaged') problems.push(`${explainError(read.error).title} (${read.error.detail})`);
  else return failure(read.error);
  const fine = problems.length === 0;
  const versions = fine ? [] : await goodVersions(nodeFileSystem, file);
  return answer(
    { ok: fine, path: file, checksum, problems, versions },
    fine
      ? [`${CLI_TEXT.verifyFine} ${checksum === 'ok' || checksum === 'none' ? `(${CLI_TEXT.checksum[checksum]})` : ''}`]
      : [...problems.map(CLI_TEXT.verifyProblem), ...versions.map(({ path }) => CLI_TEXT.goodVersion(path))],
    fine ? FINE : PROBLEM,
  );
};
