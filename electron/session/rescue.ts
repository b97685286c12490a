import type { AppError } from '../../shared/contract/appError';
import type { DamageOffer, RescueDone, RescueNote, RescueNoteKind, RescueReport } from '../../shared/contract/rescue';
import { err, ok, type Result } from '../../shared/contract/result';
import { rescueList, rescueListName, STAND_IN } from '../../shared/text/rescue';
import { type RescueSource, rescueRows } from '../db/rescue';
import type { Known } from '../db/rescueRepair';
import type { SqlDb } from '../db/sqlDb';
import { atomicWrite } from '../file/atomicWrite';
import { type FileSystem, systemCode } from '../file/fileSystem';
import { decodePlanFile, LARGEST_FILE } from '../file/planFile';
import { goodVersions } from './goodVersions';
import { playBeyond } from './journalSteps';
import { formRows } from './load/planSheets';
import { PlanSession } from './planSession';
import { shippedForms } from './start/samples';

/** What a rescue of a file would save, and which good versions of it there are, also in the folder of backups; writes nothing. */
export const damageOffer = async (
  fileSystem: FileSystem,
  file: string,
  backups: string | null = null,
): Promise<DamageOffer> => {
  const rescued = await readRows(fileSystem, file);
  if (rescued.ok) rescued.value.db.close();
  const versions = await goodVersions(fileSystem, file, backups);
  return { path: file, report: rescued.ok ? rescued.value.report : null, versions };
};

/**
 * Saves every readable row of a damaged file into a new plan file, with a list beside it of what is missing or in doubt.
 * The damaged file is only read. Errors: `fileNotFound`, `cannotRead`, `damaged` when nothing can be saved, `fileExists`
 * (neither the new file nor its list may be there already), `cannotWrite`.
 */
export const rescuePlan = async (
  fileSystem: FileSystem,
  file: string,
  output: string,
): Promise<Result<RescueDone, AppError>> => {
  const list = rescueListName(output);
  for (const path of [output, list]) {
    if ((await fileSystem.stat(path).catch(() => null)) !== null) return err({ code: 'fileExists', path });
  }
  const rescued = await readRows(fileSystem, file);
  if (!rescued.ok) return rescued;
  const { db, report } = rescued.value;
  const created = await PlanSession.create({ fileSystem }, output, db, false);
  if (!created.ok) return created;
  const closed = await created.value.close();
  if (!closed.ok) return closed;
  // A mark at the start: Windows takes it for Vietnamese whatever its settings.
  const text = new TextEncoder().encode(`\uFEFF${rescueList(report, output)}`);
  const written = await atomicWrite(fileSystem, list, text, { keepPrevious: false });
  return written.ok ? ok({ path: output, list, report }) : written;
};

const readRows = async (
  fileSystem: FileSystem,
  file: string,
): Promise<Result<{ db: SqlDb; report: RescueReport }, AppError>> => {
  try {
    const stat = await fileSystem.stat(file);
    if (stat === null) return err({ code: 'fileNotFound', path: file });
    if (!stat.isFile) return err({ code: 'notAPlan', path: file, found: 'folder' });
    if (stat.size > LARGEST_FILE) return err({ code: 'fileTooLarge', path: file, megabytes: LARGEST_FILE >> 20 });
    const bytes = await fileSystem.readFile(file);
    const decoded = decodePlanFile(bytes, file);
    const proven = decoded.ok && decoded.value.checksum === 'ok';
    const source: RescueSource = { path: file, bytes, proven, names: STAND_IN, known: shippedForm };
    const rescued = await rescueRows(source);
    return rescued.ok ? ok(await withJournal(fileSystem, file, rescued.value)) : rescued;
  } catch (error) {
    return err({ code: 'cannotRead', path: file, system: systemCode(error) });
  }
};

/** The steps that had not yet come into the file are not lost with it. */
const withJournal = async (
  fileSystem: FileSystem,
  file: string,
  { db, report }: { db: SqlDb; report: RescueReport },
): Promise<{ db: SqlDb; report: RescueReport }> => {
  db.script('PRAGMA foreign_keys = ON');
  const { played, left, isWhole } = await playBeyond(fileSystem, await fileSystem.realpath(file), db);
  const note = (kind: RescueNoteKind, count: number): RescueNote[] =>
    count === 0 ? [] : [{ kind, table: 'change_log', id: '', about: '', detail: String(count) }];
  const notes = [...report.notes, ...note('journalLeft', left), ...note('journal', played)];
  return { db, report: { ...report, notes, complete: report.complete && isWhole } };
};

/** A lost form that the program itself has. */
const shippedForm: Known = (table, id) =>
  table === 'form' ? (formRows(shippedForms()).find((form) => form.id === id)?.row ?? null) : null;
