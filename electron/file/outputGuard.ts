import type { AppError } from '../../shared/contract/appError';
import { err, ok, type Result } from '../../shared/contract/result';
import { previousOf } from './atomicWrite';
import { lockOf } from './fileLock';
import { type FileSystem, systemCode } from './fileSystem';
import { journalOf } from './journal';
import { startsAsDatabase } from './planFile';

/**
 * Refuses to write an exported file over the open plan, its lock, its journal or its previous version, or over any other database:
 * a slip in a file name must not cost a plan.
 */
export const guardOutput = async (
  fileSystem: FileSystem,
  output: string,
  plan: string,
): Promise<Result<null, AppError>> => {
  try {
    const real = await fileSystem.realpath(output);
    const own = await fileSystem.realpath(plan);
    const refused = err<AppError>({ code: 'outputIsPlan', path: output });
    if ([own, lockOf(own), previousOf(own), journalOf(own)].includes(real)) return refused;
    const stat = await fileSystem.stat(real);
    if (stat?.isFile && startsAsDatabase(await fileSystem.readFile(real))) return refused;
    return ok(null);
  } catch (error) {
    return err({ code: 'cannotWrite', path: output, system: systemCode(error) });
  }
};
