import type { AppError } from '../../shared/contract/appError';
import { CLI_TEXT } from '../../shared/text/cli';
import { explainError } from '../../shared/text/errors';

/** Exit codes of `skh`: a promise. */
export const FINE = 0;
export const PROBLEM = 1;
export const UNUSABLE = 2;

/** What a command says: data for programs, lines for people, and its exit code. */
export interface Answer {
  readonly json: unknown;
  readonly lines: readonly string[];
  readonly code: number;
}

/** What a command found: the object for `--json`, the lines for a person, the exit code. */
export const answer = (json: unknown, lines: readonly string[], code = FINE): Answer => ({ json, lines, code });

/** Bad use of the command line. */
export const misuse = (what: string): Answer => ({
  json: { error: { code: 'badUse', message: CLI_TEXT.badUse(what) } },
  lines: [CLI_TEXT.badUse(what)],
  code: UNUSABLE,
});

/** Errors that mean a problem was found, not that the input could not be used. */
const PROBLEMS: ReadonlySet<AppError['code']> = new Set(['noTable', 'nothingToUndo', 'nothingToRedo']);

/** An error as an answer: told as in the window; exit 1 where a problem was found, else 2. */
export const failure = (error: AppError): Answer => {
  const { title, message } = explainError(error);
  return {
    json: { error: { ...error, message: `${title}. ${message}`.trim() } },
    lines: [`${title}. ${message}`.trim()],
    code: PROBLEMS.has(error.code) ? PROBLEM : UNUSABLE,
  };
};

/**
 * Lines as a terminal may have them: what a file says must not steer it (its title, its clipboard, what was already
 * written), so every control character but line ends and tabs, and every one that turns the reading order, shows as �.
 */
export const toTerminal = (lines: readonly string[]): string =>
  `${lines.join('\n')}\n`.replace(/[^\P{Cc}\n\t]|[\u202a-\u202e\u2066-\u2069]/gu, '\uFFFD');

/** The same data for programs; JSON may escape any character, so that none of them steers a terminal either. */
export const toJson = (json: unknown): string =>
  `${JSON.stringify(json, null, 2)}\n`.replace(
    /[\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g,
    (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );

/** Columns of text, aligned by their length in characters; the last one is left as it is. */
export const toTable = (rows: readonly (readonly string[])[]): string[] => {
  const widths: number[] = [];
  for (const row of rows) {
    for (const [index, cell] of row.entries()) widths[index] = Math.max(widths[index] ?? 0, cell.length);
  }
  return rows.map((row) =>
    row
      .map((cell, index) => (index === row.length - 1 ? cell : cell.padEnd(widths[index] ?? 0)))
      .join('  ')
      .trimEnd(),
  );
};
