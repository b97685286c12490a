import path from 'node:path';
import type { AppError } from '../../shared/contract/appError';
import type { PlanInfo } from '../../shared/contract/channels';
import { err, ok, type Result } from '../../shared/contract/result';
import { FILE_DIALOG } from '../../shared/text/fileDialogs';
import { SAMPLES } from '../session/start/sampleList';
import type { BackupKeeper } from './backupKeeper';
import type { HandlerDeps, Handlers } from './handlers';

const PLAN_FILTERS = [
  { name: FILE_DIALOG.planFilter, extensions: ['skh'] },
  { name: FILE_DIALOG.databaseFilter, extensions: ['sqlite', 'db'] },
];
export const SAVE_FILTERS = [{ name: FILE_DIALOG.planFilter, extensions: ['skh'] }];

type FileChannel =
  | 'app.start'
  | 'file.new'
  | 'file.open'
  | 'file.save'
  | 'file.saveAs'
  | 'file.close'
  | 'file.forgetRecent'
  | 'shell.showItem'
  | 'edit.paste';

/** New, open, save, recent. Also used by the desktop layer for files given as an argument. */
export const fileHandlers = (
  deps: HandlerDeps,
  keeper: BackupKeeper,
): Pick<Handlers, FileChannel> & { openPath: OpenPath } => {
  const { session, dialogs, recent } = deps;

  const remember = async (opened: Result<PlanInfo, AppError>): Promise<Result<PlanInfo, AppError>> => {
    if (opened.ok) {
      const { path: file, title } = opened.value;
      await recent.add({ path: file, title, openedAt: new Date().toISOString() });
      deps.shell.addRecent(file);
    }
    return opened;
  };
  const openPath: OpenPath = async (given) => {
    const file = path.resolve(given);
    await keeper.beforeOpening(file);
    return remember(await session.open(file));
  };

  return {
    openPath,
    'app.start': async () =>
      ok({
        version: deps.version,
        plan: await session.info(),
        recent: await recent.list(),
        person: await deps.person.read(),
        samples: SAMPLES,
      }),
    'file.new': async ({ sample, about }) => {
      const title = sample === null ? null : SAMPLES.find(({ id }) => id === sample)?.title;
      if (title === undefined) return err({ code: 'unknownSample', sample: sample ?? '' });
      const year = about?.year ?? new Date().getFullYear();
      const name = title === null ? FILE_DIALOG.newName(year) : FILE_DIALOG.sampleName(fileNameFrom(title));
      const file = await dialogs.saveFile(FILE_DIALOG.newTitle, path.join(deps.documents, name), SAVE_FILTERS);
      return file === null
        ? ok(null)
        : remember(await session.create(withExtension(file, '.skh'), sample, true, about));
    },
    'file.open': async ({ path: given }) => {
      const file = given ?? (await dialogs.openFile(FILE_DIALOG.openTitle, PLAN_FILTERS));
      return file === null ? ok(null) : openPath(file);
    },
    'file.save': async () => {
      const saved = await session.save();
      if (saved.ok && saved.value.error) return err(saved.value.error);
      return saved;
    },
    'file.saveAs': async () => {
      const info = await session.info();
      if (!info) return err({ code: 'noOpenPlan' });
      const { dir, name } = path.parse(info.path);
      const file = await dialogs.saveFile(
        FILE_DIALOG.saveAsTitle,
        path.join(dir, FILE_DIALOG.copyName(name)),
        SAVE_FILTERS,
      );
      return file === null ? ok(null) : remember(await session.saveAs(withExtension(file, '.skh')));
    },
    'file.close': async () => session.close(false),
    'file.forgetRecent': async ({ path: file }) => ok(await recent.forget(file)),
    'shell.showItem': async ({ path: file }) => {
      deps.shell.showItem(file);
      return ok(null);
    },
    'edit.paste': async () => {
      deps.shell.paste();
      return ok(null);
    },
  };
};

export type OpenPath = (file: string) => Promise<Result<PlanInfo, AppError>>;

/** A name typed without extension gets one; any other extension is the person's choice. */
export const withExtension = (file: string, extension: string): string =>
  path.extname(file) === '' ? `${file}${extension}` : file;

/** A title as a file name: what Windows refuses in names becomes a space, and it stays short. */
export const fileNameFrom = (title: string): string =>
  title
    .replace(/[<>:"/\\|?*\p{Cc}]/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, 100)
    .trim()
    .replace(/\.+$/, '');
