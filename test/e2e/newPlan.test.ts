import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type LaunchedApp, launchApp } from './helpers/launchApp';
import { rowsOf } from './helpers/rowsPage';

const SHOTS = process.env['SKH_SHOTS'];
let app: LaunchedApp;
let page: Page;

const { cell, labels, undo } = rowsOf(() => page);
const address = (): Promise<string> => page.getByTestId('cell-address').innerText();
const press = (key: string): Promise<void> => page.keyboard.press(key);
const shot = async (name: string): Promise<void> => {
  if (SHOTS !== undefined) await page.screenshot({ path: `${SHOTS}/${name}.png` });
};

beforeAll(async () => {
  app = await launchApp();
  page = app.page;
  await page.setViewportSize({ width: 1366, height: 768 });
});
afterAll(() => app.close());

test('a new plan offers its first row', { timeout: 60_000 }, async () => {
  await app.answerDialogs({ filePath: `${app.userData}/trống.skh` });
  await app.clickAction('file.new');
  const asked = page.getByTestId('new-plan-dialog');
  await asked.getByLabel('Năm kế hoạch').fill('202');
  await press('Enter');
  await asked.getByText('bốn chữ số').waitFor();
  await asked.getByLabel('Năm kế hoạch').fill('2022');
  await asked.getByLabel('Đơn vị lập kế hoạch').fill('Huyện Tân Uyên');
  await shot('new-plan');
  await press('Enter');
  await expect.poll(() => page.getByTestId('period-switcher').innerText()).toBe('Năm 2022');
  await page.getByText('Huyện Tân Uyên').first().waitFor();
  await page.getByRole('button', { name: 'Thêm dòng đầu tiên' }).click();
  await cell(0, 'name').waitFor();
  await expect.poll(address).toBe('B1');
  await page.keyboard.type('Thu ngân sách');
  await press('Tab');
  await expect.poll(() => labels(1)).toEqual(['Thu ngân sách']);
  // The first parts of a sheet bring the column that they stand in.
  await cell(0, 'name').click();
  await app.clickAction('row.split');
  await page.getByTestId('split-dialog').locator('textarea').fill('Nội địa\nXuất nhập khẩu');
  await page.getByRole('button', { name: 'Tách thành 2 chỉ tiêu' }).click();
  await expect.poll(() => labels(2)).toEqual(['Nội địa', 'Xuất nhập khẩu']);
  await undo();
  await expect.poll(() => labels(1)).toEqual(['Thu ngân sách']);

  // Row after row as in Excel: Enter at the end of a row that is being written begins the next under the first cell.
  await page.getByTestId('add-row').click();
  await expect.poll(address).toBe('B2');
  await page.keyboard.type('Thu nội địa');
  await press('Tab');
  await page.keyboard.type('Tỷ đồng');
  await press('Tab');
  await page.keyboard.type('120');
  await press('Enter');
  await page.keyboard.type('Thu xuất nhập khẩu');
  await press('Enter');
  await page.keyboard.type('Thu khác');
  await press('Tab');
  await expect.poll(() => labels(4)).toEqual(['Thu ngân sách', 'Thu nội địa', 'Thu xuất nhập khẩu', 'Thu khác']);
  await expect.poll(() => cell(1, 'target').innerText()).toBe('120');
  await shot('add-row');
  // A figure at the end of a table brings no row: it is the last that can be undone.
  await cell(3, 'target').click();
  await page.keyboard.type('7');
  await press('Enter');
  await expect.poll(() => cell(3, 'target').innerText()).toBe('7');
  await undo();
  await expect.poll(() => cell(3, 'target').innerText()).toBe('');
  // Nor does a name that only changes.
  await cell(3, 'name').click();
  await press('F2');
  await page.keyboard.type(' nữa');
  await cell(0, 'name').click();
  await cell(3, 'name').click();
  await page.keyboard.type('Thu khác');
  await press('Enter');
  await expect.poll(() => labels(4)).not.toContain('Thu khác nữa');
  await undo();
  await expect.poll(() => labels(4)).toContain('Thu khác nữa');
  expect(await page.locator('.ag-row').count()).toBe(4);
  // The row that Enter began goes when nothing is written in it: by Esc, and by going elsewhere.
  for (const leave of [() => press('Escape'), () => cell(0, 'figure').click()]) {
    await page.getByTestId('add-row').click();
    await expect.poll(address).toBe('B5');
    await page.keyboard.type('Thu viện trợ');
    await press('Enter');
    await expect.poll(address).toBe('B6');
    await leave();
    await expect.poll(() => page.locator('.ag-row').count()).toBe(5);
    await expect.poll(() => page.getByTestId('status-bar').innerText()).toContain('Đã bỏ dòng trống');
    await undo();
    await undo();
    await expect.poll(() => page.locator('.ag-row').count()).toBe(4);
  }
});
