import { existsSync } from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { tempFolder } from '../helpers/tempFolder';
import { type LaunchedApp, launchApp } from './helpers/launchApp';

const folder = tempFolder();

let app: LaunchedApp;
let page: Page;

const cell = (row: number, column: string) => page.locator(`.ag-row[row-index="${row}"] .ag-cell[col-id="${column}"]`);
const editor = () => page.getByTestId('cell-editor');
const line = () => page.getByTestId('formula-line');
const address = () => page.getByTestId('cell-address').innerText();
const soon = <T>(read: () => T | Promise<T>) => expect.poll(read, { timeout: 10_000 });
const textOf = (row: number, column: string) => soon(() => cell(row, column).innerText());
const undo = async (steps = 1): Promise<void> => {
  for (let i = 0; i < steps; i += 1) await page.keyboard.press('Control+z');
};

beforeAll(async () => {
  app = await launchApp();
  page = app.page;
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
    await expect.poll(address).toBe('D1');
    await page.keyboard.press('Shift+Tab');
    await expect.poll(address).toBe('C1');
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
    await expect.poll(address).toBe('G1');
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
    await expect.poll(address).toBe('G4');
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
  test('by a click elsewhere, by saving, by exporting, by the button of undo', async () => {
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
    await page.getByTestId('new-plan-dialog').waitFor();
    await page.keyboard.press('Enter');
    await soon(() => page.getByTestId('empty-state').count()).toBe(1);
    await app.answerDialogs({ filePaths: [mine] });
    await app.clickAction('file.open');
    await textOf(0, 'note').toBe('trước khi mở sổ khác');
    await undo();
    await textOf(0, 'note').toBe('');
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
