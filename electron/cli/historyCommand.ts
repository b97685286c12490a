import { EVERY_STEP } from '../../shared/contract/story';
import { CLI_TEXT } from '../../shared/text/cli';
import { atomicWrite } from '../file/atomicWrite';
import { nodeFileSystem } from '../file/fileSystem';
import { guardOutput } from '../file/outputGuard';
import type { PlanSession } from '../session/planSession';
import { logList } from '../session/story/logList';
import { type Answer, answer, failure, misuse, toTable } from './output';
import type { Arguments } from './parseArguments';
import { reading } from './planCommands';
import { withWorkbook } from './workbookCommands';

/** `skh history FILE [--limit N] [-o OUT.xlsx]`: the newest steps, also as a list to be signed. */
export const historyCommand = ({ words: [file], values }: Arguments): Promise<Answer> => {
  const { limit: given, output } = values;
  const limit = given === undefined ? 1000 : Number(given);
  if (!Number.isInteger(limit) || limit < 1) {
    return Promise.resolve(misuse(CLI_TEXT.badValue('limit', given ?? '')));
  }
  return reading(file, async (session) => {
    const entries = session.history(limit);
    const told = toTable(entries.map((entry) => [String(entry.seq), entry.at, entry.actor, entry.label]));
    if (output === undefined) return answer({ entries }, told);
    return (await writeList(session, limit, output)) ?? answer({ entries, path: output }, [CLI_TEXT.exported(output)]);
  });
};

/** Null when all went well. */
const writeList = async (session: PlanSession, newest: number, output: string): Promise<Answer | null> => {
  const guarded = await guardOutput(nodeFileSystem, output, session.path);
  if (!guarded.ok) return failure(guarded.error);
  const list = session.ask({ sheet: session.sheets()[0]?.id ?? '' }, (db, context, history) =>
    logList(db, context, history, EVERY_STEP, newest),
  );
  if (!list.ok) return failure(list.error);
  const view = list.value;
  const bytes = await withWorkbook((client) =>
    client.exportSheet(view, { layout: 'bieu', profile: view.print.profile }),
  );
  if (!bytes.ok) return failure(bytes.error);
  const written = await atomicWrite(nodeFileSystem, output, bytes.value, { keepPrevious: false });
  return written.ok ? null : failure(written.error);
};
