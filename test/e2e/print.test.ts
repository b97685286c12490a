import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { tempFolder } from '../helpers/tempFolder';
import { type LaunchedApp, launchApp } from './helpers/launchApp';

const folder = tempFolder();
let app: LaunchedApp;
let page: Page;

beforeAll(async () => {
  app = await launchApp();
  page = app.page;
  await page.setViewportSize({ width: 1366, height: 768 });
}, 90_000);
afterAll(() => app.close());

const preview = (): Locator => page.getByTestId('print-dialog');
const button = (name: string): Locator => page.getByRole('button', { name, exact: true });
const message = () => expect.poll(() => page.getByTestId('message-bar').innerText(), { timeout: 15_000 });
const pdfTexts = (file: string): string[] =>
  execFileSync('pdftotext', ['-layout', file, '-'], { encoding: 'utf8' }).split('\f').slice(0, -1);
const pdfSizes = (file: string): string[] =>
  execFileSync('pdfinfo', ['-l', '99', file], { encoding: 'utf8' }).match(/size:\s+[\d.]+ x [\d.]+/g) ?? [];

const pdfTitle = (file: string): string | undefined =>
  /^Title:\s+(.*)$/m.exec(execFileSync('pdfinfo', [file], { encoding: 'utf8' }))?.[1];

/** Keeps the text of the pages that are handed to the printer next. */
const watchPaper = (): Promise<void> =>
  page.evaluate(() => {
    const watcher = new MutationObserver(() => {
      const pages = [...document.querySelectorAll('.paper-print .paper-page')].map((one) => one.textContent);
      if (pages.length > 0) Object.assign(window, { printedPages: pages });
    });
    watcher.observe(document.body, { childList: true });
  });
const printedPages = (): Promise<string[]> => page.evaluate('window.printedPages');

/** The letters of a page in alphabetical order: lines and columns come in each program's own. */
const lettersOf = (text: string): string => [...text.normalize('NFC').replace(/\s/gu, '')].sort().join('');

/** Boxes whose text needs more room than they have: it would be cut on paper. */
const cutTexts = (): Promise<string[]> =>
  page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('.paper-box')]
      .filter((box) => box.scrollHeight > box.clientHeight + 3 || box.scrollWidth > box.clientWidth + 3)
      .map((box) => `${box.textContent} ${box.scrollHeight}/${box.clientHeight} ${box.scrollWidth}/${box.clientWidth}`),
  );

describe('paper', { timeout: 90_000 }, () => {
  test('Ctrl+P shows the pages as they will print; the keyboard turns them; choices change them at once', async () => {
    await page.keyboard.press('Control+p');
    await expect.poll(() => preview().locator('figure').count()).toBe(2);
    expect(await preview().locator('figcaption').allInnerTexts()).toEqual(['Trang 1/2', 'Trang 2/2']);
    const [first, second] = await preview().locator('figure').allInnerTexts();
    for (const text of [first, second]) expect(text).toContain('So với chỉ tiêu Nghị quyết');
    expect(first).toContain('BIỂU KẾT QUẢ THỰC HIỆN CÁC CHỈ TIÊU NGHỊ QUYẾT ĐẠI HỘI ĐẢNG BỘ HUYỆN');
    expect(second?.trimStart().startsWith('2')).toBe(true);
    const region = page.getByRole('region', { name: 'Các trang in' });
    await page.keyboard.press('PageDown');
    await expect.poll(() => region.evaluate((element) => element.scrollTop)).toBeGreaterThan(200);

    await preview().getByLabel('Kiểu trình bày').selectOption('bieu');
    await preview().getByLabel('Tiêu đề “Đảng Cộng sản Việt Nam”').check();
    await expect.poll(() => preview().locator('figure').first().innerText()).toContain('ĐẢNG CỘNG SẢN VIỆT NAM');
    // A page is drawn when it comes into sight.
    await preview().locator('figure').last().scrollIntoViewIfNeeded();
    await expect.poll(() => preview().locator('figure').last().innerText()).toContain('NGƯỜI LẬP BIỂU');
    expect(await cutTexts()).toEqual([]);
    await preview().getByLabel('Kiểu trình bày').selectOption('phu-luc');
    await expect.poll(() => preview().locator('figure').first().innerText()).toContain('Phụ lục 1');
  });

  test('the PDF has those pages: header on each, Vietnamese whole, a number on all but the first', async () => {
    const file = path.join(folder, 'biểu.pdf');
    await app.answerDialogs({ filePath: file });
    await button('Lưu PDF…').click();
    await message().toContain(file);
    expect(await button('Mở thư mục').count()).toBe(1);
    const [first = '', second = '', ...more] = pdfTexts(file);
    expect(more).toEqual([]);
    for (const text of [first, second]) expect(text).toContain('Chỉ tiêu chủ yếu');
    expect(first.trimStart()).toMatch(/^Phụ lục 1\n/);
    expect(second.trimStart()).toMatch(/^2\n/);
    expect(second).toContain('HTTNV trở lên');
    for (const word of ['dưỡng', 'Đảng viên', 'chuẩn', '‰']) expect(first + second).toContain(word);
    expect(await page.locator('.paper-print').count()).toBe(0);
    await button('Đóng thông báo').click();
  });

  test('what is printed around the table is set once, shown at once, and goes back to the usual field by field', async () => {
    await app.clickAction('file.pageSetup');
    const dialog = page.getByTestId('print-settings');
    await dialog.getByLabel('Tên biểu khi in', { exact: true }).fill('Biểu riêng');
    await dialog.getByLabel('Lề trái', { exact: true }).fill('5');
    await page.keyboard.press('Enter');
    await expect.poll(() => dialog.getByRole('alert').innerText()).toContain('từ 10 đến 60');
    await dialog.getByLabel('Lề trái', { exact: true }).fill('20');
    await page.keyboard.press('Enter');
    await expect.poll(() => dialog.count()).toBe(0);
    await page.keyboard.press('Control+p');
    await expect.poll(() => preview().locator('figure').first().innerText()).toContain('BIỂU RIÊNG');
    await button('Thông tin bản in…').click();
    await button('Về mặc định: Tên biểu khi in').click();
    await button('Lưu thông tin bản in').click();
    await expect.poll(() => preview().locator('figure').first().innerText()).toContain('NGHỊ QUYẾT ĐẠI HỘI');
    await page.keyboard.press('Escape');
    await expect.poll(() => preview().count()).toBe(0);
  });

  test('columns hidden on screen are not printed unless asked for; the workbook is laid out as the preview', async () => {
    await page.locator('.ag-row[row-index="0"] .ag-cell[col-id="note"]').click();
    await app.clickAction('column.hide');
    await page.keyboard.press('Control+p');
    const first = () => expect.poll(() => preview().locator('figure').first().innerText());
    await first().not.toContain('Ghi chú');
    await preview().getByLabel('In cả 1 cột đang ẩn trên màn hình').check();
    await first().toContain('Ghi chú');
    await preview().getByLabel('In cả 1 cột đang ẩn trên màn hình').uncheck();
    await preview().getByLabel('Kiểu trình bày').selectOption('bieu');
    await preview().getByLabel('Tiêu đề “Đảng Cộng sản Việt Nam”').check();
    await first().toContain('ĐẢNG CỘNG SẢN VIỆT NAM');
    const book = path.join(folder, 'biểu độc lập.xlsx');
    await app.answerDialogs({ filePath: book });
    await button('Xuất Excel…').click();
    await message().toContain(book);
    const texts = strFromU8(unzipSync(readFileSync(book))['xl/sharedStrings.xml'] ?? new Uint8Array());
    expect(texts).toContain('ĐẢNG CỘNG SẢN VIỆT NAM');
    expect(texts).not.toMatch(/>Ghi chú</);
    await button('Đóng thông báo').click();
    await app.clickAction('column.reset');
    await page.locator('.ag-header-cell[col-id="note"]').waitFor();
    await page.keyboard.press('Control+p');
    await preview().getByLabel('Tiêu đề “Đảng Cộng sản Việt Nam”').uncheck();
    await preview().getByLabel('Kiểu trình bày').selectOption('phu-luc');
    await first().toContain('Ghi chú');
    await page.keyboard.press('Escape');
  });

  test('a set is put together by mouse and keys, exported as one workbook, and fixed once it was sent', async () => {
    await app.clickAction('workbook.sets');
    const dialog = page.getByTestId('set-dialog');
    const names = () => expect.poll(() => dialog.locator('tbody tr td:nth-child(2)').allInnerTexts());
    const add = async (form: string): Promise<void> => {
      await dialog.getByLabel('Biểu', { exact: true }).selectOption({ label: form });
      await button('Thêm vào bộ').click();
    };
    // Those without a row make no empty annex.
    await button('Thêm mọi biểu đã có dòng').click();
    await names().toHaveLength(9);
    await names().not.toContain('Thu - chi ngân sách');
    for (let left = 9; left > 0; left--)
      await dialog
        .getByRole('button', { name: /^Bỏ .* khỏi bộ$/ })
        .first()
        .click();
    await names().toEqual([]);
    for (const form of ['Biểu kết quả', 'Kế hoạch năm', 'Danh mục văn bản']) await add(form);
    await names().toEqual(['Biểu kết quả', 'Kế hoạch năm', 'Danh mục văn bản']);
    await dialog.locator('tbody tr').nth(2).focus();
    await page.keyboard.press('Alt+ArrowUp');
    await names().toEqual(['Biểu kết quả', 'Danh mục văn bản', 'Kế hoạch năm']);
    await dialog.locator('tbody tr').nth(2).dragTo(dialog.locator('tbody tr').nth(0));
    await names().toEqual(['Kế hoạch năm', 'Biểu kết quả', 'Danh mục văn bản']);
    expect(await dialog.locator('tbody tr td:first-child').allInnerTexts()).toEqual([
      'Phụ lục 1',
      'Phụ lục 2',
      'Phụ lục 3',
    ]);
    // Biểu that stand alone are no annexes.
    await dialog.getByLabel('Kiểu trình bày').selectOption('bieu');
    expect(await dialog.locator('tbody tr td:first-child').allInnerTexts()).toEqual(['1', '2', '3']);
    await dialog.getByLabel('Kiểu trình bày').selectOption('phu-luc');
    await dialog.getByLabel('Tên bộ biểu').fill('Phụ lục báo cáo năm');
    const book = path.join(folder, 'bộ biểu.xlsx');
    await app.answerDialogs({ filePath: book });
    await button('Lưu và xuất Excel…').click();
    await message().toContain(book);
    expect(existsSync(book)).toBe(true);
    await button('Đóng thông báo').click();

    // What is on screen comes first; the set is chosen.
    await page.keyboard.press('Control+p');
    await preview().getByLabel('Phạm vi').selectOption({ label: 'Bộ biểu: Phụ lục báo cáo năm' });
    await expect
      .poll(() => preview().locator('figcaption').first().innerText())
      .toContain('Danh mục phụ lục · Trang 1/1');
    expect(await cutTexts()).toEqual([]);
    const file = path.join(folder, 'bộ biểu.pdf');
    await app.answerDialogs({ filePath: file });
    await button('Lưu PDF…').click();
    await message().toContain(file);
    expect(new Set(pdfSizes(file)).size).toBe(2);
    expect(pdfTitle(file)).toBe('Phụ lục báo cáo năm');
    expect(await page.title()).not.toBe('Phụ lục báo cáo năm');
    expect(pdfTexts(file)[0]).toContain('DANH MỤC PHỤ LỤC');
    await button('Đóng thông báo').click();

    await app.clickAction('workbook.sets');
    await dialog.getByLabel('Kèm theo văn bản').fill('Báo cáo số 12-BC/HU');
    await button('Đánh dấu đã gửi').click();
    await expect.poll(() => dialog.getByText('Số phụ lục được giữ nguyên.').count()).toBe(1);
    expect(await dialog.getByRole('button', { name: /^Chuyển .* lên$/ }).count()).toBe(0);
    await add('Biểu 5 năm');
    await button('Lưu bộ biểu').click();
    await expect.poll(() => dialog.locator('tbody tr td:first-child').allInnerTexts()).toContain('Phụ lục 4');
    await button('Mở lại bộ biểu').click();
    await expect.poll(() => dialog.getByRole('button', { name: /^Chuyển .* lên$/ }).count()).toBe(4);
    await page.keyboard.press('Escape');
  });

  test('a table drawn smaller than it is has every letter on its page', async () => {
    await page.locator('[role="treeitem"][data-sheet="ke-hoach-nam"]').click();
    await page.locator('[role="treeitem"][data-sheet="ke-hoach-nam"][aria-current="page"]').waitFor();
    await page.keyboard.press('Control+p');
    await preview().getByLabel('Hướng giấy').selectOption({ label: 'Dọc' });
    await expect.poll(() => preview().innerText()).toContain('Bảng rộng hơn khổ A4 dọc');
    const file = path.join(folder, 'thu nhỏ.pdf');
    await app.answerDialogs({ filePath: file });
    await watchPaper();
    await button('Lưu PDF…').click();
    await message().toContain(file);
    const pages = await printedPages();
    expect(pages.length).toBeGreaterThan(1);
    expect(pdfTexts(file).map(lettersOf)).toEqual(pages.map(lettersOf));
  });
});
