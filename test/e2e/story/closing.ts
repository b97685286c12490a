import { execFileSync } from 'node:child_process';
import path from 'node:path';
import { expect } from 'vitest';
import { deskOf, PYTHON } from './desk';
import type { Office } from './office';
import { reportedRow } from './reported';

/** Writes another number over the one of a row in an exported workbook, as somebody at Excel would. */
const changeInBook = (book: string, name: string, from: number, to: number): void => {
  const script = `import sys, openpyxl
book = openpyxl.load_workbook(sys.argv[1])
changed = 0
for row in book.active.iter_rows():
    if any(cell.value == sys.argv[2] for cell in row):
        for cell in row:
            if cell.value == float(sys.argv[3]): cell.value = float(sys.argv[4]); changed += 1
assert changed == 1, changed
book.save(sys.argv[1])`;
  execFileSync(PYTHON, ['-c', script, book, name, String(from), String(to)]);
};

/** January is closed; nothing changes it until it is opened again for a reason, and the log knows both. */
export const closing = async (office: Office): Promise<void> => {
  const { app, page } = office;
  const desk = deskOf(office);
  const { row, name } = await reportedRow(desk, '2022-M01');
  const sent = await desk.textAt(row, 'current');
  const number = await desk.numberAt(row, 'current');
  const dialog = desk.byId('closing-dialog');
  await app.clickAction('period.close');
  await dialog.getByRole('button', { name: 'Chốt tháng 1 năm 2022' }).click();
  await expect.poll(() => desk.byId('closings').innerText()).toContain('Báo cáo tháng');
  await desk.press('Escape');
  await page.locator('.head.is-closed').first().waitFor();

  await desk.cell(row, 'current').click();
  await page.keyboard.type('9');
  await expect.poll(desk.message).toContain('Số liệu tháng 1 năm 2022 đã được');
  await desk.shot('story-09-refused');
  await page.getByRole('button', { name: 'Đóng thông báo' }).click();

  // A paste that changes nothing says so, too; here what another program has copied.
  await page.evaluate(() => {
    const onCopy = (event: ClipboardEvent): void => {
      event.stopImmediatePropagation();
      event.preventDefault();
      event.clipboardData?.setData('text/plain', '77\n78');
    };
    document.addEventListener('copy', onCopy, { capture: true, once: true });
    document.execCommand('copy');
  });
  await desk.cell(row, 'current').click();
  await desk.press('Control+v');
  await expect.poll(desk.message).toContain('Số liệu tháng 1 năm 2022 đã được');
  expect(await desk.tone()).toBe('warning');
  await page.getByRole('button', { name: 'Đóng thông báo' }).click();

  await desk.press('Control+z');
  await expect.poll(desk.message).toContain('đã được');
  expect(await desk.tone()).toBe('error');

  const book = path.join(office.folder, 'tháng 1 đã chốt.xlsx');
  await app.answerDialogs({ filePath: book });
  await app.clickAction('workbook.export');
  await page.getByRole('button', { name: 'Chọn nơi lưu và xuất…' }).click();
  await expect.poll(desk.message).toContain('Đã xuất biểu');
  changeInBook(book, name, number, 4321);
  await app.answerDialogs({ filePaths: [book] });
  await app.clickAction('workbook.import');
  const preview = page.getByRole('dialog');
  await expect.poll(() => preview.innerText()).toContain('đã chốt nên không nhập “4.321”');
  await desk.shot('story-09-import');
  await preview.getByRole('button', { name: 'Đóng', exact: true }).last().click();
  await preview.waitFor({ state: 'detached' });
  expect(await desk.textAt(row, 'current')).toBe(sent);

  await app.clickAction('period.close');
  await dialog.getByRole('button', { name: 'Mở lại kỳ…' }).click();
  await page.keyboard.type('Một xã gửi nhầm số');
  await desk.byId('reopen').getByRole('button', { name: 'Mở lại kỳ' }).click();
  await expect.poll(() => desk.byId('closings').innerText()).toContain('Một xã gửi nhầm số');
  await desk.press('Escape');
  await desk.type(row, 'current', '41,5');
  await desk.press('Control+Shift+h');
  await expect
    .poll(() => desk.byId('history-panel').innerText())
    .toMatch(/Mở lại tháng 1 năm 2022.*Một xã gửi nhầm số.*Chốt số liệu tháng 1 năm 2022/s);
  await desk.shot('story-09-log');
  await desk.press('Control+Shift+h');
};
