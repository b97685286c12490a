import path from 'node:path';
import { err, ok } from '../../shared/contract/result';
import { FILE_DIALOG } from '../../shared/text/fileDialogs';
import { DAMAGE_DIALOG } from '../../shared/text/rescue';
import { atomicWrite } from '../file/atomicWrite';
import { systemCode } from '../file/fileSystem';
import { type OpenPath, withExtension } from './fileHandlers';
import type { HandlerDeps, Handlers } from './handlers';

type RescueChannel = 'file.damage' | 'file.rescue' | 'file.openVersion';

const FILTERS = [{ name: FILE_DIALOG.planFilter, extensions: ['skh'] }];

/** What a person can do about a damaged file. None of it writes to the file, or over another. */
export const rescueHandlers = (
  { session, dialogs, fileSystem, backupPlace }: HandlerDeps,
  openPath: OpenPath,
): Pick<Handlers, RescueChannel> => {
  const newFile = async (title: string, file: string, name: (base: string) => string): Promise<string | null> => {
    const { dir, name: base } = path.parse(file);
    const chosen = await dialogs.saveFile(title, path.join(dir, name(base)), FILTERS);
    return chosen === null ? null : withExtension(chosen, '.skh');
  };
  return {
    'file.damage': async ({ path: file }) => session.damage(file, (await backupPlace.folder()).folder),
    'file.rescue': async ({ path: file }) => {
      const output = await newFile(DAMAGE_DIALOG.rescueTitle, file, DAMAGE_DIALOG.rescuedName);
      return output === null ? ok(null) : session.rescue(file, output);
    },
    'file.openVersion': async ({ path: file, version }) => {
      const offer = await session.damage(file, (await backupPlace.folder()).folder);
      if (!offer.ok) return offer;
      const known = offer.value.versions.find((one) => one.path === version);
      if (!known) return err({ code: 'fileNotFound', path: version });
      const day = known.at.slice(0, 16).replace('T', ' ').replace(':', 'g');
      const output = await newFile(DAMAGE_DIALOG.versionTitle, file, (base) => DAMAGE_DIALOG.versionName(base, day));
      if (output === null) return ok(null);
      if ((await fileSystem.stat(output).catch(() => null)) !== null) return err({ code: 'fileExists', path: output });
      try {
        const bytes = await fileSystem.readFile(version);
        const written = await atomicWrite(fileSystem, output, bytes, { keepPrevious: false });
        return written.ok ? openPath(output) : written;
      } catch (error) {
        return err({ code: 'cannotRead', path: version, system: systemCode(error) });
      }
    },
  };
};
