import path from 'node:path';
import type { AppError } from '../../shared/contract/appError';
import { err, ok, type Result } from '../../shared/contract/result';
import { FILE_DIALOG } from '../../shared/text/fileDialogs';
import { RETURNS_JOB } from '../../shared/text/returns';
import { type FileSystem, systemCode } from '../file/fileSystem';
import type { HandlerDeps } from './handlers';
import { foldName } from './returnsIssue';

const WORKBOOK = /\.(xlsx|xlsm|xls)$/iu;
const FILTERS = [{ name: FILE_DIALOG.workbookFilter, extensions: ['xlsx', 'xlsm', 'xls'] }];
/** Excel's own mark of a file that is open somewhere, and hidden files. */
const PASSING = /^(?:~\$|\.)/u;
const MOST_FILES = 2000;
/** Folders in folders: "Xã A/lần 2/…"; what lies deeper is no folder of returns. */
const DEEPEST = 4;

export interface ChosenReturns {
  readonly folder: string;
  readonly files: readonly string[];
  /** Files beyond the most that are read at once, and folders that could not be looked into. */
  readonly left: readonly string[];
}

/**
 * The workbooks to read: those given, or chosen in a dialog; a folder stands for the workbooks in it and in its folders.
 * Links to folders are not followed, nor are the copies read that were marked to go back.
 */
export const chooseReturns = async (
  deps: HandlerDeps,
  from: 'folder' | 'files',
  given: readonly string[] | null,
): Promise<Result<ChosenReturns | null, AppError>> => {
  const { dialogs, session, fileSystem } = deps;
  const info = await session.info();
  if (!info) return err({ code: 'noOpenPlan' });
  const beside = path.dirname(info.path);
  let paths = given;
  if (paths === null && from === 'folder') {
    const folder = await dialogs.openFolder(RETURNS_JOB.folder, beside);
    paths = folder === null ? null : [folder];
  } else if (paths === null) paths = await dialogs.openFiles(RETURNS_JOB.files, FILTERS);
  if (paths === null || paths.length === 0) return ok(null);
  const found: Found = { files: [], left: [] };
  for (const one of paths) {
    try {
      const stat = await fileSystem.stat(one);
      if (!stat) return err({ code: 'fileNotFound', path: one });
      if (!stat.isFile) await lookInto(fileSystem, one, DEEPEST, found);
      else if (!PASSING.test(path.basename(one))) found.files.push(one);
    } catch (error) {
      return err({ code: 'cannotRead', path: one, system: systemCode(error) });
    }
  }
  const sorted = [...new Set(found.files)].sort((a, b) => a.localeCompare(b, 'vi', { numeric: true }));
  const first = paths[0] ?? beside;
  return ok({
    folder: paths.length === 1 && !sorted.includes(first) ? first : path.dirname(first),
    files: sorted.slice(0, MOST_FILES),
    left: [...found.left, ...sorted.slice(MOST_FILES)],
  });
};

interface Found {
  readonly files: string[];
  readonly left: string[];
}

/** Throws only where the folder that was asked for cannot be listed. */
const lookInto = async (fileSystem: FileSystem, folder: string, deep: number, found: Found): Promise<void> => {
  const real = await fileSystem.realpath(folder);
  for (const name of await fileSystem.list(folder)) {
    if (PASSING.test(name)) continue;
    const one = path.join(folder, name);
    if (WORKBOOK.test(name)) {
      found.files.push(one);
      continue;
    }
    if (foldName(name) === foldName(RETURNS_JOB.copyFolder)) continue;
    try {
      const stat = await fileSystem.stat(one);
      if (!stat || stat.isFile || (await fileSystem.realpath(one)) !== path.join(real, name)) continue;
      if (deep === 0) found.left.push(one);
      else await lookInto(fileSystem, one, deep - 1, found);
    } catch {
      found.left.push(one);
    }
  }
};
