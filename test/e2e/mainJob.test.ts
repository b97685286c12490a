import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { tempFolder } from '../helpers/tempFolder';
import { type LaunchedApp, launchApp } from './helpers/launchApp';

const folder = tempFolder();
const PYTHON = process.env['SKH_PYTHON'] ?? '/usr/bin/python3';

const cell = (page: Page, row: number, column: string) =>
  page.locator(`.ag-row[row-index="${row}"] .ag-cell[col-id="${column}"]`);
const summary = (page: Page) => page.getByTestId('summary');

/** Waits until everything typed is on disk, as the status bar says. */
const saved = (page: Page): Promise<void> =>
  page
    .getByTestId('status-bar')
    .getByText(/^Đã lưu/)
    .waitFor();

const typeInto = async (page: Page, row: number, column: string, text: string): Promise<void> => {
  await cell(page, row, column).click();
  await page.keyboard.type(text);
  await page.keyboard.press('Enter');
};

const sampleIn = async (app: LaunchedApp, file: string): Promise<void> => {
  await app.answerDialogs({ filePath: file });
  await app.clickAction('file.saveAs');
  await expect.poll(() => existsSync(file)).toBe(true);
};

describe('the main job', { timeout: 120_000 }, () => {
  test('start, edit, undo, redo, close over a cell that is being typed, reopen', async () => {
    const userData = path.join(folder, 'ud1');
    const file = path.join(folder, 'sổ của tôi.skh');
    mkdirSync(userData);
    const app = await launchApp({ forgetsPage: true, userData });
    const { page } = app;
    await expect
      .poll(() => summary(page).innerText())
      .toContain('25/37 đạt và vượt: 17 vượt · 8 đạt · 12 chưa đạt, trong đó 2 theo số ước');
    await sampleIn(app, file);

    await typeInto(page, 0, 'figure', '50,5');
    await expect.poll(() => cell(page, 0, 'attainment').innerText()).toContain('101,00%');
    await expect.poll(() => summary(page).innerText()).toContain('26/37');
    expect(await cell(page, 0, 'figure').innerText()).toContain('50,5');

    await typeInto(page, 0, 'target', '5–6');
    await expect.poll(() => cell(page, 0, 'attainment').innerText()).toContain('841,67%');
    await typeInto(page, 0, 'target', 'khoảng vài tấn');
    await cell(page, 0, 'target').click();
    expect(await cell(page, 0, 'target').innerText()).toContain('khoảng vài tấn');
    await expect.poll(() => page.getByTestId('explanation').innerText()).toContain('Không đọc được');

    for (let step = 0; step < 3; step++) await page.keyboard.press('Control+z');
    await expect.poll(() => cell(page, 0, 'attainment').innerText()).toContain('84,00%');
    await expect.poll(() => summary(page).innerText()).toContain('25/37');
    await page.keyboard.press('Control+y');
    await expect.poll(() => cell(page, 0, 'attainment').innerText()).toContain('101,00%');
    await saved(page);
    await cell(page, 3, 'figure').click();
    await page.keyboard.type('401');
    await app.close();

    const again = await launchApp({ forgetsPage: true, userData, argv: [file] });
    await expect.poll(() => cell(again.page, 0, 'figure').innerText()).toContain('50,5');
    // What was still being typed when the window went is in the plan, as a step of its own.
    await expect.poll(() => cell(again.page, 3, 'figure').innerText()).toContain('401');
    await again.page.keyboard.press('Control+z');
    await expect.poll(() => cell(again.page, 3, 'figure').innerText()).toContain('294,30');
    await again.page.keyboard.press('Control+z');
    await expect.poll(() => cell(again.page, 0, 'attainment').innerText()).toContain('84,00%');
    await again.close();
  });

  test('export, edit the workbook elsewhere, import with a preview, one undo; broken files are refused', async () => {
    const book = path.join(folder, 'biểu xuất.xlsx');
    const app = await launchApp();
    const { page } = app;
    await app.answerDialogs({ filePath: book });
    await app.clickAction('workbook.export');
    await page.getByRole('button', { name: 'Chọn nơi lưu và xuất…' }).click();
    await page.getByText('Đã xuất biểu').waitFor();
    expect(existsSync(book)).toBe(true);

    execFileSync(PYTHON, [
      '-c',
      `import sys, openpyxl
book = openpyxl.load_workbook(sys.argv[1])
sheet = book.active
for row in sheet.iter_rows():
    for c in row:
        if c.value == 'Tỷ lệ che phủ rừng':
            for other in sheet[c.row]:
                if other.value == 50.8: other.value = 51.25
book.save(sys.argv[1])`,
      book,
    ]);
    await app.answerDialogs({ filePaths: [book] });
    await app.clickAction('workbook.import');
    await page.getByText('Xem trước khi nhập').waitFor();
    const dialog = page.getByRole('dialog');
    await expect.poll(() => dialog.innerText()).toContain('51,25');
    await dialog.getByRole('button', { name: 'Nhập 1 thay đổi' }).click();
    await expect.poll(() => cell(page, 4, 'figure').innerText()).toContain('51,25');
    await page.keyboard.press('Control+z');
    await expect.poll(() => cell(page, 4, 'figure').innerText()).toContain('50,8');

    // In plain words; the plan that was open stays, the file too.
    const broken = path.join(folder, 'hỏng.skh');
    writeFileSync(broken, 'không phải cơ sở dữ liệu');
    await app.answerDialogs({ filePaths: [broken] });
    await app.clickAction('file.open');
    const message = page.getByTestId('message-bar');
    await message.waitFor();
    expect(await message.innerText()).toContain('hỏng.skh');
    expect(await cell(page, 0, 'figure').innerText()).toContain('42');
    expect(readFileSync(broken, 'utf8')).toBe('không phải cơ sở dữ liệu');

    const text = path.join(folder, 'văn bản.xlsx');
    writeFileSync(text, 'đây không phải bảng tính');
    await app.answerDialogs({ filePaths: [text] });
    await app.clickAction('workbook.import');
    await expect.poll(() => message.innerText()).toContain('Excel');
    await app.close();
  });
});
