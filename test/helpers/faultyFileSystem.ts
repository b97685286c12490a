import { type FileSystem, nodeFileSystem } from '../../electron/file/fileSystem';

/** What may fail: a call of the port, or writing to and flushing of a file that grows. */
export type Operation = keyof FileSystem | 'grow' | 'syncGrown';

/** The real disk with faults put in: `fail` decides by operation and path; it may count, so that a fault passes. */
export const faultyFileSystem = (fail: (operation: Operation, path: string) => string | null): FileSystem => {
  const guard = (operation: Operation, path: string): void => {
    const code = fail(operation, path);
    if (code !== null) throw Object.assign(new Error(code), { code });
  };
  return {
    readFile: async (path) => {
      guard('readFile', path);
      return nodeFileSystem.readFile(path);
    },
    writeNew: async (path, bytes, mode) => {
      const code = fail('writeNew', path);
      if (code === null) return nodeFileSystem.writeNew(path, bytes, mode);
      // A disk that fills up leaves half a file behind.
      await nodeFileSystem.writeNew(path, bytes.subarray(0, bytes.length >> 1), mode);
      throw Object.assign(new Error(code), { code });
    },
    rename: async (from, to) => {
      guard('rename', to);
      return nodeFileSystem.rename(from, to);
    },
    link: async (existing, path) => {
      guard('link', path);
      return nodeFileSystem.link(existing, path);
    },
    remove: async (path) => {
      guard('remove', path);
      return nodeFileSystem.remove(path);
    },
    touch: async (path) => {
      guard('touch', path);
      return nodeFileSystem.touch(path);
    },
    syncFolder: async (path) => {
      guard('syncFolder', path);
      return nodeFileSystem.syncFolder(path);
    },
    list: (path) => nodeFileSystem.list(path),
    stat: (path) => nodeFileSystem.stat(path),
    realpath: (path) => nodeFileSystem.realpath(path),
    makeFolder: (path) => nodeFileSystem.makeFolder(path),
    openGrowing: async (path, mode) => {
      guard('openGrowing', path);
      const file = await nodeFileSystem.openGrowing(path, mode);
      return {
        ...file,
        write: async (bytes, position) => {
          const code = fail('grow', path);
          if (code === null) return file.write(bytes, position);
          await file.write(bytes.subarray(0, bytes.length >> 1), position);
          throw Object.assign(new Error(code), { code });
        },
        sync: async () => {
          guard('syncGrown', path);
          return file.sync();
        },
      };
    },
  };
};
