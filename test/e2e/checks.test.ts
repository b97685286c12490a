import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { contrastProblems, namelessControls } from './helpers/inspectPage';
import { type LaunchedApp, launchApp } from './helpers/launchApp';

let app: LaunchedApp;
let page: Page;

const cell = (row: number, column: string) => page.locator(`.ag-row[row-index="${row}"] .ag-cell[col-id="${column}"]`);
const panel = () => page.getByTestId('checks-panel');
const press = (key: string): Promise<void> => page.keyboard.press(key);
const address = (): Promise<string> => page.getByTestId('cell-address').innerText();
const status = (): Promise<string> => page.getByTestId('status-bar').innerText();

const typeInto = async (row: number, column: string, text: string): Promise<void> => {
  await cell(row, column).click();
  await page.keyboard.type(text);
  await press('Enter');
};

beforeAll(async () => {
  app = await launchApp();
  page = app.page;
  await page.setViewportSize({ width: 1366, height: 768 });
});
afterAll(() => app.close());

describe('data checks and sentences', { timeout: 60_000 }, () => {
  test('the real plan has one note; what is typed wrong is found, counted, marked and said on hover', async () => {
    await press('F7');
    await expect.poll(() => panel().innerText()).toContain('1 lưu ý');
    expect(await panel().locator('[data-code="targetFarExceeded"]').innerText()).toContain('Đạt 174,00% mục tiêu 3%');
    await typeInto(4, 'figure', '150,8');
    await typeInto(1, 'figure', 'vài chục tỷ');
    await expect.poll(() => panel().innerText()).toContain('2 lỗi');
    await expect.poll(() => page.locator('[data-panel="checks"]').innerText()).toMatch(/2$/u);
    await expect.poll(() => cell(4, 'figure').getAttribute('class')).toContain('has-finding is-wrong');
    expect(await cell(3, 'figure').getAttribute('class')).not.toContain('has-finding');
    await cell(6, 'name').hover();
    await cell(4, 'figure').hover();
    await page.locator('.ag-tooltip').getByText('Tỷ lệ vượt 100%').waitFor();
  });

  test('a click goes to the cell; F8 goes on, round and round, and filters by kind', async () => {
    await panel().locator('[data-code="rateAboveWhole"] button').first().click();
    await expect.poll(address).toBe('E5');
    await press('F8');
    await expect.poll(address).toBe('E26');
    await press('F8');
    await expect.poll(address).toBe('E2');
    await press('Shift+F8');
    await expect.poll(address).toBe('E26');
    await panel().getByLabel('Loại kiểm tra').selectOption('figureUnreadable');
    expect(await panel().locator('li[data-code]').count()).toBe(1);
    await panel().getByLabel('Loại kiểm tra').selectOption('');
    expect(await page.evaluate(contrastProblems)).toEqual([]);
    expect(await page.evaluate(namelessControls)).toEqual([]);
  });

  test('set aside with a reason, as one step; looked at again', async () => {
    const item = panel().locator('[data-code="rateAboveWhole"]');
    await item.locator('button').first().click();
    await item.getByRole('button', { name: 'Bỏ qua mục này…' }).click();
    await page.keyboard.type('Số chờ thẩm định');
    await press('Enter');
    await panel().getByText('Đã bỏ qua 1 mục').click();
    await panel().getByText('Lý do bỏ qua: Số chờ thẩm định').waitFor();
    await expect.poll(() => cell(4, 'figure').getAttribute('class')).not.toContain('has-finding');
    await press('Control+z');
    await expect.poll(() => panel().innerText()).toContain('2 lỗi');
    await press('Control+z');
    await press('Control+z');
    await expect.poll(() => panel().innerText()).toContain('1 lưu ý');
  });

  test('a finding of another sheet brings it up, with its period', async () => {
    await page.getByTestId('sheet-tree').getByText('Phân công nhiệm vụ').click();
    await cell(2, 'due').waitFor();
    await typeInto(2, 'due', 'sớm nhất có thể');
    await page.getByTestId('sheet-tree').getByText('Biểu kết quả').click();
    await cell(2, 'figure').waitFor();
    const item = panel().locator('[data-code="dateUnreadable"]');
    await item.locator('button').first().click();
    await expect.poll(() => cell(2, 'due').innerText()).toContain('sớm nhất có thể');
    await expect.poll(() => cell(2, 'due').getAttribute('class')).toContain('has-finding');
    await press('Control+z');
    await expect.poll(() => panel().innerText()).not.toContain('sớm nhất');
    await page.getByTestId('sheet-tree').getByText('Biểu kết quả').click();
    await press('F7');
    await panel().waitFor({ state: 'detached' });
  });

  /** What another program would get, read by a real paste that goes no further. */
  const clipboard = async (): Promise<string> => {
    await page.evaluate(() => {
      const onPaste = (event: ClipboardEvent): void => {
        event.stopImmediatePropagation();
        event.preventDefault();
        Object.assign(window, { pasted: event.clipboardData?.getData('text/plain') ?? '' });
      };
      document.addEventListener('paste', onPaste, { capture: true, once: true });
    });
    await press('Control+v');
    return page.evaluate(() => (window as unknown as { pasted: string }).pasted);
  };

  test('Chép câu: of a row, by the context menu of several, of the whole Biểu', async () => {
    await cell(1, 'figure').click();
    await press('Control+Alt+c');
    await expect.poll(status).toContain('Đã chép câu của 1 dòng');
    await expect.poll(clipboard).toBe('Thu ngân sách địa bàn ước đạt 43,6 tỷ đồng/năm, đạt 79,3% Nghị quyết.');
    await cell(13, 'figure').click();
    await cell(15, 'figure').click({ modifiers: ['Shift'] });
    await cell(14, 'figure').click({ button: 'right' });
    await page.getByRole('menuitem', { name: 'Chép câu', exact: false }).first().click();
    await expect
      .poll(clipboard)
      .toBe(
        'Tỷ lệ học sinh đến trường: Mẫu giáo 100%, đạt 102% Nghị quyết; tiểu học 100%, đạt 102% Nghị quyết; trung học cơ sở 95,9%, đạt 100,9% Nghị quyết.',
      );
    await app.clickAction('sentence.copySheet');
    await expect.poll(clipboard).toContain('Tổng hợp: 25/37 chỉ tiêu thành phần đạt và vượt');
  });

  test('an own pattern: previewed, kept with the plan, undone', async () => {
    await cell(1, 'figure').click();
    await app.clickAction('sentence.patterns');
    const dialog = page.getByTestId('sentence-dialog');
    await dialog.waitFor();
    expect(await dialog.getByTestId('sentence-preview').innerText()).toContain('ước đạt 43,6 tỷ đồng/năm');
    await dialog.getByLabel('Mẫu', { exact: true }).fill('{tên}: {kết qua}');
    await dialog.getByRole('alert').getByText('Không có chỗ điền {kết qua}').waitFor();
    expect(await dialog.getByRole('button', { name: 'Lưu mẫu câu' }).isDisabled()).toBe(true);
    await dialog.getByLabel('Mẫu', { exact: true }).fill('{tên}: {kết quả}, ');
    await dialog.getByRole('button', { name: 'tỷ lệ', exact: true }).click();
    await expect
      .poll(() => dialog.getByTestId('sentence-preview').innerText())
      .toBe('Thu ngân sách địa bàn: 43,6 tỷ đồng/năm, 79,3%.');
    expect(await page.evaluate(contrastProblems)).toEqual([]);
    // Looking at another kind takes nothing away.
    const kinds = dialog.getByLabel('Loại câu');
    const kind = await kinds.inputValue();
    await kinds.selectOption({ index: 2 });
    await kinds.selectOption(kind);
    expect(await dialog.getByLabel('Mẫu', { exact: true }).inputValue()).toBe('{tên}: {kết quả}, {tỷ lệ}');
    await dialog.getByRole('button', { name: 'Lưu mẫu câu' }).click();
    await dialog.waitFor({ state: 'detached' });
    await press('Control+Alt+c');
    await expect.poll(clipboard).toBe('Thu ngân sách địa bàn: 43,6 tỷ đồng/năm, 79,3%.');
    await press('Control+z');
    await expect
      .poll(async () => {
        await press('Control+Alt+c');
        return clipboard();
      })
      .toContain('đạt 79,3% Nghị quyết');
  });
});
