import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type LaunchedApp, launchApp } from './helpers/launchApp';

const cell = (page: Page, row: number, column: string) =>
  page.locator(`.ag-row[row-index="${row}"] .ag-cell[col-id="${column}"]`);
const count = (page: Page) => page.getByTestId('find-count');

/** How many pieces of text are marked on the screen, and which one the cursor is at. */
const marked = (page: Page): Promise<{ readonly hits: readonly string[]; readonly current: readonly string[] }> =>
  page.evaluate(() => {
    const texts = (name: string): string[] => [...(CSS.highlights.get(name) ?? [])].map((range) => range.toString());
    return { hits: texts('skh-find'), current: texts('skh-find-current') };
  });

describe('finding and replacing', { timeout: 90_000 }, () => {
  let app: LaunchedApp;
  let page: Page;
  beforeAll(async () => {
    app = await launchApp();
    page = app.page;
  });
  afterAll(() => app.close());

  test('Ctrl+F counts and marks every hit, Enter and F3 go from one to the next, Esc gives the cell back', async () => {
    await cell(page, 0, 'figure').click();
    await page.keyboard.press('Control+f');
    await page.keyboard.type('tỷ lệ');
    await expect
      .poll(async () => [...new Set((await marked(page)).hits.map((text) => text.toLowerCase()))])
      .toEqual(['tỷ lệ']);
    await expect.poll(async () => (await marked(page)).hits.length).toBeGreaterThan(4);
    // The count of what is now looked for, not of a shorter word.
    await expect.poll(() => count(page).getAttribute('aria-busy')).toBe('false');
    await expect.poll(() => count(page).innerText()).toMatch(/^\d+ ô$/);
    const all = Number((await count(page).innerText()).split(' ')[0]);
    expect(all).toBeGreaterThan(5);
    await page.keyboard.press('Enter');
    await expect.poll(() => count(page).innerText()).toBe(`1/${all}`);
    await expect.poll(async () => (await marked(page)).current).toEqual(['Tỷ lệ']);
    await page.keyboard.press('F3');
    await expect.poll(() => count(page).innerText()).toBe(`2/${all}`);
    await page.keyboard.press('Shift+F3');
    await page.keyboard.press('Shift+Enter');
    await expect.poll(() => count(page).innerText()).toBe(`${all}/${all}`);
    // The last hit was below the edge of the window: it has been brought into sight.
    await expect.poll(async () => (await marked(page)).current.length).toBe(1);
    await page.keyboard.press('Escape');
    await expect.poll(() => page.getByTestId('find-panel').count()).toBe(0);
    await page.keyboard.press('Control+Home');
    await page.keyboard.press('ArrowDown');
    await expect.poll(() => cell(page, 2, 'marker').getAttribute('class')).toContain('s-active');
  });

  test('accents count unless asked not to; both placings of a tone are one', async () => {
    await page.keyboard.press('Control+f');
    await page.keyboard.type('truong');
    await expect.poll(() => count(page).innerText()).toBe('Không thấy');
    await page.getByRole('button', { name: 'Tìm không phân biệt dấu', exact: true }).click();
    await expect.poll(() => count(page).innerText()).toMatch(/\d/);
    await expect.poll(async () => (await marked(page)).hits.join(' ').toLowerCase()).toContain('trường');
    await page.keyboard.press('Escape');
    await expect.poll(() => page.getByTestId('find-panel').count()).toBe(0);
    await page.keyboard.press('Control+f');
    const loose = page.getByRole('button', { name: /Không phân biệt dấu/ });
    expect(await loose.getAttribute('aria-pressed')).toBe('true');
    await loose.click();
    await page.getByLabel('Tìm', { exact: true }).fill('văn hoá');
    await expect.poll(async () => [...(await marked(page)).hits, ...(await marked(page)).current]).toContain('văn hóa');
    await page.keyboard.press('Escape');
  });

  test('replace all is one step, leaves what cannot be written, and one undo brings all of it back', async () => {
    await page.keyboard.press('Control+h');
    await page.getByLabel('Tìm', { exact: true }).fill('100');
    await expect.poll(() => count(page).innerText()).toMatch(/\d/);
    const before = await cell(page, 7, 'target').innerText();
    expect(before).toBe('100');
    await page.getByLabel('Thay bằng').fill('99,5');
    await page.getByRole('button', { name: 'Thay tất cả' }).click();
    await expect.poll(() => page.getByTestId('find-note').innerText()).toMatch(/Đã thay ở \d+ ô\. \d+ ô không sửa/);
    await expect.poll(() => cell(page, 7, 'target').innerText()).toBe('99,5');
    expect(await cell(page, 8, 'figure').innerText()).toBe('99,5');
    await page.keyboard.press('Escape');
    await page.keyboard.press('Control+z');
    await expect.poll(() => cell(page, 7, 'target').innerText()).toBe('100');
    await expect.poll(() => cell(page, 8, 'figure').innerText()).toBe('100');
    await expect.poll(() => page.getByTestId('status-bar').innerText()).toContain('thay thế ở');
  });

  test('replacing in one cell changes only what was found and goes on', async () => {
    await cell(page, 0, 'figure').click();
    await page.keyboard.press('Control+h');
    await page.getByLabel('Tìm', { exact: true }).fill('nông thôn');
    await page.getByLabel('Thay bằng').fill('NÔNG THÔN');
    await page.getByRole('button', { name: 'Thay', exact: true }).click();
    await expect.poll(() => count(page).innerText()).toMatch(/^1\//);
    await page.getByRole('button', { name: 'Thay', exact: true }).click();
    await expect.poll(() => cell(page, 6, 'name').innerText()).toBe('Xã đạt chuẩn NÔNG THÔN mới');
    await page.keyboard.press('Escape');
    await page.keyboard.press('Control+z');
    await expect.poll(() => cell(page, 6, 'name').innerText()).toBe('Xã đạt chuẩn nông thôn mới');
  });

  test('Ctrl+G goes to an address, a row, a label', async () => {
    await page.keyboard.press('Control+g');
    await page.keyboard.type('e30');
    await page.keyboard.press('Enter');
    await expect.poll(() => cell(page, 29, 'figure').getAttribute('class')).toContain('s-active');
    await page.keyboard.press('Control+g');
    await page.keyboard.type('3');
    await page.keyboard.press('Enter');
    await expect.poll(() => cell(page, 2, 'figure').getAttribute('class')).toContain('s-active');
    await page.keyboard.press('Control+g');
    await page.keyboard.type('phủ rừng');
    await expect.poll(() => page.getByTestId('go-to').getByRole('option').count()).toBe(1);
    await page.keyboard.press('Enter');
    await expect.poll(() => cell(page, 4, 'figure').getAttribute('class')).toContain('s-active');
    await page.keyboard.press('Control+g');
    await page.keyboard.type('khongcodongnay');
    await expect.poll(() => page.getByTestId('go-to').innerText()).toContain('Không có');
    await page.keyboard.press('Escape');
    await page.keyboard.press('ArrowDown');
    await expect.poll(() => cell(page, 5, 'figure').getAttribute('class')).toContain('s-active');
  });
});
