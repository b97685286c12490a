import type { AppError } from '../../shared/contract/appError';
import { err, ok, type Result } from '../../shared/contract/result';
import { openDatabase } from '../db/openDatabase';
import { APPLICATION_ID, SCHEMA_VERSION } from '../db/schema';
import type { SqlDb } from '../db/sqlDb';
import { type FileStat, type FileSystem, systemCode } from '../file/fileSystem';
import { journalOf } from '../file/journal';
import { type PlanImage, readPlanFile } from '../file/planFile';
import { FoundJournal } from './journalSteps';

/** A plan as the disk has it: its file and the steps that wait in the journal beside it. */
export interface ReadPlan {
  readonly db: SqlDb;
  readonly image: Omit<PlanImage, 'image'>;
  readonly found: FoundJournal;
  /** How the file looked when it was read. */
  readonly stat: FileStat | null;
  /** The file has this schema and needs no migration. */
  readonly isAsStored: boolean;
}

/** A writer may replace file and journal between our reading of the one and the other. */
const ATTEMPTS = 5;

export interface ReadHow {
  /** Nobody else writes meanwhile. */
  readonly isLocked: boolean;
  /** Every page is checked, also where the checksum proves them. */
  readonly isThorough?: boolean;
}

/**
 * Reads a plan file and its journal, plays the steps that the file does not hold yet, and proves the contents; errors as
 * `readPlanFile` and `openDatabase` tell. Writes nothing.
 */
export const readPlan = async (
  fileSystem: FileSystem,
  file: string,
  { isLocked, isThorough = false }: ReadHow,
): Promise<Result<ReadPlan, AppError>> => {
  for (let attempt = 1; ; attempt++) {
    // What is there now that nobody else may write: the stamp belongs to the bytes that are read.
    const stat = await fileSystem.stat(file).catch(() => null);
    const read = await readPlanFile(fileSystem, file);
    if (!read.ok) return read;
    const found = await findJournal(fileSystem, file, read.value);
    if (!found.ok) return found;
    if (found.value.isForeign && !isLocked && attempt < ATTEMPTS) continue;
    const { image, ...about } = read.value;
    const opened = await openPlayed(fileSystem, file, read.value, found.value, isThorough);
    if (!opened.ok) return opened;
    const isAsStored = about.userVersion === SCHEMA_VERSION && about.applicationId === APPLICATION_ID;
    return ok({ db: opened.value, image: about, found: found.value, stat, isAsStored });
  }
};

const findJournal = async (
  fileSystem: FileSystem,
  file: string,
  image: PlanImage,
): Promise<Result<FoundJournal, AppError>> => {
  try {
    return ok(await FoundJournal.read(fileSystem, await fileSystem.realpath(file), image));
  } catch (error) {
    // Without it steps would be missing that were said to be saved.
    return err({ code: 'cannotRead', path: journalOf(file), system: systemCode(error) });
  }
};

/** With the steps of the journal; without them when the contents do not stand the test with them. */
const openPlayed = async (
  fileSystem: FileSystem,
  file: string,
  { image, checksum }: PlanImage,
  found: FoundJournal,
  isThorough: boolean,
): Promise<Result<SqlDb, AppError>> => {
  const proven = checksum === 'ok' && !isThorough;
  const opened = await openDatabase(image, file, { proven, play: (db) => found.play(db) });
  if (opened.ok || found.played === 0) return opened;
  // The bytes were taken over and written to.
  const again = await readPlanFile(fileSystem, file);
  if (!again.ok) return again;
  found.refuse();
  return openDatabase(again.value.image, file, { proven });
};
