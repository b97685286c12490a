import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type InputMethod, inputMethod } from './helpers/inputMethod';
import { type LaunchedApp, launchApp } from './helpers/launchApp';

let app: LaunchedApp;
let page: Page;
let ime: InputMethod;

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
  ime = inputMethod(page, await page.context().newCDPSession(page));
  await page.getByTestId('status-bar').waitFor();
});
afterAll(() => app.close());

describe('Vietnamese input methods', { timeout: 60_000 }, () => {
  test('Telex by composition, begun on a cell that is not yet edited', async () => {
    await cell(6, 'name').click();
    await ime.compose('D', 'Đ', 'Đa', 'Đat', 'Đạt');
    await ime.finish('Đạt');
    await page.keyboard.type(' ');
    await ime.compose('c', 'ch', 'chu', 'chua', 'chuâ', 'chuân', 'chuẩn');
    await ime.finish('chuẩn');
    await page.keyboard.type(' ');
    await ime.compose('n', 'no', 'nô', 'nôn', 'nông');
    await ime.finish('nông');
    await page.keyboard.type(' thôn ');
    await ime.compose('m', 'mo', 'mơ', 'mới');
    await ime.finish('mới');
    expect(await editor().inputValue()).toBe('Đạt chuẩn nông thôn mới');
    await page.keyboard.press('Enter');
    await textOf(6, 'name').toContain('Đạt chuẩn nông thôn mới');
    await undo();
    await textOf(6, 'name').toContain('Xã đạt chuẩn nông thôn mới');
  });

  test('VNI by composition; the Enter that ends the composition stays in the cell', async () => {
    await cell(6, 'note').click();
    await ime.compose('T', 'Ty', 'Tỷ');
    await ime.finish('Tỷ');
    await page.keyboard.type(' ');
    await ime.compose('l', 'le', 'lê', 'lệ');
    // Taken by the input method, as on Windows and macOS…
    await ime.taken('Enter');
    await ime.finish('lệ');
    await ime.released('Enter');
    expect(await editor().inputValue()).toBe('Tỷ lệ');
    await expect.poll(address).toBe('G7');
    await page.keyboard.type(' ');
    await ime.compose('u', 'ư', 'ươ', 'ước');
    // …or let through to the page while the composition still runs.
    await page.keyboard.press('Enter');
    expect(await editor().inputValue()).toBe('Tỷ lệ ước');
    await expect.poll(address).toBe('G7');
    await ime.finish('ước');
    await page.keyboard.press('Enter');
    await textOf(6, 'note').toBe('Tỷ lệ ước');
    await expect.poll(address).toBe('G8');
    await undo();
  });

  test('a click elsewhere keeps the word that was being composed, and leaves none in the next cell', async () => {
    await cell(5, 'note').click();
    await ime.compose('u', 'ư', 'ươ', 'ước');
    await cell(8, 'note').click();
    await textOf(5, 'note').toBe('ước');
    expect(await editor().inputValue()).toBe('');
    await ime.compose('đ', 'đạ', 'đạt');
    await page.keyboard.press('Control+s');
    await textOf(8, 'note').toBe('đạt');
    expect(await editor().inputValue()).toBe('');
    await undo(2);
    await textOf(8, 'note').toBe('');
  });

  test('UniKey without composition, as fast as keys go: Backspace and the letter anew', async () => {
    await cell(6, 'name').click();
    // "DDatj chuaarn noong thoon mowis"
    await ime.unikey('D', [1, 'Đ'], 'at', [2, 'ạt'], ' chua', [1, 'â'], [1, 'ẩ'], 'n no', [1, 'ô'], 'ng tho', [1, 'ô']);
    await ime.unikey('n mo', [1, 'ơ'], 'i', [2, 'ới']);
    expect(await editor().inputValue()).toBe('Đạt chuẩn nông thôn mới');
    await page.keyboard.press('Enter');
    await textOf(6, 'name').toContain('Đạt chuẩn nông thôn mới');
    await undo();
    await cell(7, 'note').click();
    await ime.unikey('u', [1, 'ư'], 'o', [2, 'ươ'], 'c', [3, 'ước']);
    await page.keyboard.press('Tab');
    await textOf(7, 'note').toBe('ước');
    await undo();
  });

  test('UniKey where words are offered: Backspace takes the typed letter, never the offer', async () => {
    await cell(5, 'unit').click();
    await ime.unikey('Ty', [1, 'ỷ']);
    await soon(() => page.getByTestId('entry-ghost').isVisible()).toBe(true);
    await page.keyboard.press('Backspace');
    expect(await editor().inputValue()).toBe('T');
    await ime.unikey('a', [1, 'â'], 'n', [2, 'ấn']);
    expect(await editor().inputValue()).toBe('Tấn');
    await page.keyboard.press('Enter');
    await textOf(5, 'unit').toBe('Tấn');
    await undo();
  });

  test('dead keys, and the line above the grid', async () => {
    await cell(9, 'note').click();
    await ime.compose('´');
    await ime.finish('á');
    await page.keyboard.press('Enter');
    await textOf(9, 'note').toBe('á');
    await cell(10, 'note').click();
    await line().click();
    await ime.compose('T', 'Ty', 'Tỷ');
    await page.keyboard.press('Enter');
    expect(await line().inputValue()).toBe('Tỷ');
    await ime.finish('Tỷ');
    await ime.unikey(' le', [1, 'ê'], [1, 'ệ']);
    expect(await editor().inputValue()).toBe('Tỷ lệ');
    await page.keyboard.press('Enter');
    await textOf(10, 'note').toBe('Tỷ lệ');
    await undo(2);

    // So do the keys of a search: what is composed is not yet looked for.
    await page.keyboard.press('Control+g');
    await ime.compose('r', 'rư', 'rừ', 'rừng');
    await page.keyboard.press('Enter');
    expect(await page.getByTestId('go-to').count()).toBe(1);
    await ime.finish('rừng');
    await page.keyboard.press('Enter');
    await soon(address).toBe('G5');
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
    await expect.poll(address).toBe('C5');
    await page.keyboard.press('Escape');
    await page.keyboard.type('họ');
    await page.keyboard.press('Tab');
    await textOf(4, 'unit').toBe('Học sinh');
    await expect.poll(address).toBe('D5');
    await undo(2);
    await textOf(4, 'unit').toBe('%');
  });

  test('no offer while a word is being composed', async () => {
    await cell(4, 'unit').click();
    await ime.compose('L', 'Lư');
    expect(await ghost().isVisible()).toBe(false);
    await ime.finish('Lư');
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
