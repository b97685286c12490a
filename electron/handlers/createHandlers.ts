import { ok } from '../../shared/contract/result';
import { backupHandlers } from './backupHandlers';
import { BackupKeeper } from './backupKeeper';
import { fileHandlers, type OpenPath } from './fileHandlers';
import type { HandlerDeps, Handlers } from './handlers';
import { Jobs, jobHandlers } from './jobs';
import { periodHandlers } from './periodHandlers';
import { personHandlers } from './personHandlers';
import { printHandlers } from './printHandlers';
import { rescueHandlers } from './rescueHandlers';
import { returnsHandlers } from './returnsHandlers';
import { setHandlers } from './setHandlers';
import { storyHandlers } from './storyHandlers';
import { templateHandlers } from './templateHandlers';
import { workbookHandlers } from './workbookHandlers';

/** One handler a channel of the contract, `openPath` for files that come from outside the window, `keeper` for its clock. */
export const createHandlers = (deps: HandlerDeps): { handlers: Handlers; openPath: OpenPath; keeper: BackupKeeper } => {
  const { session } = deps;
  const keeper = new BackupKeeper(deps);
  const { openPath, ...files } = fileHandlers(deps, keeper);
  const jobs = new Jobs(deps.publish);
  const handlers: Handlers = {
    ...files,
    ...workbookHandlers(deps, jobs, keeper),
    ...periodHandlers(deps, jobs),
    ...jobHandlers(jobs),
    ...personHandlers(deps),
    ...rescueHandlers(deps, openPath),
    ...returnsHandlers(deps, jobs, keeper),
    ...setHandlers(deps, jobs),
    ...printHandlers(deps),
    ...templateHandlers(deps),
    ...backupHandlers(deps, keeper, openPath, jobs),
    ...storyHandlers(deps, jobs, keeper),
    'sheet.view': ({ sheet, period, unit }) => session.view(sheet, period, unit),
    'plan.info': async () => ok(await session.info()),
    'plan.edit': ({ takeOver }) => session.edit(takeOver),
    'plan.run': ({ command, place }) => session.run(command, place),
    'plan.undo': () => session.undo(),
    'plan.redo': () => session.redo(),
    'plan.checks': () => session.checks(),
    'plan.settings': ({ prefix }) => session.settings(prefix),
    'plan.weigh': ({ command }) => session.weigh(command),
    'form.definition': ({ sheet }) => session.form(sheet),
    'cell.details': ({ at, row, column }) => session.cellDetails(at, row, column),
  };
  return { handlers, openPath, keeper };
};
