import { expect } from 'vitest';
import { deskOf, sheetInFile } from './desk';
import type { Office } from './office';
import { reportedRow } from './reported';

/** From January to the year: estimates first and actuals over them, quarter, six months, the same period last year. */
export const periodsOn = async (office: Office): Promise<void> => {
  const desk = deskOf(office);
  const { row, name, district, commune } = await reportedRow(desk, '2022-M01');
  const january = await desk.textAt(row, 'current');
  expect(january).toContain('ước');

  // Mở kỳ mới: what January came to stands in the column beside.
  await desk.press('Control+Alt+n');
  await desk.byId('open-period-dialog').getByRole('button', { name: 'Mở tháng 2 năm 2022' }).click();
  await desk.byId('open-period-dialog').waitFor({ state: 'detached' });
  await expect.poll(() => desk.header('current')).toContain('tháng 2 năm 2022');
  await expect.poll(() => desk.textAt(row, 'previous')).toBe(january);

  // February's estimate; then the actual of January takes the place of what was estimated, which stays in the file.
  const estimate = (await desk.textAt(row, 'previous')).trim().split(/\s+/).at(-1) ?? '';
  await desk.type(row, 'current', '60');
  await expect.poll(() => desk.textAt(row, 'current')).toContain('ước');
  await desk.type(row, 'previous', '98');
  await expect.poll(() => desk.textAt(row, 'previous')).not.toContain('ước');
  await expect.poll(() => desk.numberAt(row, 'cumulative')).toBe(158);
  await desk.cell(row, 'previous').click();
  await desk.press('F4');
  await desk.byId('cell-adjustments').getByText(`ước ${estimate} → thực hiện 98`).waitFor();
  // The panel takes its room beside the cell, not over it.
  const [cell, panel] = await Promise.all([
    office.page.locator('.s-active').first().boundingBox(),
    desk.byId('details-panel').boundingBox(),
  ]);
  expect((cell?.x ?? 0) + (cell?.width ?? 0)).toBeLessThanOrEqual(panel?.x ?? 0);
  await desk.shot('story-08-actual');
  await desk.press('F4');
  await desk.type(row, 'samePeriod', '50');
  await expect.poll(() => desk.textAt(row, 'currentToSame')).toContain('120,00');

  await desk.cell(row, 'current').click();
  await desk.press('Alt+PageDown');
  await expect.poll(() => desk.header('current')).toContain('tháng 3 năm 2022');
  await desk.type(row, 'current', '42');
  await desk.period('2022-Q1');
  await expect.poll(() => desk.header('current')).toContain('quý I năm 2022');
  await expect.poll(() => desk.numberAt(row, 'current')).toBe(200);
  await expect.poll(() => desk.textAt(row, 'current')).toContain('ước');
  const quarter = await sheetInFile(office.planPath, 'bao-cao-thang', ['--period', '2022-Q1']);
  const summed = quarter.rows.find((one) => one.name === name)?.cells['current'];
  expect(summed).toMatchObject({ text: '200', estimate: true });
  await desk.unit(district);
  await expect.poll(() => desk.textAt(row, 'current')).toMatch(/1\/\d+/);
  await desk.shot('story-08-quarter');

  // Six months: not all of them are there, and it says so, until somebody estimates them.
  await desk.period('2022-H1');
  await desk.unit(commune);
  await desk.cell(row, 'cumulative').click();
  await expect.poll(() => desk.byId('explanation').innerText()).toContain('trong kỳ còn tháng chưa có số liệu');
  await desk.unit(district);
  await desk.cell(row, 'cumulative').click();
  await expect.poll(() => desk.byId('explanation').innerText()).toContain('trong kỳ còn tháng chưa có số liệu');
  await desk.type(row, 'cumulative', '12.345');
  await expect.poll(() => desk.textAt(row, 'cumulative')).toContain('ước');

  // The year: an estimate is counted, and said to be one; the months stay as they are.
  await desk.sheet('Biểu kết quả');
  await desk.unit(district);
  await desk.cell(row, 'figure').click();
  await desk.type(row, 'figure', '29.000');
  await desk.cell(row, 'figure').click();
  await office.app.clickAction('row.toggleEstimate');
  await expect.poll(() => desk.textAt(row, 'figure')).toContain('ước');
  await expect.poll(() => desk.byId('summary').innerText()).toContain('theo số ước');
  await desk.shot('story-08-year');
};
