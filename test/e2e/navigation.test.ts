import { mkdirSync } from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { tempFolder } from '../helpers/tempFolder';
import { contrastProblems, namelessControls, squeezed } from './helpers/inspectPage';
import { type LaunchedApp, launchApp } from './helpers/launchApp';

const folder = tempFolder();
const SHOTS = process.env['SKH_SHOTS'];
const YEAR = 'ke-hoach-2022';
const TERM = 'muc-tieu-2025';

let app: LaunchedApp;
let page: Page;

const soon = <T>(read: () => T | Promise<T>) => expect.poll(read, { timeout: 10_000 });
const cell = (row: number, column: string) => page.locator(`.ag-row[row-index="${row}"] .ag-cell[col-id="${column}"]`);
const node = (sheet: string) => page.locator(`[data-sheet="${sheet}"]`);
const press = (key: string) => page.keyboard.press(key);
const tabs = () => page.getByTestId('sheet-tabs').getByRole('tab').allInnerTexts();
const onTab = () => page.getByTestId('sheet-tabs').locator('[aria-selected="true"]').innerText();
const told = () => page.getByTestId('explanation').innerText();
const period = () => page.getByTestId('period-switcher').innerText();
const unit = () => page.getByTestId('unit-switcher').innerText();
const active = () => page.locator('.ag-cell.s-active').getAttribute('col-id');
const shot = async (name: string): Promise<void> => {
  if (SHOTS !== undefined) await page.screenshot({ path: `${SHOTS}/${name}.png` });
};
const type = async (row: number, column: string, text: string): Promise<void> => {
  await cell(row, column).click();
  await page.keyboard.type(text);
  await press('Enter');
  await soon(() => cell(row, column).innerText()).toContain(text);
};
/** The row that a sheet shows with a name; rows keep their place over the periods. */
const rowNamed = (name: string): Promise<number> =>
  page
    .locator('.ag-row')
    .filter({ has: page.locator('.ag-cell[col-id="name"]').getByText(name, { exact: true }) })
    .first()
    .getAttribute('row-index')
    .then(Number);

/** Puts a text on the real clipboard as another program does. */
const put = (plain: string): Promise<void> =>
  page.evaluate((text) => {
    const onCopy = (event: ClipboardEvent): void => {
      event.stopImmediatePropagation();
      event.preventDefault();
      event.clipboardData?.setData('text/plain', text);
    };
    document.addEventListener('copy', onCopy, { capture: true, once: true });
    document.execCommand('copy');
  }, plain);

const launch = async (): Promise<void> => {
  const userData = path.join(folder, 'ud');
  mkdirSync(userData, { recursive: true });
  app = await launchApp({ userData, argv: ['--sample=tan-uyen'] });
  page = app.page;
  page.setDefaultTimeout(8000);
  await page.setViewportSize({ width: 1366, height: 768 });
};

describe('going through a file of two plans', { timeout: 60_000 }, () => {
  beforeAll(launch);
  afterAll(() => app.close());

  test('the tree lists every Biểu of both plans and is used by keys alone', async () => {
    await soon(() => page.locator('[data-sheet]').count()).toBe(22);
    await press('Shift+F6');
    await press('Shift+F6');
    await press('Home');
    await press('ArrowDown');
    await press('ArrowDown');
    await soon(() => page.evaluate(() => document.activeElement?.getAttribute('data-sheet'))).toBe(
      `${YEAR}--ke-hoach-nam`,
    );
    await press('Enter');
    await soon(() => node(`${YEAR}--ke-hoach-nam`).getAttribute('aria-current')).toBe('page');
    await soon(() => page.title()).toContain('Kế hoạch năm');
    // The keyboard is with the sheet.
    await cell(1, 'plan').waitFor();
    await press('ArrowRight');
    await soon(active).toBe('superior');
    // Left goes to the plan, folds it, and brings it back.
    await press('Shift+F6');
    await press('Shift+F6');
    await press('ArrowLeft');
    await press('ArrowLeft');
    await soon(() => page.locator('[data-sheet]').count()).toBe(12);
    await press('ArrowRight');
    await soon(() => page.locator('[data-sheet]').count()).toBe(22);
    await press('Escape');
    expect(await page.evaluate(namelessControls)).toEqual([]);
    await shot('nav-tree');
  });

  test('tabs: one for each Biểu opened, with the years where plans differ; keys, middle click and the cross', async () => {
    await node(`${YEAR}--phan-cong-nhiem-vu`).click();
    await soon(() => page.title()).toContain('Phân công nhiệm vụ');
    await node(`${TERM}--nam-nam`).click();
    await soon(tabs).toEqual([
      'Biểu kết quả · 2022',
      'Kế hoạch năm · 2022',
      'Phân công nhiệm vụ · 2022',
      'Biểu 5 năm · 2021 - 2025',
    ]);
    await cell(1, 'target').click();
    await press('Control+PageUp');
    await soon(onTab).toBe('Phân công nhiệm vụ · 2022');
    await press('Control+PageDown');
    await press('Control+PageDown');
    await soon(onTab).toBe('Biểu kết quả · 2022');
    await shot('tabs');
    await page.getByRole('tab', { name: 'Biểu 5 năm' }).click({ button: 'middle' });
    await soon(async () => (await tabs()).length).toBe(3);
    await soon(tabs).not.toContain('Biểu 5 năm · 2021 - 2025');
    await page.getByRole('button', { name: 'Đóng biểu Biểu kết quả' }).click();
    await soon(onTab).toBe('Kế hoạch năm');
    await soon(tabs).toEqual(['Kế hoạch năm', 'Phân công nhiệm vụ']);
    // Where the cursor was is where it is again.
    await soon(active).toBe('superior');
  });

  test('periods: any month may be chosen; what has data is marked; months add up and say so', async () => {
    await node(`${YEAR}--bao-cao-thang`).click();
    await soon(period).toBe('Tháng 1 năm 2022');
    const row = await rowNamed('Trồng mới chè tập trung');
    await type(row, 'current', '10');
    await page.getByTestId('period-switcher').click();
    const month = (name: string) => page.locator(`[data-period="${name}"]`);
    await soon(() => month('2022-M01').getAttribute('aria-label')).toBe('Tháng 1 năm 2022, đã có số liệu');
    expect(await month('2022-M02').getAttribute('aria-label')).toBe('Tháng 2 năm 2022, chưa có số liệu');
    // A plan for months has no whole year to choose.
    expect(await month('2022').count()).toBe(0);
    await shot('period-picker');
    // Year after year by the keyboard, though the period that had it goes with its year.
    const year = () => page.locator('[data-year][aria-pressed="true"]').innerText();
    for (const shown of ['2021', '2020']) {
      await press('PageUp');
      await soon(year).toBe(shown);
    }
    await page.locator('[data-year="2022"]').click();
    await month('2022-M01').focus();
    await press('ArrowRight');
    await press('Enter');
    await soon(period).toBe('Tháng 2 năm 2022');
    await cell(row, 'cumulative').waitFor();
    await type(row, 'current', '12,5');
    await soon(() => cell(row, 'cumulative').innerText()).toContain('22,5');
    expect(await cell(row, 'cumulative').locator('.cell').getAttribute('class')).toContain('is-derived');
    await cell(row, 'cumulative').click();
    await soon(told).toContain('Cộng dồn từ 2 tháng');
    // Each column is told by its own calculation.
    await press('ArrowRight');
    await soon(active).toBe('currentToPrevious');
    await soon(told).toBe('12,5 / 10 × 100 = 125,00%');
    // What is typed before the next month is there is typed in it.
    await cell(row, 'current').click();
    await press('Alt+PageDown');
    await page.keyboard.type('77');
    await press('Enter');
    await soon(period).toBe('Tháng 3 năm 2022');
    await soon(() => cell(row, 'current').innerText()).toContain('77');
    await press('Control+z');
    await soon(() => cell(row, 'current').innerText()).not.toContain('77');
    // A derived value is typed over, and undo goes back to where it was typed, also from another period.
    await press('Alt+PageUp');
    await soon(period).toBe('Tháng 2 năm 2022');
    await type(row, 'cumulative', '23');
    await press('Alt+PageUp');
    await soon(period).toBe('Tháng 1 năm 2022');
    await press('Control+z');
    await soon(period).toBe('Tháng 2 năm 2022');
    await soon(() => cell(row, 'cumulative').innerText()).toContain('22,5');
  });

  test('units: found by a name without accents, listed at the left, one click away', async () => {
    await page.getByTestId('unit-switcher').click();
    await page.keyboard.type('ho mit');
    await soon(() => page.getByTestId('unit-list').getByRole('treeitem').allInnerTexts()).toEqual([
      'Huyện Tân Uyên',
      'Xã Hố Mít',
    ]);
    await shot('unit-picker');
    await press('Enter');
    await soon(unit).toBe('Xã Hố Mít');
    const row = await rowNamed('Trồng mới chè tập trung');
    await soon(() => cell(row, 'current').innerText()).toBe('');
    await type(row, 'current', '4');
    await page.getByTestId('unit-tree').getByText('Xã Mường Khoa').click();
    await soon(unit).toBe('Xã Mường Khoa');
    await page.getByTestId('unit-tree').getByText('Huyện Tân Uyên').click();
    await soon(unit).toBe('Huyện Tân Uyên');
    await soon(() => cell(row, 'current').innerText()).toContain('12,5');
  });

  test('a Biểu without rows says what to do; a pasted table makes the rows, one undo takes them away', async () => {
    await node(`${YEAR}--giai-ngan`).click();
    await soon(() => page.getByTestId('empty-state').innerText()).toContain('Chưa có nguồn vốn, dự án nào.');
    await shot('empty');
    await put('I\tNguồn ngân sách tỉnh\n1\tĐường Trung Đồng\n2\tTrường Nậm Sỏ');
    await page.getByRole('button', { name: 'Dán bảng đã chép' }).click();
    await page.getByTestId('paste-dialog').getByRole('button', { name: /Dán/ }).click();
    await soon(() => cell(2, 'name').innerText()).toBe('Trường Nậm Sỏ');
    expect(await cell(0, 'marker').innerText()).toBe('I');
    await soon(() => page.getByTestId('row-count').innerText()).toBe('2 dòng, 1 nhóm');
    await soon(() => node(`${YEAR}--giai-ngan`).innerText()).toContain('2');
    await press('Control+z');
    await soon(() => page.getByTestId('empty-state').count()).toBe(1);
  });

  test('rows that are units are not inserted or deleted here, and it is said why', async () => {
    await node(`${YEAR}--theo-doi-bao-cao`).click();
    await cell(1, 'state').click();
    await cell(1, 'state').click({ button: 'right' });
    const insert = page.getByTestId('context-menu').locator('[data-action="row.insertBelow"]');
    expect(await insert.isDisabled()).toBe(true);
    expect(await insert.getAttribute('title')).toContain('danh mục đơn vị');
    await press('Escape');
    await press('F2');
    await press('Alt+ArrowDown');
    await soon(() => page.getByTestId('entry-list').locator('.entry-option').allInnerTexts()).toEqual([
      'Chưa gửi',
      'Đã gửi',
      'Gửi chậm',
      'Trả lại để bổ sung',
    ]);
    await press('Escape');
    await press('Escape');
  });

  test('small windows: nothing overlaps, text stands out', async () => {
    await node(`${YEAR}--giao-chi-tieu`).click();
    await cell(1, 'total').waitFor();
    await soon(() => page.evaluate(contrastProblems)).toEqual([]);
    for (const size of [
      { width: 1366, height: 768 },
      { width: 911, height: 512 },
    ]) {
      await page.setViewportSize(size);
      await soon(() => page.evaluate(() => window.innerWidth)).toBe(size.width);
      await soon(() => page.evaluate(squeezed)).toEqual([]);
      await shot(`window-${size.width}`);
    }
    await page.setViewportSize({ width: 1366, height: 768 });
  });

  test('the next day the file opens where it was left: Biểu, tabs, period, unit, cursor', async () => {
    await node(`${YEAR}--bao-cao-thang`).click();
    await soon(period).toBe('Tháng 2 năm 2022');
    await cell(await rowNamed('Tổng diện tích chè'), 'name').click();
    await press('End');
    await soon(active).toBe('note');
    await page.getByTestId('unit-tree').getByText('Xã Mường Khoa').click();
    await soon(unit).toBe('Xã Mường Khoa');
    await press('Alt+PageDown');
    await soon(period).toBe('Tháng 3 năm 2022');
    await soon(active).toBe('note');
    const before = await tabs();
    await app.close();
    await launch();
    await soon(onTab).toBe('Báo cáo tháng');
    await soon(unit).toBe('Xã Mường Khoa');
    expect(await period()).toBe('Tháng 3 năm 2022');
    await soon(active).toBe('note');
    expect(await tabs()).toEqual(before);
  });
});
