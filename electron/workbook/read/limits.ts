import type { AppError, WorkbookProblem } from '../../../shared/contract/appError';
import { err, type Result } from '../../../shared/contract/result';
import { LIMIT_WORDS } from '../../../shared/text/workbook';

/** What a workbook from outside may cost. Megabytes are 2^20 bytes; Excel itself allows 32,767 characters in a cell. */
export const workbookLimits = {
  fileMegabytes: 50,
  unpackedMegabytes: 200,
  /** Of one part that is read: a million cells take about 75. */
  partMegabytes: 120,
  /** Unpacked over packed size of one part, where it unpacks to more than `ratioFromMegabytes`. */
  ratio: 200,
  ratioFromMegabytes: 16,
  entries: 5_000,
  sheets: 200,
  cells: 1_000_000,
  characters: 200_000,
  merges: 100_000,
} as const;

type LimitName = keyof typeof LIMIT_WORDS;

/** A workbook beyond a limit, in the words of the unit that the limit is counted in. */
export const tooLarge = (path: string, what: LimitName, limit: number): Result<never, AppError> =>
  err({ code: 'workbookTooLarge', path, what: LIMIT_WORDS[what], limit });

/** Thrown inside the reader to leave it at once; `readWorkbook` turns it into its AppError. Never leaves the room. */
export class WorkbookFault extends Error {
  private constructor(
    readonly why: WorkbookProblem | null,
    readonly what: LimitName | null,
    readonly limit: number,
  ) {
    super(why ?? what ?? '');
  }

  static unreadable(why: WorkbookProblem): WorkbookFault {
    return new WorkbookFault(why, null, 0);
  }

  static beyond(what: LimitName, limit: number): WorkbookFault {
    return new WorkbookFault(null, what, limit);
  }

  toResult(path: string): Result<never, AppError> {
    if (this.what !== null) return tooLarge(path, this.what, this.limit);
    return err({ code: 'workbookUnreadable', path, why: this.why ?? 'damaged' });
  }
}
