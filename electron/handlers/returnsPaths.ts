import path from 'node:path';
import type { AppError } from '../../shared/contract/appError';
import { err, ok, type Result } from '../../shared/contract/result';
import { FILE_DIALOG } from '../../shared/text/fileDialogs';
import { RETURNS_JOB } from '../../shared/text/returns';
import { systemCode } from '../file/fileSystem';
import type { HandlerDeps } from './handlers';

const WORKBOOK = /\.(xlsx|xlsm|xls)$/iu;
const FILTERS = [{ name: FILE_DIALOG.workbookFilter, extensions: ['xlsx', 'xlsm', 'xls'] }];
/** Excel's own mark of a file that is open somewhere, and hidden files. */
const PASSING = /^(?:~\$|\.)/u;
const MOST_FILES = 2000;

export interface ChosenReturns {
  readonly folder: string;
  readonly files: readonly string[];
}

/** The workbooks to read: those given, or chosen in a dialog; a folder stands for the workbooks right in it. */
export const chooseReturns = async (
  deps: HandlerDeps,
  from: 'folder' | 'files',
  given: readonly string[] | null,
): Promise<Result<ChosenReturns | null, AppError>> => {
  const { dialogs, session } = deps;
  const info = await session.info();
  if (!info) return err({ code: 'noOpenPlan' });
  const beside = path.dirname(info.path);
  let paths = given;
  if (paths === null && from === 'folder') {
    const folder = await dialogs.openFolder(RETURNS_JOB.folder, beside);
    paths = folder === null ? null : [folder];
  } else if (paths === null) paths = await dialogs.openFiles(RETURNS_JOB.files, FILTERS);
  if (paths === null || paths.length === 0) return ok(null);
  const files: string[] = [];
  for (const one of paths) {
    const found = await workbooksAt(deps, one);
    if (!found.ok) return found;
    files.push(...found.value);
  }
  const sorted = [...new Set(files)].sort((a, b) => a.localeCompare(b, 'vi', { numeric: true })).slice(0, MOST_FILES);
  const first = paths[0] ?? beside;
  return ok({ folder: paths.length === 1 && !files.includes(first) ? first : path.dirname(first), files: sorted });
};

const workbooksAt = async ({ fileSystem }: HandlerDeps, file: string): Promise<Result<readonly string[], AppError>> => {
  try {
    const stat = await fileSystem.stat(file);
    if (!stat) return err({ code: 'fileNotFound', path: file });
    if (stat.isFile) return ok([file]);
    const names = await fileSystem.list(file);
    return ok(names.filter((name) => WORKBOOK.test(name) && !PASSING.test(name)).map((name) => path.join(file, name)));
  } catch (error) {
    return err({ code: 'cannotRead', path: file, system: systemCode(error) });
  }
};
