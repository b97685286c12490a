import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { closeSharedBrowser } from '../../electron/standin/chromium';
import { launchApp } from '../../electron/standin/launchApp';
import { contrastProblems, squeezed } from '../e2e/helpers/inspectPage';
import { dialogScene } from './dialogScene';
import { provinceScene, startScene, yearScene } from './officeScenes';
import { type Scene, screenOf } from './screen';
import { sheetScene } from './sheetScene';

const SCENES: readonly Scene[] = [startScene, sheetScene, dialogScene, yearScene, provinceScene];

/**
 * Pictures of the main states, as an office sees them: two screens, each at the two usual scalings of Windows.
 * `npm run screens -- [folder] [--only part-of-a-name] [--size 1366-100]`; the pictures go to the folder, by default one of the
 * system's for temporary files. What is cut off, lies over something or stands out too little is told beside them.
 */
const SIZES = [
  { name: '1366-100', width: 1366, height: 768, scaling: 1 },
  { name: '1366-150', width: 911, height: 512, scaling: 1.5 },
  { name: '1920-100', width: 1920, height: 1080, scaling: 1 },
  { name: '1920-150', width: 1280, height: 720, scaling: 1.5 },
] as const;

const option = (name: string): string => {
  const at = process.argv.indexOf(`--${name}`);
  return at === -1 ? '' : (process.argv[at + 1] ?? '');
};
const asked = process.argv[2] ?? '';
const out =
  asked === '' || asked.startsWith('--') ? fs.mkdtempSync(path.join(os.tmpdir(), 'skh-screens-')) : path.resolve(asked);
const home = fs.mkdtempSync(path.join(os.tmpdir(), 'skh-screens-home-'));
const say = (line: string): void => void process.stdout.write(`${line}\n`);
let failures = 0;

/** Fades and bars have come to rest: two frames without an animation that ends. */
const settle = async (page: Page): Promise<void> => {
  await page.waitForFunction(() =>
    document.getAnimations().every(({ playState, effect }) => {
      const endless = effect?.getComputedTiming().endTime === Number.POSITIVE_INFINITY;
      return endless || playState !== 'running';
    }),
  );
  // The bar below a wide sheet learns its length a moment after the columns.
  await page.waitForFunction(() => {
    const [sheet, bar] = ['.ag-grid-viewport', '.ag-body-horizontal-scroll-viewport'].map((one) =>
      document.querySelector(one),
    );
    return !sheet || !bar || sheet.scrollWidth <= sheet.clientWidth || bar.scrollWidth > bar.clientWidth;
  });
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
};

const takeScene = async (scene: Scene, index: number, size: (typeof SIZES)[number]): Promise<void> => {
  const states = scene.states;
  const last = states.findLastIndex(({ name }) => name.includes(option('only')));
  if (last === -1) return;
  const { width, height, scaling } = size;
  const app = await launchApp({
    appDir: process.cwd(),
    argv: scene.argv,
    viewport: { width, height },
    scaling,
    scrollBars: true,
    sharesBrowser: true,
  });
  const { page } = app;
  page.setDefaultTimeout(15_000);
  if (scene.now !== undefined) await page.clock.setFixedTime(new Date(scene.now));
  if (scene.argv.length > 0) await page.locator('.ag-row').first().waitFor();
  const screen = screenOf(app, path.join(home, `${size.name}-${index}`));
  // States build on those before them: all up to the last that is asked for are gone through.
  for (const { name, show, leave } of states.slice(0, last + 1)) {
    try {
      await show(screen);
      await settle(page);
      if (name.includes(option('only'))) {
        await page.screenshot({ path: path.join(out, `${name}-${size.name}.png`) });
        for (const problem of [...(await page.evaluate(squeezed)), ...(await page.evaluate(contrastProblems))]) {
          say(`${name} ${size.name}: ${problem}`);
        }
      }
      if (leave) await leave(screen);
      else await screen.press('Escape');
    } catch (error) {
      failures += 1;
      say(`${name} ${size.name}: ${error instanceof Error ? error.message : String(error)}`);
      await page.screenshot({ path: path.join(out, `${name}-${size.name}-failed.png`) });
      break;
    }
  }
  for (const problem of app.host.problems) say(`${size.name}: ${problem}`);
  await app.kill();
};

const main = async (): Promise<void> => {
  fs.mkdirSync(out, { recursive: true });
  try {
    for (const size of SIZES.filter(({ name }) => name.includes(option('size')))) {
      for (const [index, scene] of SCENES.entries()) await takeScene(scene, index, size);
    }
  } finally {
    await closeSharedBrowser();
    fs.rmSync(home, { recursive: true, force: true, maxRetries: 3 });
  }
  say(out);
  // What a killed app left behind must not keep the command waiting.
  process.exit(failures === 0 ? 0 : 1);
};

void main();
