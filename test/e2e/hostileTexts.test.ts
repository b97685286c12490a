import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { alterPlanFile, HOSTILE_TEXTS, plantHostileTexts } from '../helpers/hostilePlan';
import { openSample } from '../helpers/openSample';
import { tempFolder } from '../helpers/tempFolder';
import { type LaunchedApp, launchApp } from './helpers/launchApp';

const isLong = process.env['SKH_LONG'] === '1';
const SHOTS = process.env['SKH_SHOTS'];
const folder = tempFolder();
let app: LaunchedApp;
let page: Page;

beforeAll(async () => {
  const session = await openSample(path.join(folder, 'mẫu.skh'));
  for (const text of ['44', '45']) {
    session.run(
      { type: 'setCells', sheet: 'bieu-ket-qua', edits: [{ row: 'thu-nhap-binh-quan', column: 'figure', text }] },
      null,
    );
  }
  await session.close();
  const file = path.join(folder, `'><img src=x onerror=window.__ran=1>.skh`.replaceAll('/', ''));
  writeFileSync(file, await alterPlanFile(readFileSync(session.path), plantHostileTexts));
  app = await launchApp({ argv: [file] });
  page = app.page;
  await page.setViewportSize({ width: 1366, height: 768 });
}, 90_000);
// Ends only when no console message, page error, request or unscripted dialog was seen.
afterAll(() => app.close());

/** Elements that only a text taken for markup can have made, and whether anything ran. */
const traces = (): Promise<unknown> =>
  page.evaluate(() => ({
    ran: '__ran' in window,
    made: document.querySelectorAll(
      'body img, body script, svg[onload], iframe, object, embed, [onerror], a[href^="javascript"]',
    ).length,
    polluted: Object.keys(Object.prototype),
  }));
const NOTHING = { ran: false, made: 0, polluted: [] };

/** What is looked at: each is opened, looked over and left. */
const VIEWS = [
  'view.history',
  'view.details',
  'view.checks',
  'edit.find',
  'rows.filter',
  'file.print',
  'workbook.export',
  'cell.note',
  'sentence.copySheet',
] as const;
const MORE = [
  'view.calendar',
  'view.tasks',
  'file.pageSetup',
  'workbook.sets',
  'units.manage',
  'units.dues',
  'plan.targets',
  'period.open',
  'period.close',
  'period.past',
  'plan.nextYear',
  'row.overrule',
  'sentence.patterns',
  'edit.pasteProse',
  'column.choose',
  'form.design',
  'workbook.ways',
  'template.manage',
  'returns.issue',
  'view.unit',
  'view.period',
  'edit.goTo',
  'edit.pick',
  'edit.cell',
  'row.delete',
] as const;

test('hostile texts in a plan file are only texts, wherever they are shown', { timeout: 120_000 }, async () => {
  const [markup = ''] = HOSTILE_TEXTS;
  await expect.poll(() => page.locator('.ag-root').innerText()).toContain(markup);
  expect(await traces()).toEqual(NOTHING);
  await page.locator('.ag-row[row-index="2"] .ag-cell[col-id="figure"]').click();
  for (const view of isLong ? [...VIEWS, ...MORE] : VIEWS) {
    await app.clickAction(view);
    await page.waitForTimeout(isLong ? 500 : 150);
    if (view === 'file.print') {
      // The pages are HTML as well; what is printed is this.
      const paper = page.getByTestId('print-dialog').locator('figure').first();
      await expect.poll(() => paper.innerText()).toContain(markup);
    }
    if (SHOTS !== undefined) await page.screenshot({ path: `${SHOTS}/hostile-${view}.png` });
    if (view === 'edit.find') await page.keyboard.insertText('img src');
    expect({ view, ...((await traces()) as object) }).toEqual({ view, ...NOTHING });
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
  }
  // A cell that is typed into, and an error message that names it.
  await page.locator('.ag-row[row-index="3"] .ag-cell[col-id="figure"]').click();
  await page.keyboard.insertText(markup);
  await page.keyboard.press('Enter');
  await expect
    .poll(() => page.locator('.ag-row[row-index="3"] .ag-cell[col-id="figure"]').innerText())
    .toContain(markup);
  expect(await traces()).toEqual(NOTHING);
});
