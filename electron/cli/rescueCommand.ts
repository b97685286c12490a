import { CLI_TEXT } from '../../shared/text/cli';
import { completeText, explainDamage, noteCounts, provenText, tableCounts } from '../../shared/text/rescue';
import { nodeFileSystem } from '../file/fileSystem';
import { rescuePlan } from '../session/rescue';
import { type Answer, answer, FINE, failure, misuse, PROBLEM } from './output';
import type { Arguments } from './parseArguments';

/**
 * `skh rescue FILE --output NEW`: every readable row of a damaged file into a new one, with a list beside it. Exit 0 when
 * nothing is missing, 1 when something is missing or in doubt, 2 when nothing could be read or written.
 */
export const rescueCommand = async ({ words: [file], values: { output } }: Arguments): Promise<Answer> => {
  if (file === undefined) return misuse(CLI_TEXT.missing('FILE'));
  if (output === undefined) return misuse(CLI_TEXT.missing('--output'));
  const rescued = await rescuePlan(nodeFileSystem, file, output);
  if (!rescued.ok) return failure(rescued.error);
  const { path, list, report } = rescued.value;
  const { complete, proven, pages, badPages, tables, notes } = report;
  return answer(
    { path, list, complete, proven, pages, badPages, tables, notes },
    [
      CLI_TEXT.created(path),
      explainDamage(report),
      provenText(report),
      completeText(report),
      ...tableCounts(report).map((line) => `  ${line}`),
      ...noteCounts(report).map(({ text }) => `  ${text}`),
      CLI_TEXT.rescueList(list),
    ],
    complete ? FINE : PROBLEM,
  );
};
