import { EventEmitter } from 'node:events';
import type { Frame, Page } from 'playwright-core';
import type { StandinWindow } from './browserWindow';
import { encode } from './codec';

type OpenHandler = (details: { readonly url: string }) => { readonly action: 'allow' | 'deny' };

/** webContents over a playwright page. */
export class StandinWebContents extends EventEmitter {
  readonly id: number;
  readonly session: unknown;
  readonly #window: StandinWindow;
  #openHandler: OpenHandler | null = null;
  #zoom = 1;
  #sent: Promise<unknown> = Promise.resolve();

  constructor(window: StandinWindow, session: unknown) {
    super();
    this.#window = window;
    this.id = window.id;
    this.session = session;
  }

  get #page(): Promise<Page> {
    return this.#window.loaded.then(() => this.#window.page);
  }

  get mainFrame(): { readonly url: string } {
    return { url: this.getURL() };
  }

  /** Main → page, in order, held back until the page is loaded. */
  send(channel: string, ...args: unknown[]): void {
    const payload = encode(args);
    const deliver = async (): Promise<void> => {
      const page = await this.#page;
      await page.evaluate(
        ([name, text]) => {
          const emit = (globalThis as Record<string, unknown>)['__standinEmit'];
          if (typeof emit === 'function') emit(name, text);
        },
        [channel, payload],
      );
    };
    // A page that is gone takes its messages with it, as in Electron.
    this.#sent = this.#sent.then(deliver).catch(() => undefined);
  }

  setWindowOpenHandler(handler: OpenHandler): void {
    this.#openHandler = handler;
  }

  /** window.open or a link with a target: asks the app and notes the answer; no second page is ever opened. */
  windowOpened(url: string): void {
    const { action } = this.#openHandler?.({ url }) ?? { action: 'allow' };
    this.#window.host.note('window-open', { url, action });
  }

  urlOf(frame: Frame): string {
    return this.#window.schemes.toApp(frame.url());
  }

  getURL(): string {
    const page = this.#window.pageIfOpen;
    return page ? this.#window.schemes.toApp(page.url()) : '';
  }

  async executeJavaScript(code: string): Promise<unknown> {
    return (await this.#page).evaluate(code);
  }

  /** The editing roles of a menu act on the page as the keys do. */
  async press(keys: string): Promise<void> {
    await (await this.#page).keyboard.press(keys);
  }

  copy(): void {
    void this.press('Control+C');
  }

  cut(): void {
    void this.press('Control+X');
  }

  paste(): void {
    void this.press('Control+V');
  }

  selectAll(): void {
    void this.press('Control+A');
  }

  reload(): void {
    void this.#page.then((page) => page.reload());
  }

  setZoomFactor(factor: number): void {
    this.#zoom = factor;
    void this.#page.then((page) => page.evaluate(`document.documentElement.style.zoom = ${Number(factor)}`));
  }

  getZoomFactor(): number {
    return this.#zoom;
  }

  async printToPDF(
    options: {
      readonly landscape?: boolean;
      readonly printBackground?: boolean;
      readonly preferCSSPageSize?: boolean;
    } = {},
  ): Promise<Buffer> {
    const page = await this.#page;
    const session = await page.context().newCDPSession(page);
    const { landscape = false, printBackground = false, preferCSSPageSize = false } = options;
    const { data } = await session.send('Page.printToPDF', { landscape, printBackground, preferCSSPageSize });
    return Buffer.from(data, 'base64');
  }

  print(options: unknown, done?: (success: boolean, reason: string) => void): void {
    this.#window.host.note('print', options);
    done?.(true, '');
  }

  isDestroyed(): boolean {
    return this.#window.isDestroyed();
  }

  isLoading(): boolean {
    return false;
  }

  focus(): void {}

  openDevTools(): void {
    this.#window.host.note('openDevTools');
  }

  closeDevTools(): void {}

  isDevToolsOpened(): boolean {
    return false;
  }
}
