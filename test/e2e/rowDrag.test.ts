import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type LaunchedApp, launchApp } from './helpers/launchApp';

const SHOTS = process.env['SKH_SHOTS'];
let app: LaunchedApp;
let page: Page;

const cell = (row: number, column: string) => page.locator(`.ag-row[row-index="${row}"] .ag-cell[col-id="${column}"]`);
const number = (row: number) => cell(row, '#');
const address = (): Promise<string> => page.getByTestId('cell-address').innerText();
const press = (key: string): Promise<void> => page.keyboard.press(key);
const status = (): Promise<string> => page.getByTestId('status-bar').innerText();
const shot = async (name: string): Promise<void> => {
  if (SHOTS !== undefined) await page.screenshot({ path: `${SHOTS}/${name}.png` });
};

/** Labels of the first rows on screen: the part where there is one. */
const labels = (count: number): Promise<string[]> =>
  page.evaluate(
    (n) =>
      Array.from({ length: n }, (_, r) => {
        const text = (id: string): string =>
          document.querySelector(`.ag-row[row-index="${r}"] .ag-cell[col-id="${id}"] .text`)?.textContent ?? '';
        return text('part') || text('name');
      }),
    count,
  );

/** Undoes a step and waits for the plan: its answer brings the cursor, and the view, to where the step was. */
const undo = async (): Promise<void> => {
  await press('Control+z');
  await page.evaluate('window.skhFlush()');
};

beforeAll(async () => {
  app = await launchApp();
  page = app.page;
  await page.setViewportSize({ width: 1366, height: 768 });
});
afterAll(() => app.close());

describe('dragging rows', { timeout: 60_000 }, () => {
  test('a grabbed row number drags the rows; a line tells where; Esc leaves them', async () => {
    const before = await labels(6);
    const drag = async (from: number, to: number, half: number): Promise<void> => {
      const start = await number(from).boundingBox();
      const end = await number(to).boundingBox();
      if (!start || !end) throw new Error('no box');
      await page.mouse.move(start.x + 10, start.y + start.height / 2);
      await page.mouse.down();
      await page.mouse.move(start.x + 12, start.y + start.height / 2 + 8);
      await page.mouse.move(end.x + 12, end.y + end.height * half, { steps: 6 });
    };
    // Everything asked for so far is answered: a late undo would take the selection elsewhere.
    await page.evaluate('window.skhFlush()');
    await number(0).click();
    await expect.poll(address).toBe('A1');
    await drag(0, 3, 0.8);
    await page.getByTestId('drop-line').waitFor({ timeout: 10_000 });
    await shot('drag');
    await press('Escape');
    await page.mouse.up();
    expect(await page.getByTestId('drop-line').count()).toBe(0);
    expect(await labels(6)).toEqual(before);

    await drag(0, 3, 0.8);
    await page.mouse.up();
    await expect.poll(() => labels(5)).toEqual([before[1], before[2], before[3], before[0], before[4]]);
    // The row stays chosen and can be dragged on; a click alone chooses it.
    await drag(3, 0, 0.2);
    await page.mouse.up();
    await expect.poll(() => labels(6)).toEqual(before);
    await number(0).click();
    expect(await labels(6)).toEqual(before);
    await undo();
    await expect.poll(() => labels(4)).toEqual([before[1], before[2], before[3], before[0]]);
    await undo();
    await expect.poll(() => labels(6)).toEqual(before);
  });

  test('while rows are dragged the line and the status bar tell the level they will have', async () => {
    const before = await labels(6);
    await number(2).click();
    await number(3).click({ modifiers: ['Shift'] });
    await press('Control+Shift+g');
    await page.locator('.cell-editor.is-shown').waitFor();
    await page.keyboard.type('Kinh tế');
    await press('Enter');
    await expect.poll(() => labels(4)).toEqual([before[0], before[1], 'Kinh tế', before[2]]);
    await page.evaluate('window.skhFlush()');
    const line = page.getByTestId('drop-line');
    const hold = async (to: number, half: number): Promise<void> => {
      const end = await number(to).boundingBox();
      if (!end) throw new Error('no box');
      await page.mouse.move(end.x + 12, end.y + end.height * half, { steps: 4 });
    };
    await number(0).click();
    const start = await number(0).boundingBox();
    if (!start) throw new Error('no box');
    await page.mouse.move(start.x + 10, start.y + start.height / 2);
    await page.mouse.down();
    await hold(2, 0.9);
    await expect.poll(() => line.getAttribute('data-level')).toBe('1');
    await expect.poll(status).toContain('Thả để đặt dưới “Kinh tế”');
    const inner = (await line.boundingBox())?.x ?? 0;
    await shot('drag-level');
    await hold(5, 0.9);
    await expect.poll(() => line.getAttribute('data-level')).toBe('0');
    await expect.poll(status).toContain('Thả để đặt ở cấp ngoài cùng');
    expect((await line.boundingBox())?.x ?? 0).toBeLessThan(inner);
    await hold(2, 0.9);
    await expect.poll(() => line.getAttribute('data-level')).toBe('1');
    await page.mouse.up();
    await expect.poll(() => labels(4)).toEqual([before[1], 'Kinh tế', before[0], before[2]]);
    expect(await status()).not.toContain('Thả để');
    // It stands where the line said: it folds away with its heading.
    await cell(1, 'name').click();
    await press('Alt+Shift+ArrowLeft');
    await expect.poll(() => labels(3)).toEqual([before[1], 'Kinh tế', before[4]]);
    await press('Alt+Shift+ArrowRight');
    for (let step = 0; step < 3; step++) await undo();
    await expect.poll(() => labels(6)).toEqual(before);
  });

  test('a long drag scrolls by itself', async () => {
    const before = await labels(2);
    await page.keyboard.press('Control+Home');
    await number(0).click();
    const start = await number(0).boundingBox();
    const area = await page.locator('.ag-grid-viewport').boundingBox();
    if (!start || !area) throw new Error('no box');
    await page.mouse.move(start.x + 10, start.y + 10);
    await page.mouse.down();
    await page.mouse.move(start.x + 10, start.y + 30);
    await page.mouse.move(start.x + 10, area.y + area.height - 2, { steps: 4 });
    await cell(36, 'figure').waitFor();
    await page.mouse.up();
    await expect.poll(() => labels(1)).toEqual([before[1]]);
    await undo();
    await press('Control+Home');
    await expect.poll(() => labels(2)).toEqual(before);
  });
});
