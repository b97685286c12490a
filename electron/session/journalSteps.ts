import * as v from 'valibot';
import type { Recovery } from '../../shared/contract/channels';
import { LogRow, lastSeq, parseChanges, writeLogRow } from '../db/changeLog';
import { applyChanges } from '../db/changes';
import type { SqlDb } from '../db/sqlDb';
import type { FileSystem } from '../file/fileSystem';
import { readJournal, setJournalAside } from '../file/journal';
import { type JournalContents, type JournalEntry, stepsAfter } from '../file/journalFormat';
import type { PlanImage } from '../file/planFile';

const Entry = v.union([
  v.strictObject({ step: LogRow }),
  v.strictObject({ base: v.strictObject({ seq: v.pipe(v.number(), v.safeInteger()), sha256: v.string() }) }),
]);

const parseEntry = (json: unknown): JournalEntry<LogRow> | null => {
  const parsed = v.safeParse(Entry, json);
  return parsed.success ? parsed.output : null;
};

/**
 * The journal found beside a plan file: the steps in it that the file does not hold yet, played onto the database while
 * it is opened, and what became of them.
 */
export class FoundJournal {
  /** Null when there is none. */
  readonly contents: JournalContents<LogRow> | null;
  readonly #following: { readonly seq: number; readonly steps: readonly LogRow[] } | null;
  #played = 0;
  #problem: Recovery['problem'] = null;

  private constructor(found: JournalContents<LogRow> | null, image: PlanImage) {
    // One whose first line never reached the disk, or without a step, held nothing that anybody was promised.
    const contents = found && (found.isDamaged || found.entries.some((entry) => 'step' in entry)) ? found : null;
    this.contents = contents;
    this.#following = contents ? stepsAfter(contents.entries, image) : null;
    if (!contents) return;
    if (this.#following === null) this.#problem = 'otherFile';
    else if (contents.isDamaged) this.#problem = 'damaged';
  }

  /** Reads the journal of a plan file. Throws what the disk throws. */
  static async read(fileSystem: FileSystem, file: string, image: PlanImage): Promise<FoundJournal> {
    return new FoundJournal(await readJournal(fileSystem, file, parseEntry), image);
  }

  /** It was kept for another file: nothing of it belongs here. */
  get isForeign(): boolean {
    return this.#problem === 'otherFile';
  }

  /** Steps that were played onto the database. */
  get played(): number {
    return this.#played;
  }

  /** What a person is told; null when there was nothing to do. */
  recovery(setAside: string | null): Recovery | null {
    if (this.#played === 0 && this.#problem === null) return null;
    const at = this.#following?.steps[this.#played - 1]?.at ?? null;
    return { steps: this.#played, at, problem: this.#problem, setAside };
  }

  /** Plays the steps onto the file's database, each in one transaction, as far as they fit. */
  play(db: SqlDb): void {
    const following = this.#following;
    if (!following) return;
    if (following.steps.length > 0 && lastSeq(db) !== following.seq) {
      this.#problem = 'otherFile';
      return;
    }
    for (const step of following.steps) {
      if (!playStep(db, step)) {
        this.#problem = 'damaged';
        return;
      }
      this.#played++;
    }
  }

  /** The database did not stand the test with these steps: it is opened without them. */
  refuse(): void {
    this.#played = 0;
    this.#problem = 'damaged';
  }

  /**
   * Puts a journal that does not fit, or not wholly, where it is kept for a person to look at; the one that is played stays
   * until the plan file has its steps. Returns where, null when nothing had to be kept. Throws what the disk throws.
   */
  async keep(fileSystem: FileSystem, file: string, now: Date): Promise<string | null> {
    if (this.#problem === null) return null;
    return setJournalAside(fileSystem, file, now, this.isForeign ? 'move' : 'copy');
  }
}

/**
 * Plays onto a rescued database the steps that lie beside its damaged file and follow the last one in its log; the bytes of
 * that file are no longer what the journal knew it by. Tells how many were taken, how many of them do not follow or fit, and
 * whether that is all there was.
 */
export const playBeyond = async (
  fileSystem: FileSystem,
  file: string,
  db: SqlDb,
): Promise<{ readonly played: number; readonly left: number; readonly isWhole: boolean }> => {
  const journal = await readJournal(fileSystem, file, parseEntry).catch(() => 'unreadable' as const);
  if (journal === null) return { played: 0, left: 0, isWhole: true };
  if (journal === 'unreadable') return { played: 0, left: 0, isWhole: false };
  const steps = journal.entries.flatMap((entry) => ('step' in entry ? [entry.step] : []));
  // Of the file's own line: its last whole write ended where this log ends.
  const isOwn = journal.entries.some((entry) => 'base' in entry && entry.base.seq === lastSeq(db));
  const waiting = steps.filter(({ seq }) => seq > lastSeq(db));
  let played = 0;
  for (const step of isOwn ? waiting : []) {
    if (step.seq !== lastSeq(db) + 1 || !playStep(db, step)) break;
    played++;
  }
  const left = waiting.length - played;
  return { played, left, isWhole: left === 0 && !journal.isDamaged };
};

const playStep = (db: SqlDb, step: LogRow): boolean => {
  try {
    const changes = parseChanges(step.changes);
    if (changes === null) return false;
    db.transaction(() => {
      applyChanges(db, changes);
      writeLogRow(db, step);
    });
    return true;
  } catch {
    return false;
  }
};
