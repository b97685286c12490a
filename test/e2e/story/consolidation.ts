import { expect } from 'vitest';
import { skh } from '../../helpers/runSkh';
import { deskOf } from './desk';
import type { Office } from './office';

/** January of the district out of its communes; the slip that is in it is found, traced to its cell, and mended. */
export const consolidation = async (office: Office): Promise<void> => {
  const { page } = office;
  const { byId, cell, press, seen, shot, status, type } = deskOf(office);
  // Eight of ten, and the slip in the sum.
  await seen(5, 'current', '22.638,5');
  await seen(5, 'current', '8/10');
  await seen(12, 'current', '5.234');
  await shot('10-consolidated');

  await press('F7');
  const finding = byId('checks-panel').locator('[data-code="jumpFromTarget"]');
  await expect.poll(() => finding.innerText()).toContain('21.050 tấn, gấp 9 lần mục tiêu (2.340 tấn)');
  expect(await finding.innerText()).toContain('Xã Phúc Khoa');
  await finding.locator('button').first().click();
  await expect.poll(() => byId('unit-switcher').innerText()).toContain('Xã Phúc Khoa');
  await expect.poll(() => byId('cell-address').innerText()).toBe('F6');
  await press('F4');
  await expect
    .poll(() => byId('cell-source').innerText())
    .toContain('Nhập từ T01-2022 Xã Phúc Khoa.xlsx, trang “Báo cáo”, ô G15');
  await shot('11-traced');
  await type(5, 'current', '210,5');
  await seen(5, 'current', '210,5');

  await page.getByTestId('unit-tree').getByRole('treeitem', { name: 'Huyện Tân Uyên' }).click();
  await seen(5, 'current', '1.799');
  await press('F7');
  await expect.poll(() => finding.count()).toBe(0);
  await cell(5, 'current').click();
  await press('Control+Shift+H');
  const log = byId('history-panel');
  await expect.poll(() => log.innerText()).toMatch(/21\.050 → 210,5/u);
  const told = await log.innerText();
  expect(told).toMatch(/Sản lượng chè búp tươi · .*\n21\.050 → 210,5\n.*Tháng 1 năm 2022 · Xã Phúc Khoa/u);
  expect(told).toContain('Lò Thị Hoa (Phòng Tài chính - Kế hoạch)');
  await shot('12-log');
  await press('Control+Shift+H');

  // The file has what the window shows, for whoever reads it without the app.
  await expect.poll(status).toMatch(/^Đã lưu/u);
  const tab = page.locator('[data-tab]').filter({ has: page.locator('[aria-selected="true"]') });
  const sheet = await tab.getAttribute('data-tab');
  const kept = await skh('show', office.planPath, '--sheet', sheet ?? '', '--period', '2022-M01');
  expect(kept.out).toMatch(/Sản lượng chè búp tươi.*1\.799/u);
};
