import path from 'node:path';
import { setImmediate as turn } from 'node:timers/promises';
import type { FileStat, FileSystem, GrowingFile } from '../../electron/file/fileSystem';

/** What may fail on the disk, and when it dies. Null lets a call pass. */
export type Fault = (operation: string, path: string) => string | null;

type Write = { readonly at: number; readonly bytes: Uint8Array } | { readonly length: number };

/** A file's contents: as programs see them, as they are safe, and what was written since. */
interface Inode {
  now: Uint8Array;
  safe: Uint8Array;
  writes: Write[];
  mode: number;
  modifiedMs: number;
}

/** A name that came, went, or was taken from another name, since its folder was last flushed. */
interface Entry {
  readonly folder: string;
  apply(names: Map<string, Inode>): void;
}

const SECTOR = 512;
const errorOf = (code: string): Error => Object.assign(new Error(code), { code });

/**
 * A disk in memory that forgets like a real one: what was not flushed may be there after a power cut, or in part, or not at
 * all, sector by sector; names appear in the order in which they were made, as far as the folder's flush or luck went.
 */
export class VolatileDisk implements FileSystem {
  #names: Map<string, Inode>;
  #safeNames: Map<string, Inode>;
  #entries: Entry[] = [];
  #clock = 1_000_000;
  #isDead = false;
  readonly #fault: Fault;
  /** Calls that could write, so far. */
  operations = 0;

  constructor(fault: Fault = () => null, files: ReadonlyMap<string, Uint8Array> = new Map()) {
    this.#fault = fault;
    this.#names = new Map(
      [...files].map(([name, bytes]) => [
        name,
        { now: bytes, safe: bytes, writes: [], mode: 0o644, modifiedMs: this.#clock++ },
      ]),
    );
    this.#safeNames = new Map(this.#names);
  }

  /** From now on every call fails: the power is gone. */
  die(): void {
    this.#isDead = true;
  }

  /** What a machine finds when the power is back; `chance` draws 0 to below 1. */
  afterPowerCut(chance: () => number): Map<string, Uint8Array> {
    const names = new Map(this.#safeNames);
    const stopped = new Set<string>();
    for (const entry of this.#entries) {
      if (stopped.has(entry.folder)) continue;
      if (chance() < 0.4) stopped.add(entry.folder);
      else entry.apply(names);
    }
    return new Map([...names].map(([name, inode]) => [name, torn(inode, chance)]));
  }

  async readFile(name: string): Promise<Uint8Array> {
    await this.#look('readFile', name);
    return this.#inode(name).now.slice();
  }

  async writeNew(name: string, bytes: Uint8Array, mode: number | null): Promise<void> {
    if (this.#names.has(name)) throw errorOf('EEXIST');
    const code = await this.#writing('writeNew', name);
    const inode = this.#create(name, mode);
    // A disk that fills up leaves half a file behind.
    const written = code === null ? bytes.slice() : bytes.slice(0, bytes.length >> 1);
    Object.assign(inode, { now: written, safe: code === null ? written : new Uint8Array() });
    if (code !== null) throw errorOf(code);
  }

  async openGrowing(name: string, mode: number | null): Promise<GrowingFile> {
    await this.#mayWrite('openGrowing', name);
    const inode = this.#names.get(name) ?? this.#create(name, mode);
    return {
      write: async (bytes, position) => {
        const code = await this.#writing('grow', name);
        this.#write(inode, position, code === null ? bytes : bytes.subarray(0, bytes.length >> 1));
        if (code !== null) throw errorOf(code);
      },
      truncate: async (length) => {
        await this.#mayWrite('truncate', name);
        inode.now = inode.now.slice(0, length);
        inode.writes.push({ length });
        inode.modifiedMs = this.#clock++;
      },
      sync: async () => {
        await this.#mayWrite('syncGrown', name);
        inode.safe = inode.now;
        inode.writes = [];
      },
      close: async () => undefined,
    };
  }

  async rename(from: string, to: string): Promise<void> {
    const inode = this.#inode(from);
    await this.#mayWrite('rename', to);
    // Of two names of one file neither goes (POSIX).
    if (this.#names.get(to) === inode) return;
    this.#change(path.dirname(to), (names) => {
      names.delete(from);
      names.set(to, inode);
    });
  }

  async link(existing: string, name: string): Promise<void> {
    if (this.#names.has(name)) throw errorOf('EEXIST');
    const inode = this.#inode(existing);
    await this.#mayWrite('link', name);
    this.#change(path.dirname(name), (names) => names.set(name, inode));
  }

  async remove(name: string): Promise<void> {
    if (!this.#names.has(name)) return;
    await this.#mayWrite('remove', name);
    this.#change(path.dirname(name), (names) => names.delete(name));
  }

  async syncFolder(folder: string): Promise<void> {
    await this.#mayWrite('syncFolder', folder);
    for (const entry of this.#entries) if (entry.folder === folder) entry.apply(this.#safeNames);
    this.#entries = this.#entries.filter((entry) => entry.folder !== folder);
  }

  async stat(name: string): Promise<FileStat | null> {
    await this.#look('stat', name);
    const inode = this.#names.get(name);
    return inode ? { size: inode.now.length, mode: inode.mode, modifiedMs: inode.modifiedMs, isFile: true } : null;
  }

  async list(folder: string): Promise<readonly string[]> {
    return [...this.#names.keys()].filter((name) => path.dirname(name) === folder).map((name) => path.basename(name));
  }

  async realpath(name: string): Promise<string> {
    return name;
  }

  async touch(name: string): Promise<void> {
    await this.#mayWrite('touch', name);
    this.#inode(name).modifiedMs = this.#clock++;
  }

  async makeFolder(): Promise<void> {
    // Folders are where names say they are.
  }

  #inode(name: string): Inode {
    const inode = this.#names.get(name);
    if (!inode) throw errorOf('ENOENT');
    return inode;
  }

  #create(name: string, mode: number | null): Inode {
    const empty = new Uint8Array();
    const inode = { now: empty, safe: empty, writes: [], mode: mode ?? 0o644, modifiedMs: this.#clock++ };
    this.#change(path.dirname(name), (names) => names.set(name, inode));
    return inode;
  }

  #change(folder: string, apply: (names: Map<string, Inode>) => void): void {
    apply(this.#names);
    this.#entries.push({ folder, apply });
  }

  #write(inode: Inode, at: number, bytes: Uint8Array): void {
    inode.now = written(inode.now, at, bytes);
    inode.writes.push({ at, bytes: bytes.slice() });
    inode.modifiedMs = this.#clock++;
  }

  async #look(operation: string, name: string): Promise<void> {
    await turn();
    if (this.#isDead) throw errorOf('EIO');
    const code = this.#fault(operation, name);
    if (code !== null) throw errorOf(code);
  }

  /** A disk takes its time: what programs do meanwhile is done before it has finished. */
  async #writing(operation: string, name: string): Promise<string | null> {
    await turn();
    if (this.#isDead) throw errorOf('EIO');
    this.operations++;
    return this.#fault(operation, name);
  }

  async #mayWrite(operation: string, name: string): Promise<void> {
    const code = await this.#writing(operation, name);
    if (code !== null) throw errorOf(code);
  }
}

const written = (before: Uint8Array, at: number, bytes: Uint8Array): Uint8Array => {
  const after = new Uint8Array(Math.max(before.length, at + bytes.length));
  after.set(before);
  after.set(bytes, at);
  return after;
};

/** Contents after a power cut: each sector written since the last flush is there, or is not. */
const torn = (inode: Inode, chance: () => number): Uint8Array => {
  let bytes: Uint8Array = inode.safe.slice();
  for (const write of inode.writes) {
    if ('length' in write) {
      if (chance() < 0.5) bytes = bytes.slice(0, write.length);
      continue;
    }
    for (let from = 0; from < write.bytes.length; ) {
      const to = Math.min(write.bytes.length, from + SECTOR - ((write.at + from) % SECTOR));
      if (chance() < 0.6) bytes = written(bytes, write.at + from, write.bytes.subarray(from, to));
      from = to;
    }
  }
  return bytes;
};
