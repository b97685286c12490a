import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { app, type BrowserWindow, dialog, ipcMain, protocol, shell } from 'electron';
import type { AppError } from '../shared/contract/appError';
import { signatureOf } from '../shared/domain/personName';
import { explainError } from '../shared/text/errors';
import { WINDOW_TEXT } from '../shared/text/window';
import { createDialogPort } from './dialogs';
import { BackupPlace } from './file/backupPlace';
import { nodeFileSystem } from './file/fileSystem';
import { PersonFile } from './file/personFile';
import { RecentFileList } from './file/recentFiles';
import { createHandlers } from './handlers/createHandlers';
import type { Handlers } from './handlers/handlers';
import type { Publish } from './handlers/ports';
import { createErrorLog } from './ipc/errorLog';
import { PathGrants } from './ipc/pathGrants';
import { registerIpc } from './ipc/registerIpc';
import { type LaunchArguments, parseLaunchArguments } from './launchArguments';
import { installMenu } from './menu';
import { createPrintPort } from './printing';
import { declareAppScheme, isTrustedSender, serveRenderer } from './protocol';
import { lockDown } from './security';
import { startSessionThread } from './session/sessionClient';
import { SAMPLES } from './session/start/sampleList';
import { openMainWindow, showWindow } from './window';
import { WorkbookClient } from './workbook/workbookClient';

/** How long a page may take to commit what is being typed before the window closes all the same. */
const FLUSH_LIMIT_MS = 3000;

/** How often it is looked whether a backup is due. */
const BACKUP_LOOK_MS = 60_000;

/** macOS hands a double-clicked file over by this event, maybe before the app is ready. */
let handedOver: string | null = null;
let openFromOutside = async (file: string): Promise<void> => {
  handedOver = file;
};

declareAppScheme(protocol);
app.setAppUserModelId('vn.sokehoach.app');
app.on('open-file', (event, file) => {
  event.preventDefault();
  void openFromOutside(file);
});
if (app.requestSingleInstanceLock()) void app.whenReady().then(start);
else app.quit();

function start(): void {
  const userData = app.getPath('userData');
  const logs = path.join(userData, 'logs');
  const logError = createErrorLog(logs, app.getVersion());
  process.on('uncaughtException', (error) => {
    const reference = logError(error, 'main');
    dialog.showErrorBox(WINDOW_TEXT.unexpectedTitle, WINDOW_TEXT.logged(reference, logs));
  });
  process.on('unhandledRejection', (error) => logError(error, 'main'));

  let window: BrowserWindow | null = null;
  const grants = new PathGrants();
  const publish: Publish = (event, payload) => {
    grants.told(event, payload);
    if (window && !window.isDestroyed()) window.webContents.send(event, payload);
  };
  const { session } = startSessionThread(path.join(__dirname, 'sessionWorker.cjs'), {
    onSaveState: (state) => publish('save.state', state),
    onFollowed: (news) => publish('plan.followed', news),
    onDeath: (error) => logError(error, 'session'),
    onRestarted: (reopened) => {
      if (reopened?.ok) publish('plan.opened', reopened.value);
      publish('plan.openFailed', errorOf(reopened ?? { ok: true }) ?? { code: 'sessionLost', path: null });
    },
  });
  const recent = new RecentFileList(nodeFileSystem, userData);
  const person = new PersonFile(nodeFileSystem, userData);
  const { handlers, openPath, keeper } = createHandlers({
    version: app.getVersion(),
    session,
    workbook: new WorkbookClient(path.join(__dirname, 'workbookWorker.cjs')),
    dialogs: grants.watch(createDialogPort(dialog, () => window)),
    print: createPrintPort(() => window),
    shell: {
      showItem: (file) => shell.showItemInFolder(file),
      paste: () => window?.webContents.paste(),
      addRecent: (file) => {
        app.addRecentDocument(file);
        void refreshMenu();
      },
    },
    recent,
    person,
    backupPlace: new BackupPlace(nodeFileSystem, userData, app.getPath('documents')),
    fileSystem: nodeFileSystem,
    publish,
    documents: app.getPath('documents'),
  });

  async function refreshMenu(): Promise<void> {
    installMenu({
      recent: await recent.list(),
      onAction: (action) => publish('menu.action', { action }),
      onOpenRecent: (file) => void openFromOutside(file),
    });
  }

  /** The plan that a start begins with. Returns why it could not be opened, if so. */
  async function openFirst({ file, sample }: LaunchArguments): Promise<AppError | null> {
    const wanted = file ?? handedOver;
    if (wanted !== null) return errorOf(await openPath(wanted));
    // Nothing was asked for: the window greets, with the recent files, an empty plan and the samples.
    if (sample === null) return null;
    const [usual] = SAMPLES;
    const id = sample === '' ? usual.id : sample;
    // The name becomes a file name.
    if (!SAMPLES.some((one) => one.id === id)) return { code: 'unknownSample', sample: id };
    const folder = path.join(userData, 'mau');
    mkdirSync(folder, { recursive: true });
    const samplePath = path.join(folder, `${id}.skh`);
    const created = await session.create(samplePath, id, false);
    // What was written into it is somebody's work: it opens where it was left.
    const isThere = !created.ok && created.error.code === 'fileExists';
    return errorOf(isThere ? await openPath(samplePath) : created);
  }

  /** Everything on disk, or the person's word that it may be lost. */
  async function mayClose(): Promise<boolean> {
    if (window) await commitTyping(window);
    const closed = await session.close(false).catch((error: unknown) => {
      logError(error, 'close');
      return null;
    });
    if (closed === null || closed.ok) return true;
    if (!(await confirmLoss(window, closed.error))) return false;
    await session.close(true);
    return true;
  }

  /** The lock of the first plan already bears the person's name. */
  async function begin(): Promise<AppError | null> {
    await session.identify(signatureOf(await person.read()));
    return openFirst(parseLaunchArguments(process.argv, app.isPackaged, process.cwd()));
  }

  const firstPlan = begin().catch(
    (error: unknown): AppError => ({ code: 'internal', reference: logError(error, 'start') }),
  );
  const desktopHandlers: Handlers = {
    ...handlers,
    // The page asks once it listens; by then the first plan is open, or it is told why not.
    'app.start': async (request) => {
      const failed = await firstPlan;
      const answer = await handlers['app.start'](request);
      if (failed) setImmediate(publish, 'plan.openFailed', failed);
      return answer;
    },
    'file.forgetRecent': async (request) => {
      const answer = await handlers['file.forgetRecent'](request);
      await refreshMenu();
      return answer;
    },
  };

  openFromOutside = async (file) => {
    // What was asked for later stays in the window.
    await firstPlan;
    if (window) {
      showWindow(window);
      // What is still in the cell editor belongs to the plan that is about to be left.
      await commitTyping(window);
    }
    const opened = await openPath(file);
    if (opened.ok) publish('plan.opened', opened.value);
    else publish('plan.openFailed', opened.error);
  };
  app.on('second-instance', (_event, argv, cwd) => {
    const { file } = parseLaunchArguments(argv, app.isPackaged, cwd);
    if (file !== null) void openFromOutside(file);
    else if (window) showWindow(window);
  });
  // A window that went without asking (a crash, the stand-in's close box) has left the plan open.
  app.on('window-all-closed', () => void session.close(true).finally(() => app.quit()));

  const tick = setInterval(() => {
    keeper.tick(performance.now()).catch((error: unknown) => logError(error, 'backup'));
  }, BACKUP_LOOK_MS);
  tick.unref();

  lockDown();
  serveRenderer(protocol, path.join(__dirname, '..', 'renderer'));
  registerIpc({ ipcMain, handlers: desktopHandlers, grants, isTrustedSender, logError });
  void refreshMenu();
  window = openMainWindow({ preload: path.join(__dirname, 'preload.cjs'), mayClose });
}

const errorOf = (result: { readonly ok: true } | { readonly ok: false; readonly error: AppError }): AppError | null =>
  result.ok ? null : result.error;

/** Text that is still in the cell editor belongs to the plan; a page that hangs must not keep the window open. */
async function commitTyping(window: BrowserWindow): Promise<void> {
  const committed = window.webContents.executeJavaScript('window.skhFlush?.()').catch(() => undefined);
  const limit = new Promise((resolve) => {
    setTimeout(resolve, FLUSH_LIMIT_MS).unref();
  });
  await Promise.race([committed, limit]);
}

async function confirmLoss(window: BrowserWindow | null, error: AppError): Promise<boolean> {
  const { title, message, next } = explainError(error);
  const options = {
    type: 'warning' as const,
    message: WINDOW_TEXT.unsavedTitle,
    detail: [title, message, next].join('\n'),
    buttons: [WINDOW_TEXT.keepOpen, WINDOW_TEXT.closeAnyway],
    defaultId: 0,
    cancelId: 0,
    noLink: true,
  };
  const { response } = await (window ? dialog.showMessageBox(window, options) : dialog.showMessageBox(options));
  return response === 1;
}
