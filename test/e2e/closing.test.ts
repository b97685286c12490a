import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type LaunchedApp, launchApp } from './helpers/launchApp';

const SHOTS = process.env['SKH_SHOTS'];
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'skh-closing-'));
let app: LaunchedApp;
let page: Page;

const cell = (row: number, column: string) => page.locator(`.ag-row[row-index="${row}"] .ag-cell[col-id="${column}"]`);
const press = (key: string): Promise<void> => page.keyboard.press(key);
const shot = async (name: string): Promise<void> => {
  if (SHOTS !== undefined) await page.screenshot({ path: `${SHOTS}/${name}.png` });
};
const dialog = (id: string) => page.getByTestId(id);
const message = () => page.getByTestId('message-bar');

beforeAll(async () => {
  app = await launchApp({ argv: ['--sample=lai-chau'] });
  page = app.page;
  await page.setViewportSize({ width: 1366, height: 768 });
});
afterAll(async () => {
  await app.close();
  fs.rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
});

/** The first row with a figure for the month. */
const filledRow = async (): Promise<number> => {
  const index = await page.evaluate(() => {
    const cells = [...document.querySelectorAll<HTMLElement>('.ag-cell[col-id="current"]')];
    const found = cells.find((one) => one.innerText.trim() !== '');
    return found?.closest('.ag-row')?.getAttribute('row-index') ?? '';
  });
  return Number(index);
};

describe('closing a month', { timeout: 60_000 }, () => {
  test('chốt, refused typing with its ways out, đính chính, reopening with a reason, the copy beside today', async () => {
    await page.getByTestId('nav').or(page.locator('nav')).first().waitFor();
    await page.locator('[role="treeitem"]', { hasText: 'Báo cáo tháng' }).first().click();
    await page.locator('.ag-cell[col-id="current"]').first().waitFor();
    const row = await filledRow();
    const before = await cell(row, 'current').innerText();

    await app.clickAction('period.close');
    await dialog('closing-dialog').waitFor();
    await shot('closing');
    // Days that were typed and not yet set hold for what is closed.
    await dialog('closing-dialog').getByLabel('Đến ngày').fill('25/01/2021');
    await dialog('closing-dialog').getByRole('button', { name: 'Chốt tháng 1 năm 2021' }).click();
    await expect.poll(() => page.getByTestId('closings').innerText()).toContain('Báo cáo tháng');
    await press('Escape');
    await app.clickAction('period.close');
    await expect.poll(() => dialog('closing-dialog').getByLabel('Đến ngày').inputValue()).toBe('25/01/2021');
    await shot('closing-closed');
    await press('Escape');

    // The header has a lock, the cell takes no typing and says why.
    await page.locator('.head.is-closed').first().waitFor();
    await cell(row, 'current').click();
    await page.keyboard.type('9');
    await message().getByText('đã được').waitFor();
    expect(await cell(row, 'current').innerText()).toBe(before);
    await shot('closing-refused');
    // The close is not undone: it is reopened, with a reason.
    await press('Control+z');
    await expect.poll(() => message().getAttribute('data-tone')).toBe('error');
    expect(await message().innerText()).toContain('đã được');

    // Filling down changes no closed cell and says so, with the ways out.
    await cell(row, 'current').click();
    await press('Shift+ArrowDown');
    await press('Control+d');
    await expect.poll(() => message().getAttribute('data-tone')).toBe('warning');
    expect(await message().innerText()).toContain('đã được');

    await cell(row, 'current').click();
    await page.keyboard.type('9');
    await message().getByRole('button', { name: 'Đính chính…' }).click();
    await dialog('correction-dialog').waitFor();
    await page.keyboard.type('1.234,5');
    await page.getByLabel('Lý do').fill('Chi cục Thống kê gửi lại');
    await shot('correction');
    await dialog('correction-dialog').getByRole('button', { name: 'Đính chính', exact: true }).click();
    await dialog('correction-dialog').waitFor({ state: 'detached' });
    await press('F4');
    await page.getByTestId('cell-adjustments').getByText('Đính chính tháng 1 năm 2021').waitFor();
    expect(await page.getByTestId('cell-adjustments').innerText()).toContain('Chi cục Thống kê gửi lại');
    await shot('correction-details');
    await press('F4');
    expect(await cell(row, 'current').innerText()).toBe(before);

    await app.clickAction('period.close');
    await dialog('closing-dialog').getByRole('button', { name: 'Mở lại kỳ…' }).click();
    await page.getByTestId('reopen').getByRole('button', { name: 'Mở lại kỳ' }).click();
    expect(await page.getByTestId('reopen').innerText()).toContain('Hãy ghi lý do');
    await page.keyboard.type('Nhập thiếu một đơn vị');
    await shot('reopen');
    await page.getByTestId('reopen').getByRole('button', { name: 'Mở lại kỳ' }).click();
    await expect.poll(() => page.getByTestId('closings').innerText()).toContain('Nhập thiếu một đơn vị');
    await press('Escape');
    await expect.poll(() => page.locator('.head.is-closed').count()).toBe(0);

    await cell(row, 'current').click();
    await page.keyboard.type('777');
    await press('Enter');
    await expect.poll(() => cell(row, 'current').innerText()).toContain('777');
    await app.clickAction('period.close');
    await page.getByTestId('closings').getByRole('button', { name: 'Báo cáo tháng' }).click();
    await dialog('snapshot-dialog').waitFor();
    expect(await page.getByTestId('snapshot-summary').innerText()).toContain('1 dòng');
    await dialog('snapshot-dialog').getByLabel('Chỉ hiện dòng khác nhau').check();
    const changed = await dialog('snapshot-dialog').locator('tbody tr').innerText();
    expect(changed).toContain('777');
    await shot('snapshot');
    const file = path.join(folder, 'ban-chot.xlsx');
    await app.answerDialogs({ filePath: file });
    await dialog('snapshot-dialog').getByRole('button', { name: 'Xuất bản đã chốt…' }).click();
    await message().getByText('Đã xuất biểu').waitFor();
    expect(fs.existsSync(file)).toBe(true);
  });
});
