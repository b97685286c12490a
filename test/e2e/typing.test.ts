import { existsSync } from 'node:fs';
import path from 'node:path';
import type { CDPSession, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { tempFolder } from '../helpers/tempFolder';
import { type LaunchedApp, launchApp } from './helpers/launchApp';

const folder = tempFolder();

let app: LaunchedApp;
let page: Page;
let cdp: CDPSession;

const cell = (row: number, column: string) => page.locator(`.ag-row[row-index="${row}"] .ag-cell[col-id="${column}"]`);
const editor = () => page.getByTestId('cell-editor');
const line = () => page.getByTestId('formula-line');
const address = () => page.getByTestId('cell-address').innerText();
const soon = <T>(read: () => T | Promise<T>) => expect.poll(read, { timeout: 10_000 });
const textOf = (row: number, column: string) => soon(() => cell(row, column).innerText());
const undo = async (steps = 1): Promise<void> => {
  for (let i = 0; i < steps; i += 1) await page.keyboard.press('Control+z');
};

/** A key that an input method takes for itself: the page is told 229 and nothing else. */
const taken = async (code: string): Promise<void> => {
  const key = { windowsVirtualKeyCode: 229, key: 'Process', code };
  await cdp.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', ...key });
};
const released = (code: string) => cdp.send('Input.dispatchKeyEvent', { type: 'keyUp', key: 'Process', code });

/** Composition as the Telex and VNI keyboards of Windows, macOS and ibus make it: the word so far, key by key. */
const compose = async (...steps: readonly string[]): Promise<void> => {
  for (const text of steps) {
    await taken('KeyA');
    await cdp.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length });
    await released('KeyA');
  }
};
const finish = (text: string) => cdp.send('Input.insertText', { text });

/** UniKey on Windows: no composition; the letter goes out by Backspace and comes back with its accent, at once. */
const unikey = async (...keys: readonly (string | readonly [number, string])[]): Promise<void> => {
  for (const key of keys) {
    if (typeof key === 'string') await page.keyboard.type(key);
    else {
      for (let i = 0; i < key[0]; i += 1) await page.keyboard.press('Backspace');
      // Unicode packets: a key without a place on the keyboard, then its text.
      for (const text of key[1]) {
        await cdp.send('Input.dispatchKeyEvent', { type: 'keyDown', windowsVirtualKeyCode: 231, key: text, text });
        await cdp.send('Input.dispatchKeyEvent', { type: 'keyUp', windowsVirtualKeyCode: 231, key: text });
      }
    }
  }
};

beforeAll(async () => {
  app = await launchApp();
  page = app.page;
  cdp = await page.context().newCDPSession(page);
  await page.getByTestId('status-bar').waitFor();
});
afterAll(() => app.close());

describe('typing', { timeout: 60_000 }, () => {
  test('replaces, goes on with F2, moves with Enter and Tab, is given up with Esc', async () => {
    await cell(0, 'target').click();
    await page.keyboard.type('51');
    await page.keyboard.press('Tab');
    await page.keyboard.type('43');
    await page.keyboard.press('Enter');
    await textOf(0, 'target').toContain('51');
    await textOf(0, 'figure').toContain('43');
    expect(await address(), 'Enter returns under the column where Tab began').toBe('D2');

    await page.keyboard.press('Shift+Enter');
    expect(await address()).toBe('D1');
    await page.keyboard.press('Shift+Tab');
    expect(await address()).toBe('C1');
    await page.keyboard.press('Tab');

    await page.keyboard.press('F2');
    await page.keyboard.type(',5');
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.type('2');
    await page.keyboard.press('Enter');
    await textOf(0, 'target').toContain('51,25');

    await cell(0, 'target').click();
    await page.keyboard.type('khác');
    await page.keyboard.press('Escape');
    await textOf(0, 'target').toContain('51,25');
    expect(await editor().inputValue()).toBe('');
    await undo(3);
    await textOf(0, 'target').toContain('50');
    await textOf(0, 'figure').toContain('42');
  });

  test('F2 goes back and forth between moving the caret and moving the cursor', async () => {
    await cell(1, 'note').click();
    await page.keyboard.type('ab');
    await page.keyboard.press('F2');
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.type('x');
    expect(await editor().inputValue()).toBe('axb');
    await page.keyboard.press('F2');
    await page.keyboard.press('ArrowUp');
    expect(await address()).toBe('G1');
    await textOf(1, 'note').toContain('axb');
    await undo();
  });

  test('Alt+Enter breaks the line, in the cell and in the line above; both edit the same text', async () => {
    await cell(2, 'note').click();
    await page.keyboard.type('một');
    await page.keyboard.press('Alt+Enter');
    await page.keyboard.type('hai');
    expect(await line().inputValue()).toBe('một\nhai');
    await line().click();
    await page.keyboard.press('Control+End');
    await page.keyboard.press('Alt+Enter');
    await page.keyboard.type('ba');
    expect(await editor().inputValue()).toBe('một\nhai\nba');
    await page.keyboard.press('Enter');
    expect(await address()).toBe('G4');
    await textOf(2, 'note').toBe('một\nhai\nba');
    await undo();
    await textOf(2, 'note').toBe('');
  });

  test('tells why a computed cell takes no typing, and keeps nothing of it', async () => {
    await cell(2, 'attainment').click();
    await page.keyboard.type('9');
    await soon(() => page.getByTestId('status-bar').innerText()).toContain('Ô tính tự động');
    expect(await editor().inputValue()).toBe('');
    await page.keyboard.press('ArrowRight');
    expect(await editor().inputValue()).toBe('');
  });

  test('a cell out of sight comes back when one types', async () => {
    await cell(0, 'note').click();
    await page.mouse.wheel(0, 4000);
    const top = async () => (await cell(0, 'note').boundingBox())?.y ?? -1;
    await soon(top).toBeLessThan(0);
    await page.keyboard.type('ở đây');
    await soon(top).toBeGreaterThan(100);
    await soon(async () => (await editor().boundingBox())?.y ?? -1).toBeGreaterThan(100);
    await page.keyboard.press('Escape');
  });
});

describe('what is being typed is committed', { timeout: 60_000 }, () => {
  test('by a click elsewhere, by saving, by exporting, by importing, by the button of undo', async () => {
    await cell(0, 'note').click();
    await page.keyboard.type('bằng chuột');
    await cell(3, 'figure').click();
    await textOf(0, 'note').toBe('bằng chuột');

    await cell(1, 'note').click();
    await page.keyboard.type('bằng Ctrl+S');
    await page.keyboard.press('Control+s');
    await textOf(1, 'note').toBe('bằng Ctrl+S');
    expect(await editor().inputValue()).toBe('');

    const book = path.join(folder, 'b.xlsx');
    await cell(2, 'note').click();
    await page.keyboard.type('trước khi xuất');
    await app.answerDialogs({ filePath: book });
    await page.keyboard.press('Control+e');
    await page.getByRole('button', { name: 'Chọn nơi lưu và xuất…' }).click();
    await soon(() => existsSync(book)).toBe(true);
    await textOf(2, 'note').toBe('trước khi xuất');
    await page.getByRole('button', { name: 'Đóng thông báo' }).click();

    await cell(3, 'note').click();
    await page.keyboard.type('rồi bỏ');
    await page.locator('button[data-action="edit.undo"]').click();
    await textOf(3, 'note').toBe('');
    await page.keyboard.press('Control+y');
    await textOf(3, 'note').toBe('rồi bỏ');
    await undo(4);
    await textOf(0, 'note').toBe('');
  });

  test('by opening another plan', async () => {
    const mine = path.join(folder, 'một.skh');
    await app.answerDialogs({ filePath: mine });
    await app.clickAction('file.saveAs');
    await soon(() => existsSync(mine)).toBe(true);
    await cell(0, 'note').click();
    await page.keyboard.type('trước khi mở sổ khác');
    await app.answerDialogs({ filePath: path.join(folder, 'hai.skh') });
    await app.clickAction('file.new');
    await soon(() => page.getByTestId('empty-state').count()).toBe(1);
    await app.answerDialogs({ filePaths: [mine] });
    await app.clickAction('file.open');
    await textOf(0, 'note').toBe('trước khi mở sổ khác');
    await undo();
    await textOf(0, 'note').toBe('');
  });
});

describe('Vietnamese input methods', { timeout: 60_000 }, () => {
  test('Telex by composition, begun on a cell that is not yet edited', async () => {
    await cell(6, 'name').click();
    await compose('D', 'Đ', 'Đa', 'Đat', 'Đạt');
    await finish('Đạt');
    await page.keyboard.type(' ');
    await compose('c', 'ch', 'chu', 'chua', 'chuâ', 'chuân', 'chuẩn');
    await finish('chuẩn');
    await page.keyboard.type(' ');
    await compose('n', 'no', 'nô', 'nôn', 'nông');
    await finish('nông');
    await page.keyboard.type(' thôn ');
    await compose('m', 'mo', 'mơ', 'mới');
    await finish('mới');
    expect(await editor().inputValue()).toBe('Đạt chuẩn nông thôn mới');
    await page.keyboard.press('Enter');
    await textOf(6, 'name').toContain('Đạt chuẩn nông thôn mới');
    await undo();
    await textOf(6, 'name').toContain('Xã đạt chuẩn nông thôn mới');
  });

  test('VNI by composition; the Enter that ends the composition stays in the cell', async () => {
    await cell(6, 'note').click();
    await compose('T', 'Ty', 'Tỷ');
    await finish('Tỷ');
    await page.keyboard.type(' ');
    await compose('l', 'le', 'lê', 'lệ');
    // Taken by the input method, as on Windows and macOS…
    await taken('Enter');
    await finish('lệ');
    await released('Enter');
    expect(await editor().inputValue()).toBe('Tỷ lệ');
    expect(await address()).toBe('G7');
    await page.keyboard.type(' ');
    await compose('u', 'ư', 'ươ', 'ước');
    // …or let through to the page while the composition still runs.
    await page.keyboard.press('Enter');
    expect(await editor().inputValue()).toBe('Tỷ lệ ước');
    expect(await address()).toBe('G7');
    await finish('ước');
    await page.keyboard.press('Enter');
    await textOf(6, 'note').toBe('Tỷ lệ ước');
    expect(await address()).toBe('G8');
    await undo();
  });

  test('a click elsewhere keeps the word that was being composed, and leaves none in the next cell', async () => {
    await cell(5, 'note').click();
    await compose('u', 'ư', 'ươ', 'ước');
    await cell(8, 'note').click();
    await textOf(5, 'note').toBe('ước');
    expect(await editor().inputValue()).toBe('');
    await compose('đ', 'đạ', 'đạt');
    await page.keyboard.press('Control+s');
    await textOf(8, 'note').toBe('đạt');
    expect(await editor().inputValue()).toBe('');
    await undo(2);
    await textOf(8, 'note').toBe('');
  });

  test('UniKey without composition, as fast as keys go: Backspace and the letter anew', async () => {
    await cell(6, 'name').click();
    // "DDatj chuaarn noong thoon mowis"
    await unikey('D', [1, 'Đ'], 'at', [2, 'ạt'], ' chua', [1, 'â'], [1, 'ẩ'], 'n no', [1, 'ô'], 'ng tho', [1, 'ô']);
    await unikey('n mo', [1, 'ơ'], 'i', [2, 'ới']);
    expect(await editor().inputValue()).toBe('Đạt chuẩn nông thôn mới');
    await page.keyboard.press('Enter');
    await textOf(6, 'name').toContain('Đạt chuẩn nông thôn mới');
    await undo();
    await cell(7, 'note').click();
    await unikey('u', [1, 'ư'], 'o', [2, 'ươ'], 'c', [3, 'ước']);
    await page.keyboard.press('Tab');
    await textOf(7, 'note').toBe('ước');
    await undo();
  });

  test('UniKey where words are offered: Backspace takes the typed letter, never the offer', async () => {
    await cell(5, 'unit').click();
    await unikey('Ty', [1, 'ỷ']);
    await soon(() => page.getByTestId('entry-ghost').isVisible()).toBe(true);
    await page.keyboard.press('Backspace');
    expect(await editor().inputValue()).toBe('T');
    await unikey('a', [1, 'â'], 'n', [2, 'ấn']);
    expect(await editor().inputValue()).toBe('Tấn');
    await page.keyboard.press('Enter');
    await textOf(5, 'unit').toBe('Tấn');
    await undo();
  });

  test('dead keys, and the line above the grid', async () => {
    await cell(9, 'note').click();
    await compose('´');
    await finish('á');
    await page.keyboard.press('Enter');
    await textOf(9, 'note').toBe('á');
    await cell(10, 'note').click();
    await line().click();
    await compose('T', 'Ty', 'Tỷ');
    await page.keyboard.press('Enter');
    expect(await line().inputValue()).toBe('Tỷ');
    await finish('Tỷ');
    await unikey(' le', [1, 'ê'], [1, 'ệ']);
    expect(await editor().inputValue()).toBe('Tỷ lệ');
    await page.keyboard.press('Enter');
    await textOf(10, 'note').toBe('Tỷ lệ');
    await undo(2);
  });
});

describe('help while typing', { timeout: 60_000 }, () => {
  const ghost = () => page.getByTestId('entry-ghost');
  const list = () => page.getByTestId('entry-list');

  test('a unit of the sheet is offered and taken by Enter, Tab or the right arrow only', async () => {
    await cell(4, 'unit').click();
    await page.keyboard.type('Lư');
    await soon(() => ghost().innerText()).toContain('ợt');
    expect(await editor().inputValue(), 'nothing is changed before it is taken').toBe('Lư');
    await page.keyboard.press('Delete');
    expect(await ghost().isVisible()).toBe(false);
    await page.keyboard.press('Enter');
    await textOf(4, 'unit').toBe('Lư');
    await cell(4, 'unit').click();
    await page.keyboard.type('Lư');
    await page.keyboard.press('Escape');
    expect(await editor().inputValue(), 'Esc first refuses the offer').toBe('Lư');
    await page.keyboard.press('Escape');
    expect(await editor().inputValue()).toBe('');
    await page.keyboard.type('Lư');
    await page.keyboard.press('ArrowRight');
    expect(await editor().inputValue()).toBe('Lượt');
    expect(await address()).toBe('C5');
    await page.keyboard.press('Escape');
    await page.keyboard.type('họ');
    await page.keyboard.press('Tab');
    await textOf(4, 'unit').toBe('Học sinh');
    expect(await address()).toBe('D5');
    await undo(2);
    await textOf(4, 'unit').toBe('%');
  });

  test('no offer while a word is being composed', async () => {
    await cell(4, 'unit').click();
    await compose('L', 'Lư');
    expect(await ghost().isVisible()).toBe(false);
    await finish('Lư');
    await soon(() => ghost().isVisible()).toBe(true);
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
  });

  test('the list of Alt+↓ narrows while typing, goes by arrows and by mouse, and Esc leaves all as it was', async () => {
    await cell(4, 'unit').click();
    await page.keyboard.press('F2');
    await page.keyboard.press('Alt+ArrowDown');
    await soon(() => list().isVisible()).toBe(true);
    expect(await list().getByRole('option').count()).toBeGreaterThan(20);
    await page.keyboard.press('Control+a');
    await page.keyboard.type('dong');
    await soon(() => list().getByRole('option').allInnerTexts()).toContain('Tỷ đồng');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    const chosen = await cell(4, 'unit').innerText();
    expect(chosen).toMatch(/đồng/);
    expect(await address(), 'a choice is written in place').toBe('C5');
    await undo();

    await page.locator('.entry-arrow').click();
    await list().getByRole('option', { name: 'Hộ', exact: true }).click();
    await textOf(4, 'unit').toBe('Hộ');
    await undo();
    await page.locator('.entry-arrow').click();
    await page.keyboard.press('Escape');
    expect(await list().isVisible()).toBe(false);
    await textOf(4, 'unit').toBe('%');
  });

  test('names of the plan are offered for names', async () => {
    await cell(5, 'name').click();
    await page.keyboard.type('Doanh');
    await soon(() => ghost().innerText()).toContain('thu từ dịch vụ du lịch');
    await page.keyboard.type('!');
    expect(await ghost().isVisible()).toBe(false);
    await page.keyboard.press('Escape');
  });

  test('how a target is being read stands in the line while one types', async () => {
    await cell(4, 'target').click();
    await page.keyboard.type('ít nhất 12');
    await soon(() => page.getByTestId('explanation').innerText()).toContain('12');
    await page.keyboard.press('Escape');
  });
});

describe('paste without the key', { timeout: 60_000 }, () => {
  test('from the menu of the cell and from the menu bar', async () => {
    await cell(12, 'note').click();
    await page.keyboard.press('Control+c');
    await cell(11, 'note').click({ button: 'right' });
    await page.getByRole('menuitem', { name: /^Dán/ }).first().click();
    await textOf(11, 'note').toBe('21/36 trường');
    await cell(10, 'note').click();
    await app.clickAction('edit.paste');
    await textOf(10, 'note').toBe('21/36 trường');
    await undo(2);
    await textOf(11, 'note').toBe('');
  });
});
