import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type LaunchedApp, launchApp } from './helpers/launchApp';

let app: LaunchedApp;
let page: Page;

const cell = (row: number, column: string) => page.locator(`.ag-row[row-index="${row}"] .ag-cell[col-id="${column}"]`);
const text = async (row: number, column: string): Promise<string> =>
  (await cell(row, column).innerText()).replace(/^ước\s*/, '').trim();
const expectText = (row: number, column: string, wanted: string): Promise<void> =>
  expect.poll(() => text(row, column)).toBe(wanted);
const status = (): Promise<string> => page.getByTestId('status-bar').innerText();
const message = () => page.getByTestId('message-bar');
const dialog = () => page.getByTestId('paste-dialog');
const press = (key: string): Promise<void> => page.keyboard.press(key);
const SHOTS = process.env['SKH_SHOTS'];
const shot = async (name: string): Promise<void> => {
  if (SHOTS !== undefined) await page.screenshot({ path: `${SHOTS}/${name}.png` });
};

const select = async (from: readonly [number, string], to: readonly [number, string] = from): Promise<void> => {
  await cell(...from).click();
  if (to !== from) await cell(...to).click({ modifiers: ['Shift'] });
};

/** Puts texts on the real clipboard as another program does. */
const put = (plain: string, html = ''): Promise<void> =>
  page.evaluate(
    ([plainText, htmlText]) => {
      const onCopy = (event: ClipboardEvent): void => {
        event.stopImmediatePropagation();
        event.preventDefault();
        event.clipboardData?.setData('text/plain', plainText ?? '');
        if (htmlText) event.clipboardData?.setData('text/html', htmlText);
      };
      document.addEventListener('copy', onCopy, { capture: true, once: true });
      document.execCommand('copy');
    },
    [plain, html],
  );

/** What another program would get, read by a real paste that goes no further. */
const got = async (): Promise<{ plain: string; html: string }> => {
  await page.evaluate(() => {
    const onPaste = (event: ClipboardEvent): void => {
      event.stopImmediatePropagation();
      event.preventDefault();
      const read = (type: string): string => event.clipboardData?.getData(type) ?? '';
      Object.assign(window, { pasted: { plain: read('text/plain'), html: read('text/html') } });
    };
    document.addEventListener('paste', onPaste, { capture: true, once: true });
  });
  await press('Control+v');
  return page.evaluate(() => (window as unknown as { pasted: { plain: string; html: string } }).pasted);
};

const pasteAt = async (row: number, column: string, plain: string, html = ''): Promise<void> => {
  await select([row, column]);
  await put(plain, html);
  await press('Control+v');
};
const undo = async (row: number, column: string, wanted: string): Promise<void> => {
  await press('Control+z');
  await expectText(row, column, wanted);
};

describe('clipboard', { timeout: 60_000 }, () => {
  beforeAll(async () => {
    app = await launchApp();
    page = app.page;
    await page.setViewportSize({ width: 1366, height: 768 });
  });
  afterAll(() => app.close());

  test('copies text and a clean table: merged cells once, numbers exactly, ranges as text; dashes until the next change', async () => {
    await select([4, 'unit'], [5, 'attainment']);
    await press('Control+c');
    expect(await page.locator('.ag-cell.c-t').count()).toBe(4);
    const { plain, html } = await got();
    expect(plain.replace(/\r/g, '')).toBe('%\t50,5\t50,8\t100,59%\n%\t5-6\t6,1\t101,67%');
    expect(html).toContain('x:num="50.8"');
    expect(html).toContain('x:num="1.0059"');
    expect(html).toMatch(/mso-number-format:'\\@'[^>]*>5-6</);
    await press('Escape');
    await expect.poll(() => page.locator('.ag-cell.c-t').count()).toBe(0);
    await select([12, 'marker'], [13, 'part']);
    await press('Control+c');
    expect((await got()).html).toContain('colspan="2"');
    expect((await got()).html).toContain('rowspan="4"');
  });

  test('copies with headers', async () => {
    await select([0, 'target'], [1, 'figure']);
    await press('Control+Shift+c');
    const { plain } = await got();
    expect(plain.replace(/\r/g, '')).toBe('Mục tiêu đến năm 2025\tKết quả thực hiện\n50\t42\n55\t43,6');
  });

  test('pastes a block, one value into a range, tiles; each is one step; the last break is no row', async () => {
    await pasteAt(0, 'target', '51\t41\r\n56\t44,5\r\n');
    await expectText(1, 'figure', '44,5');
    expect(await text(0, 'target')).toBe('51');
    expect(await text(2, 'target')).toBe('39.500');
    await expect.poll(status).toContain('Dán 4 ô');
    await undo(0, 'target', '50');
    expect(await text(1, 'figure')).toBe('43,6');
    await select([7, 'target'], [9, 'figure']);
    await put('99');
    await press('Control+v');
    await expectText(9, 'figure', '99');
    await expect.poll(status).toContain('Dán 6 ô');
    await undo(9, 'figure', '100');
    await select([7, 'figure'], [9, 'figure']);
    await put('1');
    await press('Control+v');
    await expectText(8, 'figure', '1');
    await undo(8, 'figure', '100');
    await select([0, 'note'], [3, 'note']);
    await put('a\nb');
    await press('Control+v');
    await expectText(3, 'note', 'b');
    expect(await text(2, 'note')).toBe('a');
    await undo(3, 'note', '');
  });

  test('a whole table goes to the rows of its names; one that would rename rows is asked about first', async () => {
    const name = await text(1, 'name');
    await pasteAt(4, 'marker', `TT\tChỉ tiêu\tĐVT\tKết quả thực hiện\r\n1\t${name}\t\t44\r\n2\tKhông có\tha\t1\r\n`);
    await dialog().getByTestId('paste-named').waitFor();
    expect(await dialog().getByTestId('paste-warning').innerText()).toContain('“Không có”');
    await dialog().getByRole('button', { name: 'Dán 1 ô' }).click();
    await expectText(1, 'figure', '44');
    expect(await text(1, 'name')).toBe(name);
    await undo(1, 'figure', '43,6');
    await pasteAt(0, 'name', `${name}\t\t%\t55`);
    await expect.poll(() => dialog().getByTestId('paste-warning').innerText()).toContain(`→ “${name}”`);
    await shot('paste-renames');
    await dialog().getByRole('button', { name: 'Không dán' }).click();
    await dialog().waitFor({ state: 'detached' });
  });

  test('a cell with line breaks, tabs and quotes comes and goes whole', async () => {
    await pasteAt(0, 'note', '"dòng một\ndòng ""hai"""\t\r\n');
    await expectText(0, 'note', 'dòng một\ndòng "hai"');
    await select([0, 'note']);
    await press('Control+c');
    expect((await got()).plain).toBe('"dòng một\ndòng ""hai"""');
    await select([1, 'note']);
    await press('Control+v');
    await expectText(1, 'note', 'dòng một\ndòng "hai"');
    await undo(1, 'note', '');
    await undo(0, 'note', '');
  });

  test('cut moves when it is pasted: one step there and back', async () => {
    await select([1, 'figure'], [2, 'figure']);
    await press('Control+x');
    expect(await text(1, 'figure')).toBe('43,6');
    await select([3, 'note']);
    await press('Control+v');
    await expectText(4, 'note', '41.550');
    await expectText(1, 'figure', '');
    expect(await text(3, 'note')).toBe('43,6');
    await expect.poll(status).toContain('Chuyển 2 ô');
    await undo(1, 'figure', '43,6');
    expect(await text(3, 'note')).toBe('');
    // Where there is no place for it, nothing is cut.
    await select([1, 'figure']);
    await press('Control+x');
    await select([5, 'attainment']);
    await press('Control+v');
    await expect.poll(() => message().innerText()).toContain('Chưa chuyển được');
    expect(await text(1, 'figure')).toBe('43,6');
  });

  test('computed cells are left alone, and that is told', async () => {
    await pasteAt(0, 'target', '60\t30\t75%\tghi chú');
    await expectText(0, 'note', 'ghi chú');
    await expect.poll(() => message().innerText()).toContain('Đã bỏ qua 1 ô không sửa trực tiếp');
    await expect.poll(() => text(0, 'attainment')).toContain('50,00%');
    await undo(0, 'note', '');
  });

  test('en-US numbers, dates and what cannot be read are asked about, cell by cell', async () => {
    await pasteAt(0, 'target', '1,234.5\t12.5\n05-Jun\t40\nkhoảng vài tấn\t1,234');
    await dialog().waitFor();
    const said = await dialog().innerText();
    for (const part of ['D1', 'E1', 'E3', '1.234,5', '12,5', '05-Jun', '5-6', 'khoảng vài tấn', 'Dán 6 ô']) {
      expect(said).toContain(part);
    }
    expect(await text(0, 'target')).toBe('50');
    await dialog().getByTestId('paste-unreadable').getByRole('combobox').selectOption({ label: 'Bỏ qua các ô này' });
    await dialog().getByRole('button', { name: 'Dán 5 ô' }).click();
    await expectText(0, 'target', '1.234,5');
    expect(await text(0, 'figure')).toBe('12,5');
    expect(await text(1, 'target')).toBe('5-6');
    expect(await text(2, 'target')).toBe('39.500');
    expect(await text(2, 'figure')).toBe('1.234');
    await expect.poll(status).toContain('Dán 5 ô');
    await undo(0, 'target', '50');
    expect(await text(1, 'target')).toBe('55');
    await pasteAt(0, 'figure', '1.5');
    await dialog().waitFor();
    await press('Escape');
    await expect.poll(() => dialog().count()).toBe(0);
    expect(await text(0, 'figure')).toBe('42');
  });

  test('the table of a spreadsheet tells more than its text: exact numbers, merged cells', async () => {
    const html = `<html><head><meta name="generator" content="LibreOffice 7.4"/></head><body><table>
      <tr><td sdval="1234.5" sdnum="1033;0;#,##0.00">1,234.50</td><td rowspan="2">chung</td></tr>
      <tr><td sdval="7" sdnum="1033;">7</td></tr></table></body></html>`;
    await pasteAt(0, 'figure', '1,234.50\tchung\n7\t', html);
    await expectText(0, 'figure', '1.234,5');
    await expectText(1, 'figure', '7');
    await undo(0, 'figure', '42');
  });

  test('a block longer than the sheet: rows are offered, added and filled in one step', async () => {
    await press('Control+End');
    await pasteAt(36, 'target', '1\t2\n3\t4\n5\t6');
    await dialog().waitFor();
    expect(await dialog().innerText()).toContain('Khối dán dài hơn biểu 2 dòng');
    await dialog().getByRole('button', { name: 'Dán 6 ô' }).click();
    await expectText(38, 'figure', '6');
    expect(await text(37, 'target')).toBe('3');
    await expect.poll(status).toContain('thêm 2 dòng');
    await press('Control+z');
    await expect.poll(() => cell(37, 'figure').count()).toBe(0);
    await expectText(36, 'target', 'HTTNV trở lên');
  });

  test('new rows come at the level that is chosen; a sheet that ends with parts says what they will not be', async () => {
    const name = (row: number) => cell(row, 'name').innerText();
    // The last row below a heading.
    await cell(36, '#').click();
    await press('Control+Shift+g');
    await page.locator('.cell-editor.is-shown').waitFor();
    await page.keyboard.type('Nhóm cuối');
    await press('Enter');
    await expect.poll(() => name(36)).toContain('Nhóm cuối');
    await pasteAt(37, 'name', 'một\nhai\nba');
    await dialog().waitFor();
    const place = dialog().getByLabel('Đặt các dòng mới');
    expect(await place.locator('option').allInnerTexts()).toEqual(['dưới “Nhóm cuối”', 'ở cấp ngoài cùng']);
    await shot('paste-rows');
    expect(await dialog().innerText()).not.toContain('bỏ qua');
    await dialog().getByRole('button', { name: 'Dán 3 ô' }).click();
    await expect.poll(() => name(39)).toContain('ba');
    await cell(36, 'name').click();
    await press('Alt+Shift+ArrowLeft');
    await expect.poll(() => cell(37, 'name').count()).toBe(0);
    await press('Alt+Shift+ArrowRight');
    await press('Control+z');
    await expect.poll(() => cell(38, 'name').count()).toBe(0);
    await pasteAt(37, 'name', 'một\nhai\nba');
    await place.selectOption('ở cấp ngoài cùng');
    await dialog().getByRole('button', { name: 'Dán 3 ô' }).click();
    await expect.poll(() => name(39)).toContain('ba');
    await cell(36, 'name').click();
    await press('Alt+Shift+ArrowLeft');
    await expect.poll(() => name(37)).toContain('hai');
    await press('Alt+Shift+ArrowRight');
    await press('Control+z');
    await expect.poll(() => cell(38, 'name').count()).toBe(0);
    for (const _step of ['its name', 'the group']) await press('Control+z');
    await expect.poll(() => cell(37, 'name').count()).toBe(0);

    // The last row split into parts.
    await cell(36, 'name').click();
    await app.clickAction('row.split');
    await page.getByTestId('split-dialog').locator('textarea').fill('Phần một\nPhần hai');
    await page.getByRole('button', { name: 'Tách thành 2 chỉ tiêu' }).click();
    await expect.poll(() => cell(37, 'part').innerText()).toBe('Phần hai');
    await pasteAt(37, 'part', 'Phần 2\nPhần 3');
    await dialog().waitFor();
    expect(await dialog().innerText()).toContain('không phải thành phần của chỉ tiêu này');
    expect(await dialog().innerText()).toContain('1 ô rơi vào giữa ô gộp sẽ được bỏ qua');
    await shot('paste-parts');
    await press('Escape');
    await expect.poll(() => dialog().count()).toBe(0);
    await press('Control+z');
    await expect.poll(() => cell(37, 'name').count()).toBe(0);
  });
});
