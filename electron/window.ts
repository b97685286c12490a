import path from 'node:path';
import { app, BrowserWindow, dialog, screen } from 'electron';
import { WINDOW_TEXT } from '../shared/text/window';
import { START_PAGE } from './protocol';
import { MIN_HEIGHT, MIN_WIDTH, readWindowState, writeWindowState } from './windowState';

export interface MainWindowOptions {
  readonly preload: string;
  /** Asked before the window goes; true lets it go. */
  mayClose(): Promise<boolean>;
}

/** Opens the one window, where and as large as it was when last closed. */
export function openMainWindow(options: MainWindowOptions): BrowserWindow {
  const stateFile = path.join(app.getPath('userData'), 'window.json');
  const screens = screen.getAllDisplays().map((display) => display.workArea);
  const { bounds, maximized } = readWindowState(stateFile, screens, screen.getPrimaryDisplay().workArea);

  const window = new BrowserWindow({
    ...bounds,
    minWidth: MIN_WIDTH,
    minHeight: MIN_HEIGHT,
    title: WINDOW_TEXT.appName,
    backgroundColor: '#ffffff',
    show: false,
    webPreferences: {
      preload: options.preload,
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      webSecurity: true,
      spellcheck: false,
      devTools: !app.isPackaged,
    },
  });
  window.once('ready-to-show', () => {
    if (maximized) window.maximize();
    window.show();
  });

  const remember = (): void =>
    writeWindowState(stateFile, { bounds: window.getNormalBounds(), maximized: window.isMaximized() });
  guardClose(window, options.mayClose, remember);
  window.webContents.on('render-process-gone', (_event, details) => {
    if (details.reason !== 'clean-exit') void offerReload(window);
  });
  void window.loadURL(START_PAGE);
  return window;
}

/** A close is held back until everything is on disk; then the window is destroyed, which nothing holds back. */
function guardClose(window: BrowserWindow, mayClose: () => Promise<boolean>, remember: () => void): void {
  let asking = false;
  window.on('close', (event) => {
    event.preventDefault();
    if (asking) return;
    asking = true;
    void mayClose()
      .then((goes) => {
        if (!goes || window.isDestroyed()) return;
        remember();
        window.destroy();
      })
      // Whatever went wrong while asking, the next press of the close box asks anew.
      .finally(() => {
        asking = false;
      });
  });
}

async function offerReload(window: BrowserWindow): Promise<void> {
  const { response } = await dialog.showMessageBox(window, {
    type: 'error',
    message: WINDOW_TEXT.crashedTitle,
    detail: WINDOW_TEXT.crashedMessage,
    buttons: [WINDOW_TEXT.reload, WINDOW_TEXT.quit],
    defaultId: 0,
    cancelId: 0,
  });
  if (response === 0) window.webContents.reload();
  else window.destroy();
}

/** Brings the window to the front, for a second start. */
export function showWindow(window: BrowserWindow): void {
  if (window.isMinimized()) window.restore();
  window.show();
  window.focus();
}
