import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { createElectron, type StandinModule } from './createElectron';
import { type DialogAnswer, type HostOptions, StandinHost } from './host';
import { loadBundle } from './loadBundle';
import { itemByLabels, type MenuItem } from './menu';

export interface LaunchOptions {
  /** The app's folder: the one with package.json. */
  readonly appDir: string;
  /** Relative to appDir; by default `main` of package.json. */
  readonly mainBundle?: string;
  readonly headless?: boolean;
  /** Answers to native dialogs, in order; 'desktop' asks the person who sits there. */
  readonly dialogs?: readonly DialogAnswer[] | 'desktop';
  /** A folder to keep between launches; by default a fresh one that goes with the launch. */
  readonly userData?: string;
  /** Arguments after the app's folder, such as a file to open. */
  readonly argv?: readonly string[];
  readonly viewport?: { readonly width: number; readonly height: number };
  /** Pixels of the screen to one of the page, as Windows scales it; by default 1. */
  readonly scaling?: number;
  /** Scroll bars that take room, as on Windows. */
  readonly scrollBars?: boolean;
  readonly isPackaged?: boolean;
  /** The browser to use; by default the machine's. */
  readonly chromium?: string;
  /** One headless browser for all such launches of this process, until closeSharedBrowser; its profiles are not kept. */
  readonly sharesBrowser?: boolean;
}

/** A running app: its page, and the hands of a person that a page does not have (menus, dialogs, the close box). */
export interface StandinLaunch {
  readonly page: Page;
  readonly host: StandinHost;
  readonly electron: StandinModule;
  readonly userData: string;
  /** Resolves with the exit code when the app has ended, however it came to that. */
  readonly exited: Promise<number>;
  /** Presses a menu item: clickMenu('Tệp', 'Xuất Excel…'). */
  clickMenu(...labels: readonly string[]): void;
  /** Presses the menu item with this id, which is its action: clickAction('workbook.export'). */
  clickAction(id: string): void;
  menuItem(...labels: readonly string[]): MenuItem;
  /** Queues answers for the next native dialogs. */
  answerDialogs(...answers: readonly DialogAnswer[]): void;
  /** Presses the close box; true when the window went at once. */
  closeWindow(): boolean;
  /** Quits as a person does and waits for the end; throws if the host met a problem (see StandinHost.problems). */
  close(): Promise<void>;
  /** Ends without a word to the app, as a power cut does. */
  kill(): Promise<void>;
}

const CLOSE_LIMIT_MS = 15_000;

/** Runs an unmodified Electron main bundle in this process over the machine's Chromium; ready when the page is loaded. */
export async function launchApp(options: LaunchOptions): Promise<StandinLaunch> {
  const temporary = options.userData ? null : fs.mkdtempSync(path.join(os.tmpdir(), 'skh-standin-'));
  const host = new StandinHost(hostOptions(options, options.userData ?? temporary ?? ''));
  const { electron, windows, activate } = createElectron(host);
  const exited = new Promise<number>((resolve) => host.once('exit', resolve));
  const opened = new Promise<void>((resolve) => host.once('window', () => resolve()));

  const { appDir, argv } = host.options;
  const manifest = JSON.parse(fs.readFileSync(path.join(appDir, 'package.json'), 'utf8')) as { readonly main: string };
  const endBundle = loadBundle(path.join(appDir, options.mainBundle ?? manifest.main), {
    host,
    electron,
    argv: host.options.isPackaged ? ['electron', ...argv] : ['electron', appDir, ...argv],
  });
  const ended = exited.then((code) => {
    endBundle();
    if (temporary) fs.rmSync(temporary, { recursive: true, force: true, maxRetries: 3 });
    return code;
  });
  electron.app.start();

  const quitEarly = ended.then((code): never => {
    throw new Error(`the app ended (${code}) before its window was there: ${host.problems.join('; ')}`);
  });
  quitEarly.catch(() => undefined);
  const window = await Promise.race([quitEarly, opened.then(() => firstOf(windows))]);
  await Promise.race([quitEarly, window.loaded]);

  const focused = () => electron.BrowserWindow.getFocusedWindow();
  const menuItem = (...labels: readonly string[]) => itemByLabels(electron.Menu.getApplicationMenu(), labels);
  return {
    page: window.page,
    host,
    electron,
    userData: host.userData,
    exited: ended,
    menuItem,
    clickMenu: (...labels) => activate(menuItem(...labels), focused()),
    clickAction(id) {
      const item = electron.Menu.getApplicationMenu()?.getMenuItemById(id);
      if (!item) throw new Error(`no menu item with the id ${id}`);
      activate(item, focused());
    },
    answerDialogs: (...answers) => void host.dialogs.push(...answers),
    closeWindow: () => window.close(),
    async close() {
      electron.app.quit();
      await within(ended, CLOSE_LIMIT_MS, () => `the app did not end; problems: ${host.problems.join('; ') || 'none'}`);
      if (host.problems.length > 0) throw new Error(`the host met problems:\n${host.problems.join('\n')}`);
    },
    async kill() {
      electron.app.exit(9);
      await ended;
    },
  };
}

function hostOptions(options: LaunchOptions, userData: string): HostOptions {
  return {
    appDir: path.resolve(options.appDir),
    userData,
    headless: options.headless ?? true,
    viewport: options.viewport ?? { width: 1366, height: 768 },
    scaling: options.scaling ?? 1,
    scrollBars: options.scrollBars ?? false,
    dialogs: options.dialogs ?? [],
    argv: options.argv ?? [],
    isPackaged: options.isPackaged ?? false,
    chromium: options.chromium ?? null,
    sharesBrowser: options.sharesBrowser ?? false,
  };
}

function firstOf<T>(set: ReadonlySet<T>): T {
  for (const item of set) return item;
  throw new Error('there is no window');
}

async function within<T>(promise: Promise<T>, limitMs: number, message: () => string): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error(message())), limitMs);
  });
  try {
    return await Promise.race([promise, limit]);
  } finally {
    clearTimeout(timer);
  }
}
