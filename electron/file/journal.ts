import path from 'node:path';
import { type FileSystem, type GrowingFile, systemCode } from './fileSystem';
import {
  DIGEST_START,
  decodeJournal,
  encodeEntries,
  HEAD,
  type JournalBase,
  type JournalContents,
  type JournalEntry,
  type Numbered,
} from './journalFormat';

/** Where the journal of a plan file lies. */
export const journalOf = (file: string): string => `${file}.journal`;

/** The journal beside a file, or null when there is none (or an empty one). Throws what the disk throws. */
export const readJournal = async <Step>(
  fileSystem: FileSystem,
  file: string,
  parse: (json: unknown) => JournalEntry<Step> | null,
): Promise<JournalContents<Step> | null> => {
  try {
    const bytes = await fileSystem.readFile(journalOf(file));
    return bytes.length === 0 ? null : decodeJournal(bytes, parse);
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return null;
    throw error;
  }
};

/**
 * Moves a journal that does not fit out of the way, under a name that says when, or keeps a copy of one that fits in part.
 * Never deletes. Returns the name.
 */
export const setJournalAside = async (
  fileSystem: FileSystem,
  file: string,
  now: Date,
  how: 'move' | 'copy',
): Promise<string> => {
  const stamp = now.toISOString().slice(0, 19).replaceAll(/[-:]/g, '').replace('T', '-');
  for (let count = 0; ; count++) {
    const aside = `${journalOf(file)}.${stamp}${count === 0 ? '' : `-${count}`}`;
    if ((await fileSystem.stat(aside)) !== null) continue;
    if (how === 'move') await fileSystem.rename(journalOf(file), aside);
    else {
      // Safe before anything is done to what it is a copy of.
      await fileSystem.writeNew(aside, await fileSystem.readFile(journalOf(file)), null);
      await fileSystem.syncFolder(path.dirname(aside)).catch(() => undefined);
    }
    return aside;
  }
};

/** Writes the journal of one plan file. Calls queue up; each answers when its entries are safe on the disk. */
export class Journal<Step extends Numbered> {
  readonly #fileSystem: FileSystem;
  readonly #file: string;
  readonly #mode: number | null;
  #handle: GrowingFile | null = null;
  #length: number;
  #digest: string;
  #lastSeq: number;
  /** What a journal that begins now would go with. */
  #bases: readonly JournalBase[];
  /** It does not fit the file that may be there: nothing may be promised until it was emptied. */
  #isBroken: boolean;
  #lane: Promise<unknown> = Promise.resolve();

  /**
   * @param file the plan file, every link followed; `mode` as it has.
   * @param base the plan file as it is on the disk.
   * @param contents what lies there and goes with it; null for nothing.
   * @param isWhole false when not all of it could be used: it is left alone until a whole file has been written.
   */
  constructor(
    fileSystem: FileSystem,
    file: string,
    mode: number | null,
    base: JournalBase,
    contents: JournalContents<Step> | null,
    isWhole = true,
  ) {
    this.#fileSystem = fileSystem;
    this.#file = file;
    this.#mode = mode;
    this.#bases = [base];
    this.#length = contents?.length ?? 0;
    this.#digest = contents?.digest ?? DIGEST_START;
    const last = contents?.entries.findLast((entry) => 'step' in entry);
    this.#lastSeq = Math.max(base.seq, last && 'step' in last ? last.step.seq : 0);
    this.#isBroken = !isWhole;
  }

  /** Bytes in it. */
  get length(): number {
    return this.#length;
  }

  /**
   * Writes steps and flushes them; those that it, or the plan file, has already are passed over. Throws what the disk
   * throws, and when they do not follow the last one: nothing may be promised that could not be played. Then nothing of them
   * counts as written.
   */
  append(steps: readonly Step[]): Promise<void> {
    return this.#queue(async () => {
      if (this.#isBroken) throw withoutBase();
      const fresh = steps.filter(({ seq }) => seq > this.#lastSeq);
      const last = fresh.at(-1);
      if (!last) return;
      this.#isBroken = fresh.some(({ seq }, index) => seq !== this.#lastSeq + 1 + index);
      if (this.#isBroken) throw withoutBase();
      await this.#write(fresh.map((step) => ({ step })));
      this.#lastSeq = last.seq;
    });
  }

  /** Before a whole file appears: what has been written so far, and what comes, also goes with that one. */
  expect(base: JournalBase): Promise<void> {
    return this.#queue(async () => {
      this.#bases = [...this.#bases, base];
      if (this.#length === 0 || this.#isBroken) return;
      try {
        await this.#write([{ base }]);
      } catch {
        this.#isBroken = true;
      }
    });
  }

  /** The whole file is there: what it holds is no longer needed here. Never throws. */
  settle(base: JournalBase): Promise<void> {
    return this.#queue(async () => {
      this.#bases = [base];
      if (this.#lastSeq > base.seq && !this.#isBroken) return;
      await this.#empty(base).catch(() => undefined);
    });
  }

  /** Closes the file; `finished`: the plan file holds everything, so that the journal goes. Never throws. */
  close(finished: boolean): Promise<void> {
    return this.#queue(async () => {
      await this.#drop();
      if (finished) await this.#fileSystem.remove(journalOf(this.#file)).catch(() => undefined);
    });
  }

  #queue<T>(work: () => Promise<T>): Promise<T> {
    const result = this.#lane.then(work);
    this.#lane = result.catch(() => undefined);
    return result;
  }

  async #write(entries: readonly JournalEntry<Step>[]): Promise<void> {
    const isNew = this.#length === 0;
    const all = isNew ? [...this.#bases.map((base) => ({ base })), ...entries] : entries;
    const { bytes, digest } = encodeEntries(all, isNew ? DIGEST_START : this.#digest);
    const written = isNew ? Buffer.concat([HEAD, bytes]) : bytes;
    const journal = journalOf(this.#file);
    try {
      const isOpen = this.#handle !== null;
      if (!isOpen && !isNew) await this.#stillThere();
      this.#handle ??= await this.#fileSystem.openGrowing(journal, this.#mode);
      // What a write that failed left behind, or a line that a power cut tore.
      if (!isOpen || isNew) await this.#handle.truncate(this.#length);
      await this.#handle.write(written, this.#length);
      await this.#handle.sync();
      if (!isOpen) await this.#fileSystem.syncFolder(path.dirname(journal));
      // An open file whose name was taken away takes everything and keeps nothing.
      const stat = await this.#fileSystem.stat(journal);
      if (stat?.size !== this.#length + written.length) {
        throw Object.assign(new Error('journal gone'), { code: 'ENOENT' });
      }
    } catch (error) {
      await this.#drop();
      throw error;
    }
    this.#length += written.length;
    this.#digest = digest;
  }

  /** A file that was taken away or cut since has lost what was promised: it is not to be made up with blanks. */
  async #stillThere(): Promise<void> {
    const stat = await this.#fileSystem.stat(journalOf(this.#file));
    if (stat !== null && stat.size >= this.#length) return;
    this.#isBroken = true;
    throw Object.assign(new Error('journal gone'), { code: 'ENOENT' });
  }

  /** Emptied in place: a power cut leaves it as it was, and that still fits. */
  async #empty(base: JournalBase): Promise<void> {
    if (this.#length > 0) {
      this.#handle ??= await this.#fileSystem.openGrowing(journalOf(this.#file), this.#mode);
      await this.#handle.truncate(0);
    }
    this.#length = 0;
    this.#digest = DIGEST_START;
    this.#lastSeq = base.seq;
    this.#isBroken = false;
  }

  async #drop(): Promise<void> {
    const handle = this.#handle;
    this.#handle = null;
    await handle?.close().catch(() => undefined);
  }
}

const withoutBase = (): Error => Object.assign(new Error('journal that does not fit'), { code: 'EBADF' });
