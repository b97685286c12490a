import { expect } from 'vitest';
import { contrastProblems, namelessControls } from './inspectPage';
import type { LaunchedApp } from './launchApp';

const soon = <T>(read: () => T | Promise<T>) => expect.poll(read, { timeout: 10_000 });
const cellsOf =
  ({ page }: LaunchedApp) =>
  (row: number, column: string) =>
    page.locator(`.ag-row[row-index="${row}"] .ag-cell[col-id="${column}"]`);

/** The page that fits, its picture, search, back and forward, an action that leads away and F1 back. */
export const readBesideSheet = async (app: LaunchedApp): Promise<void> => {
  const { page } = app;
  const cell = cellsOf(app);
  const help = page.getByTestId('help-panel');
  const shown = () => help.locator('[data-help-page]').getAttribute('data-help-page');
  const inSearch = () => help.locator('input[type="search"]:focus').count();
  await cell(4, 'figure').click();
  await page.keyboard.type('51,');
  await page.keyboard.press('F1');
  await soon(shown).toBe('typing');
  // What is being typed goes on beside the page.
  await page.keyboard.type('5');
  await page.keyboard.press('Enter');
  await soon(() => cell(4, 'figure').innerText()).toContain('51,5');
  await page.keyboard.press('Control+z');
  await cell(4, 'target').click();
  await page.keyboard.press('F1');
  await soon(shown).toBe('targets');
  await soon(inSearch).toBe(1);
  expect(await page.evaluate(contrastProblems), 'a page').toEqual([]);
  expect(await page.evaluate(namelessControls), 'a page').toEqual([]);
  const natural = () => help.locator('img').evaluate((image: HTMLImageElement) => image.naturalWidth);
  await soon(natural).toBeGreaterThan(300);
  const narrow = (await help.boundingBox())?.width ?? 0;
  await help.locator('[data-help-picture]').click();
  await soon(async () => (await help.boundingBox())?.width).toBeGreaterThan(narrow + 100);
  await help.locator('[data-help-picture]').click();
  await soon(async () => (await help.boundingBox())?.width).toBe(narrow);

  await page.keyboard.press('F1');
  await soon(() => page.getByTestId('help-contents').getByRole('button').count()).toBeGreaterThan(25);
  await page.keyboard.type('ai sua');
  await soon(() => page.getByTestId('help-results').locator('mark').allInnerTexts()).toContain('sửa');
  expect(await page.evaluate(contrastProblems), 'what was found').toEqual([]);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await soon(shown).toBe('history');
  await page.keyboard.press('Alt+ArrowLeft');
  await soon(() => page.getByTestId('help-contents').count()).toBe(1);
  await page.keyboard.press('Alt+ArrowRight');
  await soon(shown).toBe('history');
  // Where the page has gone, its keys must not fall to the sheet, where they raise rows: there is still a step to redo.
  expect(await page.locator('[data-action="edit.redo"]').isEnabled()).toBe(true);
  await help.locator('[data-help-action="view.history"]').focus();
  await page.keyboard.press('Enter');
  await page.getByTestId('history-panel').waitFor();
  await page.keyboard.press('F1');
  await soon(shown).toBe('history');
  await help.getByRole('button', { name: 'Đóng', exact: true }).click();
  await page.getByTestId('history-panel').waitFor();
  await app.clickAction('view.history');
  const inSheet = () => page.getByTestId('cell-editor').evaluate((field) => field === document.activeElement);
  expect(await inSheet(), 'the keyboard is in the sheet').toBe(true);
};

/** The help of a dialog, beside it; Esc leaves the help first. */
export const readBesideDialog = async (app: LaunchedApp): Promise<void> => {
  const { page } = app;
  const dialog = page.getByTestId('overrule-dialog');
  const help = dialog.getByTestId('help-panel');
  await app.clickAction('row.overrule');
  await dialog.getByRole('textbox').fill('Theo kết luận của Ban Thường vụ');
  await page.keyboard.press('F1');
  await soon(() => help.locator('[data-help-page]').getAttribute('data-help-page')).toBe('verdicts');
  await soon(() => help.locator('input[type="search"]:focus').count()).toBe(1);
  const [form, beside] = [await dialog.locator('form').boundingBox(), await help.boundingBox()];
  expect((form?.x ?? 0) + (form?.width ?? 0)).toBeLessThanOrEqual(beside?.x ?? 0);
  expect(await page.evaluate(contrastProblems), 'beside a dialog').toEqual([]);
  await help.locator('[data-help-action="view.details"]').first().click();
  await soon(() => help.innerText()).toContain('hộp thoại đang mở');
  await page.keyboard.press('Escape');
  await soon(() => help.count()).toBe(0);
  expect(await dialog.getByRole('textbox').inputValue()).toContain('Ban Thường vụ');
  await dialog.getByRole('button', { name: 'Giữ nguyên' }).click();
  await soon(() => page.getByRole('dialog').count()).toBe(0);
};

/** "Đây là gì?" by key, by the menu of a header and in the cell details. */
export const askWhatColumnsAre = async (app: LaunchedApp): Promise<void> => {
  const { page } = app;
  const cell = cellsOf(app);
  const told = () => page.getByTestId('column-meaning').innerText();
  await cell(4, 'attainment').click();
  await page.keyboard.press('Alt+F1');
  await soon(told).toContain('[Kết quả thực hiện] / [Mục tiêu đến năm 2025] × 100');
  expect(await told()).toContain('50,8 / 50,5 = 100,59% → Vượt');
  expect(await told()).toContain('25 trong 37 chỉ tiêu thành phần');
  expect(await page.evaluate(contrastProblems), 'what a column is').toEqual([]);
  // The keyboard is still in the sheet.
  await page.keyboard.press('ArrowLeft');
  await soon(told).toContain('đem so với mục tiêu');
  await page.locator('.ag-header-cell[col-id="target"]').click({ button: 'right' });
  await page.getByTestId('context-menu').locator('[data-action="help.what"]').click();
  await soon(told).toContain('Mức mà nghị quyết, kế hoạch đặt ra');
  await page.getByTestId('help-panel').getByRole('button', { name: 'Đóng', exact: true }).click();
  await page.keyboard.press('F4');
  await page.getByTestId('cell-what').locator('summary').click();
  await soon(told).toContain('Mức mà nghị quyết, kế hoạch đặt ra');
  await page.keyboard.press('F4');
  await cell(4, 'figure').click();
};
