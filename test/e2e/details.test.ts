import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type LaunchedApp, launchApp } from './helpers/launchApp';

const SHOTS = process.env['SKH_SHOTS'];
let app: LaunchedApp;
let page: Page;

const cell = (row: number, column: string) => page.locator(`.ag-row[row-index="${row}"] .ag-cell[col-id="${column}"]`);
const panel = () => page.getByTestId('details-panel');
const press = (key: string): Promise<void> => page.keyboard.press(key);
const shot = async (name: string): Promise<void> => {
  if (SHOTS !== undefined) await page.screenshot({ path: `${SHOTS}/${name}.png` });
};
const story = (): Promise<string> => page.getByTestId('cell-history').innerText();
const hasTriangle = (row: number, column: string): Promise<number> =>
  cell(row, column).locator('.cell.has-note').count();

beforeAll(async () => {
  app = await launchApp();
  page = app.page;
  await page.setViewportSize({ width: 1366, height: 768 });
});
afterAll(() => app.close());

describe('cell details', { timeout: 60_000 }, () => {
  test('source, other figures, how it was computed; then who changed it, from what to what', async () => {
    await cell(1, 'figure').click();
    await press('F4');
    await panel().waitFor();
    await expect.poll(() => page.getByTestId('cell-source').innerText()).toMatch(/dòng \d+/);
    const header = await page.locator('.ag-header').boundingBox();
    const first = (await cell(0, 'name').boundingBox())?.y ?? 0;
    expect(first, 'the first row, which is higher now, lies below the header').toBeGreaterThanOrEqual(
      (header?.y ?? 0) + (header?.height ?? 0) - 1,
    );
    const figures = page.getByTestId('cell-figures');
    expect(await figures.innerText()).toContain('43,6');
    expect(await figures.innerText()).toContain('13,33');
    expect(await figures.innerText()).toContain('6 tháng');
    await expect.poll(story).toContain('chưa có thay đổi');
    expect(await panel().innerText()).toContain('79,27%');
    await shot('details-figure');

    await page.keyboard.type('44');
    await press('Enter');
    await cell(1, 'figure').click();
    await expect.poll(story).toContain('43,6 → 44');
    await expect.poll(() => page.getByTestId('cell-source').innerText()).toContain('Nhập tay');
    await press('Control+z');
    await expect.poll(story).toMatch(/Hoàn tác\s*44 → 43,6/);
    await press('Control+y');
    await expect.poll(story).toMatch(/Làm lại\s*43,6 → 44/);
    await shot('details-history');

    await panel().getByRole('button', { name: 'Bỏ đánh dấu số ước' }).click();
    await expect.poll(story).toContain('Loại số liệu: Ước thực hiện → Thực hiện');
    await cell(1, 'attainment').click();
    await panel().getByLabel('Chiều đánh giá').selectOption('lower');
    await expect.poll(story).toContain('Càng cao càng tốt → Càng thấp càng tốt');
    await cell(1, 'target').click();
    await expect.poll(() => page.getByTestId('cell-targets').innerText()).toContain('giao');
    for (const _step of [1, 2, 3]) await press('Control+z');
    await expect.poll(() => cell(1, 'figure').innerText()).toContain('43,6');
  });

  test('a note in the panel: written, seen at the corner and on hover, changed, taken away, undone', async () => {
    await cell(2, 'figure').click();
    await panel().getByRole('button', { name: 'Thêm ghi chú' }).click();
    await page.keyboard.type('Số của Chi cục Thống kê');
    // Whoever goes on in the sheet keeps what was written.
    await cell(3, 'figure').click();
    await expect.poll(() => hasTriangle(2, 'figure')).toBe(1);
    await cell(3, 'figure').hover();
    await cell(2, 'figure').hover();
    await page.locator('.ag-tooltip').getByText('Số của Chi cục Thống kê').waitFor();
    await cell(2, 'figure').click();
    await expect.poll(story).toContain('Ghi chú của ô: (trống) → Số của Chi cục Thống kê');
    await panel().getByRole('button', { name: 'Số của Chi cục Thống kê' }).click();
    await shot('details-note');
    await page.keyboard.press('Control+a');
    await page.keyboard.type('Đã đối chiếu');
    await press('Control+Enter');
    await expect.poll(() => panel().innerText()).toContain('Đã đối chiếu');
    // The keyboard is back in the grid.
    await press('Control+z');
    await expect.poll(() => panel().getByRole('button', { name: 'Số của Chi cục Thống kê' }).count()).toBe(1);
    await press('Control+z');
    await expect.poll(() => hasTriangle(2, 'figure')).toBe(0);
    await press('F4');
  });

  test('Shift+F2 writes a note beside its cell; Esc leaves it, a click elsewhere keeps it', async () => {
    await cell(4, 'target').click();
    await press('Shift+F2');
    const box = page.getByTestId('note-box');
    await box.waitFor();
    await page.keyboard.type('sẽ bỏ');
    await press('Escape');
    await box.waitFor({ state: 'detached' });
    expect(await hasTriangle(4, 'target')).toBe(0);

    await press('Shift+F2');
    await page.keyboard.type('Theo Nghị quyết');
    await shot('note-box');
    await cell(4, 'unit').click();
    await expect.poll(() => hasTriangle(4, 'target')).toBe(1);
    await cell(4, 'target').click();
    await press('Shift+F2');
    expect(await box.locator('textarea').inputValue()).toBe('Theo Nghị quyết');
    await box.getByRole('button', { name: 'Xóa ghi chú' }).click();
    await expect.poll(() => hasTriangle(4, 'target')).toBe(0);
    // Typing goes on in the cell.
    await page.keyboard.type('51');
    await press('Enter');
    await expect.poll(() => cell(4, 'target').innerText()).toContain('51');
    for (const _step of [1, 2, 3]) await press('Control+z');
    await expect.poll(() => cell(4, 'target').innerText()).toContain('50,5');

    // Written in the panel it is kept as well.
    await cell(4, 'target').click();
    await press('F4');
    await page.getByRole('button', { name: 'Thêm ghi chú' }).click();
    await page.keyboard.type('Theo Kế hoạch');
    await cell(4, 'unit').click();
    await expect.poll(() => hasTriangle(4, 'target')).toBe(1);
    await press('Control+z');
    await press('F4');
    await expect.poll(() => hasTriangle(4, 'target')).toBe(0);
  });

  test('the name of a part has notes of its own', async () => {
    const part = await page.evaluate(() =>
      [...document.querySelectorAll('.ag-row')]
        .find((row) => row.querySelector('[col-id="part"] .text')?.textContent === 'Tiểu học')
        ?.getAttribute('row-index'),
    );
    const row = Number(part);
    await cell(row, 'part').click();
    await press('Shift+F2');
    await page.keyboard.type('gồm cả trường phổ thông');
    await press('Control+Enter');
    await expect.poll(() => hasTriangle(row, 'part')).toBe(1);
    await press('Control+z');
    await expect.poll(() => hasTriangle(row, 'part')).toBe(0);
  });

  test('the list of all steps: who, when, what, from what to what; a click goes to the cell', async () => {
    const steps = page.getByTestId('history-panel');
    await cell(0, 'figure').click();
    await page.keyboard.type('43');
    await press('Enter');
    await cell(2, 'target').click();
    await cell(3, 'figure').click({ modifiers: ['Shift'] });
    await press('Delete');
    await expect.poll(() => cell(3, 'figure').innerText()).toBe('');
    await cell(6, 'unit').click();
    await app.clickAction('view.history');
    await expect.poll(() => steps.innerText()).toContain('Hôm nay, ');
    const newest = steps.getByRole('listitem').first();
    await expect.poll(() => newest.innerText()).toMatch(/Xóa 4 ô\s+\d\d:\d\d/);
    expect(await newest.innerText()).toMatch(/D3 · Tổng sản lượng lương thực\/năm\s+39\.500 → \(trống\)/);
    expect(await newest.innerText()).toContain('… và 1 thay đổi khác');
    await newest.getByRole('button', { name: '… và 1 thay đổi khác' }).click();
    await expect.poll(() => newest.innerText()).toMatch(/E4 · [\s\S]*→ \(trống\)/);
    const typed = steps.getByRole('listitem').nth(1);
    expect(await typed.innerText()).toMatch(/Sửa Kết quả thực hiện[\s\S]*E1 · Thu nhập[\s\S]*42 → 43/);
    await shot('history');
    await typed.getByRole('button').first().click();
    await expect.poll(() => cell(0, 'figure').getAttribute('class')).toContain('s-active');
    await newest.getByRole('button').first().click();
    await expect.poll(() => cell(3, 'figure').getAttribute('class')).toContain('s-range');
    expect(await cell(2, 'target').getAttribute('class')).toContain('s-active');
    // The keyboard is in the grid again.
    await press('Control+z');
    await expect.poll(() => newest.innerText()).toMatch(/^Hoàn tác\s*Xóa 4 ô/);
    await press('Control+z');
    await expect.poll(() => cell(0, 'figure').innerText()).toContain('42');

    // Words without accents, and by keyboard into the list and to the cell.
    await steps.getByRole('searchbox').fill('luong thuc 41.550');
    await expect.poll(() => steps.getByRole('listitem').count()).toBe(2);
    await shot('history-search');
    await press('ArrowDown');
    await press('ArrowDown');
    await press('Enter');
    await expect.poll(() => cell(2, 'target').getAttribute('class')).toContain('s-active');
    await page.getByTestId('log-filters').click();
    await page.getByTestId('log-way').selectOption('undone');
    await expect.poll(() => steps.getByRole('listitem').count()).toBe(1);
    await shot('history-filter');
    await steps.getByRole('button', { name: 'Bỏ lọc' }).click();
    await expect.poll(() => steps.getByRole('listitem').count()).toBeGreaterThan(3);

    // Page after page as far as the log goes, also where the first pages have nothing that is looked for.
    await page.evaluate(async () => {
      const { api } = window as unknown as { api: { invoke(channel: string, request: unknown): Promise<unknown> } };
      for (let count = 0; count < 120; count++) {
        const edits = [{ row: 'thu-nhap-binh-quan', column: 'note', text: `lần ${count}` }];
        await api.invoke('plan.run', { command: { type: 'setCells', sheet: 'bieu-ket-qua', edits }, place: null });
      }
    });
    await steps.getByRole('searchbox').fill('lan');
    await expect
      .poll(
        async () => {
          await steps.getByRole('listitem').last().scrollIntoViewIfNeeded();
          return steps.getByRole('listitem').count();
        },
        { timeout: 20_000 },
      )
      .toBe(120);
    await steps.getByRole('searchbox').fill('');
  });

  test('an older value is given back; a deleted row comes back, long after its step', async () => {
    const steps = page.getByTestId('history-panel');
    await cell(0, 'figure').click();
    await page.keyboard.type('47');
    await press('Enter');
    await press('Control+z');
    await expect.poll(() => cell(0, 'figure').innerText()).toContain('42');
    await cell(0, 'figure').click();
    await press('F4');
    await expect.poll(story).toContain('Trả lại “47”');
    await shot('give-back');
    await page.getByTestId('cell-history').getByRole('button', { name: 'Trả lại “47”' }).first().click();
    await expect.poll(() => cell(0, 'figure').innerText()).toContain('47');
    await expect.poll(story).toContain('khôi phục');
    const name = await cell(1, 'name').innerText();
    await cell(1, 'name').click();
    await press('Shift+Space');
    await press('Control+-');
    await page.getByTestId('delete-dialog').locator('button[type=submit]').click();
    await expect.poll(() => cell(1, 'name').innerText()).not.toBe(name);
    await cell(0, 'figure').click();
    await page.keyboard.type('48');
    await press('Enter');
    await app.clickAction('view.history');
    await steps.getByRole('tab', { name: 'Dòng đã xóa' }).click();
    await expect.poll(() => page.getByTestId('deleted-rows').getByRole('listitem').count()).toBeGreaterThan(0);
    await shot('deleted-rows');
    await page.getByTestId('deleted-rows').getByRole('button').first().click();
    await expect.poll(() => cell(1, 'name').innerText()).toBe(name);
    expect(await cell(0, 'figure').innerText()).toContain('48');
    await app.clickAction('view.history');
    await expect.poll(() => steps.count()).toBe(0);
  });
});
