import { existsSync, statSync } from 'node:fs';
import { expect } from 'vitest';
import { skh } from '../../helpers/runSkh';
import { launchApp } from '../helpers/launchApp';
import { deskOf, lastNumber, sheetInFile } from './desk';
import type { Office } from './office';
import { reportedRow } from './reported';

/** The power goes while a commune's figure of January is being corrected; what was entered is all there again. */
export const powerCut = async (office: Office): Promise<void> => {
  const desk = deskOf(office);
  const { row, name, district, commune, total } = await reportedRow(desk, '2022-M01');
  const before = await desk.numberAt(row, 'current');
  const journal = `${office.planPath}.journal`;
  const entered = (): number => (existsSync(journal) ? statSync(journal).size : 0);
  // What was done before is in the file.
  await expect.poll(entered).toBe(0);
  await desk.cell(row, 'current').click();
  await office.page.keyboard.type('7,25');
  await desk.press('Enter');
  // In the journal, and not yet in the file: that is written once nothing was done for two seconds.
  await expect.poll(entered, { interval: 5 }).toBeGreaterThan(0);
  await office.page.keyboard.type('99');
  await office.app.kill();

  office.app = await launchApp({ argv: [office.planPath], userData: office.userData, forgetsPage: true });
  await office.page.setViewportSize({ width: 1366, height: 768 });
  await expect.poll(desk.message).toContain('Đã lấy lại số liệu sau lần dừng đột ngột');
  expect(await desk.message()).toContain('1 thao tác chưa kịp ghi vào tệp');
  await desk.shot('story-07-power-cut');
  await office.page.getByRole('button', { name: 'Xem Nhật ký' }).click();
  await expect.poll(() => desk.byId('history-panel').innerText()).toContain('7,25');
  await desk.press('Control+Shift+h');

  await desk.sheet('Báo cáo tháng');
  await desk.period('2022-M01');
  await desk.unit(commune);
  await expect.poll(() => desk.textAt(row, 'current')).toContain('7,25');
  expect(await desk.textAt(row + 1, 'current')).not.toContain('99');
  await desk.unit(district);
  await expect.poll(() => desk.numberAt(row, 'current')).toBeCloseTo(lastNumber(total) - before + 7.25, 6);
  const { rows } = await sheetInFile(office.planPath, 'bao-cao-thang', ['--period', '2022-M01']);
  const shown = rows.find((one) => one.name === name)?.cells['current']?.text ?? '';
  expect(await desk.textAt(row, 'current')).toContain(shown);
  expect((await skh('verify', office.planPath)).code).toBe(0);
};
