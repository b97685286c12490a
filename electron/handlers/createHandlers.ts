import { ok } from '../../shared/contract/result';
import { fileHandlers, type OpenPath } from './fileHandlers';
import type { HandlerDeps, Handlers } from './handlers';
import { Jobs, jobHandlers } from './jobs';
import { periodHandlers } from './periodHandlers';
import { printHandlers } from './printHandlers';
import { returnsHandlers } from './returnsHandlers';
import { setHandlers } from './setHandlers';
import { storyHandlers } from './storyHandlers';
import { templateHandlers } from './templateHandlers';
import { workbookHandlers } from './workbookHandlers';

/** One handler a channel of the contract, and `openPath` for files that come from outside the window. */
export const createHandlers = (deps: HandlerDeps): { handlers: Handlers; openPath: OpenPath } => {
  const { session } = deps;
  const { openPath, ...files } = fileHandlers(deps);
  const jobs = new Jobs(deps.publish);
  const handlers: Handlers = {
    ...files,
    ...workbookHandlers(deps, jobs),
    ...periodHandlers(deps),
    ...jobHandlers(jobs),
    ...returnsHandlers(deps, jobs),
    ...setHandlers(deps, jobs),
    ...printHandlers(deps),
    ...templateHandlers(deps),
    ...storyHandlers(deps),
    'sheet.view': ({ sheet, period, unit }) => session.view(sheet, period, unit),
    'plan.info': async () => ok(await session.info()),
    'plan.run': ({ command, place }) => session.run(command, place),
    'plan.undo': () => session.undo(),
    'plan.redo': () => session.redo(),
    'plan.checks': () => session.checks(),
    'plan.settings': ({ prefix }) => session.settings(prefix),
    'plan.weigh': ({ command }) => session.weigh(command),
    'form.definition': ({ sheet }) => session.form(sheet),
    'cell.details': ({ at, row, column }) => session.cellDetails(at, row, column),
  };
  return { handlers, openPath };
};
