import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type LaunchedApp, launchApp } from './helpers/launchApp';

const COLUMNS = ['marker', 'name', 'part', 'unit', 'target', 'figure', 'attainment', 'note'];
let app: LaunchedApp;
let page: Page;

const cell = (row: number, column: string) => page.locator(`.ag-row[row-index="${row}"] .ag-cell[col-id="${column}"]`);
const header = (column: string) => page.locator(`.ag-header-cell[col-id="${column}"]`);

/** What is painted as selected: "rows 2-5 of target,figure"; several ranges by the columns of each row. */
const selection = (): Promise<string> =>
  page.evaluate((order) => {
    const byRow = new Map<number, string[]>();
    for (const element of document.querySelectorAll('.ag-cell.s-range, .ag-cell.s-active')) {
      const r = Number(element.closest('.ag-row')?.getAttribute('row-index'));
      byRow.set(r, [...(byRow.get(r) ?? []), element.getAttribute('col-id') ?? '']);
    }
    const groups = new Map<string, number[]>();
    for (const [r, ids] of [...byRow].sort(([a], [b]) => a - b)) {
      const key = ids.sort((a, b) => order.indexOf(a) - order.indexOf(b)).join(',');
      groups.set(key, [...(groups.get(key) ?? []), r]);
    }
    return [...groups].map(([ids, rows]) => `${rows[0]}-${rows.at(-1)} ${ids}`).join(' | ');
  }, COLUMNS);

const expectSelection = (wanted: string): Promise<void> => expect.poll(selection).toBe(wanted);
const address = (): Promise<string> => page.getByTestId('cell-address').innerText();
const press = async (...keys: readonly string[]): Promise<void> => {
  for (const key of keys) await page.keyboard.press(key);
};

const middle = async (locator: ReturnType<Page['locator']>): Promise<{ x: number; y: number }> => {
  const box = await locator.boundingBox();
  if (!box) throw new Error('not in view');
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
};
const drag = async (from: { x: number; y: number }, to: { x: number; y: number }): Promise<void> => {
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move((from.x + to.x) / 2, (from.y + to.y) / 2);
  await page.mouse.move(to.x, to.y);
};

describe('selecting', { timeout: 60_000 }, () => {
  beforeAll(async () => {
    app = await launchApp();
    page = app.page;
    await page.setViewportSize({ width: 1366, height: 768 });
  });
  afterAll(() => app.close());

  test('drag and Shift+click, over columns that stay and columns that scroll, growing over merged cells', async () => {
    await drag(await middle(cell(1, 'target')), await middle(cell(4, 'figure')));
    await expectSelection('1-4 target,figure');
    await page.mouse.up();
    await cell(6, 'note').click({ modifiers: ['Shift'] });
    await expectSelection('1-6 target,figure,attainment,note');
    await expect.poll(address).toBe('D2');
    // TT of rows 2 to 6 is one cell: a range that touches it takes all of it.
    await drag(await middle(cell(1, 'figure')), await middle(cell(2, 'marker')));
    await page.mouse.up();
    await expectSelection('0-6 marker,name,unit,target,figure');
  });

  test('a label split into parts: its cell reaches over all of them', async () => {
    await cell(13, 'target').click();
    await cell(13, 'name').click({ modifiers: ['Shift'] });
    await expectSelection('13-15 name,part,unit,target');
    await cell(14, 'part').click();
    await expectSelection('14-14 part');
  });

  test('Shift and arrows; each press shows, over merged cells too', async () => {
    await cell(1, 'target').click();
    await press('Shift+ArrowDown', 'Shift+ArrowDown', 'Shift+ArrowRight');
    await expectSelection('1-3 target,figure');
    await press('Shift+ArrowUp', 'Shift+ArrowUp', 'Shift+ArrowUp');
    await expectSelection('0-1 target,figure');
    await cell(0, 'marker').click();
    await press('Shift+ArrowDown');
    await expectSelection('0-6 marker');
    await press('Shift+ArrowUp');
    await expectSelection('0-1 marker');
  });

  test('Ctrl and arrows go to the edge of the data, by the rule of Excel', async () => {
    await cell(0, 'figure').click();
    await press('Control+ArrowDown');
    await expect.poll(address).toBe('E37');
    await press('Control+ArrowUp');
    await expect.poll(address).toBe('E1');
    // The notes are empty but for a few: from one to the next, then to the end of the table.
    await cell(0, 'note').click();
    await press('Control+ArrowDown');
    await expect.poll(address).toBe('G13');
    await press('Control+ArrowUp', 'Control+ArrowLeft');
    await expect.poll(address).toBe('F1');
    await cell(2, 'target').click();
    await press('Control+Shift+ArrowRight', 'Shift+ArrowDown');
    await expectSelection('2-3 target,figure,attainment');
    await press('Control+Shift+ArrowUp');
    await expectSelection('0-2 target,figure,attainment');
  });

  test('all, whole rows and whole columns, by mouse and by key', async () => {
    await cell(2, 'figure').click();
    await press('Control+a');
    await expect.poll(selection).toMatch(/^0-/);
    await expect.poll(address).toBe('E3');
    await cell(2, '#').click();
    await expectSelection('2-2 marker,name,unit,target,figure,attainment,note');
    await cell(4, '#').click({ modifiers: ['Shift'] });
    await expectSelection('2-4 marker,name,unit,target,figure,attainment,note');
    await press('Shift+ArrowDown');
    await expectSelection('2-5 marker,name,unit,target,figure,attainment,note');
    await cell(9, 'figure').click();
    await drag(await middle(cell(5, '#')), await middle(cell(3, '#')));
    await page.mouse.up();
    await expectSelection('3-5 marker,name,unit,target,figure,attainment,note');
    await drag(await middle(header('target')), await middle(header('figure')));
    await page.mouse.up();
    await expect.poll(selection).toMatch(/^0-\d+ target,figure$/);
    await header('name').click();
    await expect.poll(selection).toContain('name');
    await expect.poll(selection).not.toContain('unit');
    await header('attainment').click({ modifiers: ['Shift'] });
    await expect.poll(selection).toMatch(/unit,target,figure,attainment( \||$)/);
    await cell(1, 'target').click();
    await press('Shift+ArrowDown', 'Shift+Space');
    await expectSelection('1-2 marker,name,unit,target,figure,attainment,note');
    await cell(1, 'target').click();
    await press('Shift+ArrowRight', 'Control+Space');
    await expect.poll(selection).toMatch(/^0-\d+ target,figure$/);
    await header('#').click();
    await expect.poll(selection).toContain('marker,name');
  });

  test('several ranges with Ctrl; copying them is refused in words, emptying them is one step', async () => {
    await cell(1, 'target').click();
    await cell(3, 'figure').click({ modifiers: ['Control'] });
    await page.keyboard.down('Control');
    await drag(await middle(cell(5, 'target')), await middle(cell(6, 'figure')));
    await page.mouse.up();
    await page.keyboard.up('Control');
    await expectSelection('1-1 target | 3-3 figure | 5-6 target,figure');
    await press('Control+c');
    await expect.poll(() => page.getByTestId('message-bar').innerText()).toContain('nhiều vùng chọn');
    await press('Delete');
    await expect.poll(() => cell(6, 'figure').innerText()).toBe('');
    expect(await cell(1, 'target').innerText()).toBe('');
    expect(await cell(3, 'figure').innerText()).toBe('');
    await press('Control+z');
    await expect.poll(() => cell(6, 'figure').innerText()).toContain('8');
    expect(await cell(1, 'target').innerText()).toBe('55');
    expect(await cell(3, 'figure').innerText()).toContain('294,30');
  });

  test('Ctrl and a click or a drag on what is selected takes it out, cells and rows', async () => {
    await drag(await middle(cell(1, 'target')), await middle(cell(5, 'attainment')));
    await page.mouse.up();
    await cell(3, 'figure').click({ modifiers: ['Control'] });
    await expectSelection('1-5 target,figure,attainment | 3-3 target,attainment');
    await page.keyboard.down('Control');
    await drag(await middle(cell(4, 'target')), await middle(cell(5, 'figure')));
    await page.mouse.up();
    await page.keyboard.up('Control');
    await expectSelection('1-2 target,figure,attainment | 3-3 target,attainment | 4-5 attainment');
    // The last cell stays selected; elsewhere Ctrl goes on adding.
    await cell(8, 'note').click();
    await cell(8, 'note').click({ modifiers: ['Control'] });
    await expectSelection('8-8 note');
    await cell(2, '#').click();
    await cell(5, '#').click({ modifiers: ['Shift'] });
    await cell(3, '#').click({ modifiers: ['Control'] });
    await expectSelection('2-5 marker,name,unit,target,figure,attainment,note');
    await expect.poll(() => page.locator('.ag-row[row-index="3"] .ag-cell.s-range').count()).toBe(0);
    // A label split into parts: one part goes, its label and the others stay.
    await drag(await middle(cell(12, 'target')), await middle(cell(16, 'name')));
    await page.mouse.up();
    await cell(14, 'part').click({ modifiers: ['Control'] });
    await expect.poll(() => cell(14, 'part').getAttribute('class')).not.toContain('s-range');
    for (const [row, id] of [
      [13, 'part'],
      [15, 'part'],
      [13, 'name'],
      [14, 'target'],
      [12, 'name'],
    ] as const) {
      expect(await cell(row, id).getAttribute('class')).toMatch(/s-(range|active)/);
    }
  });

  test('undo and redo select again all that was selected at the step', async () => {
    await drag(await middle(cell(1, 'target')), await middle(cell(3, 'figure')));
    await page.mouse.up();
    await cell(5, 'note').click({ modifiers: ['Control'] });
    await press('Delete');
    await expect.poll(() => cell(2, 'figure').innerText()).toBe('');
    await cell(9, 'unit').click();
    await expectSelection('9-9 unit');
    await press('Control+z');
    await expectSelection('1-3 target,figure | 5-5 note');
    await expect.poll(() => cell(2, 'figure').innerText()).toContain('41.550');
    await cell(9, 'unit').click();
    await press('Control+y');
    await expectSelection('1-3 target,figure | 5-5 note');
    await press('Control+z');
    await expect.poll(() => cell(2, 'figure').innerText()).toContain('41.550');
    // Whole rows come back as whole rows.
    await cell(2, '#').click();
    await cell(3, '#').click({ modifiers: ['Shift'] });
    await press('Delete');
    await cell(9, 'unit').click();
    await press('Control+z');
    await expectSelection('2-3 marker,name,unit,target,figure,attainment,note');
    await expect.poll(() => cell(2, 'figure').innerText()).toContain('41.550');
  });

  test('Enter and Tab go round inside a range', async () => {
    await drag(await middle(cell(0, 'target')), await middle(cell(1, 'figure')));
    await page.mouse.up();
    const walk: string[] = [];
    for (const key of ['Enter', 'Enter', 'Enter', 'Enter', 'Tab', 'Tab', 'Shift+Enter', 'Shift+Tab']) {
      await press(key);
      walk.push(await address());
    }
    expect(walk).toEqual(['D2', 'E1', 'E2', 'D1', 'E1', 'D2', 'D1', 'E2']);
    await expectSelection('0-1 target,figure');
    await page.keyboard.type('7');
    await press('Enter');
    await expect.poll(address).toBe('D1');
    await expectSelection('0-1 target,figure');
    await press('Control+z');
    await expect.poll(() => cell(1, 'figure').innerText()).toContain('43,6');
  });

  test('dragging at the edge scrolls, up and down; the range stays when it is scrolled away', async () => {
    await cell(0, 'figure').click();
    const from = await middle(cell(2, 'figure'));
    await drag(from, { x: from.x, y: 760 });
    await expect.poll(() => page.locator('.ag-row[row-index="36"] .ag-cell.s-range').count()).toBe(1);
    await page.mouse.move(from.x, 90);
    await expect.poll(() => page.locator('.ag-row[row-index="0"] .ag-cell.s-range').count()).toBe(1);
    await page.mouse.up();
    await expectSelection('0-2 figure');
    await page.mouse.move(from.x, 400);
    await page.mouse.wheel(0, 5000);
    await expect.poll(() => cell(36, 'figure').isVisible()).toBe(true);
    await page.mouse.wheel(0, -5000);
    await expect.poll(() => selection()).toBe('0-2 figure');
  });

  test('the same rows stay selected when the sheet is sorted', async () => {
    await cell(1, 'figure').click();
    await cell(4, 'note').click({ modifiers: ['Shift'] });
    const chosen = (): Promise<string[]> =>
      page.evaluate(() => {
        const cells = [...document.querySelectorAll('.ag-cell.s-range, .ag-cell.s-active')];
        return [...new Set(cells.map((one) => one.closest('.ag-row')?.getAttribute('row-id') ?? ''))].sort();
      });
    await expect.poll(chosen).toHaveLength(4);
    const before = await chosen();
    const first = await page.locator('.ag-row[row-index="0"]').getAttribute('row-id');
    await app.clickAction('rows.sortDescending');
    await expect.poll(() => page.locator('.ag-row[row-index="0"]').getAttribute('row-id')).not.toBe(first);
    await expect.poll(chosen).toEqual(before);
    await app.clickAction('rows.storedOrder');
    await expect.poll(() => page.locator('.ag-row[row-index="0"]').getAttribute('row-id')).toBe(first);
    await expect.poll(chosen).toEqual(before);
  });

  test('dragging sideways brings back columns hidden under the ones that stay', async () => {
    await press('Control+Home');
    for (let step = 0; step < 4; step++) await page.getByRole('button', { name: 'Phóng to' }).click();
    await expect
      .poll(() =>
        page.evaluate(() => {
          const scroller = document.querySelector('.ag-grid-viewport');
          return scroller ? scroller.scrollWidth - scroller.clientWidth : 0;
        }),
      )
      .toBeGreaterThan(100);
    await cell(1, 'unit').click();
    const from = await middle(cell(1, 'unit'));
    await drag(from, { x: 1364, y: from.y });
    await expect.poll(() => page.locator('.ag-row[row-index="1"] .ag-cell[col-id="note"].s-range').count()).toBe(1);
    const left = (): Promise<number> =>
      page.evaluate(() => document.querySelector('.ag-grid-viewport')?.scrollLeft ?? 0);
    await expect.poll(left).toBeGreaterThan(100);
    await page.mouse.move(300, from.y);
    await expect.poll(left).toBe(0);
    await page.mouse.up();
    await press('Control+0');
  });
});
