import path from 'node:path';
import type { Comparison } from '../../shared/contract/backups';
import { BACKUP_DIALOG, DIFFERENCES, explainBackup, formatSize } from '../../shared/text/backups';
import { CLI_TEXT } from '../../shared/text/cli';
import { describeChange } from '../../shared/text/details';
import { formatMoment } from '../../shared/text/moment';
import { listBackups } from '../file/backups';
import { nodeFileSystem } from '../file/fileSystem';
import { BackupDesk } from '../session/compare/backupDesk';
import { compareVersion } from '../session/compare/compareVersion';
import { type Answer, answer, failure, misuse, toTable } from './output';
import type { Arguments } from './parseArguments';
import { reading, writing } from './planCommands';

/** `skh backups FILE --folder DIR`: newest first, each held against its checksum; FILE need not be there any more. */
export const backupsCommand = async ({ words: [file], values: { folder } }: Arguments): Promise<Answer> => {
  if (file === undefined) return misuse(CLI_TEXT.missing('FILE'));
  if (folder === undefined) return misuse(CLI_TEXT.missing('--folder'));
  const found = await listBackups(nodeFileSystem, path.resolve(folder), file, Number.POSITIVE_INFINITY);
  if (!found.ok) return failure(found.error);
  const backups = found.value.map(({ path: at, at: time, reason, size, state, own }) => ({
    path: at,
    at: time,
    reason,
    size,
    state,
    own,
  }));
  const lines = toTable(
    backups.map((one) => [
      formatMoment(one.at),
      BACKUP_DIALOG.whyOf(one.reason),
      formatSize(one.size),
      one.state === 'damaged' ? BACKUP_DIALOG.damaged : '',
      one.path,
    ]),
  );
  return answer({ folder, backups }, lines.length === 0 ? [CLI_TEXT.noBackups] : lines);
};

/** `skh restore FILE BACKUP [--dry-run]`: one step, which `undo` takes back; the file as it was is backed up beside BACKUP. */
export const restoreCommand = async ({ words: [file, given], flags }: Arguments): Promise<Answer> => {
  if (given === undefined) return misuse(CLI_TEXT.missing('BACKUP'));
  const backup = path.resolve(given);
  const desk = new BackupDesk(nodeFileSystem);
  if (flags.has('dry-run')) {
    return reading(file, async (session) => {
      const image = session.consult((db) => db.image());
      const compared = await compareVersion(nodeFileSystem, image, backup);
      if (!compared.ok) return failure(compared.error);
      const { rows, cells, sheets, others, closed } = compared.value;
      const lines = [...linesOf(compared.value), CLI_TEXT.dryRun];
      return answer({ dryRun: true, rows, cells, sheets, others, closed }, lines);
    });
  }
  return writing(file, async (session) => {
    const restored = await desk.restore(session, backup, path.dirname(backup));
    if (!restored.ok) return failure(restored.error);
    const { step, unsafe } = restored.value;
    const label = step?.label ?? '';
    return answer({ label, changed: step !== null, backedUp: step !== null && unsafe === null }, [
      step ? CLI_TEXT.step(label) : CLI_TEXT.nothingChanged,
      ...(unsafe ? [CLI_TEXT.unsafe(explainBackup(unsafe))] : []),
    ]);
  });
};

const linesOf = ({ cells, sheets, others }: Comparison): string[] => [
  cells === 0 ? (others.length === 0 ? DIFFERENCES.same : DIFFERENCES.none) : DIFFERENCES.counts(cells),
  ...sheets.flatMap(({ formName, period, unit, changes, more }) => [
    DIFFERENCES.place(formName, period, unit),
    ...changes.map((change) => `  ${[change.rowName, change.columnName, describeChange(change)].join(' · ')}`),
    ...(more > 0 ? [`  ${DIFFERENCES.more(more)}`] : []),
  ]),
  ...others.map(({ what, count }) => DIFFERENCES.other(what, count)),
];
