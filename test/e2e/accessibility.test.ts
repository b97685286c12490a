import { existsSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { tempFolder } from '../helpers/tempFolder';
import { askWhatColumnsAre, readBesideDialog, readBesideSheet } from './helpers/helpPanel';
import { contrastProblems, namelessControls, squeezed } from './helpers/inspectPage';
import { type LaunchedApp, launchApp } from './helpers/launchApp';

const folder = tempFolder();

let app: LaunchedApp;
let page: Page;

const cell = (row: number, column: string) => page.locator(`.ag-row[row-index="${row}"] .ag-cell[col-id="${column}"]`);
const soon = <T>(read: () => T | Promise<T>) => expect.poll(read, { timeout: 10_000 });
const menu = () => page.getByTestId('context-menu');
const focused = () =>
  page.evaluate(() => {
    const element = document.activeElement;
    return element?.getAttribute('data-action') ?? element?.getAttribute('data-testid') ?? element?.textContent ?? '';
  });
/** A window of this many CSS pixels: 1366×768 at 125 % leaves 1093×614, at 150 % 911×512. */
const SIZES = [
  { width: 1366, height: 768 },
  { width: 1093, height: 614 },
  { width: 911, height: 512 },
];
const resize = async (size: (typeof SIZES)[number]): Promise<void> => {
  await page.setViewportSize(size);
  await soon(() => page.evaluate(() => window.innerWidth)).toBe(size.width);
  await soon(() =>
    page.getByTestId('sheet-grid').evaluate((grid) => grid.getBoundingClientRect().width),
  ).toBeGreaterThan(500);
};

beforeAll(async () => {
  app = await launchApp();
  page = app.page;
  page.setDefaultTimeout(8000);
});
afterAll(() => app.close());

describe('reading', { timeout: 60_000 }, () => {
  test('every control has a name; the cell under the cursor is told with its column, text and row', async () => {
    expect(await page.evaluate(namelessControls)).toEqual([]);
    await cell(4, 'figure').click();
    const told = page.getByTestId('announcer');
    await soon(() => told.innerText()).toContain('E5, Kết quả thực hiện: 50,8. Tỷ lệ che phủ rừng');
    await page.keyboard.press('ArrowRight');
    await soon(() => told.innerText()).toContain('100,59%, Vượt');
    await page.keyboard.press('Shift+ArrowDown');
    await soon(() => told.innerText()).toMatch(/Đã chọn 2 dòng × 1 cột, từ F5 đến F6/);
    expect(await page.getByTestId('cell-editor').getAttribute('aria-label')).toContain('F5');
    expect(await page.locator('html').getAttribute('lang')).toBe('vi');
  });

  test('text stands out by AA in the main states', async () => {
    expect(await page.evaluate(contrastProblems), 'the sheet').toEqual([]);
    await cell(0, 'target').click();
    await page.keyboard.type('khoảng vài tấn');
    expect(await page.evaluate(contrastProblems), 'while typing what cannot be read').toEqual([]);
    await page.keyboard.press('Escape');
    await page.keyboard.press('Control+a');
    expect(await page.evaluate(contrastProblems), 'all selected').toEqual([]);
    await cell(4, 'unit').click();
    await page.keyboard.press('F2');
    await page.keyboard.press('Alt+ArrowDown');
    expect(await page.evaluate(contrastProblems), 'list of choices').toEqual([]);
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    await cell(4, 'figure').click({ button: 'right' });
    expect(await page.evaluate(contrastProblems), 'menu').toEqual([]);
    await page.keyboard.press('Escape');
    await page.locator('[data-action="workbook.import"]').hover();
    await page.keyboard.press('F4');
    expect(await page.evaluate(contrastProblems), 'details').toEqual([]);
    await page.keyboard.press('F4');
    await page.keyboard.press('Control+/');
    expect(await page.evaluate(contrastProblems), 'shortcuts').toEqual([]);
    await page.keyboard.press('Escape');
    await page.keyboard.press('Control+e');
    expect(await page.evaluate(contrastProblems), 'export').toEqual([]);
    await page.keyboard.press('Escape');
    await app.clickAction('row.overrule');
    await page.getByTestId('overrule-dialog').waitFor();
    expect(await page.evaluate(contrastProblems), 'overrule').toEqual([]);
    await page.keyboard.press('Escape');
    await app.clickAction('edit.find');
    await app.clickAction('view.history');
    await page
      .getByTestId('history-panel')
      .getByRole('listitem')
      .or(page.getByTestId('history-panel'))
      .first()
      .waitFor();
    expect(await page.evaluate(contrastProblems), 'find and history').toEqual([]);
    expect(await page.evaluate(namelessControls), 'find and history').toEqual([]);
    await app.clickAction('view.history');
    await page.keyboard.press('Escape');
  });

  test('messages and the first screen stand out as well', async () => {
    const broken = path.join(folder, 'hỏng.skh');
    writeFileSync(broken, 'không phải cơ sở dữ liệu');
    await app.answerDialogs({ filePaths: [broken] });
    await app.clickAction('file.open');
    await page.getByTestId('message-bar').waitFor();
    expect(await page.evaluate(contrastProblems), 'error').toEqual([]);
    expect(await page.evaluate(squeezed), 'error').toEqual([]);
    await page.getByRole('button', { name: 'Đóng thông báo' }).click();
    const mine = path.join(folder, 'của tôi.skh');
    await app.answerDialogs({ filePath: mine });
    await app.clickAction('file.saveAs');
    await soon(() => existsSync(mine)).toBe(true);
    await app.clickAction('file.close');
    await page.getByTestId('welcome').waitFor();
    expect(await page.evaluate(contrastProblems), 'first screen').toEqual([]);
    expect(await page.evaluate(namelessControls), 'first screen').toEqual([]);
    await app.answerDialogs({ filePaths: [mine] });
    await app.clickAction('file.open');
    await page.locator('.ag-row').first().waitFor();
  });

  test('each part of the sheet is a grid of rows and cells', async () => {
    expect((await page.getByRole('grid').count()) + (await page.getByRole('treegrid').count())).toBe(1);
    expect(await page.getByRole('gridcell').count()).toBeGreaterThan(50);
    const header = page.getByRole('columnheader', { name: 'Kết quả thực hiện' });
    expect(await header.count()).toBe(1);
    const name = page.locator('.ag-header-cell[col-id="name"] .head');
    const part = page.locator('.ag-header-cell[col-id="part"]');
    const [whole, end] = [await name.boundingBox(), await part.boundingBox()];
    expect(Math.round((whole?.x ?? 0) + (whole?.width ?? 0)), 'one header over label and part').toBe(
      Math.round((end?.x ?? 0) + (end?.width ?? 0)),
    );
  });
});

describe('by keyboard alone', { timeout: 60_000 }, () => {
  test('the menu of a cell opens, goes by arrows and letters, opens deeper ones, and gives the keyboard back', async () => {
    await cell(4, 'figure').click();
    await page.keyboard.press('Shift+F10');
    await soon(focused).toBe('edit.cut');
    await page.keyboard.press('ArrowDown');
    expect(await focused()).toBe('edit.copy');
    await page.keyboard.press('End');
    expect(await focused()).toBe('view.details');
    await page.keyboard.press('ArrowDown');
    expect(await focused(), 'in a circle').toBe('edit.cut');
    await page.keyboard.press('s');
    expect(await focused(), 'the next that begins with the letter').toBe('edit.copy');
    await page.keyboard.press('d');
    expect(await focused()).toBe('edit.paste');
    const deeper = menu().locator('[aria-haspopup="menu"]:not(:disabled)').last();
    await deeper.focus();
    await page.keyboard.press('ArrowRight');
    await soon(() => menu().getByRole('menu').count()).toBe(2);
    await page.keyboard.press('ArrowLeft');
    await soon(() => menu().getByRole('menu').count()).toBe(1);
    expect(await deeper.evaluate((element) => element === document.activeElement)).toBe(true);
    await page.keyboard.press('Escape');
    await soon(() => menu().count()).toBe(0);
    expect(await focused()).toBe('cell-editor');
  });

  test('row numbers and headers have menus of their own', async () => {
    await cell(7, '#').click({ button: 'right' });
    await soon(() => menu().locator('[data-action="row.delete"]').count()).toBe(1);
    expect(await page.getByTestId('cell-address').innerText()).toBe('A8');
    await page.keyboard.press('Escape');
    await page.locator('.ag-header-cell[col-id="figure"]').click({ button: 'right' });
    await soon(() => menu().locator('[data-action="column.hide"]').count()).toBe(1);
    await page.keyboard.press('Escape');
    await cell(4, 'figure').click();
  });

  test('F6 goes through the parts of the window, Tab through their controls, Esc returns; the focus is seen', async () => {
    await cell(4, 'figure').click();
    const panes = new Set<string>();
    for (let i = 0; i < 6; i += 1) {
      await page.keyboard.press('F6');
      panes.add(
        await page.evaluate(() => {
          const pane = document.activeElement?.closest<HTMLElement>('[data-pane]');
          return pane?.dataset['pane'] ?? '';
        }),
      );
    }
    expect([...panes]).toEqual(expect.arrayContaining(['bar', 'nav', 'grid', 'status']));
    await cell(4, 'figure').click();
    const bar = page.locator('[data-pane="bar"]');
    while ((await bar.locator(':focus').count()) === 0) await page.keyboard.press('Shift+F6');
    await page.keyboard.press('Tab');
    const outline = await page.evaluate(() => {
      const { outlineStyle, outlineWidth } = getComputedStyle(document.activeElement ?? document.body);
      return `${outlineStyle} ${outlineWidth}`;
    });
    expect(outline).toBe('solid 2px');
    await page.keyboard.press('Escape');
    expect(await focused()).toBe('cell-editor');
    await page.keyboard.type('51,5');
    await page.keyboard.press('Enter');
    await soon(() => cell(4, 'figure').innerText()).toContain('51,5');
    await page.keyboard.press('Control+z');
    await soon(() => cell(4, 'figure').innerText()).toContain('50,8');
  });

  test('F1 opens the page that fits beside the sheet; it is searched, its actions work, F1 comes back to it', () =>
    readBesideSheet(app));
  test('F1 in a dialog opens its page beside it, and nothing of the dialog is lost', () => readBesideDialog(app));
  test('Alt+F1 tells what a column is, with its formula and the numbers under the cursor, which it follows', () =>
    askWhatColumnsAre(app));

  test('Ctrl+/ lists every key and finds one by a word without accents', async () => {
    await page.keyboard.press('Control+/');
    const sheet = page.getByTestId('shortcuts-dialog');
    expect(await sheet.locator('dt').count()).toBeGreaterThan(35);
    await page.keyboard.type('hoan tac');
    await soon(() => sheet.locator('dt').allInnerTexts()).toEqual(['Hoàn tác']);
    await page.keyboard.press('Escape');
    await soon(() => sheet.count()).toBe(0);
    expect(await focused()).toBe('cell-editor');
  });
});

describe('small and enlarged windows', { timeout: 60_000 }, () => {
  test.each(SIZES)('nothing is cut or covered at $width × $height', async (size) => {
    await resize(size);
    expect(await page.evaluate(squeezed), 'the sheet').toEqual([]);
    await cell(0, 'target').click();
    await page.keyboard.type('khoảng vài tấn');
    expect(await page.evaluate(squeezed), 'a long explanation').toEqual([]);
    await page.keyboard.press('Escape');
    for (const open of ['Control+/', 'Control+e']) {
      await page.keyboard.press(open);
      await page.getByRole('dialog').waitFor();
      expect(await page.evaluate(squeezed), open).toEqual([]);
      await page.keyboard.press('Escape');
      await soon(() => page.getByRole('dialog').count()).toBe(0);
    }
    await cell(2, 'figure').click({ button: 'right' });
    const box = await menu().getByRole('menu').first().boundingBox();
    expect(box && box.y >= 0 && box.y + box.height <= size.height && box.x + box.width <= size.width).toBe(true);
    await page.keyboard.press('Escape');
  });

  test.each([SIZES[0], SIZES.at(-1)])('what is looked at stays when panels and bars come, at $width', async (size) => {
    if (!size) throw new Error('no size');
    await resize(size);
    const top = async (): Promise<number> => Math.round((await cell(7, 'figure').boundingBox())?.y ?? 0);
    await cell(7, 'figure').click();
    const before = await top();
    for (const [open, shut, part] of [
      ['F4', 'F4', 'details-panel'],
      ['Control+h', 'Escape', 'find-panel'],
    ] as const) {
      await page.keyboard.press(open);
      await page.getByTestId(part).waitFor();
      await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
      expect(await top(), part).toBe(before);
      const box = await cell(7, 'figure').boundingBox();
      const side = (await page.getByTestId(part).boundingBox())?.x ?? 0;
      expect(side <= 220 || (box?.x ?? 0) + (box?.width ?? 0) <= side, 'the cell is in sight').toBe(true);
      await page.keyboard.press(shut);
      await page.getByTestId(part).waitFor({ state: 'detached' });
      await soon(top).toBe(before);
    }
  });

  test('dialogs fit into the smallest window, their buttons in sight', async () => {
    await resize({ width: 911, height: 512 });
    for (const action of [
      'form.design',
      'units.manage',
      'file.backups',
      'workbook.sets',
      'period.close',
      'returns.issue',
      'returns.receive',
      'file.print',
      'sentence.patterns',
    ]) {
      await app.clickAction(action);
      const dialog = page.getByRole('dialog');
      await dialog.waitFor();
      expect(await page.evaluate(squeezed), action).toEqual([]);
      const box = await dialog.locator('footer').boundingBox();
      expect(box && box.x >= 0 && box.x + box.width <= 911 && box.y + box.height <= 512, action).toBe(true);
      await page.keyboard.press('Escape');
      await dialog.waitFor({ state: 'detached' });
    }
  });

  test('in a narrow window the list of sheets lies over the grid and goes when it is done with', async () => {
    await resize({ width: 911, height: 512 });
    expect(await page.getByTestId('nav').count()).toBe(0);
    await page.keyboard.press('Control+b');
    await soon(() => page.getByTestId('nav').count()).toBe(1);
    await cell(3, 'attainment').click();
    await soon(() => page.getByTestId('nav').count()).toBe(0);
    await resize({ width: 1366, height: 768 });
    await soon(() => page.getByTestId('nav').count()).toBe(1);
  });

  test('who wants less motion gets none', async () => {
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await cell(4, 'figure').click();
    await page.keyboard.press('Control+c');
    // The marching frame of a copy would go on for ever; a fade that had begun before may end.
    const moving = () =>
      page.evaluate(() => document.getAnimations().filter((one) => one.playState === 'running').length);
    await soon(moving).toBe(0);
    await page.keyboard.press('Escape');
    await page.emulateMedia({ reducedMotion: null });
  });
});
