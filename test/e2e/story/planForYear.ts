import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect } from 'vitest';
import { deskOf } from './desk';
import type { Office } from './office';

/** The plan of Tân Uyên for 2022, as it was published. */
const seed = readFileSync(path.join(import.meta.dirname, '../../fixtures/seeds/000_190b5015f74dc100.txt'), 'utf8');

/** I.2 (3)-(6) as a spreadsheet puts them on the clipboard: what is shown, and the exact numbers behind. */
const FROM_EXCEL = [
  ['5,57', '5.57'],
  ['2.289', '2289'],
  ['605', '605'],
  ['550', '550'],
  ['43,1', '43.1'],
  ['66.000', '66000'],
  ['4,29', '4.29'],
] as const;

/** The plan for 2022 out of last year's, its targets by typing, from a spreadsheet and out of the document's own sentences. */
export const planForYear = async (office: Office): Promise<void> => {
  const { page } = office;
  const { byId, cell, paste, press, seen, sheet, shot, status, type } = deskOf(office);
  await office.app.clickAction('plan.nextYear');
  await byId('next-year-dialog').getByRole('button', { name: 'Lập kế hoạch' }).click();
  await byId('next-year-dialog').waitFor({ state: 'detached' });
  await page.getByRole('tab', { selected: true, name: 'Biểu kết quả · 2022' }).waitFor();
  await seen(1, 'name', 'Thu nhập bình quân đầu người');
  expect((await cell(1, 'target').innerText()).trim()).toBe('');

  await type(1, 'target', '43', '28.950', '80', '3.333', '26.000', '290');
  const html = FROM_EXCEL.map(([shown, exact]) => `<tr><td align=right x:num="${exact}">${shown}</td></tr>`).join('');
  await paste(
    FROM_EXCEL.map(([shown]) => [shown]),
    `<html xmlns:x="urn:schemas-microsoft-com:office:excel"><body><table>${html}</table></body></html>`,
  );
  await seen(13, 'target', '4,29');
  await seen(12, 'target', '66.000');

  // I.2 (7)-(11), the line breaks of the document and all.
  await press('Control+Alt+v');
  const prose = byId('prose-dialog');
  await prose
    .getByTestId('prose-text')
    .fill(seed.slice(seed.indexOf(' (7). Duy trì'), seed.indexOf('II. NHIỆM VỤ CỤ THỂ')));
  await prose.getByTestId('prose-submit').click();
  await expect.poll(() => prose.getByTestId('prose-summary').innerText()).toContain('Tìm thấy 15 số liệu');
  const line = (text: string) => prose.locator('tbody tr').filter({ has: page.locator(`input[value="${text}"]`) });
  // A name that is only like one waits for a person; what ends the sentence is part of each name in it.
  await line('18,48').getByRole('checkbox').check();
  expect(await line('87,88').getByRole('combobox').locator('option:checked').innerText()).toBe(
    'Tỷ lệ hộ gia đình đạt chuẩn văn hóa',
  );
  await shot('03-prose');
  await prose.getByTestId('prose-submit').click();
  await prose.waitFor({ state: 'detached' });
  await expect.poll(status).toContain('từ văn bản');
  await seen(16, 'target', '1.550');
  await seen(18, 'target', '18,48');
  await seen(19, 'target', '87,88');

  // The council raises one of them: the document, and a second version of the target from its day on.
  await page.getByTestId('sheet-tree').getByRole('treeitem').filter({ hasText: 'Danh mục văn bản' }).last().click();
  await page.getByRole('button', { name: 'Thêm dòng đầu tiên' }).click();
  await expect.poll(() => page.getByTestId('cell-address').innerText()).toBe('B1');
  for (const text of ['15/NQ-HĐND', '5/1/2022', 'Điều chỉnh dự toán thu ngân sách trên địa bàn năm 2022']) {
    await page.keyboard.type(text);
    await press('Tab');
  }
  await seen(0, 'name', 'Điều chỉnh dự toán');
  await sheet('Biểu kết quả');
  await cell(12, 'target').click();
  await office.app.clickAction('plan.targets');
  const form = page.getByTestId('add-target');
  await form.getByLabel('Mức', { exact: true }).fill('68.000');
  await form.getByLabel('Hiệu lực từ').fill('5/1/2022');
  await form.getByLabel('Văn bản').selectOption({ index: 1 });
  await press('Enter');
  await expect
    .poll(() => page.getByTestId('target-versions').locator('tbody tr').allInnerTexts())
    .toEqual([
      expect.stringMatching(/Giao\s+Năm 2022.*66\.000.*từ đầu/su),
      expect.stringMatching(/Điều chỉnh\s+Năm 2022.*68\.000.*05\/01\/2022.*Điều chỉnh dự toán/su),
    ]);
  await shot('04-adjusted');
  await press('Escape');
  await seen(12, 'target', '68.000');
};
