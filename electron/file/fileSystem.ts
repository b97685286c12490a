import { constants } from 'node:fs';
import fs from 'node:fs/promises';
import path from 'node:path';

/** All file work of the product goes through this port, so that a test can inject every fault. Errors carry `code`. */
export interface FileSystem {
  readFile(path: string): Promise<Uint8Array>;
  /** Creates a file that must not exist, writes all bytes, flushes them to the disk, closes it; `mode` exactly. */
  writeNew(path: string, bytes: Uint8Array, mode: number | null): Promise<void>;
  /** Names in a folder. */
  list(path: string): Promise<readonly string[]>;
  rename(from: string, to: string): Promise<void>;
  /** Second name for the same file; fails where the file system has no hard links. */
  link(existing: string, path: string): Promise<void>;
  remove(path: string): Promise<void>;
  /** Gives a file the time of now. */
  touch(path: string): Promise<void>;
  /** Flushes a folder's entries; does nothing where the system cannot. */
  syncFolder(path: string): Promise<void>;
  /** What is there, links followed; null when nothing is. */
  stat(path: string): Promise<FileStat | null>;
  /** The path with every link followed, also a link to something that is not there yet. */
  realpath(path: string): Promise<string>;
  makeFolder(path: string): Promise<void>;
  /** A file that grows bit by bit; made when it is not there, with `mode` exactly. */
  openGrowing(path: string, mode: number | null): Promise<GrowingFile>;
}

/** An open file to which more is written. Nothing is safe before `sync`. */
export interface GrowingFile {
  write(bytes: Uint8Array, position: number): Promise<void>;
  truncate(length: number): Promise<void>;
  /** Flushes everything written so far to the disk. */
  sync(): Promise<void>;
  close(): Promise<void>;
}

export interface FileStat {
  readonly size: number;
  readonly mode: number;
  readonly modifiedMs: number;
  readonly isFile: boolean;
}

/** The system's code of an error (ENOSPC, EBUSY…), or "EUNKNOWN". */
export const systemCode = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : 'EUNKNOWN';

/** The real disk. */
export const nodeFileSystem: FileSystem = {
  readFile: async (path) => new Uint8Array(await fs.readFile(path)),
  writeNew: async (path, bytes, mode) => {
    const handle = await fs.open(path, 'wx', mode ?? 0o666);
    try {
      // Not left to the process's mask: colleagues who could write the file before must still be able to.
      if (mode !== null) await handle.chmod(mode).catch(() => undefined);
      await handle.writeFile(bytes);
      await handle.sync();
    } finally {
      await handle.close();
    }
  },
  rename: (from, to) => fs.rename(from, to),
  link: (existing, path) => fs.link(existing, path),
  remove: (path) => fs.rm(path, { force: true }),
  touch: (path) => {
    const now = new Date();
    return fs.utimes(path, now, now);
  },
  syncFolder: async (path) => {
    // Windows cannot open a folder for flushing; its rename is journalled by NTFS.
    if (process.platform === 'win32') return;
    const handle = await fs.open(path, 'r');
    try {
      await handle.sync();
    } finally {
      await handle.close();
    }
  },
  stat: async (path) => {
    try {
      const stat = await fs.stat(path);
      return { size: stat.size, mode: stat.mode & 0o777, modifiedMs: stat.mtimeMs, isFile: stat.isFile() };
    } catch (error) {
      if (systemCode(error) === 'ENOENT' || systemCode(error) === 'ENOTDIR') return null;
      throw error;
    }
  },
  list: (path) => fs.readdir(path),
  realpath: async (file) => {
    try {
      return await fs.realpath(file);
    } catch (error) {
      if (systemCode(error) !== 'ENOENT') throw error;
    }
    const target = await fs.readlink(file).catch(() => null);
    return target === null ? path.resolve(file) : path.resolve(path.dirname(file), target);
  },
  makeFolder: async (path) => {
    await fs.mkdir(path, { recursive: true });
  },
  openGrowing: async (path, mode) => {
    const handle = await fs.open(path, constants.O_RDWR | constants.O_CREAT, mode ?? 0o666);
    if (mode !== null) await handle.chmod(mode).catch(() => undefined);
    return {
      write: async (bytes, position) => {
        for (let done = 0; done < bytes.length; ) {
          const { bytesWritten } = await handle.write(bytes, done, bytes.length - done, position + done);
          done += bytesWritten;
        }
      },
      truncate: (length) => handle.truncate(length),
      sync: () => handle.sync(),
      close: () => handle.close(),
    };
  },
};
