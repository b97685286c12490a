import { expect } from 'vitest';
import { deskOf } from './desk';
import type { Office } from './office';

/** July 2025: Tam Đường's communes merge; sums go on in the new ones, rates do not, and each says why. */
export const mergers = async (office: Office): Promise<void> => {
  const { app } = office;
  const desk = deskOf(office);
  const explanation = () => expect.poll(() => desk.byId('explanation').innerText());
  // What three communes had before: a sum and a rate each.
  for (const [unit, sum, rate] of [
    ['Thị trấn Tam Đường', '100', '60'],
    ['Xã Bình Lư', '200', '70'],
    ['Xã Sơn Bình', '50,5', '80'],
  ] as const) {
    await desk.unit(unit);
    await desk.type(2, 'figure', sum);
    await desk.type(4, 'figure', rate);
  }

  await app.clickAction('units.manage');
  const dialog = desk.byId('units-dialog');
  await dialog.getByRole('button', { name: 'Sắp xếp năm 2025', exact: true }).click();
  await expect.poll(() => desk.byId('merger-counts').innerText()).toContain('13 đơn vị cũ có trong sổ');
  // Those of this file stand first.
  expect(await desk.byId('mergers').getByRole('listitem').nth(1).innerText()).toContain('Xã Bình Lư');
  await desk.shot('story-11-mergers');
  await dialog.getByRole('button', { name: 'Nhập 6 xã, phường' }).click();
  await expect.poll(() => desk.byId('units-edit').innerText()).toContain('Hình thành từ');
  await desk.shot('story-11-imported');
  await dialog.locator('footer').getByRole('button', { name: 'Đóng' }).click();

  await desk.cell(2, 'figure').click();
  await desk.press('Alt+PageDown');
  await desk.press('Alt+PageDown');
  await expect.poll(() => desk.byId('period-switcher').innerText()).toContain('2025');
  await expect.poll(desk.unitNames).toContain('Xã Bình Lư (đến 30/06/2025)');
  await desk.unit('Xã Bình Lư (từ 01/07/2025)');
  await expect.poll(() => desk.byId('unit-switcher').innerText()).toContain('từ 01/07/2025');
  await desk.press('Alt+PageUp');
  await desk.press('Alt+PageUp');
  await expect.poll(() => desk.textAt(2, 'figure')).toContain('350,5');
  await desk.cell(2, 'figure').click();
  await explanation().toContain('Dựng lại từ các đơn vị trước sáp nhập');
  await desk.shot('story-11-rebuilt');
  await desk.cell(4, 'figure').click();
  await explanation().toContain('tỷ lệ của các đơn vị trước sáp nhập không cộng với nhau');
  expect((await desk.textAt(4, 'figure')).trim()).toBe('');
  // The district's own figures are as they were.
  await desk.unit('Huyện Tam Đường');
  await expect.poll(() => desk.textAt(2, 'figure')).toContain('41.550');
};
