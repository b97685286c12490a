import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type LaunchedApp, launchApp } from './helpers/launchApp';

const SHOTS = process.env['SKH_SHOTS'];
let app: LaunchedApp;
let page: Page;

const cell = (row: number, column: string) => page.locator(`.ag-row[row-index="${row}"] .ag-cell[col-id="${column}"]`);
const press = (key: string): Promise<void> => page.keyboard.press(key);
const shot = async (name: string): Promise<void> => {
  if (SHOTS !== undefined) await page.screenshot({ path: `${SHOTS}/${name}.png` });
};
const dialog = (id: string) => page.getByTestId(id);
const gone = (id: string): Promise<void> => dialog(id).waitFor({ state: 'detached' });
const header = (column: string): Promise<string> => page.locator(`.ag-header-cell[col-id="${column}"]`).innerText();
const sheetInNav = (name: string) => page.locator('[role="treeitem"]', { hasText: name }).first();

beforeAll(async () => {
  app = await launchApp({ argv: ['--sample=lai-chau'] });
  page = app.page;
  await page.setViewportSize({ width: 1366, height: 768 });
  await sheetInNav('Báo cáo tháng').click();
  await cell(2, 'current').waitFor();
});
afterAll(() => app.close());

describe('periods', { timeout: 60_000 }, () => {
  test('past figures from a pasted block: looked at, then one step; cùng kỳ is there', async () => {
    await app.clickAction('period.past');
    await dialog('past-figures-dialog').waitFor();
    const block = [
      'TT\tChỉ tiêu\tĐơn vị tính\t01/2020\tNăm 2020',
      '-\tDiện tích thu hoạch ngô Đông\tha\t3.100,5\t12.000',
      '-\tSản lượng ngô Đông\ttấn\tnhiều\t40.000',
      '\tKhông có trong biểu\t\t1\t2',
    ].join('\n');
    await page.evaluate((text) => {
      const field = document.activeElement;
      if (field instanceof HTMLTextAreaElement) document.execCommand('insertText', false, text);
    }, block);
    await expect.poll(() => page.getByTestId('past-summary').innerText()).toContain('3 số liệu mới');
    expect(await dialog('past-figures-dialog').innerText()).toContain('không có dòng này trong biểu');
    await shot('past');
    await dialog('past-figures-dialog').getByRole('button', { name: 'Nhập 3 số liệu' }).click();
    await gone('past-figures-dialog');
    await expect.poll(() => cell(2, 'samePeriod').innerText()).toContain('3.100,5');
    await press('Control+z');
    await expect.poll(() => cell(2, 'samePeriod').innerText()).toBe('');
  });

  test('Ctrl+Alt+N opens the next month: texts by choice, deadlines; undo comes back', async () => {
    await cell(2, 'current').click();
    await press('Control+Alt+n');
    await dialog('open-period-dialog').waitFor();
    await dialog('open-period-dialog').getByLabel('Nguyên nhân').check();
    await shot('open-period');
    await dialog('open-period-dialog').getByRole('button', { name: 'Mở tháng 2 năm 2021' }).click();
    await gone('open-period-dialog');
    await expect.poll(() => header('current')).toContain('tháng 2 năm 2021');
    expect(await cell(2, 'current').innerText()).toBe('');
    await shot('february');
    await press('Control+z');
    await expect.poll(() => header('current')).toContain('tháng 1 năm 2021');
    await press('Control+y');
    await expect.poll(() => header('current')).toContain('tháng 2 năm 2021');
  });

  test('chỉ tiêu giao: an adjusted version from a date, another provider’s figure with its difference', async () => {
    await cell(2, 'current').click();
    await page.keyboard.type('120');
    await press('Enter');
    await cell(2, 'current').click();
    await app.clickAction('plan.targets');
    await dialog('assignment-dialog').waitFor();
    const form = page.getByTestId('add-target');
    await form.getByLabel('Mức', { exact: true }).fill('15.000');
    await form.getByLabel('Giai đoạn').selectOption('assigned');
    await form.getByRole('button', { name: 'Thêm mức giao' }).click();
    await expect.poll(() => page.getByTestId('target-versions').innerText()).toContain('15.000');
    await form.getByLabel('Giai đoạn').selectOption('adjusted');
    await form.getByLabel('Mức', { exact: true }).fill('16.500');
    await form.getByLabel('Hiệu lực từ').fill('15/06/2021');
    // Enter adds what is typed; it neither closes the dialog nor loses the line.
    await press('Enter');
    await expect.poll(() => page.getByTestId('target-versions').locator('tbody tr').count()).toBe(2);
    const others = page.getByTestId('provider-figures');
    await others.getByLabel('Đơn vị cung cấp số liệu').selectOption({ index: 1 });
    await others.getByLabel('Số liệu', { exact: true }).fill('118,5');
    await others.getByRole('button', { name: 'Ghi số' }).click();
    await expect.poll(() => others.innerText()).toContain('-1,5');
    await shot('assignment');
    await form.getByLabel('Mức', { exact: true }).fill('17.000');
    await press('Escape');
    await page.getByTestId('dialog-asking').waitFor();
    await shot('assignment-asking');
    await page.getByRole('button', { name: 'Ở lại' }).click();
    expect(await form.getByLabel('Mức', { exact: true }).inputValue()).toBe('17.000');
    await form.getByLabel('Mức', { exact: true }).fill('');
    await press('Escape');
    await gone('assignment-dialog');
    await expect.poll(() => cell(2, 'plan').innerText()).toContain('15.000');
  });

  test('next year’s plan from this one, and back', async () => {
    await app.clickAction('plan.nextYear');
    await dialog('next-year-dialog').waitFor();
    await page.keyboard.press('Control+a');
    await page.keyboard.type('Kế hoạch năm 2022');
    await dialog('next-year-dialog').getByText('Tăng theo tỷ lệ').click();
    await page.getByLabel('Tăng thêm (%)').fill('tám');
    await dialog('next-year-dialog').getByRole('button', { name: 'Lập kế hoạch' }).click();
    await expect.poll(() => dialog('next-year-dialog').innerText()).toContain('không phải một con số');
    await page.getByLabel('Tăng thêm (%)').fill('10');
    await shot('next-year');
    await dialog('next-year-dialog').getByRole('button', { name: 'Lập kế hoạch' }).click();
    await gone('next-year-dialog');
    await page.locator('[role="treeitem"]', { hasText: 'Kế hoạch năm 2022' }).first().waitFor();
    await cell(0, 'name').waitFor();
    await shot('plan-2022');
    await press('Control+z');
    await page.locator('[role="treeitem"]', { hasText: 'Kế hoạch năm 2022' }).first().waitFor({ state: 'detached' });
    await cell(0, 'name').waitFor();
  });
});
