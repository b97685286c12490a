import { existsSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { tempFolder } from '../helpers/tempFolder';
import { launchApp } from './helpers/launchApp';

const folder = tempFolder();
const SHOTS = process.env['SKH_SHOTS'];

const cell = (page: Page, row: number, column: string) =>
  page.locator(`.ag-row[row-index="${row}"] .ag-cell[col-id="${column}"]`);
const head = (page: Page, column: string) => page.locator(`.ag-header-cell[col-id="${column}"]`);
const filterBar = (page: Page) => page.getByTestId('filter-bar');
const numbers = (page: Page): Promise<string[]> =>
  page
    .locator('.ag-row .ag-cell[col-id="#"]')
    .evaluateAll((cells) =>
      cells
        .sort((a, b) => a.getBoundingClientRect().top - b.getBoundingClientRect().top)
        .map((one) => one.textContent ?? ''),
    );

const widthOf = async (page: Page, column: string): Promise<number> =>
  Math.round((await head(page, column).boundingBox())?.width ?? 0);

const dragEdge = async (page: Page, column: string, by: number): Promise<void> => {
  const box = await head(page, column).boundingBox();
  if (!box) throw new Error('no header');
  const [x, y] = [box.x + box.width - 1, box.y + box.height / 2];
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x + by / 2, y, { steps: 3 });
  await page.mouse.move(x + by, y, { steps: 3 });
  await page.mouse.up();
};

const columnMenu = async (page: Page, column: string, item: string): Promise<void> => {
  await head(page, column).click({ button: 'right' });
  await page.getByTestId('context-menu').getByText(item, { exact: true }).click();
};

const openFilter = async (page: Page, column: string) => {
  await head(page, column).hover();
  await head(page, column).locator('.head-filter').click();
  return page.getByTestId('filter-menu');
};

describe('columns', { timeout: 90_000 }, () => {
  test('widths, hidden and frozen columns are kept by file and sheet, also under another name and after a restart', async () => {
    const userData = path.join(folder, 'ud');
    const file = path.join(folder, 'cột.skh');
    mkdirSync(userData);
    const app = await launchApp({ userData });
    const { page } = app;
    const before = await widthOf(page, 'note');
    await dragEdge(page, 'note', -60);
    await expect.poll(() => widthOf(page, 'note')).toBe(before - 60);

    // A narrow column wraps its text and its row grows; fitted again the text has one line.
    await dragEdge(page, 'unit', -60);
    await expect.poll(async () => (await cell(page, 0, 'unit').boundingBox())?.height ?? 0).toBeGreaterThan(40);
    const unit = await head(page, 'unit').boundingBox();
    await page.mouse.dblclick((unit?.x ?? 0) + (unit?.width ?? 0) - 1, (unit?.y ?? 0) + 30);
    await expect.poll(async () => (await cell(page, 0, 'unit').boundingBox())?.height ?? 0).toBeLessThan(40);
    const fitted = await widthOf(page, 'unit');

    await cell(page, 0, 'target').click();
    await columnMenu(page, 'target', 'Ẩn cột này');
    await expect.poll(() => head(page, 'target').count()).toBe(0);
    await columnMenu(page, 'figure', 'Cố định đến cột này');
    await expect
      .poll(() => page.locator('.ag-cell[col-id="figure"].ag-cell-last-left-pinned').count())
      .toBeGreaterThan(5);

    await app.answerDialogs({ filePath: file });
    await app.clickAction('file.saveAs');
    await expect.poll(() => existsSync(file)).toBe(true);
    await app.close();

    const again = await launchApp({ userData, argv: [file] });
    await expect.poll(() => widthOf(again.page, 'note')).toBe(before - 60);
    expect(await widthOf(again.page, 'unit')).toBe(fitted);
    expect(await head(again.page, 'target').count()).toBe(0);
    expect(await again.page.locator('.ag-cell[col-id="figure"].ag-cell-last-left-pinned').count()).toBeGreaterThan(5);
    await columnMenu(again.page, 'figure', 'Ẩn, hiện cột…');
    await again.page.getByTestId('column-chooser').getByText('Mục tiêu đến năm 2025').click();
    await expect.poll(() => head(again.page, 'target').count()).toBe(1);
    await again.page.getByTestId('column-chooser').getByText('Đặt lại').click();
    await again.page.getByTestId('column-chooser').getByText('Xong').click();
    await expect.poll(() => widthOf(again.page, 'note')).toBe(before);
    await again.close();
  });

  test('filter by value and by text, sort without touching the stored order, zoom with the wheel', async () => {
    const app = await launchApp();
    const { page } = app;

    const menu = await openFilter(page, 'attainment');
    await menu.getByText('Vượt', { exact: true }).click();
    await menu.getByText('Đạt', { exact: true }).click();
    await menu.getByRole('button', { name: 'Lọc', exact: true }).click();
    await expect.poll(() => filterBar(page).innerText()).toContain('Đang lọc: 12/37 dòng');
    expect((await numbers(page)).slice(0, 4)).toEqual(['1', '2', '4', '7']);

    // Emptying what is selected leaves what is hidden as it is.
    await cell(page, 0, 'figure').click();
    await cell(page, 3, 'figure').click({ modifiers: ['Shift'] });
    await page.keyboard.press('Delete');
    await expect.poll(() => cell(page, 3, 'figure').innerText()).toBe('');
    await filterBar(page).getByText('Bỏ lọc', { exact: true }).click();
    await expect.poll(() => filterBar(page).count()).toBe(0);
    expect(await cell(page, 2, 'figure').innerText()).toContain('41.550');
    expect(await cell(page, 3, 'figure').innerText()).toBe('');
    await page.keyboard.press('Control+z');
    await expect.poll(() => cell(page, 3, 'figure').innerText()).toContain('294,30');

    // By text, from the keyboard alone.
    await cell(page, 0, 'name').click();
    await page.keyboard.press('Control+Shift+l');
    await page.keyboard.type('học sinh');
    await page.keyboard.press('Enter');
    await expect.poll(() => filterBar(page).innerText()).toContain('Đang lọc: 3/37 dòng');
    expect(await cell(page, 0, 'name').innerText()).toContain('Tỷ lệ học sinh đến trường');
    expect(await page.getByTestId('add-row').isVisible(), 'no row is added behind those that are hidden').toBe(false);
    await filterBar(page).getByText('Bỏ lọc', { exact: true }).click();

    await cell(page, 2, 'figure').click();
    await columnMenu(page, 'figure', 'Sắp xếp giảm dần');
    await expect.poll(() => filterBar(page).innerText()).toContain('giảm dần');
    await expect.poll(async () => (await numbers(page))[0]).toBe('11');
    expect(await cell(page, 0, 'figure').innerText()).toContain('280.000');
    await filterBar(page).getByText('Về thứ tự gốc').click();
    await expect.poll(async () => (await numbers(page)).slice(0, 3)).toEqual(['1', '2', '3']);
    expect(await page.getByTestId('status-bar').innerText()).not.toContain('Chưa lưu');

    // More columns than fit are not frozen, and it is said why; where they fit they are.
    const status = (): Promise<string> => page.getByTestId('status-bar').innerText();
    await cell(page, 3, 'figure').click();
    await page.setViewportSize({ width: 900, height: 700 });
    for (const zoom of ['110%', '125%', '150%', '175%', '200%']) {
      await page.getByRole('button', { name: 'Phóng to' }).click();
      await expect.poll(status).toContain(zoom);
    }
    await app.clickAction('column.freeze');
    await expect.poll(status).toContain('Không đủ chỗ để cố định: hãy chọn ít cột hơn');
    expect(await page.locator('.ag-cell[col-id="figure"].ag-cell-last-left-pinned').count()).toBe(0);
    if (SHOTS !== undefined) await page.screenshot({ path: `${SHOTS}/freeze.png` });
    await page.keyboard.press('Control+0');
    await page.setViewportSize({ width: 1366, height: 768 });
    await columnMenu(page, 'target', 'Cố định đến cột này');
    await expect
      .poll(() => page.locator('.ag-cell[col-id="target"].ag-cell-last-left-pinned').count())
      .toBeGreaterThan(5);

    const box = await cell(page, 3, 'figure').boundingBox();
    const line = (await cell(page, 3, 'figure').boundingBox())?.height ?? 0;
    await page.mouse.move((box?.x ?? 0) + 5, (box?.y ?? 0) + 5);
    await page.keyboard.down('Control');
    await page.mouse.wheel(0, -120);
    await page.mouse.wheel(0, -120);
    await page.keyboard.up('Control');
    await expect.poll(() => page.getByTestId('status-bar').innerText()).toContain('125%');
    await expect
      .poll(async () => (await cell(page, 3, 'figure').boundingBox())?.height ?? 0)
      .toBeCloseTo(line * 1.25, 0);
    await page.keyboard.press('Control+0');
    await expect.poll(() => page.getByTestId('status-bar').innerText()).toContain('100%');
    await app.close();
  });
});
