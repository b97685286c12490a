import { EventEmitter } from 'node:events';
import fs from 'node:fs';
import path from 'node:path';
import vm from 'node:vm';
import { StandinHost } from '../../electron/standin/host';
import { loadBundle } from '../../electron/standin/loadBundle';

type Handler = (...args: readonly unknown[]) => unknown;
export interface MenuLine {
  readonly role?: string;
  readonly label?: string;
  readonly submenu?: readonly MenuLine[];
}

/** All that the packed main bundle asked of Electron when it started. */
export interface Recorded {
  readonly windows: { readonly webPreferences: Readonly<Record<string, unknown>> }[];
  readonly loaded: string[];
  readonly contents: EventEmitter & { openHandler: Handler | null };
  readonly schemes: unknown[];
  readonly protocols: Map<string, (request: Request) => Promise<Response>>;
  readonly channels: Map<string, Handler>;
  /** What was set on the session: permission handlers, listeners. */
  readonly session: Map<string, Handler>;
  menu: readonly MenuLine[];
  stop(): Promise<void>;
}

/** Runs a packed main bundle against an Electron that only writes down what it is asked. */
export async function recordMain(appDir: string, userData: string): Promise<Recorded> {
  const options = {
    appDir,
    userData,
    headless: true,
    viewport: { width: 1, height: 1 },
    scaling: 1,
    scrollBars: false,
    dialogs: [],
    argv: [],
    isPackaged: true,
    chromium: null,
    sharesBrowser: false,
  };
  const host = new StandinHost(options);
  const contents = Object.assign(new EventEmitter(), {
    openHandler: null as Handler | null,
    setWindowOpenHandler(handler: Handler) {
      contents.openHandler = handler;
    },
    send: () => undefined,
    executeJavaScript: async () => undefined,
  });
  const recorded: Recorded = {
    windows: [],
    loaded: [],
    contents,
    schemes: [],
    protocols: new Map(),
    channels: new Map(),
    session: new Map(),
    menu: [],
    stop: async () => {
      removeListeners();
      await host.stop();
    },
  };
  const app = Object.assign(new EventEmitter(), {
    isPackaged: true,
    requestSingleInstanceLock: () => true,
    whenReady: async () => undefined,
    getPath: () => userData,
    getVersion: () => '0',
    setAppUserModelId: () => undefined,
    addRecentDocument: () => undefined,
    quit: () => undefined,
  });
  class BrowserWindow extends EventEmitter {
    readonly webContents = contents;
    constructor(given: Recorded['windows'][number]) {
      super();
      recorded.windows.push(given);
      app.emit('web-contents-created', {}, contents);
    }
    async loadURL(url: string): Promise<void> {
      recorded.loaded.push(url);
    }
    isDestroyed = (): boolean => false;
  }
  const defaultSession = new Proxy(
    {},
    {
      get(_target, name) {
        const set = (value: Handler) => void recorded.session.set(String(name), value);
        if (name === 'on') return (event: string, handler: Handler) => void recorded.session.set(event, handler);
        if (name !== 'webRequest') return set;
        return { onBeforeRequest: (handler: Handler) => void recorded.session.set('onBeforeRequest', handler) };
      },
    },
  );
  const display = { workArea: { x: 0, y: 0, width: 1366, height: 768 } };
  const electron = {
    app,
    BrowserWindow,
    session: { defaultSession },
    protocol: {
      registerSchemesAsPrivileged: (schemes: readonly unknown[]) => void recorded.schemes.push(...schemes),
      handle: (scheme: string, handler: (request: Request) => Promise<Response>) =>
        void recorded.protocols.set(scheme, handler),
    },
    ipcMain: {
      handle: (channel: string, handler: Handler) => void recorded.channels.set(channel, handler),
      on: (channel: string, handler: Handler) => void recorded.channels.set(channel, handler),
    },
    Menu: {
      buildFromTemplate: (template: readonly MenuLine[]) => template,
      setApplicationMenu(menu: readonly MenuLine[]) {
        recorded.menu = menu;
      },
    },
    screen: { getAllDisplays: () => [display], getPrimaryDisplay: () => display },
    dialog: {},
    shell: {},
  };
  const manifest = JSON.parse(fs.readFileSync(path.join(appDir, 'package.json'), 'utf8')) as { readonly main: string };
  const removeListeners = loadBundle(path.join(appDir, manifest.main), { host, electron, argv: ['so-ke-hoach'] });
  // What is set up at the start is set up in the turn after the app is ready; the menu comes with the recent files.
  while (recorded.loaded.length === 0 || recorded.menu.length === 0) {
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  return recorded;
}

/** What the packed preload script gives to the page, and what it sends for it. */
export function recordPreload(appDir: string) {
  const exposed = new Map<string, unknown>();
  const sent: (readonly unknown[])[] = [];
  const listeners = new Map<string, Handler>();
  const required: string[] = [];
  const electron = {
    contextBridge: { exposeInMainWorld: (key: string, api: unknown) => void exposed.set(key, api) },
    ipcRenderer: {
      invoke: async (...args: readonly unknown[]) => void sent.push(args),
      send: (...args: readonly unknown[]) => void sent.push(args),
      on: (event: string, listener: Handler) => void listeners.set(event, listener),
      removeListener: (event: string) => void listeners.delete(event),
    },
    webUtils: { getPathForFile: (file: { readonly place?: string }) => file.place ?? '' },
  };
  const require = (name: string): unknown => {
    required.push(name);
    return name === 'electron' ? electron : undefined;
  };
  const file = path.join(appDir, 'dist/main/preload.cjs');
  const module = { exports: {} };
  vm.compileFunction(fs.readFileSync(file, 'utf8'), ['require', 'module', 'exports'])(require, module, module.exports);
  return { exposed, sent, listeners, required };
}
