import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, describe, expect, test } from 'vitest';
import { foreignBytes } from '../workbook/foreignBook';
import { launchApp } from './helpers/launchApp';

const folder = mkdtempSync(path.join(os.tmpdir(), 'skh-map-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const cell = (page: Page, row: number, column: string) =>
  page.locator(`.ag-row[row-index="${row}"] .ag-cell[col-id="${column}"]`);

/** A commune's own table: merged header, thousands of hectares, mistyped and unknown labels, a total and a footnote. */
const book = async (
  name: string,
  area: number,
  more: readonly (readonly (string | number | null)[])[],
): Promise<string> => {
  const file = path.join(folder, name);
  const lines = [
    ['UBND XÃ BẢN BO', null, null, null, null],
    ['Đơn vị: UBND xã', null, null, null, null],
    ['STT', 'Chỉ tiêu chủ yếu', 'ĐVT', 'Số liệu', null],
    [null, null, null, 'Mục tiêu đến năm 2025', 'Số cuối kỳ'],
    ...more,
    [2, 'Diện tích chè trồng mới', 'nghìn ha', 0.4, area],
    [3, 'Tỷ lệ lao động đã qua đào tạo', '%', 61, 63.5],
    [4, 'Số giếng khoan', 'cái', 10, 12],
    [null, 'Tổng cộng', null, null, null],
    [null, '(1) Số ước', null, null, null],
  ];
  writeFileSync(file, await foreignBytes({ name: 'Bieu', lines, merges: ['A3:A4', 'B3:B4', 'C3:C4', 'D3:E3'] }));
  return file;
};

describe('a workbook that nobody designed', () => {
  test('is read as the person says, previewed, taken in one step, and known next time', {
    timeout: 60_000,
  }, async () => {
    const app = await launchApp();
    const { page } = app;
    await app.answerDialogs({ filePaths: [await book('xã tháng 10.xlsx', 0.31, [])] });
    await app.clickAction('workbook.import');
    const dialog = page.getByTestId('mapping-dialog');
    await dialog.waitFor();
    expect(await page.getByTestId('mapping-top').inputValue()).toBe('3');
    expect(await page.getByTestId('mapping-bottom').inputValue()).toBe('4');
    // Pointing at another row and back: the proposal follows at once.
    await page.getByTestId('mapping-picture').locator('tr[data-row="1"] td').first().click();
    await expect.poll(() => page.getByTestId('mapping-bottom').inputValue()).toBe('1');
    await page.getByTestId('mapping-picture').locator('tr[data-row="3"] td').first().click();
    await page.keyboard.down('Shift');
    await page.getByTestId('mapping-picture').locator('tr[data-row="4"] td').last().click();
    await page.keyboard.up('Shift');
    await expect.poll(() => page.getByTestId('mapping-bottom').inputValue()).toBe('4');

    await dialog.getByRole('button', { name: 'Tiếp' }).click();
    const results = dialog.getByLabel('Cột E của tệp');
    expect(await results.inputValue()).toBe('');
    await results.selectOption({ label: 'Kết quả thực hiện' });
    await dialog.getByRole('button', { name: 'Tiếp' }).click();

    const rows = page.getByTestId('mapping-rows');
    await rows.waitFor();
    await expect.poll(() => page.getByTestId('mapping-look').innerText()).toBe('Cần xem (2)');
    expect(await dialog.innerText()).toContain('1 dòng đổi đơn vị tính: nghìn ha → Ha (× 1.000)');
    expect(await rows.locator('[data-row="6"]').getAttribute('data-stand')).toBe('open');
    // By keys: take what is proposed for the first line, leave the second one out.
    await rows.focus();
    await page.keyboard.press('Enter');
    await expect.poll(() => rows.locator('[data-row="6"]').getAttribute('data-stand')).toBe('person');
    await page.keyboard.press('Delete');
    await expect.poll(() => rows.locator('[data-row="7"]').getAttribute('data-stand')).toBe('skipped');
    await dialog.getByRole('button', { name: 'Xem trước thay đổi' }).click();

    const preview = page.getByTestId('import-dialog');
    await preview.waitFor();
    const told = await preview.innerText();
    for (const words of ['310 Ha', 'đổi từ 0,31 nghìn ha', '63,5']) expect(told).toContain(words);
    await preview.getByTestId('import-again').click();
    await rows.waitFor();
    expect(await rows.locator('[data-row="7"]').count()).toBe(1);
    await dialog.getByRole('button', { name: 'Xem trước thay đổi' }).click();
    await preview.getByRole('button', { name: 'Nhập 2 thay đổi' }).click();
    await expect.poll(() => cell(page, 4 - 1, 'figure').innerText()).toContain('310');

    // A month later, with a row more: read in the same way without a question.
    const next = await book('xã tháng 11.xlsx', 0.32, [[1, 'Tỷ lệ che phủ rừng', '%', 50.5, 51.5]]);
    await app.answerDialogs({ filePaths: [next] });
    await app.clickAction('workbook.import');
    await preview.waitFor();
    await expect.poll(() => preview.innerText()).toContain('Đã đọc theo cách lần trước');
    for (const words of ['320 Ha', '51,5']) expect(await preview.innerText()).toContain(words);
    await page.keyboard.press('Escape');
    await preview.waitFor({ state: 'detached' });

    // A way of reading that is forgotten is asked about again; what was chosen meanwhile is not lost by one Esc.
    await app.clickAction('workbook.ways');
    const ways = page.getByTestId('ways-dialog');
    await ways.getByRole('button', { name: 'Bỏ cách đọc: xã tháng 10.xlsx' }).click();
    await ways.getByText('Chưa nhớ cách đọc nào').waitFor();
    await page.keyboard.press('Escape');
    await ways.waitFor({ state: 'detached' });
    await app.answerDialogs({ filePaths: [next] });
    await app.clickAction('workbook.import');
    await dialog.getByRole('button', { name: 'Tiếp' }).click();
    await results.selectOption({ label: 'Kết quả thực hiện' });
    await page.keyboard.press('Escape');
    await dialog.getByTestId('dialog-asking').waitFor();
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });

    // Forgetting is a step of its own, and the import the one before.
    const undoTitle = () => page.locator('[data-action="edit.undo"]').getAttribute('title');
    const forgetting = await undoTitle();
    await page.keyboard.press('Control+z');
    await expect.poll(undoTitle).not.toBe(forgetting);
    expect(await cell(page, 4 - 1, 'figure').innerText()).toContain('310');
    await page.keyboard.press('Control+z');
    await expect.poll(() => cell(page, 4 - 1, 'figure').innerText()).toContain('294,3');
    await app.close();
  });
});
