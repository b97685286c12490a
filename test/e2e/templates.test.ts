import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { unzipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { tempFolder } from '../helpers/tempFolder';
import { partText, tablePart, templateBook } from '../workbook/templateBook';
import { launchApp } from './helpers/launchApp';

const folder = tempFolder();

describe('filling a superior’s workbook', { timeout: 90_000 }, () => {
  test('added and confirmed once by keyboard, then filled with one shortcut; a line leads to its cell', async () => {
    const template = path.join(folder, 'Mẫu tỉnh.xlsx');
    const output = path.join(folder, 'đã điền.xlsx');
    writeFileSync(template, templateBook());
    const app = await launchApp();
    const { page } = app;
    const mapping = page.getByTestId('mapping-dialog');
    const fill = page.getByTestId('template-fill');

    await page.keyboard.press('Control+Shift+E');
    await page.getByTestId('templates-dialog').getByText('Biểu này chưa có biểu mẫu nào của cấp trên.').waitFor();
    await app.answerDialogs({ filePaths: [template] });
    await page.keyboard.press('Enter');
    await mapping.waitFor();
    await mapping.getByRole('button', { name: 'Tiếp' }).press('Enter');
    await mapping.getByRole('button', { name: '2. Cột', exact: true }).and(page.locator('[aria-current]')).waitFor();
    await mapping.getByRole('button', { name: 'Tiếp' }).press('Enter');
    await mapping.getByRole('button', { name: 'Lưu biểu mẫu' }).press('Enter');

    await fill.waitFor();
    await expect.poll(() => fill.getByTestId('fill-summary').innerText()).toMatch(/^\d+ ô sẽ được điền/);
    await fill.getByTestId('fill-tab-left').click();
    await expect.poll(() => fill.getByRole('row').filter({ hasText: 'F5' }).innerText()).toContain('Ô có công thức.');
    await fill.getByTestId('fill-tab-written').click();
    await fill.getByRole('button', { name: 'Đi tới ô của biểu ứng với E6' }).click();
    await expect.poll(() => fill.count()).toBe(0);
    await expect
      .poll(() => page.locator('.ag-row[row-index="1"] .ag-cell[col-id="figure"]').getAttribute('class'))
      .toMatch(/active|focus|selected/i);

    // From now on one shortcut: what was typed just now goes along.
    await page.keyboard.type('44');
    await page.keyboard.press('Control+Shift+E');
    await expect.poll(() => fill.getByRole('row').filter({ hasText: 'E6' }).innerText()).toContain('44.000');
    await app.answerDialogs({ filePath: output });
    await page.keyboard.press('Enter');
    await expect
      .poll(() => page.getByRole('status').allInnerTexts())
      .toEqual(expect.arrayContaining([expect.stringMatching(/Đã điền \d+ ô · 3 ô để nguyên vì có công thức/)]));
    const parts = unzipSync(readFileSync(output));
    expect(partText(parts, tablePart)).toContain('<v>44000</v>');
    expect(Object.keys(parts)).toEqual(Object.keys(unzipSync(templateBook())));
    await app.close();
  });
});
