import { EventEmitter } from 'node:events';
import fs from 'node:fs';
import path from 'node:path';
import type { Worker } from 'node:worker_threads';
import type { BrowserContext } from 'playwright-core';
import { launchChromium, openSharedProfile } from './chromium';

/** The answer that a test scripts for the next native dialog. */
export type DialogAnswer =
  /** An open dialog: these files were chosen. */
  | { readonly filePaths: readonly string[] }
  /** A save dialog: this name was chosen. */
  | { readonly filePath: string }
  | { readonly canceled: true }
  /** A message box: the button with this label, or with this index, was pressed. */
  | { readonly button: string }
  | { readonly response: number };

/** What a native dialog was asked to show. */
export interface DialogShown {
  readonly kind: 'open' | 'save' | 'message' | 'error';
  readonly options: Readonly<Record<string, unknown>>;
}

export interface HostOptions {
  readonly appDir: string;
  readonly userData: string;
  readonly headless: boolean;
  readonly viewport: { readonly width: number; readonly height: number };
  readonly scaling: number;
  readonly scrollBars: boolean;
  /** Scripted answers, or a person at the desktop. */
  readonly dialogs: readonly DialogAnswer[] | 'desktop';
  readonly argv: readonly string[];
  readonly isPackaged: boolean;
  readonly chromium: string | null;
  /** The browser serves further launches of this process; its profile does not outlive the launch. */
  readonly sharesBrowser: boolean;
}

interface HostEvents {
  window: [];
  exit: [code: number];
}

/** State of one launch: what the test scripts (dialogs) and observes (log, console, problems). */
export class StandinHost extends EventEmitter<HostEvents> {
  readonly options: HostOptions;
  /** Answers for native dialogs, used in order; a dialog without one is a problem. */
  readonly dialogs: DialogAnswer[];
  readonly dialogsShown: DialogShown[] = [];
  /** Console messages of the page, all levels. */
  readonly console: { readonly type: string; readonly text: string }[] = [];
  /** What should not happen: console errors and warnings, page errors, unscripted dialogs, network requests. */
  readonly problems: string[] = [];
  /** Calls worth knowing about: openExternal, recent documents, refused windows and navigations… */
  readonly log: { readonly kind: string; readonly data: unknown }[] = [];
  readonly workers = new Set<Worker>();
  readonly extraSwitches: string[] = [];
  userData: string;
  hasStopped = false;
  #context: Promise<BrowserContext> | null = null;

  constructor(options: HostOptions) {
    super();
    this.options = options;
    this.dialogs = options.dialogs === 'desktop' ? [] : [...options.dialogs];
    this.userData = options.userData;
    fs.mkdirSync(this.userData, { recursive: true });
  }

  note(kind: string, data: unknown = null): void {
    this.log.push({ kind, data });
  }

  problem(text: string): void {
    this.problems.push(text);
  }

  /** The browser is started by the first window. */
  context(): Promise<BrowserContext> {
    this.#context ??= this.#open();
    return this.#context;
  }

  #open(): Promise<BrowserContext> {
    const { headless, viewport, scaling, scrollBars, chromium: executable, sharesBrowser } = this.options;
    const leaveSignals = this.options.dialogs === 'desktop';
    const options = { headless, viewport, scaling, scrollBars, switches: this.extraSwitches, executable, leaveSignals };
    if (sharesBrowser) return openSharedProfile(options);
    return launchChromium({ ...options, profile: path.join(this.userData, 'chromium') });
  }

  /** Ends browser and workers, whatever they are doing. */
  async stop(): Promise<void> {
    this.hasStopped = true;
    // The workers first: a process that ends does not save while its windows go.
    await Promise.all([...this.workers].map((worker) => worker.terminate()));
    this.workers.clear();
    const context = await this.#context?.catch(() => null);
    await context?.close().catch(() => undefined);
  }
}
