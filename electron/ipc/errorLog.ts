import { randomBytes } from 'node:crypto';
import { appendFileSync, mkdirSync } from 'node:fs';
import path from 'node:path';

/** Writes an unexpected error where support can find it and returns the reference that the person is shown. */
export type LogError = (error: unknown, during: string) => string;

/** One log file a month in `folder`; each entry carries its reference. A log that cannot be written is no second error. */
export function createErrorLog(folder: string, version: string): LogError {
  return (error, during) => {
    const now = new Date().toISOString();
    const reference = randomBytes(4).toString('hex').toUpperCase();
    const text = withoutContents(error instanceof Error ? (error.stack ?? error.message) : String(error));
    try {
      mkdirSync(folder, { recursive: true });
      const file = path.join(folder, `loi-${now.slice(0, 7)}.log`);
      appendFileSync(file, `${now} ${reference} v${version} ${during}\n${text}\n\n`);
    } catch {
      // A full disk may be the very error that is being logged.
    }
    return reference;
  };
}

/** An entry is a stack of calls; what is longer is no help. */
const LONGEST_ENTRY = 8000;

/** Our own messages name ids and files. Those of a parser quote what they could not read, which is a person's data. */
const withoutContents = (text: string): string => text.replace(/^(SyntaxError: ).*$/gmu, '$1…').slice(0, LONGEST_ENTRY);
