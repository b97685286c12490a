import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type LaunchedApp, launchApp } from './helpers/launchApp';
import { rowsOf } from './helpers/rowsPage';

const SHOTS = process.env['SKH_SHOTS'];
let app: LaunchedApp;
let page: Page;

const { cell, labels, undo, undoTitle } = rowsOf(() => page);
const number = (row: number) => cell(row, '#');
const address = (): Promise<string> => page.getByTestId('cell-address').innerText();
const press = (key: string): Promise<void> => page.keyboard.press(key);
const status = (): Promise<string> => page.getByTestId('status-bar').innerText();
const shot = async (name: string): Promise<void> => {
  if (SHOTS !== undefined) await page.screenshot({ path: `${SHOTS}/${name}.png` });
};

beforeAll(async () => {
  app = await launchApp();
  page = app.page;
  await page.setViewportSize({ width: 1366, height: 768 });
});
afterAll(() => app.close());

describe('rows', { timeout: 60_000 }, () => {
  test('insert as many as are chosen, above by Ctrl++, and type into the first name', async () => {
    const before = await labels(4);
    await number(1).click();
    await number(2).click({ modifiers: ['Shift'] });
    await press('Control++');
    await expect.poll(() => labels(6)).toEqual([before[0], '', '', before[1], before[2], before[3]]);
    await expect.poll(address).toBe('B2');
    await page.keyboard.type('Chỉ tiêu mới');
    await press('Enter');
    await expect.poll(() => labels(2)).toEqual([before[0], 'Chỉ tiêu mới']);
    await shot('insert');
    // One gesture each: the name, then the rows.
    await undo();
    await undo();
    await expect.poll(() => labels(4)).toEqual(before);
  });

  test('what is typed before the rows have come is theirs', async () => {
    const before = await labels(4);
    await number(1).click();
    for (const [shortcut, name] of [
      ['Control++', 'Chèn rồi gõ'],
      ['Control+Shift+G', 'Nhóm rồi gõ'],
    ] as const) {
      await press(shortcut);
      await page.keyboard.type(name);
      await press('Enter');
      await expect.poll(() => labels(5)).toContain(name);
      expect(await labels(5)).toEqual(expect.arrayContaining(before.slice(0, 3)));
      await undo();
      await undo();
      await expect.poll(() => labels(4)).toEqual(before);
    }
  });

  test('empty rows go without asking; what hangs on others is told first', async () => {
    const before = await labels(4);
    await cell(0, 'figure').click();
    await press('Alt+Insert');
    await expect.poll(() => labels(3)).toEqual([before[0], '', before[1]]);
    await press('Control+-');
    await expect.poll(() => labels(4)).toEqual(before);
    expect(await page.getByTestId('delete-dialog').count()).toBe(0);
    await undo();
    await expect.poll(() => labels(3)).toEqual([before[0], '', before[1]]);
    await undo();
    await expect.poll(() => labels(4)).toEqual(before);

    await number(1).click();
    await number(3).click({ modifiers: ['Shift'] });
    await press('Control+-');
    const dialog = page.getByTestId('delete-dialog');
    await dialog.waitFor();
    expect(await dialog.innerText()).toMatch(/3 dòng, 3 mục tiêu, \d kết quả.* sẽ bị xóa; có thể hoàn tác\./);
    await shot('delete');
    // The safe button is the default.
    await press('Enter');
    await dialog.waitFor({ state: 'detached' });
    expect(await labels(4)).toEqual(before);
    await press('Control+-');
    await dialog.getByRole('button', { name: 'Xóa 3 dòng' }).click();
    await expect.poll(() => labels(1)).toEqual([before[0]]);
    await expect.poll(() => labels(2)).not.toEqual(before.slice(0, 2));
    await undo();
    await expect.poll(() => labels(4)).toEqual(before);
  });

  test('Alt and arrows move rows; cursor and selection go with them', async () => {
    const before = await labels(4);
    await cell(0, 'figure').click();
    await press('Alt+ArrowDown');
    await expect.poll(() => labels(3)).toEqual([before[1], before[0], before[2]]);
    await expect.poll(address).toBe('E2');
    // Quick presses are taken one after another.
    await press('Alt+ArrowDown');
    await press('Alt+ArrowDown');
    await expect.poll(() => labels(4)).toEqual([before[1], before[2], before[3], before[0]]);
    await expect.poll(address).toBe('E4');
    for (let step = 0; step < 3; step++) await press('Alt+ArrowUp');
    await expect.poll(() => labels(4)).toEqual(before);
    await press('Alt+ArrowUp');
    await expect.poll(status).toContain('trên cùng');
    // A burst of Ctrl+Z and Ctrl+Y, faster than the plan answers: no press is lost.
    await Promise.all(Array.from({ length: 6 }, () => press('Control+z')));
    await expect.poll(() => labels(4)).toEqual(before);
    await Promise.all(Array.from({ length: 3 }, () => press('Control+y')));
    const [a, b, c, d] = before;
    await expect.poll(() => labels(4)).toEqual([b, c, d, a]);
    await Promise.all(Array.from({ length: 3 }, () => press('Control+y')));
    await expect.poll(() => labels(4)).toEqual(before);
    for (const order of [[b, a, c, d], [b, c, a, d], [b, c, d, a], [b, c, a, d], [b, a, c, d], before]) {
      await undo();
      await expect.poll(() => labels(4)).toEqual(order);
    }
  });

  test('group asks for its name in its cell; levels, folding, ungrouping', async () => {
    const start = await undoTitle();
    const before = await labels(6);
    await number(2).click();
    await number(4).click({ modifiers: ['Shift'] });
    await press('Control+Shift+g');
    await expect.poll(() => page.getByTestId('cell-editor').getAttribute('data-catcher')).toBe('editing');
    await page.keyboard.type('Nông nghiệp');
    await press('Enter');
    await expect.poll(() => labels(6)).toEqual([before[0], before[1], 'Nông nghiệp', before[2], before[3], before[4]]);
    await cell(2, 'name').click();
    await shot('group');
    const heading = cell(2, 'name');
    await expect.poll(() => heading.locator('.fold').getAttribute('aria-expanded')).toBe('true');

    await press('Alt+Shift+ArrowLeft');
    await expect.poll(() => labels(4)).toEqual([before[0], before[1], 'Nông nghiệp', before[5]]);
    // Row numbers are those of the plan: what is folded is missing among them.
    expect(await number(3).innerText()).toBe('7');
    await shot('folded');
    // What is folded away is not filled, pasted over or emptied.
    await cell(1, 'note').click();
    await page.keyboard.type('x');
    await press('Enter');
    await cell(1, 'note').click();
    await cell(3, 'note').click({ modifiers: ['Shift'] });
    await press('Control+d');
    await expect.poll(() => cell(3, 'note').innerText()).toBe('x');
    await heading.locator('.fold').click();
    await expect.poll(() => labels(4)).toEqual([before[0], before[1], 'Nông nghiệp', before[2]]);
    expect(await cell(3, 'note').innerText()).not.toBe('x');
    await undo();
    await undo();

    // A folded group moves whole; undo of what is folded away unfolds it.
    await cell(3, 'figure').click();
    await press('Alt+ArrowLeft');
    await expect.poll(() => cell(4, 'name').locator('.fold').count()).toBe(0);
    await expect.poll(() => cell(3, 'name').locator('.fold').count()).toBe(1);
    await cell(2, 'name').click();
    await undo();
    await expect.poll(() => cell(3, 'name').locator('.fold').count()).toBe(0);

    // Deleting the heading alone leaves its rows.
    await cell(2, 'name').click();
    await press('Control+-');
    const dialog = page.getByTestId('delete-dialog');
    await dialog.getByRole('button', { name: 'Chỉ xóa 1 dòng đã chọn' }).click();
    await expect.poll(() => labels(6)).toEqual(before);
    await undo();
    await cell(3, 'name').click();
    await press('Control+Shift+u');
    await expect.poll(() => labels(6)).toEqual(before);
    for (let step = 0; step < 3; step++) await undo();
    // The rows stood like this before as well: only the next thing to undo tells that all is undone.
    await expect.poll(undoTitle).toBe(start);
    await expect.poll(() => labels(6)).toEqual(before);
  });

  test('a key pressed before the last one has been answered acts on what that one leads to', async () => {
    const before = await labels(4);
    const presses = async (...keys: readonly string[]): Promise<void> => {
      for (const key of keys) await press(key);
    };
    await number(1).click();
    // Inserted above, moved up, and the cursor taken away at once: the new row goes, not the one the cursor is on.
    await presses('Control++', 'Alt+ArrowUp', 'Control+-', 'ArrowDown', 'ArrowDown');
    await expect.poll(undoTitle).toMatch(/xóa/i);
    await expect.poll(() => labels(4)).toEqual(before);
    await presses('Control+z', 'Control+z', 'Control+z');
    await expect.poll(status).toContain('Hoàn tác: chèn dòng');
    await expect.poll(() => labels(4)).toEqual(before);
  });

  test('split into parts keeps the figures in the first; join tells what goes', async () => {
    const before = await labels(4);
    const figure = await cell(0, 'figure').innerText();
    await cell(0, 'name').click();
    await app.clickAction('row.split');
    const dialog = page.getByTestId('split-dialog');
    await dialog.locator('textarea').fill('Thành thị\n\nNông thôn');
    await shot('split');
    await dialog.getByRole('button', { name: 'Tách thành 2 chỉ tiêu' }).click();
    await expect.poll(() => labels(2)).toEqual(['Thành thị', 'Nông thôn']);
    await expect.poll(() => cell(0, 'figure').innerText()).toBe(figure);
    await expect.poll(() => cell(1, 'figure').innerText()).toBe('');
    await cell(1, 'part').click();
    await app.clickAction('row.join');
    const join = page.getByTestId('join-dialog');
    await join.waitFor();
    expect(await join.innerText()).toContain('với số liệu của “Thành thị”');
    expect(await join.innerText()).toContain('“Nông thôn” sẽ bị xóa');
    await shot('join');
    await join.getByRole('button', { name: 'Gộp thành một dòng' }).click();
    await expect.poll(() => labels(4)).toEqual(before);
    expect(await cell(0, 'figure').innerText()).toBe(figure);
    await undo();
    await expect.poll(() => labels(2)).toEqual(['Thành thị', 'Nông thôn']);
    await undo();
    await expect.poll(() => labels(4)).toEqual(before);
  });

  test('duplicate, and renumber the TT cells', async () => {
    const before = await labels(3);
    await number(0).click();
    await press('Control+Shift+d');
    await expect.poll(() => labels(3)).toEqual([before[0], before[0], before[1]]);
    await undo();
    await expect.poll(() => labels(3)).toEqual(before);
    await cell(0, 'marker').click();
    await page.keyboard.type('9');
    await press('Enter');
    await expect.poll(() => cell(0, 'marker').innerText()).toContain('9');
    await app.clickAction('row.renumber');
    await expect.poll(() => cell(0, 'marker').innerText()).toContain('1');
    await expect.poll(status).toContain('Đánh lại số thứ tự');
    await undo();
    await expect.poll(() => cell(0, 'marker').innerText()).toContain('9');
    await undo();
    await expect.poll(() => cell(0, 'marker').innerText()).toContain('1');
  });

  test('the menu of chosen rows offers all of it, and keys reach it', async () => {
    await number(2).click();
    await press('Shift+F10');
    const menu = page.getByTestId('context-menu').getByRole('menu').first();
    await menu.waitFor();
    await shot('menu');
    for (const name of ['Nhân đôi dòng', 'Chuyển và đổi cấp', 'Nhóm và thu gọn', 'Đánh lại số thứ tự']) {
      expect(await menu.innerText()).toContain(name);
    }
    await press('Escape');
  });
});
