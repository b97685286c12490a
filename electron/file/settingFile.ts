import path from 'node:path';
import * as v from 'valibot';
import type { AppError } from '../../shared/contract/appError';
import { err, type Result } from '../../shared/contract/result';
import { atomicWrite } from './atomicWrite';
import { type FileSystem, systemCode } from './fileSystem';

/** What a small JSON file of a person's settings says; null when it is missing or does not say that. */
export const readSetting = async <T>(
  fileSystem: FileSystem,
  file: string,
  schema: v.GenericSchema<unknown, T>,
): Promise<T | null> => {
  try {
    const text = Buffer.from(await fileSystem.readFile(file)).toString('utf8');
    const parsed = v.safeParse(schema, JSON.parse(text));
    return parsed.success ? parsed.output : null;
  } catch {
    return null;
  }
};

/** Writes such a file, in a folder that is made when it is missing. Error: `cannotWrite`. */
export const writeSetting = async (
  fileSystem: FileSystem,
  file: string,
  value: unknown,
): Promise<Result<null, AppError>> => {
  try {
    await fileSystem.makeFolder(path.dirname(file));
  } catch (error) {
    return err({ code: 'cannotWrite', path: file, system: systemCode(error) });
  }
  return atomicWrite(fileSystem, file, Buffer.from(JSON.stringify(value, null, 2)), { keepPrevious: false });
};
