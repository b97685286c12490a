import { EventEmitter } from 'node:events';
import fs from 'node:fs';
import type { Page, Route } from 'playwright-core';
import type { CustomSchemes } from './customSchemes';
import type { StandinHost } from './host';
import { hostEvent } from './hostEvent';
import { initScript } from './initScript';
import type { StandinIpcMain } from './ipcMain';
import { StandinWebContents } from './webContents';

/** The part of BrowserWindow's options that the stand-in looks at. */
export interface WindowOptions {
  readonly width?: number;
  readonly height?: number;
  readonly x?: number;
  readonly y?: number;
  readonly show?: boolean;
  readonly title?: string;
  readonly webPreferences?: {
    readonly preload?: string;
    readonly nodeIntegration?: boolean;
    readonly contextIsolation?: boolean;
    readonly sandbox?: boolean;
  };
}

/** What windows share within one launch. */
export interface WindowPark {
  readonly host: StandinHost;
  readonly schemes: CustomSchemes;
  readonly ipcMain: StandinIpcMain;
  readonly session: unknown;
  readonly windows: Set<StandinWindow>;
  onAccelerator(pressed: string, window: StandinWindow): void;
  onCreated(window: StandinWindow): void;
  onLastClosed(): void;
}

/** BrowserWindow over a page of Chromium. `close` can be prevented; `destroy` cannot. */
export class StandinWindow extends EventEmitter {
  readonly id: number;
  readonly host: StandinHost;
  readonly schemes: CustomSchemes;
  readonly webContents: StandinWebContents;
  /** Resolves at the first load event of the page. */
  readonly loaded: Promise<void>;
  readonly #park: WindowPark;
  readonly #opened: Promise<Page>;
  #page: Page | null = null;
  #markLoaded: () => void = () => undefined;
  #title: string;
  #bounds: { x: number; y: number; width: number; height: number };
  #visible: boolean;
  #maximized = false;
  #destroyed = false;
  #ownNavigation = false;
  #shown = false;

  constructor(park: WindowPark, options: WindowOptions = {}) {
    super();
    this.#park = park;
    this.host = park.host;
    this.schemes = park.schemes;
    this.id = park.windows.size + 1;
    const { x = 0, y = 0, width = 800, height = 600, title = '', show = true, webPreferences = {} } = options;
    this.#bounds = { x, y, width, height };
    this.#title = title;
    this.#visible = show;
    const { nodeIntegration = false, contextIsolation = true, sandbox = true } = webPreferences;
    if (nodeIntegration || !contextIsolation || !sandbox) this.host.problem('a window without isolation or sandbox');
    this.webContents = new StandinWebContents(this, park.session);
    this.loaded = new Promise((resolve) => {
      this.#markLoaded = resolve;
    });
    const first = park.windows.size === 0;
    park.windows.add(this);
    this.#opened = this.#open(first, webPreferences.preload ?? null);
    park.onCreated(this);
  }

  get page(): Page {
    if (!this.#page) throw new Error('the window has no page');
    return this.#page;
  }

  get pageIfOpen(): Page | null {
    return this.#page;
  }

  async #open(first: boolean, preload: string | null): Promise<Page> {
    const context = await this.host.context();
    const page = (first ? context.pages()[0] : undefined) ?? (await context.newPage());
    this.#page = page;
    page.on('close', () => this.#gone());
    page.on('crash', () => this.webContents.emit('render-process-gone', hostEvent({}), { reason: 'crashed' }));
    page.on('console', (message) => {
      const entry = { type: message.type(), text: message.text() };
      this.host.console.push(entry);
      if (entry.type === 'error' || entry.type === 'warning') this.host.problem(`console ${entry.type}: ${entry.text}`);
    });
    page.on('pageerror', (error) => this.host.problem(`page error: ${error.stack ?? String(error)}`));
    page.on('dialog', (dialog) => {
      // In a real window the close box reaches main's 'close' event through here.
      if (dialog.type() === 'beforeunload') return void (this.#mayClose() ? dialog.accept() : dialog.dismiss());
      this.host.problem(`a page dialog (${dialog.type()}): ${dialog.message()}`);
      void dialog.dismiss();
    });
    page.on('load', () => void this.#onLoad(page));
    // A link with a target, or dropped on the page: a window of the browser's own comes, unlike with window.open.
    page.on('popup', (popup) => {
      this.webContents.windowOpened(this.schemes.toApp(popup.url()));
      void popup.close().catch(() => undefined);
    });
    await page.context().route('**/*', (route) => route.abort());
    await page.exposeBinding('__standinHost', ({ frame }, kind: string, channel: string, payload: string) => {
      if (kind === 'accelerator') return this.#park.onAccelerator(channel, this);
      if (kind === 'open') return this.webContents.windowOpened(channel);
      return this.#park.ipcMain.receive(this.webContents, frame, kind, channel, payload);
    });
    const guardClose = !this.host.options.headless;
    await page.addInitScript(initScript(preload === null ? null : fs.readFileSync(preload, 'utf8'), guardClose));
    await page.route('**/*', (route) => this.#onRequest(page, route));
    return page;
  }

  async #onLoad(page: Page): Promise<void> {
    if (page.url().startsWith('data:text/html,x')) return;
    this.#markLoaded();
    this.webContents.emit('dom-ready', hostEvent({}));
    this.webContents.emit('did-finish-load', hostEvent({}));
    if (this.#shown) return;
    this.#shown = true;
    this.emit('ready-to-show', hostEvent({}));
  }

  /** will-navigate for a navigation that the page itself began. */
  async #onRequest(page: Page, route: Route): Promise<void> {
    const request = route.request();
    if (request.isNavigationRequest() && request.frame() === page.mainFrame() && !this.#ownNavigation) {
      const url = this.schemes.toApp(request.url());
      const event = hostEvent({ url });
      this.webContents.emit('will-navigate', event, url);
      this.host.note('will-navigate', { url, prevented: event.defaultPrevented });
      // 204: the page stays where it is.
      if (event.defaultPrevented) return route.fulfill({ status: 204 });
    }
    return this.schemes.answer(route);
  }

  async loadURL(url: string): Promise<void> {
    const page = await this.#opened;
    this.#ownNavigation = true;
    try {
      await page.goto(this.schemes.toChromium(url));
    } catch (error) {
      // Closed while it loads: nothing waits for this page any more.
      if (!this.#destroyed) throw error;
    } finally {
      this.#ownNavigation = false;
    }
  }

  #mayClose(): boolean {
    const event = hostEvent({});
    this.emit('close', event);
    return !event.defaultPrevented;
  }

  /** True when the window goes; a listener of 'close' may keep it. */
  close(): boolean {
    if (this.#destroyed) return true;
    const goes = this.#mayClose();
    if (goes) this.destroy();
    return goes;
  }

  destroy(): void {
    if (this.#destroyed) return;
    this.#gone();
    void this.#opened.then((page) => page.close()).catch(() => undefined);
  }

  #gone(): void {
    if (this.#destroyed) return;
    this.#destroyed = true;
    this.#park.windows.delete(this);
    this.emit('closed', hostEvent({}));
    if (this.#park.windows.size === 0) this.#park.onLastClosed();
  }

  isDestroyed(): boolean {
    return this.#destroyed;
  }

  show(): void {
    this.#visible = true;
    this.emit('show', hostEvent({}));
  }

  hide(): void {
    this.#visible = false;
    this.emit('hide', hostEvent({}));
  }

  isVisible(): boolean {
    return this.#visible;
  }

  focus(): void {
    void this.#opened.then((page) => page.bringToFront()).catch(() => undefined);
    this.host.note('window-focus');
    this.emit('focus', hostEvent({}));
  }

  isFocused(): boolean {
    return !this.#destroyed;
  }

  setTitle(title: string): void {
    this.#title = title;
    // The title bar of a headed window is Chromium's: it shows the title of the page.
    void this.loaded.then(() => this.page.evaluate(`document.title = ${JSON.stringify(title)}`)).catch(() => undefined);
  }

  getTitle(): string {
    return this.#title;
  }

  getBounds(): { x: number; y: number; width: number; height: number } {
    return { ...this.#bounds };
  }

  getNormalBounds(): { x: number; y: number; width: number; height: number } {
    return this.getBounds();
  }

  setBounds(bounds: Partial<{ x: number; y: number; width: number; height: number }>): void {
    this.#bounds = { ...this.#bounds, ...bounds };
    this.emit('resize', hostEvent({}));
  }

  maximize(): void {
    this.#maximized = true;
    this.emit('maximize', hostEvent({}));
  }

  unmaximize(): void {
    this.#maximized = false;
    this.emit('unmaximize', hostEvent({}));
  }

  isMaximized(): boolean {
    return this.#maximized;
  }

  isMinimized(): boolean {
    return false;
  }

  isFullScreen(): boolean {
    return false;
  }

  setFullScreen(full: boolean): void {
    this.host.note('fullscreen', full);
  }

  restore(): void {}

  minimize(): void {}

  setProgressBar(): void {}

  setDocumentEdited(): void {}

  setRepresentedFilename(): void {}
}
