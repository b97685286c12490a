import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type LaunchedApp, launchApp } from './helpers/launchApp';

let app: LaunchedApp;
let page: Page;

const cell = (row: number, column: string) => page.locator(`.ag-row[row-index="${row}"] .ag-cell[col-id="${column}"]`);
const text = async (row: number, column: string): Promise<string> =>
  (await cell(row, column).innerText()).replace(/^ước\s*/, '').trim();
const column = (id: string, from: number, to: number): Promise<string[]> =>
  Promise.all(Array.from({ length: to - from + 1 }, (_none, index) => text(from + index, id)));
const expectColumn = (id: string, from: number, wanted: readonly string[]): Promise<void> =>
  expect.poll(() => column(id, from, from + wanted.length - 1)).toEqual(wanted);
const lastStep = (): Promise<string> => page.getByTestId('status-bar').innerText();

const type = async (row: number, id: string, value: string): Promise<void> => {
  await cell(row, id).click();
  await page.keyboard.type(value);
  await page.keyboard.press('Enter');
};
const middle = async (row: number, id: string): Promise<{ x: number; y: number }> => {
  const box = await cell(row, id).boundingBox();
  if (!box) throw new Error('not in view');
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
};
const handle = () => page.getByTestId('fill-handle');
const pullTo = async (row: number, id: string): Promise<void> => {
  const box = await handle().boundingBox();
  if (!box) throw new Error('no handle');
  const to = await middle(row, id);
  await page.mouse.move(box.x + 3, box.y + 3);
  await page.mouse.down();
  await page.mouse.move(to.x, (box.y + to.y) / 2);
  await page.mouse.move(to.x, to.y);
};
const undo = async (row: number, id: string, wanted: string): Promise<void> => {
  await page.keyboard.press('Control+z');
  await expect.poll(() => text(row, id)).toBe(wanted);
};

const SHOTS = process.env['SKH_SHOTS'];
const shot = async (name: string): Promise<void> => {
  if (SHOTS !== undefined) await page.screenshot({ path: `${SHOTS}/${name}.png` });
};

describe('filling', { timeout: 60_000 }, () => {
  beforeAll(async () => {
    app = await launchApp();
    page = app.page;
    await page.setViewportSize({ width: 1366, height: 768 });
  });
  afterAll(() => app.close());

  test('the handle copies one number, with an outline and the last value beside the mouse; one step', async () => {
    await cell(0, 'figure').click();
    await pullTo(3, 'figure');
    await expect.poll(() => page.getByTestId('fill-label').innerText()).toBe('42');
    expect(await cell(3, 'figure').getAttribute('class')).toContain('f-b');
    await page.mouse.up();
    await expectColumn('figure', 0, ['42', '42', '42', '42', '50,8']);
    await expect.poll(lastStep).toContain('Điền 3 ô');
    await undo(3, 'figure', '294,30');
    expect(await column('figure', 0, 2)).toEqual(['42', '43,6', '41.550']);
  });

  test('two numbers go on as a series, in vi-VN; Ctrl makes a series of one; upwards too', async () => {
    await type(7, 'figure', '1,5');
    await type(8, 'figure', '3,00');
    await cell(7, 'figure').click();
    await cell(8, 'figure').click({ modifiers: ['Shift'] });
    await pullTo(11, 'figure');
    await expect.poll(() => page.getByTestId('fill-label').innerText()).toBe('7,50');
    await page.mouse.up();
    await expectColumn('figure', 7, ['1,5', '3,00', '4,50', '6,00', '7,50']);
    await cell(9, 'figure').click();
    await page.keyboard.down('Control');
    await pullTo(7, 'figure');
    await page.mouse.up();
    await page.keyboard.up('Control');
    await expectColumn('figure', 7, ['2,50', '3,50', '4,50', '6,00']);
    for (const wanted of ['1,5', '1,5', '1,5', '100']) await undo(7, 'figure', wanted);
  });

  test('months, names with a number and Roman numbers go on; sideways the cells are copied', async () => {
    await type(0, 'note', 'Tháng 11');
    await cell(0, 'note').click();
    await pullTo(3, 'note');
    await page.mouse.up();
    await expectColumn('note', 0, ['Tháng 11', 'Tháng 12', 'Tháng 1', 'Tháng 2', '']);
    await type(4, 'note', 'I');
    await type(5, 'note', 'II');
    await cell(4, 'note').click();
    await cell(5, 'note').click({ modifiers: ['Shift'] });
    await pullTo(8, 'note');
    await page.mouse.up();
    await expectColumn('note', 4, ['I', 'II', 'III', 'IV', 'V', '']);
    await cell(0, 'target').click();
    await pullTo(0, 'figure');
    await page.mouse.up();
    await expect.poll(() => text(0, 'figure')).toBe('50');
    await undo(0, 'figure', '42');
  });

  test('a double click on the handle fills down to where the column beside it ends', async () => {
    await cell(0, 'figure').click();
    await handle().dblclick();
    await expectColumn('figure', 13, ['42', '42', '42']);
    await page.keyboard.press('Control+End');
    await expect.poll(() => text(36, 'figure')).toBe('42');
    await expect.poll(lastStep).toContain('Điền 3');
    await page.keyboard.press('Control+z');
    await page.keyboard.press('Control+Home');
    await expect.poll(() => text(1, 'figure')).toBe('43,6');
  });

  test('Ctrl+D, Ctrl+R and Ctrl+Enter', async () => {
    await cell(10, 'target').click();
    await cell(12, 'figure').click({ modifiers: ['Shift'] });
    await page.keyboard.press('Control+d');
    await expectColumn('target', 10, ['600.000', '600.000', '600.000']);
    await expectColumn('figure', 10, ['280.000', '280.000', '280.000']);
    await expect.poll(lastStep).toContain('Điền 4 ô');
    await undo(12, 'target', '>58');
    await cell(10, 'target').click();
    await cell(12, 'figure').click({ modifiers: ['Shift'] });
    await page.keyboard.press('Control+r');
    await expectColumn('figure', 10, ['600.000', '230', '>58']);
    await undo(11, 'figure', '102,7');
    await cell(2, 'figure').click();
    await page.keyboard.press('Control+d');
    await expect.poll(() => text(2, 'figure')).toBe('43,6');
    await undo(2, 'figure', '41.550');
    await cell(1, 'figure').click();
    await cell(3, 'figure').click({ modifiers: ['Shift'] });
    await cell(5, 'note').click({ modifiers: ['Control'] });
    await page.keyboard.type('12,5');
    await page.keyboard.press('Control+Enter');
    await expectColumn('figure', 1, ['12,5', '12,5', '12,5']);
    expect(await text(5, 'note')).toBe('12,5');
    await expect.poll(lastStep).toContain('Điền 4 ô');
    await undo(3, 'figure', '294,30');
    expect(await text(5, 'note')).toBe('II');
  });

  test('Esc gives up; computed cells are left alone', async () => {
    await cell(0, 'figure').click();
    await pullTo(4, 'figure');
    await page.keyboard.press('Escape');
    await page.mouse.up();
    expect(await column('figure', 0, 2)).toEqual(['42', '43,6', '41.550']);
    expect(await page.locator('.ag-cell.f-b').count()).toBe(0);
    const before = await text(0, 'attainment');
    await cell(0, 'figure').click();
    await pullTo(0, 'note');
    await page.mouse.up();
    await expect.poll(() => text(0, 'note')).toBe('42');
    expect(await text(0, 'attainment')).toBe(before);
    await undo(0, 'note', 'Tháng 11');
  });

  test('the handle pulled back into the range empties what it leaves out; one step, and undo selects all of it again', async () => {
    await cell(0, 'target').click();
    await cell(4, 'figure').click({ modifiers: ['Shift'] });
    await pullTo(2, 'figure');
    await expect.poll(() => page.getByTestId('fill-label').innerText()).toBe('Xóa nội dung 4 ô');
    expect(await cell(3, 'target').getAttribute('class')).toContain('f-clear');
    expect(await cell(2, 'target').getAttribute('class')).not.toContain('f-clear');
    await shot('fill-inward');
    await page.mouse.up();
    await expectColumn('figure', 0, ['42', '43,6', '41.550', '', '']);
    await expectColumn('target', 2, ['39.500', '', '', '5-6']);
    await expect.poll(lastStep).toContain('Xóa 4 ô');
    await expect.poll(() => cell(2, 'figure').getAttribute('class')).toContain('s-b');
    expect(await cell(3, 'figure').getAttribute('class')).not.toMatch(/s-range/);
    await undo(3, 'figure', '294,30');
    expect(await text(4, 'target')).toBe('50,5');
    await expect.poll(() => cell(4, 'figure').getAttribute('class')).toContain('s-b');

    // Sideways; what nobody types into is left, names stay, and Esc gives it up.
    await cell(0, 'figure').click();
    await cell(1, 'note').click({ modifiers: ['Shift'] });
    await pullTo(1, 'figure');
    await page.keyboard.press('Escape');
    await page.mouse.up();
    expect(await text(0, 'attainment')).toContain('84,00%');
    await cell(0, 'name').click();
    await cell(1, 'name').click({ modifiers: ['Shift'] });
    await pullTo(0, 'name');
    await page.mouse.up();
    await expect.poll(lastStep).toContain('Không có ô nào để xóa');
    expect(await text(1, 'name')).toBe('Thu ngân sách địa bàn/năm');
  });
});
