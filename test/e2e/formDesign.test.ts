import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { launchApp } from './helpers/launchApp';

const cell = (page: Page, row: number, column: string) =>
  page.locator(`.ag-row[row-index="${row}"] .ag-cell[col-id="${column}"]`);
const undoAll = async (page: Page, times: number): Promise<void> => {
  for (let time = 0; time < times; time++) await page.keyboard.press('Control+z');
};

describe('designing a Biểu in the app', { timeout: 90_000 }, () => {
  test('a column is added and typed into, a wrong one is refused, a copy is listed; undo takes it all back', async () => {
    const app = await launchApp();
    const { page } = app;
    const dialog = page.getByTestId('form-dialog');

    await app.clickAction('form.design');
    await dialog.getByLabel('Các cột').and(page.locator('select')).selectOption({ label: 'Ghi chú' });
    await dialog.getByLabel('Loại cột').selectOption({ label: 'Chữ (ghi chú, nguyên nhân…)' });
    await dialog.getByRole('button', { name: 'Thêm cột' }).click();
    await dialog.getByLabel('Tiêu đề (mỗi dòng một cấp, cấp ngoài trước)').fill('Khả năng hoàn thành');
    await expect.poll(() => dialog.locator('th').allTextContents()).toContain('Khả năng hoàn thành');
    await dialog.getByRole('button', { name: 'Lưu biểu' }).click();
    await expect.poll(() => dialog.count()).toBe(0);
    await cell(page, 0, 'text').click();
    await page.keyboard.type('Có khả năng');
    await page.keyboard.press('Enter');
    await expect.poll(() => cell(page, 0, 'text').textContent()).toContain('Có khả năng');

    // A ratio of a column that is gone: said in place, nothing saved, nothing typed lost.
    await app.clickAction('form.design');
    await dialog.getByLabel('Các cột').and(page.locator('select')).selectOption({ label: 'Kết quả thực hiện' });
    await dialog.getByRole('button', { name: 'Bỏ cột' }).click();
    await dialog.getByRole('button', { name: 'Lưu biểu' }).click();
    await expect.poll(() => dialog.getByRole('alert').textContent()).toContain('So với {căn cứ so sánh}');
    // In the words of the fields, and at the column it is about.
    expect(await dialog.getByRole('alert').textContent()).toContain('“Cột số thực hiện”: chưa chọn cột');
    expect(await dialog.getByRole('alert').textContent()).not.toMatch(/figure|mã/);
    await expect.poll(() => dialog.getByLabel('Cột số thực hiện').count()).toBe(1);
    // What is typed stays as it is typed, a comma at a time.
    await dialog.getByLabel('Chỉ ở các tháng').click();
    await page.keyboard.type('3, 6');
    expect(await dialog.getByLabel('Chỉ ở các tháng').inputValue()).toBe('3, 6');
    // All of it goes only when a person says so.
    await page.keyboard.press('Escape');
    await page.getByTestId('dialog-asking').waitFor();
    await page.keyboard.press('Enter');
    expect(await dialog.getByLabel('Chỉ ở các tháng').inputValue()).toBe('3, 6');
    await expect.poll(() => page.evaluate(() => document.activeElement?.tagName)).toBe('INPUT');
    await page.keyboard.press('Escape');
    await dialog.getByRole('button', { name: 'Bỏ và đóng' }).click();
    await expect.poll(() => cell(page, 0, 'figure').textContent()).toContain('42');

    await app.clickAction('form.design');
    await dialog.getByLabel('Tên biểu', { exact: true }).fill('Biểu riêng của huyện');
    await dialog.getByRole('button', { name: 'Lưu thành biểu mới' }).dblclick();
    await expect.poll(() => page.getByRole('treeitem', { name: 'Biểu riêng của huyện' }).count()).toBe(1);

    await cell(page, 0, 'figure').click();
    await undoAll(page, 3);
    await expect.poll(() => page.getByRole('treeitem', { name: 'Biểu riêng của huyện' }).count()).toBe(0);
    await expect.poll(() => page.locator('.ag-header-cell[col-id="text"]').count()).toBe(0);
    await app.close();
  });
});
