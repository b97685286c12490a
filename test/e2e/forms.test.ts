import { existsSync } from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { tempFolder } from '../helpers/tempFolder';
import { formSheets, toView } from '../workbook/formSheets';
import { type LaunchedApp, launchApp } from './helpers/launchApp';

/** Each form of the sample, a column of it that a person fills in, and what is typed there. */
const FORMS: readonly (readonly [form: string, column: string, text: string])[] = [
  ['bieu-ket-qua', 'figure', '12,5'],
  ['ke-hoach-nam', 'plan', '1.234,5'],
  ['bao-cao-thang', 'samePeriod', '0,75'],
  ['nam-nam', 'target', '>58'],
  ['giao-chi-tieu', 'part@muong-te', 'x'],
  ['giao-chi-tieu-phong', 'total', '5-6'],
  ['phan-cong-nhiem-vu', 'support', 'Thanh tra tỉnh'],
  ['danh-muc-van-ban', 'note', 'Đã thay thế'],
  ['giai-ngan', 'carriedPaid', '43,6'],
  ['thu-chi-ngan-sach', 'plan', '2.100'],
  ['theo-doi-bao-cao', 'dueOn', '20/01/2021'],
];
/** This one goes out and in by the dialogs; every form does so without them in test/workbook/forms. */
const BY_DIALOGS = 'bao-cao-thang';
const PLAN = 'ke-hoach-2021--';

const folder = tempFolder();
let app: LaunchedApp;
let page: Page;

beforeAll(async () => {
  app = await launchApp({ argv: ['--sample=lai-chau'] });
  page = app.page;
  await page.setViewportSize({ width: 1366, height: 768 });
});
afterAll(() => app.close());

/** Place on screen of the first row that a person fills in. */
const firstRow = async (sheet: string): Promise<number> => {
  const [found] = await formSheets('lai-chau', sheet);
  if (!found) throw new Error(`no sheet ${sheet}`);
  return toView(found).rows.findIndex((row) => row.kind !== 'heading');
};

/** Export and import as a person does them. */
const throughDialogs = async (book: string): Promise<void> => {
  await app.answerDialogs({ filePath: book });
  await app.clickAction('workbook.export');
  await page.getByRole('button', { name: 'Chọn nơi lưu và xuất…' }).click();
  await expect.poll(() => page.getByTestId('message-bar').innerText()).toContain(book);
  expect(existsSync(book)).toBe(true);
  await app.answerDialogs({ filePaths: [book] });
  await app.clickAction('workbook.import');
  const dialog = page.getByTestId('import-dialog');
  await dialog.getByTestId('import-nothing').waitFor();
  for (const tab of ['unmatched', 'warnings']) {
    expect(await dialog.getByTestId(`import-tab-${tab}`).innerText()).toMatch(/\b0$/);
  }
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'detached' });
};

describe('every form: edit, undo; export, unchanged re-import', { timeout: 60_000 }, () => {
  for (const [form, column, text] of FORMS) {
    test(form, async () => {
      const sheet = PLAN + form;
      const book = path.join(folder, `${form}.xlsx`);
      const row = await firstRow(sheet);
      await page.locator(`[role="treeitem"][data-sheet="${sheet}"]`).click();
      await page.locator(`[role="treeitem"][data-sheet="${sheet}"][aria-current="page"]`).waitFor();
      const cell = page.locator(`.ag-row[row-index="${row}"] .ag-cell[col-id="${column}"]`);
      await cell.waitFor();

      const before = await cell.innerText();
      await cell.click();
      await page.keyboard.type(text);
      await page.keyboard.press('Enter');
      await expect.poll(() => cell.innerText()).toContain(text);
      await page.keyboard.press('Control+z');
      await expect.poll(() => cell.innerText()).toBe(before);
      await page.keyboard.press('Control+y');
      await expect.poll(() => cell.innerText()).toContain(text);
      if (form === BY_DIALOGS) await throughDialogs(book);
    });
  }
});
