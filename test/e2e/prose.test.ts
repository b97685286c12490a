import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type LaunchedApp, launchApp } from './helpers/launchApp';

const SHOTS = process.env['SKH_SHOTS'];
let app: LaunchedApp;
let page: Page;

const shot = async (name: string): Promise<void> => {
  if (SHOTS !== undefined) await page.screenshot({ path: `${SHOTS}/${name}.png` });
};

beforeAll(async () => {
  app = await launchApp();
  page = app.page;
  await page.setViewportSize({ width: 1366, height: 768 });
});
afterAll(() => app.close());

describe('rows out of running text', { timeout: 60_000 }, () => {
  test('a passage of the plan of Tân Uyên is read, corrected, and written as one step', async () => {
    const seed = readFileSync(path.join(import.meta.dirname, '../fixtures/seeds/000_190b5015f74dc100.txt'), 'utf8');
    const passage = seed.slice(seed.indexOf('(1). Thu nhập'), seed.indexOf('II. NHIỆM VỤ CỤ THỂ'));
    const count = (): Promise<number> => page.locator('.ag-row').count();
    const before = await count();
    await page.keyboard.press('Control+Alt+v');
    const dialog = page.getByTestId('prose-dialog');
    await shot('prose-empty');
    await dialog.getByTestId('prose-text').fill(passage);
    await dialog.getByTestId('prose-submit').click();
    await expect.poll(() => dialog.getByTestId('prose-summary').innerText()).toContain('Tìm thấy 45 số liệu');
    expect(await dialog.getByTestId('prose-marked').innerText()).toContain('(1). Thu nhập bình quân đầu người 43');
    await dialog.locator('tbody tr').nth(12).hover();
    await shot('prose-read');

    const line = dialog.locator('tbody tr').nth(12);
    await line.getByLabel('Tên chỉ tiêu trong văn bản').fill('Sản lượng thủy sản');
    // What was corrected stays so when the text is read once more.
    await dialog.getByRole('button', { name: 'Sửa đoạn văn' }).click();
    await dialog.getByTestId('prose-submit').click();
    expect(await line.getByLabel('Tên chỉ tiêu trong văn bản').inputValue()).toBe('Sản lượng thủy sản');
    await dialog.getByRole('button', { name: 'Bỏ đánh dấu' }).click();
    for (const place of [12, 13, 14]) await dialog.locator('tbody tr').nth(place).getByRole('checkbox').check();
    await expect.poll(() => dialog.getByTestId('prose-submit').innerText()).toBe('Ghi 3 dòng vào biểu');
    await dialog.getByTestId('prose-submit').click();
    await expect.poll(() => dialog.count()).toBe(0);
    const names = (): Promise<string[]> => page.locator('.ag-cell[col-id="name"] .text').allInnerTexts();
    await expect.poll(names).toContain('Sản lượng thủy sản');
    expect(await names()).toEqual(expect.arrayContaining(['Nuôi trồng', 'Đánh bắt']));
    await shot('prose-written');
    await page.keyboard.press('Control+z');
    await expect.poll(names).not.toContain('Nuôi trồng');
    await expect.poll(count).toBe(before);
  });

  test('a text without figures says what is missing', async () => {
    await page.keyboard.press('Control+Alt+v');
    const dialog = page.getByTestId('prose-dialog');
    await dialog.getByTestId('prose-text').fill('Tiếp tục đẩy mạnh cải cách hành chính.');
    await dialog.getByTestId('prose-submit').click();
    await expect.poll(() => dialog.getByTestId('prose-none').innerText()).toContain('Không tìm thấy số liệu');
    // The text is not thrown away by a slip.
    await page.keyboard.press('Escape');
    await page.getByTestId('dialog-asking').waitFor();
    await page.keyboard.press('Escape');
    await expect.poll(() => dialog.count()).toBe(0);
  });
});
