import { CLI_TEXT } from '../shared/text/cli';
import { type Answer, misuse } from './cli/output';
import { type Arguments, parseArguments } from './cli/parseArguments';
import {
  historyCommand,
  infoCommand,
  newCommand,
  redoCommand,
  setCommand,
  sheetsCommand,
  showCommand,
  undoCommand,
} from './cli/planCommands';
import { targetCommand } from './cli/targetCommand';
import { verifyCommand } from './cli/verifyCommand';
import { exportCommand, importCommand } from './cli/workbookCommands';

/** The command line `skh`: the same session and workbook rooms as the window. Names, JSON fields and exit codes are a promise. */
const COMMANDS: Readonly<Record<string, (args: Arguments) => Promise<Answer>>> = {
  new: newCommand,
  info: infoCommand,
  verify: verifyCommand,
  sheets: sheetsCommand,
  show: showCommand,
  set: setCommand,
  undo: undoCommand,
  redo: redoCommand,
  history: historyCommand,
  export: exportCommand,
  import: importCommand,
  target: targetCommand,
};

/** @returns the exit code: 0 fine and durable, 1 problems found, 2 bad use, unreadable input or unwritable output. */
export const main = async (argv: readonly string[]): Promise<number> => {
  const parsed = parseArguments(argv);
  if (parsed.ok && parsed.value.flags.has('help')) {
    process.stdout.write(CLI_TEXT.usage);
    return 0;
  }
  const { code, json, lines } = parsed.ok ? await run(parsed.value) : misuse(parsed.error);
  const asJson = argv.includes('--json');
  const text = asJson ? `${JSON.stringify(json, null, 2)}\n` : `${lines.join('\n')}\n`;
  const failed = !asJson && typeof json === 'object' && json !== null && 'error' in json;
  (failed ? process.stderr : process.stdout).write(text);
  return code;
};

const run = async (args: Arguments): Promise<Answer> => {
  const [name, ...words] = args.words;
  if (name === undefined) return { ...misuse(CLI_TEXT.missing('COMMAND')), lines: [CLI_TEXT.usage] };
  const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  return command ? command({ ...args, words }) : misuse(CLI_TEXT.unknownCommand(name));
};
