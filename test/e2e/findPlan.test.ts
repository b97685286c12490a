import path from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { tempFolder } from '../helpers/tempFolder';
import { openTwoSheets, SECOND } from '../helpers/twoSheets';
import { type LaunchedApp, launchApp } from './helpers/launchApp';

const SHOTS = process.env['SKH_SHOTS'];
const folder = tempFolder();
let app: LaunchedApp;
let page: Page;

const cell = (row: number, column: string) => page.locator(`.ag-row[row-index="${row}"] .ag-cell[col-id="${column}"]`);
const count = () => page.getByTestId('find-count').innerText();
const note = () => page.getByTestId('find-note').innerText();
const focused = () => page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? '');
const shot = async (name: string): Promise<void> => {
  if (SHOTS !== undefined) await page.screenshot({ path: `${SHOTS}/${name}.png` });
};

describe('finding in the whole plan', { timeout: 60_000 }, () => {
  beforeAll(async () => {
    const file = path.join(folder, 'hai biểu.skh');
    const session = await openTwoSheets(file);
    await session.close();
    app = await launchApp({ argv: [file] });
    page = app.page;
    await page.setViewportSize({ width: 1366, height: 768 });
  });
  afterAll(() => app.close());

  test('what several Biểu show of one row counts once; Enter goes from sheet to sheet, the keyboard stays in the field', async () => {
    await cell(0, 'figure').click();
    await page.keyboard.press('Control+f');
    await page.keyboard.type('hộ nghèo');
    await expect.poll(count).toBe('1 ô');
    await page.getByLabel('Phạm vi tìm').selectOption('plan');
    // Its row stands in seven Biểu; a task speaks of it, too.
    await expect.poll(count).toBe('2 ô, 2 biểu');
    await page.getByRole('button', { name: 'Danh sách kết quả' }).click();
    await expect.poll(() => page.getByTestId('find-results').getByRole('button').count()).toBe(2);
    await shot('find-plan');
    await page.getByLabel('Tìm', { exact: true }).focus();
    await page.keyboard.press('Enter');
    await expect.poll(count).toBe('1/2');
    const before = await page.title();
    await page.keyboard.press('Enter');
    await expect.poll(count).toBe('2/2');
    await expect.poll(() => page.title()).not.toBe(before);
    await expect.poll(() => page.locator('.ag-cell.s-active').innerText()).toContain('hộ nghèo');
    expect(await focused()).toBe('Tìm');
    await shot('find-second');
    await page.keyboard.press('Shift+Enter');
    await expect.poll(count).toBe('1/2');
    expect(await page.title()).toBe(before);
    // A click in the list goes to the other sheet as well.
    await page.getByTestId('find-results').getByRole('button').last().click();
    await expect.poll(count).toBe('2/2');
  });

  test('replaces in both sheets as one step; one undo brings both back', async () => {
    await page.keyboard.press('Control+h');
    await page.getByLabel('Tìm', { exact: true }).fill('hộ nghèo');
    await expect.poll(count).toContain('2');
    await page.getByLabel('Thay bằng').fill('HỘ NGHÈO');
    await page.getByRole('button', { name: 'Thay tất cả' }).click();
    await expect.poll(note).toContain('Đã thay ở 2 ô của 2 biểu.');
    await shot('replaced-plan');
    await page.keyboard.press('Escape');
    await expect.poll(() => page.getByTestId('find-panel').count()).toBe(0);
    const inSheet = (text: string) => page.locator('.ag-cell[col-id="name"]').filter({ hasText: text }).count();
    await expect.poll(() => inSheet('HỘ NGHÈO')).toBe(1);
    await page.locator(`[data-sheet="${SECOND}"]`).click();
    await page.keyboard.press('Control+End');
    await expect.poll(() => inSheet('HỘ NGHÈO')).toBe(1);
    await page.keyboard.press('Control+z');
    await expect.poll(() => page.getByTestId('status-bar').innerText()).toContain('của 2 biểu');
    await expect.poll(() => inSheet('HỘ NGHÈO')).toBe(0);
    await page.locator('[data-sheet="bieu-ket-qua"]').click();
    await cell(0, 'figure').waitFor();
  });

  test('the bar hides no row, and Esc in the grid closes it', async () => {
    await page.keyboard.press('Control+Home');
    await page.keyboard.press('Control+f');
    const panel = await page.getByTestId('find-panel').boundingBox();
    const sheet = await page.getByTestId('sheet-grid').boundingBox();
    expect((sheet?.y ?? 0) + (sheet?.height ?? 0)).toBeLessThanOrEqual(panel?.y ?? 0);
    await cell(2, 'figure').click();
    expect(await page.getByTestId('find-panel').count()).toBe(1);
    await page.keyboard.press('Escape');
    await expect.poll(() => page.getByTestId('find-panel').count()).toBe(0);
    await page.keyboard.press('ArrowDown');
    await expect.poll(() => cell(3, 'figure').getAttribute('class')).toContain('s-active');
  });
});
