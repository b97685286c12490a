import fs from 'node:fs';
import path from 'node:path';
import { type Browser, type BrowserContext, chromium } from 'playwright-core';
import { findChromium } from '../fresh.mjs';

// Root has no sandbox in Chromium; the rest keeps a test browser off the network and quiet.
const SWITCHES = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

export interface ChromiumOptions {
  readonly profile: string;
  readonly headless: boolean;
  readonly viewport: { readonly width: number; readonly height: number };
  /** Pixels of the screen to one of the page: 1.5 is what Windows calls 150 %. Headless only. */
  readonly scaling: number;
  /** Bars that take room, as on Windows; headless Chromium hides them else. */
  readonly scrollBars: boolean;
  readonly switches: readonly string[];
  readonly executable: string | null;
  /** Ctrl+C is left to the caller, who quits the app in order; else it ends the browser at once. */
  readonly leaveSignals: boolean;
}

const inVietnam = { locale: 'vi-VN', timezoneId: 'Asia/Ho_Chi_Minh', colorScheme: 'light' } as const;

/** Starts the machine's Chromium with a profile of its own. Throws when there is none. */
export async function launchChromium(options: ChromiumOptions): Promise<BrowserContext> {
  const executablePath = executableOf(options);
  writeFirstPreferences(options.profile);
  const { width, height } = options.viewport;
  // --app wants a URL that about:blank is not; --test-type hides the bar about the missing sandbox.
  const headed = ['--test-type', '--app=data:text/html,x', `--window-size=${width},${height}`, '--window-position=0,0'];
  return chromium.launchPersistentContext(options.profile, {
    executablePath,
    headless: options.headless,
    ...(options.headless ? { viewport: { width, height }, deviceScaleFactor: options.scaling } : { viewport: null }),
    ...inVietnam,
    handleSIGINT: !options.leaveSignals,
    handleSIGTERM: !options.leaveSignals,
    handleSIGHUP: !options.leaveSignals,
    args: [...SWITCHES, ...options.switches, ...(options.headless ? [] : headed)],
    // With these two a second, ordinary tab would open and be taken for the window.
    ignoreDefaultArgs: options.headless ? hidden(options) : ['about:blank', '--enable-automation'],
  });
}

let running: Promise<Browser> | null = null;

/**
 * A profile of its own that is gone when it closes, in one headless Chromium for all launches of this process: starting the
 * browser takes a good part of a launch. It runs until closeSharedBrowser. Throws when there is none.
 */
export async function openSharedProfile({
  executable,
  viewport,
  scaling,
  scrollBars,
}: Pick<ChromiumOptions, 'executable' | 'viewport' | 'scaling' | 'scrollBars'>): Promise<BrowserContext> {
  running ??= launchShared({ executable, scrollBars });
  const browser = await running;
  return browser.newContext({ viewport: { ...viewport }, deviceScaleFactor: scaling, ...inVietnam });
}

/** One that could not be started, or that is gone, does not stand in the way of the next. */
async function launchShared(options: Pick<ChromiumOptions, 'executable' | 'scrollBars'>): Promise<Browser> {
  try {
    const executablePath = executableOf(options);
    const ignoreDefaultArgs = hidden(options);
    const browser = await chromium.launch({ executablePath, headless: true, args: SWITCHES, ignoreDefaultArgs });
    browser.on('disconnected', () => {
      running = null;
    });
    return browser;
  } catch (error) {
    running = null;
    throw error;
  }
}

/** Ends the browser that launches of this process share, if there is one. */
export async function closeSharedBrowser(): Promise<void> {
  const browser = await running;
  running = null;
  await browser?.close();
}

const hidden = ({ scrollBars }: Pick<ChromiumOptions, 'scrollBars'>): string[] =>
  scrollBars ? ['--hide-scrollbars'] : [];

function executableOf({ executable }: Pick<ChromiumOptions, 'executable'>): string {
  const found = executable ?? findChromium();
  if (found === null) throw new Error('Không tìm thấy Chromium trên máy này.');
  return found;
}

/** No Translate bubble over a Vietnamese page: a switch does not turn it off, the profile does. */
function writeFirstPreferences(profile: string): void {
  const file = path.join(profile, 'Default', 'Preferences');
  if (fs.existsSync(file)) return;
  fs.mkdirSync(path.dirname(file), { recursive: true });
  fs.writeFileSync(file, JSON.stringify({ translate: { enabled: false }, credentials_enable_service: false }));
}
