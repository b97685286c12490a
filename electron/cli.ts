import type { Result } from '../shared/contract/result';
import { CLI_TEXT } from '../shared/text/cli';
import { backupsCommand, restoreCommand } from './cli/backupCommands';
import { checkCommand } from './cli/check';
import { historyCommand } from './cli/historyCommand';
import { type Answer, FINE, failure, misuse, toJson, toTerminal, UNUSABLE } from './cli/output';
import { type Arguments, parseArguments, type Usage } from './cli/parseArguments';
import {
  infoCommand,
  newCommand,
  redoCommand,
  setCommand,
  sheetsCommand,
  showCommand,
  undoCommand,
} from './cli/planCommands';
import { rescueCommand } from './cli/rescueCommand';
import { targetCommand } from './cli/targetCommand';
import { verifyCommand } from './cli/verifyCommand';
import { exportCommand, importCommand, setsCommand } from './cli/workbookCommands';

/** The command line `skh`: the same session and workbook rooms as the window. Names, JSON fields and exit codes are a promise. */
interface CliCommand {
  readonly usage: Usage;
  readonly run: (args: Arguments) => Promise<Answer>;
}

const at = ['sheet', 'period', 'unit'] as const;

const COMMANDS: Readonly<Record<string, CliCommand>> = {
  new: { usage: { words: 1, options: ['sample'] }, run: newCommand },
  info: { usage: { words: 1 }, run: infoCommand },
  check: { usage: { words: 1 }, run: checkCommand },
  verify: { usage: { words: 1 }, run: verifyCommand },
  rescue: { usage: { words: 1, options: ['output'] }, run: rescueCommand },
  sheets: { usage: { words: 1 }, run: sheetsCommand },
  sets: { usage: { words: 1 }, run: setsCommand },
  show: { usage: { words: 1, options: at }, run: showCommand },
  set: { usage: { words: 2, options: [...at, 'row', 'column'] }, run: setCommand },
  undo: { usage: { words: 1 }, run: undoCommand },
  redo: { usage: { words: 1 }, run: redoCommand },
  history: { usage: { words: 1, options: ['limit', 'output'] }, run: historyCommand },
  backups: { usage: { words: 1, options: ['folder'] }, run: backupsCommand },
  restore: { usage: { words: 2, flags: ['dry-run'] }, run: restoreCommand },
  export: { usage: { words: 1, options: [...at, 'set', 'output', 'profile', 'layout'] }, run: exportCommand },
  import: { usage: { words: 2, options: at, flags: ['dry-run'] }, run: importCommand },
  target: { usage: { words: 1, options: ['figure', 'direction', 'range', 'scale'] }, run: targetCommand },
};

/** @returns the exit code: 0 fine and durable, 1 problems found, 2 bad use, unreadable input or unwritable output. */
export const main = async (argv: readonly string[]): Promise<number> => {
  const [name, ...words] = argv;
  if (name === '--help' || name === '-h' || name === 'help') return say(CLI_TEXT.usage, FINE);
  const command = name !== undefined && Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  const parsed = command && parseArguments(words, command.usage);
  const asJson = parsed?.ok ? parsed.value.flags.has('json') : argv.includes('--json');
  const { json, lines, code } = await answerTo(name, command, parsed);
  if (asJson) return say(toJson(json), code);
  const failed = typeof json === 'object' && json !== null && 'error' in json;
  return say(toTerminal(lines), code, failed ? process.stderr : process.stdout);
};

const answerTo = async (
  name: string | undefined,
  command: CliCommand | undefined,
  parsed: Result<Arguments, string> | undefined,
): Promise<Answer> => {
  if (name === undefined) return { ...misuse(CLI_TEXT.missing('COMMAND')), lines: [CLI_TEXT.usage] };
  if (!command || !parsed) return misuse(CLI_TEXT.unknownCommand(name));
  if (!parsed.ok) return misuse(CLI_TEXT.unexpected(parsed.error));
  try {
    return await command.run(parsed.value);
  } catch (error) {
    // A bug, caught once: it must not look like an answer, and programs still get their JSON.
    return failure({ code: 'internal', reference: error instanceof Error ? error.message : String(error) });
  }
};

/** Writes all of a text, or answers that it could not: a full disk behind a redirection is unwritable output. */
const say = (text: string, code: number, stream: NodeJS.WriteStream = process.stdout): Promise<number> =>
  new Promise((resolve) => {
    const fail = (): void => resolve(UNUSABLE);
    stream.once('error', fail);
    stream.write(text, (error) => {
      stream.removeListener('error', fail);
      resolve(error ? UNUSABLE : code);
    });
  });
