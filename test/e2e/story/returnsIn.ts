import { existsSync, rmSync } from 'node:fs';
import path from 'node:path';
import { expect } from 'vitest';
import { deskOf } from './desk';
import type { Office } from './office';
import { communesSend, returnedOf } from './reportingForms';

/** What came is looked at, taken in, sent back with what is to be mended, and taken in again. */
export const returnsIn = async (office: Office): Promise<void> => {
  const { byId, press, shot } = deskOf(office);
  const board = byId('returns-dialog');
  const summary = () => expect.poll(() => byId('returns-summary').innerText());
  const unit = async (name: string): Promise<string> => {
    await board.getByRole('button', { name, exact: true }).click();
    return board.innerText();
  };
  const bring = async (day: string): Promise<void> => {
    await office.app.answerDialogs({ filePaths: [returnedOf(office)] });
    await board.getByLabel('Ngày nhận').fill(day);
    await board.getByRole('button', { name: 'Chọn thư mục…' }).click();
  };
  // The copy that LibreOffice saved is the one that was sent.
  rmSync(path.join(returnedOf(office), 'T01-2022 Xã Hố Mít.xlsx'));
  await office.app.clickAction('returns.receive');
  await summary().toContain('10 chưa gửi');
  await bring('24/01/2022');
  // Figures of seven communes, one of them 72 times what is usual: that one waits for a person.
  await expect.poll(() => board.innerText()).toContain('Nhận 7 báo cáo (28 số liệu)');
  const read = await board.innerText();
  expect(read).toMatch(/than thuoc\.xlsx\s+không đọc được/u);
  expect(read).toMatch(/Ta Mit\.xlsx\s+sai kỳ\s+báo cáo này của tháng 2 năm 2022/u);
  expect(await unit('Xã Mường Khoa')).toMatch(/Sản lượng chè búp tươi.*290,25\s+G11/u);
  expect(await unit('Xã Nậm Sỏ')).toMatch(/Thu ngân sách trên địa bàn.*1\.234\s/u);
  expect(await unit('Xã Pắc Ta')).toContain('được đọc là “Rét đậm, cây giống về chậm”');
  expect(await unit('Xã Hố Mít')).toMatch(/Sản lượng chè búp tươi.*180\s/u);
  expect(await unit('Xã Phúc Khoa')).toContain('có thể nhầm đơn vị tính hoặc dấu phân cách');
  await shot('08-board');
  await board.getByRole('tab', { name: 'Theo chỉ tiêu' }).click();
  await expect.poll(() => board.innerText()).toMatch(/Sản lượng chè búp tươi[\s\S]*Xã Hố Mít/u);
  await board.getByRole('tab', { name: 'Theo đơn vị' }).click();
  // In a hurry: it is taken all the same.
  await board.getByLabel('Nhận: G15').check();
  expect(await unit('Xã Nậm Cần')).toContain('Số hộ trồng quế');
  await board.getByRole('button', { name: 'Trả lại để bổ sung…' }).click();
  await office.page.keyboard.type('Số hộ trồng quế không thuộc biểu này; đề nghị soát lại sản lượng chè.');
  await board.getByRole('button', { name: 'Trả lại đơn vị' }).click();
  await summary().toContain('1 trả lại để bổ sung');
  const marked = path.join(returnedOf(office), 'xã vùng cao', 'Trả lại', 'bao cao thang 1 (ban chinh).xlsx');
  expect(existsSync(marked)).toBe(true);
  await board.getByRole('button', { name: 'Nhận 6 báo cáo (25 số liệu)' }).click();
  await summary().toContain('6 đã gửi · 0 gửi chậm · 3 chưa gửi · 1 trả lại để bổ sung');

  communesSend(office, 'again');
  await bring('27/01/2022');
  await expect.poll(() => board.innerText()).toContain('Nhận 2 báo cáo (8 số liệu)');
  await shot('09-again');
  await board.getByRole('button', { name: 'Nhận 2 báo cáo (8 số liệu)' }).click();
  await summary().toContain('6 đã gửi · 2 gửi chậm · 2 chưa gửi · 0 trả lại để bổ sung');
  await press('Escape');
  await board.waitFor({ state: 'detached' });
};
