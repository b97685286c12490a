import path from 'node:path';
import type { GoodVersion } from '../../shared/contract/rescue';
import { openDatabase } from '../db/openDatabase';
import { isPassingOf, previousOf } from '../file/atomicWrite';
import { listBackups } from '../file/backups';
import type { FileSystem } from '../file/fileSystem';
import { readPlanFile } from '../file/planFile';

/**
 * Other versions of a file that open clean, the newest first: the one before the last write, what a write that was cut
 * short had already put down whole, and the backups of the file. Reads only; what cannot be read is not one.
 * @param backups the folder of backups; null where it is not known.
 */
export const goodVersions = async (
  fileSystem: FileSystem,
  file: string,
  backups: string | null = null,
): Promise<readonly GoodVersion[]> => {
  const folder = path.dirname(file);
  const names = await fileSystem.list(folder).catch(() => []);
  const candidates = names
    .filter((name) => isPassingOf(file, name))
    .map((name) => ({ path: path.join(folder, name), kind: 'passing' as const }));
  const versions: GoodVersion[] = [];
  for (const { path: candidate, kind } of [{ path: previousOf(file), kind: 'previous' as const }, ...candidates]) {
    const at = await provenAt(fileSystem, candidate);
    if (at !== null) versions.push({ path: candidate, at, kind });
  }
  const kept = backups === null ? null : await listBackups(fileSystem, backups, file);
  for (const { path: backup, at, state, own } of kept?.ok ? kept.value : []) {
    if (own && state === 'fine') versions.push({ path: backup, at, kind: 'backup' });
  }
  return versions.sort((a, b) => b.at.localeCompare(a.at));
};

/** When a file was written that its checksum proves and that opens clean; null for any other. */
const provenAt = async (fileSystem: FileSystem, file: string): Promise<string | null> => {
  const stat = await fileSystem.stat(file).catch(() => null);
  if (!stat?.isFile) return null;
  const read = await readPlanFile(fileSystem, file);
  if (!read.ok || read.value.checksum !== 'ok') return null;
  const db = await openDatabase(read.value.image, file, { proven: true });
  if (!db.ok) return null;
  db.value.close();
  return new Date(stat.modifiedMs).toISOString();
};
