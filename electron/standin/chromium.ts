import fs from 'node:fs';
import path from 'node:path';
import { type BrowserContext, chromium } from 'playwright-core';
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
  readonly switches: readonly string[];
  readonly executable: string | null;
  /** Ctrl+C is left to the caller, who quits the app in order; else it ends the browser at once. */
  readonly leaveSignals: boolean;
}

/** Starts the machine's Chromium with a profile of its own. Throws when there is none. */
export async function launchChromium(options: ChromiumOptions): Promise<BrowserContext> {
  const executablePath = options.executable ?? findChromium();
  if (executablePath === null) throw new Error('Không tìm thấy Chromium trên máy này.');
  writeFirstPreferences(options.profile);
  const { width, height } = options.viewport;
  // --app wants a URL that about:blank is not; --test-type hides the bar about the missing sandbox.
  const headed = ['--test-type', '--app=data:text/html,x', `--window-size=${width},${height}`, '--window-position=0,0'];
  return chromium.launchPersistentContext(options.profile, {
    executablePath,
    headless: options.headless,
    viewport: options.headless ? { width, height } : null,
    locale: 'vi-VN',
    timezoneId: 'Asia/Ho_Chi_Minh',
    colorScheme: 'light',
    handleSIGINT: !options.leaveSignals,
    handleSIGTERM: !options.leaveSignals,
    handleSIGHUP: !options.leaveSignals,
    args: [...SWITCHES, ...options.switches, ...(options.headless ? [] : headed)],
    // With these two a second, ordinary tab would open and be taken for the window.
    ignoreDefaultArgs: options.headless ? [] : ['about:blank', '--enable-automation'],
  });
}

/** No Translate bubble over a Vietnamese page: a switch does not turn it off, the profile does. */
function writeFirstPreferences(profile: string): void {
  const file = path.join(profile, 'Default', 'Preferences');
  if (fs.existsSync(file)) return;
  fs.mkdirSync(path.dirname(file), { recursive: true });
  fs.writeFileSync(file, JSON.stringify({ translate: { enabled: false }, credentials_enable_service: false }));
}
