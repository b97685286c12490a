import fs from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type LaunchedApp, launchApp } from './helpers/launchApp';

const SHOTS = process.env['SKH_SHOTS'];
let app: LaunchedApp;
let page: Page;

const cell = (row: number) => page.locator(`.ag-row[row-index="${row}"] .ag-cell[col-id="figure"]`);
const shot = async (name: string): Promise<void> => {
  if (SHOTS !== undefined) await page.screenshot({ path: `${SHOTS}/${name}.png` });
};
const type = async (row: number, text: string): Promise<void> => {
  await cell(row).click();
  await page.keyboard.type(text);
  await page.keyboard.press('Enter');
  await expect.poll(() => cell(row).innerText()).toContain(text);
};
const planFile = (): string => path.join(app.userData, 'mau', 'tam-duong.skh');
const dialog = (id: string) => page.getByTestId(id);

beforeAll(async () => {
  app = await launchApp();
  page = app.page;
  await page.setViewportSize({ width: 1366, height: 768 });
});
afterAll(() => app.close());

test('a backup is made, held against the plan by cell, restored and undone; a file written from outside is chosen between', {
  timeout: 60_000,
}, async () => {
  await type(1, '51');
  await app.clickAction('file.backups');
  const backups = dialog('backups-dialog');
  await backups.waitFor();
  await shot('backups-none');
  await backups.getByRole('button', { name: 'Sao lưu ngay' }).click();
  await backups.getByText('Đã sao lưu.').waitFor();
  await expect.poll(() => backups.getByTestId('backups').getByRole('button').count()).toBe(1);
  await page.keyboard.press('Escape');
  await backups.waitFor({ state: 'detached' });
  const kept = path.join(app.userData, 'outside.skh');
  fs.copyFileSync(planFile(), kept);

  await type(1, '52');
  await app.clickAction('file.backups');
  await dialog('backups').getByRole('button').first().click();
  await dialog('differences').getByText('52 → 51').waitFor();
  await shot('backups-preview');
  await backups.getByRole('button', { name: 'Khôi phục bản này' }).click();
  await expect.poll(() => cell(1).innerText()).toContain('51');
  expect(await page.getByTestId('message-bar').innerText()).toContain('Đã khôi phục');
  await shot('backups-restored');
  await cell(1).click();
  await page.keyboard.press('Control+z');
  await expect.poll(() => cell(1).innerText()).toContain('52');

  // Another program puts an older copy in the place of the file: nothing is overwritten until the person has chosen.
  await expect.poll(() => page.getByTestId('status-bar').innerText()).toMatch(/Đã lưu/);
  fs.copyFileSync(kept, planFile());
  await type(2, '77');
  await page.getByTestId('message-bar').getByRole('button', { name: 'Xem khác nhau và chọn…' }).click();
  const outside = dialog('outside-dialog');
  await outside.getByText('52 → 51').waitFor();
  await shot('outside');
  await outside.getByRole('button', { name: 'Lấy bản trên đĩa' }).click();
  await expect.poll(() => cell(1).innerText()).toContain('51');
  await expect.poll(() => page.getByTestId('message-bar').innerText()).toContain('Bản của bạn được giữ trong');
  expect(fs.readdirSync(path.dirname(planFile())).some((name) => name.includes('(bản của tôi'))).toBe(true);
  await shot('outside-taken');
  await type(1, '53');
  await expect.poll(() => page.getByTestId('status-bar').innerText()).toMatch(/Đã lưu/);
});
