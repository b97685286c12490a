import type { StoryJobMap } from '../../shared/contract/story';
import { LOG_LIST } from '../../shared/text/story';
import type { BackupKeeper } from './backupKeeper';
import type { HandlerDeps, Handlers } from './handlers';
import type { Jobs } from './jobs';
import { saveWorkbook } from './saveWorkbook';

/** Steps younger than so many days stay whole when a person asks for a smaller log. */
const DAYS_KEPT = 92;

/** The log as a list to be signed, and made smaller. */
export const storyHandlers = (
  deps: HandlerDeps,
  jobs: Jobs,
  keeper: BackupKeeper,
): Pick<Handlers, keyof StoryJobMap> => ({
  'story.export': async ({ sheet, query, path }) => {
    const list = await deps.session.logList(sheet, query);
    if (!list.ok) return list;
    return saveWorkbook(deps, jobs, list.value, LOG_LIST.fileName, { layout: 'bieu', profile: null }, path);
  },
  'story.compact': async () => {
    // The one thing that undo does not take back: not without a copy.
    const copy = await keeper.before('compaction');
    if (!copy.ok) return copy;
    return deps.session.compact(new Date(Date.now() - DAYS_KEPT * 86_400_000).toISOString());
  },
});
