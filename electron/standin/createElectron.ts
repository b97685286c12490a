import { EventEmitter } from 'node:events';
import { StandinApp } from './app';
import { StandinWindow, type WindowOptions, type WindowPark } from './browserWindow';
import { CustomSchemes } from './customSchemes';
import { createDialog } from './dialog';
import type { StandinHost } from './host';
import { hostEvent } from './hostEvent';
import { StandinIpcMain } from './ipcMain';
import { itemByAccelerator, Menu, MenuItem } from './menu';

const WORK_AREA = { x: 0, y: 0, width: 1920, height: 1040 };
const DISPLAY = { id: 1, workArea: WORK_AREA, bounds: { ...WORK_AREA, height: 1080 }, scaleFactor: 1 };

interface WindowClass {
  new (options?: WindowOptions): StandinWindow;
  getAllWindows(): StandinWindow[];
  getFocusedWindow(): StandinWindow | null;
}

interface MenuClass {
  buildFromTemplate: typeof Menu.buildFromTemplate;
  setApplicationMenu(menu: Menu | null): void;
  getApplicationMenu(): Menu | null;
}

/** What tests use of the module; the app gets all of it. */
export interface StandinModule {
  readonly app: StandinApp;
  readonly BrowserWindow: WindowClass;
  readonly Menu: MenuClass;
}

/** The look-alike module and what drives it. */
export interface StandinElectron {
  readonly electron: StandinModule;
  readonly windows: ReadonlySet<StandinWindow>;
  activate(item: MenuItem, window: StandinWindow | null): void;
}

/** A fresh look-alike of the `electron` module for one launch; nothing in it outlives the launch. */
export function createElectron(host: StandinHost): StandinElectron {
  const windows = new Set<StandinWindow>();
  const schemes = new CustomSchemes(host);
  const ipcMain = new StandinIpcMain();
  const app = new StandinApp(host, windows);
  const session = createSession(host, schemes);
  let applicationMenu: Menu | null = null;

  const park: WindowPark = {
    host,
    schemes,
    ipcMain,
    session: session.defaultSession,
    windows,
    onAccelerator(pressed, window) {
      const item = itemByAccelerator(applicationMenu, pressed);
      if (item) activate(item, window);
    },
    onCreated(window) {
      app.emit('browser-window-created', hostEvent({}), window);
      app.emit('web-contents-created', hostEvent({}), window.webContents);
      host.emit('window');
    },
    onLastClosed: () => app.onLastWindowClosed(),
  };

  class BrowserWindow extends StandinWindow {
    constructor(options?: WindowOptions) {
      super(park, options);
    }
    static getAllWindows(): StandinWindow[] {
      return [...windows];
    }
    static getFocusedWindow(): StandinWindow | null {
      return [...windows].at(-1) ?? null;
    }
    static fromWebContents(contents: unknown): StandinWindow | null {
      return [...windows].find((window) => window.webContents === contents) ?? null;
    }
    static fromId(id: number): StandinWindow | null {
      return [...windows].find((window) => window.id === id) ?? null;
    }
  }

  class ApplicationMenu extends Menu {
    static setApplicationMenu(menu: Menu | null): void {
      applicationMenu = menu;
    }
    static getApplicationMenu(): Menu | null {
      return applicationMenu;
    }
  }

  /** Does what pressing the item does. Throws for a disabled one. */
  function activate(item: MenuItem, window: StandinWindow | null): void {
    if (!item.enabled) throw new Error(`the menu item "${item.label}" is disabled`);
    if (item.click) item.click(item, window, {});
    else if (item.role) playRole(item.role, window);
  }

  function playRole(role: string, window: StandinWindow | null): void {
    const contents = window?.webContents;
    if (role === 'quit') app.quit();
    else if (role === 'close') window?.close();
    else if (role === 'cut' || role === 'copy' || role === 'paste' || role === 'selectAll') contents?.[role]();
    else host.note('role', role);
  }

  const electron = {
    app,
    BrowserWindow,
    ipcMain,
    dialog: createDialog(host),
    Menu: ApplicationMenu,
    MenuItem,
    protocol: schemes,
    net: { isOnline: () => false },
    session,
    shell: createShell(host),
    clipboard: createClipboard(),
    nativeTheme: Object.assign(new EventEmitter(), { shouldUseDarkColors: false, themeSource: 'system' }),
    screen: Object.assign(new EventEmitter(), {
      getPrimaryDisplay: () => DISPLAY,
      getAllDisplays: () => [DISPLAY],
      getDisplayMatching: () => DISPLAY,
    }),
    powerMonitor: new EventEmitter(),
  };
  return { electron, windows, activate };
}

function createSession(host: StandinHost, schemes: CustomSchemes) {
  const noted = (kind: string) => (): void => host.note(kind);
  const defaultSession = {
    protocol: schemes,
    webRequest: { onBeforeRequest: noted('webRequest'), onHeadersReceived: noted('webRequest') },
    setPermissionRequestHandler: noted('permission-request-handler'),
    setPermissionCheckHandler: noted('permission-check-handler'),
    setDevicePermissionHandler: noted('device-permission-handler'),
    setSpellCheckerEnabled: noted('spell-checker'),
    on: noted('session-listener'),
  };
  return { defaultSession, fromPartition: () => defaultSession };
}

function createShell(host: StandinHost) {
  return {
    async openExternal(url: string): Promise<void> {
      host.note('openExternal', url);
    },
    async openPath(file: string): Promise<string> {
      host.note('openPath', file);
      return '';
    },
    showItemInFolder(file: string): void {
      host.note('showItemInFolder', file);
    },
  };
}

function createClipboard() {
  let text = '';
  return {
    readText: (): string => text,
    writeText(next: string): void {
      text = next;
    },
  };
}
