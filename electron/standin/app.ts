import { EventEmitter } from 'node:events';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { StandinWindow } from './browserWindow';
import type { StandinHost } from './host';
import { hostEvent } from './hostEvent';
import { InstanceLock } from './instanceLock';

interface Manifest {
  readonly name: string;
  readonly productName?: string;
  readonly version: string;
}

/** Electron's `app`: lifecycle, paths, single-instance lock. */
export class StandinApp extends EventEmitter {
  readonly isPackaged: boolean;
  readonly commandLine: {
    appendSwitch(name: string, value?: string): void;
    hasSwitch(name: string): boolean;
    getSwitchValue(name: string): string;
  };
  readonly #host: StandinHost;
  readonly #windows: ReadonlySet<StandinWindow>;
  readonly #ready: Promise<void>;
  #markReady: () => void = () => undefined;
  #isReady = false;
  #quitAsked = false;
  #finished = false;
  #lock: InstanceLock | null = null;

  constructor(host: StandinHost, windows: ReadonlySet<StandinWindow>) {
    super();
    this.#host = host;
    this.#windows = windows;
    this.isPackaged = host.options.isPackaged;
    this.#ready = new Promise((resolve) => {
      this.#markReady = resolve;
    });
    this.commandLine = {
      appendSwitch: (name, value) => host.extraSwitches.push(value === undefined ? `--${name}` : `--${name}=${value}`),
      hasSwitch: () => false,
      getSwitchValue: () => '',
    };
  }

  /** The host's signal, once the main bundle has been evaluated. */
  start(): void {
    // An app that quit at once (second instance) never becomes ready.
    if (this.#finished) return;
    this.#isReady = true;
    this.emit('will-finish-launching');
    this.emit('ready', hostEvent({}), {});
    this.#markReady();
  }

  whenReady(): Promise<void> {
    return this.#ready;
  }

  isReady(): boolean {
    return this.#isReady;
  }

  #manifest(): Manifest {
    return JSON.parse(fs.readFileSync(path.join(this.#host.options.appDir, 'package.json'), 'utf8')) as Manifest;
  }

  getVersion(): string {
    return this.#manifest().version;
  }

  getName(): string {
    const { name, productName } = this.#manifest();
    return productName ?? name;
  }

  getAppPath(): string {
    return this.#host.options.appDir;
  }

  getLocale(): string {
    return 'vi';
  }

  getPath(name: string): string {
    const { userData } = this.#host;
    if (name === 'exe' || name === 'module') return process.execPath;
    if (name === 'home') return os.homedir();
    if (name === 'temp') return os.tmpdir();
    const folder = name === 'userData' || name === 'sessionData' ? userData : path.join(userData, name);
    fs.mkdirSync(folder, { recursive: true });
    return folder;
  }

  setPath(name: string, folder: string): void {
    if (name === 'userData') this.#host.userData = folder;
  }

  requestSingleInstanceLock(): boolean {
    this.#lock ??= new InstanceLock(this.#host.userData);
    const argv = ['electron', this.#host.options.appDir, ...this.#host.options.argv];
    return this.#lock.request({ argv, workingDirectory: process.cwd() }, (second) =>
      this.emit('second-instance', hostEvent({}), [...second.argv], second.workingDirectory, null),
    );
  }

  hasSingleInstanceLock(): boolean {
    return this.#lock?.held ?? false;
  }

  releaseSingleInstanceLock(): void {
    this.#lock?.release();
  }

  /** Closes every window; one that refuses to close calls it off, as in Electron. */
  quit(): void {
    if (this.#finished) return;
    const event = hostEvent({});
    this.emit('before-quit', event);
    if (event.defaultPrevented) return;
    this.#quitAsked = true;
    this.#quitAsked = [...this.#windows].every((window) => window.close());
    if (this.#windows.size === 0) this.#finish(0);
  }

  /** Ends at once: no question, no before-quit. */
  exit(code = 0): void {
    this.#end(code);
  }

  onLastWindowClosed(): void {
    // A quit under way goes on by itself and skips this event.
    if (this.#quitAsked || this.#finished) return;
    if (this.listenerCount('window-all-closed') > 0) this.emit('window-all-closed');
    else this.#finish(0);
  }

  #finish(code: number): void {
    const event = hostEvent({});
    this.emit('will-quit', event);
    if (!event.defaultPrevented) this.#end(code);
    else this.#quitAsked = false;
  }

  #end(code: number): void {
    if (this.#finished) return;
    this.#finished = true;
    this.emit('quit', hostEvent({}), code);
    this.#lock?.release();
    void this.#host.stop().then(() => this.#host.emit('exit', code));
  }

  addRecentDocument(file: string): void {
    this.#host.note('recent-document', file);
  }

  clearRecentDocuments(): void {
    this.#host.note('recent-documents-cleared');
  }

  relaunch(): void {
    this.#host.note('relaunch');
  }

  setName(): void {}
  setAppUserModelId(): void {}
  setAboutPanelOptions(): void {}
  enableSandbox(): void {}
  disableHardwareAcceleration(): void {}
  focus(): void {}
}
