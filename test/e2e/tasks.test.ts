import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parseTsv } from '../../shared/grid/tsv';
import { type LaunchedApp, launchApp } from './helpers/launchApp';

const SHOTS = process.env['SKH_SHOTS'];
let app: LaunchedApp;
let page: Page;

const calendar = () => page.getByTestId('calendar-panel');
const tasks = () => page.getByTestId('tasks-panel');
const line = (agency: string) => tasks().locator(`li[data-agency="${agency}"]`);
const chip = (agency: string, state: string) => line(agency).locator(`[data-state="${state}"]`);
const group = (name: string) => calendar().locator(`section[data-group="${name}"]`);
const shot = async (name: string): Promise<void> => {
  if (SHOTS !== undefined) await page.screenshot({ path: `${SHOTS}/${name}.png` });
};
const bodyRows = (): Promise<number> =>
  page.evaluate(() => new Set([...document.querySelectorAll('.ag-row')].map((row) => row.getAttribute('row-id'))).size);

beforeAll(async () => {
  app = await launchApp({ argv: ['--sample=lai-chau'] });
  page = app.page;
  await page.setViewportSize({ width: 1366, height: 768 });
  // The documents speak of November 2021.
  await page.clock.setFixedTime(new Date('2021-11-10T08:00:00'));
});
afterAll(() => app.close());

describe('deadlines and tasks', { timeout: 60_000 }, () => {
  test('what is due soon: the reports of 15/11 and 20/11 and their tasks; a click goes there', async () => {
    await app.clickAction('view.calendar');
    await group('soon').waitFor();
    const soon = await group('soon').innerText();
    expect(soon).toContain('15/11/2021');
    expect(soon).toContain('20/11/2021');
    expect(soon).toContain('còn 5 ngày');
    expect(soon).toContain('10 đơn vị chưa gửi');
    await shot('calendar');
    await group('soon').locator('li[data-kind="report"] button').first().click();
    await page.getByRole('tab', { name: 'Theo dõi báo cáo' }).waitFor();
    await expect.poll(() => page.locator('.ag-row').first().innerText()).toContain('Thành phố Lai Châu');
    await page.getByRole('button', { name: 'Năm 2021' }).first().waitFor();
    // Its rows are the units: none can be added there.
    expect(await page.getByTestId('add-row').isVisible()).toBe(false);
  });

  test('a deadline for all units at once is one step', async () => {
    await calendar().getByRole('button', { name: 'Đặt hạn báo cáo…' }).click();
    const dialog = page.getByTestId('dues-dialog');
    await dialog.getByLabel('Kỳ báo cáo').selectOption('2021-M11');
    await dialog.getByLabel('Hạn gửi').fill('25/11/2021');
    await shot('dues');
    const submit = dialog.locator('button[type="submit"]');
    const [, count = ''] = /(\d+)/.exec(await submit.innerText()) ?? [];
    expect(Number(count)).toBeGreaterThan(8);
    await submit.click();
    await dialog.waitFor({ state: 'detached' });
    await expect.poll(() => group('soon').innerText()).toContain(`${count} đơn vị chưa gửi`);
    await page.locator('.ag-row[row-index="0"] .ag-cell[col-id="name"]').click();
    await page.keyboard.press('Control+z');
    await expect.poll(() => group('soon').innerText()).not.toContain(`${count} đơn vị chưa gửi`);
  });

  test('tasks are counted by agency; a count shows its tasks, the table goes to Excel', async () => {
    await app.clickAction('view.tasks');
    await chip('Sở Kế hoạch và Đầu tư', 'dueSoon').waitFor();
    expect(await chip('Tất cả', 'overdue').innerText()).toBe('Quá hạn 29');
    await shot('tasks');
    await chip('Sở Kế hoạch và Đầu tư', 'dueSoon').click();
    const bar = page.getByTestId('filter-bar');
    await bar.getByText('Sở Kế hoạch và Đầu tư: Sắp đến hạn').waitFor();
    await page.getByRole('tab', { name: 'Phân công nhiệm vụ' }).waitFor();
    await expect.poll(() => page.locator('.ag-row:has-text("20/11/2021")').count()).toBeGreaterThan(0);
    await shot('tasks-filtered');

    // A state typed counts at once; undo takes it back.
    const state = page.locator('.ag-row:has-text("20/11/2021") .ag-cell[col-id="state"]').first();
    await state.click();
    await page.keyboard.type('Hoàn thành');
    await page.keyboard.press('Enter');
    await chip('Sở Kế hoạch và Đầu tư', 'done').waitFor();
    await page.keyboard.press('Control+z');
    await chip('Sở Kế hoạch và Đầu tư', 'done').waitFor({ state: 'detached' });
    await bar.getByRole('button', { name: 'Bỏ lọc' }).first().click();
    await expect.poll(bodyRows).toBeGreaterThan(5);

    // What is put on the clipboard, as the page hands it over.
    await page.evaluate(() => {
      const put = DataTransfer.prototype.setData;
      DataTransfer.prototype.setData = function (format, data) {
        document.body.dataset['copied'] = data;
        put.call(this, format, data);
      };
    });
    await tasks().getByRole('button', { name: 'Sao chép bảng tổng hợp' }).click();
    const table = parseTsv(await page.evaluate(() => document.body.dataset['copied'] ?? ''));
    expect(table[0]?.slice(0, 4)).toEqual(['Cơ quan', 'Tổng số', 'Đã xong', 'Xong quá hạn']);
    expect(table.some(([agency]) => agency === 'Sở Kế hoạch và Đầu tư')).toBe(true);
  });
});
