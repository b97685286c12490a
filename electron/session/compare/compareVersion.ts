import type { AppError } from '../../../shared/contract/appError';
import type { Comparison } from '../../../shared/contract/backups';
import type { Result } from '../../../shared/contract/result';
import { SqlDb } from '../../db/sqlDb';
import type { FileSystem } from '../../file/fileSystem';
import { type CompareStep, compare } from './comparison';
import { withVersion } from './version';

/**
 * How another version of a plan differs from the open one. Changes nothing.
 * @param image the open plan's database, which is taken over. @param file the other version.
 * @returns errors as opening the other version tells them.
 */
export const compareVersion = async (
  fileSystem: FileSystem,
  image: Uint8Array,
  file: string,
  tell: (step: CompareStep) => void = () => undefined,
): Promise<Result<Comparison, AppError>> => {
  tell({ stage: 'read', share: 0 });
  // No stranger's: it comes from the session, which proved it when it was opened.
  const open = await SqlDb.open(image);
  try {
    return await withVersion(fileSystem, file, (other) => compare(open, other, tell));
  } finally {
    open.close();
  }
};
