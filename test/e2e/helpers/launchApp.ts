import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { _electron, type ElectronApplication, type Page } from 'playwright-core';
import { afterAll } from 'vitest';
import { ensureBuilt } from '../../../electron/build.mjs';
import { findElectron, hasDisplay } from '../../../electron/fresh.mjs';
import { closeSharedBrowser } from '../../../electron/standin/chromium';
import type { DialogAnswer, DialogShown } from '../../../electron/standin/host';
import { launchApp as launchStandin } from '../../../electron/standin/launchApp';

export interface LaunchOptions {
  /** Arguments of the app: a plan file, or ['--sample']. By default the sample. */
  readonly argv?: readonly string[];
  /** Settings folder to keep between launches; by default a fresh one that goes with the launch. */
  readonly userData?: string;
  /** What the page keeps for itself (columns, places) is not looked at: the browser that all launches share will do. */
  readonly forgetsPage?: boolean;
  /** Answers to the native dialogs to come, in order. */
  readonly dialogs?: readonly DialogAnswer[];
  /** Wait until rows of the grid are painted; false for a start that shows none. */
  readonly waitForGrid?: boolean;
}

/** The running app, the same in the stand-in host and in real Electron. */
export interface LaunchedApp {
  readonly page: Page;
  readonly userData: string;
  /** Presses the native menu item with this action: clickAction('workbook.export'). */
  clickAction(action: string): Promise<void>;
  answerDialogs(...answers: readonly DialogAnswer[]): Promise<void>;
  /** What native dialogs were asked to show so far. */
  dialogsShown(): Promise<readonly DialogShown[]>;
  /** Console errors and warnings, page errors, unscripted dialogs, network requests: all that should not be. */
  problems(): Promise<readonly string[]>;
  /** Forgets problems that a test has caused on purpose. */
  forgetProblems(): Promise<void>;
  /** Quits as a person does; throws when there were problems. */
  close(): Promise<void>;
  /** Ends at once, without a word to the app. */
  kill(): Promise<void>;
}

const root = path.resolve(import.meta.dirname, '../../..');

// Files that share a process load this once: after the first of them the browser ends with the process.
afterAll(closeSharedBrowser);

let built: Promise<void> | undefined;

/** Builds what is out of date and starts the app: real Electron where its binary and a display are there, else the stand-in. */
export async function launchApp(options: LaunchOptions = {}): Promise<LaunchedApp> {
  built ??= ensureBuilt();
  await built;
  const userData = options.userData ?? fs.mkdtempSync(path.join(os.tmpdir(), 'skh-e2e-'));
  const binary = findElectron();
  const useElectron = binary !== null && hasDisplay();
  const app = useElectron ? await inElectron(binary, userData, options) : await inStandin(userData, options);
  if (options.waitForGrid ?? true) await app.page.locator('.ag-row').first().waitFor();
  if (options.userData !== undefined) return app;
  const andRemove = async (end: () => Promise<void>): Promise<void> => {
    try {
      await end();
    } catch (error) {
      // An error box names only the reference under which the log tells more, and the log goes with the folder.
      throw new Error(`${error instanceof Error ? error.message : String(error)}\n${loggedIn(userData)}`);
    } finally {
      fs.rmSync(userData, { recursive: true, force: true, maxRetries: 3 });
    }
  };
  return { ...app, close: () => andRemove(app.close), kill: () => andRemove(app.kill) };
}

/** What the app wrote into its log of unexpected errors. */
const loggedIn = (userData: string): string => {
  const logs = path.join(userData, 'logs');
  const files = fs.existsSync(logs) ? fs.readdirSync(logs) : [];
  return files.map((file) => fs.readFileSync(path.join(logs, file), 'utf8').slice(0, 4000)).join('\n');
};

async function inStandin(userData: string, options: LaunchOptions): Promise<LaunchedApp> {
  const { argv = ['--sample'], dialogs = [] } = options;
  // What the page keeps has to outlive the launch only where the settings folder does.
  const sharesBrowser = options.userData === undefined || (options.forgetsPage ?? false);
  const app = await launchStandin({ appDir: root, userData, argv, dialogs, sharesBrowser });
  return {
    page: app.page,
    userData,
    clickAction: async (action) => app.clickAction(action),
    answerDialogs: async (...answers) => app.answerDialogs(...answers),
    dialogsShown: async () => [...app.host.dialogsShown],
    problems: async () => [...app.host.problems],
    async forgetProblems() {
      app.host.problems.length = 0;
    },
    close: () => app.close(),
    kill: () => app.kill(),
  };
}

/** What is kept inside real Electron's main process, where dialogs are replaced by the script. */
interface ScriptState {
  readonly answers: DialogAnswer[];
  readonly shown: DialogShown[];
}
type ScriptGlobal = typeof globalThis & { skhScript?: ScriptState };

async function inElectron(binary: string, userData: string, options: LaunchOptions): Promise<LaunchedApp> {
  const { argv = ['--sample'], dialogs = [] } = options;
  const asRoot = process.platform === 'linux' && process.getuid?.() === 0;
  const args = [...(asRoot ? ['--no-sandbox'] : []), `--user-data-dir=${userData}`, root, ...argv];
  const app = await _electron.launch({ executablePath: binary, args, cwd: root });
  await scriptDialogs(app);
  const problems: string[] = [];
  const page = await app.firstWindow();
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) problems.push(`console ${message.type()}: ${message.text()}`);
  });
  page.on('pageerror', (error) => problems.push(`page error: ${error.stack ?? String(error)}`));
  const answerDialogs = (...answers: readonly DialogAnswer[]): Promise<void> =>
    app.evaluate((_electron, more) => {
      (globalThis as ScriptGlobal).skhScript?.answers.push(...more);
    }, answers);
  await answerDialogs(...dialogs);
  return {
    page,
    userData,
    answerDialogs,
    clickAction: (action) =>
      app.evaluate(({ Menu }, id) => {
        const item = Menu.getApplicationMenu()?.getMenuItemById(id);
        if (!item) throw new Error(`no menu item with the id ${id}`);
        item.click();
      }, action),
    dialogsShown: () => app.evaluate(() => (globalThis as ScriptGlobal).skhScript?.shown ?? []),
    problems: async () => [...problems],
    async forgetProblems() {
      problems.length = 0;
    },
    async close() {
      await app.close();
      if (problems.length > 0) throw new Error(`the app met problems:\n${problems.join('\n')}`);
    },
    async kill() {
      const ended = new Promise((resolve) => app.process().once('exit', resolve));
      app.process().kill('SIGKILL');
      await ended;
    },
  };
}

/** Replaces Electron's dialogs by answers from the script; one without an answer throws, as in the stand-in. */
function scriptDialogs(app: ElectronApplication): Promise<void> {
  return app.evaluate(({ dialog }) => {
    const state: ScriptState = { answers: [], shown: [] };
    (globalThis as ScriptGlobal).skhScript = state;
    const next = (kind: DialogShown['kind'], args: readonly unknown[]): DialogAnswer => {
      const given = (args.at(-1) ?? {}) as Readonly<Record<string, unknown>>;
      state.shown.push({ kind, options: given });
      const answer = state.answers.shift();
      if (!answer) throw new Error(`unscripted dialog: ${kind} ${JSON.stringify(given)}`);
      return answer;
    };
    const replacements = {
      showOpenDialog: async (...args: unknown[]) => {
        const answer = next('open', args);
        return 'filePaths' in answer
          ? { canceled: false, filePaths: [...answer.filePaths] }
          : { canceled: true, filePaths: [] };
      },
      showSaveDialog: async (...args: unknown[]) => {
        const answer = next('save', args);
        return 'filePath' in answer ? { canceled: false, filePath: answer.filePath } : { canceled: true, filePath: '' };
      },
      showMessageBox: async (...args: unknown[]) => {
        const answer = next('message', args);
        const { buttons = [], cancelId = 0 } = (args.at(-1) ?? {}) as { buttons?: string[]; cancelId?: number };
        if ('response' in answer) return { response: answer.response, checkboxChecked: false };
        const wanted = 'button' in answer ? buttons.indexOf(answer.button) : cancelId;
        return { response: wanted, checkboxChecked: false };
      },
    };
    Object.assign(dialog, replacements);
  });
}
