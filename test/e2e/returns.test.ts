import fs from 'node:fs';
import path from 'node:path';
import { Workbook } from 'exceljs';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { tempFolder } from '../helpers/tempFolder';
import { type LaunchedApp, launchApp } from './helpers/launchApp';

const SHOTS = process.env['SKH_SHOTS'];
const folder = tempFolder();
let app: LaunchedApp;
let page: Page;

const cell = (row: number, column: string) => page.locator(`.ag-row[row-index="${row}"] .ag-cell[col-id="${column}"]`);
const shot = async (name: string): Promise<void> => {
  if (SHOTS !== undefined) await page.screenshot({ path: `${SHOTS}/${name}.png` });
};
const dialog = (id: string) => page.getByTestId(id);

/** Types numbers into the first open rows of a form, as the commune does. */
const fill = async (unit: string, texts: Readonly<Record<string, number | string>>): Promise<void> => {
  const file = path.join(folder, `T01-2022 ${unit}.xlsx`);
  const book = new Workbook();
  await book.xlsx.readFile(file);
  for (const [address, text] of Object.entries(texts)) {
    const found = book.worksheets[0]?.getCell(address);
    if (found) found.value = text;
  }
  await book.xlsx.writeFile(file);
};

beforeAll(async () => {
  app = await launchApp({ argv: ['--sample=tan-uyen'] });
  page = app.page;
  await page.setViewportSize({ width: 1366, height: 768 });
  await page.locator('[role="treeitem"]', { hasText: 'Báo cáo tháng' }).first().click();
  await cell(3, 'current').waitFor();
});
afterAll(() => app.close());

describe('reporting forms and returns', { timeout: 60_000 }, () => {
  test('one form a commune into a folder, in one step', async () => {
    await app.answerDialogs({ filePaths: [folder] });
    await app.clickAction('returns.issue');
    await dialog('requests-dialog').waitFor();
    await expect.poll(() => dialog('requests-dialog').innerText()).toContain('Xã Hố Mít');
    await dialog('requests-dialog').getByLabel('Hạn gửi').fill('25/01/2022');
    await shot('requests');
    await dialog('requests-dialog').getByRole('button', { name: 'Lập 10 biểu mẫu…' }).click();
    await expect.poll(() => dialog('message-bar').innerText()).toContain('Đã lập biểu mẫu báo cáo');
    expect(fs.readdirSync(folder)).toContain('T01-2022 Xã Hố Mít.xlsx');
    expect(await dialog('status-bar').innerText()).toContain('Lập 10 biểu mẫu báo cáo');
  });

  test('what comes back is looked at by unit and by indicator, taken in one step, and adds up in the district', async () => {
    await fill('Xã Hố Mít', { F13: 125.5, F15: 2, G13: 'Rét đậm' });
    await fill('Xã Nậm Cần', { F13: 80, F15: 'khoảng vài ha', B15: 'Trồng chè' });
    await fill('Xã Tà Mít', { F13: 33 });
    fs.writeFileSync(path.join(folder, 'hong.xlsx'), 'không phải Excel');
    await app.answerDialogs({ filePaths: [folder] });
    await app.clickAction('returns.receive');
    await dialog('returns-dialog').waitFor();
    await expect.poll(() => dialog('returns-summary').innerText()).toContain('10 chưa gửi');
    await dialog('returns-dialog').getByRole('button', { name: 'Chọn thư mục…' }).click();
    await expect.poll(() => dialog('returns-dialog').innerText()).toContain('Nhận 2 báo cáo (4 số liệu)');
    await dialog('returns-dialog').getByRole('button', { name: 'Xã Nậm Cần' }).click();
    expect(await dialog('returns-dialog').innerText()).toContain('khoảng vài ha');
    await shot('returns-unit');
    // Its label was altered, so it waits for a look; the figure that is none stays out.
    await dialog('returns-dialog').getByLabel('Nhận: F13').check();
    await dialog('returns-dialog').getByLabel('Nhận: Xã Tà Mít').uncheck();
    await dialog('returns-dialog').getByLabel('Ngày nhận').fill('20/01/2022');
    await dialog('returns-dialog').getByRole('tab', { name: 'Theo chỉ tiêu' }).click();
    await shot('returns-row');
    await dialog('returns-dialog').getByRole('button', { name: 'Nhận 2 báo cáo (4 số liệu)' }).click();
    await expect.poll(() => dialog('returns-summary').innerText()).toContain('2 đã gửi · 0 gửi chậm · 8 chưa gửi');
    expect(await dialog('returns-said').innerText()).toContain('Đã nhận 2 báo cáo');
    await shot('returns-taken');
    await page.keyboard.press('Escape');
    await dialog('returns-dialog').waitFor({ state: 'detached' });
    await expect.poll(() => cell(3, 'current').innerText()).toContain('205,5');
  });

  test('sent back with a note; one undo each', async () => {
    await app.answerDialogs({ filePaths: [folder] });
    await app.clickAction('returns.receive');
    await dialog('returns-dialog').waitFor();
    await dialog('returns-dialog').getByRole('button', { name: 'Chọn thư mục…' }).click();
    await dialog('returns-dialog').getByRole('button', { name: 'Xã Tà Mít' }).click();
    await dialog('returns-dialog').getByRole('button', { name: 'Trả lại để bổ sung…' }).click();
    await page.keyboard.type('Thiếu số chè');
    await shot('send-back');
    await dialog('returns-dialog').getByRole('button', { name: 'Trả lại đơn vị' }).click();
    await expect.poll(() => dialog('returns-said').innerText()).toContain('Trả lại/T01-2022 Xã Tà Mít.xlsx');
    await expect.poll(() => dialog('returns-summary').innerText()).toContain('1 trả lại để bổ sung');
    await page.keyboard.press('Escape');
    await dialog('returns-dialog').waitFor({ state: 'detached' });
    await page.keyboard.press('Control+z');
    await page.keyboard.press('Control+z');
    await expect.poll(() => cell(3, 'current').innerText()).toBe('');
  });
});
