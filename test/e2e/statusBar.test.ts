import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type LaunchedApp, launchApp } from './helpers/launchApp';

const cell = (page: Page, row: number, column: string) =>
  page.locator(`.ag-row[row-index="${row}"] .ag-cell[col-id="${column}"]`);

/** "count": "3", "sum": "…" as the status bar shows them. */
const shown = (page: Page): Promise<Readonly<Record<string, string>>> =>
  page.evaluate(() =>
    Object.fromEntries(
      [...document.querySelectorAll('[data-testid="selection-summary"] [data-part]')].map((part) => [
        part.getAttribute('data-part') ?? '',
        part.querySelector('b')?.textContent ?? part.textContent ?? '',
      ]),
    ),
  );

const drag = async (page: Page, from: readonly [number, string], to: readonly [number, string]): Promise<void> => {
  const a = await cell(page, ...from).boundingBox();
  const b = await cell(page, ...to).boundingBox();
  if (!a || !b) throw new Error('not on screen');
  await page.mouse.move(a.x + a.width / 2, a.y + a.height / 2);
  await page.mouse.down();
  await page.mouse.move(b.x + b.width / 2, b.y + b.height / 2, { steps: 4 });
  await page.mouse.up();
};

const type = async (page: Page, row: number, column: string, text: string): Promise<void> => {
  await cell(page, row, column).click();
  await page.keyboard.type(text);
  await page.keyboard.press('Enter');
};

describe('what the status bar tells of a selection', { timeout: 90_000 }, () => {
  let app: LaunchedApp;
  let page: Page;
  beforeAll(async () => {
    app = await launchApp();
    page = app.page;
  });
  afterAll(() => app.close());

  test('numbers of one unit: count, exact sum, mean, least and greatest in vi-VN', async () => {
    await type(page, 0, 'unit', 'Tỷ đồng');
    await type(page, 0, 'figure', '1234567,1');
    await type(page, 1, 'figure', '0,2');
    await drag(page, [0, 'figure'], [1, 'figure']);
    await expect
      .poll(() => shown(page))
      .toEqual({ count: '2', sum: '1.234.567,3', mean: '617.283,65', min: '0,2', max: '1.234.567,1' });
    await page.keyboard.press('Control+z');
    await page.keyboard.press('Control+z');
    await page.keyboard.press('Control+z');
    await expect.poll(() => cell(page, 0, 'unit').innerText()).toBe('Tr. đồng');
  });

  test('no sum over shares, over ratios, over several units; comparators are counted, not added', async () => {
    await drag(page, [7, 'figure'], [9, 'figure']);
    await expect.poll(() => shown(page)).toMatchObject({ count: '3', why: 'Không cộng tỷ lệ', min: '100', max: '100' });
    await drag(page, [0, 'attainment'], [2, 'attainment']);
    await expect.poll(() => shown(page)).toMatchObject({ count: '3', why: 'Không cộng tỷ lệ', max: '105,19' });
    await drag(page, [2, 'figure'], [3, 'figure']);
    await expect.poll(() => shown(page)).toEqual({ count: '2', why: 'Khác đơn vị tính' });
    await drag(page, [12, 'target'], [14, 'target']);
    await expect.poll(() => shown(page)).toEqual({ count: '3' });
  });

  test('all ranges of a selection with Ctrl, a merged cell once; one cell alone shows nothing', async () => {
    await cell(page, 1, 'figure').click();
    await expect.poll(() => page.getByTestId('selection-summary').count()).toBe(0);
    await page.keyboard.down('Control');
    await cell(page, 11, 'figure').click();
    await page.keyboard.up('Control');
    await expect.poll(() => shown(page)).toMatchObject({ count: '2', sum: '146,3', mean: '73,15' });
    await drag(page, [0, 'marker'], [1, 'unit']);
    await expect.poll(() => shown(page)).toEqual({ count: '5' });
  });
});
