import path from 'node:path';
import v8 from 'node:v8';
import vm from 'node:vm';
import type { CDPSession, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { nodeFileSystem } from '../../electron/file/fileSystem';
import { SessionHost } from '../../electron/session/sessionHost';
import { type LaunchedApp, launchApp } from '../e2e/helpers/launchApp';
import { tempFolder } from '../helpers/tempFolder';
import { OfficeDay } from './officeDay';

/** Minutes of work in `npm test`, a day of it by `npm run test:long`: as many steps as an office makes, without its pauses. */
const isLong = process.env['SKH_LONG'] === '1';
const ROUNDS = isLong ? 300 : 9;
const WARM = isLong ? 60 : 4;

const folder = tempFolder();

v8.setFlagsFromString('--expose-gc');
const collect = vm.runInNewContext('gc') as () => void;
/** Bytes that are still held: objects, and buffers that objects hold. */
const held = (): number => {
  collect();
  collect();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
};
const listeners = (): number => process.eventNames().reduce((sum, name) => sum + process.listenerCount(name), 0);
const waiting = (): number => process.getActiveResourcesInfo().filter((name) => name !== 'Immediate').length;

/** Each step is kept in the history for undo, by its label and how it stands: so much of it stays, by design. */
const BYTES_PER_STEP = 1_200;
const SLACK = 3 * 1024 * 1024;

test('a session that works all day holds no more at its end than after its first hour', {
  timeout: 3_600_000,
}, async () => {
  const host = new SessionHost({ fileSystem: nodeFileSystem });
  const file = path.join(folder, 'cả ngày.skh');
  expect(await host.create(file, 'tam-duong', false)).toMatchObject({ ok: true });
  const day = new OfficeDay(host, folder);
  let [before, stepsBefore, listenersBefore, waitingBefore] = [0, 0, 0, 0];
  const times: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    if (round === WARM)
      [before, stepsBefore, listenersBefore, waitingBefore] = [held(), day.steps, listeners(), waiting()];
    const start = performance.now();
    await day.round(round);
    times.push(performance.now() - start);
  }
  await host.save();
  const [after, steps] = [held(), day.steps - stepsBefore];
  expect(listeners()).toBe(listenersBefore);
  expect(waiting()).toBeLessThanOrEqual(waitingBefore + 1);
  expect(after - before).toBeLessThan(SLACK + steps * BYTES_PER_STEP);
  if (isLong) {
    const tenth = Math.floor(ROUNDS / 10);
    const mean = (list: readonly number[]): number => list.reduce((sum, one) => sum + one, 0) / list.length;
    console.info(
      `${steps} steps: held ${before} → ${after} bytes (${Math.round((after - before) / steps)} a step); ` +
        `a round ${mean(times.slice(WARM, WARM + tenth)).toFixed(0)} → ${mean(times.slice(-tenth)).toFixed(0)} ms`,
    );
  }
  expect(await host.close(false)).toMatchObject({ ok: true });
});

interface PageMetrics {
  readonly nodes: number;
  readonly listeners: number;
  readonly heap: number;
}
const metricsOf = async (cdp: CDPSession): Promise<PageMetrics> => {
  await cdp.send('HeapProfiler.collectGarbage');
  const { metrics } = await cdp.send('Performance.getMetrics');
  const of = (name: string): number => metrics.find((one) => one.name === name)?.value ?? 0;
  return { nodes: of('Nodes'), listeners: of('JSEventListeners'), heap: of('JSHeapUsedSize') };
};

const cell = (page: Page, row: number) => page.locator(`.ag-row[row-index="${row}"] .ag-cell[col-id="figure"]`);

/** Types, undoes, finds, looks at panels, pages and another sheet, and comes back. */
const windowRound = async (app: LaunchedApp, number: number): Promise<void> => {
  const { page } = app;
  const press = (key: string): Promise<void> => page.keyboard.press(key);
  await cell(page, number % 5).click();
  await page.keyboard.insertText(String(40 + (number % 9)));
  await press('Enter');
  await press('Control+z');
  for (const view of ['view.history', 'view.details', 'edit.find', 'cell.note', 'rows.filter']) {
    await app.clickAction(view);
    await page.waitForTimeout(60);
    await press('Escape');
    await press('Escape');
  }
  if (number % 4 === 0) {
    await app.clickAction('file.print');
    await page.getByTestId('print-dialog').locator('figure').first().waitFor();
    await press('Escape');
    await page.getByTestId('print-dialog').waitFor({ state: 'detached' });
  }
  await page.locator('[data-sheet="ke-hoach-nam"]').click();
  await page.waitForTimeout(80);
  await page.locator('[data-sheet="bieu-ket-qua"]').click();
  await cell(page, 0).waitFor();
};

if (isLong)
  test('a window that is worked in all day holds no more at its end than after its first hour', {
    timeout: 3_600_000,
  }, async () => {
    const app = await launchApp();
    const cdp = await app.page.context().newCDPSession(app.page);
    await cdp.send('Performance.enable');
    let first: PageMetrics | null = null;
    for (let round = 0; round < 120; round++) {
      if (round === 20) first = await metricsOf(cdp);
      await windowRound(app, round);
    }
    const last = await metricsOf(cdp);
    console.info('window after 20 and after 120 rounds:', first, last);
    await app.close();
    if (!first) throw new Error('no rounds');
    expect(last.nodes).toBeLessThan(first.nodes * 1.5 + 1000);
    expect(last.listeners).toBeLessThan(first.listeners * 1.5 + 100);
    expect(last.heap).toBeLessThan(first.heap + 12 * 1024 * 1024);
  });
