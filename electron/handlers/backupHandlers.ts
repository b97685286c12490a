import path from 'node:path';
import type { AppError } from '../../shared/contract/appError';
import type { BackupList, BackupRequestMap } from '../../shared/contract/backups';
import { err, ok, type Result } from '../../shared/contract/result';
import { BACKUP_DIALOG, KEPT_FILE } from '../../shared/text/backups';
import { atomicWrite } from '../file/atomicWrite';
import { parseBackupName } from '../file/backupNames';
import { systemCode } from '../file/fileSystem';
import type { BackupKeeper } from './backupKeeper';
import { Comparing } from './comparing';
import { type OpenPath, SAVE_FILTERS, withExtension } from './fileHandlers';
import type { HandlerDeps, Handlers } from './handlers';
import type { Jobs } from './jobs';

/** Backups of the open plan: the list, restoring, copies; and what somebody else wrote into its file. */
export const backupHandlers = (
  deps: HandlerDeps,
  keeper: BackupKeeper,
  openPath: OpenPath,
  jobs: Jobs,
): Pick<Handlers, keyof BackupRequestMap> => {
  const { session, backupPlace, dialogs, fileSystem } = deps;
  const comparing = new Comparing(deps, jobs);

  const list = async (): Promise<Result<BackupList, AppError>> => {
    const info = await session.info();
    if (!info) return err({ code: 'noOpenPlan' });
    const { folder, isDefault } = await backupPlace.folder();
    const found = await session.listBackups(folder, info.path);
    return ok({
      folder,
      isDefault,
      problem: found.ok ? keeper.failed : found.error,
      backups: found.ok ? found.value : [],
    });
  };

  return {
    'backup.list': list,
    'backup.make': async () => {
      const made = await session.backUp(await backupPlace.ready(), 'hand');
      keeper.report(made);
      if (!made.ok) return made;
      return ok(made.value && { fileName: path.basename(made.value.path) });
    },
    'backup.compare': ({ path: file }) => comparing.withFile(file),
    'compare.stop': async () => {
      comparing.stop();
      return ok(null);
    },
    'backup.restore': async ({ path: file }) => {
      const restored = await session.restore(file, await backupPlace.ready());
      if (restored.ok) keeper.report(restored.value.unsafe ? err(restored.value.unsafe) : ok(null));
      return restored;
    },
    'backup.openCopy': async ({ path: file }) => {
      const info = await session.info();
      if (!info) return err({ code: 'noOpenPlan' });
      const { dir, name } = path.parse(info.path);
      const time = parseBackupName(path.basename(file))?.time ?? '';
      const proposed = path.join(dir, KEPT_FILE.copy(name, time));
      const chosen = await dialogs.saveFile(BACKUP_DIALOG.openCopyTitle, proposed, SAVE_FILTERS);
      if (chosen === null) return ok(null);
      const target = withExtension(chosen, '.skh');
      // Whatever is there stays what it is: it may be open elsewhere.
      if ((await fileSystem.stat(target).catch(() => null)) !== null || parseBackupName(path.basename(target))) {
        return err({ code: 'fileExists', path: target });
      }
      try {
        const bytes = await fileSystem.readFile(file);
        const written = await atomicWrite(fileSystem, target, bytes, { keepPrevious: false });
        return written.ok ? openPath(target) : written;
      } catch (error) {
        return err({ code: 'cannotRead', path: file, system: systemCode(error) });
      }
    },
    'backup.folder': async ({ usual }) => {
      const { folder } = await backupPlace.folder();
      const chosen = usual ? null : await dialogs.openFolder(BACKUP_DIALOG.folderTitle, folder);
      if (!usual && chosen === null) return ok(null);
      const taken = await backupPlace.choose(chosen);
      if (!taken.ok) return taken;
      // What was wrong with the folder before is over.
      keeper.report(ok(null));
      return list();
    },
    'outside.look': () => comparing.withOutside(),
    'outside.keep': async ({ way }) => session.keepOutside(way, await backupPlace.ready()),
  };
};
